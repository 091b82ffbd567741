"""Tables of procedures in plain text that was copied from a page: a cell a line, each but the first with a tab before it.

Nothing marks where a row ends, so that a table is known by the names of its columns (:func:`corpus.procedure.is_column`),
which say how many cells a row has. A cell may have several lines; those after its first have no tab.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from corpus.procedure import find_label, is_column

_FEWEST: Final = 2
_LONGEST_CELL: Final = 40
"""Lines of a cell, at most: where so many follow without a tab, the table is over."""


class TextTable(NamedTuple):
    """A table in plain text.

    Attributes:
        rows: cells joined by tabs, the names of the columns first.
        end: number of the line behind it.
        rest: what its last line holds behind the last cell, or "".
    """

    rows: tuple[str, ...]
    end: int
    rest: str


def table_at(lines: Sequence[str], start: int) -> TextTable | None:
    """Return the table whose first column is named in the line at ``start``, or None."""
    following = lines[start + 1] if start + 1 < len(lines) else ""
    if not following.startswith("\t") or lines[start].startswith("\t") or not is_column(lines[start].strip()):
        return None
    names = [lines[start].strip()]
    names += [line.strip() for line in takewhile(_names_column, lines[start + 1 :])]
    if len(names) < _FEWEST:
        return None
    cells, end, rest = _cells(lines, start + len(names), len(names))
    return TextTable(tuple(_rows(names, cells)), end, rest)


def _names_column(line: str) -> bool:
    return line.startswith("\t") and is_column(line.strip())


def _cells(lines: Sequence[str], start: int, width: int) -> tuple[list[str], int, str]:
    """Return the cells from a line on, up to the label of the next part, to another table or where no more follow."""
    cells: list[str] = []
    for number in range(start, len(lines)):
        line = lines[number]
        if not line.startswith("\t"):
            if cells and len(cells) % width == 1 and _opens_table(lines, number):
                return cells[:-1], number, cells[-1]  # the caption of the next table
            if find_label(line.strip()) is not None or not (cells and _is_inside(lines, number)):
                return cells, number, ""
            cells[-1] = f"{cells[-1]}\n{line.strip()}".strip("\n")
            continue
        rest = line.lstrip("\t")
        cells += [""] * (len(line) - len(rest) - 1)
        label = find_label(rest.strip())
        if label is not None and label.sure and ":" in rest:
            return cells, number + 1, rest.strip()
        cells.append(" ".join(rest.split("\t")).strip())  # a tab behind its first letter is the cell's own
    return cells, len(lines), ""


def _opens_table(lines: Sequence[str], number: int) -> bool:
    return number + 1 < len(lines) and _names_column(lines[number + 1]) and is_column(lines[number].strip())


def _is_inside(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line without a tab is of a cell: a line with a tab follows, and no label before it."""
    for line in lines[number : number + _LONGEST_CELL]:
        if line.startswith("\t"):
            return True
        if find_label(line.strip()) is not None:
            return False
    return False


def _rows(names: Sequence[str], cells: list[str]) -> Iterator[str]:
    """Yield the rows; a first cell that is empty beyond what the rows need belongs to none."""
    width = len(names)
    yield "\t".join(names)
    if len(cells) % width == 1 and not cells[0]:
        cells = cells[1:]
    for at in range(0, len(cells), width):
        row = cells[at : at + width]
        if any(row):
            yield "\t".join(row)
