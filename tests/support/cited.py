"""References of short texts, one paragraph a line, with every offset held against its paragraph."""

from __future__ import annotations

from datetime import date

from corpus.model import (
    DocumentId,
    Header,
    Paragraph,
    ParagraphId,
    ParagraphKind,
    Reference,
    WrittenDate,
)
from corpus.place import Place
from corpus.references import find_references
from corpus.symbols import parse_symbol

DECISION = Header(
    type="Quyết định",
    symbol=parse_symbol("20/2024/QĐ-UBND"),
    date=WrittenDate("05/3/2024", date(2024, 3, 5)),
    issuer="Ủy ban nhân dân tỉnh Sông Thương",
)
REPORT = Header(type="Báo cáo", symbol=parse_symbol("12/BC-STTTT"), date=WrittenDate("05/5/2024", date(2024, 5, 5)))


def paragraphs(text: str, kind: ParagraphKind = ParagraphKind.BODY) -> list[Paragraph]:
    """Return one paragraph a line."""
    return [
        Paragraph(ParagraphId(f"p{number}"), DocumentId("d"), number, Place(), kind, line)
        for number, line in enumerate(text.split("\n"))
    ]


def cited(text: str, *, kind: ParagraphKind = ParagraphKind.BODY, header: Header = REPORT) -> tuple[Reference, ...]:
    """Return the references of a text, one paragraph a line, and hold every offset against its paragraph."""
    read = paragraphs(text, kind)
    found = find_references(read, header)
    texts = {paragraph.id: paragraph.text for paragraph in read}
    assert all(texts[r.paragraph_id][r.start : r.end] == r.text for r in found)
    return found


def symbol_of(reference: Reference) -> str | None:
    """Return the symbol of a reference as printed, None where it has none."""
    return reference.symbol.text if reference.symbol is not None else None
