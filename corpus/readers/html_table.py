"""Tables of HTML files: their rows and cells, and which rows name the columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from corpus.readers.runs import Run, all_bold

_MAX_SPAN: Final = 200
"""Columns or rows over which one cell may go; damaged files hold absurd numbers."""
_LONGEST_SPAN: Final = 6


def table_rows(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table in order, not those of tables inside it."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def cells_of(row: etree._Element) -> list[etree._Element]:
    """Return the cells of a row."""
    return [cell for cell in row if cell.tag in ("td", "th")]


def span_of(cell: etree._Element, name: str) -> int:
    """Return over how many columns or rows a cell goes: what "colspan" or "rowspan" says, if it can be."""
    span = cell.get(name, "1").strip()
    return max(1, min(int(span), _MAX_SPAN)) if span.isdecimal() and len(span) < _LONGEST_SPAN else 1


def empty_before(rows: Sequence[etree._Element]) -> Iterator[tuple[int, ...]]:
    """Yield for each row how many columns before each of its cells, and behind the last, are covered by a row above."""
    covered: list[int] = []  # rows that are still covered, for each column
    for row in rows:
        gaps: list[int] = []
        column = 0
        for cell in cells_of(row):
            start = column
            while column < len(covered) and covered[column]:
                column += 1
            gaps.append(column - start)
            width = span_of(cell, "colspan")
            covered += [0] * (column + width - len(covered))
            covered[column : column + width] = [span_of(cell, "rowspan")] * width
            column += width
        gaps.append(sum(1 for rest in covered[column:] if rest))
        covered = [max(0, rest - 1) for rest in covered]
        yield tuple(gaps)


def has_rules(table: etree._Element) -> bool:
    """Tell whether a table draws lines, so that it holds data and not a layout."""
    return any("border" in (cell.get("style") or "") for cell in table.iter("table", "td", "th"))


def header_count(rows: Sequence[etree._Element], read: Sequence[tuple[Run, ...]], *, ruled: bool) -> int:
    """Return how many rows at the top name the columns: marked so, or one bold row above plain ones."""
    count = 0
    for row in rows:
        parent = row.getparent()
        is_header = parent is not None and parent.tag == "thead"
        if not is_header and not (len(row) and all(cell.tag == "th" for cell in cells_of(row))):
            break
        count += 1
    if count and count < len(rows):
        return count
    is_bold = ruled and len(rows) > 1 and len(cells_of(rows[0])) > 1
    return int(is_bold and all_bold(read[0]) and not all_bold(read[1]))
