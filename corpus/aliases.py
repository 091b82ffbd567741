"""Short names that a document gives to others: "(sau đây gọi tắt là Kế hoạch)", "… (Đề án 942)".

An alias is local to its document. One of another type than the document it
follows names what that document promulgates: "(Đề án 942)" after Quyết định số
942/QĐ-UBND is the scheme, under the number of the decision.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.types import TypeMatch, find_types

_ALIAS = re.compile(
    r"^\s*\(\s*(?P<cue>(?:sau\s+đây|dưới\s+đây)?\s*(?:gọi|viết)\s+(?:tắt|chung)?\s*là\s*:?\s*)?[“\"]?(?P<name>[^()“”\"]{2,80}?)[”\"]?\s*\)"
)
_PROMULGATED = re.compile(
    r"\s*(?:,\s*)?(?:được\s+)?(?:ban\s+hành\s+(?:kèm\s+)?(?:theo|tại)|phê\s+duyệt\s+(?:kèm\s+)?(?:theo|tại)|kèm\s+theo|theo)\s*(?:các\s+)?$",
    re.IGNORECASE,
)
LONGEST_SCHEME = 400
"""Characters of the name of a scheme before "ban hành kèm theo"."""


@dataclass(frozen=True, slots=True)
class Alias:
    """A short name; ``end`` is the offset after its closing bracket."""

    name: str
    end: int
    type: TypeMatch | None


def alias_after(text: str, position: int) -> Alias | None:
    """Return the alias in brackets right after a mention, or None.

    Brackets without "gọi tắt là" hold an alias only if they begin with a type
    name and hold a number: "(Lào)" is a remark.
    """
    match = _ALIAS.match(text[position : position + 140])
    if match is None:
        return None
    name = " ".join(match["name"].split())
    types = [found for found in find_types(name) if found.start == 0]
    if match["cue"] is None and not (types and re.search(r"\d", name)):
        return None
    return Alias(name, position + match.end(), types[0] if types else None)


def scheme_before(text: str, start: int, kind: str | None = None) -> tuple[int, str] | None:
    """Return what a decision named at ``start`` promulgates: where its name begins, and the name.

    Args:
        kind: type name it must be headed by, or None for any type.
    """
    left = max(0, start - LONGEST_SCHEME)
    window = text[left:start]
    tail = _PROMULGATED.search(window)
    if tail is None:
        return None
    heads = [
        found
        for found in find_types(window[: tail.start()])
        if window[found.start].isupper() and (kind is None or found.name == kind)
    ]
    heads = [head for head in heads if ";" not in window[head.start : tail.start()]]
    if not heads:
        return None
    begin = left + _outermost(window, heads, tail.start())
    return begin, text[begin : left + tail.start()].strip(" ,")


def variants(name: str) -> tuple[str, ...]:
    """Return the ways a text may write an alias: with and without "số"."""
    without = re.sub(r"\s+số\s+(?=\d)", " ", name)
    with_word = re.sub(r"\s+(?=\d+$)", " số ", without)
    return tuple(dict.fromkeys((name, without, with_word)))


def _outermost(window: str, heads: list[TypeMatch], end: int) -> int:
    """Return the start of the name: the last head that no other clause separates from its end."""
    for head in reversed(heads):
        before = window[: head.start].rstrip()
        if not before.endswith(("thực hiện", "triển khai", "ban hành", "của", "về")) or head is heads[0]:
            return head.start
    return min(heads[-1].start, end)
