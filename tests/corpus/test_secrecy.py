"""The gate: no marked page gets through, and hardly any other is held."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from fpdf import FPDF
from hypothesis import given
from hypothesis import strategies as st

from config.errors import QuarantineError
from corpus.model import Block, BlockKind, Format, RawDocument
from corpus.samples.pdf import FONTS
from corpus.secrecy import _MISREAD, Verdict, _compact, check, guard
from corpus.text.fold import fold
from tests.support.docx_made import docx_bytes, paragraph
from tests.support.reading import read_bytes

HEAD = (
    "CÔNG AN TỈNH SÔNG THƯƠNG",
    "PHÒNG THAM MƯU",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
)
BODY = (
    "Thực hiện chỉ đạo của cấp trên, đơn vị báo cáo kết quả công tác tháng 6 như sau:",
    "I. KẾT QUẢ",
    "1. Nội dung thứ nhất.",
)
STAMPS = (
    "MẬT", "TỐI MẬT", "TUYỆT MẬT", "M Ậ T", "T Ố I  M Ậ T", "T U Y Ệ T   M Ậ T", "MẶT", "MÂT", "TỐI MẶT", "TUYÊT MÂT",
    "TÔI MẬT", "T0I MẬT", "TỐ1 MẬT", "MẬT.", "* MẬT *", "[TỐI MẬT]", "|MẬT|", "- MẬT -", "ĐỘ MẬT: MẬT", "ĐỘ MẬT : TỐI MẬT",
    "Độ mật: Tuyệt mật", "TÀI LIỆU THU HỒI", "TÀI LIỆU MẬT", "BÍ MẬT NHÀ NƯỚC", "CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ",
    "MẬT - KHẨN", "HỎA TỐC MẬT", "M.Ậ.T", "DẤU MẬT", "T À I  L I Ệ U  T H U  H Ồ I",
)  # fmt: skip
TITLES = (
    "Về việc tăng cường bảo mật thông tin", "Mật độ dân số các xã năm 2023", "Quy chế bảo vệ bí mật nhà nước",
    "Hỗ trợ người nuôi ong lấy mật", "Giải phóng mặt bằng dự án đường gom", "Thanh toán không dùng tiền mặt",
    "Đổi mật khẩu hộp thư công vụ", "Danh mục bí mật nhà nước của tỉnh", "Bí mật kinh doanh và sở hữu trí tuệ", "Phần mềm mật mã dân sự",
)  # fmt: skip
ORDINARY = (
    ("QUY CHẾ", "BẢO VỆ BÍ MẬT NHÀ NƯỚC", "CỦA ỦY BAN NHÂN DÂN TỈNH"),
    ("Về việc thực hiện Luật Bảo vệ", "bí mật nhà nước"),
    ("KẾ HOẠCH TRIỂN KHAI LUẬT BẢO VỆ", "BÍ MẬT NHÀ NƯỚC"),
    ("Tăng cường công tác bảo", "mật"),
    ("TĂNG CƯỜNG CÔNG TÁC BẢO", "MẬT"),
    ("Độ mật: Không", "Độ khẩn: Thường"),
    ("ĐỘ MẬT: THƯỜNG",),
    ("KHẨN",),
    ("HỎA TỐC",),
    ("LƯU HÀNH NỘI BỘ",),
    ("Mặt",),
    ("Cắt giảm chi phí mua thiết bị làm", "mát"),
    ("DÙNG TIỀN", "MẶT"),
    ("MẬT ĐỘ XÂY DỰNG",),
    ("TỔNG MẶT BẰNG",),
    ("SỐ MẬT KHẨU",),
    ("Trách nhiệm bảo vệ", "bí mật nhà nước."),
    ("MẬT ONG",),
    ("TM. ỦY BAN NHÂN DÂN",),
)


def as_lines(extra: tuple[str, ...], *, confidence: float | None = None) -> RawDocument:
    lines = (*HEAD[:2], "Số: 15/BC-CAT", *extra, *HEAD[2:], "BÁO CÁO", *BODY)
    blocks = tuple(Block(line, gap_before=number == 0, confidence=confidence) for number, line in enumerate(lines))
    return RawDocument(Format.TEXT, blocks)


def as_row(extra: tuple[str, ...]) -> RawDocument:
    left = "\n".join((*HEAD[:2], "Số: 15/BC-CAT", *extra))
    row = Block(f"{left}\t{HEAD[2]}\n{HEAD[3]}", kind=BlockKind.TABLE_ROW, complete=True, table=1)
    return RawDocument(Format.DOCX, (row, *(Block(line, complete=True) for line in BODY)))


def as_first(extra: tuple[str, ...]) -> RawDocument:
    return RawDocument(Format.TEXT, tuple(Block(line) for line in (*extra, *HEAD, *BODY)))


def as_columns(extra: tuple[str, ...]) -> RawDocument:
    lines = (f"{HEAD[0]}     {HEAD[2]}", *(f"{line}        {HEAD[3]}" for line in extra), *BODY)
    return RawDocument(Format.TEXT, tuple(Block(line) for line in lines))


def as_one_line(extra: tuple[str, ...]) -> RawDocument:
    lines = (HEAD[0], f"Số: 15/BC-CAT {' '.join(extra)}", *HEAD[2:], *BODY)
    return RawDocument(Format.TEXT, tuple(Block(line) for line in lines))


MARKED = [
    *(as_one_line((stamp,)) for stamp in STAMPS if stamp[0].isalpha()),
    *(as_lines((stamp,)) for stamp in STAMPS),
    *(as_row((stamp,)) for stamp in STAMPS),
    *(as_first((stamp,)) for stamp in STAMPS),
    *(as_columns((stamp,)) for stamp in STAMPS if "  " not in stamp),
    *(as_lines((stamp,), confidence=61.0) for stamp in STAMPS),
    *(as_lines(tuple(stamp.split())) for stamp in ("TUYỆT MẬT", "TỐI MẬT", "M Ậ T")),
]
UNMARKED = [
    *(make((title,)) for title, make in product(TITLES, (as_lines, as_row, as_first, as_columns))),
    *(as_lines(extra) for extra in ORDINARY),
    *(as_row(extra) for extra in ORDINARY),
    *(as_lines(extra, confidence=80.0) for extra in ORDINARY),
]


def test_none_of_the_marked_pages_gets_through() -> None:
    assert len(MARKED) >= 60
    through = [raw for raw in MARKED if check(raw) is Verdict.CLEAR]
    assert [[block.text for block in raw.blocks[:5]] for raw in through] == []


def test_at_most_two_of_the_unmarked_pages_are_held() -> None:
    assert len(UNMARKED) >= 60
    held = [raw for raw in UNMARKED if check(raw) is not Verdict.CLEAR]
    assert len(held) <= 2, [[block.text for block in raw.blocks[:5]] for raw in held]


@pytest.mark.skipif(not FONTS.is_dir(), reason="the Debian package fonts-liberation2 is not installed")
@pytest.mark.parametrize("stamp", ["MẬT", "TỐI MẬT", "T U Y Ệ T  M Ậ T", "TÀI LIỆU THU HỒI"])
@pytest.mark.parametrize("framed", [True, False])
def test_a_stamp_on_a_pdf_page_stops_the_file(stamp: str, framed: bool, tmp_path: Path) -> None:
    pdf = FPDF(unit="pt", format="A4")
    pdf.add_font("serif", "", FONTS / "LiberationSerif-Regular.ttf")
    pdf.add_page()
    pdf.set_font("serif", "", 13)
    for x, y, text in ((80, 60, HEAD[0]), (290, 60, HEAD[2]), (110, 78, "Số: 15/BC-CAT"), (120, 112, stamp)):
        pdf.text(x, y, text)
    if framed:
        pdf.rect(110, 96, 150, 24)
    for number, line in enumerate(BODY):
        pdf.text(85, 180 + 20 * number, line)
    with pytest.raises(QuarantineError, match="bears a mark of state secrecy"):
        read_bytes(tmp_path, bytes(pdf.output()))


def test_a_stamp_in_a_docx_text_box_or_page_header_stops_the_file(tmp_path: Path) -> None:
    box = f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{paragraph('MẬT')}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    body = "".join(paragraph(line) for line in BODY)
    for data in (docx_bytes(box + body), docx_bytes(body, header=paragraph("TỐI MẬT"))):
        with pytest.raises(QuarantineError):
            read_bytes(tmp_path, data)


def test_a_stamp_on_an_attachment_stops_the_file() -> None:
    first = tuple(Block(line, page=1) for line in (*HEAD, *BODY))
    second = (
        Block("TUYỆT MẬT", page=2, gap_before=True),
        Block("PHỤ LỤC", page=2),
        *(Block(line, page=2) for line in BODY),
    )
    assert check(RawDocument(Format.PDF, first + second, pages=2)) is Verdict.MARKED


def test_an_annotation_counts_wherever_it_stands() -> None:
    pages = tuple(Block(line, page=1) for line in (*HEAD, *BODY * 20))
    stamp = Block("MẬT", page=1, kind=BlockKind.STAMP)
    assert check(RawDocument(Format.PDF, (*pages, stamp), pages=1)) is Verdict.MARKED


def test_degrees_in_a_list_of_documents_are_no_mark() -> None:
    rows = ("STT\tTên tài liệu\tĐộ mật", "1\tKế hoạch diễn tập\tTối mật", "2\tBáo cáo quân số\tMật")
    blocks = tuple(Block(row, kind=BlockKind.TABLE_ROW, table=1) for row in rows)
    assert check(RawDocument(Format.DOCX, (Block("DANH MỤC BÍ MẬT NHÀ NƯỚC"), *blocks))) is Verdict.CLEAR


@pytest.mark.parametrize("text", ["GIẢI MẬT", "ĐÃ GIẢI MẬT", "Độ mật: theo quy định", "Mật"])
def test_what_cannot_be_told_waits_for_a_person_who_may_let_it_through(text: str) -> None:
    raw = as_first((text,))
    assert check(raw) is Verdict.DOUBTFUL
    guard(Path("a.pdf"), raw, reviewed=True)
    with pytest.raises(QuarantineError, match="may bear a mark"):
        guard(Path("a.pdf"), raw)


def test_a_mark_stops_a_reviewed_file_as_well_and_no_word_of_it_is_told() -> None:
    raw = as_lines(("TỐI MẬT",))
    with pytest.raises(QuarantineError) as caught:
        guard(Path("a.pdf"), raw, reviewed=True)
    told = f"{caught.value} {caught.value.reason} {caught.value.remedy}".lower()
    assert not any(block.text.lower() in told for block in raw.blocks)
    assert "mật" not in told


@given(st.text(max_size=80))
def test_the_letters_of_a_line_are_those_of_its_folded_capitals(text: str) -> None:
    assert _compact(text) == "".join(filter(str.isalpha, fold(text).upper().translate(_MISREAD)))
