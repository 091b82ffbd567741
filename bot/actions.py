"""What a button does."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.model import DocumentId, ParagraphId, RegisterId
from retrieval.answer import Language


@dataclass(frozen=True, slots=True)
class OpenParagraph:
    """Show a paragraph in full with what stands around it."""

    paragraph_id: ParagraphId


@dataclass(frozen=True, slots=True)
class TurnTo:
    """Show a neighbouring paragraph in place of the one that is open."""

    paragraph_id: ParagraphId


@dataclass(frozen=True, slots=True)
class StartAnew:
    """Forget what was asked before."""


@dataclass(frozen=True, slots=True)
class AskOtherwise:
    """Say how to ask so that something is found."""


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    """Reply in this language from now on."""

    language: Language


@dataclass(frozen=True, slots=True)
class CiteDocument:
    """Show the forms in which a document of the register is cited."""

    register_id: RegisterId


@dataclass(frozen=True, slots=True)
class CitePlace:
    """Show the forms in which a paragraph and its document are cited."""

    paragraph_id: ParagraphId


@dataclass(frozen=True, slots=True)
class ShowPage:
    """Show the page of a paragraph as a picture, with the paragraph marked."""

    paragraph_id: ParagraphId


@dataclass(frozen=True, slots=True)
class TurnPage:
    """Show another page of the document in place of the picture, the paragraph marked where it stands on it.

    Attributes:
        page: 1-based.
    """

    paragraph_id: ParagraphId
    page: int


@dataclass(frozen=True, slots=True)
class SendFile:
    """Send a document's file."""

    document_id: DocumentId


@dataclass(frozen=True, slots=True)
class ShowRelated:
    """Show what a document cites and what cites it; a held document may be named by its own id."""

    register_id: RegisterId


@dataclass(frozen=True, slots=True)
class ShowOthers:
    """Show the next best paragraphs for a question whose answer was not what was meant.

    Attributes:
        answer: number of the answer.
        page: 0 for the first ones.
    """

    answer: int
    page: int


@dataclass(frozen=True, slots=True)
class Rate:
    """Judge an answer.

    Attributes:
        reason: why it was not good, one of the reasons that are offered; "" before one is chosen.
    """

    answer: int
    good: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ShowTour:
    """Show the fields of work, or one of them.

    Attributes:
        field: short name of the field; "" for all of them.
    """

    field: str = ""


@dataclass(frozen=True, slots=True)
class StartReading:
    """Open a document of the tour at its beginning, which counts it as read."""

    register_id: RegisterId


@dataclass(frozen=True, slots=True)
class AskQuiz:
    """Ask a question to practise on."""


@dataclass(frozen=True, slots=True)
class ShowMap:
    """Draw what a document stands on and what stands on it."""

    register_id: RegisterId


@dataclass(frozen=True, slots=True)
class SendList:
    """Send a list answer as a file.

    Attributes:
        answer: number of the answer.
        format: "xlsx" or "docx".
    """

    answer: int
    format: str


Action = (
    OpenParagraph
    | TurnTo
    | StartAnew
    | AskOtherwise
    | ChooseLanguage
    | CiteDocument
    | CitePlace
    | ShowPage
    | TurnPage
    | SendFile
    | ShowRelated
    | ShowOthers
    | Rate
    | ShowTour
    | StartReading
    | AskQuiz
    | ShowMap
    | SendList
)

LIST_FORMATS = ("xlsx", "docx")
"""Files that a list is given as."""
REASONS = ("wrong", "source", "old", "part", "unclear")
"""Why an answer may not be good: the letters on the wire never change their meaning."""
