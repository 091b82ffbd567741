"""Heads as web pages give them: every cell of the table torn where the page's source is, with a bar between cells."""

from __future__ import annotations

import pytest

from corpus.document import understand
from corpus.model import Block, Box, DocumentId, Format, Header, ParagraphKind, RawDocument, Relation
from corpus.place_label import label
from corpus.symbols import parse_symbol
from tests.support.texts import read_text

BODY = "ỦY BAN NHÂN DÂN\nTỈNH SÔNG THƯƠNG"
NATIONAL = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TITLE = "QUYẾT ĐỊNH\nBAN HÀNH QUY ĐỊNH QUẢN LÝ CHỢ"
BASES = "Căn cứ Luật Thử nghiệm ngày 19 tháng 6 năm 2015;\n"
ARTICLE = "QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Quy định về quản lý chợ.\n"
ONE_ROW = (
    "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 14/2007/QĐ-UBND | Tân Mỹ, ngày 21 tháng 6 năm 2007 |\n"
)


def page(
    body: str = BODY, national: str = NATIONAL, day: str = "Tân Mỹ, ngày 21\ntháng 6 năm 2007", title: str = TITLE
) -> str:
    return (
        f"{body}\n-------\n|\n{national}\nĐộc lập - Tự do - Hạnh phúc\n---------------\n|\nSố:\n14/2007/QĐ-UBND\n|\n{day}\n|\n"
        f"{title}\nỦY BAN NHÂN DÂN TỈNH SÔNG THƯƠNG\n{BASES}{ARTICLE}"
    )


def head(text: str) -> Header:
    return read_text(text).document.header


@pytest.mark.parametrize("body", ["ỦY\nBAN NHÂN DÂN\nTỈNH SÔNG THƯƠNG", "ỦY BAN NHÂN\nDÂN\nTỈNH SÔNG THƯƠNG", BODY])
@pytest.mark.parametrize(
    "national",
    [
        "CỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CỘNG HÒA\nXÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CỘNG HOÀ XÃ\nHỘI CHỦ NGHĨA VIỆT NAM",
        "CỘNG HÒA XÃ HỘI CHỦ\nNGHĨA VIỆT NAM",
    ],
)
def test_body_and_national_title_may_be_torn_anywhere(body: str, national: str) -> None:
    header = head(page(body, national))
    assert (header.issuer, header.parent) == ("Ủy ban nhân dân tỉnh Sông Thương", None)
    assert header.subject == "BAN HÀNH QUY ĐỊNH QUẢN LÝ CHỢ"


def test_the_number_may_stand_under_its_word() -> None:
    header = head(page())
    assert header.symbol is not None
    assert (header.symbol.text, header.draft) == ("14/2007/QĐ-UBND", False)


@pytest.mark.parametrize(
    ("day", "place"),
    [
        ("Tân\nMỹ, ngày 21 tháng 6 năm 2007", "Tân Mỹ"),
        ("Tân\nMỹ, ngày 21 tháng 6 năm\n2007", "Tân Mỹ"),
        ("TP Hồ Chí\nMinh, ngày 21 tháng 6 năm 2007", "TP Hồ Chí Minh"),
        ("Vinh,\nngày 21 tháng 6 năm 2007", "Vinh"),
        ("Huế, ngày 21\ntháng 6 năm 2007", "Huế"),
        ("Tân Mỹ, ngày\n21 tháng 6 năm 2007", "Tân Mỹ"),
    ],
)
def test_place_and_date_may_be_torn_anywhere(day: str, place: str) -> None:
    header = head(page(day=day))
    assert header.date is not None
    assert (header.place_name, header.date.raw) == (place, "21 tháng 6 năm 2007")


def test_a_line_before_a_place_of_one_syllable_is_no_part_of_it() -> None:
    text = "SỞ Y TẾ\nSố: 12/SYT-NV\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBản gốc\nHuế, ngày 21 tháng 6 năm 2007\n"
    assert head(f"{text}\nKính gửi: Các đơn vị.\n\nSở Y tế thông báo.\n").place_name == "Huế"


def test_the_type_may_be_torn_between_its_words() -> None:
    header = head(page(title="QUYẾT\nĐỊNH\nVỀ\nVIỆC BAN HÀNH QUY ĐỊNH QUẢN LÝ CHỢ"))
    assert (header.type, header.subject) == ("Quyết định", "VỀ VIỆC BAN HÀNH QUY ĐỊNH QUẢN LÝ CHỢ")


