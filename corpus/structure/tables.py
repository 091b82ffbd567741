"""Rows of tables: their numbers, their column names, and rows that plain text draws with tabs or bars."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from corpus.model import BlockKind, ParagraphKind
from corpus.place import PlacePart
from corpus.structure.draft import Draft
from corpus.structure.lines import Line
from corpus.structure.outline import Outline
from corpus.structure.wording import bare

_CELLS: Final = re.compile(r"\t| \| ")
_ORDINAL_NAMES: Final = frozenset({"stt", "tt", "so tt", "so thu tu", "s tt", "no", "no."})
_COLUMN_NUMBER: Final = re.compile(r"\(?\d{1,2}\)?|[A-Z]|\(\d{1,2}\)\s*=.*|\d+\s*=.*")
_NUMBER: Final = re.compile(r"[\d.,\s%-]*\d[\d.,\s%-]*|[IVXLC]{1,5}|[a-zđ]\)?")
_LEAST_TABS: Final = 2
_FRONT: Final = 12
"""Lines among which tabs hold the columns of the head."""


def mark_rows(lines: list[Line]) -> list[Line]:
    """Return the lines with runs of lines that are drawn as rows made rows of a table, in place of text."""
    drawn = [_is_drawn(line) for line in lines]
    table = max((line.block.table for line in lines), default=0)
    for number, line in enumerate(lines):
        before = number > 0 and drawn[number - 1]
        after = number + 1 < len(lines) and drawn[number + 1]
        if (
            not drawn[number]
            or not (before or after)
            or (number < _FRONT and " | " not in line.text and not _plain_table(lines))
        ):
            continue
        table += 0 if before else 1
        text = line.block.text.strip().replace(" | ", "\t") if " | " in line.text else line.block.text
        block = replace(line.block, kind=BlockKind.TABLE_ROW, table=table, text=text)
        lines[number] = Line(block, line.text, None)
    return lines


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
        self._unit: tuple[PlacePart, ...] = ()

    def restart(self) -> None:
        """Begin an attached text."""
        self._table = 0

    def row(self, line: Line) -> Draft:
        """Return the draft of a row; rows that name the columns have no number."""
        if line.block.table != self._table:
            self._table, self._rows, self._columns = line.block.table, 0, ()
        if self._names_columns(line):
            self._columns = (*self._columns, line.text)
            return self._draft(line, "", ())
        self._rows += 1
        return self._draft(line, str(self._rows), self._columns)

    def _draft(self, line: Line, number: str, columns: tuple[str, ...]) -> Draft:
        place = self._outline.row(number, str(self._table))
        return Draft(ParagraphKind.TABLE_ROW, [line], place, sources=self._outline.sources(), columns=columns)

    def _names_columns(self, line: Line) -> bool:
        """Tell whether a row names the columns: marked so, or the first rows down to the numbers of the columns."""
        if line.block.header_row:
            return True
        if self._rows:
            return False
        row = cells(line)
        if bare(row[0]) in _ORDINAL_NAMES:
            return True
        if not self._columns:
            return False
        filled = [cell for cell in row if cell]
        numbered = len(filled) > 1 and all(_COLUMN_NUMBER.fullmatch(cell) for cell in filled)
        return numbered or (not row[0] and not any(_NUMBER.fullmatch(cell) for cell in filled))


def _is_drawn(line: Line) -> bool:
    if (
        line.block.kind is not BlockKind.TEXT
        or line.block.complete
        or (line.begins is not None and "\t" not in line.text)
    ):
        return False
    return line.text.count("\t") >= _LEAST_TABS or " | " in line.text


def _plain_table(lines: list[Line]) -> bool:
    """Tell whether a text is a table from its first lines on."""
    return sum(_is_drawn(line) for line in lines[:_FRONT]) * 2 > min(_FRONT, len(lines))
