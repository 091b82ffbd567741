"""Quoted provisions of an amending document: “Điều 5a. …” is text of the clause that inserts it, no article of its own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from corpus.structure.lines import Line
from corpus.structure.marks import beginning

OPENING: Final = '“"«'
_CLOSING: Final = ("”", '"', "»", "”.", '".', "”;", '";', "».", "”./.", "”,", '",')
_FURTHEST: Final = 400
"""Lines within which a quotation must end; marks are often left unclosed."""


class Quotes:
    """Tells which lines lie inside a quoted provision; lines are asked for in order."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._end = -1

    def covers(self, number: int) -> bool:
        """Tell whether a paragraph that begins at line ``number`` is quoted."""
        return number <= self._end or (self._lines[number].text[0] in OPENING and self._opens(number))

    def _opens(self, number: int) -> bool:
        text = self._lines[number].text
        if beginning(text[1:].lstrip()) is None:
            return False
        at = bisect_left(self._ends, number)
        if at == len(self._ends) or self._ends[at] > number + _FURTHEST:
            return False
        self._end = self._ends[at]
        return True

    @cached_property
    def _ends(self) -> list[int]:
        return [number for number, line in enumerate(self._lines) if line.text.endswith(_CLOSING)]
