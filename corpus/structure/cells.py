"""Layout tables taken apart: the two columns of a head or of a signature are no table of data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import Block, BlockKind
from corpus.structure.tail import CAPACITY, starts_recipients

_HEAD_WORDS = re.compile(
    r"CỘNG H(?:ÒA|OÀ)|Độc lập|ĐẢNG CỘNG SẢN|(?:^|\n)\s*Số\s*[:\d./ ]|ngày\s[\d. …]*tháng|V/v\s", re.IGNORECASE
)
_FIRST_ROWS = 12
"""Rows among which the table of the head stands."""


def unfold_layout(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Replace rows of layout tables by the lines of their cells, left column first; other rows stay."""
    return tuple(_unfolded(blocks))


def _unfolded(blocks: Sequence[Block]) -> Iterator[Block]:
    rows = 0
    for block in blocks:
        if block.kind is not BlockKind.TABLE_ROW:
            yield block
            continue
        rows += 1
        if (rows <= _FIRST_ROWS and _HEAD_WORDS.search(block.text)) or _is_tail_row(block.text):
            yield from _lines(block)
        else:
            yield block


def _is_tail_row(text: str) -> bool:
    lines = [line for cell in text.split("\t") for line in cell.split("\n")]
    return any(starts_recipients(line) or CAPACITY.match(line) for line in lines)


def _lines(block: Block) -> Iterator[Block]:
    for cell in block.text.split("\t"):
        for line in cell.split("\n"):
            if line.strip():
                yield replace(block, text=line, kind=BlockKind.TEXT, complete=False, table=0, header_row=False)
