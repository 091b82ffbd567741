"""Heads and ends whose parts a page's source tears, puts side by side, or sets letter by letter."""

from __future__ import annotations

import pytest

from corpus.document import understand
from corpus.model import Block, Box, DocumentId, Format, Header, ParagraphKind, RawDocument, ReadDocument
from corpus.place_label import label
from tests.support.texts import read_text

NATIONAL = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
NUMBER = "Số: 18/2015/QĐ-UBND\nTân Mỹ, ngày 21 tháng 7 năm 2015"
TITLE = "QUYẾT ĐỊNH\nBAN HÀNH QUY ĐỊNH VỀ BẾN ĐÒ NGANG\nCăn cứ Luật Thử nghiệm ngày 19 tháng 6 năm 2015;\nQUYẾT ĐỊNH:\n"
ARTICLES = (
    "Điều 1. Ban hành Quy định về bến đò ngang.\nĐiều 2. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.\n"
)
ATTACHED = "QUY ĐỊNH\nVỀ BẾN ĐÒ NGANG\n(Ban hành\nkèm theo Quyết định số 18/2015/QĐ-UBND\nNgày 21 tháng\n7 năm 2015 của Ủy ban nhân dân tỉnh)\nĐiều 1. Bến đò có biển báo.\n"


def document(
    head: str = f"ỦY BAN NHÂN DÂN\nTỈNH SÔNG THƯƠNG\n{NATIONAL}\n{NUMBER}", end: str = "", attached: str = ""
) -> ReadDocument:
    return read_text(f"{head}\n{TITLE}{ARTICLES}{end}\n{attached}")


def head(text: str) -> Header:
    return document(text).document.header


