"""One passage as a claim: the value first where one is asked for, then the words it stands in."""

from __future__ import annotations

import re

from corpus.model import Paragraph, ParagraphKind
from corpus.organisations import find_bodies
from corpus.place import Unit
from corpus.text.fold import fold
from retrieval.answers.context import Context
from retrieval.answers.draft import Draft
from retrieval.answers.rows import sources_above
from retrieval.answers.table_row import cell_value, row_words
from retrieval.evidence.evidence import Evidence
from retrieval.evidence.expected import Value, find_values
from retrieval.query import Expected, Query
from retrieval.wording import say

MAX_CONTINUATION = 15
"""Paragraphs that follow a lead-in ending in a colon and belong to it."""
_FIRST_OF_TWO = re.compile(r"(?<![\d/.,-])(?:[Tt]ừ\s+)?\d+(?:[.,]\d+)*\s*(?:hoặc|hay|đến|tới|-|–)\s*$")
"""The first of two numbers that are one value: "03 hoặc 05 thành viên", "từ 3 đến 5 người"."""
_PART = re.compile(r"\b(?:trong do|phan lon|chu yeu|da so|hau het|phan nhieu|mot so|mot phan|(?:bao )?gom|rieng)\b")
"""Words after which only a part of what was counted is told of."""
_NO_VALUE = frozenset({"ke tu", "dinh ky"})
"""What leads to a time and is none itself."""
_BULLETS = "-–+•* "


def claim_passage(draft: Draft, context: Context, item: Evidence, *, lead: str = "") -> None:
    """Add a claim that quotes the passage, and those that a lead-in announces.

    Args:
        lead: words before the passage that tell which side or document it is ("2023: ").
    """
    document = context.view.document(item.paragraph.document_id)
    entry = context.view.entry_of(document.id)
    if entry is not None:
        draft.name(entry)
    quote = item.quote
    number = draft.cite(document, item.paragraph, quote)
    if item.headline:
        named = say(context.query.language, "headline")
        draft.claim(f"{lead}{named} {quote}", (number,), strong=f"{lead}{named}")
        return
    sources: tuple[int, ...] = (number,)
    if item.paragraph.kind is ParagraphKind.TABLE_ROW:
        value, words = cell_value(context.query, item.paragraph), row_words(item.paragraph)
        sources += sources_above(draft, context, item.paragraph)
    else:
        value, words = value_in(context, quote), _with_body(context.query, item, quote.lstrip(_BULLETS))
    draft.claim(lead + (f"{value}: {words}" if value else words), sources, strong=lead + value)
    for paragraph in continuation(context, item.paragraph, quote):
        draft.claim(paragraph.text, (draft.cite(document, paragraph, paragraph.text),))


def value_in(context: Context, quote: str) -> str:
    """Return the one value that answers, with its qualifier, as written; "" where none or several could."""
    query = context.query
    if query.expected in (Expected.ANY, Expected.BODY, Expected.PLACE):
        return ""
    if query.expected is Expected.QUANTITY and not query.units:
        return ""
    values = find_values(quote, query.expected, query.units)
    if (
        len(values) != 1
        or fold(quote[values[0].start : values[0].end]) in _NO_VALUE
        or _is_of_the_whole(query, quote, values[0])
    ):
        return ""
    range_ = _FIRST_OF_TWO.search(quote, 0, values[0].start)
    start = range_.start() if range_ is not None else values[0].start
    return quote[start : values[0].end].strip()


def _with_body(query: Query, item: Evidence, words: str) -> str:
    """Return the words after the heading that names the body, where one is asked for and they name none."""
    if query.expected is not Expected.BODY or find_bodies(words):
        return words
    heading = next((line for line in reversed(item.paragraph.headings) if find_bodies(line)), None)
    return f"{heading.rstrip(' .:')}: {words}" if heading is not None and "\t" not in heading else words


def _is_of_the_whole(query: Query, quote: str, value: Value) -> bool:
    """Tell whether a value counts more than what is asked: "20 sinh viên, phần lớn của tỉnh A", "34 người, gồm 12 người của tỉnh A"."""
    folded = fold(quote)
    part = _PART.search(folded, value.end)
    if part is None:
        return False
    whole, rest = folded[: part.start()], folded[part.end() :]
    names = [topic for topic in query.topics if topic.name]
    return any(
        any(form in rest for form in topic.forms) and not any(form in whole for form in topic.forms) for topic in names
    )


def continuation(context: Context, paragraph: Paragraph, quote: str) -> list[Paragraph]:
    """Return the paragraphs that a lead-in ending in a colon announces."""
    if not quote.rstrip(" *_").endswith(":"):
        return []
    _, after = context.view.neighbours(paragraph, 0, MAX_CONTINUATION)
    parts = tuple(part for part in paragraph.place.parts if part.unit is not Unit.PARAGRAPH)
    found: list[Paragraph] = []
    for other in after:
        if other.kind is ParagraphKind.NOISE:
            continue
        deeper = len(other.place.parts) > len(parts) and other.place.parts[: len(parts)] == parts
        unnumbered = any(part.unit is Unit.PARAGRAPH for part in other.place.parts)
        listed = other.text.lstrip()[:1] in "-+•–"
        under = deeper and (not unnumbered or parts == paragraph.place.parts)
        if other.kind is not ParagraphKind.BODY or not (under or listed):
            break
        found.append(other)
    return found
