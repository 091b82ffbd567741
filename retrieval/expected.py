"""What a factual answer must hold: a number of the thing counted, a percentage, a sum, a time, a body.

A paragraph that speaks of the right thing but holds no such value is a near
miss, and a near miss is silence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.text.fold import fold
from retrieval.query import Expected

_NUMBER = r"(?<![\d/.,-])\d{1,3}(?:\.\d{3})+(?:,\d+)?|(?<![\d/.,-])\d+(?:[.,]\d+)?"
_WORD_NUMBER = r"\b(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)\b"
_QUALIFIER = r"(?:(?:tren|hon|gan|khoang|duoi|toi thieu|toi da|it nhat|nhieu nhat|khong qua|dat|chung)\s+)?"
_VALUES: dict[Expected, re.Pattern[str]] = {
    Expected.PERCENT: re.compile(rf"{_QUALIFIER}(?:{_NUMBER})\s*(?:%|phan tram|diem phan tram)"),
    Expected.MONEY: re.compile(
        rf"{_QUALIFIER}(?:{_NUMBER})\s*(?:(?:nghin|ngan|trieu|ty|ti)\s*){{0,2}}(?:dong|usd|d/|vnd|do la|euro|trieu|ty|ti)\b(?! le)"
        r"|mien phi|khong thu phi"
    ),
    Expected.TIME: re.compile(
        r"\bngay\s+\d{1,2}(?:[/.-]\d{1,2}(?:[/.-]\d{4})?|\s+thang\s+\d{1,2}(?:\s+nam\s+\d{4})?)?"
        r"|\bthang\s+\d{1,2}(?:[/.-]\d{4}|\s+nam\s+\d{4})?|\bquy\s+(?:[1-4]|i{1,3}|iv)\b"
        r"|\b\d{1,2}/\d{1,2}(?:/\d{4})?\b|\b\d{1,2}/(?:19|20)\d\d\b|\b(?:19|20)\d\d\b"
        rf"|(?:{_NUMBER}|{_WORD_NUMBER})\s+(?:ngay|thang|nam|gio|tuan|phut|quy)(?: lam viec)?\b"
        r"|hang (?:ngay|tuan|thang|quy|nam)|dinh ky|\bke tu\b"
    ),
    Expected.QUANTITY: re.compile(rf"{_QUALIFIER}(?:{_NUMBER}|{_WORD_NUMBER})(?![\d/])"),
}
_MAX_UNIT_GAP = 24
"""Characters between a number and the noun it counts: "1.105 cuộc hội nghị"."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value found in a text, as offsets, with the noun it counts where there is one."""

    start: int
    end: int


def find_values(text: str, expected: Expected, units: Sequence[str] = ()) -> tuple[Value, ...]:
    """Return the values of the expected kind, those that count one of ``units`` (folded) if there are any."""
    return _values(fold(text), expected, units)


def _values(folded: str, expected: Expected, units: Sequence[str]) -> tuple[Value, ...]:
    pattern = _VALUES.get(expected)
    if pattern is None:
        return ()
    found: list[Value] = []
    for match in pattern.finditer(folded):
        ends = [_end_of_unit(folded, match.end(), unit) for unit in units] if units else [match.end()]
        end = next((end for end in ends if end is not None), None)
        if end is not None:
            found.append(Value(match.start(), end))
    return tuple(found)


def expected_share(text: str, expected: Expected, units: Sequence[str] = ()) -> float:
    """Return how well a text holds the value asked for: 1 with the noun counted, 0.5 without it, 0 without a value.

    Any text answers an open question, or one for a body.
    """
    return 1.0 if expected in (Expected.ANY, Expected.BODY) else folded_share(fold(text), expected, units)


def folded_share(folded: str, expected: Expected, units: Sequence[str] = ()) -> float:
    """Return the same as :func:`expected_share` for a text that is folded already."""
    if expected in (Expected.ANY, Expected.BODY) or _values(folded, expected, units):
        return 1.0
    return 0.5 if units and _values(folded, expected, ()) else 0.0


def _end_of_unit(folded: str, after_number: int, unit: str) -> int | None:
    """Return where the counted noun ends, if it follows the number closely enough."""
    window = folded[after_number : after_number + _MAX_UNIT_GAP + len(unit)]
    at = window.find(unit)
    if at < 0 or re.search(r"[;.:()]|\d", window[:at]):
        return None
    return after_number + at + len(unit)
