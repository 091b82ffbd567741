"""The scores of every piece and target for every question, taken apart so that they can be put together in other ways."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]  # scipy brings no types

from indexes.analysis import JOINT, analyse
from indexes.lexical import ACCENTED_WEIGHT
from indexes.measuring import DEPTH
from tests.benchmarks.ranking.bm25 import TermMatrix, scores
from tests.benchmarks.ranking.pools import Pool, Scores

WINDOW = 8
"""Syllables within which two of a question count as near."""
OUT = np.float32(-np.inf)
"""Score of what is not ranked."""


class Board:
    """All that trials are made of, each computed on first use."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        self.relevant = pool.relevant()
        self.cosines = pool.cosines()
        self._asked = [analyse(asked.searched) for asked in pool.questions]
        self._texts = [analyse(f"{p.passage.text}\n{p.passage.expansions}") for p in pool.pieces]

    @cached_property
    def folded(self) -> TermMatrix:
        """Folded syllables, pairs and symbols of the passages, as the lexical index holds them."""
        return TermMatrix(terms.folded for terms in self._texts)

    @cached_property
    def asked(self) -> csr_matrix:
        """The folded terms of the questions."""
        return self.folded.ask(terms.folded for terms in self._asked)

    @cached_property
    def singles(self) -> Scores:
        """What syllables and symbols add to the folded score of each piece."""
        asked = self.folded.ask((terms.folded for terms in self._asked), lambda term: JOINT not in term)
        return scores(asked, self.folded.weights())

    @cached_property
    def pairs(self) -> Scores:
        """What pairs of neighbours add."""
        return self.lexical(1.0, 0.0) - self.singles

    @cached_property
    def accents(self) -> Scores:
        """The score of each piece by syllables that agree to the mark."""
        matrix = TermMatrix(terms.accented for terms in self._texts)
        return scores(matrix.ask(terms.accented for terms in self._asked), matrix.weights())

    @cached_property
    def near_pairs(self) -> Scores:
        """The score of each piece by two syllables of the question that stand close to one another, in any order."""
        wanted = [frozenset(_close(_singles(terms.folded))) for terms in self._asked]
        known = frozenset().union(*wanted)
        matrix = TermMatrix([pair for pair in _close(_singles(t.folded)) if pair in known] for t in self._texts)
        return scores(matrix.ask(sorted(pairs) for pairs in wanted), matrix.weights())

    def part(self, texts: Sequence[str]) -> Scores:
        """Return the score of each piece by one part of it alone, as a field of its own.

        Args:
            texts: that part of each piece.
        """
        matrix = TermMatrix(analyse(text).folded for text in texts)
        return scores(matrix.ask(terms.folded for terms in self._asked), matrix.weights())

    def lexical(
        self, folded: float = 1.0, accented: float = ACCENTED_WEIGHT, *, k1: float = 1.2, b: float = 0.75
    ) -> Scores:
        """Return the lexical score of each piece, as it is or with other weights."""
        total = folded * scores(self.asked, self.folded.weights(k1, b))
        return total + np.float32(accented) * self.accents if accented else total

    @cached_property
    def coverage(self) -> Scores:
        """The share of the question's rarity that the best piece of each target holds."""
        rare = self.asked.multiply(self.folded.rarity()).tocsr()
        held = scores(rare, (self.folded.counts > 0).astype(np.float32))
        total = np.maximum(np.asarray(rare.sum(axis=1)), 1e-9)
        return self.pool.best(held / total)

    @cached_property
    def now(self) -> Scores:
        """The ranking as it is: the lexical and the dense score of each target, fused."""
        return self.fused(self.lexical())

    def fused(self, pieces: Scores, dense_weight: float | None = None) -> Scores:
        """Fuse a lexical score of pieces with the dense one, as :func:`indexes.fusion.fuse` does.

        Args:
            dense_weight: for all questions; each question's own if None.
        """
        lexical, dense = self.found(pieces)
        own = np.array([asked.dense_weight for asked in self.pool.questions], np.float32)
        weight = (own if dense_weight is None else np.full(len(own), dense_weight, np.float32))[:, None]
        best = np.nanmax(lexical, axis=1, keepdims=True, initial=1e-9)
        low, high = np.nanmin(dense, axis=1, keepdims=True), np.nanmax(dense, axis=1, keepdims=True)
        total = (1 - weight) * np.nan_to_num(lexical / best)
        total += weight * np.nan_to_num((dense - low) / np.maximum(high - low, 1e-9))
        return np.where(np.isnan(lexical) & np.isnan(dense), OUT, total)

    def found(self, pieces: Scores) -> tuple[Scores, Scores]:
        """Return the scores of the targets that each search finds, NaN for all others."""
        targets = self.pool.best(pieces)
        first = order(targets)[:, :DEPTH]
        lexical = np.full_like(targets, np.nan)
        np.put_along_axis(lexical, first, np.take_along_axis(targets, first, axis=1), axis=1)
        lexical[targets <= 0] = np.nan
        return lexical, self.cosines


def order(values: NDArray[np.floating]) -> NDArray[np.int64]:
    """Return the columns of each row, best first; equal ones keep their order."""
    return np.argsort(-values, axis=1, kind="stable")


def _singles(folded: Sequence[str]) -> list[str]:
    return [term for term in folded if JOINT not in term and "/" not in term]


def _close(syllables: Sequence[str]) -> list[str]:
    """Return the pairs of syllables that stand within the window, each written in alphabetical order."""
    return [
        "\t".join(sorted((one, other)))
        for place, one in enumerate(syllables)
        for other in islice(syllables, place + 1, place + WINDOW)
        if one != other
    ]
