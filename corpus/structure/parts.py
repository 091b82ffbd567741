"""Which lines may open another part of a document: a footnote, its end, or a text that is attached to it.

Few can, so that a line is asked this before the rules of all three (``notes``, ``tail_start``, ``attached``), which look at
what stands around it, too.
"""

from __future__ import annotations

from typing import Final

from corpus.model import BlockKind
from corpus.structure.attached import HEADS as ATTACHED
from corpus.structure.lines import Line
from corpus.structure.notes import MARKED
from corpus.structure.tail_start import HEADS as ENDS
from corpus.structure.tail_start import may_be_office

_HEADS: Final = ENDS | {head[:2] for head in ATTACHED}
_FIRST: Final = MARKED.union("Q *_(|\t\n")
"""First characters of footnotes, and those that tell nothing: of the mark of an acting head ("Q"), emphasis, and bars between cells."""


def may_open_part(line: Line) -> bool:
    """Tell whether a line can open a footnote, an end, or, before the end, an attached text, by its look and its head."""
    text, block = line.seen, line.block
    if text[:2] in _HEADS or text[0] in _FIRST or line.capitals or block.kind is not BlockKind.TEXT:
        return True
    return may_be_office(text) or bool(block.size) or block.bold or block.centred or "   " in text or "\t" in text
