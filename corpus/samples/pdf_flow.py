"""The flow of lines over PDF pages: breaks, page numbers and footnotes at the page foot.

A footnote begins on the page of its mark and, where it does not fit, goes on
at the foot of the next page, as in the documents that offices send.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from fpdf import FPDF

from corpus.samples.pdf_text import Face, Line, Setter

WIDTH: Final = 595.28
HEIGHT: Final = 841.89
LEFT: Final = 85.0
RIGHT: Final = 552.0
TOP: Final = 62.0
BOTTOM: Final = 785.0
NOTE_FACE: Final = Face("", 10)
NOTE_HEIGHT: Final = 12.0
_RULE_SPACE = 10.0
_LEAST_NOTE_LINES = 2


class Flow:
    """A cursor that moves down the pages of one PDF."""

    def __init__(self, pdf: FPDF) -> None:
        self.pdf = pdf
        self.setter = Setter(pdf)
        self.y = TOP
        self._label = 0
        self._notes: list[Line] = []
        self._carried: list[Line] = []
        self.new_page(restart=True)

    def new_page(self, *, restart: bool = False) -> None:
        """Close the page and open the next; ``restart`` counts pages from 1 again."""
        self._draw_notes()
        self.pdf.add_page()
        self._label = 1 if restart else self._label + 1
        if self._label > 1:
            number = self.setter.centred(str(self._label), Face("", 13), LEFT, RIGHT - LEFT)
            self.setter.draw(number[0], 45)
        self.y = TOP
        room = int((BOTTOM - TOP) // NOTE_HEIGHT) - _LEAST_NOTE_LINES
        self._notes, self._carried = self._carried[:room], self._carried[room:]

    def finish(self) -> None:
        """Draw what is still owed at the foot of the last page."""
        while self._carried:
            self.new_page()
        self._draw_notes()

    def skip(self, space: float) -> None:
        """Leave a gap, unless the page has just begun."""
        if self.y > TOP:
            self.y += space

    def keep(self, height: float) -> None:
        """Open a new page if ``height`` does not fit on this one."""
        if self.y + height > self._limit():
            self.new_page()

    def place(self, lines: Sequence[Line], height: float, notes: Sequence[Sequence[Line]] = ()) -> None:
        """Put lines one under the other; ``notes`` are the footnotes of the last of them."""
        for number, line in enumerate(lines):
            self._place(line, height, notes if number == len(lines) - 1 else ())

    def rule(self, x: float, width: float, y: float) -> None:
        """Draw a thin rule."""
        self.pdf.set_line_width(0.6)
        self.pdf.line(x, y, x + width, y)

    def _place(self, line: Line, height: float, notes: Sequence[Sequence[Line]]) -> None:
        needed = height + (_RULE_SPACE + _LEAST_NOTE_LINES * NOTE_HEIGHT if notes else 0)
        self.keep(needed)
        self.setter.draw(line, self.y + height * 0.78)
        self.y += height
        for note in notes:
            rule = 0 if self._notes else _RULE_SPACE
            fitting = max(0, int((self._limit() - self.y - rule) // NOTE_HEIGHT))
            self._notes.extend(note[:fitting])
            self._carried.extend(note[fitting:])

    def _limit(self) -> float:
        used = len(self._notes) * NOTE_HEIGHT
        return BOTTOM - used - (_RULE_SPACE if used else 0)

    def _draw_notes(self) -> None:
        if not self._notes:
            return
        y = BOTTOM - len(self._notes) * NOTE_HEIGHT
        self.rule(LEFT, 140, y - _RULE_SPACE / 2)
        for line in self._notes:
            self.setter.draw(line, y + NOTE_HEIGHT * 0.78)
            y += NOTE_HEIGHT
        self._notes = []
