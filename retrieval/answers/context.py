"""What every composer is given beside the query."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from corpus.model import RegisterEntry
from retrieval.answer import Answer
from retrieval.evidence.evidence import Evidence, Holding
from retrieval.library import View
from retrieval.query import Query
from retrieval.targets.resolve import Targets


@dataclass(frozen=True, slots=True)
class Context:
    """One question's surroundings.

    Attributes:
        evidence: paragraphs and sentences that may answer, best first; found on first use.
        holding: how much of a query, the own or a changed one, the paragraphs found hold, the most promising first.
        evidence_for: the evidence for a changed query.
        evidence_in: the evidence within the given documents, for a changed query or the own.
        threshold: confidence under which the answer is silence.
        near: nearest paragraphs shown with a silence.
        today: day on which "now" and "still running" are judged.
    """

    query: Query
    view: View
    targets: Targets
    evidence: Callable[[], tuple[Evidence, ...]]
    holding: Callable[[Query], tuple[Holding, ...]]
    evidence_for: Callable[[Query], tuple[Evidence, ...]]
    evidence_in: Callable[[tuple[RegisterEntry, ...], Query], tuple[Evidence, ...]]
    threshold: float
    near: int
    today: date


Composer = Callable[[Context], Answer | None]
"""Returns None where the question is not of its kind after all."""
