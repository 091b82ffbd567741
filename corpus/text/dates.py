"""Dates as documents write them, day first: "31/8/2021", "31-8-2021", "31 tháng 8 năm 2021", "ngày … tháng 3 năm 2024".

A date that cannot be is kept raw and marked (DateProblem.IMPOSSIBLE), a blank
one is marked INCOMPLETE: the sign of a document that was never issued.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.model import DateProblem, WrittenDate

FIRST_YEAR, LAST_YEAR = 1900, 2099

# A number without "ngày" before it needs its year with four digits, so that
# "24/7" and "5/5 huyện" are no dates; what follows a symbol's slash is none either.
_NUMERIC = re.compile(
    r"(?P<word>(?<!\w)[Nn]g[àa]y\s*)?(?<![\w/.-])(?P<day>\d{1,2})(?P<mark>\s?[/.-]\s?)(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})(?![\w/])(?!-\d)"
)
_WORDS = re.compile(
    r"(?<!\w)(?:[Nn]g[àa]y\s*)?(?P<day>\d{1,2}|[.…_]{1,20}|)\s*(?P<m>[Tt]h[áa]ng)\s*(?P<month>\d{1,2}|[.…_]{1,20}|)\s*,?\s*"
    r"[Nn][ăa]m\s*(?P<year>(?:19|20)\d\d)(?!\d)"
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text.

    Attributes:
        start, end: offsets of the date without the word "ngày" before it.
    """

    start: int
    end: int
    date: WrittenDate


def find_dates(text: str) -> tuple[DateMention, ...]:
    """Return the dates of a text in reading order."""
    found = sorted((*_numeric(text), *_in_words(text)), key=lambda mention: (mention.start, -mention.end))
    kept: list[DateMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def written_date(raw: str, day: str, month: str, year: str) -> WrittenDate:
    """Return a date from its parts as written; blank parts make it incomplete, others may make it impossible."""
    if not day.isdigit() or not month.isdigit():
        return WrittenDate(raw, None, DateProblem.INCOMPLETE)
    try:
        value = date(int(year), int(month), int(day))
    except ValueError:
        return WrittenDate(raw, None, DateProblem.IMPOSSIBLE)
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        return WrittenDate(raw, None, DateProblem.IMPOSSIBLE)
    return WrittenDate(raw, value)


def _numeric(text: str) -> Iterator[DateMention]:
    for match in _NUMERIC.finditer(text):
        start = match.start("day")
        raw = text[start : match.end()]
        yield DateMention(start, match.end(), written_date(raw, match["day"], match["month"], match["year"]))


def _in_words(text: str) -> Iterator[DateMention]:
    """Yield dates with the word "tháng"; "tháng 3 năm 2024" alone is a month, not a date."""
    for match in _WORDS.finditer(text):
        blank = not match["day"].isdigit()
        says_day = text[match.start() : match.start() + 4].lower() in ("ngày", "ngay")
        if blank and not says_day:
            continue
        start = match.start("day") if match["day"] else match.start("m")
        raw = text[start : match.end()]
        yield DateMention(start, match.end(), written_date(raw, match["day"], match["month"], match["year"]))
