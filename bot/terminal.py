"""Writes a reply as plain text for a terminal, wrapped and free of control characters."""

from __future__ import annotations

import textwrap
import unicodedata
from dataclasses import dataclass

from bot.reply import Copyable, Note, Part, Passage, Quote, Reply, Source, Statement, Understood
from retrieval.source_marks import marks

_BOLD = "\x1b[1m"
_PLAIN = "\x1b[0m"
_QUOTE_BAR = "▏ "


@dataclass(frozen=True, slots=True)
class Style:
    """How a terminal is written on.

    Attributes:
        width: columns.
        bold: whether the terminal understands ANSI sequences.
    """

    width: int = 100
    bold: bool = False


def render_text(reply: Reply, style: Style) -> str:
    """Return the reply as lines of text, without a final line break."""
    return "\n".join(_lines(part, style) for part in reply.parts)


def printable(text: str) -> str:
    """Return ``text`` without characters that would steer a terminal; line breaks stay."""
    return "".join(
        character
        for character in text
        if character == "\n" or unicodedata.category(character) not in {"Cc", "Cf", "Cs"}
    )


def _lines(part: Part, style: Style) -> str:
    match part:
        case Understood():
            return _wrap(f"{part.label} {part.question}", style)
        case Statement():
            return _statement(part, style)
        case Quote():
            return _quote(part, style)
        case Source():
            return _wrap(_source(part), style)
        case Note():
            return _wrap(f"※ {part.text}", style)
        case Copyable():
            return _wrap(f"{part.label}\n{part.text}", style)


def _statement(part: Statement, style: Style) -> str:
    wrapped = _wrap(part.text + (f" {marks(part.marks)}" if part.marks else ""), style)
    strong = _wrap(part.strong, style)
    if not style.bold or not strong or not wrapped.startswith(strong):
        return wrapped
    return f"{_BOLD}{strong}{_PLAIN}{wrapped[len(strong) :]}"


def _quote(part: Quote, style: Style) -> str:
    before = "…" if part.cut_before else ""
    after = "…" if part.cut_after else ""
    words = f"“{before}{part.text}{after}”" + (f" {marks(part.marks)}" if part.marks else "")
    inner = Style(style.width - len(_QUOTE_BAR))
    body = textwrap.indent(_wrap(words, inner), _QUOTE_BAR, lambda _line: True)
    return "\n".join(filter(None, (_wrap(part.caption, style), body)))


def _source(part: Source) -> str:
    places = " · ".join(_passage(passage) for passage in part.passages)
    label = f"{part.label} " if part.label else ""
    placed = any(passage.place for passage in part.passages)
    return label + (" — " if placed else " ").join(filter(None, (places, part.document)))


def _passage(passage: Passage) -> str:
    return f"{marks(passage.marks)} {passage.place}".strip()


def _wrap(text: str, style: Style) -> str:
    """Wrap each line on its own; words and numbers such as 24/2018/QĐ-UBND are never broken."""
    return "\n".join(
        textwrap.fill(line, max(style.width, 20), break_long_words=False, break_on_hyphens=False)
        for line in printable(text).split("\n")
    )
