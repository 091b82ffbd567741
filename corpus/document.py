"""From what a reader made of a file to a document that is understood: header, paragraphs, references."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b

from corpus.header import read_header
from corpus.model import (
    PUBLIC,
    Document,
    DocumentId,
    DocumentKey,
    Header,
    Paragraph,
    ParagraphId,
    ParagraphKind,
    RawDocument,
    ReadDocument,
)
from corpus.place import Place, PlacePart, Unit
from corpus.references import find_references
from corpus.stamps import STAMPED, Stamped, fill_in
from corpus.structure.finish import finish
from corpus.structure.split import split_blocks


def understand(raw: RawDocument, *, path: str, document_id: DocumentId, access: str = PUBLIC) -> ReadDocument:
    """Return the document that a file holds.

    Args:
        raw: what the reader of its format gave.
        path: relative to the corpus folder, with forward slashes.
        document_id: from the file's bytes.
        access: level from the policy beside the documents.
    """
    split = split_blocks(raw.blocks)
    type_code = split.front.type.code if split.front.type is not None else ""
    unnamed = tuple(finish(split.drafts, document_id, type_code))
    stamped = fill_in(read_header(split.front, unnamed), split.front, raw.blocks)
    header = stamped.header
    paragraphs = _with_ids(_stamps_in_head(unnamed, stamped), header, document_id)
    return ReadDocument(
        document=Document(
            id=document_id,
            path=path,
            format=raw.format,
            header=header,
            pages=raw.pages,
            access=access,
            warnings=(*raw.warnings, STAMPED) if stamped.used else raw.warnings,
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


def _stamps_in_head(paragraphs: Sequence[Paragraph], stamped: Stamped) -> Sequence[Paragraph]:
    """Make the stamps that give number and day part of the head, so that an answer can cite them."""
    if not stamped.used:
        return paragraphs
    head = Place((PlacePart(Unit.HEADER),))
    return [
        replace(paragraph, kind=ParagraphKind.HEADER, place=head)
        if paragraph.kind is ParagraphKind.NOISE and paragraph.page == 1 and paragraph.text in stamped.used
        else paragraph
        for paragraph in paragraphs
    ]


def _with_ids(paragraphs: Sequence[Paragraph], header: Header, document_id: DocumentId) -> tuple[Paragraph, ...]:
    """Give each paragraph an id that stays the same when the document comes from another file."""
    key = document_key(header)
    identity = f"{key.issuer}|{key.symbol}|{key.date}" if key.symbol is not None else str(document_id)
    seen: dict[str, int] = {}
    named: list[Paragraph] = []
    for paragraph in paragraphs:
        base = f"{identity}\x1f{paragraph.place.key()}\x1f{paragraph.text}"
        repeated = seen[base] = seen.get(base, -1) + 1
        digest = blake2b(f"{base}\x1f{repeated}".encode(), digest_size=8).hexdigest()
        named.append(replace(paragraph, id=ParagraphId(digest)))
    return tuple(named)
