"""Pictures in the head of a typed document: a stamp that was pasted there, read by recognition.

Marks of secrecy and of urgency stand in the upper part of the first page
(NĐ 30/2020/NĐ-CP, Phụ lục I, box 10). In a typed file they are often pictures,
which no reader of text sees. What they say becomes stamps beside the text.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from corpus.model import Block, BlockKind
from corpus.readers.image import on_white, quiet
from corpus.readers.limits import Source
from corpus.readers.pdf_lines import page_rows
from corpus.readers.pdf_words import Word
from corpus.readers.recognition import MAX_PIXELS, SPARSE, WHOLE_PAGE, Picture, recognise
from corpus.readers.runs import Draft, Run

HEAD_LINES: Final = 25
"""Lines from the top of a document between which a picture belongs to its head."""
_MOST: Final = 20
"""Pictures of one head that are looked at; the head of an office's document has one or two."""
_LEAST_SIDE: Final = 12
"""Pixels; smaller pictures are dots and rules."""
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
_UNREAD: Final = (
    "{count} pictures in its head cannot be opened ({reason}); look whether one of them is a stamp that says something"
)


@dataclass(slots=True)
class HeadPictures:
    """The pictures of one head while they are gathered and read.

    Attributes:
        drafts: what they say, a line each.
        unopened: how many are of a kind that cannot be opened, such as drawings of Windows (WMF, EMF).
        passed: how many were not looked at because there are too many.
    """

    source: Source
    drafts: list[Draft] = field(default_factory=list)
    unopened: int = 0
    passed: int = 0
    _seen: set[bytes] = field(default_factory=set)

    def read(self, files: Iterable[bytes]) -> None:
        """Read the pictures that were not seen before.

        Raises:
            MissingToolError: if there is such a picture and Tesseract is not installed.
        """
        for data in files:
            digest = hashlib.sha256(data).digest()
            if digest in self._seen:
                continue
            self._seen.add(digest)
            if len(self._seen) > _MOST:
                self.passed += 1
                continue
            image = _opened(data)
            if image is None:
                self.unopened += 1
            elif min(image.size) >= _LEAST_SIDE:
                self.drafts.extend(_lines(image, self.source))

    def warnings(self) -> Iterator[str]:
        """Yield what a clerk should know of pictures that were not read."""
        if self.unopened:
            yield _UNREAD.format(count=self.unopened, reason="drawings, damaged or too large")
        if self.passed:
            yield _UNREAD.format(count=self.passed, reason=f"more than {_MOST} of them")


def _opened(data: bytes) -> Image.Image | None:
    """Return a picture in grey on white paper, or None for what cannot be opened within bounds."""
    try:
        return quiet(lambda: _grey(data))
    except (OSError, ValueError, SyntaxError, EOFError, UnidentifiedImageError, Image.DecompressionBombError):
        return None  # what Pillow raises on damaged pictures and on kinds it does not know


def _grey(data: bytes) -> Image.Image | None:
    with Image.open(io.BytesIO(data)) as image:
        if image.width * image.height > MAX_PIXELS:
            return None
        return ImageOps.autocontrast(on_white(ImageOps.exif_transpose(image)))


def _lines(image: Image.Image, source: Source) -> list[Draft]:
    """Return the lines of a picture, which may be tilted as a stamp by hand is: those recognised with most certainty."""
    best: list[Word] = []
    tilts = _TILTS if image.width > _WIDER * image.height else _TILTS[:1]
    for tilt, mode in product(tilts, (SPARSE, WHOLE_PAGE)):
        turned = image.rotate(tilt, Image.Resampling.BICUBIC, expand=True, fillcolor=255) if tilt else image
        best = max(best, _words(_drawn(turned), source, mode), key=_certainty)
        if _certainty(best) >= _CONVINCING:
            break
    return list(_drafts(best))


def _certainty(words: Sequence[Word]) -> float:
    """Return the mean confidence over the letters, 0 where there are hardly any."""
    letters = [sum(letter.isalpha() for letter in word.text) for word in words]
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


def _drafts(words: Sequence[Word]) -> Iterator[Draft]:
    for row in page_rows(words):
        for piece in row.pieces:
            runs = tuple(Run(run.text) for run in piece.runs())
            yield Draft(runs, Block("", kind=BlockKind.STAMP, complete=True, confidence=piece.confidence))
