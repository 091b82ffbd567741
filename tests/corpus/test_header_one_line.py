"""Documents that a page gives on one line: parted again where elements of the head and units of the body begin."""

from __future__ import annotations

import pytest

from corpus.model import ParagraphKind, ReadDocument
from corpus.place_label import label
from corpus.structure.lines import to_lines
from corpus.structure.one_line import part_page_labels, part_whole_documents
from tests.support.texts import raw_text, read_text

HEAD = (
    "ỦY BAN NHÂN DÂN TỈNH SÔNG THƯƠNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"
    " Số: 41/2016/QĐ-UBND Sông Thương, ngày 07 tháng 3 năm 2016"
)
BODY = (
    "Căn cứ Luật Thử nghiệm ngày 19/6/2015; Căn cứ Nghị định số 24/2015/NĐ-CP ngày 27/02/2015 của Chính phủ;"
    " Theo đề nghị của Giám đốc Sở Giao thông tại Tờ trình số 9/TTr-SGT ngày 01/3/2016, QUYẾT ĐỊNH:"
    " Điều 1. Ban hành kèm theo Quyết định này Quy định về bến đò. Điều 2. Quyết định này có hiệu lực sau 10 ngày."
    " Nơi nhận: - Như Điều 1; - Lưu: VT. TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Trần Văn Mẫu"
    " QUY ĐỊNH Về bến đò ngang (Ban hành kèm theo Quyết định số 41/2016/QĐ-UBND ngày 07/3/2016 của Ủy ban nhân dân tỉnh Sông Thương)"
    " Chương I QUY ĐỊNH CHUNG Điều 1. Phạm vi điều chỉnh 1. Quy định này áp dụng cho bến đò. 2. Không áp dụng cho phà."
)
SUBJECT = "BAN HÀNH QUY ĐỊNH VỀ BẾN ĐÒ NGANG TRÊN ĐỊA BÀN TỈNH SÔNG THƯƠNG"
WHOLE = f"{HEAD} QUYẾT ĐỊNH {SUBJECT} CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SÔNG THƯƠNG {BODY}"


def places(document: ReadDocument, kind: ParagraphKind) -> list[str]:
    return [label(paragraph.place) for paragraph in document.paragraphs if paragraph.kind is kind]


def test_every_element_of_the_head_is_read() -> None:
    header = read_text(WHOLE).document.header
    assert header.symbol is not None
    assert header.date is not None
    assert header.date.value is not None
    assert (header.type, header.symbol.text, header.date.value.isoformat()) == (
        "Quyết định",
        "41/2016/QĐ-UBND",
        "2016-03-07",
    )
    assert (header.issuer, header.parent, header.place_name) == (
        "Ủy ban nhân dân tỉnh Sông Thương",
        None,
        "Sông Thương",
    )
    assert (header.subject, header.authority) == (SUBJECT, "Chủ tịch Ủy ban nhân dân tỉnh Sông Thương")
    assert (header.signer_name, header.signer_title, header.capacity) == ("Trần Văn Mẫu", "CHỦ TỊCH", "TM")
    assert header.recipients == ("Như Điều 1", "Lưu: VT")


def test_every_unit_has_its_place() -> None:
    document = read_text(WHOLE)
    assert places(document, ParagraphKind.BASIS) == ["căn cứ 1", "căn cứ 2", "căn cứ 3"]
    assert places(document, ParagraphKind.BODY) == [
        "Điều 1",
        "Điều 2",
        "khoản 1 Điều 1 Quy định ban hành kèm theo",
        "khoản 2 Điều 1 Quy định ban hành kèm theo",
    ]


