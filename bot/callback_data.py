"""The few bytes in which a button says what it does: the callback data of the Bot API.

They go out with a message and come back months later, after restarts and
re-indexing, so they hold only what lasts: a letter and an id. Telegram takes
1 to 64 bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields

from bot.actions import (
    LIST_FORMATS,
    REASONS,
    Action,
    AskOtherwise,
    AskQuiz,
    ChooseLanguage,
    CiteDocument,
    CitePlace,
    OpenParagraph,
    Rate,
    SendFile,
    SendList,
    ShowMap,
    ShowOthers,
    ShowPage,
    ShowRelated,
    ShowTour,
    StartAnew,
    StartReading,
    TurnPage,
    TurnTo,
)
from config.errors import AssistantError
from corpus.model import DocumentId, ParagraphId, RegisterId
from retrieval.answer import Language

MAX_BYTES = 64
"""Longest callback data of the Bot API."""


class ActionError(AssistantError):
    """An action does not fit into a button: a defect, never shown."""


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
