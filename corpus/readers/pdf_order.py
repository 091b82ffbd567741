"""Reading order of a PDF page: from top to bottom, but the left column of a head or signature first.

Only what looks like the two-column parts of an administrative document, or a
page set in two columns throughout, is read column by column; anything else
that stands side by side is read row by row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.readers.pdf_lines import PAGE_NUMBER, Piece, Row

_LAYOUT: Final = re.compile(
    r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ|Độc\s+lập|ĐẢNG\s+CỘNG\s+SẢN|ngày\b.{0,20}\btháng\b|N[ơƠ][iI]\s+[nN][hH][ậẬ][nN]"
    r"|^\s*(?:TM|T/M|KT|K/T|TL|T/L|TUQ|Q)\s*\.|^\s*Số\s*[:\d]|^\s*V/v\b",
    re.M,
)
_BODY: Final = re.compile(r"Căn cứ|Điều\s+\d|Phần|Chương|Kính gửi|(?:[IVX]{1,5}|\d{1,2})\s?[.]\s|[a-zđ]\)\s")
"""What begins so carries no head or signature on, and stands above none of their columns."""
_LONG: Final = 8
"""Rows of two pieces that make a page of two columns."""
_NEAR: Final = 2.6
"""Lines of one column follow each other within so many sizes."""
_LEAST_GUTTER: Final = 3.0
_SAME_EDGE: Final = 4.0
_SAME_CENTRE: Final = 18.0


@dataclass(slots=True)
class _Region:
    """Rows around a gutter; ``left`` and ``right`` are its edges."""

    left: float
    right: float
    rows: list[Row]

    def take(self, row: Row, *, below: bool) -> bool:
        """Take a neighbouring row in if nothing in it crosses the gutter."""
        if not below and all(PAGE_NUMBER.match(piece.text) for piece in row.pieces):
            return False
        if not below and len(row.pieces) == 1 and _BODY.match(row.pieces[0].text):
            return False
        left = [piece for piece in row.pieces if self._is_left(piece)]
        right = [piece for piece in row.pieces if piece not in left and piece.x0 >= self.left + _LEAST_GUTTER]
        if len(left) + len(right) < len(row.pieces) or len(row.pieces) > 2:
            return False
        edges = (max([self.left, *(p.x1 for p in left)]), min([self.right, *(p.x0 for p in right)]))
        if edges[1] - edges[0] < _LEAST_GUTTER or not self._is_near(row, below=below):
            return False
        if below and left and not right and not self._continues(left[0]):
            return False
        self.left, self.right = edges
        self.rows = [*self.rows, row] if below else [row, *self.rows]
        return True

    def pieces(self) -> Iterator[Piece]:
        """Yield the left column, then the right one."""
        for is_left in (True, False):
            for row in self.rows:
                yield from (piece for piece in row.pieces if (piece.x1 <= self.left) is is_left)

    def _is_left(self, piece: Piece) -> bool:
        """A piece that ends before the right column is left, unless it stands nearer to the right one."""
        if piece.x1 > self.right - _LEAST_GUTTER:
            return False
        return piece.x0 < self.left or piece.x0 - self.left <= self.right - piece.x1

    def _is_near(self, row: Row, *, below: bool) -> bool:
        edge = self.rows[-1] if below else self.rows[0]
        return abs(row.baseline - edge.baseline) <= _NEAR * max(row.size, edge.size) or len(row.pieces) == 2

    def _continues(self, piece: Piece) -> bool:
        """Tell whether a lone left line carries the left column on, by its edge, its centre and its distance."""
        if _BODY.match(piece.text):
            return False
        column = [p for row in self.rows for p in row.pieces if p.x1 <= self.left]
        last = column[-1]
        is_near = piece.baseline - last.baseline <= _NEAR * max(piece.size, last.size)
        same_edge = any(abs(piece.x0 - other.x0) <= _SAME_EDGE for other in column[-3:])
        centre = (last.x0 + last.x1) / 2
        return is_near and (same_edge or abs((piece.x0 + piece.x1) / 2 - centre) <= _SAME_CENTRE)


def in_reading_order(rows: Sequence[Row]) -> Iterator[Piece]:
    """Yield the pieces of rows in the order in which a person reads them."""
    position = 0
    while position < len(rows):
        region, start, end = _region_from(rows, position)
        for row in rows[position:start]:
            yield from row.pieces
        if region is not None:
            yield from region.pieces()
        position = end


def _region_from(rows: Sequence[Row], position: int) -> tuple[_Region | None, int, int]:
    """Find the next region at or after ``position``; return it with the range of rows it covers."""
    for index in range(position, len(rows)):
        if len(rows[index].pieces) != 2:
            continue
        first, second = rows[index].pieces
        region = _Region(first.x1, second.x0, [rows[index]])
        start, end = index, index + 1
        while start > position and region.take(rows[start - 1], below=False):
            start -= 1
        while end < len(rows) and region.take(rows[end], below=True):
            end += 1
        if _is_columns(region):
            return region, start, end
    return None, len(rows), len(rows)


def _is_columns(region: _Region) -> bool:
    doubles = sum(len(row.pieces) == 2 for row in region.rows)
    if doubles >= _LONG:
        return True
    return any(_LAYOUT.search(piece.text) for row in region.rows for piece in row.pieces)
