"""Tables that plain text sets with spaces: each column in its place on the line, as a page printed to text has them.

Nothing marks a cell but the room around it, so that a table is known by lines whose cells stand under each other, with
numbers among them. Head and signature of a document have two columns of words and are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from corpus.cells import is_number, is_year, says_nothing

_CELL: Final = re.compile(r"\S+(?:\s\S+)*")
"""What stands together: two spaces part cells, one does not."""
_FEWEST_LINES: Final = 3
_FIRST_LOOK: Final = 60
"""Lines that show whether a table begins, so that what is none costs little."""
_LONGEST: Final = 4_000
"""Lines of one table, at most."""
_LONGEST_LINE: Final = 400
_MOST_BLANK: Final = 1
"""Blank lines between two lines of one table."""


class AlignedTable(NamedTuple):
    """A table set with spaces.

    Attributes:
        rows: cells joined by tabs.
        end: number of the line behind it.
    """

    rows: tuple[str, ...]
    end: int


class _Cell(NamedTuple):
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with its cells; ``gap`` if blank lines stand before it."""

    cells: tuple[_Cell, ...]
    gap: bool


def aligned_table_at(lines: Sequence[str], start: int) -> AlignedTable | None:
    """Return the table that begins at a line, or None."""
    if len(_cells(lines[start])) < 2:
        return None
    found, ends = _lines(lines, start, _FIRST_LOOK)
    if len(found) == _FIRST_LOOK and _columns(found) is not None:
        found, ends = _lines(lines, start, _LONGEST)
    while len(found) >= _FEWEST_LINES and len(found[-1].cells) == 1 and found[-1].gap:
        found.pop()
    columns = _columns(found) if len(found) >= _FEWEST_LINES else None
    if columns is None:
        return None
    placed = [_placed(line, columns) for line in found]
    return AlignedTable(tuple(_rows(placed, [line.gap for line in found])), ends[len(found) - 1])


def _cells(line: str) -> tuple[_Cell, ...]:
    if "  " not in line or len(line) > _LONGEST_LINE or "\t" in line:
        return ()
    return tuple(_Cell(match.start(), match.end(), match[0]) for match in _CELL.finditer(line))


def _lines(lines: Sequence[str], start: int, most: int) -> tuple[list[_Line], list[int]]:
    """Return the lines of cells from a line on, and the number of the line behind each."""
    found: list[_Line] = []
    ends: list[int] = []
    blank = 0
    for number in range(start, min(len(lines), start + most)):
        line = lines[number]
        if not line.strip():
            blank += 1
            if blank > _MOST_BLANK:
                break
            continue
        cells = _cells(line)
        if not cells or (len(cells) == 1 and not (found and line.startswith("  ") and not blank)):
            break
        found.append(_Line(cells, blank > 0))
        ends.append(number + 1)
        blank = 0
    return found, ends


def _columns(lines: Sequence[_Line]) -> list[tuple[int, int]] | None:
    """Return where the columns begin and end, or None where the lines are no table."""
    most = max(len(line.cells) for line in lines)
    full = [line for line in lines if len(line.cells) == most]
    if len(full) < 2 or (most == 2 and len(full) < _FEWEST_LINES):
        return None
    columns = [(min(cell.start for cell in column), max(cell.end for cell in column)) for column in _upright(full)]
    if any(left[1] >= right[0] for left, right in pairwise(columns)):
        return None
    body = [line for line in lines[1:] if len(line.cells) > 1]
    valued = sum(any(_is_value(cell.text) for cell in line.cells[1:]) for line in body)
    if valued * 2 <= len(body) or any(_place(cell, columns) is None for line in lines for cell in line.cells):
        return None
    return columns


def _upright(lines: Sequence[_Line]) -> Iterator[tuple[_Cell, ...]]:
    return zip(*(line.cells for line in lines), strict=True)


def _place(cell: _Cell, columns: Sequence[tuple[int, int]]) -> int | None:
    """Return the one column under or over which a cell stands, the nearest where it stands between; None for several."""
    over = [at for at, (start, end) in enumerate(columns) if cell.start < end and start < cell.end]
    if len(over) > 1:
        return None
    if over:
        return over[0]
    return min(range(len(columns)), key=lambda at: max(columns[at][0] - cell.end, cell.start - columns[at][1]))


def _placed(line: _Line, columns: Sequence[tuple[int, int]]) -> list[str]:
    row = [""] * len(columns)
    for cell in line.cells:
        at = _place(cell, columns)
        row[at or 0] = f"{row[at or 0]} {cell.text}".strip()
    return row


def _is_value(text: str) -> bool:
    return (is_number(text) and not is_year(text)) or says_nothing(text)


def _rows(placed: Sequence[list[str]], gaps: Sequence[bool]) -> Iterator[str]:
    """Yield the rows; the lines of one row are put together cell by cell."""
    row: list[str] = []
    for at, (line, gap) in enumerate(zip(placed, gaps, strict=True)):
        if row and _is_rest(row, line, gap=gap, in_head=at < 3 and not _has_value(row)):
            row = [f"{above} {below}".strip() for above, below in zip(row, line, strict=True)]
            continue
        if row:
            yield "\t".join(row).rstrip()
        row = line
    if row:
        yield "\t".join(row).rstrip()


def _is_rest(row: Sequence[str], line: Sequence[str], *, gap: bool, in_head: bool) -> bool:
    """Tell whether a line holds the second lines of cells of the row above, and nothing of its own."""
    if gap or _has_value(line) or (line[0] and not in_head):
        return False
    return all(not below or (bool(above) and not _is_value(above)) for above, below in zip(row, line, strict=True))


def _has_value(line: Sequence[str]) -> bool:
    return any(_is_value(cell) for cell in line[1:] if cell)
