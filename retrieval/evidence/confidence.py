"""From what is known of a piece of evidence to the probability that it answers.

A logistic model over a handful of features, with weights in
``data/confidence.toml`` that ``python -m retrieval calibrate`` fits and
measures. Conditions that rule an answer out are not weighed but applied.
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from retrieval.answer import Language
from retrieval.query import Query

_TABLE = Path(__file__).parents[1] / "data" / "confidence.toml"
RULED_OUT = 0.05
"""Most confidence of evidence that contradicts a condition of the question."""


HALF = 0.5
"""How well a number without the noun that is counted, or a date where nothing is due, answers: not, if more is missing."""


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of evidence, each from 0 to 1.

    Attributes:
        score: fused score among this question's candidates.
        dense: cosine of question and paragraph.
        passage: share of the question's content in the passage itself.
        context: the same with paragraph, headings and title.
        expected: the passage holds a value of the kind asked for.
        asks_value: the question asks for such a value.
        missing: share of the topics that neither passage nor surroundings hold.
        names_held: every name of the question is there.
        years_held: no year contradicts the question.
        value: how much better or worse the value fits than a value without its unit: 0.5, 0 or -0.5;
            0 where none is asked for.
        numbers: the amounts that the question names stand in the passage itself.
        head: what the question asks for first is spoken of.
        subject: share of the question's very subject that stands in the passage or around it.
        subjects_held: no subject of the question is missing altogether, see :mod:`retrieval.evidence.unheld`.
        came_about: what the passage says came about, where the question asks for that.
    """

    score: float
    dense: float
    passage: float
    context: float
    expected: float
    asks_value: float
    missing: float
    names_held: float
    years_held: float
    came_about: float = 1.0
    subjects_held: float = 1.0
    value: float = 0.0
    numbers: float = 1.0
    head: float = 1.0
    subject: float = 1.0


@dataclass(frozen=True, slots=True)
class Weights:
    """A fitted model: one weight a feature, and the constant."""

    constant: float
    by_feature: tuple[tuple[str, float], ...]


def probability(features: Features, query: Query) -> float:
    """Return the probability from 0 to 1 that the evidence answers the question."""
    weights = load_weights(query.spoken)
    total = weights.constant + sum(weight * getattr(features, name) for name, weight in weights.by_feature)
    chance = 1 / (1 + math.exp(-total))
    return min(chance, RULED_OUT) if is_ruled_out(features) else chance


def is_ruled_out(features: Features) -> bool:
    """Tell whether a condition of the question is contradicted or the value asked for is missing."""
    vague = features.expected <= HALF and features.missing > 0
    value_missing = features.expected == 0 or (features.asks_value > 0 and vague)
    conditions = (features.names_held, features.years_held, features.came_about, features.subjects_held)
    return value_missing or 0 in conditions


@cache
def load_weights(language: Language) -> Weights:
    """Read the fitted weights for questions of a language, once a process."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))[language.value]
    names = [field.name for field in fields(Features)]
    return Weights(float(table["constant"]), tuple((name, float(table[name])) for name in names if name in table))