def test_what_the_page_says_above_does_not_hide_the_head() -> None:
    crumbs = "1. Trang chủ\n2. » Văn bản\n\nQuyết định số 41/2016/QĐ-UBND doc\n\nĐang tải... (xem toàn văn)\n\n"
    header = read_text(crumbs + WHOLE).document.header
    assert (header.issuer, header.subject) == ("Ủy ban nhân dân tỉnh Sông Thương", SUBJECT)


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        (
            "KẾ HOẠCH Tổ chức Ngày hội đọc sách năm 2022 Thực hiện Kế hoạch số 7/KH-SVH, ",
            "Tổ chức Ngày hội đọc sách năm 2022",
        ),
        ("BÁO CÁO TÌNH HÌNH CHỢ NÔNG THÔN NĂM 2022 Trong năm qua, ", "TÌNH HÌNH CHỢ NÔNG THÔN NĂM 2022"),
        ("TỜ TRÌNH Về việc xin sửa mái nhà kho Kính gửi: Ủy ban nhân dân huyện Mẫu. ", "Về việc xin sửa mái nhà kho"),
    ],
)
def test_a_subject_ends_where_running_text_begins(title: str, subject: str) -> None:
    text = f"{HEAD.replace('QĐ-UBND', 'KH-UBND')} {title} Ủy ban nhân dân tỉnh xây dựng nội dung như sau: I. MỤC ĐÍCH 1. Nâng cao ý thức."
    assert read_text(text).document.header.subject == subject


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        (
            "NGHỊ QUYẾT VỀ PHÍ QUA ĐÒ NĂM 2016 HỘI ĐỒNG NHÂN DÂN TỈNH SÔNG THƯƠNG KHÓA XII, KỲ HỌP THỨ 9 (Từ ngày 08 đến 10/3/2016)",
            "VỀ PHÍ QUA ĐÒ NĂM 2016",
        ),
        (
            "QUYẾT ĐỊNH Ban hành Quy định về bến đò ----- ỦY BAN NHÂN DÂN TỈNH SÔNG THƯƠNG",
            "Ban hành Quy định về bến đò",
        ),
        ("QUYẾT ĐỊNH Ban hành Quy định về bến đò GIÁM ĐỐC SỞ Y TẾ", "Ban hành Quy định về bến đò"),
        ("NGHỊ ĐỊNH CỦA CHÍNH PHỦ Quy định về bến đò ____ CHÍNH PHỦ", "Quy định về bến đò"),
        ("THÔNG TƯ CỦA BỘ Y TẾ SỐ 5/2001/TT-BYT NGÀY 17 THÁNG 7 NĂM 2001 HƯỚNG DẪN VỀ BẾN ĐÒ", "HƯỚNG DẪN VỀ BẾN ĐÒ"),
    ],
)
def test_who_decides_is_no_part_of_the_subject(title: str, subject: str) -> None:
    for basis in ("Căn cứ Luật Thử nghiệm;", "- Căn cứ Luật Thử nghiệm;"):
        text = f"{HEAD} {title} {basis} QUYẾT ĐỊNH: Điều 1. Bến đò có biển báo. Điều 2. Quyết định này có hiệu lực từ ngày ký."
        assert read_text(text).document.header.subject == subject


@pytest.mark.parametrize(
    ("end", "signer"),
    [
        ("- Lưu: VT. KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Trần Văn Mẫu", ("KT", "PHÓ GIÁM ĐỐC", "Trần Văn Mẫu")),
        ("- Lưu: VT, KS(2b).VTA. BỘ TRƯỞNG, CHỦ NHIỆM Trần Văn Mẫu", ("", "BỘ TRƯỞNG, CHỦ NHIỆM", "Trần Văn Mẫu")),
        ("- Lưu: VT. CHỦ TỊCH (Đã ký) Trần Văn Mẫu", ("", "CHỦ TỊCH", "Trần Văn Mẫu")),
        ("- Lưu: VT T/L BỘ TRƯỞNG VỤ TRƯỞNG Trần Văn Mẫu", ("TL", "VỤ TRƯỞNG", "Trần Văn Mẫu")),
    ],
)
def test_the_signature_stands_behind_the_recipients(end: str, signer: tuple[str, str, str]) -> None:
    header = read_text(
        f"{HEAD} QUYẾT ĐỊNH VỀ BẾN ĐÒ {BODY.split(' Nơi nhận')[0]} Nơi nhận: - Như Điều 1; {end}"
    ).document.header
    assert (header.capacity, header.signer_title, header.signer_name) == signer


