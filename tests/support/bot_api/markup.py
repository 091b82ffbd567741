"""Reads Telegram HTML as the Bot API does: visible text and entities, or a refusal.

Tags: https://core.telegram.org/bots/api#html-style. Offsets and lengths of
entities are UTF-16 code units. Errors name byte offsets, as the real server does.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_ENTITY_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_KNOWN_REFERENCES = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<rest>[^<>]*)>")
_ATTRIBUTES = re.compile(r"""\s*(?:[a-zA-Z-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>]+))?\s*)*""")


class MarkupError(ValueError):
    """The text is not the HTML that Telegram accepts; the message is Telegram's."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A formatted stretch of the visible text, in UTF-16 code units."""

    type: str
    offset: int
    length: int


@dataclass(slots=True)
class _Open:
    name: str
    type: str
    offset: int


def utf16(text: str) -> int:
    """Return the length of ``text`` in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(markup: str) -> tuple[str, tuple[Entity, ...]]:
    """Return visible text and entities.

    Raises:
        MarkupError: with the description that the Bot API gives.
    """
    text: list[str] = []
    entities: list[Entity] = []
    stack: list[_Open] = []
    position = length = 0
    while position < len(markup):
        if markup[position] == "<":
            tag = _tag(markup, position)
            if tag["close"]:
                opened = _closed(stack, tag["name"].lower(), _offset(markup, position))
                if length > opened.offset:
                    entities.append(Entity(opened.type, opened.offset, length - opened.offset))
            else:
                stack.append(_opened(stack, tag, length, _offset(markup, position)))
            position = tag.end()
            continue
        reference = _KNOWN_REFERENCES.match(markup, position)
        shown = html.unescape(reference.group()) if reference else markup[position]
        position = reference.end() if reference else position + 1
        text.append(shown)
        length += utf16(shown)
    if stack:
        raise MarkupError(f'Can\'t find end tag corresponding to start tag "{stack[-1].name}"')
    return "".join(text), tuple(sorted(entities, key=lambda e: (e.offset, -e.length)))


def _tag(markup: str, position: int) -> re.Match[str]:
    tag = _TAG.match(markup, position)
    if tag is None:
        raise MarkupError(f"Unclosed start tag at byte offset {_offset(markup, position)}")
    if not _ATTRIBUTES.fullmatch(tag["rest"]):
        raise MarkupError(f"Unexpected end of name token at byte offset {_offset(markup, position)}")
    return tag


def _opened(stack: list[_Open], tag: re.Match[str], length: int, offset: int) -> _Open:
    name = tag["name"].lower()
    if name not in _ENTITY_TYPES:
        raise MarkupError(f'Unsupported start tag "{name}" at byte offset {offset}')
    kind = _ENTITY_TYPES[name]
    if kind == "blockquote" and any(opened.name == "blockquote" for opened in stack):
        raise MarkupError(f"Can't nest blockquote entities at byte offset {offset}")
    if kind == "blockquote" and "expandable" in tag["rest"]:
        kind = "expandable_blockquote"
    return _Open(name, kind, length)


def _closed(stack: list[_Open], name: str, offset: int) -> _Open:
    if not stack:
        raise MarkupError(f"Unexpected end tag at byte offset {offset}")
    if stack[-1].name != name:
        raise MarkupError(
            f'Unmatched end tag at byte offset {offset}, expected "</{stack[-1].name}>", found "</{name}>"'
        )
    return stack.pop()


def _offset(markup: str, position: int) -> int:
    return len(markup[:position].encode("utf-8", "surrogatepass"))
