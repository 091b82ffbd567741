"""One PDF page as drafts of blocks: lines and table rows in reading order, footnotes last."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from corpus.model import Block, BlockKind
from corpus.readers.pdf_content import PageContent
from corpus.readers.pdf_grid import Grid, find_grids
from corpus.readers.pdf_lines import PAGE_NUMBER, Piece, Row, page_rows
from corpus.readers.pdf_notes import split_notes
from corpus.readers.pdf_order import in_reading_order
from corpus.readers.pdf_rules import Rule
from corpus.readers.pdf_stamps import stamp_lines
from corpus.readers.pdf_table import Tables, table_drafts
from corpus.readers.pdf_words import Word
from corpus.readers.runs import Draft, Run
from corpus.readers.stamp_pictures import stamp_drafts

_GAP: Final = 1.15
"""Lines further apart than this many usual pitches have a gap between them."""
_PITCH: Final = 1.3
"""Pitch in sizes, where a page has too few lines to show its own."""
_WIDEST_PITCH: Final = 2.4
_CENTRE: Final = 12.0
_INSET: Final = 10.0
_LEAST_LINES: Final = 4
_SAME_START: Final = 1.0
_CHANCE: Final = 3
"""Lines that may begin at the same place without being set so."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Left and right edge of the text on a page, its usual distance between lines, and where lines start."""

    left: float
    right: float
    pitch: float | None
    starts: tuple[float, ...] = ()

    @classmethod
    def of(cls, pieces: Sequence[Piece]) -> Margins:
        """Measure the pieces of a page."""
        if not pieces:
            return cls(0.0, 0.0, None)
        steps = [
            below.baseline - above.baseline
            for above, below in pairwise(pieces)
            if 0.9 * above.size <= below.baseline - above.baseline <= _WIDEST_PITCH * above.size
        ]
        pitch = median(sorted(steps)[: max(len(steps) * 2 // 3, 1)]) if len(steps) >= _LEAST_LINES else None
        starts = tuple(sorted(piece.x0 for piece in pieces))
        return cls(starts[0], max(piece.x1 for piece in pieces), pitch, starts)

    def is_centred(self, piece: Piece) -> bool:
        """Tell whether a line stands in the middle with room on both sides, and not at an indent of the page."""
        same_start = bisect_right(self.starts, piece.x0 + _SAME_START) - bisect_left(
            self.starts, piece.x0 - _SAME_START
        )
        if same_start > _CHANCE:
            return False
        middle = (self.left + self.right) / 2
        off = abs((piece.x0 + piece.x1) / 2 - middle)
        return off <= _CENTRE and piece.x0 - self.left >= _INSET and self.right - piece.x1 >= _INSET

    def is_gap(self, above: Piece, below: Piece) -> bool:
        """Tell whether more than the usual space parts two lines."""
        step = below.baseline - above.baseline
        usual = self.pitch if self.pitch is not None else _PITCH * above.size
        return step < 0 or step > _GAP * usual


class PageReader:
    """Reads the pages of one document in order, keeping what pages share."""

    def __init__(self) -> None:
        self._tables = Tables()
        self._sizes: Counter[float] = Counter()
        self._called: set[str] = set()

    def drafts(self, content: PageContent, number: int) -> Iterator[Draft]:
        """Yield the drafts of a page; ``number`` is 1-based."""
        for word in content.words:
            self._sizes[word.face.size] += len(word.text)
        grids = find_grids(content.rules)
        inside, outside = _parted(content.words, grids)
        loose = [rule for rule in content.rules if rule.horizontal and not _is_border(rule, grids)]
        rows, notes = split_notes(page_rows(outside), loose, self._body_size(), self._called)
        yield from self._body(rows, list(zip(grids, inside, strict=True)), number)
        for note in notes:
            block = _block(note.piece, number, kind=BlockKind.FOOTNOTE)
            yield Draft(note.runs, block._replace(mark=note.mark, gap_before=bool(note.mark)))
        for piece in stamp_lines(content.laid):
            yield Draft(piece.runs(), _block(piece, number, kind=BlockKind.STAMP))
        for draft in stamp_drafts(content.pasted):
            yield replace(draft, block=draft.block._replace(page=number))
        for text in content.turned:
            yield Draft((Run(text),), Block("", page=number, kind=BlockKind.STAMP))

    def _body_size(self) -> float:
        return max(self._sizes, key=lambda size: (self._sizes[size], size)) if self._sizes else 0.0

    def _body(self, rows: list[Row], grids: list[tuple[Grid, list[Word]]], number: int) -> Iterator[Draft]:
        margins = Margins.of([piece for row in rows for piece in row.pieces])
        above: Piece | None = None
        is_top = True
        for item in _merged(rows, grids):
            if isinstance(item, tuple):
                grid, words = item
                yield from self._table(grid, words, number, is_top=is_top)
                above, is_top = None, False
                continue
            for piece in in_reading_order(item):
                yield _line(piece, number, margins, gap=above is None or margins.is_gap(above, piece))
                above = piece
                is_number = bool(PAGE_NUMBER.match(piece.text))
                is_top = is_top and is_number
                self._tables.is_open = self._tables.is_open and is_number

    def _table(self, grid: Grid, words: list[Word], number: int, *, is_top: bool) -> Iterator[Draft]:
        goes_on = is_top and self._tables.goes_on(grid)
        table = self._tables.number(grid, goes_on=goes_on)
        return table_drafts(grid, words, page=number, table=table, first=not goes_on)


def _line(piece: Piece, number: int, margins: Margins, *, gap: bool) -> Draft:
    block = _block(piece, number)
    return Draft(piece.runs(), block._replace(gap_before=gap, centred=margins.is_centred(piece)))


def _block(piece: Piece, number: int, *, kind: BlockKind = BlockKind.TEXT) -> Block:
    return Block("", page=number, kind=kind, box=piece.box, confidence=piece.confidence)


def _is_border(rule: Rule, grids: Sequence[Grid]) -> bool:
    return any(grid.cell(rule.start, rule.at) is not None for grid in grids)


def _parted(words: Iterable[Word], grids: Sequence[Grid]) -> tuple[list[list[Word]], list[Word]]:
    """Part words into those of each table and those outside all of them."""
    inside: list[list[Word]] = [[] for _ in grids]
    outside: list[Word] = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, word.baseline - word.face.size * 0.3
        for own, grid in zip(inside, grids, strict=True):
            if grid.cell(x, y) is not None:
                own.append(word)
                break
        else:
            outside.append(word)
    return inside, outside


def _merged(
    rows: Sequence[Row], grids: Sequence[tuple[Grid, list[Word]]]
) -> Iterator[list[Row] | tuple[Grid, list[Word]]]:
    """Yield stretches of rows and the tables between them, from top to bottom."""
    position = 0
    for grid, words in grids:
        end = position
        while end < len(rows) and rows[end].baseline <= grid.box.top + 2:
            end += 1
        if end > position:
            yield list(rows[position:end])
        yield grid, words
        position = end
    if position < len(rows):
        yield list(rows[position:])
