"""Heads and ends as converters, narrow columns and recognition leave them."""

from __future__ import annotations

import pytest

from corpus.model import Header, Relation
from corpus.structure.body_names import bodies_on
from tests.support.texts import read_text

NATIONAL = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
DAY = "Sông Thương, ngày 05 tháng 3 năm 2024\n"
PLAN = "KẾ HOẠCH\nKiểm tra công tác y tế năm 2024\n\nI. MỤC ĐÍCH\n1. Làm tốt.\n"
END = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n"


def head(text: str) -> Header:
    return read_text(text).document.header


def test_the_last_word_of_the_national_title_on_a_line_of_its_own_is_no_part_of_the_issuer() -> None:
    header = head(
        "UBND TỈNH SÔNG THƯƠNG\nSỞ Y TẾ\nSố: 12/KH-SYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\nNAM\nĐộc lập - Tự do - Hạnh phúc\n"
        + DAY
        + PLAN
    )
    assert (header.issuer, header.parent) == ("Sở Y tế", "UBND tỉnh Sông Thương")


@pytest.mark.parametrize(
    "number", ["Số : 12/KH-SYT", "só: 12/KH-SYT", "Sô: 12/KH-SYT", "Số; 12/KH-SYT", "số: 12/KH-SYT"]
)
def test_the_word_before_the_number_may_be_misread(number: str) -> None:
    symbol = head(f"SỞ Y TẾ\n{NATIONAL}{number}\n{DAY}{PLAN}").symbol
    assert symbol is not None
    assert symbol.text == "12/KH-SYT"


@pytest.mark.parametrize("motto", ["Độc lập ~ Tự do ~ Hạnh phúc", "Đọc lập - Tự do - Hạnh phúc"])
def test_the_motto_may_be_misread(motto: str) -> None:
    header = head(f"SỞ Y TẾ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{motto}\nSố: 12/KH-SYT\n{DAY}{PLAN}")
    assert (header.issuer, header.subject) == ("Sở Y tế", "Kiểm tra công tác y tế năm 2024")


def test_a_head_on_one_line_is_taken_apart() -> None:
    header = head(
        "UBND TỈNH SÔNG THƯƠNG SỞ Y TẾ ------- Số: 12/SYT-NV V/v báo cáo kết quả\t"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ------- Sông Thương, ngày 05 tháng 3 năm 2024\n\n"
        "Kính gửi: Các đơn vị.\n\nSở Y tế báo cáo.\n"
    )
    assert header.symbol is not None
    assert header.date is not None
    assert (header.issuer, header.parent, header.type) == ("Sở Y tế", "UBND tỉnh Sông Thương", "Công văn")
    assert (header.symbol.text, header.subject) == ("12/SYT-NV", "báo cáo kết quả")
    assert (header.date.raw, header.place_name) == ("05 tháng 3 năm 2024", "Sông Thương")


def test_a_stamp_of_urgency_behind_the_number_is_one() -> None:
    header = head(f"UBND TỈNH SÔNG THƯƠNG Số: 12/KH-UBND HỎA TỐC\t{NATIONAL}{DAY}{PLAN}")
    assert header.symbol is not None
    assert (header.symbol.text, header.urgency) == ("12/KH-UBND", "HỎA TỐC")


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        ("UBND TỈNH SÔNG THƯƠNG SỞ Y TẾ", ["UBND TỈNH SÔNG THƯƠNG", "SỞ Y TẾ"]),
        ("UBND TỈNH SÔNG THƯƠNG VĂN PHÒNG", ["UBND TỈNH SÔNG THƯƠNG", "VĂN PHÒNG"]),
        ("HUYỆN ỦY TÂN MỸ ĐẢNG ỦY XÃ AN HÒA", ["HUYỆN ỦY TÂN MỸ", "ĐẢNG ỦY XÃ AN HÒA"]),
        ("ỦY BAN NHÂN DÂN TỈNH SÔNG THƯƠNG", ["ỦY BAN NHÂN DÂN TỈNH SÔNG THƯƠNG"]),
        ("UBND XÃ TÂN HỘI", ["UBND XÃ TÂN HỘI"]),
        ("VĂN PHÒNG HĐND VÀ UBND HUYỆN TÂN MỸ", ["VĂN PHÒNG HĐND VÀ UBND HUYỆN TÂN MỸ"]),
    ],
)
def test_two_bodies_on_a_line_are_parted_behind_the_area_of_the_first(line: str, bodies: list[str]) -> None:
    assert bodies_on(line) == bodies


