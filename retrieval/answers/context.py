"""What every composer is given beside the query."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from corpus.model import RegisterEntry
from retrieval.answer import Answer
from retrieval.evidence import Evidence
from retrieval.library import View
from retrieval.query import Query
from retrieval.targets import Targets


@dataclass(frozen=True, slots=True)
class Context:
    """One question's surroundings.

    Attributes:
        evidence: paragraphs and sentences that may answer, best first; found on first use.
        evidence_for: the same for a changed query.
        evidence_in: the same within the given documents, for a changed query or the own.
        threshold: confidence under which the answer is silence.
        near: nearest paragraphs shown with a silence.
        today: day on which "now" and "still running" are judged.
    """

    query: Query
    view: View
    targets: Targets
    evidence: Callable[[], tuple[Evidence, ...]]
    evidence_for: Callable[[Query], tuple[Evidence, ...]]
    evidence_in: Callable[[tuple[RegisterEntry, ...], Query], tuple[Evidence, ...]]
    threshold: float
    near: int
    today: date


Composer = Callable[[Context], Answer | None]
"""Returns None where the question is not of its kind after all."""
