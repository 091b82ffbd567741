"""Under which rows of its table a row stands: "I. Lĩnh vực giao thông", then "1. Cầu", then "- Vốn trung ương".

A row that is numbered as a group, or that holds nothing but a name, stands over those after it, up to the next one of its
kind. A row whose first cells are empty, as where cells are merged, goes on with those of the row above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from corpus.cells import is_number, is_year, names_total, says_nothing

_ARABIC: Final = re.compile(r"\d{1,3}((?:\.\d{1,3})*)\.?")
_ROMAN: Final = re.compile(r"[IVXL]{1,5}[.)]?")
_CAPITAL: Final = re.compile(r"[A-HĐK][.)]?")
_LETTER: Final = re.compile(r"[a-zđ]\d?[.)]?")
_DASH: Final = re.compile(r"[-–+*•]")
_DASHED: Final = re.compile(r"([-–+*•])\s+\S")
_OF_WHICH: Final = re.compile(r"[\s*_]*(?:trong đó|gồm|bao gồm|chia ra)\b", re.IGNORECASE)
_CAPITALS, _ROMANS, _SPANNING, _NUMBERED, _DOTTED, _LETTERED, _DASHES, _PLUSES, _LAST = range(9)
_LONGEST: Final = 200


class _Group(NamedTuple):
    level: int
    text: str


class RowGroups:
    """Follows the rows of one table."""

    def __init__(self) -> None:
        self._open: list[_Group] = []
        self._above: tuple[str, ...] = ()

    def over(self, row: tuple[str, ...], width: int) -> tuple[str, ...]:
        """Return the names of the rows over the next row, outermost first.

        Args:
            row: its cells.
            width: columns of the table.
        """
        if any(map(names_total, row[:2])):
            self._open, self._above = [], row
            return ()
        merged = _empty_ahead(row)
        if merged and self._above and _label(self._above[:merged]) and not _is_spanning(row, width):
            label = _label(self._above[:merged])
            return tuple(dict.fromkeys((*self._texts(), label)))
        level = _level(row, width)
        while self._open and self._open[-1].level >= level:
            self._open.pop()
        names = self._texts()
        if level < _LAST and not _lacks_number(row):
            self._open.append(_Group(level, _label(row)))
        self._above = row
        return names

    def _texts(self) -> tuple[str, ...]:
        return tuple(group.text for group in self._open if group.text)


def _empty_ahead(row: Sequence[str]) -> int:
    """Return how many cells are empty at the head of a row that holds several more: 0 where only its number is missing."""
    first = next((at for at, cell in enumerate(row) if cell), 0)
    return first if first > 1 or (first == 1 and len(row) > 1 and _is_value(row[1])) else 0


def _is_value(cell: str) -> bool:
    return (is_number(cell) and not is_year(cell)) or says_nothing(cell)


def _is_spanning(row: Sequence[str], width: int) -> bool:
    """Tell whether a row of several columns holds one name and nothing else; the rest of a cell begins with a small letter."""
    filled = [cell for cell in row if cell]
    named = filled[1:] if len(filled) > 1 and _is_ordinal(filled[0]) else filled
    return width > 2 and len(named) == 1 and not _is_value(named[0]) and not named[0][0].islower()


def _lacks_number(row: Sequence[str]) -> bool:
    """Tell whether a row of numbered ones has no number: it is beside them, as a mean is, and over none."""
    return not row[0] and len([cell for cell in row if cell]) > 1


def _is_ordinal(cell: str) -> bool:
    return any(pattern.fullmatch(cell) for pattern in (_ARABIC, _ROMAN, _CAPITAL, _LETTER, _DASH))


def _level(row: Sequence[str], width: int) -> int:
    """Return how deep a row stands; the lowest is over nothing."""
    number = row[0].strip("* _")
    if _ROMAN.fullmatch(number):
        return _ROMANS
    if _CAPITAL.fullmatch(number):
        return _CAPITALS
    arabic = _ARABIC.fullmatch(number)
    if arabic is not None:
        return _DOTTED if arabic[1] else _NUMBERED
    if _is_spanning(row, width):
        return _SPANNING
    if _LETTER.fullmatch(number):
        return _LETTERED
    dash = number if _DASH.fullmatch(number) else _dash_of(row)
    if dash:
        return _PLUSES if dash == "+" else _DASHES
    return _NUMBERED if _lacks_number(row) and not _OF_WHICH.match(row[1]) else _LAST


def _dash_of(row: Sequence[str]) -> str:
    named = next((cell for cell in row if cell), "")
    match = _DASHED.match(named)
    return match[1] if match is not None else ""


def _label(row: Sequence[str]) -> str:
    """Return what a row is called by: its number, and its cells up to the first value."""
    named: list[str] = []
    for at, cell in enumerate(row):
        plain = " ".join(cell.strip("* _").split())
        if at and (_is_value(plain) or (named and not _is_ordinal(named[-1]))):
            break
        named += [plain] if plain else []
    return " ".join(named)[:_LONGEST]
