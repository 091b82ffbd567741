"""Pieces of a document that can be cited."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from corpus.model.ids import DocumentId, ParagraphId
from corpus.place import Place


class ParagraphKind(StrEnum):
    """What a paragraph is in its document; the values are stored and printed as JSON."""

    __hash__ = str.__hash__  # that of Enum is a call in Python

    HEADER = "header"  # issuer, national title, symbol, date
    TITLE = "title"  # type name and subject
    BASIS = "basis"  # a căn cứ line
    HEADING = "heading"
    BODY = "body"
    FOOTNOTE = "footnote"
    TABLE_ROW = "table row"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    NOISE = "noise"  # running page number, signature stamp: kept, never searched


class Paragraph(NamedTuple):
    """A piece of a document that can be cited; a tuple for the same reason as :class:`Block`.

    Attributes:
        ordinal: 0-based position in reading order.
        page: page on which the paragraph begins, or None.
        text: verbatim; a paragraph torn by a page break is joined with one space.
        headings: texts of the headings above it, outermost first; for a table
            row, its caption and unit, the rows that name the columns, and the
            names of the rows of its table under which it stands come last.
        note_of: for a footnote, ordinal of the paragraph that bears its mark.
        confidence: mean OCR confidence 0–100, or None.
    """

    id: ParagraphId
    document_id: DocumentId
    ordinal: int
    place: Place
    kind: ParagraphKind
    text: str
    page: int | None = None
    headings: tuple[str, ...] = ()
    note_of: int | None = None
    confidence: float | None = None
