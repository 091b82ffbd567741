from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from hypothesis import given, settings

from corpus.as_json import document_json, entry_json, finding_json
from corpus.lint import lint
from corpus.model import (
    DateProblem,
    Document,
    DocumentId,
    Format,
    Header,
    Paragraph,
    ParagraphId,
    ParagraphKind,
    ReadDocument,
    Reference,
    Relation,
    WrittenDate,
)
from corpus.place import Place, PlacePart, Unit
from corpus.register import build_register
from corpus.symbols import parse_symbol
from corpus.terminal import document_text, findings_text, register_text
from tests.support.values import read_documents

ID = DocumentId("0123456789abcdef")
PARAGRAPH = Paragraph(
    ParagraphId("p0"),
    ID,
    0,
    Place((PlacePart(Unit.HEADING, "I"), PlacePart(Unit.HEADING, "2"), PlacePart(Unit.PARAGRAPH, "1"))),
    ParagraphKind.BODY,
    "ban hành Kế hoạch số 625/KH-UBND ngày 15/23/2022 hoạt động năm 2023",
    page=2,
    headings=("I. KẾT QUẢ", "2. Kế hoạch"),
)
REFERENCE = Reference(
    ParagraphId("p0"),
    9,
    48,
    "Kế hoạch số 625/KH-UBND ngày 15/23/2022",
    Relation.DRAFTED,
    type="Kế hoạch",
    symbol=parse_symbol("625/KH-UBND"),
    date=WrittenDate("15/23/2022", None, DateProblem.IMPOSSIBLE),
    subject="hoạt động",
    period="2023",
)
READ = ReadDocument(
    Document(
        ID,
        "bc.pdf",
        Format.PDF,
        Header(
            type="Báo cáo",
            symbol=parse_symbol("12/BC-STTTT"),
            date=WrittenDate("05/5/2024", date(2024, 5, 5)),
            issuer="Sở Thông tin và Truyền thông",
            parent="UBND tỉnh Bắc Giang",
            signer_name="Nguyễn Văn Mẫu",
            capacity="TM+KT",
            recipients=("Như trên", "Lưu: VT"),
        ),
        pages=4,
        warnings=("a warning",),
    ),
    (PARAGRAPH,),
    (REFERENCE,),
)
DRAFT = ReadDocument(
    Document(DocumentId("d"), "d.txt", Format.TEXT, Header(symbol=parse_symbol("Số: /BC-STTTT"), draft=True)), ()
)


def test_a_document_has_exactly_the_fields_that_are_promised() -> None:
    shown = document_json(READ)
    assert list(shown) == ["path", "format", "pages", "header", "paragraphs", "references", "warnings"]
    assert shown["header"] == {
        "type": "Báo cáo",
        "symbol": "12/BC-STTTT",
        "number": "12",
        "year": None,
        "issuer_code": "STTTT",
        "date": "2024-05-05",
        "date_raw": "05/5/2024",
        "date_problem": None,
        "issuer": "Sở Thông tin và Truyền thông",
        "parent": "UBND tỉnh Bắc Giang",
        "subject": None,
        "signer_name": "Nguyễn Văn Mẫu",
        "signer_title": None,
        "capacity": "TM+KT",
        "recipients": ["Như trên", "Lưu: VT"],
        "draft": False,
        "urgency": None,
        "secrecy": None,
    }
    assert shown["paragraphs"] == [
        {
            "id": "p0",
            "place": "mục I.2, đoạn 1",
            "kind": "body",
            "page": 2,
            "headings": ["I. KẾT QUẢ", "2. Kế hoạch"],
            "text": PARAGRAPH.text,
        }
    ]
    assert shown["references"] == [
        {
            "text": REFERENCE.text,
            "type": "Kế hoạch",
            "symbol": "625/KH-UBND",
            "number": "625",
            "date": None,
            "date_raw": "15/23/2022",
            "date_problem": "impossible",
            "issuer": None,
            "relation": "drafted",
            "alias": None,
            "subject": "hoạt động",
            "period": "2023",
            "place": "mục I.2, đoạn 1",
        }
    ]


def test_a_draft_has_its_code_but_no_number() -> None:
    header = document_json(DRAFT)["header"]
    assert isinstance(header, dict)
    assert (header["symbol"], header["number"], header["issuer_code"]) == ("/BC-STTTT", None, "STTTT")


def test_a_register_entry_tells_where_it_is_cited_and_held() -> None:
    entries = build_register([READ])
    shown = [entry_json(entry, {ID: READ.document}) for entry in entries]
    by_symbol = {row["symbol"]: row for row in shown}
    assert by_symbol["12/BC-STTTT"]["path"] == "bc.pdf"
    assert by_symbol["625/KH-UBND"]["held"] is False
    assert by_symbol["625/KH-UBND"]["cited_in"] == [{"path": "bc.pdf", "text": REFERENCE.text}]


@settings(max_examples=30, deadline=None)
@given(read_documents())
def test_whatever_was_read_becomes_json_and_text(read: ReadDocument) -> None:
    assert json.loads(json.dumps(document_json(read), ensure_ascii=False)) == document_json(read)
    entries = build_register([read])
    documents = {read.document.id: read.document}
    for entry in entries:
        json.dumps(entry_json(entry, documents), ensure_ascii=False)
    assert read.document.path in document_text(read)
    assert register_text(entries, documents).startswith(f"{len(entries)} documents")


def test_findings_are_shown_in_the_language_asked_for() -> None:
    findings = lint([READ])
    assert finding_json(findings[0], "en")["kind"] == "impossible-date"
    text = findings_text(findings, "vi")
    assert "[90] bc.pdf: mục I.2, đoạn 1, trang 2" in text
    assert "impossible-date: 1" in text
    assert findings_text((), "en") == "Nothing was found."


def test_text_for_people_names_what_matters() -> None:
    text = document_text(READ)
    for words in ("12/BC-STTTT", "05/5/2024", "[body p.2] mục I.2, đoạn 1", "15/23/2022 (impossible)", "warning: a"):
        assert words in text
    conflict = REFERENCE._replace(date=WrittenDate("15/12/2022", date(2022, 12, 15)))
    entries = build_register([replace(READ, references=(REFERENCE, conflict))])
    assert "dates given: 15/12/2022, 15/23/2022 (impossible)" in register_text(entries, {ID: READ.document})
