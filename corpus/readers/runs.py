"""Text with the look it had, as readers hand it on; ``drafts`` makes blocks of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.model import Block


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
