"""Vectors of a large library: found by a coarse copy in memory, scored by the vectors themselves on the disk.

The copy has 4 bits a dimension, a quarter of half precision, and is compared
with the processor's table look-ups (FAISS' fast scan): measured at 400,000
vectors of 384, a question takes 0.27 of the time of comparing every one.
Each dimension is cut into the 16 steps that lose least of a normal
distribution, scaled to its mean and spread: nothing is trained, and the same
vectors make the same index. The best rows by the copy are read from the disk
and scored in full; how far the copy erred on them tells whether one that was
left out could belong among the best, and then more are read. So what is found
is what comparing every vector finds; a test and `tests.benchmarks.nearest`
hold it to that.

Each access level has a copy of its own, so that a search looks at no other.
"""

from __future__ import annotations

import os
import weakref
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import faiss
import numpy as np
from numpy.typing import NDArray

from indexes.hit import Vectors
from indexes.vector_file import write_vectors

FILE = "vectors.f2"
"""The vectors in half precision, row after row."""
_COPY = "coarse-{}.faiss"
_HALF = np.dtype("<f2")
_STEPS = (0.1284, 0.3881, 0.6568, 0.9424, 1.2562, 1.6181, 2.0690, 2.7326)
"""Distance from the mean, in standard deviations, of the steps on either side (J. Max, Quantizing for Minimum
Distortion, 1960)."""
_FEWEST = 12
"""Rows that are scored in full for each row wanted, at least: with 8 one question in eleven had to be compared again, which
took three times as long, with 12 one in fifty."""
_MORE = 2
"""How many times more are scored where that was not enough."""
_CAUTION = 1.5
"""How much larger than the largest error seen one unseen may be; the errors of a thousand rows reach four fifths of
what those of a million do."""
_BLOCK = 16_384

ReadRows = Callable[[NDArray[np.int64]], Vectors]


@dataclass(frozen=True, slots=True)
class _Part:
    """The vectors of one access level.

    Attributes:
        rows: number of each vector of ``copy`` among all.
    """

    level: str
    copy: faiss.IndexPQFastScan
    rows: NDArray[np.int64]


