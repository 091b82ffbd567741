"""What the conversation asks of the engine, and nothing more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from corpus.model import Document, Paragraph, ParagraphId
from retrieval.answer import Answer, Language
from retrieval.evidence.candidates import Candidate
from retrieval.finding import Found
from retrieval.library import View

T = TypeVar("T")


class Surroundings(Protocol):
    """A paragraph with what stands around it, in reading order."""

    @property
    def document(self) -> Document:
        """The document it stands in."""
        ...

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph itself."""
        ...

    @property
    def before(self) -> tuple[Paragraph, ...]:
        """The paragraphs directly before it."""
        ...

    @property
    def after(self) -> tuple[Paragraph, ...]:
        """The paragraphs directly after it."""
        ...


class Assistant(Protocol):
    """Answers questions over one snapshot of the library; safe to call from several threads."""

    def ask(
        self,
        question: str,
        *,
        previous: tuple[str, ...] = (),
        levels: frozenset[str],
        language: Language | None = None,
    ) -> Answer:
        """Return the answer.

        Args:
            previous: earlier questions of the conversation, oldest first.
            levels: access levels of the asker.
            language: language of the reply, or None for that of the question.

        Raises:
            QuestionError: if the question cannot be worked on.
        """
        ...

    def around(
        self, paragraph_id: ParagraphId, *, levels: frozenset[str], before: int = 1, after: int = 1
    ) -> Surroundings | None:
        """Return a paragraph and its neighbours, or None where it is gone or beyond the asker's access."""
        ...

    def search(self, question: str, limit: int, *, levels: frozenset[str]) -> tuple[Candidate, ...]:
        """Return the ranked paragraphs for a question, best first.

        Raises:
            QuestionError: if the question cannot be worked on.
        """
        ...

    def find(self, typed: str, *, levels: frozenset[str], documents: int = 5, paragraphs: int = 8) -> Found:
        """Return documents and paragraphs for what someone types.

        Raises:
            QuestionError: if it cannot be worked on.
        """
        ...

    def consult(self, work: Callable[[View], T], *, levels: frozenset[str]) -> T:
        """Return what ``work`` makes of the library as the asker may see it; it may not keep the view."""
        ...
