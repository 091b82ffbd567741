"""Days, months and quarters that a question names, in every way that documents write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.text.dates import ENGLISH_MONTHS, find_dates
from corpus.text.fold import fold
from retrieval.answer import Language
from retrieval.query import Topic

_SHORT_DAY = re.compile(
    r"\b(?:ngay|den|truoc|tu|sau|het|hom|sang|chieu)\s+(?P<day>0?[1-9]|[12]\d|3[01])[/.-](?P<month>0?[1-9]|1[0-2])(?![\w/.-])"
)
_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/-])")
_MONTH = re.compile(r"\bthang\s+(?P<number>0?[1-9]|1[0-2])\b(?:\s*[/.-]\s*(?P<year>(?:19|20)\d\d)\b)?(?![\d/.-]*\d)")
_ENGLISH_MONTH = re.compile(
    rf"\b(?P<name>{'|'.join(ENGLISH_MONTHS)})\b\.?(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?(?![\d/.-]*\d)"
)
_QUARTER = re.compile(r"\bquy\s+(?P<number>[1-4]|i{1,3}|iv)\b(?:\s*[/.-]\s*(?P<year>(?:19|20)\d\d)\b)?(?![\d/.-]*\d)")
_ROMAN = ("i", "ii", "iii", "iv")


def days_asked(text: str, language: Language) -> list[Topic]:
    """Return a topic for each day, month and quarter of a question, in reading order of their kinds."""
    folded = fold(text)
    days = [*_days(text), *_days_of_this_year(text, folded)]
    periods = [*_periods(text, folded, _MONTH), *_periods(text, folded, _QUARTER)]
    periods += _english_months(text, folded) if language is Language.ENGLISH else ()
    free = (topic for topic in periods if not any(day.start <= topic.start < day.end for day in days))
    return [*days, *free]


def _days(text: str) -> Iterator[Topic]:
    for mention in find_dates(text):
        day = mention.date.value
        if day is not None:
            numbers = [
                (f"{day.day}", f"{day.month}"),
                (f"{day.day:02}", f"{day.month:02}"),
                (f"{day.day:02}", f"{day.month}"),
            ]
            forms = [f"{one}/{two}/{day.year}" for one, two in numbers]
            forms += [f"{one} thang {two} nam {day.year}" for one, two in numbers]
            written = text[mention.start : mention.end]
            yield Topic(written, tuple(dict.fromkeys(forms)), start=mention.start, end=mention.end)


def _days_of_this_year(text: str, folded: str) -> Iterator[Topic]:
    """Yield days without their year, after a word that tells them from a fraction: "đến 21/5" is "ngày 21.5"."""
    for match in _SHORT_DAY.finditer(folded):
        day, month = int(match["day"]), int(match["month"])
        pairs = [(one, two) for one in (f"{day}", f"{day:02}") for two in (f"{month}", f"{month:02}")]
        forms = dict.fromkeys(f"{one}{mark}{two}" for mark in ("/", ".", "-", " thang ") for one, two in pairs)
        forms |= dict.fromkeys(f"{one}/{two}/{year}" for year in _YEAR.findall(folded) for one, two in pairs)
        start, end = match.start("day"), match.end()
        yield Topic(text[start:end], tuple(forms), start=start, end=end)


def _periods(text: str, folded: str, pattern: re.Pattern[str]) -> Iterator[Topic]:
    """Yield months or quarters; "tháng 3/2019" is "tháng 03 năm 2019", "quý 2" is "quý II"."""
    for match in pattern.finditer(folded):
        noun = match.group().split()[0]
        yield _period(text, match, noun, _written_as(match["number"], roman=pattern is _QUARTER))


def _english_months(text: str, folded: str) -> Iterator[Topic]:
    """Yield months called by their English names; "may" with a small letter is a verb."""
    for match in _ENGLISH_MONTH.finditer(folded):
        if text[match.start()].isupper():
            yield _period(text, match, "thang", _written_as(str(ENGLISH_MONTHS[match["name"]]), roman=False))


def _period(text: str, match: re.Match[str], noun: str, numbers: Iterable[str]) -> Topic:
    ends = (f"/{match['year']}", f" nam {match['year']}") if match["year"] else ("",)
    forms = tuple(f"{noun} {number}{end}" for end in ends for number in numbers)
    return Topic(text[match.start() : match.end()], forms, start=match.start(), end=match.end())


def _written_as(number: str, *, roman: bool) -> tuple[str, ...]:
    if roman:
        value = _ROMAN.index(number) + 1 if number in _ROMAN else int(number)
        return f"{value}", _ROMAN[value - 1]
    return f"{int(number)}", f"{int(number):02}"
