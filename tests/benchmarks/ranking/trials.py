"""Other ways to rank, each with the settings among which the questions that are not measured choose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags  # type: ignore[import-untyped]  # scipy brings no types

from indexes.lexical import ACCENTED_WEIGHT
from tests.benchmarks.ranking.bm25 import scores
from tests.benchmarks.ranking.board import OUT, Board, order
from tests.benchmarks.ranking.pools import Scores
from tests.benchmarks.ranking.statistics import measured

Fit = Callable[[NDArray[np.int64]], tuple[str, Scores]]
"""Takes the questions to learn from; returns what was chosen, and the scores of all questions with it."""
_CURRENT = "as it is"


@dataclass(frozen=True, slots=True)
class Trial:
    """One other way to rank."""

    name: str
    fit: Fit


def among(board: Board, settings: Mapping[str, Scores]) -> Fit:
    """Choose the setting with the best nDCG@10 on the questions to learn from; the first of equal ones."""
    gains = {name: measured(ranked, board.relevant).gain for name, ranked in settings.items()}

    def fit(learned_from: NDArray[np.int64]) -> tuple[str, Scores]:
        name = max(gains, key=lambda setting: float(gains[setting][learned_from].mean()))
        return name, settings[name]

    return fit


def weight_trials(board: Board) -> Iterator[Trial]:
    """Yield the trials that weigh terms and fields anew."""
    accents = np.float32(ACCENTED_WEIGHT) * board.accents
    now = {_CURRENT: board.now}
    body = board.part([piece.body for piece in board.pool.pieces])
    head = board.part([piece.head for piece in board.pool.pieces])
    title = board.part([piece.title for piece in board.pool.pieces])
    lexical = board.lexical()
    yield Trial(
        "headings as a field of their own",
        among(board, now | {f"× {w}": board.fused(body + np.float32(w) * head + accents) for w in (0.25, 0.5, 1, 2)}),
    )
    yield Trial(
        "headings weighed more",
        among(board, now | {f"+ {w}": board.fused(lexical + np.float32(w) * head) for w in (0.1, 0.25, 0.5, 1)}),
    )
    if title.any():
        yield Trial(
            "title of the document as a field",
            among(board, now | {f"+ {w}": board.fused(lexical + np.float32(w) * title) for w in (0.1, 0.25, 0.5, 1)}),
        )
    settings = {f"× {w}": board.fused(board.singles + np.float32(w) * board.pairs + accents) for w in (0, 0.5, 1.5, 2)}
    yield Trial("pairs of neighbours", among(board, now | settings))
    settings = {f"× {w}": board.fused(board.lexical(1, w)) for w in (0, 0.15, 0.6, 1)}
    yield Trial("syllables with their marks", among(board, now | settings))
    settings = {
        f"k1 {k1}, b {b}": board.fused(board.lexical(k1=k1, b=b)) for k1 in (0.9, 1.2, 1.6) for b in (0.4, 0.75, 0.9)
    }
    yield Trial("BM25's k1 and b", among(board, now | settings))
    settings = {f"+ {w}": board.fused(lexical + np.float32(w) * board.near_pairs) for w in (0.05, 0.1, 0.2, 0.4)}
    yield Trial("proximity: two syllables within 8", among(board, now | settings))


def feedback_trial(board: Board) -> Trial:
    """Return the trial of pseudo-relevance feedback as RM3 has it: the terms of the first passages asked for, too."""
    accents = np.float32(ACCENTED_WEIGHT) * board.accents
    weights = board.folded.weights()
    first = scores(board.asked, weights)
    settings = {_CURRENT: board.now}
    for passages in (5, 10):
        for terms in (10, 30):
            model = _relevance_model(board, first, passages, terms)
            for share in (0.1, 0.3):
                asked = (1 - share) * board.asked + share * diags(_sizes(board.asked)) @ model
                settings[f"{passages} passages, {terms} terms, {share}"] = board.fused(scores(asked, weights) + accents)
    return Trial("pseudo-relevance feedback (RM3)", among(board, settings))


def fusion_trials(board: Board) -> Iterator[Trial]:
    """Yield the trials that put the two scores together in other ways."""
    pieces = board.lexical()
    now = {_CURRENT: board.now}
    settings = {f"{w}": board.fused(pieces, w) for w in (0.2, 0.3, 0.4, 0.5, 0.6)}
    yield Trial("share of the dense score", among(board, now | settings))
    found = board.found(pieces)
    yield Trial("reciprocal rank fusion", among(board, {f"k {k}": _by_ranks(found, k) for k in (5, 20, 60)}))
    yield Trial(
        "scores normalised by mean and spread",
        among(board, {f"{w}": _by_spread(found, w) for w in (0.3, 0.4, 0.5, 0.6)}),
    )


def _relevance_model(board: Board, first: Scores, passages: int, terms: int) -> csr_matrix:
    """Return for each question the likeliest terms of its first passages, which add up to one."""
    counts = board.folded.counts
    shares = diags(1 / np.maximum(_sizes(counts), 1)) @ counts
    best = order(first)[:, :passages]
    weight = np.take_along_axis(first, best, axis=1)
    weight = weight / np.maximum(weight.sum(axis=1, keepdims=True), 1e-9)
    rows = np.repeat(np.arange(len(first)), best.shape[1])
    model = csr_matrix((weight.ravel(), (rows, best.ravel())), shape=first.shape) @ shares
    for row in range(model.shape[0]):
        values = model.data[model.indptr[row] : model.indptr[row + 1]]
        if len(values) > terms:
            values[values < np.partition(values, -terms)[-terms]] = 0
    return diags(1 / np.maximum(_sizes(model), 1e-9)) @ model


def _sizes(rows: csr_matrix) -> NDArray[np.float64]:
    return np.asarray(rows.sum(axis=1)).ravel()


def _by_ranks(found: tuple[Scores, Scores], k: int) -> Scores:
    total = np.zeros_like(found[0])
    for values in found:
        listed = np.where(np.isnan(values), OUT, values)
        places = np.argsort(order(listed), axis=1)  # the inverse permutation: the place of each column
        total += np.where(np.isnan(values), 0, 1 / (k + 1 + places)).astype(np.float32)
    return np.where(total > 0, total, OUT)


def _by_spread(found: tuple[Scores, Scores], dense_weight: float) -> Scores:
    total = np.zeros_like(found[0])
    for values, weight in zip(found, (1 - dense_weight, dense_weight), strict=True):
        spread = np.maximum(np.nanstd(values, axis=1, keepdims=True), 1e-9)
        lifted = (values - np.nanmin(values, axis=1, keepdims=True)) / spread
        total += np.float32(weight) * np.nan_to_num(lifted)
    return np.where(np.isnan(found[0]) & np.isnan(found[1]), OUT, total)