def test_the_name_of_a_committee_may_hold_the_name_of_a_type() -> None:
    header = head(f"BAN CHỈ ĐẠO\nCHƯƠNG TRÌNH NÔNG THÔN MỚI\nTỈNH SÔNG THƯƠNG\nSố: 05/KH-BCĐ\n{NATIONAL}{DAY}{PLAN}")
    assert header.symbol is not None
    assert (header.issuer, header.symbol.text) == (
        "Ban Chỉ đạo chương trình nông thôn mới tỉnh Sông Thương",
        "05/KH-BCĐ",
    )


def test_whose_the_document_is_stands_before_its_subject() -> None:
    header = head(
        "TỈNH ỦY SÔNG THƯƠNG\n*\nSố 27-NQ/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nSông Thương, ngày 02 tháng 8 năm 2022\n"
        "NGHỊ QUYẾT\nCỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH\nvề nâng cao chất lượng y tế\n-----\nI- TÌNH HÌNH\n1- Tốt.\n"
    )
    assert (header.type, header.subject) == ("Nghị quyết", "về nâng cao chất lượng y tế")


def test_the_number_that_a_title_names_is_not_that_of_the_document() -> None:
    header = head(
        f"SỞ Y TẾ\n{NATIONAL}QUYẾT ĐỊNH\nSỬA ĐỔI QUY CHẾ BAN HÀNH KÈM THEO QUYẾT ĐỊNH SỐ 45/QĐ-SYT NGÀY 30/7/2018\n"
        "Điều 1. Sửa đổi khoản 2 Điều 4.\n"
    )
    assert (header.symbol, header.date) == (None, None)


@pytest.mark.parametrize("joint", ["\n", " "])
def test_a_regulation_on_its_own_names_what_promulgates_it(joint: str) -> None:
    read = read_text(
        f"BỘ Y TẾ\n{NATIONAL}QUY CHẾ\nKhám bệnh cho người già{joint}(Ban hành kèm theo Thông tư số 11/2014/TT-BYT ngày 18 tháng 4"
        " năm 2014 của Bộ trưởng Bộ Y tế)\nĐiều 1. Phạm vi\nQuy chế này quy định việc khám bệnh.\n"
    )
    header = read.document.header
    assert (header.subject, header.symbol, header.date) == ("Khám bệnh cho người già", None, None)
    assert [(r.symbol.text, r.relation) for r in read.references if r.symbol] == [
        ("11/2014/TT-BYT", Relation.PROMULGATED_BY)
    ]


def test_what_brackets_say_of_the_figures_is_no_subject() -> None:
    text = f"SỞ Y TẾ\n{NATIONAL}Số: 12/BC-SYT\n{DAY}BÁO CÁO\nKết quả khám bệnh\n(Số liệu từ ngày 01/01/2024 đến ngày 15/02/2024)\nI. CHUNG\n1. Tốt.\n"
    assert head(text).subject == "Kết quả khám bệnh"


def test_a_subject_in_capitals_that_breaks_off_goes_on_with_the_name_of_a_body() -> None:
    text = f"SỞ Y TẾ\n{NATIONAL}Số: 12/QĐ-SYT\n{DAY}QUYẾT ĐỊNH\nSỬA ĐỔI QUY CHẾ LÀM VIỆC CỦA\nỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật A năm 2015;\nQUYẾT ĐỊNH:\nĐiều 1. Sửa đổi.\n"
    assert head(text).subject == "SỬA ĐỔI QUY CHẾ LÀM VIỆC CỦA ỦY BAN NHÂN DÂN TỈNH"


def test_a_symbol_torn_in_a_subject_is_read_whole() -> None:
    text = f"SỞ Y TẾ\nSố: 12/SYT-NV\nV/v thực hiện Nghị định số 20/2021/NĐ-\nCP\n{NATIONAL}{DAY}Kính gửi: Các đơn vị.\n\nSở Y tế báo cáo.\n"
    header = head(text)
    assert (header.subject, header.issuer) == ("thực hiện Nghị định số 20/2021/NĐ-CP", "Sở Y tế")


@pytest.mark.parametrize(
    "opener", ["Nơi nhận (VBĐT):", "Nơi nhận;", "N ơi nhận:", "Noi nhận:", "Nơi nhận :", "Nơi nhận./."]
)
def test_the_list_of_recipients_may_be_opened_otherwise(opener: str) -> None:
    header = head(
        f"SỞ Y TẾ\n{NATIONAL}Số: 12/KH-SYT\n{DAY}{PLAN}\n{opener}\n- Như trên;\n~ Lưu: VT.\nGIÁM ĐỐC\nTrần Văn Mẫu\n"
    )
    assert (header.recipients, header.signer_name) == (("Như trên", "Lưu: VT"), "Trần Văn Mẫu")


