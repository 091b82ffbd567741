"""Of which year a passage speaks, where the question asks for one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.model import WrittenDate
from corpus.text.fold import fold
from retrieval.query import Expected, Query

_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/])|(?<=[/.-])(?:19|20)\d\d(?!\d)")
_SAID_YEAR = re.compile(r"\b[Nn]ăm\s+((?:19|20)\d\d)(?![\d/]|\s*[-–—]\s*\d)")
"""A year said of what is reported; one inside a title's span or a date is not."""
_SPAN = re.compile(r"((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)")
_DAY = r"ngày\s+\d{1,2}(?:\s*/\s*\d{1,2}\s*/\s*|\s+tháng\s+\d{1,2}\s+năm\s+)\d{4}"
_NUMBERED = rf"(?<![\w/])\d{{1,5}}[a-z]?\s?/(?:\s?\d{{4}}\s?/)?\s?[A-ZĐ][\w&/.-]*(?:,?\s+{_DAY})?"
_BY_NUMBER = re.compile(_NUMBERED)
_CITED = re.compile(
    rf"{_NUMBERED}"
    rf"|(?:Luật|Pháp lệnh|Hiến pháp|Nghị quyết)\b[^.;:]{{0,160}}?{_DAY}"
)
"""A document that is cited, with its date: not the year of what is told."""
_COMPARED = re.compile(r"\b(?:so với|cùng kỳ|cùng kì)\b[^.,;:()\t]{0,40}?(?:19|20)\d\d(?!\d)", re.IGNORECASE)
"""A year that what is told is compared with ("giảm 36 ca so với năm 2022"): what is told is of another one."""
_AIMED_AT = re.compile(
    r"\b(?:mục tiêu|chỉ tiêu|kế hoạch|phấn đấu|dự kiến)\b[^.,;:()\t]{0,40}?(?:19|20)\d\d(?!\d)", re.IGNORECASE
)
"""A year for which something is aimed at ("đạt 60% mục tiêu đến năm 2025"): what came about by then is not told.
Neither reaches over the border of a cell: "Chỉ tiêu" is the name of the first column beside "Năm 2022"."""
_COMPARES = re.compile(r"\b(?:so voi|cung k[iy]|compared|than in|relative to)\b")
"""A question that asks about the comparison, in folded text."""
_DONE = re.compile(r"\bda (?!n[ao]ng\b)")
"""Folded "đã", which the name of Đà Nẵng begins like."""
_EXACT = (Expected.QUANTITY, Expected.MONEY, Expected.AMOUNT, Expected.PERCENT)
"""What a span of years does not tell of one year in it."""


def without_numbered(text: str) -> str:
    """Return a text without the documents that it cites by number, and their dates."""
    return _BY_NUMBER.sub(" ", text)


def years_in(text: str) -> tuple[int, ...]:
    """Return the years a text names, in order, each once."""
    return tuple(dict.fromkeys(int(match.group()) for match in _YEAR.finditer(text)))


def contradicting_years(query: Query, texts: Iterable[str]) -> tuple[int, ...]:
    """Return the years the evidence speaks of, if none is one that the question asks about.

    A span of years holds every year in it. The year of a document that is cited
    does not contradict, but it may be the one asked for. A year that is compared
    with does neither, unless the question asks about the comparison.

    Args:
        texts: from the nearest on (the passage, its paragraph, headings and title); the first that names a year decides.
    """
    if not query.years:
        return ()
    compares = _COMPARES.search(fold(query.text)) is not None
    for named in texts:
        text = named if compares else _COMPARED.sub(" ", named)
        text = _AIMED_AT.sub(" ", text) if query.results else text
        told = _CITED.sub(" ", text)
        if any(year in query.years for year in years_in(told if _SAID_YEAR.search(told) else text)):
            return ()
        said = tuple(dict.fromkeys(int(match[1]) for match in _SAID_YEAR.finditer(told)))
        years = said or years_in(told)
        if years:
            spanned = "" if said or query.expected in _EXACT else told
            return () if any(_within(year, spanned, years) for year in query.years) else years
    return ()


def other_years(query: Query, texts: Sequence[str], written: WrittenDate | None) -> tuple[int, ...]:
    """Return the years of which a passage speaks instead of those asked about: what it names, or when it was written.

    What has been done by then is not told of a later year, though a period in the title may reach to it.

    Args:
        texts: from the nearest on, the passage first.
        written: the day of the document.
    """
    said = contradicting_years(query, texts)
    issued = written.value.year if written is not None and written.value is not None else None
    if said or not query.years or issued is None or min(query.years) <= issued:
        return said
    done = _DONE.search(fold(texts[0])) is not None and not set(query.years).intersection(years_in(texts[0]))
    return (issued,) if done else ()


def _within(year: int, text: str, years: Sequence[int]) -> bool:
    return year in years or any(int(first) <= year <= int(last) for first, last in _SPAN.findall(text))
