"""The values an answer is made of; what cannot be proven cannot be built.

A :class:`Citation` refuses a quote that is not in its paragraph, and an
:class:`Answer` refuses a claim without a citation, so that no composer can
put words into a document's mouth.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from config.errors import AssistantError
from corpus.model import Document, Paragraph, RegisterEntry


class Language(StrEnum):
    """Language of the reply."""

    VIETNAMESE = "vi"
    ENGLISH = "en"


class Outcome(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    NOT_FOUND = "not_found"
    REFUSED = "refused"


class CitationError(AssistantError):
    """A quote does not stand in its paragraph, or a claim cites nothing: a defect, never shown."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered source: a quote, word for word, in its paragraph and document.

    Raises:
        CitationError: if ``quote`` is empty or not a substring of the paragraph's text.
    """

    n: int
    document: Document
    paragraph: Paragraph
    quote: str

    def __post_init__(self) -> None:
        """Check the quote against the paragraph."""
        if not self.quote.strip() or self.quote not in self.paragraph.text:
            raise CitationError(
                f"quote {self.quote[:60]!r} does not stand in paragraph {self.paragraph.id}; "
                "quote the paragraph's own characters."
            )


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of the answer with the numbers of the citations that prove it.

    Attributes:
        text: the statement, without markup.
        strong: the part of ``text`` that a reader who stops early must see
            (set bold); empty or a prefix of ``text``.
    """

    text: str
    sources: tuple[int, ...]
    strong: str = ""


@dataclass(frozen=True, slots=True)
class Near:
    """A paragraph close to a question that found no answer, with its score from 0 to 1."""

    document: Document
    paragraph: Paragraph
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine returns for a question.

    Attributes:
        kind: kind of question ("coverage", "fact", "provision" …).
        understood_as: the question as resolved from the conversation, if it was a follow-up.
        lead: for an outcome other than answered, the sentence that says so; else "".
        claims: statements in reading order; empty unless answered.
        documents: register entries the answer names.
        citations: numbered from 1 without gaps.
        near: closest paragraphs when nothing was found.
        notes: at most a few short sentences of doubt or context.
        confidence: calibrated probability from 0 to 1 that the answer is right.

    Raises:
        CitationError: if a claim cites nothing or a number that does not exist,
            or if the outcome is answered without a claim.
    """

    question: str
    language: Language
    kind: str
    outcome: Outcome
    lead: str = ""
    claims: tuple[Claim, ...] = ()
    documents: tuple[RegisterEntry, ...] = ()
    citations: tuple[Citation, ...] = ()
    near: tuple[Near, ...] = ()
    notes: tuple[str, ...] = ()
    understood_as: str | None = None
    confidence: float = 0.0
    took_ms: float = 0.0

    def __post_init__(self) -> None:
        """Check that every claim is cited and every citation numbered."""
        numbers = tuple(citation.n for citation in self.citations)
        if numbers != tuple(range(1, len(numbers) + 1)):
            raise CitationError(f"citations are numbered {numbers}; number them from 1 without gaps.")
        for claim in self.claims:
            if not claim.sources or not set(claim.sources) <= set(numbers):
                raise CitationError(f"claim {claim.text[:60]!r} cites {claim.sources} of {numbers}.")
        if (self.outcome is Outcome.ANSWERED) != bool(self.claims):
            raise CitationError(f"outcome {self.outcome} does not fit {len(self.claims)} claims.")

    @property
    def text(self) -> str:
        """The text a user reads, without markup, quotes and sources."""
        return "\n".join(claim.text for claim in self.claims) if self.claims else self.lead
