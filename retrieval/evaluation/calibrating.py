"""The command ``calibrate``: fits the weights of the confidence on question files, and says what that is worth.

Few questions bear no free fit, so the weights are held near to those in use; a
fit is worth taking where cross-validation makes fewer errors, and a wrong
answer costs more than silence.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]  # scipy brings no types

from config.command_line import write_file
from config.errors import UsageError
from retrieval.answer import Language
from retrieval.engine import Engine
from retrieval.evaluation.questions import Question, read_questions
from retrieval.evidence.confidence import Features, Weights, is_ruled_out, load_weights
from retrieval.evidence.evidence import Evidence
from retrieval.query import Query

FOLDS = 5
HARDEST = 8
"""Candidates of one question that are learned from, the most confident first."""
BESIDE = 0.25
"""Weight of a candidate that is not the first: only the first is ever said."""
PRIOR = 10.0
"""How strongly weights are held near to those in use."""
FEWEST = 40
"""Questions of fact that a fit needs."""
_SEED = 0
_NAMES = tuple(field.name for field in fields(Features))

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """One question's evidence, as numbers.

    Attributes:
        features: one row a piece of evidence: the constant, then the features in use, in the columns of its language.
        open: which pieces no condition rules out.
        right: which pieces stand in the expected paragraph.
        answerable: whether there is an answer at all.
    """

    features: Matrix
    open: NDArray[np.bool_]
    right: NDArray[np.bool_]
    answerable: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the first piece of evidence of each question would do: counts, and how far confidence is from the truth."""

    questions: int
    right: int
    wrong: int
    missed: int
    brier: float


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="question file over the library that is indexed")
    parser.add_argument("--write", type=Path, metavar="TOML", help="write the fitted weights here")


def calibration_of(engine: Engine, options: argparse.Namespace, threshold: float) -> str:
    """Fit the weights; returns what to print. Writes the file that was asked for.

    Raises:
        UsageError: if the file holds too few questions of fact.
    """
    cases = collect(read_questions(options.file), lambda q: engine.evidence(q.question, previous=q.previous))
    if len(cases) < FEWEST:
        raise UsageError(f"{options.file} holds {len(cases)} questions of fact; a fit needs {FEWEST}.")
    used = _as_vector(load_weights)
    fitted = fit(cases, used)
    lines = [
        f"{len(cases)} questions of fact, {FOLDS}-fold cross-validation, threshold {threshold}",
        _line("weights in use", outcome(cases, [used] * len(cases), threshold)),
        _line("fitted near them", outcome(cases, _held_out(cases, used), threshold)),
        "",
        _as_toml(fitted),
    ]
    if options.write is not None:
        write_file(options.write, _as_toml(fitted).encode())
    return "\n".join(lines)


def collect(
    questions: Sequence[Question], evidence: Callable[[Question], tuple[Query, tuple[Evidence, ...]] | None]
) -> tuple[Case, ...]:
    """Return the cases of the questions for which evidence is looked for."""
    cases = []
    for question in questions:
        found = evidence(question)
        if found is not None and found[1]:
            cases.append(_case(question, *found))
    return tuple(cases)


def _case(question: Question, query: Query, found: tuple[Evidence, ...]) -> Case:
    wanted = " ".join(question.quote.split())
    rows = np.array([_row(item.features, query.spoken) for item in found])
    right = [bool(question.answerable and wanted and wanted in " ".join(item.paragraph.text.split())) for item in found]
    return Case(rows, np.array([not is_ruled_out(i.features) for i in found]), np.array(right), question.answerable)


def fit(cases: Sequence[Case], start: Matrix) -> Matrix:
    """Return the weights that make the evidence of these cases most likely, held near to ``start``."""

    def loss(weights: Matrix) -> float:
        total = sum(_loss(case, weights) for case in cases)
        return float(total + PRIOR * ((weights - start) ** 2).sum())

    return np.asarray(minimize(loss, start, method="L-BFGS-B", options={"maxiter": 80}).x)


def outcome(cases: Sequence[Case], weights: Sequence[Matrix], threshold: float) -> Outcome:
    """Return what the first evidence of each case would do, each with its own weights."""
    right = wrong = missed = 0
    squares = 0.0
    for case, own in zip(cases, weights, strict=True):
        chances = np.where(case.open, _chances(case, own), 0.0)
        best = int(chances.argmax())
        said, true = chances[best] >= threshold, bool(case.right[best])
        right += (said and true) or (not said and not case.answerable)
        wrong += said and not true
        missed += not said and case.answerable
        squares += float((chances[best] - true) ** 2)
    return Outcome(len(cases), int(right), int(wrong), int(missed), squares / len(cases))


def _held_out(cases: Sequence[Case], start: Matrix) -> list[Matrix]:
    """Return for each case weights that were fitted without it."""
    order = np.random.default_rng(_SEED).permutation(len(cases))
    weights: dict[int, Matrix] = {}
    for fold in range(FOLDS):
        held = {int(number) for number in order[fold::FOLDS]}
        found = fit([case for number, case in enumerate(cases) if number not in held], start)
        weights |= dict.fromkeys(held, found)
    return [weights[number] for number in range(len(cases))]


def _loss(case: Case, weights: Matrix) -> float:
    chances = np.clip(_chances(case, weights), 1e-9, 1 - 1e-9)
    chosen = np.argsort(-np.where(case.open, chances, 0.0))[:HARDEST]
    chances, right = chances[chosen], case.right[chosen]
    each = -np.where(right, np.log(chances), np.log(1 - chances))
    return float((each * np.where(np.arange(len(chosen)) == 0, 1.0, BESIDE)).sum())


def _chances(case: Case, weights: Matrix) -> Matrix:
    return np.asarray(1 / (1 + np.exp(-np.clip(case.features @ weights, -30, 30))))


def _row(features: Features, language: Language) -> Matrix:
    own = np.array([1.0, *(getattr(features, name) for name in _used())])
    blank = np.zeros_like(own)
    return np.concatenate([own if language is one else blank for one in Language])


def _used() -> tuple[str, ...]:
    """Return the names of the features that weigh, in their order."""
    known = {name for language in Language for name, _ in load_weights(language).by_feature}
    return tuple(name for name in _NAMES if name in known)


def _as_vector(weights_of: Callable[[Language], Weights]) -> Matrix:
    values: list[float] = []
    for language in Language:
        weights = weights_of(language)
        by_feature: Mapping[str, float] = dict(weights.by_feature)
        values += [weights.constant, *(by_feature.get(name, 0.0) for name in _used())]
    return np.array(values)


def _as_toml(weights: Matrix) -> str:
    names = ("constant", *_used())
    tables = []
    for number, language in enumerate(Language):
        own = weights[number * len(names) : (number + 1) * len(names)]
        lines = [f"{name} = {value:.2f}" for name, value in zip(names, own, strict=True)]
        tables.append("\n".join((f"[{language.value}]", *lines)))
    return "\n\n".join(tables) + "\n"


def _line(name: str, found: Outcome) -> str:
    return (
        f"  {name:<18} right {found.right}/{found.questions}, wrong answers {found.wrong}, "
        f"wrong silence {found.missed}, Brier score {found.brier:.3f}"
    )
