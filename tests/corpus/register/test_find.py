from __future__ import annotations

import pytest

from corpus.model import Document, DocumentId, Format, Header, ParagraphId, ReadDocument, Reference, Relation
from corpus.query_symbols import find_query_symbols
from corpus.register import build_register, find_entries
from corpus.symbols import parse_symbol


def cite(symbol: str, *, kind: str, subject: str = "", alias: str | None = None) -> Reference:
    return Reference(
        ParagraphId("p"),
        0,
        1,
        symbol,
        Relation.CITES,
        type=kind,
        symbol=parse_symbol(symbol),
        issuer="UBND tỉnh",
        subject=subject or None,
        alias=alias,
    )


REPORT = ReadDocument(
    Document(
        DocumentId("report"),
        "bc.txt",
        Format.TEXT,
        Header(issuer="Sở Thông tin và Truyền thông", parent="UBND tỉnh Bắc Giang"),
    ),
    (),
    (
        cite("942/QĐ-UBND", kind="Quyết định", alias="Đề án 942"),
        cite("499/QĐ-UBND", kind="Quyết định", subject="ban hành Đề án Truyền thông về môi trường đầu tư"),
        cite("481/KH-UBND", kind="Kế hoạch"),
        cite("24/2018/QĐ-UBND", kind="Quyết định"),
        cite("15-QC/TU", kind="Quy chế"),
        cite("05/CTr-UBND", kind="Chương trình"),
    ),
)
ENTRIES = build_register([REPORT])


@pytest.mark.parametrize(
    ("question", "symbol"),
    [
        ("Kế hoạch số 481/KH-UBND", "481/KH-UBND"),
        ("kế hoạch 481", "481/KH-UBND"),
        ("ke hoach so 481", "481/KH-UBND"),
        ("QĐ 942", "942/QĐ-UBND"),
        ("đề án 942", "942/QĐ-UBND"),
        ("De an so 942", "942/QĐ-UBND"),
        ("Đề án 499", "499/QĐ-UBND"),
        ("quyết định 24/2018/qd-ubnd", "24/2018/QĐ-UBND"),
        ("quyết định 24", "24/2018/QĐ-UBND"),
        ("quy che 15 qc tu", "15-QC/TU"),
        ("Chương trình 5", "05/CTr-UBND"),
    ],
)
def test_a_name_in_a_question_finds_its_document(question: str, symbol: str) -> None:
    (match,) = find_query_symbols(question)
    found = find_entries(ENTRIES, match.symbol, text=question)
    assert [entry.symbol.text for entry in found if entry.symbol] == [symbol]


@pytest.mark.parametrize("question", ["Kế hoạch 482", "Đề án 481", "481/QĐ-UBND", "24/2019/QĐ-UBND", "15-QĐ/TU"])
def test_another_number_type_or_year_finds_nothing(question: str) -> None:
    (match,) = find_query_symbols(question)
    assert find_entries(ENTRIES, match.symbol, text=question) == ()


def test_held_documents_come_before_cited_ones() -> None:
    held = ReadDocument(
        Document(
            DocumentId("held"),
            "z.txt",
            Format.TEXT,
            Header(type="Kế hoạch", symbol=parse_symbol("481/KH-UBND"), issuer="UBND tỉnh Sơn La"),
        ),
        (),
    )
    symbol = parse_symbol("481/KH-UBND")
    assert symbol is not None
    found = find_entries(build_register([REPORT, held]), symbol)
    assert [entry.held for entry in found] == [True, False]


def test_of_documents_of_one_number_the_one_of_the_year_named_is_meant() -> None:
    cites = (
        cite("09/2022/NQ-HĐND", kind="Nghị quyết"),
        cite("09-NQ/HU", kind="Nghị quyết"),
        cite("27/2023/QĐ-UBND", kind="Quyết định", subject="ban hành Quy chế trực lãnh đạo"),
    )
    entries = build_register([ReadDocument(REPORT.document, (), cites)])
    (asked, other, regulation) = (
        find_query_symbols(text)[0].symbol for text in ("nghị quyết 09/2022", "nghị quyết 09/2021", "quy chế 27/2024")
    )
    assert [entry.symbol and entry.symbol.text for entry in find_entries(entries, asked)] == ["09/2022/NQ-HĐND"]
    assert [entry.symbol and entry.symbol.text for entry in find_entries(entries, other)] == ["09-NQ/HU"]
    assert find_entries(entries, regulation) == ()
