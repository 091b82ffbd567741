"""What a PDF page holds: typed words, words recognised in its pictures, and what is laid over it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import pypdfium2 as pdfium
from PIL import Image
from pypdf import PdfReader

from corpus.model import Box
from corpus.readers.fonts import Decoder
from corpus.readers.limits import Source
from corpus.readers.pdf_fields import field_words
from corpus.readers.pdf_pictures import count_paths, covered_share, draw, picture_boxes
from corpus.readers.pdf_rules import Rule, page_rules
from corpus.readers.pdf_stamps import added, annotation_boxes, fill_slots, flatten, unseen, without_leaders
from corpus.readers.pdf_words import Face, PageText, Placing, Word, placing
from corpus.readers.recognition import Picture, recognise
from corpus.readers.stamp_pictures import stamp_words
from corpus.text.syllables import syllable_share

HEAD_SHARE: Final = 0.45
"""Part of the first page in which stamps of number, date and secrecy stand (NĐ 30/2020/NĐ-CP, Phụ lục I)."""
_SCAN_COVER: Final = 0.5
_SCAN_LETTERS: Final = 250
"""A scanned page may bear typed residue of a signature or of the scanner's program."""
_BLANK_LETTERS: Final = 20
_OUTLINES: Final = 60
_GOOD_LAYER: Final = 0.8
_STAMP_SIZE: Final = (320.0, 130.0)
"""Points across and down that the picture of a stamp takes at most."""
_LEAST_STAMP: Final = 8.0
_MOST_STAMPS: Final = 8
_SURE: Final = 85.0
_LEAST_LETTERS: Final = 3
_GARBLED: Final = 0.1
_UNREADABLE: Final = re.compile("[\\ufffd\\ue000-\\uf8ff]")


@dataclass(frozen=True, slots=True)
class PageContent:
    """The words of a page.

    Attributes:
        words: body text, typed or recognised.
        laid: words laid over the page that belong to no line of it.
        turned: text that runs up, down or across the page, such as a watermark.
        pasted: words of small pictures in the head that only a closer look finds.
        rules: lines drawn on the page.
        recognised: the body was recognised from a picture.
    """

    words: tuple[Word, ...]
    laid: tuple[Word, ...]
    rules: tuple[Rule, ...]
    recognised: bool = False
    turned: tuple[str, ...] = ()
    pasted: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A PDF file while it is read.

    Attributes:
        document: as pdfium opened it.
        reader: as pypdf opened it, or None where it could not.
        decoder: what the file's fonts hold.
        read: words of pages that were read to weigh the fonts, by index.
    """

    source: Source
    document: pdfium.PdfDocument
    reader: PdfReader | None
    decoder: Decoder
    read: dict[int, list[Word]]


def page_content(file: PdfFile, index: int) -> PageContent:
    """Gather what a page holds.

    Raises:
        MissingToolError: if the page needs recognition and Tesseract is not installed.
    """
    page = _Page(file, index)
    try:
        return page.content()
    finally:
        page.close()


class _Page:
    """One page while what it holds is gathered."""

    def __init__(self, file: PdfFile, index: int) -> None:
        self._file, self._index = file, index
        self._page = file.document[index]
        self._drawn = decoded(file.read.pop(index, []) or typed_words(self._page), file.decoder)
        self._upright = [word for word in self._drawn if word.face.upright]
        self._typed = [word for word in self._upright if not word.face.invisible]
        self._annotations = annotation_boxes(self._page)

    def close(self) -> None:
        """Free the page."""
        self._page.close()

    def content(self) -> PageContent:
        """Return what the page holds."""
        laid = self._laid() if self._annotations else []
        boxes = picture_boxes(self._page)
        if _needs_recognition(self._page, self._typed, covered_share(self._page, boxes) if boxes else 0.0):
            content = self._recognised(laid)
        else:
            content = self._typed_content(laid, boxes)
        is_turned = len(self._upright) < len(self._drawn)
        return replace(content, turned=_turned(self._drawn)) if is_turned else content

    def _typed_content(self, laid: list[Word], boxes: Sequence[Box]) -> PageContent:
        limit = HEAD_SHARE * self._page.get_height()
        silent = [box for box in self._annotations if not any(_stands_in(word, box) for word in laid)]
        has_marks = self._index == 0 and any(box.top < limit for box in (*boxes, *silent))
        body = list(without_leaders(self._typed)) if laid or has_marks else self._typed
        pasted: list[Word] = []
        if has_marks:
            picture = self._picture(HEAD_SHARE)
            seen = recognise(picture, self._file.source)
            laid = [*laid, *unseen(seen, [*body, *laid])]
            pasted = self._closely(picture, [box for box in boxes if box.top < limit], seen)
        words, rest = fill_slots(body, laid) if laid else (self._typed, [])
        rules = tuple(page_rules(self._page) if words else ())
        return PageContent(tuple(words), tuple(rest), rules, pasted=tuple(pasted))

    def _closely(self, head: Picture, boxes: Sequence[Box], seen: Sequence[Word]) -> list[Word]:
        """Look closely at the small pictures of the head that say nothing at first sight: a framed or tilted stamp."""
        image = Image.frombytes("L", (head.width, head.height), head.pixels)
        found: list[Word] = []
        small = [box for box in boxes if _is_stamp_sized(box)]
        for box in small[:_MOST_STAMPS]:
            sure = (word.text for word in seen if _stands_in(word, box) and (word.confidence or 0.0) >= _SURE)
            if sum(map(str.isalpha, "".join(sure))) >= _LEAST_LETTERS:
                continue
            edges = tuple(round(edge / head.scale) for edge in (box.x0 - 1, box.top - 1, box.x1 + 1, box.bottom + 1))
            found.extend(stamp_words(image.crop((edges[0], edges[1], edges[2], edges[3])), self._file.source))
        return found

    def _recognised(self, laid: Sequence[Word]) -> PageContent:
        """Return a page read from its picture, or from the layer that a scanner's program left, if that is good."""
        hidden = [word for word in self._upright if word.face.invisible]
        share = syllable_share(" ".join(word.text for word in hidden))
        if share >= _GOOD_LAYER and len(hidden) > _BLANK_LETTERS:
            words = [word._replace(confidence=round(100 * share, 1)) for word in hidden]
            return PageContent(tuple(words), (*self._typed, *laid), (), recognised=True)
        words = recognise(self._picture(1.0), self._file.source)
        return PageContent(tuple(words), tuple(laid), (), recognised=True)

    def _laid(self) -> list[Word]:
        """Return the words of annotations and fields."""
        place = placing(self._page)
        with self._copy() as copy:
            page = copy[self._index]
            is_flat = flatten(page)
            page.close()
            after = decoded(typed_words(copy[self._index], place), self._file.decoder) if is_flat else []
        laid = added(self._upright, [word for word in after if word.face.upright])
        return [*laid, *field_words(self._file.reader, self._index, self._page, laid)]

    def _picture(self, share: float) -> Picture:
        """Draw the page or its head, signatures in form fields included, which pdfium draws on demand only."""
        if not self._annotations:
            return draw(self._page, share=share)
        with self._copy() as copy:
            copy.init_forms()
            return draw(copy[self._index], share=share)

    def _copy(self) -> pdfium.PdfDocument:
        """Open the file once more: both flattening and form fields change a document."""
        return pdfium.PdfDocument(self._file.source.data)


