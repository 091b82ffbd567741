"""Planned spans of years: "giai đoạn 2021-2025", "nhiệm kỳ 2020-2025", "đến năm 2030, tầm nhìn đến năm 2045".

A period is what a document plans, not how long it is in force.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_YEAR = r"(?:19|20)\d\d"
_PERIOD = re.compile(
    rf"(?<![\d/.-])(?P<raw>(?P<first>{_YEAR})\s{{0,3}}(?:[-–—]|đến(?:\s+hết)?(?:\s+năm)?)\s{{0,3}}(?P<last>{_YEAR}))(?![\d/]|-\d)"
    rf"|(?P<open>(?:đến|tầm nhìn(?:\s+đến)?)(?:\s+hết)?\s+(?:năm\s+)?(?P<until>{_YEAR})(?![\d/-]))",
    re.IGNORECASE,
)
LONGEST = 60
"""Years over which a span is no plan but two unrelated years."""


class Period(NamedTuple):
    """A span of years in a text.

    Attributes:
        start, end: offsets of ``raw``.
        raw: as written, without the word before it: "2021 - 2025", "đến năm 2030".
        start_year: None where only the end is given.
    """

    start: int
    end: int
    raw: str
    start_year: int | None
    end_year: int


def find_periods(text: str) -> tuple[Period, ...]:
    """Return the spans of years in a text, in reading order."""
    found = []
    for match in _PERIOD.finditer(text):
        if match["open"]:
            found.append(Period(match.start(), match.end(), match.group(), None, int(match["until"])))
            continue
        first, last = int(match["first"]), int(match["last"])
        if first <= last <= first + LONGEST:
            found.append(Period(match.start("raw"), match.end("raw"), match["raw"], first, last))
    return tuple(found)
