"""The values of a check: what was found of each reference of a draft, with proof and correction."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from corpus.model import Paragraph, ParagraphId, ReadDocument, Reference, RegisterEntry
from retrieval.answer import Citation


class Verdict(StrEnum):
    """What can be said of a reference, the gravest first; the values are printed and name their texts."""

    IMPOSSIBLE = "impossible_date"
    WRONG_NUMBER = "wrong_number"
    WRONG_DATE = "wrong_date"
    WRONG_ISSUER = "wrong_issuer"
    WRONG_SUBJECT = "wrong_subject"
    CONFLICT = "conflict"
    REPEALED = "repealed"
    REPLACED = "replaced"
    EXPIRED = "said_expired"
    DUPLICATE = "duplicate"
    AMENDED = "amended"
    PERIOD_OVER = "period_over"
    DOUBTFUL_DATE = "doubtful_date"
    SPELLING = "two_spellings"
    ORDER = "order"
    INCOMPLETE = "incomplete"
    TOO_LONG = "too_long"
    FORM = "form"
    UNKNOWN = "unknown"
    CITED_ONLY = "cited_only"
    RIGHT = "right"


FAULTLESS = frozenset({Verdict.RIGHT, Verdict.CITED_ONLY, Verdict.UNKNOWN})
"""Verdicts that blame nothing; that the library does not hold or know a document is no fault of the draft."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is said of a reference.

    Attributes:
        values: what the message says, by the names its text uses.
        sources: numbers of the citations that prove it; empty where the draft alone shows it.
    """

    verdict: Verdict
    values: tuple[tuple[str, str], ...] = ()
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters ``start:end`` of a paragraph's text to be replaced by ``text``; equal offsets insert."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One reference of the draft with everything that was found of it, the gravest first.

    Attributes:
        number: 1-based position among the references of the draft.
        paragraph: of the draft, where the reference stands.
        start, end: offsets of the words concerned in the paragraph's text.
        reference: None for a finding that concerns no reference (a name spelled two ways).
        name: how the line is called: type and symbol, or the name of a law.
        entry: the document that is meant, or None where none is known.
        later: the document was named before in the draft.
        edits: corrections in the paragraph's text, in order, without overlap.
        corrected: the whole paragraph (căn cứ) or the mention as it should read, None where nothing is to be changed.
        missing: fields that no document gives, so that the correction leaves them out.
    """

    number: int
    paragraph: Paragraph
    start: int
    end: int
    reference: Reference | None
    name: str
    findings: tuple[Finding, ...]
    entry: RegisterEntry | None = None
    later: bool = False
    edits: tuple[Edit, ...] = ()
    corrected: str | None = None
    missing: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The gravest of the findings."""
        return self.findings[0].verdict

    @property
    def faulty(self) -> bool:
        """Whether something is to be mended or looked into."""
        return any(finding.verdict not in FAULTLESS for finding in self.findings)

    @property
    def text(self) -> str:
        """The words of the draft that are judged."""
        return self.paragraph.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Placed:
    """A căn cứ line in its right place.

    Attributes:
        position: 0-based, at which it stands in the draft's block.
        text: as it should read there.
    """

    paragraph_id: ParagraphId
    position: int
    text: str


@dataclass(frozen=True, slots=True)
class Check:
    """The result of checking a draft.

    Attributes:
        citations: of the library, numbered from 1; a quote stands word for word in its paragraph.
        blocks: the căn cứ lines of each block in which some stand wrongly, in their right order.
    """

    draft: ReadDocument
    lines: tuple[Line, ...]
    citations: tuple[Citation, ...]
    blocks: tuple[tuple[Placed, ...], ...] = ()

    @property
    def ordered(self) -> tuple[str, ...]:
        """Return the căn cứ lines as they should read in their right order; empty unless some stand wrongly."""
        return tuple(placed.text for block in self.blocks for placed in block)

    @property
    def counts(self) -> dict[Verdict, int]:
        """Return how many lines have each verdict, the gravest first."""
        counted = Counter(line.verdict for line in self.lines)
        return {verdict: counted[verdict] for verdict in Verdict if counted[verdict]}


def ranked(findings: list[Finding]) -> tuple[Finding, ...]:
    """Return findings, the gravest first, each verdict once."""
    order = list(Verdict)
    first = {finding.verdict: finding for finding in reversed(findings)}
    return tuple(sorted(first.values(), key=lambda finding: order.index(finding.verdict)))
