"""What a PDF page holds: typed words, words recognised in its pictures, and what is laid over it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import pypdfium2 as pdfium
from pypdf import PdfReader

from corpus.readers.fonts import Decoder
from corpus.readers.limits import Source
from corpus.readers.pdf_fields import field_words
from corpus.readers.pdf_pictures import count_paths, covered_share, draw, picture_boxes
from corpus.readers.pdf_rules import Rule, page_rules
from corpus.readers.pdf_stamps import added, fill_slots, flatten, has_annotations, unseen, without_leaders
from corpus.readers.pdf_words import Face, PageText, Placing, Word, placing
from corpus.readers.recognition import recognise
from corpus.text.syllables import syllable_share

HEAD_SHARE: Final = 0.45
"""Part of the first page in which stamps of number, date and secrecy stand (NĐ 30/2020/NĐ-CP, Phụ lục I)."""
_SCAN_COVER: Final = 0.5
_SCAN_LETTERS: Final = 250
"""A scanned page may bear typed residue of a signature or of the scanner's program."""
_BLANK_LETTERS: Final = 20
_OUTLINES: Final = 60
_GOOD_LAYER: Final = 0.8
_GARBLED: Final = 0.1
_UNREADABLE: Final = re.compile("[\\ufffd\\ue000-\\uf8ff]")


@dataclass(frozen=True, slots=True)
class PageContent:
    """The words of a page.

    Attributes:
        words: body text, typed or recognised.
        laid: words laid over the page that belong to no line of it.
        turned: text that runs up, down or across the page, such as a watermark.
        rules: lines drawn on the page.
        recognised: the body was recognised from a picture.
    """

    words: tuple[Word, ...]
    laid: tuple[Word, ...]
    rules: tuple[Rule, ...]
    recognised: bool = False
    turned: tuple[str, ...] = ()


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
    page, source = file.document[index], file.source
    drawn = _decoded(file.read.pop(index, []) or typed_words(page), file.decoder)
    every = [word for word in drawn if word.face.upright]
    typed = [word for word in every if not word.face.invisible]
    laid: list[Word] = []
    if has_annotations(page):
        laid = added(every, _flattened(file, index, placing(page)))
        laid.extend(field_words(file.reader, index, page, laid))
    boxes = picture_boxes(page)
    if _needs_recognition(page, typed, covered_share(page, boxes) if boxes else 0.0):
        content = _recognised(page, every, typed, laid, source)
    else:
        in_head = index == 0 and any(box.top < HEAD_SHARE * page.get_height() for box in boxes)
        body = list(without_leaders(typed)) if laid or in_head else typed
        if in_head:
            laid = [*laid, *unseen(recognise(draw(page, share=HEAD_SHARE), source), [*body, *laid])]
        words, rest = fill_slots(body, laid) if laid else (typed, [])
        content = PageContent(tuple(words), tuple(rest), tuple(page_rules(page) if words else ()))
    page.close()
    return replace(content, turned=_turned(drawn)) if len(every) < len(drawn) else content


def _flattened(file: PdfFile, index: int, place: Placing) -> list[Word]:
    """Return the words of a page with its annotations, from a second copy of the file: the page is changed by it."""
    with pdfium.PdfDocument(file.source.data) as copy:
        page = copy[index]
        if not flatten(page):
            return []
        page.close()
        return [word for word in _decoded(typed_words(copy[index], place), file.decoder) if word.face.upright]


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


def _decoded(words: list[Word], decoder: Decoder) -> list[Word]:
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


def _recognised(
    page: pdfium.PdfPage, every: Sequence[Word], typed: Sequence[Word], laid: Sequence[Word], source: Source
) -> PageContent:
    """Return a page read from its picture, or from the layer that a scanner's program left, if that is good."""
    hidden = [word for word in every if word.face.invisible]
    share = syllable_share(" ".join(word.text for word in hidden))
    if share >= _GOOD_LAYER and len(hidden) > _BLANK_LETTERS:
        words = [word._replace(confidence=round(100 * share, 1)) for word in hidden]
        return PageContent(tuple(words), (*typed, *laid), (), recognised=True)
    words = recognise(draw(page), source)
    return PageContent(tuple(words), tuple(laid), (), recognised=True)
