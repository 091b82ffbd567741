"""Small valid values for tests of answers: a plan, a paragraph of it, its register entry."""

from __future__ import annotations

from datetime import date

from corpus.model import (
    Document,
    DocumentId,
    DocumentKey,
    Format,
    Header,
    Mention,
    Paragraph,
    ParagraphId,
    ParagraphKind,
    RegisterEntry,
    RegisterId,
    Symbol,
    WrittenDate,
)
from corpus.place import Place, PlacePart, Unit

PLAN_SYMBOL = Symbol("12/KH-UBND", "A", "KH", "12", None, "UBND")


def make_document(identifier: str = "d1", *, header: Header | None = None, access: str = "public") -> Document:
    """Return a held document; without a header it is a plan of the sample province."""
    return Document(
        id=DocumentId(identifier),
        path=f"{identifier}.txt",
        format=Format.TEXT,
        header=header or make_header(),
        access=access,
    )


def make_header() -> Header:
    """Return the header of a plan."""
    return Header(
        type="Kế hoạch",
        symbol=PLAN_SYMBOL,
        date=WrittenDate("05/3/2024", date(2024, 3, 5)),
        issuer="Ủy ban nhân dân tỉnh Sông Thương",
        subject="Phát triển du lịch năm 2024",
    )


def make_paragraph(
    text: str,
    *,
    identifier: str = "p1",
    document: str = "d1",
    ordinal: int = 0,
    kind: ParagraphKind = ParagraphKind.BODY,
    place: Place | None = None,
    headings: tuple[str, ...] = (),
) -> Paragraph:
    """Return a paragraph; without a place it is mục I, đoạn 1."""
    return Paragraph(
        id=ParagraphId(identifier),
        document_id=DocumentId(document),
        ordinal=ordinal,
        place=place or Place((PlacePart(Unit.HEADING, "I"), PlacePart(Unit.PARAGRAPH, "1"))),
        kind=kind,
        text=text,
        headings=headings,
    )


def make_entry(
    identifier: str = "r1", *, document: Document | None = None, mentions: tuple[Mention, ...] = ()
) -> RegisterEntry:
    """Return a register entry of the sample plan: held if a document is given, else only cited."""
    header = make_header()
    symbol_text = header.symbol.text if header.symbol else None
    day = header.date.value if header.date else None
    return RegisterEntry(
        id=RegisterId(identifier),
        key=DocumentKey(header.issuer, symbol_text, day),
        type=header.type,
        symbol=header.symbol,
        date=header.date,
        issuer=header.issuer,
        subject=header.subject,
        document_id=document.id if document else None,
        mentions=mentions,
    )
