"""Words, widths and lines of a PDF page: how text is broken and set.

Every word is drawn with the space after it, as word processors do, and a
justified line widens the gaps; a superscript digit becomes a small raised one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from fpdf import FPDF

FAMILY: Final = "serif"
SUPERSCRIPTS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
MARK: Final = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_SMALL = 0.62
_RISE = 0.35


@dataclass(frozen=True, slots=True)
class Face:
    """A font style ("", "B", "I", "BI") in a size in points."""

    style: str
    size: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its footnote marks; ``width`` leaves out the space behind it."""

    text: str
    face: Face
    width: float

    @property
    def marks(self) -> tuple[str, ...]:
        """Numbers of the footnotes that the word calls."""
        return tuple(mark.translate(SUPERSCRIPTS) for mark in MARK.findall(self.text))


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is ready to be drawn: where it begins and how wide a gap is."""

    words: tuple[Word, ...]
    x: float
    gap: float


class Setter:
    """Measures and draws words on one PDF."""

    def __init__(self, pdf: FPDF) -> None:
        self._pdf = pdf

    def words(self, text: str, face: Face) -> list[Word]:
        """Split a text into words of one face."""
        return [Word(piece, face, self._width(piece, face)) for piece in text.split()]

    def centred(self, text: str, face: Face, x: float, width: float) -> list[Line]:
        """Break a text into lines centred between ``x`` and ``x + width``."""
        space = self._width(" ", face)
        return [
            Line(tuple(row), x + (width - _length(row, space)) / 2, space)
            for row in _rows(self.words(text, face), width, width, space)
        ]

    def justified(self, words: Sequence[Word], x: float, width: float, indent: float) -> list[Line]:
        """Break words into justified lines, the first one indented, the last one ragged."""
        if not words:
            return []
        space = self._width(" ", words[-1].face)
        rows = list(_rows(words, width - indent, width, space))
        lines = []
        for number, row in enumerate(rows):
            shift = 0.0 if number else indent
            last = number == len(rows) - 1 or len(row) == 1
            gap = space if last else (width - shift - sum(word.width for word in row)) / (len(row) - 1)
            lines.append(Line(tuple(row), x + shift, gap))
        return lines

    def draw(self, line: Line, baseline: float) -> None:
        """Put a line on the current page."""
        x = line.x
        for number, word in enumerate(line.words):
            self._draw_word(word, x, baseline, last=number == len(line.words) - 1)
            x += word.width + line.gap

    def _draw_word(self, word: Word, x: float, baseline: float, *, last: bool) -> None:
        pieces = list(_fragments(word.text))
        for number, (text, raised) in enumerate(pieces):
            size = word.face.size * (_SMALL if raised else 1)
            self._pdf.set_font(FAMILY, word.face.style, size)
            behind = "" if last or number < len(pieces) - 1 else " "
            self._pdf.text(x, baseline - (word.face.size * _RISE if raised else 0), text + behind)
            x += self._pdf.get_string_width(text)

    def _width(self, text: str, face: Face) -> float:
        width = 0.0
        for piece, raised in _fragments(text):
            self._pdf.set_font(FAMILY, face.style, face.size * (_SMALL if raised else 1))
            width += self._pdf.get_string_width(piece)
        return width


def _fragments(text: str) -> Iterator[tuple[str, bool]]:
    end = 0
    for match in MARK.finditer(text):
        if match.start() > end:
            yield text[end : match.start()], False
        yield match[0].translate(SUPERSCRIPTS), True
        end = match.end()
    if end < len(text):
        yield text[end:], False


def _length(row: Sequence[Word], space: float) -> float:
    return sum(word.width for word in row) + space * (len(row) - 1)


def _rows(words: Sequence[Word], first: float, other: float, space: float) -> Iterator[list[Word]]:
    row: list[Word] = []
    limit = first
    for word in words:
        if row and _length([*row, word], space) > limit:
            yield row
            row, limit = [], other
        row.append(word)
    if row:
        yield row
