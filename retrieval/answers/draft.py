"""An answer in the making: numbers citations and refuses what is not quoted right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.model import Document, Paragraph, RegisterEntry, RegisterId
from retrieval.answer import Answer, Citation, Claim, Near, Outcome
from retrieval.query import Kind, Query
from retrieval.wording import say

SURE = 0.95
"""Confidence of an answer read from the register rather than found by search."""
POOR_SCAN = 80.0
"""Mean OCR confidence under which a quoted scan is called doubtful."""
MAX_CITATIONS = 30
"""Sources of one answer; a list of hundreds cites the first places only."""


@dataclass(slots=True)
class Draft:
    """Collects claims and citations for one query, then builds the checked answer."""

    query: Query
    kind: Kind
    claims: list[Claim] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    documents: dict[RegisterId, RegisterEntry] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def cite(self, document: Document, paragraph: Paragraph, quote: str) -> int:
        """Return the number of this quote's citation; a place quoted twice keeps its first number.

        A further quote of the same paragraph is folded into the earlier citation
        where one contains the other.
        """
        for index, known in enumerate(self.citations):
            if known.paragraph.id != paragraph.id:
                continue
            if quote in known.quote:
                return known.n
            if known.quote in quote:
                self.citations[index] = Citation(known.n, document, paragraph, quote)
                return known.n
        citation = Citation(len(self.citations) + 1, document, paragraph, quote)
        self.citations.append(citation)
        return citation.n

    def claim(self, text: str, sources: Sequence[int], *, strong: str = "") -> None:
        """Add a statement proven by the citations numbered ``sources``."""
        self.claims.append(Claim(text, tuple(dict.fromkeys(sources)), strong))

    def name(self, entry: RegisterEntry) -> None:
        """Record that the answer names this document."""
        self.documents.setdefault(entry.id, entry)

    def note(self, text: str) -> None:
        """Add a short sentence of doubt or context, once."""
        if text and text not in self.notes:
            self.notes.append(text)

    @property
    def full(self) -> bool:
        """Whether the answer has as many sources as one answer may have."""
        return len(self.citations) >= MAX_CITATIONS

    def answered(self, confidence: float) -> Answer:
        """Build the answer; raises CitationError if a claim has no source."""
        return Answer(
            question=self.query.asked,
            language=self.query.language,
            kind=self.kind.value,
            outcome=Outcome.ANSWERED,
            claims=tuple(self.claims),
            documents=tuple(self.documents.values()),
            citations=tuple(self.citations),
            notes=(*self._doubt_of_scans(), *self.notes),
            understood_as=self.query.text if self.query.resolved else None,
            confidence=confidence,
        )

    def _doubt_of_scans(self) -> Iterator[str]:
        """Say how sure the recognition is of the worst page that is quoted, whatever kind of answer quotes it."""
        known = [one.paragraph.confidence for one in self.citations if one.paragraph.confidence is not None]
        if known and min(known) < POOR_SCAN:
            yield say(self.query.language, "scan_note", confidence=round(min(known)))

    def silent(
        self, lead: str, near: Sequence[Near] = (), *, outcome: Outcome = Outcome.NOT_FOUND, confidence: float = 0.0
    ) -> Answer:
        """Build the honest silence: what is missing, and what is closest."""
        return Answer(
            question=self.query.asked,
            language=self.query.language,
            kind=self.kind.value,
            outcome=outcome,
            lead=lead,
            documents=tuple(self.documents.values()),
            near=tuple(near),
            notes=tuple(self.notes),
            understood_as=self.query.text if self.query.resolved else None,
            confidence=confidence,
        )
