"""The signs of sources: ① beside what is said, and again before the source that says it."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NUMBERED = re.compile(r"[(\[]?(?P<number>\d{1,3})[)\]]?(?!\w)")
_CIRCLED_RANGES = ((1, 0x2460, 20), (21, 0x3251, 15), (36, 0x32B1, 15))
"""First number, code point of its circled form, and how many follow each other in Unicode."""


def mark(number: int) -> str:
    """Return the sign of a source: ① to ㊿, then (51)."""
    for first, code, count in _CIRCLED_RANGES:
        if first <= number < first + count:
            return chr(code + number - first)
    return f"({number})"


def number_of(label: str) -> int | None:
    """Return the number that a label begins with, as a sign (①), in brackets ([12], (51)) or bare; None without one."""
    first = label[:1]
    for start, code, count in _CIRCLED_RANGES:
        if first and code <= ord(first) < code + count:
            return start + ord(first) - code
    match = _NUMBERED.match(label)
    return int(match["number"]) if match else None


def is_mark(character: str) -> bool:
    """Tell whether a character is one of the circled numbers."""
    return len(character) == 1 and any(code <= ord(character) < code + count for _, code, count in _CIRCLED_RANGES)


def marks(numbers: Iterable[int]) -> str:
    """Return the signs of several sources in a row."""
    return "".join(mark(number) for number in numbers)
