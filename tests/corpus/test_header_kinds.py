"""Heads of kinds of documents that are not set like a decision of a department: laws, orders of a chairman, copies."""

from __future__ import annotations

import pytest

from corpus.model import Header, Reference, Relation
from tests.support.texts import read_text

NATIONAL = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
ARTICLES = "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi điều chỉnh\nVăn bản này quy định việc chung.\n"


def head(text: str) -> Header:
    return read_text(text).document.header


def references(text: str) -> tuple[Reference, ...]:
    return read_text(text).references


def test_the_type_before_the_number_of_a_law_is_no_title() -> None:
    header = head(f"QUỐC HỘI\n{NATIONAL}Luật số: 17/2031/QH18\nLUẬT\nTỔ CHỨC THÔN, BẢN\n{ARTICLES}")
    assert header.symbol is not None
    assert (header.type, header.symbol.text, header.symbol.form) == ("Luật", "17/2031/QH18", "C")
    assert (header.issuer, header.subject) == ("Quốc hội", "TỔ CHỨC THÔN, BẢN")


@pytest.mark.parametrize("name", ["THANH TRA", "BÁO CHÍ", "TỔ CHỨC TÒA ÁN", "NGÂN HÀNG", "NHÀ Ở"])
def test_the_name_of_a_law_may_read_like_that_of_a_body(name: str) -> None:
    assert head(f"QUỐC HỘI\n{NATIONAL}Luật số: 17/2031/QH18\nLUẬT\n{name}\n{ARTICLES}").subject == name


@pytest.mark.parametrize(
    "subject", ["TỔ CHỨC HỘI NGHỊ TRỰC TUYẾN", "PHÒNG CHỐNG DỊCH BỆNH", "BAN HÀNH QUY CHẾ LÀM VIỆC", "BẢO VỆ RỪNG"]
)
def test_a_subject_in_capitals_may_begin_like_the_name_of_a_body(subject: str) -> None:
    text = f"SỞ Y TẾ\n{NATIONAL}Số: 12/KH-SYT\nSông Thương, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\n{subject}\n\nI. MỤC ĐÍCH\n1. Làm tốt.\n"
    header = head(text)
    assert (header.issuer, header.subject) == ("Sở Y tế", subject)


def test_a_chairman_who_issues_is_one_body_over_several_lines() -> None:
    header = head(
        "CHỦ TỊCH          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "ỦY BAN NHÂN DÂN TỈNH          Độc lập - Tự do - Hạnh phúc\nSÔNG THƯƠNG\n"
        "Số: 08/CT-UBND          Sông Thương, ngày 12 tháng 3 năm 2019\n\nCHỈ THỊ\nVề việc quản lý khoáng sản\n\n1. Các sở thực hiện.\n"
    )
    assert (header.issuer, header.parent) == ("Chủ tịch Ủy ban nhân dân tỉnh Sông Thương", None)


def test_who_made_a_copy_is_not_above_who_issued_the_document() -> None:
    header = head(
        f"ỦY BAN NHÂN DÂN XÃ TÂN MỸ\nSAO Y BẢN CHÍNH\nSố: 12/SY-UBND\nSỞ Y TẾ\n{NATIONAL}Số: 51/QĐ-SYT\n"
        "Sông Thương, ngày 14 tháng 12 năm 2020\nQUYẾT ĐỊNH\nVề việc ban hành hướng dẫn\nGIÁM ĐỐC SỞ Y TẾ\n"
        "Căn cứ Luật Khám bệnh năm 2009;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành hướng dẫn.\n"
    )
    assert header.symbol is not None
    assert (header.issuer, header.parent, header.symbol.text) == ("Sở Y tế", None, "51/QĐ-SYT")
    assert header.copy_of == "SAO Y BẢN CHÍNH"


def test_the_standing_committee_of_the_party_is_written_as_its_rules_write_it() -> None:
    header = head(
        "TỈNH ỦY SÔNG THƯƠNG\nBAN THƯỜNG VỤ\n*\nSố 123-KH/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nSông Thương, ngày 18 tháng 5 năm 2022\n\n"
        "KẾ HOẠCH\nthực hiện nghị quyết về nông nghiệp\n-----\n\nI- MỤC ĐÍCH\n1. Quán triệt.\n"
    )
    assert (header.issuer, header.parent) == ("Ban Thường vụ", "Tỉnh ủy Sông Thương")


