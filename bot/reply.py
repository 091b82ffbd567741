"""What the assistant says, before it is written for Telegram, the terminal or another channel.

A reply is a sequence of parts in reading order and the buttons below them.
Text is plain: no markup, nothing escaped. What stands in a :class:`Quote` is
word for word a document's; everything else is the assistant's own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from bot.actions import Action


@dataclass(frozen=True, slots=True)
class Understood:
    """The question as it was understood from the conversation."""

    label: str
    question: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement, or one line of a list.

    Attributes:
        strong: the part that a reader who stops early must see; empty or a prefix of ``text``.
        marks: numbers of the sources that prove it.
    """

    text: str
    strong: str = ""
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A document's own words.

    Attributes:
        caption: what the assistant says above the words, such as "Đoạn trước"; may be empty.
        marks: numbers of the sources that the words stand in.
        cut_before, cut_after: the paragraph goes on before or after these words.
        folded: a long quote may be shown folded.
    """

    text: str
    caption: str = ""
    marks: tuple[int, ...] = ()
    cut_before: bool = False
    cut_after: bool = False
    folded: bool = True


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a document, with the numbers it is cited by.

    Attributes:
        link: address that opens it, where the channel has such a thing; may be empty.
    """

    marks: tuple[int, ...]
    place: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A document with the places in it that are cited; one line, never torn apart.

    Attributes:
        label: what stands before the first place, such as "Gần nhất:"; may be empty.
    """

    passages: tuple[Passage, ...]
    document: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A short sentence of doubt or context."""

    text: str


@dataclass(frozen=True, slots=True)
class Copyable:
    """Words to be taken over elsewhere, such as a citation; never torn apart."""

    label: str
    text: str


Part = Understood | Statement | Quote | Source | Note | Copyable


@dataclass(frozen=True, slots=True)
class CopyText:
    """A button that puts a text on the clipboard, where the channel has such a thing."""

    text: str


Press = Action | CopyText
"""What a button may do: ask the assistant for something, or copy."""


@dataclass(frozen=True, slots=True)
class Button:
    """Something the reader may do next."""

    label: str
    action: Press


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture above the words, PNG or JPEG."""

    image: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class File:
    """A file above the words.

    Attributes:
        name: under which the reader gets it.
    """

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Quiz:
    """A question with one right answer, where the channel has such a thing.

    Attributes:
        correct: 0-based option.
        explanation: shown once an option is chosen.
    """

    question: str
    options: tuple[str, ...]
    correct: int
    explanation: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file that was made for the reader, above the words.

    Attributes:
        name: under which the reader gets it.
    """

    content: bytes = field(repr=False)
    name: str = ""


Attachment = Picture | File | Sheet | Quiz


@dataclass(frozen=True, slots=True)
class Reply:
    """One turn of the assistant.

    Attributes:
        parts: in reading order.
        buttons: rows of buttons, from top to bottom.
        replaces: the reply is a new state of the message whose button was pressed,
            where the channel can change a message.
        attachment: what comes with the words; a quiz comes without them.
        toast: the whole reply is a passing remark, where the channel has such a thing.
    """

    parts: tuple[Part, ...]
    buttons: tuple[tuple[Button, ...], ...] = field(default=())
    replaces: bool = False
    toast: bool = False
    attachment: Attachment | None = None

    @property
    def actions(self) -> tuple[Button, ...]:
        """All buttons in reading order."""
        return tuple(button for row in self.buttons for button in row)


def sentence(text: str, strong: str = "") -> Reply:
    """Return a reply of a single statement."""
    return Reply((Statement(text, strong),))
