"""Dates as documents write them, day first: "31/8/2021", "31-8-2021", "31 tháng 8 năm 2021", "ngày … tháng 3 năm 2024".

A date that cannot be is kept raw and marked (DateProblem.IMPOSSIBLE), a blank
one is marked INCOMPLETE: the sign of a document that was never issued. English
and ISO dates are read too, since questions hold them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from corpus.model import DateProblem, WrittenDate
from corpus.text.fold import fold

FIRST_YEAR, LAST_YEAR = 1900, 2099

# All patterns read folded text. A number without "ngày" before it needs its
# year with four digits, so that "24/7" and "5/5 huyện" are no dates.
_DAY = r"[0-9](?<![\w/.][0-9])[0-9]?"
_NUMERIC = re.compile(
    rf"(?P<day>{_DAY})\s?(?P<mark>[/.-])\s?(?P<month>\d{{1,2}})\s?(?P=mark)\s?(?P<year>\d{{4}}|\d\d)(?:(?![\w/])|(?=cua\s))(?!-\d)(?!\.\d)"
)
_BLANK_NUMERIC = re.compile(
    r"(?<!\w)ngay\s{0,9}(?P<raw>(?P<day>[.…_]{0,20}|\d{1,2})\s{0,9}/\s{0,9}(?P<month>[.…_]{0,20}|\d{1,2})\s{0,9}/\s{0,9}(?P<year>(?:19|20)\d\d))(?!\d)"
)
_MONTH_WORDS = {
    "gieng": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
    "muoi mot": 11, "muoi hai": 12, "chap": 12,
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTH_WORDS, key=lambda word: (-len(word), word)))
_IN_WORDS = re.compile(
    rf"thang\s{{0,9}}(?P<month>\d{{1,2}}|[.…_]{{1,20}}|(?:{_MONTH})(?=\s{{1,9}}nam)|)\s{{0,9}},?\s{{0,9}}nam\s{{0,9}}(?P<year>(?:19|20)\d\d)(?!\d)"
)
_DAY_BEFORE = re.compile(
    r"(?P<word>(?<!\w)ngay\s{0,9}(?:mong\s|mung\s)?)?(?P<day>(?<![\d/.])\d{1,2}|[.…_]{1,20}|)\s{0,9}$"
)
ENGLISH_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
"""The numbers of the months by their English names, folded."""
_NAMED = "|".join(sorted(ENGLISH_MONTHS, key=lambda name: (-len(name), name)))
_ENGLISH = re.compile(
    rf"(?<![\w/.-])(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{_NAMED})\.?,?\s(?P<year>(?:19|20)\d\d)"
    rf"|(?P<month2>{_NAMED})\.?\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year2>(?:19|20)\d\d))(?!\w)"
)
_ISO = re.compile(r"(?<![\w/.-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/-])")
_A_YEAR = re.compile(r"\d{4}|[/.-]\d\d(?!\d)")
_CENTURY = re.compile(r"(?:19|20)\d\d")
_DAY_REACH = 48


class DateMention(NamedTuple):
    """A date in a text.

    Attributes:
        start, end: offsets of the date without the word "ngày" before it.
    """

    start: int
    end: int
    date: WrittenDate


def find_dates(text: str) -> tuple[DateMention, ...]:
    """Return the dates of a cleaned text in reading order."""
    if _A_YEAR.search(text) is None:
        return ()
    folded = fold(text)
    found = [*_numeric(text, folded), *_in_words(text, folded), *_foreign(text, folded)]
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[DateMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def written_date(raw: str, day: str, month: str, year: str) -> WrittenDate:
    """Return a date from its parts as written; blank parts make it incomplete, others may make it impossible."""
    number = str(_MONTH_WORDS.get(" ".join(month.split()), month))
    if not day.isdigit() or not number.isdigit():
        return WrittenDate(raw, None, DateProblem.INCOMPLETE)
    try:
        value = date(_full_year(year), int(number), int(day))
    except ValueError:
        return WrittenDate(raw, None, DateProblem.IMPOSSIBLE)
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        return WrittenDate(raw, None, DateProblem.IMPOSSIBLE)
    return WrittenDate(raw, value)


def _full_year(year: str) -> int:
    """Return the year of two or four digits; the century turns in the middle of this one."""
    number = int(year)
    return number if len(year) > 2 else number + (2000 if number < 50 else 1900)


def _numeric(text: str, folded: str) -> Iterator[DateMention]:
    for match in _NUMERIC.finditer(folded):
        start = match.start()
        before = folded[max(0, start - 12) : start]
        if not ((match["mark"] == "/" and len(match["year"]) == 4) or _said(match, before)):
            continue
        if before.endswith("-") and not re.search(r"(?<![\w/.-])\d{1,2}(?:/\d{1,2})?\s?-$", before):
            continue  # a plate or a telephone number; "23-24/5/2023" is a range of days
        yield _mention(text, start, match.end(), match)
    for match in _BLANK_NUMERIC.finditer(folded):
        if not (match["day"].isdigit() and match["month"].isdigit()):
            yield _mention(text, match.start("raw"), match.end("raw"), match)


def _said(match: re.Match[str], before: str) -> bool:
    """Tell whether a number with dots, dashes or a short year is a date: by the word before it, or its own year."""
    return re.search(r"(?<!\w)ngay\s?$", before) is not None or _CENTURY.fullmatch(match["year"]) is not None


def _mention(text: str, start: int, end: int, match: re.Match[str]) -> DateMention:
    return DateMention(start, end, written_date(text[start:end], match["day"], match["month"], match["year"]))


def _in_words(text: str, folded: str) -> Iterator[DateMention]:
    """Yield dates with the word "tháng"; "tháng 3 năm 2024" alone is a month, not a date."""
    for match in _IN_WORDS.finditer(folded):
        left = max(0, match.start() - _DAY_REACH)
        before = _DAY_BEFORE.search(folded[left : match.start()])
        blank = before is None or not before["day"].isdigit() or not match["month"].strip(".…_")
        if before is None or (blank and before["word"] is None):
            continue
        start = left + before.start("day") if before["day"] else match.start()
        raw = text[start : match.end()]
        yield DateMention(start, match.end(), written_date(raw, before["day"], match["month"], match["year"]))


def _foreign(text: str, folded: str) -> Iterator[DateMention]:
    for match in _ENGLISH.finditer(folded):
        day, month, year = (match[name] or match[f"{name}2"] for name in ("day", "month", "year"))
        raw = text[match.start() : match.end()]
        yield DateMention(match.start(), match.end(), written_date(raw, day, str(ENGLISH_MONTHS[month]), year))
    for match in _ISO.finditer(folded):
        yield _mention(text, match.start(), match.end(), match)