def test_whose_the_document_is_may_stand_on_the_line_of_its_subject() -> None:
    header = head(page(title="QUYẾT ĐỊNH\nCỦA ỦY BAN NHÂN DÂN TỈNH V/V PHÊ DUYỆT ĐỀ CƯƠNG QUY HOẠCH\nMẠNG LƯỚI CHỢ"))
    assert header.subject == "V/V PHÊ DUYỆT ĐỀ CƯƠNG QUY HOẠCH MẠNG LƯỚI CHỢ"


def test_v_v_may_stand_alone_on_its_line() -> None:
    text = "BỘ TÀI CHÍNH\nTỔNG CỤC THUẾ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 28/TCT-CS\nV/v\n: Hóa đơn chợ.\n"
    header = head(f"{text}Hà Nội, ngày 18 tháng 07 năm 2014\n\nKính gửi: Cục thuế tỉnh.\n\nTổng cục Thuế có ý kiến.\n")
    assert (header.type, header.subject, header.place_name) == ("Công văn", "Hóa đơn chợ.", "Hà Nội")


@pytest.mark.parametrize(
    ("above", "issuer"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH SÔNG THƯƠNG", "Ủy ban nhân dân tỉnh Sông Thương"),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SÔNG THƯƠNG", "Ủy ban nhân dân tỉnh Sông Thương"),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "Ủy ban nhân dân"),
        ("HỘI ĐỒNG NHÂN DÂN TỈNH SÔNG THƯƠNG", "Ủy ban nhân dân"),
    ],
)
def test_the_lost_area_of_a_committee_stands_above_the_bases(above: str, issuer: str) -> None:
    assert head(f"{ONE_ROW}{TITLE}\n{above}\n{BASES}{ARTICLE}").issuer == issuer


def test_capitals_under_a_head_without_a_type_line_are_the_subject() -> None:
    header = head(f"{ONE_ROW}BAN HÀNH QUY ĐỊNH QUẢN LÝ CHỢ\nỦY BAN NHÂN DÂN TỈNH SÔNG THƯƠNG\n{BASES}{ARTICLE}")
    assert (header.type, header.subject) == ("Quyết định", "BAN HÀNH QUY ĐỊNH QUẢN LÝ CHỢ")
    assert (header.issuer, header.parent) == ("Ủy ban nhân dân tỉnh Sông Thương", None)


def test_other_capitals_under_a_head_without_a_type_line_are_none() -> None:
    assert head(f"{ONE_ROW}TÀI LIỆU HỌP\nỦY BAN NHÂN DÂN TỈNH SÔNG THƯƠNG\n{BASES}{ARTICLE}").subject is None


@pytest.mark.parametrize("end", ["NĂM\n2012", "GIAI ĐOẠN\n2021 - 2025"])
def test_the_last_line_of_a_subject_may_be_its_year_alone(end: str) -> None:
    header = head(page(title=f"QUYẾT ĐỊNH\nVỀ KẾ HOẠCH QUẢN LÝ CHỢ TỈNH SÔNG THƯƠNG {end}"))
    assert header.subject == f"VỀ KẾ HOẠCH QUẢN LÝ CHỢ TỈNH SÔNG THƯƠNG {end}".replace("\n", " ")


def test_running_text_under_a_title_that_holds_its_subject_is_no_part_of_it() -> None:
    lines = (
        ("SỞ Y TẾ", True), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True), ("Số: 12/HD-SYT", True), ("Tân Mỹ, ngày 21 tháng 6 năm 2007", True),
        ("HƯỚNG DẪN VỀ THỂ THỨC VĂN BẢN", True), ("Thi hành quy định của tỉnh về thể thức của văn bản mà các phòng ban", False),
        ("hành, Sở Y tế hướng dẫn như sau:", False),
    )  # fmt: skip
    blocks = tuple(
        Block(text, 1, box=Box(90, 60 + 20 * at, 500, 72 + 20 * at), size=13, centred=centred)
        for at, (text, centred) in enumerate(lines)
    )
    raw = RawDocument(Format.PDF, blocks, pages=1, page_widths=(595,))
    header = understand(raw, path="huong-dan.pdf", document_id=DocumentId("0123456789abcdef")).document.header
    assert (header.type, header.subject) == ("Hướng dẫn", "VỀ THỂ THỨC VĂN BẢN")


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        (
            "Xét đề nghị của Sở Y tế và\nSở Nội vụ tại Tờ trình số 57/TTr-SYT ngày 18 tháng 4 năm\n2019,",
            Relation.PROPOSED_BY,
        ),
        ("Theo đề nghị của Giám đốc Sở\nY tế tại Tờ trình số 57/TTr-SYT ngày 18/4/2019.", Relation.PROPOSED_BY),
        ("Qua xem xét Báo cáo số 57/BC-UBND ngày 18/4/2019 của Ủy ban nhân dân tỉnh,", Relation.CITES),
    ],
)
def test_a_torn_basis_says_what_the_document_stands_on(torn: str, whole: Relation) -> None:
    read = read_text(page().replace(BASES, f"{BASES}{torn}\n"))
    assert [reference.relation for reference in read.references if reference.symbol is not None] == [whole]


