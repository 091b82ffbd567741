"""The dense index: vectors in FAISS, access levels inside the search.

Every vector is compared, in half precision. Measured at 250,000 vectors of
384 on one core: 15 ms a question and 183 MB, against 24 ms and 367 MB in full
precision; 8 bits are no faster and lose one in eight of the best ten among
near ties. So there is nothing to train, nothing that is found only sometimes,
and an index is built from kept vectors in a fraction of a second: what was
deleted is simply not in the next one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Self

import faiss
import numpy as np
from numpy.typing import NDArray

from config.errors import SnapshotError
from corpus.model import ParagraphId
from indexes.hit import Encoder, Hit, Vectors, ranked

_VECTORS = "vectors.faiss"
_OWNERS = "owners.npz"
_SPARE = 32
"""Rows fetched beyond the limit, so that hits of one score at the border can be ordered by id."""
_CACHED_QUESTIONS = 256


class DenseIndex:
    """Vectors of passages, each owned by a paragraph of some access level; immutable.

    A paragraph may own several vectors; its score is that of the best one.
    """

    def __init__(
        self, index: faiss.Index, ids: NDArray[np.bytes_], levels: NDArray[np.bytes_], owners: NDArray[np.int32]
    ) -> None:
        """Put the parts together; use :meth:`build` or :meth:`load`.

        Args:
            ids, levels: of each paragraph.
            owners: for each row of the index, the position of its paragraph.
        """
        self._index = index
        self._ids = ids
        self._levels = levels
        self._owners = owners
        self._selector = lru_cache(maxsize=64)(self._make_selector)

    @classmethod
    def build(cls, ids: Sequence[ParagraphId], levels: Sequence[str], owners: Sequence[int], vectors: Vectors) -> Self:
        """Build an index.

        Args:
            ids, levels: of each paragraph, distinct ids.
            owners: for each vector, the position of its paragraph in ``ids``.
            vectors: rows of length 1, shape (len(owners), dimension).
        """
        if len(ids) != len(levels) or len(owners) != len(vectors):
            raise SnapshotError(
                f"{len(ids)} ids, {len(levels)} levels, {len(owners)} owners and {len(vectors)} vectors do not fit."
            )
        index = faiss.IndexScalarQuantizer(vectors.shape[1], faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index, _encoded(ids), _encoded(levels), np.asarray(owners, dtype=np.int32))

    @property
    def size(self) -> int:
        """Number of paragraphs."""
        return len(self._ids)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._index.d)

    def search(self, vector: NDArray[np.float32], limit: int, levels: frozenset[str]) -> tuple[Hit, ...]:
        """Return the paragraphs of these access levels nearest to a vector, in a total order.

        Args:
            vector: of length 1, shape (dimension,).
            limit: most hits.
            levels: only paragraphs of these levels are looked at.
        """
        selector = self._selector(levels)
        if selector is None or limit < 1:
            return ()
        wanted = limit + _SPARE
        while True:
            hits, whole = self._nearest(vector, wanted, selector)
            if whole or (len(hits) > limit and hits[-1].score < hits[limit - 1].score):
                return hits[:limit]
            wanted *= 4

    def _nearest(
        self, vector: NDArray[np.float32], rows: int, selector: faiss.IDSelector
    ) -> tuple[tuple[Hit, ...], bool]:
        """Return the paragraphs of the nearest rows, and whether those are all rows there are."""
        rows = min(rows, self._index.ntotal)
        scores, found = self._index.search(
            np.ascontiguousarray(vector, dtype=np.float32)[None, :],
            rows,
            params=faiss.SearchParameters(sel=selector),
        )
        best: dict[int, float] = {}
        for score, row in zip(scores[0].tolist(), found[0].tolist(), strict=True):
            if row >= 0:  # -1 stands where fewer rows were allowed
                best.setdefault(int(self._owners[row]), score)
        hits = (Hit(ParagraphId(self._ids[owner].decode()), score) for owner, score in best.items())
        return ranked(hits, rows), rows == self._index.ntotal or bool(found[0, -1] < 0)

    def _make_selector(self, levels: frozenset[str]) -> faiss.IDSelector | None:
        """Return what lets rows of these levels through, or None where there are none."""
        allowed = np.isin(self._levels, _encoded(sorted(levels)))[self._owners]
        if not allowed.any():
            return None
        return faiss.IDSelectorBitmap(np.packbits(allowed, bitorder="little"))

    def save(self, folder: Path) -> None:
        """Write the index into a folder, which is made if need be."""
        folder.mkdir(parents=True, exist_ok=True)
        faiss.write_index(self._index, str(folder / _VECTORS))
        np.savez(folder / _OWNERS, ids=self._ids, levels=self._levels, owners=self._owners)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read an index.

        Raises:
            SnapshotError: if the folder holds none, or a damaged one.
        """
        try:
            index = faiss.read_index(str(folder / _VECTORS))
            with np.load(folder / _OWNERS, allow_pickle=False) as arrays:
                loaded = cls(index, arrays["ids"], arrays["levels"], arrays["owners"])
        except (OSError, RuntimeError, ValueError, KeyError) as error:
            raise SnapshotError(
                f"the dense index in {folder} cannot be read ({error}); remove the snapshot and run"
                " `python -m indexes update`."
            ) from error
        if len(loaded._owners) != index.ntotal or len(loaded._ids) != len(loaded._levels):
            raise SnapshotError(
                f"the dense index in {folder} has {index.ntotal} vectors for {len(loaded._owners)} owners; remove"
                " the snapshot and run `python -m indexes update`."
            )
        return loaded


class DenseSearch:
    """Encoder and vectors together: a question in, hits out; safe to call from several threads."""

    def __init__(self, encoder: Encoder, index: DenseIndex) -> None:
        self._encoder = encoder
        self._index = index
        self._vector = lru_cache(maxsize=_CACHED_QUESTIONS)(self._encode)

    def search(self, query: str, limit: int, levels: frozenset[str]) -> tuple[Hit, ...]:
        """Return the paragraphs of these access levels whose vectors are nearest to the question's."""
        return self._index.search(self._vector(query), limit, levels)

    def _encode(self, query: str) -> NDArray[np.float32]:
        vector: NDArray[np.float32] = self._encoder.encode_queries([query])[0]
        return vector


def _encoded(texts: Sequence[str]) -> NDArray[np.bytes_]:
    return np.array([text.encode() for text in texts], dtype=np.bytes_)
