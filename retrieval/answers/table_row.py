"""A row of a table as words: each cell with the name of its column, and the one cell that answers."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.cells import is_number, says_nothing
from corpus.model import Paragraph
from retrieval.evidence.columns import columns, groups, names_place, numbers_rows, unit_line
from retrieval.evidence.expected import find_values
from retrieval.evidence.table_cell import asked_cell
from retrieval.query import Expected, Query


def row_words(paragraph: Paragraph) -> str:
    """Return the row as a person reads it out: "Sản phẩm: Na dai; Điểm: 82,3", with its groups before and its unit behind."""
    parts = list(groups(paragraph))
    cells = [(name, cell.strip("*_ ")) for name, cell in columns(paragraph) if not numbers_rows(name)]
    parts += [f"{name}: {cell}" if name else cell for name, cell in cells if not says_nothing(cell)]
    if any(is_number(cell) for _, cell in cells):
        parts.append(unit_line(paragraph))
    return "; ".join(filter(None, parts)) or paragraph.text


def cell_value(query: Query, paragraph: Paragraph) -> str:
    """Return the cell of the column that the question names, or what a cell counts of what is asked for; else "".

    The only number of a row answers by itself where its column has no name; one whose name says something else does not.
    """
    named = [(name, cell) for name, cell in columns(paragraph) if cell and not numbers_rows(name)]
    if query.expected is Expected.PLACE:
        return next((cell for name, cell in named if names_place(name)), "")
    cell = asked_cell(query, paragraph)
    if cell is not None:
        return cell.value
    counted = _counted(query, [cell for _, cell in named])
    numbers = [(name, cell) for name, cell in named if is_number(cell) and cell not in map(str, query.years)]
    if counted or query.expected in (Expected.ANY, Expected.BODY) or len(numbers) != 1:
        return counted
    return numbers[0][1] if not numbers[0][0] else ""


def _counted(query: Query, cells: Sequence[str]) -> str:
    """Return the number with the noun it counts that stands inside one of the cells: "70 phòng" in "120 giường, 70 phòng"."""
    if query.expected is not Expected.QUANTITY or not query.units:
        return ""
    found = [cell[v.start : v.end] for cell in cells for v in find_values(cell, query.expected, query.units)]
    return found[0] if len(found) == 1 else ""