def test_a_basis_that_ends_with_a_comma_ends() -> None:
    read = read_text(
        page().replace(
            BASES, f"{BASES}Theo đề nghị của Giám đốc Sở Y tế,\nỦy ban nhân dân tỉnh ban hành Quyết định này.\n"
        )
    )
    assert "Theo đề nghị của Giám đốc Sở Y tế," in [
        part.text for part in read.paragraphs if part.kind is ParagraphKind.BASIS
    ]


@pytest.mark.parametrize(
    "torn",
    [
        "Điều 2. Giao\nGiám đốc Sở Y tế tổ chức thực hiện.",
        "Điều 2. Chánh\nVăn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành.",
    ],
)
def test_an_article_goes_on_behind_its_first_word(torn: str) -> None:
    places = {part.text: label(part.place) for part in read_text(f"{page()}{torn}\n").paragraphs}
    assert places[torn.replace("\n", " ")] == "Điều 2"


def test_a_heading_in_capitals_goes_on_behind_a_comma() -> None:
    read = read_text(page() + "I. QUAN ĐIỂM,\nMỤC TIÊU, YÊU CẦU\n1. Quan điểm\n- Làm tốt.\n")
    assert "I. QUAN ĐIỂM, MỤC TIÊU, YÊU CẦU" in [part.text for part in read.paragraphs]


@pytest.mark.parametrize(
    ("text", "symbol", "kind"),
    [
        ("Số: 1961/QĐUBND", "1961/QĐ-UBND", "QĐ"),
        ("Nghị định số 61/2018/NĐCP ngày 23/4/2018", "61/2018/NĐ-CP", "NĐ"),
        ("Thông tư số 01/2018/TTVPCP", "01/2018/TT-VPCP", "TT"),
        ("Nghị quyết số 30c/NQCP", "30c/NQ-CP", "NQ"),
        ("Quy định số 07-QĐi/TW", "07-QĐi/TW", "QyĐ"),
    ],
)
def test_symbols_without_their_hyphen_and_the_partys_rules(text: str, symbol: str, kind: str) -> None:
    found = parse_symbol(text)
    assert found is not None
    assert (found.text, found.type) == (symbol, kind)


@pytest.mark.parametrize("text", ["Công văn số 90/TTCP", "số 12/CTUBND", "Công văn số 12/QĐUB"])
def test_letters_that_are_no_type_and_issuer_stay_together(text: str) -> None:
    found = parse_symbol(text)
    assert found is None or "-" not in found.text


@pytest.mark.parametrize(
    "above",
    [
        "Quyết định 14/2007/QĐ-UBND năm 2007 quy định quản lý chợ\n| Số hiệu | 14/2007/QĐ-UBND |\n| Loại văn bản | Quyết định |\n| Người ký | Trần Văn Mẫu |\n",
        "Quyết định 14/2007/QĐ-UBND quy định quản lý chợ\nSố hiệu: 14/2007/QĐ-UBND Loại văn bản: Quyết định\nNơi ban hành: Tỉnh Sông Thương Người ký: Trần Văn Mẫu\n",
    ],
)
def test_what_a_page_says_above_the_document_is_no_part_of_its_head(above: str) -> None:
    read = read_text(f"{above}\n{page()}")
    header = read.document.header
    assert header.symbol is not None
    assert (header.symbol.text, header.type, header.place_name) == ("14/2007/QĐ-UBND", "Quyết định", "Tân Mỹ")
    assert (header.issuer, header.signer_name) == ("Ủy ban nhân dân tỉnh Sông Thương", None)
    assert "".join(above.split()) in "".join("".join(part.text.split()) for part in read.paragraphs)


def test_a_list_of_two_properties_is_part_of_the_document() -> None:
    text = "Người ký: Trần Văn Mẫu\nLĩnh vực: chợ\nI. MỤC TIÊU\n1. Mở chợ.\n"
    assert read_text(text).document.header.type is None