@pytest.mark.parametrize("signed", ["ĐÃ KÝ", "[daky]", "(Đã ký)", "[Đã ký]"])
def test_a_name_stands_under_the_word_that_the_original_is_signed(signed: str) -> None:
    header = head(
        f"SỞ Y TẾ\n{NATIONAL}Số: 12/KH-SYT\n{DAY}{PLAN}\n{END}KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n{signed}\n\nTrần Thị Mẫu\n"
    )
    assert (header.signer_name, header.signer_title, header.capacity) == ("Trần Thị Mẫu", "PHÓ GIÁM ĐỐC", "KT")


def test_the_mark_beside_the_last_recipient_belongs_to_the_signature_below() -> None:
    header = head(
        f"SỞ Y TẾ\n{NATIONAL}Số: 12/KH-SYT\n{DAY}{PLAN}\nNơi nhận:\n- Như trên;\n- Lưu: VT.\tTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTrần Văn Mẫu\n"
    )
    assert (header.capacity, header.signatures) == ("TM+KT", ())


def test_a_signature_under_a_footnote_is_no_part_of_it() -> None:
    header = head(
        f"SỞ Y TẾ\n{NATIONAL}Số: 12/KH-SYT\n{DAY}{PLAN}2. Làm theo quy định¹.\n¹ Theo Quyết định số 512/QĐ-UBND.\nGIÁM ĐỐC\nTrần Văn Mẫu\n{END}"
    )
    assert (header.signer_title, header.signer_name) == ("GIÁM ĐỐC", "Trần Văn Mẫu")


def signed_together(names: str, offices: str = "THỨ TRƯỞNG THỨ TRƯỞNG") -> list[str | None]:
    text = (
        f"BỘ Y TẾ - BỘ TÀI CHÍNH\n{NATIONAL}Số: 14/2008/TTLT-BYT-BTC\n{DAY}THÔNG TƯ LIÊN TỊCH\nHướng dẫn việc chung\n1. Làm tốt.\n"
        f"KT. BỘ TRƯỞNG BỘ TÀI CHÍNH KT. BỘ TRƯỞNG BỘ Y TẾ\n{offices}\n{names}\n{END}"
    )
    header = head(text)
    return [signature.name for signature in header.signatures] or [header.signer_name]


def test_signatures_one_space_apart_are_parted_by_offices_and_family_names() -> None:
    assert signed_together("Trần Văn Mẫu Lê Thị Ví Dụ") == ["Trần Văn Mẫu", "Lê Thị Ví Dụ"]


def test_where_names_one_space_apart_cannot_be_told_nobody_is_named() -> None:
    assert signed_together("Trần Mai Lê Hoàng Vũ Nguyễn") == [None]


def test_columns_of_a_signature_may_end_on_different_lines() -> None:
    rows = [
        ("KT. CHÁNH ÁN", "KT. BỘ TRƯỞNG BỘ Y TẾ"),
        ("TÒA ÁN NHÂN DÂN TỐI CAO", "THỨ TRƯỞNG"),
        ("PHÓ CHÁNH ÁN", "Lê Thị Ví Dụ"),
        ("Trần Văn Mẫu", ""),
    ]
    text = (
        f"TÒA ÁN NHÂN DÂN TỐI CAO - BỘ Y TẾ\n{NATIONAL}Số: 03/2014/TTLT-TANDTC-BYT\n{DAY}THÔNG TƯ LIÊN TỊCH\nHướng dẫn việc chung\n1. Làm tốt.\n\n"
        + "\n".join(f"{left:40}{right}".rstrip() for left, right in rows)
        + f"\n{END}"
    )
    assert [signature.name for signature in head(text).signatures] == ["Trần Văn Mẫu", "Lê Thị Ví Dụ"]


@pytest.mark.parametrize("day", ["hồi 16h00 ngày 17/10/2020", "lúc 16 giờ 30 phút ngày 17 tháng 10 năm 2020"])
def test_a_telegram_gives_its_hour_before_its_day(day: str) -> None:
    header = head(
        f"BAN CHỈ HUY PHÒNG CHỐNG THIÊN TAI\nSố: 15/CĐ-PCTT\n{NATIONAL}Sông Thương, {day}\nCÔNG ĐIỆN\nVề việc ứng phó mưa lũ\n1. Trực ban.\n"
    )
    assert header.date is not None
    assert header.date.value is not None
    assert (header.date.value.isoformat(), header.place_name) == ("2020-10-17", "Sông Thương")


