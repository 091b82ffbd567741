"""Where paragraphs stand: in articles, reports, attached texts, appendices, tables, quotations and notes."""

from __future__ import annotations

import pytest

from corpus.cells import cells
from corpus.document import understand
from corpus.model import Block, BlockKind, Format, ParagraphKind, RawDocument, ReadDocument
from tests.support.texts import DOCUMENT_ID, places, read_text

DECISION = "ỦY BAN NHÂN DÂN\nTỈNH SÔNG THƯƠNG\nSố: 12/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề một việc\n\n"
REPORT = "SỞ NỘI VỤ\nSố: 12/BC-SNV\n\nBÁO CÁO\nVề một việc\n\n"
SIGNED = "Nơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Mẫu\n\n"


def keys(document: ReadDocument) -> list[str]:
    """Return the places below the head, in order."""
    return [key for paragraph in document.paragraphs if (key := paragraph.place.key()) != "header:"]


def test_sections_inside_an_article_belong_to_the_article() -> None:
    text = """Điều 1. Phê duyệt Đề án với nội dung sau:
I. QUAN ĐIỂM
1. Quan điểm một.
2. Quan điểm hai:
a) Ý thứ nhất;
II. MỤC TIÊU
1. Mục tiêu chung
Đạt chuẩn.
Điều 2. Tổ chức thực hiện
1. Giao Sở A.
"""
    assert keys(read_text(DECISION + text)) == [
        "article:1",
        "article:1/heading:I",
        "article:1/heading:I/heading:1",
        "article:1/heading:I/heading:2",
        "article:1/heading:I/heading:2/heading:a",
        "article:1/heading:II",
        "article:1/heading:II/heading:1",
        "article:1/heading:II/heading:1/paragraph:1",
        "article:2",
        "article:2/clause:1",
    ]


def test_parts_of_a_report_take_their_title_from_the_next_line() -> None:
    text = (
        "PHẦN THỨ NHẤT\nKẾT QUẢ\nI. KINH TẾ\n1. Nông nghiệp\n1.1. Lúa\na) Tăng.\nPHẦN THỨ HAI\nNHIỆM VỤ\nI. MỤC TIÊU\n"
    )
    document = read_text(REPORT + text)
    assert keys(document) == [
        "part:thứ nhất",
        "part:thứ nhất/heading:I",
        "part:thứ nhất/heading:I/heading:1",
        "part:thứ nhất/heading:I/heading:1/heading:1.1",
        "part:thứ nhất/heading:I/heading:1/heading:1.1/heading:a",
        "part:thứ hai",
        "part:thứ hai/heading:I",
    ]
    assert "PHẦN THỨ NHẤT\nKẾT QUẢ" in [p.text for p in document.paragraphs if p.kind is ParagraphKind.HEADING]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A. MỘT\nI. HAI\n1. Ba.\nII. BỐN\nB. NĂM\nI. SÁU\n", ["A", "A.I", "A.I.1", "A.II", "B", "B.I"]),
        ("I. MỘT\nA. HAI\n1. Ba.\nB. BỐN\nII. NĂM\nA. SÁU\n", ["I", "I.A", "I.A.1", "I.B", "II", "II.A"]),
        ("I- MỘT\n1- Hai.\n2- Ba.\nII- BỐN\n1- Năm.\n", ["I", "I.1", "I.2", "II", "II.1"]),
        ("I. MỘT\nI.1. Hai.\nI.2. Ba.\nII. BỐN\nII.1. Năm.\n", ["I", "I.1", "I.2", "II", "II.1"]),
        ("1. Một:\n1) Hai;\n2) Ba.\n2. Bốn.\n", ["1", "1.1", "1.2", "2"]),
        ("1. Một:\na) Hai:\ni) Ba;\nii) Bốn.\nb) Năm.\n", ["1", "1.a", "1.a.i", "1.a.ii", "1.b"]),
        ("1. Một:\nh) Hai;\ni) Ba;\nk) Bốn.\n", None),
        ("VIII. MỘT\n1. Hai.\nIX. BA\nX. BỐN\n", ["VIII", "VIII.1", "IX", "X"]),
        ("1. Một.\n2a. Hai.\n3. Ba.\n", ["1", "2a", "3"]),
    ],
)
def test_numbers_of_a_report_make_the_path(text: str, expected: list[str] | None) -> None:
    found = keys(read_text(REPORT + text))
    paths = [".".join(part.removeprefix("heading:") for part in key.split("/")) for key in found]
    if expected is None:
        assert len(set(paths)) == len(paths)
    else:
        assert paths == expected


