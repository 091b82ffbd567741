"""Heads and mentions of which a converter, a recogniser or a narrow column has left only a part."""

from __future__ import annotations

import pytest

from corpus.model import Header
from corpus.symbols import find_symbols, parse_symbol
from tests.support.texts import read_text

NATIONAL = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
LETTER = "Kính gửi: Các trạm thủy văn.\n\nSở đề nghị các trạm đo mực nước mỗi giờ.\n"
MINISTER = (
    "{body} |\n{national} |\n|\nSố: 12/QĐ-BTVKT |\nHà Nội, ngày 12 tháng 5 năm 2025 |\nBỘ TRƯỞNG BỘ THỦY VĂN VÀ KHÍ TƯỢNG\n"
    "Căn cứ Luật Thử nghiệm ngày 19 tháng 6 năm 2015;\nQUYẾT ĐỊNH:\nĐiều 1. Công bố danh mục trạm đo.\n"
)


def head(text: str) -> Header:
    return read_text(text).document.header


@pytest.mark.parametrize("lead", ["Về: góp ý", "Về việc: góp ý", "V/v góp ý"])
def test_the_words_before_the_subject_of_a_letter_may_be_written_out(lead: str) -> None:
    above = "SỞ THỦY VĂN\nSố: 21/STV-KT\n"
    header = head(f"{above}{lead} dự thảo quy\nchế đo của TTTV.\n{NATIONAL}Tân Mỹ, ngày 12 tháng 5 năm 2008\n{LETTER}")
    assert (header.type, header.subject) == ("Công văn", "góp ý dự thảo quy chế đo của TTTV.")
    assert header.issuer == "Sở Thủy văn"


def test_an_abbreviation_with_a_full_stop_ends_the_subject_of_a_letter() -> None:
    above = "SỞ THỦY VĂN\nSố: 21/STV-KT\nV/v góp ý dự thảo quy chế\nTTTV.\n"
    header = head(f"{above}{NATIONAL}Tân Mỹ, ngày 12 tháng 5 năm 2008\n{LETTER}")
    assert (header.subject, header.issuer) == ("góp ý dự thảo quy chế TTTV.", "Sở Thủy văn")


