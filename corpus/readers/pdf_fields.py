"""Text of annotations and form fields that a PDF file holds without a picture of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import pypdfium2 as pdfium
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, PdfObject

from corpus.readers.pdf_words import Face, Word, placing

FAILURES: Final = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError, OSError)
"""What pypdf raises on damaged files, besides its own errors."""
_MAX_ANNOTATIONS: Final = 2_000
_MAX_PARENTS: Final = 20
_LONGEST: Final = 2_000
_HEIGHT: Final = 0.75
_LARGEST: Final = 14.0
_HIDDEN: Final = 2
"""Annotation flag: not shown (ISO 32000-1, table 165)."""


@dataclass(frozen=True, slots=True)
class _Field:
    text: str
    rectangle: tuple[float, float, float, float]


def field_words(reader: PdfReader | None, index: int, page: pdfium.PdfPage, shown: Sequence[Word]) -> Iterator[Word]:
    """Yield the words of free text annotations and filled fields that the page does not show already.

    Args:
        reader: the file as pypdf opened it, or None where it could not.
        index: of the page, from 0.
        page: the same page, for its coordinates.
        shown: words that the annotations' own pictures show.
    """
    try:
        fields = list(_fields(reader, index)) if reader is not None else []
    except FAILURES:  # a damaged annotation hides no text of the page itself
        return
    known = {word.text for word in shown}
    place, _ = placing(page)
    for field in fields:
        if any(part not in known for part in field.text.split()):
            yield from _words(field, *place(field.rectangle[0], field.rectangle[3]), *place(*field.rectangle[2:0:-1]))


def _words(field: _Field, x0: float, y0: float, x1: float, y1: float) -> Iterator[Word]:
    """Set the words of a field side by side in its rectangle, each line under the one before."""
    left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
    lines = [line.split() for line in field.text.splitlines() if line.strip()]
    height = (bottom - top) / max(len(lines), 1)
    size = max(min(height * _HEIGHT, _LARGEST), 1.0)
    for number, parts in enumerate(lines):
        step = (right - left) / max(sum(len(part) + 1 for part in parts), 1)
        x = left
        for part in parts:
            end = x + step * len(part)
            baseline = top + height * number + height * _HEIGHT
            yield Word(part, x, end, baseline, Face("", size, bold=False, upright=True, invisible=False), spaced=True)
            x = end + step


def _fields(reader: PdfReader, index: int) -> Iterator[_Field]:
    annotations = reader.pages[index].get("/Annots")
    for entry in list(annotations.get_object() if annotations is not None else ())[:_MAX_ANNOTATIONS]:
        annotation = entry.get_object()
        if not isinstance(annotation, DictionaryObject) or int(annotation.get("/F", 0)) & _HIDDEN:
            continue
        text = _text(annotation)
        rectangle = annotation.get("/Rect")
        if text and rectangle is not None and len(rectangle) == 4:
            x0, y0, x1, y1 = (float(value) for value in rectangle)
            yield _Field(text[:_LONGEST], (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))


def _text(annotation: DictionaryObject) -> str:
    """Return what an annotation writes on the page; notes that open on a click write nothing."""
    subtype = annotation.get("/Subtype")
    if subtype == "/FreeText":
        return str(annotation.get("/Contents", ""))
    if subtype == "/Widget" and str(_inherited(annotation, "/FT")) in ("/Tx", "/Ch"):
        value = _inherited(annotation, "/V")
        return str(value) if isinstance(value, str) else ""
    return ""


def _inherited(annotation: DictionaryObject, key: str) -> PdfObject | None:
    """Return a value that a field may have from the field above it."""
    current: object = annotation
    for _ in range(_MAX_PARENTS):
        if not isinstance(current, DictionaryObject):
            return None
        if key in current:
            return current[key]
        parent = current.get("/Parent")
        current = parent.get_object() if parent is not None else None
    return None
