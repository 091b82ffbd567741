"""Pictures on a PDF page, and the page or a part of it as a picture."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as native

from corpus.model import Box
from corpus.readers.pdf_words import placing
from corpus.readers.recognition import DPI, MAX_PIXELS, POINTS, Picture

_MAX_DEPTH: Final = 4
_MAX_OBJECTS: Final = 20_000
_LEAST: Final = 5.0
"""Points; smaller pictures are dots and rules."""


def picture_boxes(page: pdfium.PdfPage) -> list[Box]:
    """Return where the pictures of a page stand, as shown; those inside forms of the page, too."""
    place, _ = placing(page)
    boxes: list[Box] = []
    for shape in _pictures(page):
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if not native.FPDFPageObj_GetBounds(shape, left, bottom, right, top):
            continue
        (x0, y0), (x1, y1) = place(left.value, bottom.value), place(right.value, top.value)
        box = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        if box.x1 - box.x0 >= _LEAST and box.bottom - box.top >= _LEAST:
            boxes.append(box)
    return boxes


def covered_share(page: pdfium.PdfPage, boxes: Sequence[Box]) -> float:
    """Return the share of a page that pictures cover, on a grid of 50 by 50."""
    width, height = page.get_size()
    grid = np.zeros((50, 50), dtype=bool)
    for box in boxes:
        x0, x1 = (int(np.clip(edge / max(width, 1) * 50, 0, 50)) for edge in (box.x0, box.x1))
        y0, y1 = (int(np.clip(edge / max(height, 1) * 50, 0, 50)) for edge in (box.top, box.bottom))
        grid[y0:y1, x0:x1] = True
    return float(grid.mean())


def count_paths(page: pdfium.PdfPage) -> int:
    """Return how many drawn shapes a page has; text turned into outlines has many."""
    objects = min(native.FPDFPage_CountObjects(page.raw), _MAX_OBJECTS)
    kinds = (native.FPDFPageObj_GetType(native.FPDFPage_GetObject(page.raw, index)) for index in range(objects))
    return sum(kind == native.FPDF_PAGEOBJ_PATH for kind in kinds)


def draw(page: pdfium.PdfPage, *, share: float = 1.0) -> Picture:
    """Draw a page in grey.

    Args:
        share: height of the part from the top that is drawn, 1.0 for the whole page.
    """
    width, height = page.get_size()
    dpi = min(DPI, (MAX_PIXELS / max(width * height, 1)) ** 0.5 * POINTS)
    bitmap = page.render(scale=dpi / POINTS, crop=(0, height * (1 - share), 0, 0), grayscale=True)
    try:
        pixels = bitmap.to_numpy()
        flat = np.ascontiguousarray(pixels.reshape(pixels.shape[0], -1)[:, : bitmap.width])
        return Picture(bitmap.width, bitmap.height, flat.tobytes(), POINTS / dpi)
    finally:
        bitmap.close()


def _pictures(page: pdfium.PdfPage) -> Iterator[Any]:
    for index in range(min(native.FPDFPage_CountObjects(page.raw), _MAX_OBJECTS)):
        yield from _inside(native.FPDFPage_GetObject(page.raw, index), 0)


def _inside(shape: Any, depth: int) -> Iterator[Any]:  # noqa: ANN401 - a ctypes pointer
    kind = native.FPDFPageObj_GetType(shape)
    if kind == native.FPDF_PAGEOBJ_IMAGE:
        yield shape
    elif kind == native.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
        for index in range(min(native.FPDFFormObj_CountObjects(shape), _MAX_OBJECTS)):
            yield from _inside(native.FPDFFormObj_GetObject(shape, index), depth + 1)
