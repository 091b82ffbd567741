"""Heads in every order and form that files give them, field by field."""

from __future__ import annotations

import pytest

from corpus.document import document_key
from corpus.model import DateProblem, Header, ParagraphKind
from tests.support.texts import read_text

NATIONAL = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
LEFT = ("UBND TỈNH SÔNG THƯƠNG", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG", "Số: 12/BC-STTTT")
RIGHT = (NATIONAL, MOTTO, "Sông Thương, ngày 05 tháng 5 năm 2024")
BODY = "\nBÁO CÁO\nKết quả năm 2024\n\nSở báo cáo như sau:\n\nI. KẾT QUẢ\n\n1. Đã làm xong.\n"


def head(text: str) -> Header:
    return read_text(text).document.header


def check_report(header: Header) -> None:
    assert header.symbol is not None
    assert header.date is not None
    assert header.date.value is not None
    assert (header.type, header.symbol.text, header.date.value.isoformat()) == ("Báo cáo", "12/BC-STTTT", "2024-05-05")
    assert (header.issuer, header.parent) == ("Sở Thông tin và Truyền thông", "UBND tỉnh Sông Thương")
    assert (header.place_name, header.subject, header.draft) == ("Sông Thương", "Kết quả năm 2024", False)


@pytest.mark.parametrize("gap", ["     ", "\t\t", "   \t  "])
def test_interleaved_columns_are_told_apart_by_their_gap(gap: str) -> None:
    check_report(head("\n".join(f"{left}{gap}{right}" for left, right in zip(LEFT, RIGHT, strict=True)) + BODY))


def test_columns_one_space_apart_are_told_apart_by_what_stands_in_them() -> None:
    check_report(head("\n".join(f"{left} {right}" for left, right in zip(LEFT, RIGHT, strict=True)) + BODY))


@pytest.mark.parametrize("columns", [(*LEFT, *RIGHT), (*RIGHT, *LEFT)], ids=["left first", "right first"])
def test_columns_may_follow_each_other(columns: tuple[str, ...]) -> None:
    check_report(head("\n".join(columns) + BODY))


def test_rules_and_blank_lines_between_elements_change_nothing() -> None:
    check_report(head("\n_____\n\n".join((*LEFT, *RIGHT)) + "\n-------" + BODY))


def test_emphasis_of_markdown_changes_nothing() -> None:
    check_report(head("\n\n".join(f"**{line}**" for line in (*LEFT, *RIGHT)) + BODY.replace("BÁO CÁO", "**BÁO CÁO**")))


def test_a_lost_head_leaves_its_fields_open() -> None:
    header = head("Số: 12/BC-STTTT\n" + BODY)
    assert (header.issuer, header.parent, header.date, header.place_name) == (None, None, None, None)
    assert header.symbol is not None


def test_a_text_without_any_head_has_no_header() -> None:
    assert head("Một đoạn văn thường.\n\nMột đoạn nữa, cũng thường.") == Header()


LETTER = f"""
     UBND TỈNH SÔNG THƯƠNG            {NATIONAL}
         SỞ NGOẠI VỤ                     {MOTTO}

       Số: 353/SNGV-NV               Sông Thương, ngày 24 tháng 4 năm 2024
   V/v báo cáo kết quả thực
   hiện Đề án hợp tác quốc tế

                 Kính gửi:
                 - Sở Tài chính;
                 - Sở Nội vụ.

Thực hiện chỉ đạo của UBND tỉnh, Sở Ngoại vụ đề nghị các sở báo cáo trước ngày 05/5/2024./.

Nơi nhận:                                  KT. GIÁM ĐỐC
- Như trên;                                PHÓ GIÁM ĐỐC
- Lưu: VT, NV.

                                           Trần Văn Mẫu
"""


def test_a_letter_bears_its_subject_under_its_number() -> None:
    header = head(LETTER)
    assert (header.type, header.subject) == ("Công văn", "báo cáo kết quả thực hiện Đề án hợp tác quốc tế")
    assert (header.issuer, header.parent) == ("Sở Ngoại vụ", "UBND tỉnh Sông Thương")
    assert (header.signer_name, header.signer_title, header.capacity) == ("Trần Văn Mẫu", "PHÓ GIÁM ĐỐC", "KT")
    assert header.recipients == ("Như trên", "Lưu: VT, NV")


def test_addressees_and_recipients_are_blocks_with_their_lines() -> None:
    paragraphs = read_text(LETTER).paragraphs
    assert "Kính gửi:\n- Sở Tài chính;\n- Sở Nội vụ." in [p.text for p in paragraphs]
    blocks = {p.kind: p.text for p in paragraphs}
    assert blocks[ParagraphKind.RECIPIENTS] == "Nơi nhận:\n- Như trên;\n- Lưu: VT, NV."
    assert blocks[ParagraphKind.SIGNATURE] == "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrần Văn Mẫu"


def test_the_subject_of_a_letter_may_stand_beside_the_date() -> None:
    text = f"""UBND TỈNH SÔNG THƯƠNG      {NATIONAL}
SỞ NGOẠI VỤ      {MOTTO}
Số: 353/SNGV-NV
V/v báo cáo kết quả      Sông Thương, ngày 24 tháng 4 năm 2024
thực hiện Đề án

Kính gửi: Sở Tài chính.
"""
    header = head(text)
    assert header.subject == "báo cáo kết quả thực hiện Đề án"
    assert header.date is not None


def test_a_party_document_has_no_colon_and_a_star() -> None:
    text = """TỈNH ỦY SÔNG THƯƠNG                     ĐẢNG CỘNG SẢN VIỆT NAM
*
Số 15-QC/TU                          Sông Thương, ngày 02 tháng 12 năm 2020

QUY CHẾ
quản lý thống nhất các hoạt động đối ngoại
-----

I- MỤC ĐÍCH
1- Nội dung một.

Nơi nhận:
- Các huyện ủy,
- Lưu Văn phòng Tỉnh ủy.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ THƯỜNG TRỰC
Trần Thị Mẫu
"""
    header = head(text)
    assert header.symbol is not None
    assert (header.type, header.symbol.text, header.issuer) == ("Quy chế", "15-QC/TU", "Tỉnh ủy Sông Thương")
    assert (header.capacity, header.signer_title) == ("TM", "PHÓ BÍ THƯ THƯỜNG TRỰC")


CHAIRMAN = f"""ỦY BAN NHÂN DÂN
TỈNH SÔNG THƯƠNG
_______
Số: 499/QĐ-UBND
{NATIONAL}
{MOTTO}
Sông Thương, ngày 04 tháng 4 năm 2023

QUYẾT ĐỊNH
Về việc ban hành Đề án “Truyền thông về môi trường đầu tư,
kinh doanh giai đoạn 2023-2025”
_________

%s

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;

QUYẾT ĐỊNH:

Điều 1. Ban hành Đề án.

%s
"""


def test_a_chairman_who_decides_is_not_the_committee_that_issues() -> None:
    header = head(CHAIRMAN % ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SÔNG THƯƠNG", "CHỦ TỊCH\nTrần Văn Mẫu"))
    assert header.issuer == "Ủy ban nhân dân tỉnh Sông Thương"
    assert header.authority == "Chủ tịch Ủy ban nhân dân tỉnh Sông Thương"
    assert header.subject is not None
    assert header.subject.endswith("kinh doanh giai đoạn 2023-2025”")


def test_a_chairman_who_signs_for_the_committee_decides_nothing_alone() -> None:
    header = head(CHAIRMAN % ("ỦY BAN NHÂN DÂN TỈNH SÔNG THƯƠNG", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Mẫu"))
    assert (header.authority, header.capacity, header.signer_title) == (None, "TM", "CHỦ TỊCH")


def test_a_resolution_names_its_session_above_the_legal_bases() -> None:
    text = f"""HỘI ĐỒNG NHÂN DÂN        {NATIONAL}
TỈNH SÔNG THƯƠNG              {MOTTO}
Số: 05/2025/NQ-HĐND       Sông Thương, ngày 19 tháng 02 năm 2025

NGHỊ QUYẾT
Quy định mức hỗ trợ cho cán bộ

HỘI ĐỒNG NHÂN DÂN TỈNH SÔNG THƯƠNG
KHÓA XIX, KỲ HỌP THỨ 23

Căn cứ Luật Tổ chức chính quyền địa phương;

QUYẾT NGHỊ:

Điều 1. Phạm vi điều chỉnh
Nghị quyết này quy định mức hỗ trợ.
"""
    header = head(text)
    assert (header.subject, header.issuer) == (
        "Quy định mức hỗ trợ cho cán bộ",
        "Hội đồng nhân dân tỉnh Sông Thương",
    )
    assert (header.authority, header.parent) == (None, None)


@pytest.mark.parametrize("number", ["Số:        /KH-UBND", "Số: /KH-UBND", "Số: ....../KH-UBND"])
@pytest.mark.parametrize("day", ["ngày ... tháng ... năm 2025", "ngày      tháng      năm 2025", "ngày tháng năm 2025"])
def test_a_draft_has_no_number_and_no_day(number: str, day: str) -> None:
    header = head(f"ỦY BAN NHÂN DÂN\nTỈNH SÔNG THƯƠNG\n{number}\nSông Thương, {day}\n\nKẾ HOẠCH\nMột việc\n\n1. Làm.\n")
    assert header.symbol is not None
    assert header.date is not None
    assert (header.symbol.number, header.symbol.issuer) == ("", "UBND")
    assert (header.date.value, header.date.problem) == (None, DateProblem.INCOMPLETE)
    assert (header.draft, header.place_name, header.issuer) == (
        True,
        "Sông Thương",
        "Ủy ban nhân dân tỉnh Sông Thương",
    )


def test_the_number_of_a_copy_is_never_the_document_s() -> None:
    text = (
        "\n".join((*LEFT, *RIGHT))
        + BODY
        + (
            "\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Văn Mẫu\n\nVĂN PHÒNG UBND TỈNH\nSố: 45/SY-VP\nSAO Y BẢN CHÍNH\n"
            "Sông Thương, ngày 08 tháng 6 năm 2024\nTL. CHÁNH VĂN PHÒNG\nTRƯỞNG PHÒNG HÀNH CHÍNH\nNgô Văn Khác\n"
        )
    )
    header = head(text)
    check_report(header)
    assert (header.copy_of, header.signer_name) == ("SAO Y BẢN CHÍNH", "Trần Văn Mẫu")


@pytest.mark.parametrize(
    ("mark", "urgency"), [("KHẨN", "KHẨN"), ("HOẢ TỐC", "HỎA TỐC"), ("THƯỢNG KHẨN", "THƯỢNG KHẨN")]
)
def test_a_mark_of_urgency_is_kept(mark: str, urgency: str) -> None:
    header = head("\n".join((*LEFT, mark, *RIGHT)) + BODY)
    check_report(header)
    assert header.urgency == urgency


def test_a_title_in_capitals_may_hold_type_and_subject_on_one_line() -> None:
    text = (
        "SỞ Y TẾ TỈNH SÔNG THƯƠNG\nTRUNG TÂM KIỂM SOÁT BỆNH TẬT\nSố: 88/KH-KSBT\n"
        f"{NATIONAL}\n{MOTTO}\nSông Thương, ngày 12/3/2024\n\nKẾ HOẠCH PHÒNG, CHỐNG DỊCH BỆNH NĂM 2024\n\nI. MỤC TIÊU\n"
    )
    header = head(text)
    assert (header.type, header.subject) == ("Kế hoạch", "PHÒNG, CHỐNG DỊCH BỆNH NĂM 2024")
    assert (header.issuer, header.parent) == ("Trung tâm Kiểm soát bệnh tật", "Sở Y tế tỉnh Sông Thương")
    assert header.date is not None
    assert header.date.raw == "12/3/2024"


def test_marks_of_capacity_stack() -> None:
    signed = "TL. BỘ TRƯỞNG, CHỦ NHIỆM\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nTrần Văn Mẫu\n"
    header = head("\n".join((*LEFT, *RIGHT)) + BODY + "\nNơi nhận:\n- Lưu: VT.\n" + signed)
    assert (header.capacity, header.signer_title) == ("TL+KT", "PHÓ CHÁNH VĂN PHÒNG")


def test_an_impossible_date_of_issue_keeps_its_words() -> None:
    header = head("\n".join((*LEFT, NATIONAL, "Sông Thương, ngày 30 tháng 02 năm 2024")) + BODY)
    assert header.date is not None
    assert (header.date.raw, header.date.problem) == ("30 tháng 02 năm 2024", DateProblem.IMPOSSIBLE)


def test_a_commune_is_read_with_the_district_above_it() -> None:
    header = head(
        "UBND HUYỆN PHÚ KHÊ\nUBND XÃ ĐỒNG LẠC\nSố: 12/BC-UBND\n"
        f"{NATIONAL}\nĐồng Lạc, ngày 5 tháng 3 năm 2019\nBÁO CÁO\nTình hình quý I năm 2019\n"
        "Kính gửi: UBND huyện Phú Khê\nThực hiện Công văn số 12/UBND-VP, UBND xã báo cáo như sau:\n1. Kinh tế ổn định.\n"
    )
    assert (header.issuer, header.parent) == ("UBND xã Đồng Lạc", "UBND huyện Phú Khê")
    assert header.subject == "Tình hình quý I năm 2019"


def test_a_document_key_needs_a_number() -> None:
    draft = head("Số: /KH-UBND\nSông Thương, ngày tháng năm 2025\n\nKẾ HOẠCH\nMột việc\n\n1. Làm.\n")
    assert document_key(draft).symbol is None
    issued = document_key(head("\n".join((*LEFT, *RIGHT)) + BODY))
    assert (issued.symbol, issued.issuer) == ("12/BC-STTTT", "Sở Thông tin và Truyền thông")
