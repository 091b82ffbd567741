"""The dense index: vectors in FAISS, access levels inside the search.

Every vector is compared, in half precision. Measured at 250,000 vectors of
384 on one core: 15 ms a question and 183 MB, against 24 ms and 367 MB in full
precision; 8 bits are no faster and lose one in eight of the best ten among
near ties. So there is nothing to train, nothing that is found only sometimes,
and an index is built from kept vectors in a fraction of a second: what was
deleted is simply not in the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import chain
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
_CACHED_QUESTIONS = 2048


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
        self._restriction = lru_cache(maxsize=64)(self._make_restriction)

    @classmethod
    def build(
        cls,
        ids: Sequence[ParagraphId],
        levels: Sequence[str],
        owners: Sequence[int],
        blocks: Iterable[Vectors],
    ) -> Self:
        """Build an index.

        Args:
            ids, levels: of each paragraph.
            owners: for each vector, the position of its paragraph in ``ids``.
            blocks: rows of length 1, a block at a time so that memory holds one only.
        """
        left = iter(blocks)
        first = next(left, np.empty((0, 1), np.float32))
        half = faiss.ScalarQuantizer.QT_fp16
        index = faiss.IndexScalarQuantizer(first.shape[1], half, faiss.METRIC_INNER_PRODUCT)
        for block in chain([first], left):
            index.add(np.ascontiguousarray(block, dtype=np.float32))
        if len(ids) != len(levels) or len(owners) != index.ntotal:
            raise SnapshotError(
                f"{len(ids)} ids, {len(levels)} levels, {len(owners)} owners and {index.ntotal} vectors do not fit."
            )
        return cls(index, _encoded(ids), _encoded(levels), np.asarray(owners, dtype=np.int32))

    @property
    def size(self) -> int:
        """Number of paragraphs."""
        return len(self._ids)

    @property
    def passages(self) -> int:
        """Number of vectors."""
        return len(self._owners)

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
        restriction = self._restriction(levels)
        if restriction is None or limit < 1:
            return ()
        wanted = limit + _SPARE
        while True:
            hits, lowest = self._nearest(vector, wanted, restriction)
            if lowest is None or (len(hits) >= limit and lowest < hits[limit - 1].score):
                return hits[:limit]
            wanted *= 4

    def _nearest(
        self, vector: NDArray[np.float32], rows: int, restriction: faiss.SearchParameters
    ) -> tuple[tuple[Hit, ...], float | None]:
        """Return the paragraphs of the nearest rows, and the score of the last row or None if that was all."""
        whole = rows >= self._index.ntotal
        faiss.omp_set_num_threads(1)  # counts for the calling thread alone; a team would wait for a core that is busy
        scores, found = self._index.search(
            np.ascontiguousarray(vector, dtype=np.float32)[None, :],
            min(rows, self._index.ntotal),
            params=restriction,
        )
        best: dict[int, float] = {}
        for score, row in zip(scores[0].tolist(), found[0].tolist(), strict=True):
            if row < 0:  # stands where fewer rows were allowed than asked for
                whole = True
                break
            best.setdefault(int(self._owners[row]), score)
        hits = ranked((Hit(ParagraphId(self._ids[o].decode()), score) for o, score in best.items()), len(best))
        return hits, None if whole else float(scores[0, -1])

    def _make_restriction(self, levels: frozenset[str]) -> faiss.SearchParameters | None:
        """Return what lets rows of these levels through, or None where there are none."""
        allowed = np.isin(self._levels, _encoded(sorted(levels)))[self._owners]
        if not allowed.any():
            return None
        if allowed.all():
            return faiss.SearchParameters()  # looking up each row would cost a sixth of the search
        return faiss.SearchParameters(sel=faiss.IDSelectorBitmap(np.packbits(allowed, bitorder="little")))

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

    def __init__(self, encoder: Encoder, index: DenseIndex, restore: Callable[[str], str] = str) -> None:
        """Put the parts together.

        Args:
            restore: puts back the diacritics of a question typed without them.
        """
        self._encoder = encoder
        self._index = index
        self._restore = restore
        self._vector = lru_cache(maxsize=_CACHED_QUESTIONS)(self._encode)

    def search(self, query: str, limit: int, levels: frozenset[str]) -> tuple[Hit, ...]:
        """Return the paragraphs of these access levels whose vectors are nearest to the question's."""
        if not self._index.size:
            return ()
        return self._index.search(self._vector(query), limit, levels)

    def _encode(self, query: str) -> NDArray[np.float32]:
        vector: NDArray[np.float32] = self._encoder.encode_queries([self._restore(query)])[0]
        return vector


def _encoded(texts: Sequence[str]) -> NDArray[np.bytes_]:
    return np.array([text.encode() for text in texts], dtype=np.bytes_)
