"""What a button does, and the few bytes that say so.

The bytes go out with a message and come back months later, after restarts and
re-indexing, so they hold only what lasts: a version letter and a paragraph id.
Telegram takes 1 to 64 bytes.
"""

from __future__ import annotations

from dataclasses import dataclass

from config.errors import AssistantError
from corpus.model import ParagraphId, RegisterId
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


Action = OpenParagraph | TurnTo | StartAnew | AskOtherwise | ChooseLanguage | CiteDocument | CitePlace


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
    if letter == "p" and rest:
        return OpenParagraph(ParagraphId(rest))
    if letter == "t" and rest:
        return TurnTo(ParagraphId(rest))
    if letter == "c" and rest:
        return CiteDocument(RegisterId(rest))
    if letter == "q" and rest:
        return CitePlace(ParagraphId(rest))
    if letter == "l" and rest in {language.value for language in Language}:
        return ChooseLanguage(Language(rest))
    if data == "n:":
        return StartAnew()
    return AskOtherwise() if data == "a:" else None


def _encode(action: Action) -> str:
    match action:
        case OpenParagraph(paragraph_id):
            return f"p:{paragraph_id}"
        case TurnTo(paragraph_id):
            return f"t:{paragraph_id}"
        case CiteDocument(register_id):
            return f"c:{register_id}"
        case CitePlace(paragraph_id):
            return f"q:{paragraph_id}"
        case ChooseLanguage(language):
            return f"l:{language.value}"
        case StartAnew():
            return "n:"
        case AskOtherwise():
            return "a:"