class CoarseVectors:
    """Vectors, each of some access level; immutable."""

    def __init__(self, parts: tuple[_Part, ...], read: ReadRows, dimension: int) -> None:
        """Put the parts together; use :meth:`build` or :meth:`load`.

        Args:
            read: gives the vectors of some rows.
        """
        self._parts = parts
        self._read = read
        self.dimension = dimension
        self.size = sum(len(part.rows) for part in parts)

    @classmethod
    def build(cls, levels: NDArray[np.bytes_], blocks: Iterable[Vectors]) -> Self:
        """Build an index of blocks of rows of length 1.

        Args:
            levels: of each row.
        """
        halves = np.concatenate([block.astype(_HALF) for block in blocks])
        steps = _steps(halves)
        parts = tuple(_copied(level, rows, halves, steps) for level, rows in _by_level(levels))
        return cls(parts, lambda rows: halves[rows].astype(np.float32), halves.shape[1])

    def nearest(
        self, vector: Vectors, rows: int, levels: frozenset[str]
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Return the scores of the nearest rows of these access levels, best first, and their numbers."""
        asked = np.ascontiguousarray(vector, dtype=np.float32)
        found = [self._nearest_of(part, asked, rows) for part in self._parts if part.level in levels]
        scores = np.concatenate([scores for scores, _ in found]) if found else np.empty(0, np.float32)
        numbers = np.concatenate([numbers for _, numbers in found]) if found else np.empty(0, np.int64)
        order = np.lexsort((numbers, -scores))[:rows]
        return scores[order], numbers[order]

    def _nearest_of(self, part: _Part, vector: Vectors, rows: int) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Return the scores and numbers of rows of one level, among which are the nearest."""
        wanted = rows * _FEWEST
        while True:
            by_copy, found = part.copy.search(vector[None, :], min(wanted, len(part.rows)))
            numbers = part.rows[found[0]]
            scores = (self._read(numbers) * vector).sum(axis=1)  # each row by itself: equal rows have equal scores
            if len(numbers) < wanted:
                return scores, numbers
            error = float(np.abs(scores - by_copy[0]).max())
            if by_copy[0, -1] + _CAUTION * error < np.partition(scores, -rows)[-rows]:
                return scores, numbers
            wanted *= _MORE

    def save(self, folder: Path) -> None:
        """Write the index into a folder."""
        with (folder / FILE).open("wb") as file:
            for start in range(0, self.size, _BLOCK):
                rows = np.arange(start, min(start + _BLOCK, self.size))
                file.write(self._read(rows).astype(_HALF).tobytes())
        for number, part in enumerate(self._parts):
            write_vectors(part.copy, folder / _COPY.format(number))

    @classmethod
    def load(cls, folder: Path, levels: NDArray[np.bytes_]) -> Self:
        """Read an index.

        Raises:
            OSError, RuntimeError, ValueError: if it cannot be read, or its files do not fit together.
        """
        parts = tuple(
            _Part(level, faiss.read_index(str(folder / _COPY.format(number))), rows)
            for number, (level, rows) in enumerate(_by_level(levels))
        )
        dimension = int(parts[0].copy.d)
        file = _RowFile(folder / FILE, dimension)
        if any(part.copy.ntotal != len(part.rows) for part in parts) or file.rows != len(levels):
            raise ValueError(f"{file.rows} vectors for {len(levels)} rows")
        return cls(parts, file.read, dimension)


class _RowFile:
    """Vectors on the disk. They are read, not mapped: what was read once stays the system's to keep or to drop."""

    def __init__(self, path: Path, dimension: int) -> None:
        self._descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        weakref.finalize(self, os.close, self._descriptor)
        self._width = dimension * _HALF.itemsize
        self.rows = os.fstat(self._descriptor).st_size // self._width
        os.posix_fadvise(self._descriptor, 0, 0, os.POSIX_FADV_WILLNEED)

    def read(self, rows: NDArray[np.int64]) -> Vectors:
        """Return some rows in full precision."""
        width = self._width
        found = b"".join([os.pread(self._descriptor, width, row * width) for row in rows.tolist()])
        return np.frombuffer(found, _HALF).reshape(len(rows), -1).astype(np.float32)


def _by_level(levels: NDArray[np.bytes_]) -> Iterator[tuple[str, NDArray[np.int64]]]:
    """Yield the access levels in order, each with the numbers of its rows."""
    for level in np.unique(levels):
        yield level.decode(), np.flatnonzero(levels == level)


def _steps(halves: NDArray[np.float16]) -> NDArray[np.float32]:
    """Return the 16 values that stand for those of each dimension."""
    total, squares = np.zeros(halves.shape[1]), np.zeros(halves.shape[1])
    for start in range(0, len(halves), _BLOCK):
        block = halves[start : start + _BLOCK].astype(np.float64)
        total += block.sum(axis=0)
        squares += np.square(block).sum(axis=0)
    mean = total / len(halves)
    spread = np.sqrt(np.maximum(squares / len(halves) - np.square(mean), 0.0))
    around = np.array([*(-step for step in reversed(_STEPS)), *_STEPS])
    steps = mean[:, None] + spread[:, None] * around[None, :]
    return np.asarray(steps, np.float32)


def _copied(level: str, rows: NDArray[np.int64], halves: NDArray[np.float16], steps: NDArray[np.float32]) -> _Part:
    """Return the coarse copy of the vectors of one level."""
    dimension = halves.shape[1]
    copy = faiss.IndexPQFastScan(dimension, dimension, 4, faiss.METRIC_INNER_PRODUCT)
    faiss.copy_array_to_vector(steps.reshape(-1), copy.pq.centroids)
    copy.is_trained = True
    for start in range(0, len(rows), _BLOCK):
        copy.add(halves[rows[start : start + _BLOCK]].astype(np.float32))
    return _Part(level, copy, rows)
