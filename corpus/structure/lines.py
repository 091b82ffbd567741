"""Lines: blocks with what is needed to tell where paragraphs and units begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Block, BlockKind
from corpus.structure.marks import Beginning, beginning
from corpus.structure.wording import FINAL, cells_of, is_capitals, is_finished

_CELL_END = re.compile(r"[\t\n]|$")
_SIDES = ("left", "right")


@dataclass(slots=True, init=False)
class Line:
    """A block with its stripped text, which is never empty, and the number it begins with.

    What nearly every rule asks of a line is worked out once, when it is made.

    Attributes:
        side: "left" or "right" where the line is one of two columns, else "".
        column: 0-based number of its column, where it is one of several.
        seen: the text as a person sees it: in capitals where the font draws every letter so.
        capitals: whether it is seen in capitals.
        finished: whether the text ends as a finished paragraph does.
    """

    block: Block
    text: str
    begins: Beginning | None
    side: str
    column: int
    seen: str
    capitals: bool
    finished: bool

    def __init__(self, block: Block, text: str, begins: Beginning | None, side: str = "", column: int = 0) -> None:
        self.block, self.text, self.begins, self.side, self.column = block, text, begins, side, column
        shown = block.shown
        self.seen = seen = (shown.strip() or text) if shown else text
        self.capitals = seen.isupper() and is_capitals(seen)
        self.finished = text[-1] in FINAL or is_finished(text)

    def part(self, start: int, end: int, column: int) -> Line | None:
        """Return a stretch of the line as a line of its own in a column, None where it holds nothing."""
        text = self.block.text[start:end]
        if not text.strip():
            return None
        shown = self.block.shown[start:end]
        block = self.block._replace(
            text=text, shown=shown, kind=BlockKind.TEXT, table=0, header_row=False, complete=False
        )
        return Line(block, text.strip(), beginning(shown.strip() or text.strip()), _SIDES[column > 0], column)


def to_lines(blocks: Sequence[Block]) -> list[Line]:
    """Return one line for each block that holds text."""
    lines = []
    for block in blocks:
        text = block.text.strip()
        if text and block.kind is BlockKind.TABLE_ROW and block.text[0] == "\t":
            text = block.text.strip(" \n").rstrip(
                "\t\n "
            )  # an empty first cell, without which the others lose their columns
        if text:
            shown = block.shown.strip() or text if block.shown else text
            begins = beginning(shown, block.mark) if block.kind is BlockKind.TEXT else None
            lines.append(Line(block, text, begins))
    return lines


def columns(line: Line) -> Iterator[Line]:
    """Yield the columns of a line that holds two beside each other: cells of a row, or text set apart by wide gaps."""
    if line.block.kind is BlockKind.TABLE_ROW:
        yield from _lines_of_row(line)
        return
    cells = cells_of(line.text) if "   " in line.text or "\t" in line.text else ()
    if len(cells) < 2:
        yield line
        return
    end = 0
    for number, cell in enumerate(cells):
        start = line.block.text.find(cell, end)
        if start < 0:  # a cell that was put together of two
            block = line.block._replace(text=cell, shown="", kind=BlockKind.TEXT, complete=False)
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
