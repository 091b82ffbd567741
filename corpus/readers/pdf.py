"""PDF files: the text layer with its geometry, and what is laid over it.

pypdf opens the file and tells of passwords, pages, annotations and form
fields; pdfium decodes the text, about fifteen times as fast and with the place
of every word.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from typing import Final

import pypdfium2 as pdfium
from pypdf import PdfReader
from pypdf.errors import PdfReadError, PyPdfError

from corpus.model import Format, RawDocument
from corpus.readers.drafts import finish
from corpus.readers.fonts import Decoder
from corpus.readers.limits import Source
from corpus.readers.pdf_page import PageReader
from corpus.readers.pdf_words import PageText
from corpus.readers.runs import Draft, Run

_DAMAGED: Final = "it is a damaged or cut-off PDF"
_FIRST_PAGES: Final = 3
_SPREAD_PAGES: Final = 5
_AGAIN: Final = "send the whole file again"
_FAILURES: Final = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError, OSError)
"""What pypdf raises on damaged files, besides its own errors."""


def read_pdf(source: Source) -> RawDocument:
    """Read a PDF file that has a text layer.

    Raises:
        ReadError: if it is damaged, locked by a password, too long, or holds pictures only.
    """
    _check_password(source)
    try:
        document = pdfium.PdfDocument(source.data)
    except pdfium.PdfiumError as error:
        raise source.refusal(_DAMAGED, _AGAIN) from error
    with document:
        pages = len(document)
        if not pages:
            raise source.refusal(_DAMAGED, _AGAIN)
        source.check_pages(pages)
        widths: list[float] = []
        decoder = _weigh_fonts(document)
        drafts = list(_drafts(source, document, widths, decoder))
        finished = finish(drafts, source, Decoder({}, decoder.used))  # the fonts' words are decoded already
    if not finished.blocks:
        raise source.refusal(f"its {pages} pages are pictures without text", "put a version there that has text")
    return RawDocument(Format.PDF, finished.blocks, pages=pages, page_widths=tuple(widths), warnings=finished.warnings)


def _weigh_fonts(document: pdfium.PdfDocument) -> Decoder:
    """Weigh the fonts on a few pages, so that words are known before they are put in order."""
    count = len(document)
    chosen = sorted({*range(min(count, _FIRST_PAGES)), *range(0, count, max(count // _SPREAD_PAGES, 1))})
    runs: list[Run] = []
    for index in chosen:
        with contextlib.suppress(pdfium.PdfiumError), PageText(document[index]) as text:
            runs.extend(Run(f"{word.text} ", word.face.font) for word in text.words())
    return Decoder.of(runs)


def _drafts(source: Source, document: pdfium.PdfDocument, widths: list[float], decoder: Decoder) -> Iterator[Draft]:
    reader = PageReader(decoder)
    for index in range(len(document)):
        try:
            page = document[index]
        except pdfium.PdfiumError as error:
            raise source.refusal(f"its page {index + 1} is damaged", _AGAIN) from error
        widths.append(round(page.get_width(), 2))
        yield from reader.drafts(page, index + 1)
        page.close()


def _check_password(source: Source) -> None:
    """Refuse a file that asks for a password before it is shown; one against changes only is no hindrance."""
    try:
        reader = PdfReader(io.BytesIO(source.data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise source.refusal("it is protected by a password", "save it without a password")
    except PdfReadError:
        return  # pdfium mends some files that pypdf gives up
    except _FAILURES:
        return