def test_an_office_above_the_bases_is_no_body_where_the_title_is_lost() -> None:
    header = head(f"{ONE_ROW}CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SÔNG THƯƠNG\n{BASES}Theo đề nghị của Sở Y tế.\n{ARTICLE}")
    assert (header.issuer, header.parent) == ("Ủy ban nhân dân tỉnh Sông Thương", None)
    assert header.authority == "Chủ tịch Ủy ban nhân dân tỉnh Sông Thương"


def test_the_mark_of_capacity_may_stand_alone_on_its_line() -> None:
    end = "Điều 2. Thi hành./.\n|\nTM.\nỦY BAN NHÂN DÂN TỈNH\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn Mẫu\n|\n"
    header = head(page() + end)
    assert (header.capacity, header.signer_title, header.signer_name) == ("TM+KT", "PHÓ CHỦ TỊCH", "Trần Văn Mẫu")
    assert header.authority is None


def test_the_standing_members_of_a_council_need_the_next_line() -> None:
    header = head(page(body="THƯỜNG TRỰC\nHĐND - UBND TỈNH SÔNG THƯƠNG"))
    assert (header.issuer, header.parent) == ("Thường trực HĐND - UBND tỉnh Sông Thương", None)


def test_a_name_of_which_the_second_line_is_lost_is_none() -> None:
    row = "BỘ TÀI NGUYÊN VÀ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 84/BTNMT-KHTC | Hà Nội, ngày 23 tháng 10 năm 2023 |\n"
    header = head(f"{row}Kính gửi: Các tỉnh\nPhúc đáp Công văn số 12/CV-HĐTĐ ngày 28/8/2023, Bộ có ý kiến.\n")
    assert (header.type, header.issuer) == ("Công văn", None)


def test_a_letters_number_of_six_digits_and_an_abbreviation_at_the_end_of_its_subject() -> None:
    text = (
        "TỔNG CỤC THUẾ\nCỤC THUẾ TỈNH SÔNG THƯƠNG\n|\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n|\n"
        "Số: 101322/CTST-TTHT\nV/v chính sách thuế\nGTGT\n|\nTân Mỹ, ngày 23 tháng 11 năm 2020\n|\nKính gửi: Công ty Thử Nghiệm\nCục Thuế có ý kiến.\n"
    )
    header = head(text)
    assert header.symbol is not None
    assert (header.symbol.text, header.subject) == ("101322/CTST-TTHT", "chính sách thuế GTGT")
    assert (header.issuer, header.parent) == ("Cục Thuế tỉnh Sông Thương", "Tổng cục Thuế")


def test_a_draft_with_its_blanks_on_lines_of_their_own_is_one() -> None:
    text = (
        "VĂN PHÒNG CHÍNH PHỦ\nSố:\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n/TTr-VPCP\n\n"
        "Hà Nội, ngày\n\ntháng\n\nnăm 2016\n\nDỰ THẢO\n\nTỜ TRÌNH\nVề quy chế làm việc\nKính gửi: Chính phủ\nI. SỰ CẦN THIẾT\n1. Cần.\n"
    )
    header = head(text)
    assert header.symbol is not None
    assert (header.symbol.text, header.draft, header.place_name) == ("/TTr-VPCP", True, "Hà Nội")
    assert header.subject == "Về quy chế làm việc"


def test_number_and_symbol_may_be_torn_into_three_lines() -> None:
    text = f"{BODY}\nSố:\n1910/2007/QĐ-\nUBND\n{NATIONAL}\nĐộc lập - Tự do - Hạnh phúc\nTân Mỹ, ngày 21 tháng 6 năm 2007\n{TITLE}\n{BASES}{ARTICLE}"
    header = head(text)
    assert header.symbol is not None
    assert (header.symbol.text, header.issuer) == ("1910/2007/QĐ-UBND", "Ủy ban nhân dân tỉnh Sông Thương")


def test_the_first_word_of_a_subject_may_look_like_the_name_of_a_body() -> None:
    assert head(page(title="QUYẾT ĐỊNH\nBAN\nHÀNH QUY ĐỊNH QUẢN LÝ CHỢ")).subject == "BAN HÀNH QUY ĐỊNH QUẢN LÝ CHỢ"


def test_an_article_goes_on_behind_an_office_without_its_body() -> None:
    torn = "Điều 2. Chánh Văn phòng\nUBND tỉnh, Giám đốc Sở Y tế chịu trách nhiệm thi hành."
    assert torn.replace("\n", " ") in [part.text for part in read_text(f"{page()}{torn}\n").paragraphs]
