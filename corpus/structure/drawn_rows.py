"""Rows that plain text draws with tabs or bars: which lines are one row, and which rows are one table.

A cell may go over several lines, so that a row does: its lines are put together where they fill the columns of the table.
The bars stay, since they are characters of the document; a tab behind each parts the cells (:mod:`corpus.cells`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.cells import cells, is_number, names_ordinals, names_total
from corpus.model import BlockKind
from corpus.structure.lines import Line
from corpus.structure.wording import starts_lower

_BAR: Final = re.compile(r"(?<!\S)\|(?!\S)")
_LEAST_TABS: Final = 2
_NEAR: Final = 3
"""Lines from one drawn row to the next within which they are of one table."""
_SHORT: Final = 60
_FRONT: Final = 12
"""Lines among which tabs hold the columns of the head."""
_FEWEST_OF_TWO: Final = 3
"""Rows that a table of two columns has, at least, where only a tab draws them."""
_ROW_NUMBER: Final = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-zđ]|[-+*•–])\s?[.)]?")
_GROUP_NUMBER: Final = re.compile(r"(?:[IVXL]{1,5}|[A-HK])\s?[.)]?")
_BETWEEN: Final = re.compile(r"[\s(*_]*(?:đơn vị(?: tính)?|đvt|phụ lục|bảng|biểu)(?: số)?\b", re.IGNORECASE)
"""What stands above a table: its number, its unit."""


def mark_rows(lines: list[Line]) -> list[Line]:
    """Return the lines with those that draw a table made rows of one, in place of text."""
    drawn = [_draws(line) for line in lines]
    if not any(drawn):
        return lines
    first = 0 if sum(map(bool, drawn[:_FRONT])) * 2 > len(lines[:_FRONT]) else _FRONT
    table = max((line.block.table for line in lines), default=0)
    marked: list[Line] = []
    at = 0
    for start, end in _runs(lines, drawn, first):
        table += 1
        marked += lines[at:start]
        marked += _rows(lines[start:end], table)
        at = end
    return marked + lines[at:]


def _draws(line: Line) -> int:
    """Return how many cells a line draws beside its first, 0 where it draws none."""
    block = line.block
    if block.kind is not BlockKind.TEXT or block.complete or ("\t" not in block.text and "|" not in line.text):
        return 0
    return block.text.count("\t") or len(_in_cells(line)) - 1


def _runs(lines: Sequence[Line], drawn: Sequence[int], first: int) -> Iterator[tuple[int, int]]:
    """Yield where the lines of each table begin and end."""
    at, total = 0, len(lines)
    while at < total:
        if not drawn[at]:
            at += 1
            continue
        end = last = at + 1
        while end < total and end - last < _NEAR - 1:
            if drawn[end]:
                if end > last and names_ordinals(cells(_in_cells(lines[end])[0])[0]):
                    break
                last = end + 1
            elif not _is_inside(lines[end]):
                break
            end += 1
        in_head = at < first and "\t" in lines[at].block.text
        if _is_table(lines[at:last], drawn[at:last]) and not (in_head and _is_of_words(lines[at:last])):
            yield at, last
        at = last


def _is_inside(line: Line) -> bool:
    """Tell whether a line between two drawn rows may be of a cell, or name a group of rows."""
    short = line.block.kind is BlockKind.TEXT and line.begins is None and len(line.text) < _SHORT
    return short and not line.text.endswith(":") and _BETWEEN.match(line.text) is None


def _is_table(lines: Sequence[Line], drawn: Sequence[int]) -> bool:
    """Tell whether lines draw a table: two rows of three cells, or with bars; of two cells most are a word and a number."""
    sure = sum("|" in line.text or tabs >= _LEAST_TABS for line, tabs in zip(lines, drawn, strict=True) if tabs)
    if sure > 1:
        return True
    pairs = [cells(line.text) for line, tabs in zip(lines, drawn, strict=True) if tabs == 1]
    values = sum(is_number(pair[-1]) and not is_number(pair[0]) for pair in pairs)
    return sure + len(pairs) >= _FEWEST_OF_TWO and 1 < values > len(pairs) - values


def _is_of_words(lines: Sequence[Line]) -> bool:
    """Tell whether lines in columns number no rows and hold no cell that is a number, as those of the head do not."""
    return not names_ordinals(_in_cells(lines[0])[0]) and not any(
        is_number(cell) for line in lines for cell in _in_cells(line)[1:]
    )


@dataclass(slots=True)
class _Row:
    """A row while it is put together: its cells as written, and whether the next line cannot be of it."""

    lines: list[Line]
    written: list[str]
    ended: bool

    def take(self, line: Line, written: Sequence[str], *, ended: bool) -> None:
        """Carry the last cell on with the first of a line, whose others follow."""
        self.lines.append(line)
        self.written[-1] = f"{self.written[-1]}\n{written[0]}".strip("\n")
        self.written += written[1:]
        self.ended = ended


def _rows(lines: Sequence[Line], table: int) -> Iterator[Line]:
    """Yield one line a row."""
    split = [_in_cells(line) for line in lines]
    barred = [bars for bars in map(_bars, lines) if bars]
    closed = len(barred) > 1 and sum(line.text.endswith("|") for line in lines) * 4 > len(barred) * 3
    framed = len(barred) > 1 and sum(line.text.startswith("|") for line in lines) == len(lines)
    parts = [_framed(written) if framed else written for written in split]
    counts = Counter(len(written) for written in parts if len(written) > 1)
    width = max((count for count, times in counts.items() if times > 1), default=max(counts))
    row: _Row | None = None
    for line, written in zip(lines, parts, strict=True):
        ended = closed and line.text.endswith("|")
        if row is not None and _goes_on(row, line, written, width):
            row.take(line, written, ended=ended)
            continue
        if row is not None:
            yield _line(row, table)
        row = _Row([line], list(written), ended)
    if row is not None:
        yield _line(row, table)


def _goes_on(row: _Row, line: Line, written: Sequence[str], width: int) -> bool:
    """Tell whether a line carries on the row above it: what is left of a cell, and the cells behind it.

    Behind a whole row nobody can tell of which cell a line is the rest, unless the last one is the longest.
    """
    if row.ended:
        return False
    missing = width - len(row.written)
    if len(written) == 1:
        if missing > 0:
            return starts_lower(line.text) or not line.capitals
        return starts_lower(line.text) and len(row.written[-1]) == max(map(len, row.written))
    head = cells(written[0])[0]
    if missing <= 0 or len(written) - 1 != missing or not head:
        return False
    if starts_lower(head):
        return _ROW_NUMBER.fullmatch(head) is None
    number = cells(row.written[0])[0]
    new = _ROW_NUMBER.fullmatch(head) or _GROUP_NUMBER.fullmatch(head) or names_total(head) or is_number(head)
    return not new and _ROW_NUMBER.fullmatch(number) is not None and not names_ordinals(number)


def _line(row: _Row, table: int) -> Line:
    """Return the line of a row, whose block holds its cells without the bars."""
    text = "\t".join(row.written)
    bare = "\t".join(cells(text)).rstrip("\t")
    block = row.lines[0].block._replace(kind=BlockKind.TABLE_ROW, table=table, text=bare or text, shown="")
    return Line(block, text.strip(" \n").rstrip("\t\n ") if text.strip() else text, None)


def _bars(line: Line) -> int:
    return len(_BAR.findall(line.text)) if "\t" not in line.block.text else 0


def _in_cells(line: Line) -> list[str]:
    """Return the cells of a line as written, each but the last with the bar behind it."""
    if "\t" in line.block.text:
        written = [cell.strip() for cell in line.block.text.split("\t")]
        while len(written) > 1 and not written[-1]:
            written.pop()
        return written
    ends = [match.end() for match in _BAR.finditer(line.text)]
    parts = [line.text[start:end].strip() for start, end in zip((0, *ends), (*ends, None), strict=True)]
    return parts[:-1] if len(parts) > 1 and not parts[-1] else parts


def _framed(written: Sequence[str]) -> list[str]:
    """Return the cells of a line whose first bar is the border of its table, and parts nothing."""
    return [f"{written[0]} {written[1]}", *written[2:]] if len(written) > 1 else list(written)
