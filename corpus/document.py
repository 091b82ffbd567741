"""From what a reader made of a file to a document that is understood: header, paragraphs, references."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.corrections import WARNING, Corrections, corrected
from corpus.header import read_header
from corpus.model import (
    PUBLIC,
    Document,
    DocumentId,
    DocumentKey,
    Header,
    ParagraphKind,
    RawDocument,
    ReadDocument,
)
from corpus.place import Place, PlacePart, Unit
from corpus.references import find_references
from corpus.stamps import STAMPED, Stamped, fill_in
from corpus.structure.draft import Draft
from corpus.structure.finish import finish
from corpus.structure.split import split_blocks
from corpus.types import type_by_name


def understand(
    raw: RawDocument,
    *,
    path: str,
    document_id: DocumentId,
    access: str = PUBLIC,
    corrections: Corrections | None = None,
) -> ReadDocument:
    """Return the document that a file holds.

    Args:
        raw: what the reader of its format gave.
        path: relative to the corpus folder, with forward slashes.
        document_id: from the file's bytes.
        access: level from the policy beside the documents.
        corrections: of the header, by an editor.
    """
    mended = corrections or Corrections()
    split = split_blocks(raw.blocks)
    stamped = fill_in(read_header(split.front, split.drafts), split.front, raw.blocks)
    _take_into_head(split.drafts, stamped)
    header = corrected(stamped.header, mended)
    type_code = _type_code(header.type) if mended.type else split.front.type.code if split.front.type else ""
    identity = _identity(header, document_id)
    paragraphs = tuple(finish(split.drafts, document_id, type_code=type_code, identity=identity))
    return ReadDocument(
        document=Document(
            id=document_id,
            path=path,
            format=raw.format,
            header=header,
            pages=raw.pages,
            access=access,
            warnings=(*raw.warnings, *((STAMPED,) if stamped.used else ()), *_said(mended)),
        ),
        paragraphs=paragraphs,
        references=find_references(paragraphs, header),
    )


def document_key(header: Header) -> DocumentKey:
    """Return what makes a document unique, as far as its header says."""
    numbered = header.symbol is not None and bool(header.symbol.number)
    return DocumentKey(
        issuer=header.issuer,
        symbol=header.symbol.text if header.symbol is not None and numbered else None,
        date=header.date.value if header.date is not None else None,
    )


def _type_code(name: str | None) -> str:
    known = type_by_name(name) if name is not None else None
    return known.code if known is not None else ""


def _said(mended: Corrections) -> tuple[str, ...]:
    return (WARNING.format(fields=", ".join(mended.given)),) if mended.given else ()


def _identity(header: Header, document_id: DocumentId) -> str:
    """Return what the ids of paragraphs hang on: the document's key, or its content where it has no number."""
    key = document_key(header)
    return f"{key.issuer}|{key.symbol}|{key.date}" if key.symbol is not None else str(document_id)


def _take_into_head(drafts: Sequence[Draft], stamped: Stamped) -> None:
    """Make the stamps that give number and day part of the head, so that an answer can cite them."""
    for draft in drafts if stamped.used else ():
        if draft.kind is ParagraphKind.NOISE and draft.lines[0].block.page in (None, 1) and draft.text in stamped.used:
            draft.kind, draft.place = ParagraphKind.HEADER, Place((PlacePart(Unit.HEADER),))
