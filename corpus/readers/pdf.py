"""PDF files: the text layer with its geometry, and what is laid over it.

pypdf opens the file and tells of passwords, pages, annotations and form
fields; pdfium decodes the text, about fifteen times as fast and with the place
of every word.
"""

from __future__ import annotations

import contextlib
import io
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import pypdfium2 as pdfium
from pypdf import PdfReader

from corpus.model import Block, BlockKind, Format, RawDocument
from corpus.readers.drafts import finish
from corpus.readers.fonts import Decoder
from corpus.readers.image import mean_confidence
from corpus.readers.limits import Source
from corpus.readers.pdf_content import PdfFile, decoded, page_content, typed_words
from corpus.readers.pdf_fields import FAILURES
from corpus.readers.pdf_page import PageReader
from corpus.readers.pdf_words import Word
from corpus.readers.runs import Draft, Run

_DAMAGED: Final = "it is a damaged or cut-off PDF"
_FIRST_PAGES: Final = 3
_SPREAD_PAGES: Final = 5
_AGAIN: Final = "send the whole file again"

# It remarks on each fault of a file that it then reads all the same; what matters is said in the refusal.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read_pdf(source: Source) -> RawDocument:
    """Read a PDF file that has a text layer.

    Raises:
        ReadError: if it is damaged, locked by a password, too long, or holds pictures only.
    """
    reader = _open(source)
    try:
        document = pdfium.PdfDocument(source.data)
    except pdfium.PdfiumError as error:
        raise source.refusal(_DAMAGED, _AGAIN) from error
    with document:
        pages = len(document)
        if not pages:
            raise source.refusal(_DAMAGED, _AGAIN)
        source.check_pages(pages)
        read = _first_read(document)
        decoder = Decoder.of(Run(f"{word.text} ", word.face.font) for words in read.values() for word in words)
        reading = _Reading(PdfFile(source, document, reader, decoder, read))
        drafts = list(reading.drafts())
        finished = finish(drafts, source, Decoder({}, decoder.used))  # the fonts' words are decoded already
    if not finished.blocks:
        raise source.refusal(f"there is no text on its pages ({pages})", "put a version there that has text")
    return RawDocument(
        Format.PDF,
        finished.blocks,
        pages=pages,
        page_widths=tuple(reading.widths),
        warnings=(*finished.warnings, *_warnings(finished.blocks, reading.scanned)),
    )


@dataclass(frozen=True, slots=True)
class PageRead:
    """One page.

    Attributes:
        lines: lines and table rows with their boxes, in reading order.
        words: typed words as shown, in Unicode.
    """

    lines: tuple[Block, ...]
    words: tuple[Word, ...]


def read_pdf_page(source: Source, number: int) -> PageRead:
    """Return the lines and words of one page, as :func:`read_pdf` reads them.

    Args:
        number: 1-based page.

    Raises:
        ReadError: if the file is damaged or locked, or has no such page.
    """
    reader = _open(source)
    try:
        with pdfium.PdfDocument(source.data) as document:
            if not 1 <= number <= len(document):
                raise source.refusal(f"it has {len(document)} pages and no page {number}", _AGAIN)
            read = _first_read(document)
            decoder = Decoder.of(Run(f"{word.text} ", word.face.font) for words in read.values() for word in words)
            words = decoded(typed_words(document[number - 1]), decoder)
            content = page_content(PdfFile(source, document, reader, decoder, read), number - 1)
            drafts = list(PageReader().drafts(content, number))
            lines = finish(drafts, source, Decoder({}, decoder.used)).blocks
            return PageRead(lines, tuple(word for word in words if word.face.upright and not word.face.invisible))
    except pdfium.PdfiumError as error:
        raise source.refusal(_DAMAGED, _AGAIN) from error


@dataclass(slots=True)
class _Reading:
    """One document while its pages are read."""

    file: PdfFile
    widths: list[float] = field(default_factory=list)
    scanned: list[int] = field(default_factory=list)

    def drafts(self) -> Iterator[Draft]:
        """Yield the drafts of all pages."""
        reader = PageReader()
        for index in range(len(self.file.document)):
            try:
                width, _ = self.file.document.get_page_size(index)
                content = page_content(self.file, index)
            except pdfium.PdfiumError as error:
                raise self.file.source.refusal(f"its page {index + 1} is damaged", _AGAIN) from error
            self.widths.append(round(width, 2))
            if content.recognised:
                self.scanned.append(index + 1)
            yield from reader.drafts(content, index + 1)


def _warnings(blocks: Sequence[Block], scanned: Sequence[int]) -> Iterator[str]:
    if scanned:
        yield f"{len(scanned)} pages are pictures, read by recognition with {mean_confidence(blocks)}"
    elif any(block.confidence is not None and block.kind is BlockKind.TEXT for block in blocks):
        yield "number or date stand on it as a picture and were read by recognition; compare them with the original"


def _first_read(document: pdfium.PdfDocument) -> dict[int, list[Word]]:
    """Read a few pages to weigh the fonts, so that words are known before they are put in order."""
    count = len(document)
    chosen = sorted({*range(min(count, _FIRST_PAGES)), *range(0, count, max(count // _SPREAD_PAGES, 1))})
    read: dict[int, list[Word]] = {}
    for index in chosen:
        with contextlib.suppress(pdfium.PdfiumError):
            read[index] = typed_words(document[index])
    return read


def _open(source: Source) -> PdfReader | None:
    """Open the file with pypdf, or return None where only pdfium can mend it.

    Raises:
        ReadError: if it asks for a password before it is shown; one against changes only is no hindrance.
    """
    try:
        reader = PdfReader(io.BytesIO(source.data), strict=False)
        is_locked = reader.is_encrypted and not reader.decrypt("")
    except FAILURES:
        return None
    if is_locked:
        raise source.refusal("it is protected by a password", "save it without a password")
    return reader