@pytest.mark.parametrize(
    ("basis", "subject", "day"),
    [
        ("Căn cứ Luật Tổ chức HĐND và UBND (sửa đổi) ngày 21/6/1994;", "Tổ chức HĐND và UBND", "21/6/1994"),
        ("Căn cứ Hiến pháp nước Cộng hòa đã được sửa đổi theo Nghị quyết năm 2025;", "nước Cộng hòa", None),
    ],
)
def test_what_is_said_of_a_law_is_no_part_of_its_name(basis: str, subject: str, day: str | None) -> None:
    found = references(f"Số: 12/QĐ-UBND\nQUYẾT ĐỊNH\nVề việc chung\n\n{basis}\n\nQUYẾT ĐỊNH:\nĐiều 1. Làm.\n")
    assert [(r.subject, r.date.raw if r.date else None) for r in found] == [(subject, day)]


def test_words_that_a_code_is_the_initials_of_win_over_the_code() -> None:
    (found,) = references(
        "Số: 12/QĐ-UBND\nQUYẾT ĐỊNH\nVề việc chung\n\n"
        "Căn cứ đề nghị của Sở Địa chính tại Tờ trình số 12/TT-ĐC ngày 10/9/2003;\n\nQUYẾT ĐỊNH:\nĐiều 1. Làm.\n"
    )
    assert (found.type, found.relation) == ("Tờ trình", Relation.BASED_ON)


def test_the_number_of_a_contract_stands_under_its_title_and_is_no_subject() -> None:
    text = f"{NATIONAL}HỢP ĐỒNG KINH TẾ\nSố: 12/HĐ-SYT\nCăn cứ Bộ luật Dân sự năm 2015;\n\nĐiều 1. Nội dung\nBên B giao hàng.\n"
    header = head(text)
    assert header.symbol is not None
    assert (header.type, header.subject, header.symbol.text) == ("Hợp đồng", "KINH TẾ", "12/HĐ-SYT")


@pytest.mark.parametrize(
    "national",
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        ("CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        ("ĐẢNG CỘNG SẢN", "VIỆT NAM"),
    ],
)
def test_a_national_title_torn_by_a_narrow_column_is_no_part_of_the_issuer(national: tuple[str, ...]) -> None:
    header = head(
        "\n".join(
            ("UBND TỈNH SÔNG THƯƠNG", "SỞ Y TẾ", "Số: 12/BC-SYT", *national, "Sông Thương, ngày 05 tháng 12 năm 2022")
        )
        + "\nBÁO CÁO\nKết quả năm 2022\n\nI. KẾT QUẢ\n1. Tốt.\n"
    )
    assert (header.issuer, header.parent, header.subject) == ("Sở Y tế", "UBND tỉnh Sông Thương", "Kết quả năm 2022")


@pytest.mark.parametrize(
    "torn", ["ngày 05 tháng 12 năm\n2022", "ngày 05 tháng 12\nnăm 2022", "ngày 05 tháng\n12 năm 2022"]
)
def test_a_date_torn_by_a_narrow_column_is_read_whole(torn: str) -> None:
    header = head(f"SỞ Y TẾ\nSố: 12/BC-SYT\n{NATIONAL}Sông Thương, {torn}\nBÁO CÁO\nKết quả\n\nI. KẾT QUẢ\n1. Tốt.\n")
    assert header.date is not None
    assert header.date.value is not None
    assert (header.date.value.isoformat(), header.place_name) == ("2022-12-05", "Sông Thương")


def test_a_regulation_under_the_name_of_its_body_has_articles_of_its_own() -> None:
    document = read_text(
        f"SỞ Y TẾ\n{NATIONAL}Số: 12/QĐ-SYT\nSông Thương, ngày 05 tháng 12 năm 2022\nQUYẾT ĐỊNH\nBan hành Quy chế làm việc\n\n"
        "QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.\n"
        "Nơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Văn Mẫu\n\n"
        "UBND TỈNH SÔNG THƯƠNG\nSỞ Y TẾ\n\nQUY CHẾ\nLàm việc của Sở Y tế\n"
        "(Kèm theo Quyết định số 12/QĐ-SYT ngày 05/12/2022 của Sở Y tế)\n\nĐiều 1. Phạm vi điều chỉnh\n1. Quy chế này quy định.\n"
    )
    places = [p.place.key() for p in document.paragraphs if p.text.startswith("Điều 1.")]
    assert places == ["article:1", "Quy chế|article:1"]
    assert [p.place.attachment for p in document.paragraphs if p.text == "SỞ Y TẾ"] == ["", "Quy chế"]


