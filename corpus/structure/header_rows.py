"""Which rows of a table name its columns: the first ones, and those that a page break repeats further down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from corpus.cells import cells, is_number, is_year, names_ordinals, names_total, says_nothing
from corpus.column_names import numbers_columns
from corpus.model import BlockKind
from corpus.procedure import is_column
from corpus.structure.lines import Line
from corpus.text.fold import fold

_SERIAL: Final = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVXLC]{1,5}|[A-Za-zĐđ]|[-+*•–])\s?[.)]?")
_MOST: Final = 4
"""Rows that name the columns of one table, at most."""
_LONGEST_NAME: Final = 80
_BEGUN: Final = 3
"""Characters by which it is told quickly that a row does not repeat another one."""
_LOOKED_AT: Final = 12
"""Rows of the body from which it is told whether a first row without numbers names columns of numbers."""
_NAMES: Final = re.compile(
    r"(?:noi dung|nhiem vu|cong viec|chi tieu|tieu chi|hang muc|danh muc|ten\b|ho (?:va )?ten|don vi|co quan|dia (?:phuong|chi|diem|ban)"
    r"|thoi (?:gian|han|diem)|kinh phi|ghi chu|so (?:luong|tien|ho|nguoi)|muc (?:thu|chi|ho tro|phat|gia)|dien tich|chu (?:tri|dau tu)"
    r"|phoi hop|san pham|ket qua|ke hoach|thuc hien|du an|loai|huyen|xa|truong|chuc vu|tong)\b"
)
"""How names of columns begin in the tables of offices, folded."""
_FEWEST_NAMES: Final = 2


def find_header_rows(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines that are rows which name columns."""
    found: set[int] = set()
    for table in _tables(lines):
        first = [lines[number] for number in table[: _MOST + _LOOKED_AT]]
        count = _count([cells(line.block.text) for line in first], first)
        found.update(table[:count])
        found.update(_repeated(table[count:], lines, [lines[number].block.text for number in table[:count]]))
    return frozenset(found)


def _tables(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Yield the numbers of the rows of each table."""
    table: list[int] = []
    for number, line in enumerate(lines):
        if line.block.kind is not BlockKind.TABLE_ROW:
            continue
        if table and lines[table[-1]].block.table != line.block.table:
            yield table
            table = []
        table.append(number)
    if table:
        yield table


def _repeated(numbers: Sequence[int], lines: Sequence[Line], heads: Sequence[str]) -> Iterator[int]:
    """Yield the rows further down that say the names of the columns once more, as on a new page."""
    keys = [_key(text) for text in heads]
    begun = heads[0][:_BEGUN] if heads else ""
    at = 0
    while heads and at < len(numbers):
        if not lines[numbers[at]].block.text.startswith(begun):
            at += 1
            continue
        below = (_key(lines[number].block.text) for number in numbers[at:])
        alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(below, keys, strict=False)))
        yield from numbers[at : at + alike]
        at += max(alike, 1)


def _key(text: str) -> str:
    return "\t".join(" ".join(cell.split()) for cell in cells(text)).strip()


def _count(rows: Sequence[tuple[str, ...]], lines: Sequence[Line]) -> int:
    """Return how many of the first rows name the columns."""
    marked = sum(1 for _ in takewhile(lambda line: line.block.header_row, lines))
    count = marked or int(_opens(rows))
    while count and count < min(_MOST, len(rows)) and _goes_on(rows, count):
        count += 1
    return count if count < len(rows) or marked else min(count, 1)


def _opens(rows: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether the first row of a table names its columns."""
    first = rows[0]
    if names_ordinals(first[0]) or (len(first) > 2 and all(map(is_column, first))):
        return True
    filled = [cell for cell in first if cell]
    if len(filled) < 2 or not _are_names(filled) or len(rows) < 2:
        return False
    return _stands_over_values(rows) or sum(_NAMES.match(fold(cell)) is not None for cell in filled) >= max(
        _FEWEST_NAMES, (len(filled) + 1) // 2
    )


def _are_names(filled: Sequence[str]) -> bool:
    """Tell whether cells may be names: short words, or years, and neither numbers nor a sum of all."""
    if _SERIAL.fullmatch(filled[0]) or any(map(names_total, filled[:1])):
        return False
    return all(len(cell) <= _LONGEST_NAME and (is_year(cell) or not is_number(cell)) for cell in filled)


def _stands_over_values(rows: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether numbers stand in most rows of the body under a first row that has none but years."""
    below = [row for row in rows[1 : 1 + _LOOKED_AT] if len([cell for cell in row if cell]) > 1]
    valued = sum(any(is_number(cell) and not is_year(cell) for cell in row[1:]) for row in below)
    return 0 < valued >= len(below) - valued


def _goes_on(rows: Sequence[tuple[str, ...]], at: int) -> bool:
    """Tell whether a row under those that name columns does so, too: it divides their names, or numbers the columns."""
    row = rows[at]
    filled = [cell for cell in row if cell]
    if not filled:
        return False
    if numbers_columns(filled):
        return True
    if any(is_number(cell) and not is_year(cell) for cell in filled) or any(map(says_nothing, filled)):
        return False
    if not row[0]:
        return not any(map(_SERIAL.fullmatch, filled)) and (len(filled) > 1 or row.index(filled[0]) > 1)
    widest = max(map(len, rows))
    return len(rows[at - 1]) < widest and _SERIAL.fullmatch(row[0]) is None and _stands_over_values(rows[at:])
