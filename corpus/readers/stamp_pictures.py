"""What a picture of a stamp says: few letters, often framed, often not quite level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from PIL import Image, ImageOps

from corpus.model import Block, BlockKind
from corpus.readers.limits import Source
from corpus.readers.pdf_lines import page_rows
from corpus.readers.pdf_words import Word
from corpus.readers.recognition import SPARSE, WHOLE_PAGE, Picture, recognise
from corpus.readers.runs import Draft, Run

_STAMP_HEIGHT: Final = 96
"""Pixels that a stamp of one line is drawn to, at which recognition knows its letters best."""
_MOST_ENLARGED: Final = 4.0
_MOST_SIDE: Final = 2400
_MARGIN: Final = 40
"""Pixels of white around the picture; recognition takes what touches the edge for a frame."""
_TILTS: Final = (0, -4, 4, -8, 8, -12, 12)
"""Degrees by which a picture is turned until words are found; a framed stamp is read up to 2 degrees off."""
_WIDER: Final = 1.15
"""Width to height from which a picture may be a line that is tilted; others are emblems, which say nothing at any tilt."""
_LEAST_CONFIDENCE: Final = 50.0
_LEAST_LETTERS: Final = 3
_CONVINCING: Final = 85.0
"""Mean confidence from which no other tilt is tried."""


def stamp_words(image: Image.Image, source: Source) -> list[Word]:
    """Return the words of a picture, which may be tilted as a stamp by hand is: those recognised with most certainty.

    Args:
        image: in grey on white paper.
        source: the file, for its errors and its progress.

    Raises:
        MissingToolError: if Tesseract or its Vietnamese model is not installed.
    """
    best: list[Word] = []
    tilts = _TILTS if image.width > _WIDER * image.height else _TILTS[:1]
    for tilt, mode in product(tilts, (SPARSE, WHOLE_PAGE)):
        turned = image.rotate(tilt, Image.Resampling.BICUBIC, expand=True, fillcolor=255) if tilt else image
        best = max(best, _words(_drawn(turned), source, mode), key=_certainty)
        if _certainty(best) >= _CONVINCING:
            break
    return best if _certainty(best) else []


def _certainty(words: Sequence[Word]) -> float:
    """Return the mean confidence over letters and digits, 0 where there are hardly any."""
    letters = [sum(letter.isalnum() for letter in word.text) for word in words]
    if sum(letters) < _LEAST_LETTERS:
        return 0.0
    return sum((word.confidence or 0.0) * count for word, count in zip(words, letters, strict=True)) / sum(letters)


def _drawn(image: Image.Image) -> Picture:
    factor = min(max(_STAMP_HEIGHT / image.height, 1.0), _MOST_ENLARGED, _MOST_SIDE / max(image.size))
    size = (max(1, round(image.width * factor)), max(1, round(image.height * factor)))
    framed = ImageOps.expand(image.resize(size, Image.Resampling.LANCZOS), _MARGIN, 255)
    return Picture(framed.width, framed.height, framed.tobytes())


def _words(picture: Picture, source: Source, mode: int) -> list[Word]:
    return [word for word in recognise(picture, source, mode=mode) if (word.confidence or 0.0) >= _LEAST_CONFIDENCE]


def stamp_drafts(words: Sequence[Word]) -> Iterator[Draft]:
    """Yield the lines that words make, each a stamp beside the text."""
    for row in page_rows(words):
        for piece in row.pieces:
            runs = tuple(Run(run.text) for run in piece.runs())
            yield Draft(runs, Block("", kind=BlockKind.STAMP, complete=True, confidence=piece.confidence))
