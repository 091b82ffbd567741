"""DOCX tables: rows of cells, each cell at its place in the grid even where others are merged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from corpus.readers.docx_names import WORD, flag, integer, value
from corpus.readers.runs import Run, all_bold

MAX_COLUMNS: Final = 200
"""Grid columns that one cell may span; damaged files hold absurd numbers."""
_WRAPPERS: Final = (f"{WORD}sdt", f"{WORD}sdtContent", f"{WORD}customXml", f"{WORD}ins")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its element and how many columns of the grid it covers."""

    element: etree._Element
    span: int


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; ``before`` and ``after`` are grid columns that it leaves out."""

    cells: tuple[Cell, ...]
    before: int
    after: int
    repeats: bool


def table_rows(table: etree._Element) -> Iterator[Row]:
    """Yield the rows of a ``w:tbl`` that were not deleted."""
    for element in _children(table, "tr"):
        properties = element.find(f"{WORD}trPr")
        if properties is not None and properties.find(f"{WORD}del") is not None:
            continue
        yield Row(
            cells=tuple(Cell(cell, _span(cell)) for cell in _children(element, "tc")),
            before=_columns(value(properties, "gridBefore"), 0),
            after=_columns(value(properties, "gridAfter"), 0),
            repeats=bool(flag(properties, "tblHeader")),
        )


def is_frame(rows: Sequence[Row]) -> bool:
    """Tell whether a table is a mere frame around running text: one cell in all."""
    return len(rows) == 1 and len(rows[0].cells) == 1


def header_rows(rows: Sequence[Row], runs: Sequence[Sequence[Run]], *, ruled: bool) -> int:
    """Return how many rows at the top are the table's header.

    Args:
        rows: the rows.
        runs: the runs of each row.
        ruled: the table has lines; one without is a layout of columns.

    Rows set to repeat are; without any, one bold row over others that are not.
    """
    marked = next((number for number, row in enumerate(rows) if not row.repeats), len(rows))
    if marked:
        return marked if marked < len(rows) else 0
    if ruled and len(rows) > 1 and len(rows[0].cells) > 1 and all_bold(runs[0]) and not all_bold(runs[1]):
        return 1
    return 0


def has_rules(table: etree._Element, style: etree._Element | None) -> bool:
    """Tell whether a table shows lines, by itself, in a cell, or by its style."""
    for parent in (table, style):
        for borders in parent.iter(f"{WORD}tblBorders", f"{WORD}tcBorders") if parent is not None else ():
            if any(side.get(f"{WORD}val", "nil") not in ("nil", "none") for side in borders):
                return True
    return False


def _span(cell: etree._Element) -> int:
    return _columns(value(cell.find(f"{WORD}tcPr"), "gridSpan"), 1)


def _columns(text: str | None, least: int) -> int:
    number = integer(text)
    return least if number is None else min(max(number, least), MAX_COLUMNS)


def _children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == f"{WORD}{name}":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, name)
