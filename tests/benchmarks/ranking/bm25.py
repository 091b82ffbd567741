"""BM25 over terms as matrices, so that a change to it is a line of arithmetic over all questions at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags  # type: ignore[import-untyped]  # scipy brings no types

K1, B = 1.2, 0.75
"""Those of tantivy."""


class TermMatrix:
    """How often each term stands in each passage.

    Attributes:
        counts: passages in rows, terms in columns.
        terms: the column of each term.
    """

    def __init__(self, passages: Iterable[Sequence[str]]) -> None:
        self.terms: dict[str, int] = {}
        columns, ends = [], [0]
        for passage in passages:
            columns.append([self.terms.setdefault(term, len(self.terms)) for term in passage])
            ends.append(ends[-1] + len(passage))
        flat = np.fromiter(chain.from_iterable(columns), np.int64, ends[-1])
        ones = np.ones(len(flat), np.float32)
        self.counts = csr_matrix((ones, flat, np.array(ends)), shape=(len(columns), len(self.terms)))
        self.counts.sum_duplicates()

    def ask(self, questions: Iterable[Sequence[str]], kept: Callable[[str], bool] = lambda term: True) -> csr_matrix:
        """Return the terms of questions, each once, as rows; only those that ``kept`` lets through."""
        columns, ends = [], [0]
        for question in questions:
            known = {self.terms[term] for term in question if term in self.terms and kept(term)}
            columns += sorted(known)
            ends.append(ends[-1] + len(known))
        shape = (len(ends) - 1, len(self.terms))
        return csr_matrix((np.ones(len(columns), np.float32), np.array(columns), np.array(ends)), shape=shape)

    def rarity(self) -> NDArray[np.float64]:
        """Return the inverse document frequency of each term, as BM25 has it."""
        held = np.asarray((self.counts > 0).sum(axis=0)).ravel()
        return np.asarray(np.log1p((self.counts.shape[0] - held + 0.5) / (held + 0.5)))

    def weights(self, k1: float = K1, b: float = B) -> csr_matrix:
        """Return what each term adds to the score of each passage: passages in rows."""
        lengths = np.asarray(self.counts.sum(axis=1)).ravel()
        norms = k1 * (1 - b + b * lengths / max(float(lengths.mean()), 1e-9))
        weighed = self.counts.copy()
        rows = np.repeat(norms, np.diff(weighed.indptr))
        weighed.data = weighed.data * (k1 + 1) / (weighed.data + rows)
        return weighed @ diags(self.rarity())


def scores(questions: csr_matrix, weights: csr_matrix) -> NDArray[np.float32]:
    """Return the score of each passage for each question."""
    return np.asarray((questions @ weights.T).toarray(), np.float32)
