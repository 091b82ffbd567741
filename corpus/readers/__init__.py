"""Readers: from a file to its blocks of text, one module a format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from corpus.model import Format, RawDocument
from corpus.readers.detection import detect
from corpus.readers.docx import read_docx
from corpus.readers.html import read_html
from corpus.readers.image import read_image
from corpus.readers.limits import ReadingLimits, Source, load
from corpus.readers.markdown import read_markdown
from corpus.readers.office import read_doc, read_rtf, read_xls
from corpus.readers.pdf import read_pdf
from corpus.readers.text import read_text
from corpus.readers.xlsx import read_xlsx
from corpus.secrecy import guard

__all__ = ["ReadingLimits", "read_document"]

_READERS: Final[dict[Format, Callable[[Source], RawDocument]]] = {
    Format.DOC: read_doc,
    Format.DOCX: read_docx,
    Format.HTML: read_html,
    Format.IMAGE: read_image,
    Format.MARKDOWN: read_markdown,
    Format.PDF: read_pdf,
    Format.RTF: read_rtf,
    Format.TEXT: read_text,
    Format.XLS: read_xls,
    Format.XLSX: read_xlsx,
}


def read_document(
    path: Path, limits: ReadingLimits, *, reviewed: bool = False, progress: Callable[[], None] | None = None
) -> RawDocument:
    """Read one file, in the format that its content shows, whatever its name says.

    Args:
        path: the file.
        limits: bounds on it.
        reviewed: a person has looked at the file, so that a doubtful mark of secrecy does not stop it.
        progress: called after each page that had to be recognised, which takes seconds.

    Raises:
        QuarantineError: if it bears a mark of state secrecy, or may.
        MissingToolError: if it needs a system tool that is not installed.
        ReadError: if it cannot be read; the sentence says why and what to do.
    """
    source = load(path, limits)
    if progress is not None:
        source = replace(source, progress=progress)
    raw = _READERS[detect(source)](source)
    guard(path, raw, reviewed=reviewed)
    return raw
