"""How well the search finds the expected paragraph, apart from what the answer makes of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.evaluation.evaluate import Verdict, groups_of, in_order

DEPTH = 10
"""Places that count for recall and for the reciprocal rank, as ir-measures' R@10 and RR@10 have it."""


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Means over a group of answerable questions, each from 0 to 1.

    Attributes:
        first: share whose paragraph is ranked first.
        within: share whose paragraph is among the first DEPTH.
        reciprocal: mean of 1 / rank, 0 beyond DEPTH.
        found: share whose paragraph is among the candidates at all.
    """

    name: str
    questions: int
    first: float
    within: float
    reciprocal: float
    found: float


def retrieval_scores(verdicts: Sequence[Verdict]) -> tuple[Retrieval, ...]:
    """Return the scores of all questions, then by language, then by kind."""
    ranked = [verdict for verdict in verdicts if verdict.question.answerable and verdict.question.quote]
    groups: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in ranked:
        for name in groups_of(verdict.question):
            groups[name].append(verdict)
    named = [("all", ranked), *((name, groups[name]) for name in sorted(groups, key=in_order))]
    return tuple(_scored(name, group) for name, group in named if group)


def reciprocal_rank(verdict: Verdict) -> float:
    """Return 1 / rank of the expected paragraph, 0 beyond DEPTH."""
    return 1 / verdict.rank if verdict.rank is not None and verdict.rank <= DEPTH else 0.0


def _scored(name: str, group: Sequence[Verdict]) -> Retrieval:
    count = len(group)
    return Retrieval(
        name=name,
        questions=count,
        first=sum(verdict.rank == 1 for verdict in group) / count,
        within=sum(verdict.rank is not None and verdict.rank <= DEPTH for verdict in group) / count,
        reciprocal=sum(reciprocal_rank(verdict) for verdict in group) / count,
        found=sum(verdict.rank is not None for verdict in group) / count,
    )