def test_the_rest_of_a_known_name_that_reads_like_another_body_belongs_to_the_name() -> None:
    header = head(
        f"BỘ NÔNG NGHIỆP VÀ MÔI\nTRƯỜNG\nCỤC QUẢN LÝ ĐẤT ĐAI\n_____\nSố: 12/BC-QLĐĐ\n{NATIONAL}Hà Nội, ngày 05 tháng 12 năm 2025\n"
        "BÁO CÁO\nKết quả\n\nI. KẾT QUẢ\n1. Tốt.\n"
    )
    assert (header.issuer, header.parent) == ("Cục Quản lý đất đai", "Bộ Nông nghiệp và Môi trường")


def test_a_rule_of_underscores_is_no_part_of_a_subject() -> None:
    document = read_text(
        "SỞ Y TẾ\nSố: 12/SYT-NV\nV/v báo cáo kết quả\n_______________\n"
        f"{NATIONAL}Sông Thương, ngày 05 tháng 12 năm 2025\nKính gửi: Các đơn vị.\n\nSở Y tế báo cáo.\n"
    )
    assert "V/v báo cáo kết quả" in [paragraph.text for paragraph in document.paragraphs]


def test_a_subject_that_breaks_off_inside_a_phrase_goes_on_after_a_blank_line() -> None:
    header = head(
        f"SỞ Y TẾ\nSố: 12/KH-SYT\n{NATIONAL}Sông Thương, ngày 05 tháng 12 năm 2021\n\nKẾ HOẠCH\n\nPhát triển y tế cơ sở đến năm\n\n"
        "2030 trên địa bàn tỉnh\n\nI. MỤC ĐÍCH\n\n1. Tốt.\n"
    )
    assert header.subject == "Phát triển y tế cơ sở đến năm 2030 trên địa bàn tỉnh"


SENTENCES = (
    "Thời gian qua, công tác này đã đạt được một số kết quả.",
    "Hôm nay, vào lúc 08 giờ ngày 12/5/2020, tại trụ sở Ủy ban nhân dân xã, Đoàn kiểm tra theo Quyết định số\n45/QĐ-SYT làm việc.",
    "Ủy ban nhân dân tỉnh Sông Thương giao các cơ quan thực hiện những việc sau đây theo chức năng, nhiệm vụ\nđược giao:",
    "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:",
)


@pytest.mark.parametrize("body", SENTENCES)
def test_running_text_right_under_a_subject_is_no_part_of_it(body: str) -> None:
    header = head(
        f"SỞ Y TẾ\n{NATIONAL}Số: 12/CT-SYT\nSông Thương, ngày 05 tháng 3 năm 2024\nCHỈ THỊ\nVề việc phòng bệnh\n{body}\n1. Làm tốt.\n"
    )
    assert header.symbol is not None
    assert (header.symbol.text, header.subject) == ("12/CT-SYT", "Về việc phòng bệnh")


@pytest.mark.parametrize("rest", ["của đồng chí Chủ tịch tại", "Hội nghị sơ kết công tác năm 2024"])
def test_a_subject_over_several_lines_stays_whole(rest: str) -> None:
    text = f"SỞ Y TẾ\n{NATIONAL}Số: 12/TB-SYT\nSông Thương, ngày 05 tháng 3 năm 2024\nTHÔNG BÁO\nKết luận về việc chung\n{rest}\nCăn cứ quy định, Sở thông báo:\n"
    assert head(text).subject == f"Kết luận về việc chung {rest}"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("HƯỚNG DẪN LIÊN NGÀNH", "Hướng dẫn"),
        ("CHƯƠNG TRÌNH PHỐI HỢP", "Chương trình"),
        ("KẾT LUẬN THANH TRA", "Kết luận"),
    ],
)
def test_words_that_belong_to_the_name_of_the_type_are_no_subject(title: str, kind: str) -> None:
    header = head(f"SỞ Y TẾ\n{NATIONAL}Số: 12/HD-SYT\n{title}\nViệc khám bệnh cho người già\n\nI. CHUNG\n1. Làm tốt.\n")
    assert (header.type, header.subject) == (kind, "Việc khám bệnh cho người già")


