"""A document named by its number and a year that is not its own: another document of the same series, or a slip.

Numbers begin anew each year (NĐ 30/2020/NĐ-CP, Điều 15), so "Kế hoạch 481/KH-UBND năm 2021" is not
the plan of that number of 2022; the answer says so and names the one there is.
"""

from __future__ import annotations

import re

from corpus.model import RegisterEntry
from corpus.periods import find_periods
from corpus.text.fold import fold
from corpus.types import english_name
from retrieval.answer import Answer, Language
from retrieval.answers.context import Context
from retrieval.answers.silence import nothing_found
from retrieval.naming import dated_name
from retrieval.query import Kind, Target
from retrieval.wording import say

_YEAR_AFTER = re.compile(
    r"\s*(?:(?:cua|do|of|by)\s+(?:[^\W\d_]+\s+){1,8}?)?(?:\(?\bnam|\bof|\bfrom|\bfor)\s+(?P<year>(?:19|20)\d\d)\b(?![/\d]|\s*-\s*\d)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_IN_TITLE = re.compile(r"\bnăm\s+((?:19|20)\d\d)(?!\s*[-–—]\s*\d)", re.IGNORECASE)
SHOWN = 4
"""Documents of other years that are named at most."""


def of_another_year(context: Context) -> Answer | None:
    """Say that no document of this number is of the year named with it; None where one is, or where it cannot be told.

    Only where the question is about the document itself: "theo Quyết định 499, năm 2023 …" dates what is told.
    """
    query = context.query
    if not context.targets.named or (query.topics and not query.fields and query.place is None):
        return None
    for target in query.targets:
        year = _year_of(target, fold(query.text))
        known = [entry for entry in context.targets.named if _bears(entry, target)]
        if year is None or not known or any(_is_of(entry, year) for entry in known):
            continue
        english = query.language is Language.ENGLISH
        type_ = known[0].type
        kind = "document" if english else "văn bản"
        if type_:
            kind = english_name(type_).lower() if english else type_.lower()
        names = "; ".join(dated_name(entry, query.language) for entry in known[:SHOWN])
        lead = say(query.language, "title_other_year", kind=kind, asked=str(year), names=names)
        return nothing_found(context, Kind.LOOKUP, lead)
    return None


def _year_of(target: Target, folded: str) -> int | None:
    found = _YEAR_AFTER.match(folded, target.end)
    return int(found["year"]) if found is not None else None


def _bears(entry: RegisterEntry, target: Target) -> bool:
    return entry.symbol is not None and entry.symbol.number.lstrip("0") == target.symbol.number.lstrip("0")


def _is_of(entry: RegisterEntry, year: int) -> bool:
    """Tell whether a document is of a year: by its symbol, its dates or a year in its title, by a span only without them."""
    title = " . ".join(filter(None, (entry.subject, *entry.aliases, *(m.reference.alias_of for m in entry.mentions))))
    dates = " ".join(date.raw for date in (entry.date, *entry.dates) if date is not None)
    said = {int(found) for found in (*_YEAR.findall(dates), *_YEAR_IN_TITLE.findall(title))}
    if entry.symbol is not None and entry.symbol.year is not None:
        said.add(entry.symbol.year)
    if said:
        return year in said
    spans = [(period.start_year or period.end_year, period.end_year) for period in find_periods(title)]
    return not spans or any(first <= year <= last for first, last in spans)
