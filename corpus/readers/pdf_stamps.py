"""What is laid over a PDF page after it was typed: annotations, form fields, and marks in pixels.

In digitally signed documents the number and the day of issue are often set so,
into a blank of the typed line. Such words take their place in the line;
everything else laid over the page stays apart from the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as native

from corpus.model import Box
from corpus.readers.pdf_lines import Piece, page_rows
from corpus.readers.pdf_words import Word, placing

_IGNORED: Final = frozenset(
    {native.FPDF_ANNOT_LINK, native.FPDF_ANNOT_POPUP, native.FPDF_ANNOT_FILEATTACHMENT, native.FPDF_ANNOT_TEXT}
)
_MAX_ANNOTATIONS: Final = 2_000
_LEAST_SIDE: Final = 4.0
"""Points; signatures that are not to be seen have a rectangle of no size."""
_BLANK: Final = re.compile(r"[.…_]+$")
_LEADER: Final = re.compile(r"([.…_]{4,})")
_LETTER: Final = 0.55
"""Usual width of a letter or digit, in sizes."""
_NUMBER: Final = re.compile(r"[\dOoIl|SB]{1,5}[a-zđ]?$")
"""A number or day, with letters that recognition puts for digits."""
_LEADING_NUMBER: Final = re.compile(r"[.…_,]*([\dOoIl|]{1,5}[a-zđ]?)[.…_,]*(?=[/-])")
_DOTTED: Final = ".…_,"
_SLOT: Final = re.compile(r"(?:\bSố\s*:?|\bngày|\btháng|\bnăm)\s*[.…_]*\s*$", re.IGNORECASE)
_SAME_PLACE: Final = 2.0
_LEVEL: Final = 0.6
_WIDEST_SLOT: Final = 6.0
"""Sizes between the typed word and the number that was laid behind it."""
_OVERLAP: Final = 0.3
_LEAST_WIDTH: Final = 0.45


def annotation_boxes(page: pdfium.PdfPage) -> list[Box]:
    """Return where something but links and hidden notes is laid over a page, as shown."""
    place, _ = placing(page)
    boxes: list[Box] = []
    rectangle = native.FS_RECTF()
    for index in range(min(native.FPDFPage_GetAnnotCount(page.raw), _MAX_ANNOTATIONS)):
        annotation = native.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        is_shown = native.FPDFAnnot_GetSubtype(annotation) not in _IGNORED
        if is_shown and native.FPDFAnnot_GetRect(annotation, rectangle):
            (x0, y0), (x1, y1) = place(rectangle.left, rectangle.bottom), place(rectangle.right, rectangle.top)
            box = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            if box.x1 - box.x0 >= _LEAST_SIDE and box.bottom - box.top >= _LEAST_SIDE:
                boxes.append(box)
        native.FPDFPage_CloseAnnot(annotation)
    return boxes


def flatten(page: pdfium.PdfPage) -> bool:
    """Make what is laid over a page part of it; tell whether there was something."""
    return bool(native.FPDFPage_Flatten(page.raw, native.FLAT_NORMALDISPLAY) == native.FLATTEN_SUCCESS)


def added(before: Iterable[Word], after: Iterable[Word]) -> list[Word]:
    """Return the words of a page that were not on it before."""
    known: dict[str, list[Word]] = {}
    for word in before:
        known.setdefault(word.text, []).append(word)
    return [word for word in after if not any(_is_same_place(word, other) for other in known.get(word.text, ()))]


def _is_same_place(one: Word, other: Word) -> bool:
    return abs(one.x0 - other.x0) < _SAME_PLACE and abs(one.baseline - other.baseline) < _SAME_PLACE


def without_leaders(words: Iterable[Word]) -> Iterator[Word]:
    """Yield words with the dots or lines that keep a place free as words of their own: "......", "/BC-STC"."""
    for word in words:
        parts = [part for part in _LEADER.split(word.text) if part]
        if len(parts) == 1:
            yield word
            continue
        letters = sum(len(part) for part in parts if not _BLANK.match(part))
        dots = len(word.text) - letters
        wide = min(_LETTER * word.face.size, (word.x1 - word.x0) / len(word.text))
        narrow = (word.x1 - word.x0 - wide * letters) / dots
        x = word.x0
        for number, part in enumerate(parts):
            end = x + len(part) * (narrow if _BLANK.match(part) else wide)
            yield word._replace(text=part, x0=x, x1=end, spaced=word.spaced and number == 0)
            x = end


def unseen(recognised: Iterable[Word], typed: Sequence[Word]) -> list[Word]:
    """Return recognised words, or the numbers before them, that no typed word stands for.

    Dots and lines that keep a place free count as nothing typed.
    """
    solid = [word for word in typed if not _BLANK.match(word.text)]
    found: list[Word] = []
    for word in recognised:
        over = [other for other in solid if _overlaps(word, other)]
        if not over:
            bare = word.text.strip(_DOTTED)
            found.append(word._replace(text=bare) if _NUMBER.match(bare) else word)
            continue
        first = min(over, key=lambda other: other.x0)
        number = _LEADING_NUMBER.match(word.text)
        is_wide = first.x0 - word.x0 >= _LEAST_WIDTH * first.face.size
        if number is not None and is_wide and not _LEADING_NUMBER.match(first.text):
            found.append(word._replace(text=number[1], x1=min(word.x1, first.x0)))
    return found


def fill_slots(typed: Sequence[Word], laid: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """Part the words laid over a page into those that fill a blank of a typed line and the others.

    Returns:
        the typed words with what fills their blanks, and the rest of what is laid over.
    """
    rest: list[Word] = []
    filling: list[Word] = []
    for word in laid:
        before = _line_before(word, typed) if _NUMBER.match(word.text) else ""
        if before and _SLOT.search(before):
            filling.append(word)
        else:
            rest.append(word)
    kept = [word for word in typed if not (_BLANK.match(word.text) and any(_overlaps(word, new) for new in filling))]
    on_lines = [_on_line(word, kept) for word in filling]
    return [*kept, *on_lines], rest


def stamp_lines(words: Sequence[Word]) -> Iterator[Piece]:
    """Yield what is laid over a page, line by line."""
    for row in page_rows(words):
        yield from row.pieces


def _line_before(word: Word, typed: Sequence[Word]) -> str:
    """Return the typed text to the left of a word and on its line, if it ends close to the word."""
    left = sorted(
        (other for other in typed if _is_level(word, other) and other.x0 < word.x0), key=lambda other: other.x0
    )
    solid = [other for other in left if not _BLANK.match(other.text)]
    if not solid or word.x0 - solid[-1].x1 > _WIDEST_SLOT * solid[-1].face.size:
        return ""
    return " ".join(other.text for other in solid[-3:])


def _on_line(word: Word, typed: Sequence[Word]) -> Word:
    """Set a word on the baseline and in the size of its line, so that it is read as a part of it."""
    near = [other for other in typed if _is_level(word, other)]
    if not near:
        return word
    host = min(near, key=lambda other: abs(other.x0 - word.x0))
    return word._replace(baseline=host.baseline, face=replace(word.face, size=host.face.size), spaced=True)


def _is_level(word: Word, other: Word) -> bool:
    return abs(word.baseline - other.baseline) <= _LEVEL * max(word.face.size, other.face.size)


def _overlaps(one: Word, other: Word) -> bool:
    """Tell whether two words take the same place, by a share of the narrower one."""
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    narrower = max(min(one.x1 - one.x0, other.x1 - other.x0), 0.1)
    return _is_level(one, other) and width / narrower >= _OVERLAP
