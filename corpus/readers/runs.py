"""Text with the look it had, and the blocks that readers make of it.

Readers yield drafts; they become blocks in one place, so that composition,
limits and the bounds on text hold for every format alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from corpus.model import Block, BlockKind
from corpus.readers.limits import Source
from corpus.text.clean import clean


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face.

    Attributes:
        text: characters as the file has them; a tab parts cells, a line break lines of a cell.
        font: name of the font, which in old files decides what the characters mean.
        size: in points, or None where unknown.
    """

    text: str
    font: str = ""
    bold: bool = False
    size: float | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A block before its text is settled; ``block`` holds everything but text, size and bold."""

    runs: tuple[Run, ...]
    block: Block


def finish(drafts: Iterable[Draft], source: Source) -> tuple[Block, ...]:
    """Turn drafts into blocks, leaving out those without a visible character.

    Raises:
        ReadError: if the text is longer than the limit.
    """
    held = list(drafts)
    source.check_characters(len(run.text) for draft in held for run in draft.runs)
    return tuple(_blocks(held))


def _blocks(drafts: Iterable[Draft]) -> Iterator[Block]:
    gap = False
    for draft in drafts:
        text = tidy(clean("".join(run.text for run in draft.runs)))
        if not text.strip():
            gap = True
            continue
        block = draft.block
        text = text if block.kind is BlockKind.TABLE_ROW else text.strip()
        yield replace(
            block,
            text=text,
            gap_before=block.gap_before or gap,
            size=block.size if block.size is not None else dominant_size(draft.runs),
            bold=block.bold or all_bold(draft.runs),
        )
        gap = False


def tidy(text: str) -> str:
    """Return the text without spaces at the edges of a cell or line and without blank lines; empty cells stay.

    Spaces inside stay: rows of them part the columns of a header that is typed as one paragraph.
    """
    cells = (
        "\n".join(line for line in (line.strip() for line in cell.split("\n")) if line) for cell in text.split("\t")
    )
    return "\t".join(cells)


def all_bold(runs: Iterable[Run]) -> bool:
    """Tell whether there is a letter and every letter is bold."""
    lettered = [run.bold for run in runs if any(character.isalnum() for character in run.text)]
    return bool(lettered) and all(lettered)


def dominant_size(runs: Iterable[Run]) -> float | None:
    """Return the size that most characters have, the larger one of two that are level."""
    sizes: Counter[float] = Counter()
    for run in runs:
        if run.size is not None:
            sizes[run.size] += len(run.text.strip())
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else None