@pytest.mark.parametrize("national", ["CỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
def test_the_lost_end_of_a_ministrys_name_stands_above_the_bases(national: str) -> None:
    header = head(MINISTER.format(body="BỘ THỦY VĂN VÀ", national=national))
    assert header.issuer == "Bộ Thủy văn và Khí tượng"


def test_another_ministry_above_the_bases_completes_no_name() -> None:
    header = head(MINISTER.format(body="BỘ BIỂN VÀ", national="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
    assert header.issuer is None


def test_a_damaged_name_under_a_provinces_committee_is_no_part_of_it() -> None:
    text = f"UBND TỈNH LÀO CAI\nS THU VĂN\n{NATIONAL}Số: 4/BC-STV\nLào Cai, ngày 3 tháng 3 năm 2016\nBÁO CÁO\nMực nước các sông\n"
    header = head(f"{text}\nI. TÌNH HÌNH\n1. Nước lên.\n")
    assert (header.issuer, header.parent) == ("S thu văn", "UBND tỉnh Lào Cai")


@pytest.mark.parametrize("rest", ["LÀO CAI", "BÀ RỊA\nVŨNG TÀU", "THỪA THIÊN\nHUẾ"])
def test_a_provinces_name_may_take_two_lines(rest: str) -> None:
    text = (
        f"ỦY BAN NHÂN DÂN TỈNH {rest}\n{NATIONAL}Số: 4/BC-UBND\nngày 3 tháng 3 năm 2016\nBÁO CÁO\nMực nước các sông\n"
    )
    header = head(f"{text}\nI. TÌNH HÌNH\n1. Nước lên.\n")
    assert header.parent is None
    assert header.issuer is not None
    assert header.issuer.casefold() == f"ủy ban nhân dân tỉnh {rest}".replace("\n", " ").casefold()


@pytest.mark.parametrize(
    "session", ["KHÓA IV, KỲ HỌP CHUYÊN ĐỀ LẦN THỨ 5", "KHÓA XII KỲ HỌP THỨ 9", "NHIỆM KỲ 2021-2026"]
)
def test_a_council_and_its_session_on_one_line_are_no_part_of_the_subject(session: str) -> None:
    text = f"HỘI ĐỒNG NHÂN DÂN\nTỈNH SÔNG THƯƠNG\n{NATIONAL}Số: 7/2011/NQ-HĐND\nTân Mỹ, ngày 8 tháng 4 năm 2011\nNGHỊ QUYẾT\nVỀ PHÍ QUA PHÀ\n"
    header = head(
        f"{text}HỘI ĐỒNG NHÂN DÂN TỈNH SÔNG THƯƠNG {session}\nCăn cứ Luật Thử nghiệm ngày 26 tháng 11 năm 2003;\n"
    )
    assert header.subject == "VỀ PHÍ QUA PHÀ"


def test_a_subject_may_name_a_council_with_a_number() -> None:
    text = f"HỘI ĐỒNG NHÂN DÂN\nTỈNH SÔNG THƯƠNG\n{NATIONAL}Số: 7/2011/NQ-HĐND\nTân Mỹ, ngày 8 tháng 4 năm 2011\nNGHỊ QUYẾT\n"
    header = head(f"{text}HỘI ĐỒNG NHÂN DÂN XÃ CÓ 30 ĐẠI BIỂU\nCăn cứ Luật Thử nghiệm ngày 26 tháng 11 năm 2003;\n")
    assert header.subject == "HỘI ĐỒNG NHÂN DÂN XÃ CÓ 30 ĐẠI BIỂU"


@pytest.mark.parametrize("number", ["s20/2008/NĐ-CP", "số20/2008/NĐ-CP", "s 20/2008/NĐ-CP"])
def test_of_the_word_before_a_number_a_converter_may_leave_one_letter(number: str) -> None:
    found = find_symbols(f"Căn cứ Nghị định {number} ngày 14/02/2008 của Chính phủ")
    assert [match.symbol.text for match in found] == ["20/2008/NĐ-CP"]


def test_a_letter_that_ends_a_word_before_a_number_is_no_lost_word() -> None:
    assert find_symbols("mẫu As20/2008/NĐ-CP") == ()


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("Thông tư số 21/2024/TTBYT", "21/2024/TT-BYT"),
        ("Thông tư số 05/2017/TTBGDĐT", "05/2017/TT-BGDĐT"),
        ("Quyết định số 12/2019/QĐBTC", "12/2019/QĐ-BTC"),
        ("Thông tư số 39/2016/TTNHNN", "39/2016/TT-NHNN"),
    ],
)
def test_a_ministrys_symbol_with_a_year_may_lack_its_hyphen(text: str, symbol: str) -> None:
    found = parse_symbol(text)
    assert found is not None
    assert found.text == symbol


def test_without_a_year_a_unit_may_begin_like_a_circular() -> None:
    found = parse_symbol("Công văn số 12/TTBVTV")
    assert found is None or found.type != "TT"


PAGE = "CỔNG TIN TỈNH\nThứ Năm, 24/1/2019\nKế hoạch số 4/KH-STV về đo nước đã được thay thế và áp dụng từ ngày 06/05/2019.\nGửi bài này In bài này\n"
PLAN = "KẾ HOẠCH\nĐo mực nước năm 2016\n\nI. MỤC TIÊU\n1. Đo mỗi giờ.\n"
DAY = "Tân Mỹ, ngày 3 tháng 3 năm 2016\n"


@pytest.mark.parametrize("above", ["", PAGE, PAGE * 3])
@pytest.mark.parametrize(
    "columns",
    [
        f"SỞ THỦY VĂN\n-------\n{NATIONAL}Số: 4/KH-STV\n{DAY}",
        f"SỞ THỦY VĂN\nSố: 4/KH-STV\n{NATIONAL}{DAY}",
        "SỞ THỦY VĂN ------- |\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ------- |\n"
        "Số: 4/KH-STV | Tân Mỹ, ngày 3 tháng 3 năm 2016 |\n",
    ],
)
def test_what_a_page_says_in_prose_above_a_document_hides_no_head(above: str, columns: str) -> None:
    header = head(f"{above}{columns}{PLAN}")
    assert header.symbol is not None
    assert header.date is not None
    assert (header.type, header.symbol.text, header.date.raw) == ("Kế hoạch", "4/KH-STV", "3 tháng 3 năm 2016")
    assert (header.issuer, header.subject) == ("Sở Thủy văn", "Đo mực nước năm 2016")


def test_the_subject_of_a_letter_between_prose_and_national_title_is_one() -> None:
    letter = f"SỞ THỦY VĂN\nSố: 21/STV-KT\nV/v góp ý dự thảo\nquy chế đo mực nước\n{NATIONAL}{DAY}{LETTER}"
    header = head(PAGE * 2 + letter)
    assert (header.type, header.issuer, header.subject) == (
        "Công văn",
        "Sở Thủy văn",
        "góp ý dự thảo quy chế đo mực nước",
    )


def test_the_national_title_of_a_form_inside_a_document_begins_none() -> None:
    form = f"MẪU ĐƠN\n{NATIONAL}Số: 9/GM-TTTV\n"
    header = head(f"KẾ HOẠCH\nĐo mực nước năm 2016\n\nI. MỤC TIÊU\n1. Đo mỗi giờ.\n{form}")
    assert (header.type, header.symbol) == ("Kế hoạch", None)


def test_a_head_of_the_party_on_one_line_is_taken_apart() -> None:
    header = head(f"BAN CHẤP HÀNH TRUNG ƯƠNG VĂN PHÒNG * Số 36-KH/VPTW ĐẢNG CỘNG SẢN VIỆT NAM {DAY}{PLAN}")
    assert header.symbol is not None
    assert header.date is not None
    assert (header.issuer, header.parent) == ("Văn phòng", "Ban Chấp hành Trung ương")
    assert (header.symbol.text, header.date.raw) == ("36-KH/VPTW", "3 tháng 3 năm 2016")


@pytest.mark.parametrize(
    ("end", "capacity", "title"),
    [
        ("KT. BỘ TRƯỞNG THỨ TRƯỞNG", "KT", "THỨ TRƯỞNG"),
        ("TL. CHỦ TỊCH CHÁNH VĂN PHÒNG", "TL", "CHÁNH VĂN PHÒNG"),
        ("TM. ỦY BAN NHÂN DÂN CHỦ TỊCH", "TM", "CHỦ TỊCH"),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "KT", "PHÓ GIÁM ĐỐC"),
        ("GIÁM ĐỐC\n\nPHÓ GIÁM ĐỐC", "", "PHÓ GIÁM ĐỐC"),
        ("BỘ TRƯỞNG\nTHỨ TRƯỞNG", "", "THỨ TRƯỞNG"),
        ("GIÁM ĐỐC", "", "GIÁM ĐỐC"),
    ],
)
def test_the_own_title_of_who_signs_is_told_from_that_of_the_head(end: str, capacity: str, title: str) -> None:
    header = head(
        f"SỞ THỦY VĂN\n{NATIONAL}Số: 4/KH-STV\n{DAY}{PLAN}\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\n{end}\n\nTrần Văn Mẫu\n"
    )
    assert (header.capacity, header.signer_title, header.signer_name) == (capacity, title, "Trần Văn Mẫu")


OLD = "SỞ THỦY VĂN\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n|\n"


def test_a_number_of_unknown_form_under_its_word_is_no_open_number() -> None:
    header = head(f"{OLD}Số:\n15-STV/TT\n|\n{DAY}|\n{PLAN}")
    assert (header.draft, header.date is not None) == (False, True)


def test_a_number_left_open_is_one_still() -> None:
    assert head(f"{OLD}Số:\n|\n{DAY}|\n{PLAN}").draft


def test_the_mark_of_capacity_may_stand_between_bars() -> None:
    text = f"{OLD}Số: 4/QĐ-UBND\n|\n{DAY}|\nQUYẾT ĐỊNH\nVề phí qua phà\n\nĐiều 1. Thu phí.\nĐiều 2. Thi hành./.\n| TM. ỦY BAN NHÂN DÂN |\n"
    header = head(f"{text}VỀ PHÍ QUA PHÀ CỦA TỈNH\nĐiều 1. Phạm vi\nPhà của tỉnh.\n")
    assert (header.capacity, header.signer_title, header.signer_name) == ("TM", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 26-CP ngày 17-4-1996 của Chính phủ",
        "Nghị định số 196-HĐBT ngày 11-12-1989",
        "Quyết định số 327-CT ngày 15-9-1992",
    ],
)
def test_an_old_symbol_needs_no_slash_anywhere(text: str) -> None:
    found = find_symbols(text)
    assert len(found) == 1
    assert text.startswith(found[0].symbol.text, found[0].start)


@pytest.mark.parametrize("text", ["đường 26-CP và kho 12-CT", "giai đoạn 1-CP"])
def test_a_number_with_letters_behind_a_hyphen_is_no_old_symbol(text: str) -> None:
    assert find_symbols(text) == ()


def test_a_heading_in_capitals_may_be_torn_anywhere() -> None:
    text = f"SỞ THỦY VĂN\n{NATIONAL}Số: 4/KH-STV\n{DAY}{PLAN}II. GIA HẠN\nĐO NƯỚC\n1. Đo thêm một tháng.\nIII. KINH PHÍ\n1. Sở tự lo.\n"
    assert "II. GIA HẠN ĐO NƯỚC" in [part.text for part in read_text(text).paragraphs]
