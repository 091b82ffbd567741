"""Drawn lines of a PDF page: borders of tables and the short rule above footnotes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as native

from corpus.readers.pdf_words import Place, placing

_THIN: Final = 3.0
"""A filled shape thinner than this is a line."""
_SHORTEST: Final = 4.0
MAX_RULES: Final = 20_000
"""Lines of one page; a drawing may have millions, a table has hundreds."""
_MAX_SEGMENTS: Final = 4_000


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal or vertical line: ``at`` is its height or distance from the left, in points."""

    horizontal: bool
    at: float
    start: float
    end: float


def page_rules(page: pdfium.PdfPage) -> list[Rule]:
    """Return the lines of a page as shown; slanting ones and curves are left out."""
    place, _ = placing(page)
    rules: list[Rule] = []
    for index in range(native.FPDFPage_CountObjects(page.raw)):
        shape = native.FPDFPage_GetObject(page.raw, index)
        if native.FPDFPageObj_GetType(shape) == native.FPDF_PAGEOBJ_PATH:
            rules.extend(_path_rules(shape, place))
            if len(rules) > MAX_RULES:
                return []
    return rules


def _path_rules(shape: Any, place: Place) -> Iterator[Rule]:  # noqa: ANN401 - a ctypes pointer
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not native.FPDFPageObj_GetBounds(shape, left, bottom, right, top):
        return
    (x0, y0), (x1, y1) = place(left.value, bottom.value), place(right.value, top.value)
    x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
    if x1 - x0 <= _THIN or y1 - y0 <= _THIN:
        yield from _straight(x0, y0, x1, y1)
        return
    if _is_stroked(shape):
        yield from _segment_rules(shape, place)


def _is_stroked(shape: Any) -> bool:  # noqa: ANN401 - a ctypes pointer
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    native.FPDFPath_GetDrawMode(shape, fill, stroke)
    return bool(stroke.value)


def _segment_rules(shape: Any, place: Place) -> Iterator[Rule]:  # noqa: ANN401 - a ctypes pointer
    count = native.FPDFPath_CountSegments(shape)
    if count > _MAX_SEGMENTS:
        return
    matrix = native.FS_MATRIX()
    native.FPDFPageObj_GetMatrix(shape, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    start = before = (0.0, 0.0)
    for index in range(count):
        segment = native.FPDFPath_GetPathSegment(shape, index)
        native.FPDFPathSegment_GetPoint(segment, x, y)
        here = place(
            matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f
        )
        kind = native.FPDFPathSegment_GetType(segment)
        if kind == native.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == native.FPDF_SEGMENT_LINETO:
            yield from _straight(*before, *here)
        if native.FPDFPathSegment_GetClose(segment):
            yield from _straight(*here, *start)
        before = here


def _straight(x0: float, y0: float, x1: float, y1: float) -> Iterator[Rule]:
    width, height = abs(x1 - x0), abs(y1 - y0)
    if width >= _SHORTEST and height <= _THIN:
        yield Rule(True, (y0 + y1) / 2, min(x0, x1), max(x0, x1))
    elif height >= _SHORTEST and width <= _THIN:
        yield Rule(False, (x0 + x1) / 2, min(y0, y1), max(y0, y1))