def _is_stamp_sized(box: Box) -> bool:
    width, height = box.x1 - box.x0, box.bottom - box.top
    return min(width, height) >= _LEAST_STAMP and width <= _STAMP_SIZE[0] and height <= _STAMP_SIZE[1]


def _stands_in(word: Word, box: Box) -> bool:
    middle = (word.x0 + word.x1) / 2
    return box.x0 <= middle <= box.x1 and box.top <= word.baseline <= box.bottom + 1


def typed_words(page: pdfium.PdfPage, place: Placing | None = None) -> list[Word]:
    """Return the words of a page as the file has them."""
    with PageText(page, place) as text:
        return list(text.words())


def _turned(words: Iterable[Word]) -> tuple[str, ...]:
    """Return text that is not upright, words of one look after each other joined."""
    texts: list[str] = []
    look: Face | None = None
    for word in words:
        if word.face.upright:
            look = None
            continue
        texts.append(word.text if look != word.face else f"{texts.pop()}{' ' if word.spaced else ''}{word.text}")
        look = word.face
    return tuple(texts)


def decoded(words: list[Word], decoder: Decoder) -> list[Word]:
    """Return words in Unicode, by what their fonts hold."""
    if not decoder.encodings:
        return words
    return [word._replace(text=decoder.text(word.text, word.face.font)) for word in words]


def _needs_recognition(page: pdfium.PdfPage, typed: Sequence[Word], cover: float) -> bool:
    """Tell whether the page's text is in a picture, in outlines, or typed with a font that says nothing."""
    text = "".join(word.text for word in typed)
    letters = sum(letter.isalnum() for letter in text)
    if cover >= _SCAN_COVER and letters < _SCAN_LETTERS:
        return True
    if letters < _BLANK_LETTERS and (cover > 0 or count_paths(page) >= _OUTLINES):
        return True
    return len(_UNREADABLE.findall(text)) > _GARBLED * max(len(text), 1)
