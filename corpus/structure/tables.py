"""Rows of tables as paragraphs: their numbers, and what stands over them: captions, units, groups, names of columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.cells import cells, says_nothing
from corpus.model import ParagraphKind
from corpus.structure.draft import Draft
from corpus.structure.header_rows import find_header_rows
from corpus.structure.lines import Line
from corpus.structure.outline import Outline
from corpus.structure.row_groups import RowGroups
from corpus.structure.torn_rows import carry_on

_UNIT: Final = re.compile(r"[\s*_(]*(?:đơn\s+vị(?:\s+tính)?|đvt)\s*:\s*\S", re.IGNORECASE)
_CAPTION: Final = re.compile(r"[\s*_(]*(?:bảng|biểu)(?:\s+số)?\s+[\dIVX]", re.IGNORECASE)
_LONGEST_UNIT: Final = 80
_LONGEST_CAPTION: Final = 300
_ABOVE: Final = 3
"""Paragraphs above a table among which its caption and its unit stand."""


class Tables:
    """Counts the rows of the table that is being read, and knows what stands over them."""

    def __init__(self, lines: Sequence[Line], outline: Outline, *, of_procedure: bool = False) -> None:
        """Look through all lines for the rows that name columns.

        Args:
            of_procedure: labels and captions of its parts say what stands over a row.
        """
        self._lines = lines
        self._headers = find_header_rows(lines)
        self._outline = outline
        self._table = 0
        self._rows = self._width = 0
        self._columns: tuple[str, ...] = ()
        self._above: tuple[str, ...] = ()
        self._caption: tuple[int, ...] = ()
        self._groups = RowGroups()
        self._of_procedure = of_procedure
        self._last: Draft | None = None

    def restart(self) -> None:
        """Begin an attached text."""
        self._table = 0

    def row(self, number: int, drafts: Sequence[Draft], caption: int | None = None) -> Draft | None:
        """Return the draft of a row, or None where it is the rest of the row above; rows that name columns have no number.

        Args:
            number: of its line.
            drafts: the paragraphs above.
            caption: paragraph right above the first row that says of which case a table of a procedure is.
        """
        line = self._lines[number]
        if line.block.table != self._table:
            self._begin(line, drafts, caption)
        if number in self._headers:
            if self._rows == 0:
                self._columns = (*self._columns, line.text)
                self._width = max(self._width, line.block.text.count("\t") + 1)
            return self._draft(line, "", ())
        row = () if self._of_procedure else cells(line.block.text)
        if row and (all(map(says_nothing, row)) or self._is_unit(row, line)):
            return self._draft(line, "", ())
        if self._last is not None and carry_on(self._last, line):
            return None
        self._rows += 1
        groups = self._groups.over(row, max(self._width, len(row))) if row else ()
        self._last = self._draft(line, str(self._rows), (*self._above, *self._columns, *groups))
        return self._last

    def _is_unit(self, row: Sequence[str], line: Line) -> bool:
        """Tell whether a row gives nothing but the unit of the numbers, and keep it for the rows below."""
        filled = [cell for cell in row if cell]
        if len(filled) != 1 or len(filled[0]) > _LONGEST_UNIT or _UNIT.match(filled[0]) is None:
            return False
        self._above = (*self._above, line.text.strip())
        return True

    def _begin(self, line: Line, drafts: Sequence[Draft], caption: int | None) -> None:
        self._table, self._rows, self._width, self._columns = line.block.table, 0, 0, ()
        self._caption = () if caption is None else (caption,)
        self._above = () if self._of_procedure else tuple(_captions(drafts))
        self._groups, self._last = RowGroups(), None

    def _draft(self, line: Line, number: str, columns: tuple[str, ...]) -> Draft:
        place = self._outline.row(number, str(self._table))
        sources = (*self._outline.sources, *self._caption)
        return Draft(ParagraphKind.TABLE_ROW, [line], place, sources=sources, columns=columns)


def _captions(drafts: Sequence[Draft]) -> list[str]:
    """Return what stands right above a table and is about it: its number, the sentence that leads to it, its unit."""
    found: list[str] = []
    for draft in reversed(drafts[-_ABOVE:]):
        text = draft.text
        if draft.kind is not ParagraphKind.BODY or draft.begins is not None or draft.label:
            break
        if _UNIT.match(text) and len(text) <= _LONGEST_UNIT:
            found.insert(0, text.strip(" *_"))
            continue
        if len(text) <= _LONGEST_CAPTION and (text.rstrip(" *_").endswith(":") or _CAPTION.match(text)):
            found.insert(0, text.strip(" *_"))
        break
    return found
