"""Rows of tables: their numbers, their column names, and rows that plain text draws with tabs or bars."""

from __future__ import annotations

import re
from typing import Final

from corpus.model import BlockKind, ParagraphKind
from corpus.procedure import is_column
from corpus.structure.draft import Draft
from corpus.structure.lines import Line
from corpus.structure.outline import Outline
from corpus.structure.wording import bare

_ORDINAL_NAMES: Final = frozenset({"stt", "tt", "so tt", "so thu tu", "s tt", "no", "no."})
_COLUMN_NUMBER: Final = re.compile(r"\(?(\d{1,2}|[A-Z])\)?(?:\s*=.*)?")
_FIRST_COLUMNS: Final = ("1", "A")
_NUMBER: Final = re.compile(r"[\d.,\s%-]*\d[\d.,\s%-]*|[IVXLC]{1,5}|[a-zđ]\)?")
_LEAST_TABS: Final = 2
_NEAR: Final = 3
"""Lines from one drawn row to the next within which they are of one table."""
_SHORT: Final = 60
_FRONT: Final = 12
"""Lines among which tabs hold the columns of the head."""


def mark_rows(lines: list[Line]) -> list[Line]:
    """Return the lines with those that draw a table made rows of one, in place of text."""
    drawn = [("\t" in line.text or " | " in line.text) and _is_drawn(line) for line in lines]
    if True not in drawn:
        return lines
    first = 0 if sum(drawn[:_FRONT]) * 2 > len(lines[:_FRONT]) else _FRONT
    table = max((line.block.table for line in lines), default=0)
    last = -_NEAR - 1
    for number, line in enumerate(lines):
        if not drawn[number] or (number < first and " | " not in line.text):
            continue
        near = number - last <= _NEAR and all(_is_rest_of_row(between) for between in lines[last + 1 : number])
        if not near and not (number + 1 < len(lines) and drawn[number + 1]):
            continue
        table += 0 if near else 1
        for at in range(last + 1 if near else number, number + 1):
            lines[at] = _row(lines[at], table)
        last = number
    return lines


def _row(line: Line, table: int) -> Line:
    text = line.block.text.replace(" | ", "\t")
    return Line(line.block._replace(kind=BlockKind.TABLE_ROW, table=table, text=text), line.text, None)


def _is_rest_of_row(line: Line) -> bool:
    """Tell whether a line between two drawn rows is the second line of a cell."""
    return line.block.kind is BlockKind.TEXT and line.begins is None and len(line.text) < _SHORT


def cells(line: Line) -> tuple[str, ...]:
    """Return the cells of a row."""
    return tuple(cell.strip() for cell in line.block.text.split("\t"))


class Tables:
    """Counts the rows of the table that is being read."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._table = 0
        self._rows = 0
        self._columns: tuple[str, ...] = ()
        self._caption: tuple[int, ...] = ()

    def restart(self) -> None:
        """Begin an attached text."""
        self._table = 0

    def row(self, line: Line, caption: int | None = None) -> Draft:
        """Return the draft of a row; rows that name the columns have no number.

        Args:
            caption: paragraph right above the row that says of which case a table under it is.
        """
        if line.block.table != self._table:
            self._table, self._rows, self._columns = line.block.table, 0, ()
            self._caption = () if caption is None else (caption,)
        if self._names_columns(line):
            self._columns = (*self._columns, line.text)
            return self._draft(line, "", ())
        self._rows += 1
        return self._draft(line, str(self._rows), self._columns)

    def _draft(self, line: Line, number: str, columns: tuple[str, ...]) -> Draft:
        place = self._outline.row(number, str(self._table))
        return Draft(
            ParagraphKind.TABLE_ROW, [line], place, sources=(*self._outline.sources, *self._caption), columns=columns
        )

    def _names_columns(self, line: Line) -> bool:
        """Tell whether a row names the columns: marked so, or the first rows down to the numbers of the columns."""
        if line.block.header_row:
            return True
        if self._rows:
            return False
        row = cells(line)
        if bare(row[0]) in _ORDINAL_NAMES or (len(row) > 2 and all(map(is_column, row))):
            return True
        if not self._columns:
            return False
        filled = [cell for cell in row if cell]
        return _numbers_columns(filled) or (not row[0] and not any(_NUMBER.fullmatch(cell) for cell in filled))


def _numbers_columns(filled: list[str]) -> bool:
    """Tell whether a row holds the numbers of the columns: 1, 2, 3 or A, B, (1), (2) = (1) + 3."""
    numbers = [match[1] for cell in filled if (match := _COLUMN_NUMBER.fullmatch(cell)) is not None]
    if len(numbers) < max(2, len(filled)) or numbers[0] not in _FIRST_COLUMNS:
        return False
    digits = [int(number) for number in numbers if number.isdigit()]
    return digits == list(range(1, len(digits) + 1)) and len(digits) > 1


def _is_drawn(line: Line) -> bool:
    tabs = line.text.count("\t")
    if tabs < _LEAST_TABS and " | " not in line.text:
        return False
    return line.block.kind is BlockKind.TEXT and not line.block.complete and (line.begins is None or tabs > 0)