def test_the_end_of_a_body_beside_place_and_date_is_no_part_of_the_place() -> None:
    header = head(f"BAN CHỈ HUY PHÒNG CHỐNG THIÊN TAI\nVÀ TÌM KIẾM CỨU NẠN {DAY}Số: 15/KH-PCTT\n{NATIONAL}{PLAN}")
    assert (header.issuer, header.place_name) == (
        "Ban Chỉ huy phòng Chống thiên tai và Tìm kiếm cứu nạn",
        "Sông Thương",
    )


@pytest.mark.parametrize(
    ("printed", "name"),
    [("Rơ Lan H’Mẫu", "Rơ Lan H’Mẫu"), ("K'Mẫu Niê", "K'Mẫu Niê"), ("PGS.TS. Trần Văn Mẫu", "Trần Văn Mẫu")],
)
def test_names_of_the_highlands_and_degrees_before_names_are_read(printed: str, name: str) -> None:
    header = head(f"SỞ Y TẾ\n{NATIONAL}Số: 12/KH-SYT\n{DAY}{PLAN}{END}TM. HỘI ĐỒNG\nCHỦ TỊCH\n\n{printed}\n")
    assert (header.signer_title, header.signer_name) == ("CHỦ TỊCH", name)


def test_branches_that_issue_together_stand_under_their_committee() -> None:
    header = head(
        f"UBND TỈNH SÔNG THƯƠNG\nLIÊN NGÀNH: Y TẾ - CÔNG AN\nSố: 77/KHLN-SYT-CAT\n{NATIONAL}{DAY}KẾ HOẠCH LIÊN NGÀNH\nPhòng bệnh\n1. Làm tốt.\n"
    )
    assert (header.issuer, header.parent) == ("Liên ngành: y tế - Công an", "UBND tỉnh Sông Thương")


def test_a_first_line_that_was_set_in_is_as_full_as_the_others() -> None:
    full = (
        "Ủy ban nhân dân các xã rà soát, tổng hợp số liệu và gửi báo cáo về Sở đúng\n"
        "hạn theo quy định hiện hành của tỉnh, bảo đảm đầy đủ, chính xác và kịp thời\n"
        "trong thời gian tới, không để chậm trễ, sai sót.\n"
    )
    read = read_text(
        f"SỞ Y TẾ\n{NATIONAL}Số: 12/KH-SYT\n{DAY}{PLAN}\n"
        + f"      {full}" * 3
        + "      Kế hoạch này có hiệu lực sau 15 ngày kể từ ngày ký ban hành. Bãi bỏ\nKế hoạch số 64/KH-SYT ngày 14/02/2020 của Sở Y tế.\n"
    )
    assert [(r.symbol.text, r.relation) for r in read.references if r.symbol] == [("64/KH-SYT", Relation.REPEALS)]


@pytest.mark.parametrize(
    "number",
    [
        "Nghị quyết số:\n12/2024/UBTVQH15",
        "Nghị quyết\nsố: 12/2024/UBTVQH15",
        "Nghị quyết số: 12/2024/\nUBTVQH15",
        "Nghị quyết số: 12/2024/UBTVQH15",
    ],
)
def test_a_narrow_column_may_tear_type_and_number_of_a_resolution(number: str) -> None:
    header = head(
        f"ỦY BAN THƯỜNG VỤ QUỐC HỘI\n{NATIONAL}{number}\n{DAY}NGHỊ QUYẾT\nVỀ CHỢ CỦA TỈNH\n\nCăn cứ Hiến pháp;\n1. Làm tốt.\n"
    )
    assert header.symbol is not None
    assert (header.symbol.text, header.type, header.subject) == ("12/2024/UBTVQH15", "Nghị quyết", "VỀ CHỢ CỦA TỈNH")
    assert header.place_name == "Sông Thương"


@pytest.mark.parametrize("rule", ["\n...TT", "\n--—T", "\n…", " ...TT"])
def test_a_misread_rule_under_the_name_of_a_body_is_no_part_of_it(rule: str) -> None:
    assert head(f"SỞ Y TẾ{rule}\nSố: 12/KH-SYT\n{NATIONAL}{DAY}{PLAN}").issuer == "Sở Y tế"
