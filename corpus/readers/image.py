"""Page images: photographs and scans saved as PNG, JPEG, TIFF, BMP or GIF, read by recognition."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Final, TypeVar

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from config.errors import ReadError
from corpus.model import Block, Format, RawDocument
from corpus.readers.drafts import finish
from corpus.readers.limits import Source
from corpus.readers.pdf_content import PageContent
from corpus.readers.pdf_page import PageReader
from corpus.readers.recognition import MAX_PIXELS, POINTS, Picture, recognise
from corpus.readers.runs import Draft

T = TypeVar("T")

_A4: Final = (595.0, 842.0)
"""Points; a picture without a believable resolution is taken for a page of A4."""
_RESOLUTIONS: Final = (90.0, 1300.0)
_LEAST_WIDTH: Final = 1300
"""Pixels across a page under which letters are too small to recognise; such pictures are enlarged."""
_MOST_ENLARGED: Final = 3
_MOST_PIXELS: Final = 4 * MAX_PIXELS
_DAMAGED: Final = "it is a damaged or cut-off picture"
_FAILURES: Final = (OSError, ValueError, SyntaxError, EOFError, UnidentifiedImageError)
"""What Pillow raises on damaged pictures."""


def read_image(source: Source) -> RawDocument:
    """Read a picture of one or several pages.

    Raises:
        MissingToolError: if Tesseract or its Vietnamese model is not installed.
        ReadError: if it is damaged, too large, or holds no text.
    """
    widths: list[float] = []
    finished = finish(recognised_drafts(source, (source.data,), widths), source)
    if not finished.blocks:
        raise source.refusal("no text can be recognised in the picture", "put a sharper or larger picture there")
    return RawDocument(
        Format.IMAGE,
        finished.blocks,
        pages=len(widths),
        page_widths=tuple(widths),
        warnings=(*finished.warnings, f"it is a picture, read by recognition with {mean_confidence(finished.blocks)}"),
    )


def recognised_drafts(source: Source, files: Iterable[bytes], widths: list[float]) -> Iterator[Draft]:
    """Yield the drafts of pictures one after the other; the width of each page in points goes to ``widths``.

    Raises:
        MissingToolError: if Tesseract or its Vietnamese model is not installed.
        ReadError: if one is damaged or too large.
    """
    reader = PageReader()
    for data in files:
        for picture in _pictures(replace(source, data=data)):
            widths.append(round(picture.width * picture.scale, 2))
            source.check_pages(len(widths))
            words = recognise(picture, source)
            yield from reader.drafts(PageContent(tuple(words), (), (), recognised=True), len(widths))


def mean_confidence(blocks: Iterable[Block]) -> str:
    """Return how sure recognition was of what it read, in words."""
    known = [block.confidence for block in blocks if block.confidence is not None]
    return f"a mean confidence of {sum(known) / max(len(known), 1):.0f} of 100"


def _pictures(source: Source) -> Iterator[Picture]:
    try:
        with quiet(partial(Image.open, io.BytesIO(source.data))) as image:
            for frame in ImageSequence.Iterator(image):
                if frame.width * frame.height > _MOST_PIXELS:
                    raise _too_large(source)
                yield quiet(partial(_picture, frame))
    except Image.DecompressionBombError as error:
        raise _too_large(source) from error
    except _FAILURES as error:
        raise source.refusal(_DAMAGED, "send the whole file again") from error


def quiet(work: Callable[[], T]) -> T:
    """Do work without Pillow's warnings of odd metadata and of sizes that are bounded here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return work()


def _too_large(source: Source) -> ReadError:
    millions = _MOST_PIXELS // 1_000_000
    return source.refusal(
        f"it is a picture of more than {millions} million pixels, the most that is read", "make it smaller"
    )


def _picture(frame: Image.Image) -> Picture:
    turned = ImageOps.exif_transpose(frame)
    resolution = frame.info.get("dpi", (0, 0))[0]
    upright = on_white(turned)
    points = _points_across(upright, float(resolution))
    factor = min(_LEAST_WIDTH / upright.width, _MOST_ENLARGED) if upright.width < _LEAST_WIDTH else 1.0
    factor = min(factor, (MAX_PIXELS / (upright.width * upright.height)) ** 0.5)
    if factor != 1.0:
        size = (max(1, round(upright.width * factor)), max(1, round(upright.height * factor)))
        upright = upright.resize(size, Image.Resampling.LANCZOS)
    return Picture(upright.width, upright.height, upright.tobytes(), points / upright.width)


def on_white(frame: Image.Image) -> Image.Image:
    """Return a picture in grey; what is transparent shows white paper."""
    if "A" in frame.getbands() or "transparency" in frame.info:
        paper = Image.new("RGBA", frame.size, "white")
        paper.alpha_composite(frame.convert("RGBA"))
        return paper.convert("L")
    return frame.convert("L")


def _points_across(image: Image.Image, resolution: float) -> float:
    if _RESOLUTIONS[0] <= resolution <= _RESOLUTIONS[1]:
        return image.width / resolution * POINTS
    return _A4[0] if image.height >= image.width else _A4[1]