@pytest.mark.parametrize(
    ("bodies", "issuer", "parent"),
    [
        ("BỘ TÀI CHÍNH TỔNG CỤC HẢI QUAN", "Tổng cục Hải quan", "Bộ Tài chính"),
        (
            "LIÊN ĐOÀN LAO ĐỘNG TỈNH SÔNG THƯƠNG LIÊN ĐOÀN LAO ĐỘNG HUYỆN TÂN MẪU",
            "Liên đoàn Lao động huyện Tân Mẫu",
            "Liên đoàn Lao động tỉnh Sông Thương",
        ),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO SÔNG THƯƠNG", "Sở Giáo dục và Đào tạo Sông Thương", None),
    ],
)
def test_two_bodies_may_share_the_line(bodies: str, issuer: str, parent: str | None) -> None:
    header = read_text(WHOLE.replace("ỦY BAN NHÂN DÂN TỈNH SÔNG THƯƠNG", bodies, 1)).document.header
    assert (header.issuer, header.parent) == (issuer, parent)


def test_columns_may_be_interleaved_and_a_letter_has_no_title() -> None:
    header = read_text(
        "1. UBND TỈNH SÔNG THƯƠNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM SỞ GIÁO DỤC VÀ ĐÀO TẠO Độc lập - Tự do - Hạnh phúc"
        " Số : 2917 /SGDĐT-VP Tân Mỹ, ngày 05 tháng 11 năm 2010 V/v báo cáo nhanh thiệt hại do lũ"
        " Kính gửi: - Ủy ban nhân dân tỉnh; - Bộ Giáo dục và Đào tạo. Vừa qua, tỉnh bị ảnh hưởng của mưa lũ."
    ).document.header
    assert header.symbol is not None
    assert (header.type, header.symbol.text, header.place_name) == ("Công văn", "2917/SGDĐT-VP", "Tân Mỹ")
    assert (header.issuer, header.parent) == ("Sở Giáo dục và Đào tạo", "UBND tỉnh Sông Thương")
    assert header.subject == "báo cáo nhanh thiệt hại do lũ"


def test_a_head_of_the_party_on_one_line_is_read() -> None:
    header = read_text(
        "TỈNH ỦY SÔNG THƯƠNG VĂN PHÒNG * Số 12-HD/VPTU ĐẢNG CỘNG SẢN VIỆT NAM Tân Mỹ, ngày 03 tháng 4 năm 2018"
        " HƯỚNG DẪN thể thức văn bản của cấp ủy"
    ).document.header
    assert header.symbol is not None
    assert header.date is not None
    assert header.date.value is not None
    assert (header.symbol.text, header.date.value.isoformat()) == ("12-HD/VPTU", "2018-04-03")
    assert (header.type, header.subject) == ("Hướng dẫn", "thể thức văn bản của cấp ủy")


def test_running_text_that_names_the_state_is_not_parted() -> None:
    text = "Nước CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM có nhiều sông. " + "Điều này ai cũng biết từ lâu; " * 20
    lines = to_lines(raw_text(text).blocks)
    assert part_whole_documents(lines) is lines


def test_the_number_of_a_page_is_parted_from_the_word_behind_it() -> None:
    text = "Trang 1ỦY BAN NHÂN DÂN\nTHỊ TRẤN MẪU\nSố: 67/TTr-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    document = read_text(
        f"{text}Mẫu, ngày 26 tháng 9 năm 2014\nTỜ TRÌNH\nVề việc xin sửa kho\nKính gởi: Ủy ban nhân dân huyện.\n"
    )
    assert document.document.header.issuer == "Ủy ban nhân dân thị trấn Mẫu"
    assert [paragraph.text for paragraph in document.paragraphs if paragraph.kind is ParagraphKind.NOISE] == ["Trang 1"]
    unlabelled = to_lines(raw_text("Trang 12 nói về chợ\nTrang trại").blocks)
    assert [line.text for line in part_page_labels(unlabelled)] == ["Trang 12 nói về chợ", "Trang trại"]
