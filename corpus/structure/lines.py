"""Lines: blocks with what is needed to tell where paragraphs and units begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.model import Block, BlockKind
from corpus.structure.marks import Beginning, beginning
from corpus.structure.wording import cells_of

_CELL_END = re.compile(r"[\t\n]|$")
_SIDES = ("left", "right")


@dataclass(slots=True)
class Line:
    """A block with its stripped text and the number it begins with.

    Attributes:
        side: "left" or "right" where the line is one of two columns, else "".
        column: 0-based number of its column, where it is one of several.
    """

    block: Block
    text: str
    begins: Beginning | None
    side: str = ""
    column: int = 0

    @property
    def seen(self) -> str:
        """The text as a person sees it: in capitals where the font draws every letter so."""
        return self.block.shown.strip() or self.text

    def is_beside(self, other: Line) -> bool:
        """Tell whether the line stands beside another one on a page."""
        one, two = self.block.box, other.block.box
        if one is None or two is None or self.block.page != other.block.page:
            return False
        return two.top < (one.top + one.bottom) / 2 < two.bottom

    def part(self, start: int, end: int, column: int) -> Line | None:
        """Return a stretch of the line as a line of its own in a column, None where it holds nothing."""
        text = self.block.text[start:end]
        if not text.strip():
            return None
        shown = self.block.shown[start:end]
        block = replace(
            self.block, text=text, shown=shown, kind=BlockKind.TEXT, table=0, header_row=False, complete=False
        )
        return Line(block, text.strip(), beginning(shown.strip() or text.strip()), _SIDES[column > 0], column)


def to_lines(blocks: Sequence[Block]) -> list[Line]:
    """Return one line for each block that holds text."""
    return [
        Line(block, text, _beginning(block, text) if block.kind is BlockKind.TEXT else None)
        for block in blocks
        if (text := block.text.strip())
    ]


def _beginning(block: Block, text: str) -> Beginning | None:
    return beginning(block.shown.strip() or text, block.mark)


def columns(line: Line) -> Iterator[Line]:
    """Yield the columns of a line that holds two beside each other: cells of a row, or text set apart by wide gaps."""
    if line.block.kind is BlockKind.TABLE_ROW:
        yield from _lines_of_row(line)
        return
    cells = cells_of(line.text)
    if len(cells) < 2:
        yield line
        return
    end = 0
    for number, cell in enumerate(cells):
        start = line.block.text.find(cell, end)
        if start < 0:  # a cell that was put together of two
            block = replace(line.block, text=cell, shown="", kind=BlockKind.TEXT, complete=False)
            yield Line(block, cell.strip(), beginning(cell.strip()), _SIDES[number > 0], number)
            continue
        end = start + len(cell)
        part = line.part(start, end, number)
        if part is not None:
            yield part


def _lines_of_row(line: Line) -> Iterator[Line]:
    """Yield the lines of the cells of a row, one cell after the other."""
    start = number = 0
    for match in _CELL_END.finditer(line.block.text):
        part = line.part(start, match.start(), number)
        if part is not None:
            yield part
        start = match.end()
        number += match[0] == "\t"
