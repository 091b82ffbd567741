"""Cuts a long reply into messages that Telegram takes.

Telegram counts 4,096 UTF-16 code units of what the reader sees, tags and
entities aside. A piece is well-formed on its own: what is open at a cut is
closed there and opened again in the next piece. Cuts fall between blocks
where that is possible, then after a line, a sentence, a word; never inside a
tag, an entity or a character, and a block that may not be torn (a source line)
stays whole as long as it fits into one message at all. No-break spaces tie a
mark such as ① to the words before it.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from retrieval.source_marks import is_mark

MESSAGE_LIMIT = 4096
"""UTF-16 code units of visible text in one Telegram message."""

_TOKEN = re.compile(
    r"<(?P<close>/?)(?P<name>[a-z][a-z-]{0,20})[^<>]*>|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});|.", re.DOTALL
)
_NO_BREAK = "\u00a0"
_SENTENCE_ENDS = frozenset(".;:!?…”")
_JOINERS = frozenset("\u200d\ufe0e\ufe0f\u20e3")
"""Zero-width joiner, variation selectors and keycap: they belong to the character before them."""


class _Break(IntEnum):
    """How good a place to cut is, best last."""

    NEVER = 0
    CHARACTER = 1
    WORD = 2
    SENTENCE = 3
    LINE = 4
    BLOCK = 5


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of Telegram HTML with every tag closed.

    Attributes:
        html: the text with its tags.
        whole: the block may not be torn apart.
    """

    html: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    """A tag, an entity or a character.

    Attributes:
        text: what the reader sees of it; "" for a tag.
        opens, closes: name of the tag, or "".
    """

    source: str
    text: str = ""
    opens: str = ""
    closes: str = ""

    @property
    def width(self) -> int:
        return utf16_length(self.text)


def split(blocks: Sequence[Block], limit: int = MESSAGE_LIMIT, first: int | None = None) -> tuple[str, ...]:
    """Return the blocks, one below the other, as pieces of at most ``limit`` visible units, of which the first has ``first``.

    The visible text of the pieces in a row is that of the blocks joined by line breaks.
    """
    tokens, breaks = _flatten(blocks, limit)
    pieces: list[str] = []
    opened: tuple[_Token, ...] = ()
    start = 0
    while start < len(tokens):
        end = _cut(tokens, breaks, start, limit if pieces or first is None else first)
        inside = _still_open(opened, tokens[start:end])
        pieces.append(_piece(opened, tokens[start:end], inside))
        opened, start = inside, end
    return tuple(pieces)


def utf16_length(text: str) -> int:
    """Return how many UTF-16 code units ``text`` takes."""
    return len(text) + sum(character > "\uffff" for character in text)


def visible(markup: str) -> str:
    """Return what the reader sees of a piece."""
    return "".join(token.text for token in _tokens(markup))


def _tokens(markup: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(markup):
        source, name = match.group(), match["name"]
        if name is None:
            yield _Token(source, html.unescape(source))
        elif match["close"]:
            yield _Token(source, closes=name)
        else:
            yield _Token(source, opens=name)


def _flatten(blocks: Sequence[Block], limit: int) -> tuple[list[_Token], list[_Break]]:
    """Return all tokens with the quality of a cut after each of them."""
    tokens: list[_Token] = []
    breaks: list[_Break] = []
    for number, block in enumerate(blocks):
        own = list(_tokens(block.html))
        whole = block.whole and sum(token.width for token in own) <= limit
        qualities = [_Break.NEVER] * len(own) if whole else _qualities(own)
        if number < len(blocks) - 1:  # the line break may be cut off, where the block fills a piece
            qualities[-1:] = [_Break.CHARACTER] * len(own[-1:])
            own.append(_Token("\n", "\n"))
            qualities.append(_Break.BLOCK)
        tokens += own
        breaks += qualities
    return tokens, breaks


def _qualities(tokens: Sequence[_Token]) -> list[_Break]:
    """Tell how good a cut after each token is; a cut before closing tags is moved behind them."""
    qualities: list[_Break] = []
    pending = _Break.NEVER
    for position, token in enumerate(tokens):
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        if token.text:
            pending = _quality(tokens, position)
        elif token.opens:
            pending = _Break.NEVER
        qualities.append(_Break.NEVER if following is not None and following.closes else pending)
    return qualities


def _quality(tokens: Sequence[_Token], position: int) -> _Break:
    text = tokens[position].text
    following = next((token.text for token in tokens[position + 1 : position + 8] if token.text), "")
    if following and _tied(text, following):
        return _Break.NEVER
    if text == "\n":
        return _Break.LINE
    if text != " " or following == " ":
        return _Break.CHARACTER
    before = tokens[position - 1].text if position else ""
    return _Break.SENTENCE if before in _SENTENCE_ENDS else _Break.WORD


def _tied(text: str, following: str) -> bool:
    """Tell whether two characters belong together: one glyph, a no-break space, or marks in a row."""
    if unicodedata.combining(following[0]) or following[0] in _JOINERS or text in _JOINERS:
        return True
    return _NO_BREAK in (text, following) or (is_mark(text) and is_mark(following))


def _cut(tokens: Sequence[_Token], breaks: Sequence[_Break], start: int, limit: int) -> int:
    """Return where the piece from ``start`` ends: at the best cut in its second half, else the best."""
    used, end, half = 0, start, start
    while end < len(tokens) and used + tokens[end].width <= limit:
        used += tokens[end].width
        end += 1
        half = end if used <= limit // 2 else half
    if end == len(tokens):
        return end
    for earliest in (half, start):
        found = _best(breaks, earliest, end)
        if found is not None:
            return found
    return max(end, start + 1)  # one character wider than the limit, or joiners without end


def _best(breaks: Sequence[_Break], earliest: int, end: int) -> int | None:
    """Return the last of the best cuts in ``(earliest, end]``, or None."""
    best, found = _Break.NEVER, None
    for position in range(end, earliest, -1):
        if breaks[position - 1] > best:
            best, found = breaks[position - 1], position
    return found


def _still_open(opened: tuple[_Token, ...], tokens: Sequence[_Token]) -> tuple[_Token, ...]:
    stack = list(opened)
    for token in tokens:
        if token.opens:
            stack.append(token)
        elif token.closes and stack and stack[-1].opens == token.closes:
            stack.pop()
    return tuple(stack)


def _piece(opened: Sequence[_Token], tokens: Sequence[_Token], inside: Sequence[_Token]) -> str:
    head = "".join(token.source for token in opened)
    tail = "".join(f"</{token.opens}>" for token in reversed(inside))
    return head + "".join(token.source for token in tokens) + tail