@pytest.mark.parametrize("code", ["BCĐ389", "BCĐ138", "BCĐ35"])
def test_the_number_of_a_steering_committee_may_be_part_of_its_code(code: str) -> None:
    read = read_text(
        f"ỦY BAN NHÂN DÂN TỈNH SÔNG THƯƠNG\nBAN CHỈ ĐẠO\n{NATIONAL}Số: 07/KH-{code}\nKẾ HOẠCH\nVề việc chung\n\n"
        f"Thực hiện Kế hoạch số 15/KH-{code} ngày 31/12/2019 của Ban Chỉ đạo Quốc gia, Ban Chỉ đạo ban hành kế hoạch.\n"
    )
    assert read.document.header.symbol is not None
    assert (read.document.header.symbol.text, read.document.header.symbol.issuer) == (f"07/KH-{code}", code)
    assert [(r.symbol.text, r.relation) for r in read.references if r.symbol] == [
        (f"15/KH-{code}", Relation.IMPLEMENTS)
    ]


def test_a_party_committee_stands_under_the_committee_of_the_province() -> None:
    header = head(
        "ĐẢNG BỘ TỈNH SÔNG THƯƠNG ĐẢNG CỘNG SẢN VIỆT NAM\nHUYỆN ỦY TÂN MỸ\n*\nSố 245-BC/HU Tân Mỹ, ngày 15 tháng 11 năm 2018\n\n"
        "BÁO CÁO\nkết quả 3 năm thực hiện Chỉ thị số 05-CT/TW của Bộ Chính trị\n-----\n\nI- ĐẶC ĐIỂM\n1- Thuận lợi.\n"
    )
    assert (header.issuer, header.parent) == ("Huyện ủy Tân Mỹ", "Đảng bộ tỉnh Sông Thương")


def test_a_number_torn_by_a_narrow_column_is_read_whole() -> None:
    header = head(
        f"BỘ Y TẾ - BỘ TÀI CHÍNH\nSố: 02/2006/TTLT-BYT-\nBTC\n{NATIONAL}THÔNG TƯ LIÊN TỊCH\nVề việc chung\n\n1. Làm tốt.\n"
    )
    assert header.symbol is not None
    assert (header.symbol.text, header.issuer) == ("02/2006/TTLT-BYT-BTC", "Bộ Y tế - Bộ Tài chính")


CONSOLIDATED = f"""\
BỘ Y TẾ
{NATIONAL}Số: 05/VBHN-BYT
Hà Nội, ngày 14 tháng 02 năm 2023

THÔNG TƯ
Quy định mức phí chung

Thông tư số 240/2016/TT-BYT ngày 11 tháng 11 năm 2016 của Bộ trưởng Bộ Y tế quy định mức phí chung, được sửa đổi, bổ sung bởi:

1. Thông tư số 44/2018/TT-BYT ngày 07 tháng 5 năm 2018 của Bộ trưởng Bộ Y tế sửa đổi, bổ sung một số điều của Thông tư số 240/2016/TT-BYT.

Căn cứ Nghị định số 75/2017/NĐ-CP ngày 20 tháng 6 năm 2017 của Chính phủ;

Điều 1. Phạm vi
Thông tư số 99/2010/TT-BYT đã được áp dụng trước đây.

XÁC THỰC VĂN BẢN HỢP NHẤT
KT. BỘ TRƯỞNG
THỨ TRƯỞNG
Trần Văn Mẫu
"""


def test_a_consolidated_text_merges_what_it_lists_before_its_legal_bases() -> None:
    read = read_text(CONSOLIDATED)
    header = read.document.header
    assert (header.type, header.issuer, header.subject) == ("Văn bản hợp nhất", "Bộ Y tế", "Quy định mức phí chung")
    assert (header.capacity, header.signer_title, header.signer_name) == ("KT", "THỨ TRƯỞNG", "Trần Văn Mẫu")
    first = {r.symbol.text: r.relation for r in reversed(read.references) if r.symbol}
    assert first == {
        "240/2016/TT-BYT": Relation.CONSOLIDATES,
        "44/2018/TT-BYT": Relation.CONSOLIDATES,
        "75/2017/NĐ-CP": Relation.BASED_ON,
        "99/2010/TT-BYT": Relation.CITES,
    }


def test_the_number_of_a_copy_at_the_end_is_no_reference() -> None:
    text = f"SỞ Y TẾ\n{NATIONAL}Số: 12/KH-SYT\nKẾ HOẠCH\nVề việc chung\n\nI. CHUNG\n1. Làm tốt.\n\nGIÁM ĐỐC\n(đã ký)\nTrần Văn Mẫu\n\nSỞ NỘI VỤ\nSố: 15/SY-SNV\nSAO Y\nSông Thương, ngày 28 tháng 10 năm 2021\n"
    assert references(text) == ()


