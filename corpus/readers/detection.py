"""Which format a file has, told by its content: office files often bear the wrong suffix."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

from corpus.model import Format
from corpus.readers.encoding import decode_text
from corpus.readers.html import is_web_archive
from corpus.readers.limits import Source

_PDF_WITHIN: Final = 1024
"""ISO 32000-1, Annex H: the header may stand anywhere in the first 1024 bytes."""
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_STREAM: Final = "WordDocument".encode("utf-16-le")
_BOOK_STREAMS: Final = ("Workbook".encode("utf-16-le"), "Book\x00".encode("utf-16-le"))
_IMAGES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM", b"GIF87a", b"GIF89a")
_HTML: Final = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?"
    r"<(?:!doctype\s+html|(?:html|head|body|meta|title|div|p|table|span|center|font|h[1-6]|style|base|link)(?=[\s>]))",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN: Final = re.compile(r"^(?:#{1,6} \S|\[\^\d{1,3}\]: |\|[ \t:-]*---[ \t:|-]*\|[ \t]*\r?$)", re.M)
"""A heading, a footnote or the rule under a table's head; asterisks alone occur in plain text."""
_MARKS: Final = ("#", "[^", "---")
"""Of which each of them holds one."""


def detect(source: Source) -> Format:
    """Return the format of a file.

    Raises:
        ReadError: if it is none of the formats that are read.
    """
    data = source.data
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Format.PDF
    if data.startswith(b"PK"):
        return _in_archive(source)
    if data.startswith(_OLE):
        return _in_compound_file(source)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:5] == b"{\\rtf":
        return Format.RTF
    if (data.startswith(_IMAGES) and b"\x00" in data[:64]) or data.startswith(b"\xff\xd8\xff"):
        return Format.IMAGE
    if is_web_archive(data):
        return Format.HTML
    return _in_text(source)


def _in_archive(source: Source) -> Format:
    """Tell DOCX from XLSX by the names inside; only the directory is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, EOFError) as error:
        raise source.refusal("it is a damaged or cut-off archive", "send the whole file again") from error
    if any(name.startswith("word/") for name in names):
        return Format.DOCX
    if any(name.startswith("xl/") for name in names):
        return Format.XLSX
    if "content.xml" in names and "mimetype" in names:
        raise source.refusal("it is an OpenDocument file, which is not read", "save it as DOCX or PDF")
    raise source.refusal("it is an archive and no document", "unpack it and put the documents there themselves")


def _in_compound_file(source: Source) -> Format:
    """Tell DOC from XLS by the stream names in the directory, which are UTF-16."""
    if b"E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e" in source.data:
        raise source.refusal("it is protected by a password", "save it without a password")
    if _WORD_STREAM in source.data:
        return Format.DOC
    if any(name in source.data for name in _BOOK_STREAMS):
        return Format.XLS
    raise source.refusal("it is an old office file, but neither a document nor a table", "save it as DOCX or PDF")


def _in_text(source: Source) -> Format:
    text = decode_text(source)
    head = text[:4000]
    if "<" in head and _HTML.match(head):
        return Format.HTML
    may_be_marked = any(mark in text for mark in _MARKS)
    return Format.MARKDOWN if may_be_marked and _MARKDOWN.search(text) else Format.TEXT
