"""One page of a PDF file as a picture, with the lines of a paragraph marked as with a pen."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Final

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw

from corpus.model import Box
from corpus.pictures.finding import find_boxes
from corpus.pictures.substitutes import substitute
from corpus.readers.limits import Source
from corpus.readers.pdf import read_pdf_page

MAX_SIDE: Final = 2000
"""Longest side in pixels: a page of A4 is read well, and a phone shows no more."""
MAX_SCALE: Final = 2.4
MAX_RATIO: Final = 20.0
"""Telegram takes no picture that is longer than this many times its width."""
MAX_PNG_BYTES: Final = 4_000_000
"""A larger picture, such as that of a scan, is sent as JPEG."""
_JPEG_QUALITY: Final = 88
_PEN: Final = (255, 236, 130)
_BAR: Final = (214, 120, 0)
_BAR_WIDTH: Final = 2.0
_BAR_GAP: Final = 8.0
"""Width of the bar beside the paragraph and its distance to the text, in points."""
_EDGE: Final = 1.5


@dataclass(frozen=True, slots=True)
class Passage:
    """What is to be marked.

    Attributes:
        page: 1-based page.
        text: of the paragraph.
        before: text of the paragraph before it, "" where there is none.
    """

    page: int
    text: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as a picture.

    Attributes:
        image: PNG or JPEG.
        page: 1-based page.
        pages: of the document.
        marked: boxes of the marked lines in points; empty where the paragraph was not found on the page.
    """

    image: bytes
    page: int
    pages: int
    marked: tuple[Box, ...]


def draw_page(source: Source, passage: Passage) -> PagePicture:
    """Draw a page with a paragraph marked; without a mark where its lines cannot be found.

    Raises:
        ReadError: if the file is damaged or locked, has no such page, or one that no picture can show.
    """
    read = read_pdf_page(source, passage.page)
    boxes = find_boxes(read.lines, passage.text, before=passage.before)
    try:
        with pdfium.PdfDocument(source.data) as document:
            document.init_forms()
            page = document[passage.page - 1]
            width, height = page.get_size()
            scale = _scale(source, width, height)
            substitute(document, page, read.words)
            image = page.render(scale=scale).to_pil().convert("RGB")
            pages = len(document)
            page.close()
    except pdfium.PdfiumError as error:
        raise source.refusal(f"its page {passage.page} cannot be drawn", "open the file itself") from error
    return PagePicture(_encoded(_marked(image, boxes, scale)), passage.page, pages, boxes)


def _scale(source: Source, width: float, height: float) -> float:
    longest, shortest = max(width, height), min(width, height)
    if shortest <= 0 or longest / shortest > MAX_RATIO:
        raise source.refusal(f"its page of {width:.0f} by {height:.0f} points fits no picture", "open the file itself")
    return min(MAX_SCALE, MAX_SIDE / longest)


def _marked(image: Image.Image, boxes: tuple[Box, ...], scale: float) -> Image.Image:
    """Lay the colour of a pen over the lines, and a bar beside them; the letters stay as dark as they are."""
    if not boxes:
        return image
    layer = Image.new("RGB", image.size, "white")
    pen = ImageDraw.Draw(layer)
    for box in boxes:
        pen.rectangle(
            [(box.x0 - _EDGE) * scale, box.top * scale, (box.x1 + _EDGE) * scale, box.bottom * scale], fill=_PEN
        )
    left = max(min(box.x0 for box in boxes) - _BAR_GAP, 0.0)
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    pen.rectangle([left * scale, top * scale, (left + _BAR_WIDTH) * scale, bottom * scale], fill=_BAR)
    return ImageChops.multiply(image, layer)


def _encoded(image: Image.Image) -> bytes:
    png = io.BytesIO()
    image.save(png, "PNG", optimize=False)
    if png.tell() <= MAX_PNG_BYTES:
        return png.getvalue()
    jpeg = io.BytesIO()
    image.save(jpeg, "JPEG", quality=_JPEG_QUALITY)
    return jpeg.getvalue()
