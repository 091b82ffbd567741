"""How good a ranking is, question by question, and whether a difference is more than chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CUT = 10
FOLDS = 5
RESAMPLES = 10_000
_SEED = 11


@dataclass(frozen=True, slots=True)
class Measured:
    """A ranking's quality for each question: nDCG@10, and whether something relevant comes first."""

    gain: NDArray[np.float64]
    first: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Difference:
    """Mean difference of two rankings over the same questions, with the interval that holds 95 % of the resamples."""

    mean: float
    low: float
    high: float

    @property
    def beyond_chance(self) -> bool:
        """Whether the interval leaves out nought."""
        return self.low > 0 or self.high < 0


def measured(scores: NDArray[np.floating], relevant: NDArray[np.bool_]) -> Measured:
    """Measure rankings.

    Args:
        scores: a row for each question; equal ones keep the order of the columns, minus infinity is not ranked.
        relevant: which columns answer each question.
    """
    order = np.argsort(-scores, axis=1, kind="stable")[:, :CUT]
    found = np.take_along_axis(relevant & np.isfinite(scores), order, axis=1)
    worth = 1 / np.log2(np.arange(2, found.shape[1] + 2))
    most = np.array([worth[:count].sum() for count in relevant.sum(axis=1)])
    return Measured((found * worth).sum(axis=1) / most, found[:, 0].astype(np.float64))


def folds(questions: int) -> list[NDArray[np.int64]]:
    """Return the questions of each fold."""
    order = np.random.default_rng(_SEED).permutation(questions)
    return [np.sort(order[fold::FOLDS]) for fold in range(FOLDS)]


def difference(before: NDArray[np.float64], now: NDArray[np.float64]) -> Difference:
    """Compare by the paired bootstrap over questions."""
    each = now - before
    drawn = np.random.default_rng(_SEED).integers(len(each), size=(RESAMPLES, len(each)))
    low, high = np.quantile(each[drawn].mean(axis=1), (0.025, 0.975))
    return Difference(float(each.mean()), float(low), float(high))
