"""What a passage says to a question, as the composers get it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.model import Paragraph
from retrieval.evidence.confidence import Features
from retrieval.evidence.sentences import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that may answer.

    Attributes:
        spans: sentences or clauses of the paragraph that say it, in order.
        confidence: calibrated probability from 0 to 1 that this answers the question.
        missing: content of the question that neither passage nor its surroundings hold.
        missing_names: names among it; evidence that lacks a name answers another question.
        other_years: years the passage speaks of, where the question asks about a different one.
        headline: the passage is a headline quoted in a footnote, not a finding of the document.
        unheld: words of the question that neither passage nor its surroundings hold.
    """

    paragraph: Paragraph
    spans: tuple[Span, ...]
    confidence: float
    features: Features
    missing: tuple[str, ...] = ()
    missing_names: tuple[str, ...] = ()
    other_years: tuple[int, ...] = ()
    headline: bool = False
    unheld: tuple[str, ...] = ()

    @property
    def quote(self) -> str:
        """The passage, word for word."""
        return self.paragraph.text[self.spans[0].start : self.spans[-1].end]


@dataclass(frozen=True, slots=True)
class Holding:
    """A paragraph and what it holds of the question, whatever value is asked for.

    Attributes:
        share: of the question's content that the paragraph by itself holds, from 0 to 1.
        missing_names: names that neither it nor its surroundings hold.
    """

    paragraph: Paragraph
    share: float
    missing_names: tuple[str, ...]
