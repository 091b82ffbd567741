"""Amounts of a question that lie in a range of a text: "30 tháng" in "từ đủ 24 tháng đến dưới 36 tháng"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.text.fold import fold

_NUMBER = r"\d+(?:\.\d{3})*(?:,\d+)?"
_UNIT = r"(?P<unit>(?!den\b|toi\b|tro\b|va\b)[a-z%]+)"
_BETWEEN = re.compile(
    rf"\b(?:tu|tren)\s+(?P<over>du\s+)?(?P<low>{_NUMBER})\s*(?:{_UNIT.replace('unit', 'unit1')}\s*)?(?:den|toi|-)\s*(?P<under>duoi\s+)?(?P<high>{_NUMBER})\s*{_UNIT}"
)
_FROM = re.compile(
    rf"\b(?:tu\s+(?:du\s+)?(?P<low>{_NUMBER})\s*{_UNIT}\s+tro len|tren\s+(?P<above>{_NUMBER})\s*{_UNIT.replace('unit', 'unit2')})"
)
_UNDER = re.compile(rf"\b(?:duoi|chua du|khong qua)\s+(?P<high>{_NUMBER})\s*{_UNIT}")
_ASKED = re.compile(rf"(?<![\w/.,-])(?P<number>{_NUMBER})\s+{_UNIT}")


@dataclass(frozen=True, slots=True)
class Range:
    """Amounts of one unit, from ``low`` on and below or up to ``high``."""

    unit: str
    low: float
    high: float
    closed: bool

    def holds(self, amount: float) -> bool:
        """Tell whether an amount lies in it."""
        return self.low <= amount and (amount <= self.high if self.closed else amount < self.high)


def find_ranges(text: str) -> tuple[Range, ...]:
    """Return the ranges that a text names."""
    return tuple(_ranges(fold(text)))


def held_amounts(question: str, text: str) -> tuple[str, ...]:
    """Return the amounts of a question, folded with their units, that lie in a range of a text."""
    asked = _amounts(question)
    if not asked:
        return ()
    ranges = find_ranges(text)
    return tuple(words for words, amount, unit in asked if any(r.unit == unit and r.holds(amount) for r in ranges))


@lru_cache(maxsize=64)
def _amounts(question: str) -> tuple[tuple[str, float, str], ...]:
    """Return the amounts of a question: folded with the unit, the number, the unit; ten passages are held against them."""
    found = _ASKED.finditer(fold(question))
    return tuple((match.group(), _value(match["number"]), match["unit"]) for match in found)


def _ranges(folded: str) -> Iterator[Range]:
    for match in _BETWEEN.finditer(folded):
        yield Range(match["unit"], _value(match["low"]), _value(match["high"]), match["under"] is None)
    for match in _FROM.finditer(folded):
        if match["low"] is not None:
            yield Range(match["unit"], _value(match["low"]), math.inf, closed=True)
        else:
            yield Range(match["unit2"], math.nextafter(_value(match["above"]), math.inf), math.inf, closed=True)
    for match in _UNDER.finditer(folded):
        if not _inside(folded, match.start()):
            yield Range(match["unit"], 0.0, _value(match["high"]), match.group().startswith("khong qua"))


def _inside(folded: str, start: int) -> bool:
    """Tell whether "dưới 36 tháng" only ends a range that began before it."""
    return re.search(r"\b(?:den|toi)\s+$", folded[:start]) is not None


def _value(written: str) -> float:
    return float(written.replace(".", "").replace(",", "."))