def test_a_decision_that_promulgates_has_two_series_of_articles() -> None:
    text = f"""Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp.
Điều 2. Hiệu lực.
{SIGNED}QUY CHẾ
Phối hợp công tác
(Ban hành kèm theo Quyết định số 12/QĐ-UBND
ngày 01/02/2024 của UBND tỉnh)

Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
1. Quy chế này quy định:
đ) Việc đ.
2a. Bổ sung.
"""
    document = read_text(DECISION + text)
    assert keys(document) == [
        "article:1",
        "article:2",
        "recipients:",
        "signature:",
        "Quy chế|",
        "Quy chế|",
        "Quy chế|",
        "Quy chế|chapter:I",
        "Quy chế|chapter:I/article:1",
        "Quy chế|chapter:I/article:1/clause:1",
        "Quy chế|chapter:I/article:1/clause:1/point:đ",
        "Quy chế|chapter:I/article:1/clause:2a",
    ]
    assert document.paragraphs[-1].headings[:2] == ("QUY CHẾ", "Phối hợp công tác")


def test_appendices_have_rows_with_their_column_names() -> None:
    text = f"""Điều 1. Ban hành danh mục.
{SIGNED}PHỤ LỤC I
DANH MỤC CÔNG TRÌNH
(Kèm theo Quyết định số 12/QĐ-UBND ngày 01/02/2024 của UBND tỉnh)
STT | Tên | Kinh phí
1 | Cầu A | 12
2 | Cầu B | 13

PHỤ LỤC II
DANH SÁCH ĐƠN VỊ
(Kèm theo Quyết định số 12/QĐ-UBND)
1. Đơn vị A.
"""
    document = read_text(DECISION + text)
    assert keys(document)[3:] == [
        "appendix:I",
        "appendix:I",
        "appendix:I",
        "appendix:I/row:",
        "appendix:I/row:1",
        "appendix:I/row:2",
        "appendix:II",
        "appendix:II",
        "appendix:II",
        "appendix:II/heading:1",
    ]
    row = next(p for p in document.paragraphs if p.place.key() == "appendix:I/row:2")
    assert cells(row.headings[-1]) == ("STT", "Tên", "Kinh phí")
    assert cells(row.text) == ("2", "Cầu B", "13")


def test_a_list_after_the_signature_is_in_no_unit_of_the_decision() -> None:
    text = f"Điều 1. Công nhận.\n{SIGNED}DANH SÁCH\n(Kèm theo Quyết định số 12/QĐ-UBND ngày 01/02/2024)\n1. Ông A.\n"
    assert keys(read_text(DECISION + text))[-1] == "Danh sách|heading:1"
    untitled = f"Điều 1. Công nhận.\n{SIGNED}Các cá nhân được khen thưởng\n\n1. Ông A.\n2. Bà B.\n"
    assert keys(read_text(DECISION + untitled))[-2:] == ["appendix:/heading:1", "appendix:/heading:2"]


def test_quoted_provisions_are_paragraphs_of_the_clause_that_quotes_them() -> None:
    text = """Điều 1. Sửa đổi một số điều của Quy định
1. Bổ sung Điều 6a như sau:
“Điều 6a. Tên điều
1. Khoản một.
2. Khoản hai.”
2. Bãi bỏ Điều 9.
Điều 2. Hiệu lực thi hành.
"""
    assert keys(read_text(DECISION + text)) == [
        "article:1",
        "article:1/clause:1",
        "article:1/clause:1/paragraph:1",
        "article:1/clause:1/paragraph:2",
        "article:1/clause:1/paragraph:3",
        "article:1/clause:2",
        "article:2",
    ]


def test_a_quotation_that_never_ends_hides_no_article() -> None:
    text = "Điều 1. Sửa đổi như sau:\n“Điều 6a. Tên điều\nĐiều 2. Hiệu lực thi hành.\nĐiều 3. Trách nhiệm.\n"
    assert keys(read_text(DECISION + text))[-2:] == ["article:2", "article:3"]


def test_footnotes_stand_outside_the_body_and_know_their_bearer() -> None:
    text = "I. KẾT QUẢ\n\nĐạt 5 km² theo kế hoạch¹ và hơn nữa².\n\n¹ Gồm việc một,\nviệc hai.\n\n² Theo báo cáo.\n\nĐoạn sau.\n"
    document = read_text(REPORT + text)
    assert keys(document) == ["heading:I", "heading:I/paragraph:1", "footnote:1", "footnote:2", "heading:I/paragraph:2"]
    first, second = (p for p in document.paragraphs if p.kind is ParagraphKind.FOOTNOTE)
    assert (first.text, first.note_of, second.note_of) == ("¹ Gồm việc một, việc hai.", 5, 5)


def test_numbers_that_are_only_list_formatting_make_the_place() -> None:
    blocks = [
        Block(text, complete=True, gap_before=True, mark=mark, centred=centred, bold=centred)
        for text, mark, centred in [
            ("QUYẾT ĐỊNH", "", True),
            ("Về một việc", "", True),
            ("Điều 1. Nhiệm vụ", "", False),
            ("Chủ trì thực hiện.", "1.", False),
            ("Báo cáo kết quả.", "a)", False),
            ("Phối hợp.", "2.", False),
        ]
    ]
    document = understand(RawDocument(Format.DOCX, tuple(blocks)), path="a.docx", document_id=DOCUMENT_ID)
    assert keys(document)[1:] == ["article:1/clause:1", "article:1/clause:1/point:a", "article:1/clause:2"]
    assert document.paragraphs[-1].text == "Phối hợp."


