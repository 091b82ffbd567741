"""Lines: blocks with what is needed to tell where paragraphs and units begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.model import Block, BlockKind
from corpus.structure.marks import Beginning, beginning
from corpus.structure.wording import cells_of


@dataclass(slots=True)
class Line:
    """A block with its stripped text and the number it begins with.

    Attributes:
        side: "left" or "right" where the line is one of two columns, else "".
    """

    block: Block
    text: str
    begins: Beginning | None
    side: str = ""


def to_lines(blocks: Sequence[Block]) -> list[Line]:
    """Return one line for each block that holds text."""
    return [
        Line(block, text, beginning(text, block.mark) if block.kind is BlockKind.TEXT else None)
        for block in blocks
        if (text := block.text.strip())
    ]


def columns(line: Line) -> Iterator[Line]:
    """Yield the columns of a line that holds two beside each other: cells of a row, or text set apart by wide gaps."""
    if line.block.kind is BlockKind.TABLE_ROW:
        for number, cell in enumerate(line.block.text.split("\t")):
            for part in cell.split("\n"):
                yield from _cell(line, part, "right" if number else "left")
        return
    cells = cells_of(line.text)
    if len(cells) < 2:
        yield line
        return
    for number, cell in enumerate(cells):
        yield from _cell(line, cell, "right" if number else "left")


def _cell(line: Line, text: str, side: str) -> Iterator[Line]:
    if text.strip():
        block = replace(line.block, text=text, kind=BlockKind.TEXT, table=0, header_row=False, complete=False)
        yield Line(block, text.strip(), beginning(text.strip()), side)
