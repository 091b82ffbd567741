"""A small learned ranker over the scores that are there: it puts the first candidates in a new order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier  # type: ignore[import-untyped]  # it brings no types
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]  # as above

from tests.benchmarks.ranking.board import Board, order
from tests.benchmarks.ranking.pools import Scores
from tests.benchmarks.ranking.trials import Trial

READ = 30
"""Candidates that are put in order."""
_SEED = 5


class _Model(Protocol):
    def judge(self, rows: NDArray[np.float32]) -> NDArray[np.float32]: ...


class _Pairwise:
    """Learns from each right candidate beside each wrong one of the same question: a linear order."""

    def __init__(self, features: NDArray[np.float32], right: NDArray[np.bool_]) -> None:
        better = [
            row[wins][:, None] - row[~wins][None, :]
            for row, wins in zip(features, right, strict=True)
            if wins.any() and not wins.all()
        ]
        differences = np.concatenate([pairs.reshape(-1, features.shape[2]) for pairs in better])
        both = np.concatenate([differences, -differences])
        truth = np.repeat([1, 0], len(differences))
        self._model = LogisticRegression(C=1.0, fit_intercept=False, max_iter=500).fit(both, truth)

    def judge(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the score of each row of features."""
        return np.asarray(rows @ self._model.coef_[0], np.float32)


class _Trees:
    """Gradient-boosted trees that tell right candidates from wrong ones."""

    def __init__(self, features: NDArray[np.float32], right: NDArray[np.bool_]) -> None:
        self._model = HistGradientBoostingClassifier(
            max_iter=80, learning_rate=0.08, max_leaf_nodes=8, min_samples_leaf=30, random_state=_SEED
        ).fit(features.reshape(-1, features.shape[2]), right.ravel())

    def judge(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the score of each row of features."""
        return np.asarray(self._model.decision_function(rows), np.float32)


def learned_trials(board: Board) -> tuple[Trial, ...]:
    """Return the trials of a linear order and of trees."""
    first = order(board.now)[:, :READ]
    features = np.stack([np.take_along_axis(values, first, axis=1) for values in _features(board)], axis=2)
    return (
        Trial("learned: pairwise logistic regression", _fit(board, first, features, _Pairwise)),
        Trial("learned: gradient-boosted trees", _fit(board, first, features, _Trees)),
    )


def _fit(
    board: Board,
    first: NDArray[np.int64],
    features: NDArray[np.float32],
    make: Callable[[NDArray[np.float32], NDArray[np.bool_]], _Model],
) -> Callable[[NDArray[np.int64]], tuple[str, Scores]]:
    right = np.take_along_axis(board.relevant, first, axis=1)

    def fit(learned_from: NDArray[np.int64]) -> tuple[str, Scores]:
        model = make(features[learned_from], right[learned_from])
        judged = model.judge(features.reshape(-1, features.shape[2])).reshape(first.shape)
        above = judged - judged.min(axis=1, keepdims=True) + 2  # all that is read stands before all that is not
        ranked = board.now.copy()
        np.put_along_axis(ranked, first, above, axis=1)
        return f"{features.shape[2]} features", ranked

    return fit


def _features(board: Board) -> list[Scores]:
    """Return the features of each question and target: scores as shares of the question's best, coverage, length."""
    pool = board.pool
    pieces = (
        board.lexical(), board.singles, board.pairs, board.accents, board.near_pairs,
        board.part([piece.head for piece in pool.pieces]), board.part([piece.body for piece in pool.pieces]),
    )  # fmt: skip
    by_target = [pool.best(piece) for piece in pieces]
    shares = [values / np.maximum(values.max(axis=1, keepdims=True), 1e-9) for values in by_target]
    lowest = np.nanmin(board.cosines, axis=1, keepdims=True)
    cosines = np.where(np.isnan(board.cosines), lowest, board.cosines)
    length = np.log1p(np.bincount(pool.owners, [len(piece.body.split()) for piece in pool.pieces]))
    return [
        np.where(np.isfinite(board.now), board.now, 0), *shares, by_target[0] / 50, cosines,
        cosines - cosines.max(axis=1, keepdims=True), board.coverage,
        np.broadcast_to(length.astype(np.float32), board.now.shape),
    ]  # fmt: skip