def test_several_tables_in_one_unit_are_numbered() -> None:
    rows = [("STT\tTên", 1, True), ("1\tA", 1, False), ("STT\tTên", 2, True), ("1\tB", 2, False)]
    blocks = [Block("I. KẾT QUẢ", complete=True)]
    blocks += [
        Block(text, kind=BlockKind.TABLE_ROW, complete=True, table=table, header_row=header)
        for text, table, header in rows
    ]
    document = understand(RawDocument(Format.DOCX, tuple(blocks)), path="a.docx", document_id=DOCUMENT_ID)
    assert keys(document)[1:] == [
        "heading:I/table:1/row:",
        "heading:I/table:1/row:1",
        "heading:I/table:2/row:",
        "heading:I/table:2/row:1",
    ]


def test_a_head_in_a_table_without_rules_is_no_table() -> None:
    row = "UBND TỈNH SÔNG THƯƠNG\nSỞ NỘI VỤ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    number = "Số: 12/SNV-VP\nV/v báo cáo số liệu\nnăm 2024\tSông Thương, ngày 05 tháng 3 năm 2024"
    end = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\tKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nTrần Văn Mẫu"
    blocks = [
        Block(row, kind=BlockKind.TABLE_ROW, complete=True, table=1),
        Block(number, kind=BlockKind.TABLE_ROW, complete=True, table=1),
        Block("Kính gửi: Sở Tài chính.", complete=True, centred=True),
        Block("Sở Nội vụ báo cáo như sau.", complete=True),
        Block(end, kind=BlockKind.TABLE_ROW, complete=True, table=2),
    ]
    document = understand(RawDocument(Format.DOCX, tuple(blocks)), path="a.docx", document_id=DOCUMENT_ID)
    header = document.document.header
    assert header.symbol is not None
    assert (header.type, header.symbol.text, header.subject) == ("Công văn", "12/SNV-VP", "báo cáo số liệu năm 2024")
    assert (header.issuer, header.parent) == ("Sở Nội vụ", "UBND tỉnh Sông Thương")
    assert (header.signer_name, header.capacity, header.recipients) == ("Trần Văn Mẫu", "KT", ("Như trên", "Lưu: VT"))
    assert ParagraphKind.TABLE_ROW not in {paragraph.kind for paragraph in document.paragraphs}


def test_a_table_of_offices_is_a_table() -> None:
    blocks = [
        Block("I. DANH SÁCH", complete=True),
        Block("STT\tHọ tên\tChức vụ", kind=BlockKind.TABLE_ROW, complete=True, table=1),
        Block("1\tTrần Văn Mẫu\tCHỦ TỊCH", kind=BlockKind.TABLE_ROW, complete=True, table=1),
        Block("2\tNgô Văn Khác\tGIÁM ĐỐC", kind=BlockKind.TABLE_ROW, complete=True, table=1),
    ]
    document = understand(RawDocument(Format.DOCX, tuple(blocks)), path="a.docx", document_id=DOCUMENT_ID)
    assert keys(document) == ["heading:I", "heading:I/row:", "heading:I/row:1", "heading:I/row:2"]


def test_titles_that_end_with_a_word_like_so_do_not_swallow_the_next_number() -> None:
    text = "I. CHUYỂN ĐỔI SỐ\n1. Công tác chuyển đổi số\n2. Xây dựng chính quyền số\nĐã hoàn thành.\n"
    assert keys(read_text(REPORT + text)) == [
        "heading:I",
        "heading:I/heading:1",
        "heading:I/heading:2",
        "heading:I/heading:2/paragraph:1",
    ]


@pytest.mark.parametrize(
    ("marks", "kind"),
    [
        ("Căn cứ Luật A;\nCăn cứ Luật B.", ParagraphKind.BASIS),
        ("Căn cứ Kế hoạch A, Sở báo cáo như sau:", ParagraphKind.BODY),
    ],
)
def test_a_legal_basis_is_told_from_an_opening(marks: str, kind: ParagraphKind) -> None:
    head = DECISION if kind is ParagraphKind.BASIS else REPORT
    document = read_text(f"{head}{marks}\n\n1. Một việc.\n")
    assert {p.kind for p in document.paragraphs if p.text.startswith("Căn cứ")} == {kind}


def test_a_symbol_torn_at_its_hyphen_is_one_line() -> None:
    lines = ("1. Các sở tiếp tục triển khai Kế hoạch số 05/KH-", "UBND ngày 07/01/2019.")
    read = read_text("KẾ HOẠCH\nVề việc chung\n\nI. NHIỆM VỤ\n" + "\n".join(lines) + "\n")
    assert places(read)[-1] == ("heading:I/heading:1", " ".join(lines))
    assert [reference.symbol.text for reference in read.references if reference.symbol] == ["05/KH-UBND"]
