"""Rows of tables among the evidence: only those that the question means, and only where the cell asked for holds something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from corpus.cells import cells
from corpus.model import Paragraph, ParagraphId, ParagraphKind
from retrieval.answers.context import Context
from retrieval.answers.draft import Draft
from retrieval.evidence.columns import groups, unit_line
from retrieval.evidence.evidence import Evidence
from retrieval.evidence.sentences import Span
from retrieval.evidence.table_cell import asked_cell
from retrieval.evidence.table_rows import Fits, fits_of, is_table_row

MOST_ROWS = 6
"""Rows of evidence that are compared with the others of their tables; what comes behind them is passed over."""
_ABOVE = 160
"""Paragraphs above a row among which its groups and the unit of its table stand."""
_HEAD = 8
"""Paragraphs above the first row of a table, at most: the names of its columns, its unit, its caption."""
MOST_ALIKE = 2
"""Further rows of the same name that are shown beside one."""


class Settled(NamedTuple):
    """Evidence without the rows that do not answer.

    Attributes:
        alike: rows that are shown beside one of the same name.
        is_empty: the best of it was a row of which the cell that is asked for holds nothing.
    """

    items: list[Evidence]
    alike: frozenset[ParagraphId] = frozenset()
    is_empty: bool = False


def settle(context: Context, good: Sequence[Evidence]) -> Settled:
    """Return the evidence, best first, with the rows that fit the question as well as any of their tables."""
    tables: list[Fits] = []
    kept: list[Evidence] = []
    alike: set[ParagraphId] = set()
    rows = 0
    for item in good:
        if not is_table_row(item.paragraph):
            kept.append(item)
            continue
        rows += 1
        if rows > MOST_ROWS or item.paragraph.id in alike:
            continue
        table = _table_of(context, item, tables)
        if not table.is_best(item.paragraph):
            continue
        cell = asked_cell(context.query, item.paragraph)
        if cell is not None and not cell.value:
            if not kept:
                return Settled([], is_empty=True)
            continue
        others = _alike(item, table, kept)
        kept += [item, *others]
        alike.update(other.paragraph.id for other in others)
    return Settled(kept, frozenset(alike))


def _table_of(context: Context, item: Evidence, tables: list[Fits]) -> Fits:
    known = next((table for table in tables if item.paragraph.id in table.fits), None)
    if known is None:
        known = fits_of(context.query, item.paragraph, context.view)
        tables.append(known)
    return known


def _alike(item: Evidence, table: Fits, kept: Sequence[Evidence]) -> list[Evidence]:
    """Return the rows that go by the same name, under another group, as evidence of the same confidence."""
    others = table.alike(item.paragraph) if not kept else ()
    if len(others) > MOST_ALIKE:
        return []
    return [replace(item, paragraph=other, spans=(Span(0, len(other.text)),)) for other in others]


def sources_above(draft: Draft, context: Context, row: Paragraph) -> tuple[int, ...]:
    """Return the citations of what a row is read out with and stands above it: the rows of its groups, the unit of its table."""
    unit, wanted = unit_line(row), groups(row)
    if not unit and not wanted:
        return ()
    number = row.place.parts[-1].number
    far = int(number) + _HEAD if number.isdigit() else _ABOVE
    before, _ = context.view.neighbours(row, min(far, _ABOVE), 0)
    document = context.view.document(row.document_id)
    found: list[Paragraph] = []
    for text in (*wanted, *filter(None, (unit,))):
        same = (one for one in reversed(before) if one.kind is not ParagraphKind.NOISE and _says(one, text))
        found += islice(same, 1)
    return tuple(draft.cite(document, one, one.text) for one in found)


def _says(paragraph: Paragraph, text: str) -> bool:
    """Tell whether a paragraph above a table, or a row of it, is what a heading of its rows was made of."""
    said = " ".join(cell.strip("*_ ()") for cell in cells(paragraph.text) if cell)
    return " ".join(said.split()).startswith(text.strip("*_ ()"))