@pytest.mark.parametrize(
    "columns",
    [
        "ỦY BAN NHÂN DÂN\nTỈNH SÔNG THƯƠNG CỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ\nTỈNH SÔNG THƯƠNG HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        "ỦY BAN NHÂN DÂN CỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH SÔNG THƯƠNG\nĐộc lập - Tự do - Hạnh phúc",
        "ỦY BAN NHÂN DÂN HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH SÔNG THƯƠNG Độc lập - Tự do - Hạnh phúc",
        "ỦY BAN NHÂN DÂN\nTỈNH SÔNG THƯƠNG\nCỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    ],
)
def test_a_body_does_not_take_in_a_torn_national_title(columns: str) -> None:
    header = head(f"{columns}\n{NUMBER}")
    assert (header.issuer, header.parent) == ("Ủy ban nhân dân tỉnh Sông Thương", None)


@pytest.mark.parametrize(
    ("column", "issuer", "parent"),
    [
        ("CHÍNH\nPHỦ", "Chính phủ", None),
        ("VĂN\nPHÒNG CHÍNH PHỦ", "Văn phòng Chính phủ", None),
        ("UBND TỈNH SÔNG THƯƠNG\nTHANH\nTRA TỈNH", "Thanh tra tỉnh", "UBND tỉnh Sông Thương"),
        ("SỞ CÔNG\nTHƯƠNG", "Sở Công Thương", None),
        ("PHÒNG GD&ĐT SÔNG MẪU\nTRƯỜNG: THCS TÂN MẪU", "Trường: THCS Tân Mẫu", "Phòng GD&ĐT Sông Mẫu"),
    ],
)
def test_a_name_may_be_torn_behind_its_first_syllable(column: str, issuer: str, parent: str | None) -> None:
    header = head(f"{column}\n{NATIONAL}\n{NUMBER}")
    assert (header.issuer, header.parent) == (issuer, parent)


@pytest.mark.parametrize(
    ("title", "type_name"),
    [("K ẾT LUẬN", "Kết luận"), ("B Á O C Á O", "Báo cáo"), ("T Ờ  T R Ì N H", "Tờ trình"), ("A B C", None)],
)
def test_a_title_may_be_set_letter_by_letter(title: str, type_name: str | None) -> None:
    text = f"SỞ Y TẾ\n{NATIONAL}\nTân Mỹ, ngày 21 tháng 7 năm 2015\n{title}\nVề chợ nông thôn\nI. TÌNH HÌNH\n1. Chợ họp đều.\n"
    header = read_text(text).document.header
    assert header.type == type_name
    assert type_name is None or header.subject == "Về chợ nông thôn"


def test_a_conference_of_a_committee_is_a_part_of_the_title_and_no_issuer() -> None:
    text = (
        "TỈNH ỦY SÔNG THƯƠNG\nĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 45-KL/TU\nTân Mỹ, ngày 13 tháng 5 năm 2022\nKẾT LUẬN\nHỘI NGHỊ LẦN THỨ BẢY\n"
        "BAN CHẤP HÀNH ĐẢNG BỘ TỈNH (KHÓA XVI)\nvề xây dựng bến đò đến năm 2025,\nđịnh hướng đến năm 2030\n"
        "Hội nghị đã thảo luận Tờ trình của Ban Thường vụ Tỉnh ủy và kết luận:\nI. ĐÁNH GIÁ\n1. Bến đò tốt.\n"
    )
    header = read_text(text).document.header
    assert (header.issuer, header.parent) == ("Tỉnh ủy Sông Thương", None)
    subject = "HỘI NGHỊ LẦN THỨ BẢY BAN CHẤP HÀNH ĐẢNG BỘ TỈNH (KHÓA XVI) về xây dựng bến đò đến năm 2025, định hướng đến năm 2030"
    assert header.subject == subject


def test_a_subject_goes_on_where_it_breaks_off_in_the_name_of_a_body() -> None:
    header = document(
        f"ỦY BAN NHÂN DÂN\nTỈNH SÔNG THƯƠNG\n{NATIONAL}\n{NUMBER}\nQUYẾT ĐỊNH\nTHỰC HIỆN CHỈ THỊ CỦA BAN\nBÍ THƯ VỀ BẾN ĐÒ NGANG\nCăn cứ Luật Mẫu;"
    ).document.header
    assert header.subject == "THỰC HIỆN CHỈ THỊ CỦA BAN BÍ THƯ VỀ BẾN ĐÒ NGANG"


def test_the_subject_of_a_letter_goes_on_with_the_number_that_its_last_word_names() -> None:
    text = f"SỞ Y TẾ\n{NATIONAL}\nSố: 12/SYT-NV\nV/v vướng mắc khi thi hành Nghị định số\n69/2018/NĐ-CP.\nTân Mỹ, ngày 21 tháng 7 năm 2018\nKính gửi: Bộ Y tế.\n"
    assert read_text(text).document.header.subject == "vướng mắc khi thi hành Nghị định số 69/2018/NĐ-CP."


def test_a_body_under_a_whole_head_is_no_issuer_where_the_title_is_lost() -> None:
    text = f"SỞ Y TẾ\n{NATIONAL}\nSố: 18/KL-SYT\nTân Mỹ, ngày 21 tháng 7 năm 2015\nK\u0301L\nBAN CHỈ ĐẠO TỈNH SÔNG THƯƠNG\nCăn cứ Luật Thử nghiệm;\n"
    assert read_text(text).document.header.issuer == "Sở Y tế"


def test_what_a_site_says_of_a_file_is_no_subject() -> None:
    text = "Quyết định số 291/2006/QĐ-UBDT\n\nChia sẻ: Mẫu | Ngày: | Loại File: PDF | Số trang:17\n\n40\nlượt xem\n"
    assert read_text(text).document.header.subject is None


def test_an_old_title_names_number_and_day_before_the_body() -> None:
    title = "THÔNG TƯ\nSỐ 15-BTC/TT NGÀY 16-3-1991 CỦA BỘ TÀI CHÍNH QUY ĐỊNH CHẾ ĐỘ QUẢN LÝ CHỢ"
    text = (
        f"BỘ TÀI CHÍNH\n{NATIONAL}\nSố: 15-BTC/TT\nHà Nội, ngày 16 tháng 3 năm 1991\n{title}\nCăn cứ Luật Thử nghiệm;\n"
    )
    header = read_text(text).document.header
    assert header.symbol is not None
    assert (header.symbol.text, header.subject) == ("15-BTC/TT", "QUY ĐỊNH CHẾ ĐỘ QUẢN LÝ CHỢ")


@pytest.mark.parametrize(
    "end",
    [
        "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT. | TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn Mẫu |",
        "Nơi nhận: - Như Điều 2; - Lưu: VT. | TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Trần Văn Mẫu |",
        "Nơi\nnhận:\n- Như Điều 2;\n- Lưu: VT.\nTM.\nỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần\nVăn Mẫu",
        "| | TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Trần Văn Mẫu |\nNơi gởi:\n- Như Điều 2;\n- Lưu: VT.",
    ],
)
def test_an_end_between_bars_or_torn_is_read_and_what_is_attached_begins_anew(end: str) -> None:
    read = document(end=end, attached=ATTACHED)
    header = read.document.header
    assert (header.capacity, header.signer_title, header.signer_name) == ("TM", "CHỦ TỊCH", "Trần Văn Mẫu")
    assert header.recipients == ("Như Điều 2", "Lưu: VT")
    places = {paragraph.text: label(paragraph.place) for paragraph in read.paragraphs}
    assert places["Điều 1. Bến đò có biển báo."] == "Điều 1 Quy định ban hành kèm theo"


@pytest.mark.parametrize("end", ["Phó Chủ tịch\n\n(Đã ký)\n\nTrần Văn Mẫu", "Phó Chủ tịch\n\nTrần Văn Mẫu"])
def test_a_page_may_give_the_office_in_small_letters(end: str) -> None:
    header = document(end=end).document.header
    assert (header.signer_title, header.signer_name) == ("Phó Chủ tịch", "Trần Văn Mẫu")


def test_a_list_of_offices_and_names_is_no_end() -> None:
    read = document(end="Thành viên gồm:\nChủ tịch\nTrần Văn Mẫu\nPhó Chủ tịch\nLê Thị Mẫu\nĐiều 3. Tổ tự giải thể.\n")
    assert ParagraphKind.SIGNATURE not in {paragraph.kind for paragraph in read.paragraphs}


def test_an_address_may_be_spelled_as_in_the_south() -> None:
    text = f"TRƯỜNG TIỂU HỌC TÂN MẪU\n{NATIONAL}\nSố: 14/TTr-TM\nTân Mỹ, ngày 10 tháng 10 năm 2010\nTỜ TRÌNH\nVề việc sửa mái\nKính gởi: Phòng Giáo dục.\nTrường đề nghị sửa mái.\n"
    read = read_text(text)
    assert read.document.header.subject == "Về việc sửa mái"
    assert "Kính gởi: Phòng Giáo dục." in [part.text for part in read.paragraphs if part.kind is ParagraphKind.HEADER]


def test_a_full_line_that_ends_a_sentence_ends_no_paragraph_where_first_lines_are_broken_early() -> None:
    lines = (
        "Thời gian gần đây, tình trạng bến đò ngang",
        "không có biển báo, không có áo phao còn xảy ra ở nhiều xã ven sông của tỉnh ta.",
        "Các đoàn kiểm tra đã lập biên bản với mười hai chủ bến, đình chỉ ba bến, buộc tháo",
        "dỡ hai cầu tạm và chuyển hồ sơ của một vụ sang cơ quan công an để xử lý tiếp.",
        "Nguyên nhân chủ yếu là do nhiều chủ bến chưa",
        "nắm rõ quy định, một số xã chưa kiểm tra thường xuyên và việc xử lý còn nể nang,",
        "chưa đủ sức răn đe với những người cố tình vi phạm nhiều lần trong cùng một năm.",
        "Để khắc phục, Chủ tịch Ủy ban nhân dân",
        "tỉnh yêu cầu các sở, ban, ngành và địa phương khẩn trương thực hiện các việc sau đây",
        "trong quý tới của năm.",
    )
    text = (
        f"SỞ Y TẾ\n{NATIONAL}\nSố: 18/CT-SYT\nTân Mỹ, ngày 21 tháng 7 năm 2015\nCHỈ THỊ\nVỀ BẾN ĐÒ NGANG\n"
        + "\n".join(lines)
    )
    starts = [part.text.split(",")[0] for part in read_text(text).paragraphs if part.kind is ParagraphKind.BODY]
    assert starts == [
        "Thời gian gần đây",
        "Nguyên nhân chủ yếu là do nhiều chủ bến chưa nắm rõ quy định",
        "Để khắc phục",
    ]


def test_a_full_line_that_ends_a_sentence_ends_no_paragraph_whose_first_line_is_set_in() -> None:
    lines = (
        ("Trả lời công văn của quý Ban về bến đò ngang, Sở Y tế có ý kiến như sau:", 120),
        ("Cho đến nay chưa có một văn bản nào quy định về bến đò ngang của tỉnh ta cả", 90),
        ("mà chỉ có tập quán.", 90),
        ("Đề nghị quý Ban biết./.", 120),
    )
    blocks = tuple(
        Block(text, 1, box=Box(left, 60 + 20 * at, 500 if len(text) > 60 else 260, 72 + 20 * at), size=13)
        for at, (text, left) in enumerate(lines)
    )
    raw = RawDocument(Format.PDF, blocks, pages=1, page_widths=(595,))
    document = understand(raw, path="cong-van.pdf", document_id=DocumentId("0123456789abcdef"))
    assert [part.text.split()[0] for part in document.paragraphs] == ["Trả", "Đề"]


def test_a_subject_whose_type_line_is_lost_may_begin_with_about() -> None:
    text = f"ỦY BAN NHÂN DÂN TỈNH SÔNG THƯƠNG\n{NATIONAL}\n{NUMBER}\nVỀ MỨC THU PHÍ QUA ĐÒ\nỦY BAN NHÂN DÂN TỈNH SÔNG THƯƠNG\nCăn cứ Luật Mẫu;\nĐiều 1. Thu.\n"
    assert read_text(text).document.header.subject == "VỀ MỨC THU PHÍ QUA ĐÒ"


def test_a_bullet_before_the_name_of_a_body_is_no_part_of_it() -> None:
    assert (
        head(f" • BỘ LAO ĐỘNG – THƯƠNG BINH\n\n  VÀ XÃ HỘI\n\n{NUMBER}\n\n{NATIONAL}").issuer
        == "Bộ Lao động - Thương binh và Xã hội"
    )


def test_marks_that_are_counted_end_a_line_and_no_place_follows() -> None:
    text = f"SỞ Y TẾ\n{NATIONAL}\nSố: 18/BC-SYT\nTân Mỹ, ngày 21 tháng 7 năm 2015\nBÁO CÁO\nVề bến đò\nSở Y tế báo cáo như sau:\n"
    read = read_text(
        f"{text}Tổng số các tiêu chí tự chấm của toàn ngành y tế là 100 điểm\nĐối chiếu với quy định thì bến đò đạt chuẩn\n"
    )
    assert [label(part.place) for part in read.paragraphs if part.text.startswith("Đối chiếu")] == ["mở đầu, đoạn 3"]


def test_a_joint_circular_lists_its_bodies_behind_a_colon() -> None:
    read = read_text(
        "Căn cứ Thông tư liên tịch số 144/2002/TTLT-BNN-BCA của liên Bộ: Nông nghiệp - Công an, ngày 06/12/2002 về rừng;\n"
    )
    (reference,) = read.references
    assert reference.date is not None
    assert (reference.date.raw, reference.issuer) == ("06/12/2002", "liên Bộ: Nông nghiệp - Công an")
