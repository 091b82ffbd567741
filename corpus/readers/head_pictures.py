"""Pictures in the head of a typed document: a stamp that was pasted there, read by recognition.

Marks of secrecy and of urgency stand in the upper part of the first page
(NĐ 30/2020/NĐ-CP, Phụ lục I, box 10). In a typed file they are often pictures,
which no reader of text sees. What they say becomes stamps beside the text.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from corpus.readers.image import on_white, quiet
from corpus.readers.limits import Source
from corpus.readers.recognition import MAX_PIXELS
from corpus.readers.runs import Draft
from corpus.readers.stamp_pictures import stamp_drafts, stamp_words

HEAD_LINES: Final = 25
"""Lines from the top of a document between which a picture belongs to its head."""
_MOST: Final = 20
"""Pictures of one head that are looked at; the head of an office's document has one or two."""
_LEAST_SIDE: Final = 12
"""Pixels; smaller pictures are dots and rules."""
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
                self.drafts.extend(stamp_drafts(stamp_words(image, self.source)))

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
