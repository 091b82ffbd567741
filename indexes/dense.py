"""The dense index: paragraphs by their vectors, access levels inside the search.

Up to :data:`COARSE_FROM` vectors every one is compared (`indexes.exact`);
beyond, a coarse copy tells which are worth it (`indexes.coarse`). What is found
is the same. Nothing is trained, and an index is built from kept vectors in
seconds: what was deleted is simply not in the next one.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol, Self

import faiss
import numpy as np
from numpy.typing import NDArray

from config.errors import SnapshotError
from corpus.model import ParagraphId
from indexes import coarse
from indexes.coarse import CoarseVectors
from indexes.exact import ExactVectors
from indexes.hit import Encoder, Hit, Vectors, ranked

COARSE_FROM = 60_000
"""Vectors from which a coarse copy is made; below, comparing all takes a few milliseconds and 46 MB."""
_OWNERS = "owners.npz"
_SPARE = 32
"""Rows fetched beyond the limit, so that hits of one score at the border can be ordered by id."""
_CACHED_QUESTIONS = 2048


class VectorIndex(Protocol):
    """Numbered vectors, each of some access level."""

    @property
    def size(self) -> int:
        """Number of vectors."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    def nearest(
        self, vector: Vectors, rows: int, levels: frozenset[str]
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Return the scores of the nearest rows of some levels, best first, and their numbers; fewer if there are fewer."""
        ...

    def save(self, folder: Path) -> None:
        """Write the vectors into a folder."""
        ...


class DenseIndex:
    """Vectors of passages, each owned by a paragraph of some access level; immutable.

    A paragraph may own several vectors; its score is that of the best one.
    """

    def __init__(
        self,
        vectors: VectorIndex,
        ids: NDArray[np.bytes_],
        levels: NDArray[np.bytes_],
        owners: NDArray[np.int32],
    ) -> None:
        """Put the parts together; use :meth:`build` or :meth:`load`.

        Args:
            ids, levels: of each paragraph.
            owners: for each vector, the position of its paragraph.
        """
        self._vectors = vectors
        self._ids = ids
        self._levels = levels
        self._owners = owners

    @classmethod
    def build(
        cls,
        ids: Sequence[ParagraphId],
        levels: Sequence[str],
        owners: Sequence[int],
        blocks: Iterable[Vectors],
        *,
        coarse_from: int = COARSE_FROM,
    ) -> Self:
        """Build an index.

        Args:
            ids, levels: of each paragraph.
            owners: for each vector, the position of its paragraph in ``ids``.
            blocks: rows of length 1, a block at a time.
            coarse_from: vectors from which a coarse copy is made.
        """
        owned, of_paragraphs = np.asarray(owners, dtype=np.int32), _encoded(levels)
        kind = CoarseVectors if len(owned) >= max(coarse_from, 1) else ExactVectors
        vectors = kind.build(_of_rows(of_paragraphs, owned), blocks)
        if len(ids) != len(levels) or len(owned) != vectors.size:
            raise SnapshotError(
                f"{len(ids)} ids, {len(levels)} levels, {len(owned)} owners and {vectors.size} vectors do not fit."
            )
        return cls(vectors, _encoded(ids), of_paragraphs, owned)

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
        return self._vectors.dimension

    def search(self, vector: NDArray[np.float32], limit: int, levels: frozenset[str]) -> tuple[Hit, ...]:
        """Return the paragraphs of these access levels nearest to a vector, in a total order.

        Args:
            vector: of length 1, shape (dimension,).
            limit: most hits.
            levels: only paragraphs of these levels are looked at.
        """
        if limit < 1:
            return ()
        wanted = limit + _SPARE
        while True:
            hits, lowest = self._nearest(vector, wanted, levels)
            if lowest is None or (len(hits) >= limit and lowest < hits[limit - 1].score):
                return hits[:limit]
            wanted *= 4

    def _nearest(
        self, vector: NDArray[np.float32], rows: int, levels: frozenset[str]
    ) -> tuple[tuple[Hit, ...], float | None]:
        """Return the paragraphs of the nearest rows, and the score of the last row or None if that was all."""
        faiss.omp_set_num_threads(1)  # counts for the calling thread alone; a team would wait for a core that is busy
        scores, found = self._vectors.nearest(vector, rows, levels)
        best: dict[int, float] = {}
        for score, owner in zip(scores.tolist(), self._owners[found].tolist(), strict=True):
            best.setdefault(owner, score)
        hits = ranked((Hit(ParagraphId(self._ids[o].decode()), score) for o, score in best.items()), len(best))
        return hits, float(scores[-1]) if len(found) == rows else None

    def save(self, folder: Path) -> None:
        """Write the index into a folder, which is made if need be."""
        folder.mkdir(parents=True, exist_ok=True)
        self._vectors.save(folder)
        np.savez(folder / _OWNERS, ids=self._ids, levels=self._levels, owners=self._owners)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read an index.

        Raises:
            SnapshotError: if the folder holds none, or a damaged one.
        """
        kind = CoarseVectors if (folder / coarse.FILE).exists() else ExactVectors
        try:
            with (
                (folder / _OWNERS).open("rb") as file,
                np.load(file, allow_pickle=False) as arrays,
            ):  # np.load leaves a bad one open
                ids, levels, owners = arrays["ids"], arrays["levels"], arrays["owners"]
            vectors = kind.load(folder, _of_rows(levels, owners))
        except (OSError, RuntimeError, ValueError, KeyError, IndexError, EOFError, zipfile.BadZipFile) as error:
            raise SnapshotError(
                f"the dense index in {folder} cannot be read ({error}); remove the snapshot and run"
                " `python -m indexes update`."
            ) from error
        if len(owners) != vectors.size or len(ids) != len(levels):
            raise SnapshotError(
                f"the dense index in {folder} has {vectors.size} vectors for {len(owners)} owners; remove"
                " the snapshot and run `python -m indexes update`."
            )
        return cls(vectors, ids, levels, owners)


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


def _of_rows(levels: NDArray[np.bytes_], owners: NDArray[np.int32]) -> NDArray[np.bytes_]:
    """Return the access level of each vector: that of its paragraph."""
    return levels[owners] if len(owners) else levels[:0]