def test_a_letter_of_a_tax_office_is_no_directive() -> None:
    header = head(
        f"CỤC THUẾ TỈNH SÔNG THƯƠNG\nSố: 4567/CT-TTHT\nV/v hóa đơn điện tử\n{NATIONAL}Sông Thương, ngày 12 tháng 5 năm 2019\n\n"
        "Kính gửi: Công ty Mẫu\n\nCục Thuế trả lời như sau:\n1. Làm tốt.\n"
    )
    assert header.symbol is not None
    assert (header.type, header.symbol.type, header.symbol.issuer, header.symbol.unit) == (
        "Công văn",
        "CV",
        "CT",
        "TTHT",
    )


def test_a_symbol_of_the_youth_union_names_its_unit() -> None:
    read = read_text(
        f"SỞ Y TẾ\n{NATIONAL}Số: 12/KH-SYT\nKẾ HOẠCH\nVề việc chung\n\nThực hiện Kế hoạch số 45-KH/TĐTN-VP, ngày 12/02/2020 của Tỉnh đoàn, Sở lập kế hoạch.\n"
    )
    symbol = read.references[0].symbol
    assert symbol is not None
    assert (symbol.text, symbol.form, symbol.issuer, symbol.unit) == ("45-KH/TĐTN-VP", "E", "TĐTN", "VP")


@pytest.mark.parametrize("gap", ["\n", " ", "          "])
def test_the_date_may_stand_beside_the_number_of_a_law(gap: str) -> None:
    header = head(
        f"QUỐC HỘI\n{NATIONAL}Luật số: 17/2031/QH18{gap}Hà Nội, ngày 16 tháng 6 năm 2031\nLUẬT\nTỔ CHỨC THÔN, BẢN\n{ARTICLES}"
    )
    assert header.symbol is not None
    assert header.date is not None
    assert (header.symbol.text, header.date.raw, header.place_name) == ("17/2031/QH18", "16 tháng 6 năm 2031", "Hà Nội")
    assert header.subject == "TỔ CHỨC THÔN, BẢN"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Tập đoàn Sông Thương", "Công ty Điện Mẫu"),
        ("Liên đoàn Lao động tỉnh", "Liên đoàn Lao động huyện Tân Mỹ"),
        ("Tòa án nhân dân tối cao", "Tòa án nhân dân tỉnh Sông Thương"),
    ],
)
def test_bodies_of_the_economy_and_of_unions_are_bodies(above: str, below: str) -> None:
    header = head(
        f"{above.upper()}\n{below.upper()}\n{NATIONAL}Số: 12/KH-LĐLĐ\nKẾ HOẠCH\nVề việc chung\n\nI. CHUNG\n1. Làm tốt.\n"
    )
    assert header.issuer is not None
    assert header.parent is not None
    assert (header.parent.lower(), header.issuer.lower()) == (above.lower(), below.lower())


def test_the_term_at_the_end_of_a_torn_subject_is_part_of_it() -> None:
    subject = "Thẩm tra các dự thảo nghị quyết trình kỳ họp thứ Hai, HĐND tỉnh"
    text = f"SỞ Y TẾ\n{NATIONAL}Số: 12/BC-SYT\nBÁO CÁO\n{subject}\nkhóa X\n\n1. Làm tốt.\n"
    assert head(text).subject == f"{subject} khóa X"


@pytest.mark.parametrize(
    ("last", "subject"),
    [
        (
            "kèm theo Quyết định số 19/2031/QĐ-TTg",
            "về việc sửa đổi Quy chế chợ ban hành kèm theo Quyết định số 19/2031/QĐ-TTg",
        ),
        (
            "kèm theo quyết định của Thủ tướng Chính phủ",
            "về việc sửa đổi Quy chế chợ ban hành kèm theo quyết định của Thủ tướng Chính phủ",
        ),
    ],
)
def test_the_line_of_who_decides_under_an_old_title_is_no_part_of_it(last: str, subject: str) -> None:
    title = "của Thủ tướng Chính phủ số 15/2034/QĐ-TTg\nngày 25 tháng 6 năm 2034 về việc sửa đổi\nQuy chế chợ ban hành"
    text = f"Quyết định\n{title}\n{last}\nThủ tướng Chính phủ\nCăn cứ Luật Tổ chức Chính phủ ngày 25 tháng 12 năm 2031;\nQuyết định:\nĐiều 1. Sửa đổi Quy chế.\n"
    assert head(text).subject == subject
    assert head(text.replace("\nThủ tướng Chính phủ\nCăn", "\nCăn")).subject == subject
