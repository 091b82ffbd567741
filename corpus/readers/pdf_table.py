"""Rows of drawn tables on a PDF page, and tables that go on over the page break."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.model import Block, BlockKind, Box
from corpus.readers.pdf_grid import Grid
from corpus.readers.pdf_lines import Piece, page_rows
from corpus.readers.pdf_words import Word
from corpus.readers.runs import Draft, Run, all_bold

_ITEM: Final = re.compile(r"[-+*•–]\s|[0-9a-zđ]{1,3}[).]\s|[IVX]{1,5}\.\s")
_SAME_COLUMN: Final = 4.0
_NUMBERED: Final = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?(?:\s?=.*)?$")


@dataclass(slots=True)
class Tables:
    """Counts the tables of one document; a table that goes on keeps its number.

    Attributes:
        is_open: nothing but page numbers has followed the last table.
    """

    count: int = 0
    last: Grid | None = None
    is_open: bool = False

    def goes_on(self, grid: Grid) -> bool:
        """Tell whether a table at the top of a page is the last one, torn by the page break."""
        return self.is_open and self.last is not None and _same_columns(self.last, grid)

    def number(self, grid: Grid, *, goes_on: bool) -> int:
        """Return the number of a table."""
        self.count += 0 if goes_on else 1
        self.last, self.is_open = grid, True
        return self.count


def table_drafts(grid: Grid, words: Sequence[Word], *, page: int, table: int, first: bool) -> Iterator[Draft]:
    """Yield a draft for each row that holds text.

    Args:
        words: the words that stand inside the grid.
        first: the table begins here; its bold top row is then a header.
    """
    cells: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        owner = grid.cell((word.x0 + word.x1) / 2, word.baseline - word.face.size * 0.3)
        if owner is not None:
            cells.setdefault(owner, []).append(word)
    rows = [_row(grid, number, cells) for number in range(grid.rows)]
    headers = _headers(rows) if first else 0
    for number, runs in enumerate(rows):
        box = Box(grid.xs[0], grid.ys[number], grid.xs[-1], grid.ys[number + 1])
        block = Block("", page=page, kind=BlockKind.TABLE_ROW, complete=True, box=box, table=table)
        yield Draft(runs, block._replace(header_row=number < headers, gap_before=number == 0 and first))


def _row(grid: Grid, number: int, cells: dict[tuple[int, int], list[Word]]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for column in range(grid.columns):
        if column:
            runs.append(Run("\t"))
        words = cells.get((number, column))
        if words:
            runs.extend(cell_runs(words))
    return tuple(runs)


def cell_runs(words: Sequence[Word]) -> Iterator[Run]:
    """Yield a cell's text; lines that were only wrapped are joined, items of a list keep their line."""
    before: Piece | None = None
    for row in page_rows(words):
        for piece in row.pieces:
            if before is not None:
                yield Run(_between(before.text, piece.text))
            yield from piece.runs()
            before = piece


def _between(above: str, below: str) -> str:
    if _ITEM.match(below) and not above.endswith((",", "-")):
        return "\n"
    return "" if above.endswith(("/", "-")) and not above.endswith(" -") and below[:1].isupper() else " "


def _headers(rows: Sequence[tuple[Run, ...]]) -> int:
    """Count bold rows at the top, and the row of column numbers below them."""
    filled = [runs for runs in rows if any(run.text.strip() for run in runs)]
    bold = next((number for number, runs in enumerate(rows) if runs and not all_bold(runs)), len(rows))
    if len(filled) < 2 or bold >= len(rows):
        return 0
    if bold and _is_numbering(rows[bold]) and bold + 1 < len(rows):
        return bold + 1
    return bold


def _is_numbering(runs: Sequence[Run]) -> bool:
    cells = "".join(run.text for run in runs).split("\t")
    return len(cells) > 1 and all(_NUMBERED.match(cell.strip()) for cell in cells)


def _same_columns(one: Grid, other: Grid) -> bool:
    if one.columns != other.columns:
        return False
    return all(abs(a - b) <= _SAME_COLUMN for a, b in zip(one.xs, other.xs, strict=True))
