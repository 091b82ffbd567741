"""What a button does, and the few bytes that say so.

The bytes go out with a message and come back months later, after restarts and
re-indexing, so they hold only what lasts: a version letter and a paragraph id.
Telegram takes 1 to 64 bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields

from config.errors import AssistantError
from corpus.model import DocumentId, ParagraphId, RegisterId
from retrieval.answer import Language

MAX_BYTES = 64
"""Longest callback data of the Bot API."""


class ActionError(AssistantError):
    """An action does not fit into a button: a defect, never shown."""


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


def encode(action: Action) -> str:
    """Return the callback data of an action.

    Raises:
        ActionError: if it is longer than 64 bytes.
    """
    data = _encode(action)
    size = len(data.encode())
    if size > MAX_BYTES:
        raise ActionError(f"{data!r} has {size} bytes, the limit is {MAX_BYTES}; shorten the paragraph id.")
    return data


def decode(data: str) -> Action | None:
    """Return the action, or None for data that no version of the assistant sent."""
    letter, _, rest = data.partition(":")
    if letter in _BY_ID:
        return _BY_ID[letter](rest) if rest else None
    if letter == "l" and rest in {language.value for language in Language}:
        return ChooseLanguage(Language(rest))
    if letter in ("m", "g", "b", "x"):
        return _of_answer(letter, rest)
    if letter == "j":
        name, _, page = rest.rpartition(":")
        return TurnPage(ParagraphId(name), int(page)) if name and _PAGE.fullmatch(page) else None
    if letter == "w":
        return ShowTour(rest) if not rest or _FIELD.fullmatch(rest) else None
    if data in _BARE:
        return _BARE[data]
    return None


_BARE: Mapping[str, Action] = {"n:": StartAnew(), "a:": AskOtherwise(), "z:": AskQuiz()}
_PAGE = re.compile(r"[1-9]\d{0,3}", re.ASCII)
_FIELD = re.compile(r"[a-z]{1,20}", re.ASCII)
_BY_ID: Mapping[str, Callable[[str], Action]] = {
    "p": lambda rest: OpenParagraph(ParagraphId(rest)),
    "t": lambda rest: TurnTo(ParagraphId(rest)),
    "c": lambda rest: CiteDocument(RegisterId(rest)),
    "q": lambda rest: CitePlace(ParagraphId(rest)),
    "i": lambda rest: ShowPage(ParagraphId(rest)),
    "f": lambda rest: SendFile(DocumentId(rest)),
    "v": lambda rest: ShowRelated(RegisterId(rest)),
    "d": lambda rest: StartReading(RegisterId(rest)),
    "s": lambda rest: ShowMap(RegisterId(rest)),
}
_ANSWER = re.compile(r"(?P<answer>0|[1-9]\d{0,17})(?::(?P<more>[a-z]{1,10}|0|[1-9]\d{0,3}))?", re.ASCII)


def _of_answer(letter: str, rest: str) -> Action | None:
    match = _ANSWER.fullmatch(rest)
    if match is None:
        return None
    answer, more = int(match["answer"]), match["more"]
    if letter == "m":
        return ShowOthers(answer, int(more)) if more is not None and more.isdigit() else None
    if letter == "x":
        return SendList(answer, more) if more in LIST_FORMATS else None
    if letter == "g":
        return Rate(answer, good=True) if more is None else None
    return Rate(answer, False, more or "") if more is None or more in REASONS else None


def _encode(action: Action) -> str:
    letter = _LETTERS.get(type(action))
    if letter is not None:
        return f"{letter}:{getattr(action, fields(action)[0].name)}"
    match action:
        case ShowOthers(answer, page):
            return f"m:{answer}:{page}"
        case TurnPage(paragraph_id, page):
            return f"j:{paragraph_id}:{page}"
        case SendList(answer, format_):
            return f"x:{answer}:{format_}"
        case Rate(answer, good, reason):
            return f"g:{answer}" if good else ":".join(filter(None, (f"b:{answer}", reason)))
        case _:
            return next(data for data, bare in _BARE.items() if bare == action)


_LETTERS: Mapping[type, str] = {
    OpenParagraph: "p",
    TurnTo: "t",
    CiteDocument: "c",
    CitePlace: "q",
    ShowPage: "i",
    SendFile: "f",
    ShowRelated: "v",
    StartReading: "d",
    ShowMap: "s",
    ShowTour: "w",
    ChooseLanguage: "l",
}
"""Actions of one value, which stands behind the letter."""
