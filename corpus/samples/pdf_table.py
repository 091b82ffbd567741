"""Tables with rules in a sample PDF."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from corpus.samples.definition import Piece
from corpus.samples.pdf_flow import LEFT, RIGHT, Flow
from corpus.samples.pdf_text import Face, Line

_HEIGHT: Final = 15.0
_PADDING: Final = 4.0
_LEAST_SHARE = 5
_DAMPING = 0.6


def draw_table(flow: Flow, rows: Sequence[Piece]) -> None:
    """Draw the rows; a row is never torn by a page break, and nothing is drawn for no rows."""
    if not rows:
        return
    widths = column_shares([row.cells for row in rows])
    edges = [LEFT]
    for share in widths:
        edges.append(edges[-1] + share * (RIGHT - LEFT))
    for row in rows:
        _draw_row(flow, row, edges)
    flow.skip(6)


def column_shares(table: Sequence[Sequence[str]]) -> list[float]:
    """Return each column's share of the width, by its longest text, dampened so that none starves."""
    columns = zip(*table, strict=True)
    longest = [max(_LEAST_SHARE, *(len(text) for text in column)) ** _DAMPING for column in columns]
    return [length / sum(longest) for length in longest]


def _draw_row(flow: Flow, row: Piece, edges: Sequence[float]) -> None:
    face = Face("B" if row.header_row else "", 12)
    cells: list[list[Line]] = []
    for text, (left, right) in zip(row.cells, pairwise(edges), strict=True):
        width = right - left - 2 * _PADDING
        cells.append(flow.setter.centred(text, face, left + _PADDING, width))
    height = max(len(lines) for lines in cells) * _HEIGHT + 2 * _PADDING
    flow.keep(height)
    top = flow.y
    for lines in cells:
        for number, line in enumerate(lines):
            flow.setter.draw(line, top + _PADDING + number * _HEIGHT + 11)
    flow.pdf.set_line_width(0.5)
    for left, right in pairwise(edges):
        flow.pdf.rect(left, top, right - left, height)
    flow.y = top + height
