"""Geometry of PDF pages: columns, spaces, marks, tables and footnotes, on pages drawn for the test."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter

from corpus.model import BlockKind, RawDocument
from corpus.samples.pdf import FONTS
from tests.support.reading import block_with, read_bytes, texts

pytestmark = pytest.mark.skipif(not FONTS.is_dir(), reason="the Debian package fonts-liberation2 is not installed")
Draw = Callable[[FPDF], None]


def drawn(folder: Path, *pages: Draw) -> RawDocument:
    """Read a PDF of the given pages, in points, with 14-point serif type."""
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_auto_page_break(False)
    for style, file in (("", "Regular"), ("B", "Bold")):
        pdf.add_font("serif", style, FONTS / f"LiberationSerif-{file}.ttf")
    for draw in pages:
        pdf.add_page()
        pdf.set_font("serif", "", 14)
        draw(pdf)
    return read_bytes(folder, bytes(pdf.output()))


def body(pdf: FPDF, top: float = 200, lines: int = 12) -> None:
    for number in range(lines):
        pdf.text(85, top + 20 * number, "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao tổ chức thực hiện;")


def test_two_columns_of_a_head_that_nearly_touch_are_read_left_first(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.set_font("serif", "B", 13)
        pdf.text(70, 60, "ỦY BAN NHÂN DÂN TỈNH")
        pdf.text(240, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        pdf.text(120, 78, "SÔNG THƯƠNG")
        pdf.text(300, 77, "Độc lập - Tự do - Hạnh phúc")
        pdf.text(90, 100, "Số: 15/KH-UBND")
        pdf.text(270, 101, "Sông Thương, ngày 05 tháng 3 năm 2024")
        body(pdf)

    assert texts(drawn(tmp_path, draw))[:6] == [
        "ỦY BAN NHÂN DÂN TỈNH",
        "SÔNG THƯƠNG",
        "Số: 15/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Sông Thương, ngày 05 tháng 3 năm 2024",
    ]


def test_a_centred_heading_above_a_signature_is_no_line_of_its_right_column(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.text(85, 100, "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao tổ chức thực hiện;")
        pdf.text(250, 125, "II. ĐỐI TƯỢNG")
        pdf.text(100, 150, "1. Các sở, ngành.")
        pdf.text(85, 180, "Nơi nhận:")
        pdf.text(300, 180, "TM. ỦY BAN NHÂN DÂN")
        pdf.text(85, 198, "- Lưu: VT.")
        pdf.text(350, 198, "CHỦ TỊCH")

    assert texts(drawn(tmp_path, draw))[1:] == [
        "II. ĐỐI TƯỢNG",
        "1. Các sở, ngành.",
        "Nơi nhận:",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
    ]


def test_blanks_of_a_draft_and_tabs_after_a_number_part_no_columns(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.text(85, 60, "Số:")
        pdf.text(150, 60, "/BC-STTTT")
        for x, word in ((300, "Bắc Giang, ngày"), (430, "tháng"), (500, "năm 2024")):
            pdf.text(x, 60, word)
        for y, number in ((90, "1."), (110, "a)"), (130, "-")):
            pdf.text(85, y, number)
            pdf.text(140, y, "Nội dung sau dấu tab")

    read = texts(drawn(tmp_path, draw))
    assert read[:2] == ["Số: /BC-STTTT", "Bắc Giang, ngày tháng năm 2024"]
    assert read[2:] == [f"{number} Nội dung sau dấu tab" for number in ("1.", "a)", "-")]


def test_letters_set_apart_stay_one_word(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.set_char_spacing(1.6)
        pdf.text(200, 60, "QUYẾT ĐỊNH:")

    assert texts(drawn(tmp_path, draw)) == ["QUYẾT ĐỊNH:"]


def test_a_hyphen_at_the_end_of_a_line_stays(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.text(85, 60, "thẩm định tại Báo cáo số 88/BC-")
        pdf.text(85, 80, "STP ngày 13/6/2022.")

    assert texts(drawn(tmp_path, draw)) == ["thẩm định tại Báo cáo số 88/BC-", "STP ngày 13/6/2022."]


def test_words_drawn_twice_to_look_bold_are_read_once(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.text(85, 60, "Điều")
        pdf.text(85.4, 60, "Điều")
        pdf.text(120, 60, "1.")

    assert texts(drawn(tmp_path, draw)) == ["Điều 1."]


def test_small_raised_digits_are_superscripts_where_they_hang_on_a_word(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.text(85, 60, "nhà đầu tư")
        end = 85 + pdf.get_string_width("nhà đầu tư")
        pdf.set_font_size(8.5)
        pdf.text(end, 55, "12")
        pdf.set_font_size(14)
        pdf.text(end + pdf.get_string_width("1") + 3, 60, "; diện tích")

    assert texts(drawn(tmp_path, draw)) == ["nhà đầu tư¹²; diện tích"]


def test_a_footnote_is_told_by_its_mark_even_without_a_rule(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        body(pdf)
        pdf.text(85, 500, "có 820 tin, bài")
        end = 85 + pdf.get_string_width("có 820 tin, bài")
        pdf.set_font_size(8)
        pdf.text(end, 495, "3")
        pdf.set_font_size(10)
        pdf.text(85, 760, "3 Toàn tỉnh có 820 tin, bài tuyên truyền")
        pdf.text(85, 772, "trên cổng thông tin.")

    notes = [block for block in drawn(tmp_path, draw).blocks if block.kind is BlockKind.FOOTNOTE]
    assert [(note.mark, note.text) for note in notes] == [
        ("3", "Toàn tỉnh có 820 tin, bài tuyên truyền"),
        ("", "trên cổng thông tin."),
    ]


def test_small_type_at_the_foot_is_no_footnote_without_proof(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        body(pdf)
        pdf.set_font("serif", "", 11)
        pdf.text(85, 740, "- Như Điều 3;")
        pdf.text(85, 754, "- Lưu: VT, TH.")

    raw = drawn(tmp_path, draw)
    assert texts(raw, BlockKind.FOOTNOTE) == []
    assert texts(raw)[-2:] == ["- Như Điều 3;", "- Lưu: VT, TH."]


def test_a_page_turned_by_a_quarter_reads_like_any_other(tmp_path: Path) -> None:
    pdf = FPDF(unit="pt", format=(842, 595))
    pdf.add_font("serif", "", FONTS / "LiberationSerif-Regular.ttf")
    pdf.add_page()
    pdf.set_font("serif", "", 14)
    with pdf.rotation(90, 0, 0):
        for number, text in enumerate(("dòng một", "dòng hai")):
            pdf.text(-500, 60 + 20 * number, text)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(bytes(pdf.output()))))
    writer.pages[0].rotate(90)
    buffer = io.BytesIO()
    writer.write(buffer)
    raw = read_bytes(tmp_path, buffer.getvalue())
    assert texts(raw) == ["dòng một", "dòng hai"]
    assert raw.page_widths == (595.0,)
    box = block_with(raw, "dòng một").box
    assert box is not None
    assert 0 <= box.x0 < box.x1 <= 595


def grid(pdf: FPDF, xs: list[float], ys: list[float], cells: dict[tuple[int, int], str]) -> None:
    for x in xs:
        pdf.line(x, ys[0], x, ys[-1])
    for y in ys:
        pdf.line(xs[0], y, xs[-1], y)
    for (row, column), text in cells.items():
        for number, line in enumerate(text.split("\n")):
            pdf.text(xs[column] + 4, ys[row] + 16 + 15 * number, line)


def test_cells_between_lines_make_rows_and_wrapped_lines_one_cell(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.text(85, 60, "Phụ lục I")
        grid(
            pdf,
            [85, 130, 300, 500],
            [100, 140, 180],
            {(0, 0): "1", (0, 1): "Sở Thông tin và\nTruyền thông", (0, 2): "- chủ trì;\n- phối hợp", (1, 2): "x"},
        )
        pdf.text(85, 220, "Ghi chú")

    raw = drawn(tmp_path, draw)
    assert [(block.text, block.table) for block in raw.blocks] == [
        ("Phụ lục I", 0),
        ("1\tSở Thông tin và Truyền thông\t- chủ trì;\n- phối hợp", 1),
        ("\t\tx", 1),
        ("Ghi chú", 0),
    ]


def test_a_table_goes_on_over_the_page_break_and_another_one_counts_anew(tmp_path: Path) -> None:
    def first(pdf: FPDF) -> None:
        grid(pdf, [85, 200, 500], [700, 730, 760], {(0, 0): "a", (0, 1): "b", (1, 0): "c", (1, 1): "d"})

    def second(pdf: FPDF) -> None:
        pdf.text(300, 45, "2")
        grid(pdf, [85, 200, 500], [60, 90], {(0, 0): "e", (0, 1): "f"})
        pdf.text(85, 150, "Phụ lục II")
        grid(pdf, [85, 200, 500], [200, 230], {(0, 0): "g", (0, 1): "h"})

    rows = [block for block in drawn(tmp_path, first, second).blocks if block.kind is BlockKind.TABLE_ROW]
    assert [(row.text, row.table, row.page) for row in rows] == [
        ("a\tb", 1, 1),
        ("c\td", 1, 1),
        ("e\tf", 1, 2),
        ("g\th", 2, 2),
    ]


def test_merged_cells_leave_their_other_columns_empty(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        for y in (100, 160):
            pdf.line(85, y, 385, y)
        pdf.line(185, 130, 385, 130)
        for x, top in ((85, 100), (185, 100), (285, 130), (385, 100)):
            pdf.line(x, top, x, 160)
        pdf.text(90, 120, "Năm")
        pdf.text(190, 120, "Kinh phí")
        pdf.text(190, 150, "tỉnh")
        pdf.text(290, 150, "huyện")

    assert texts(drawn(tmp_path, draw), BlockKind.TABLE_ROW) == ["Năm\tKinh phí\t", "\ttỉnh\thuyện"]


def test_a_frame_around_text_is_no_table(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.rect(80, 40, 300, 40)
        pdf.text(90, 65, "THÔNG BÁO")

    assert texts(drawn(tmp_path, draw)) == ["THÔNG BÁO"]


def test_text_across_the_page_is_kept_apart_from_the_lines(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        body(pdf)
        with pdf.rotation(45, 300, 400):
            pdf.set_font_size(50)
            pdf.text(150, 400, "DỰ THẢO LẦN 2")

    raw = drawn(tmp_path, draw)
    assert texts(raw, BlockKind.STAMP) == ["DỰ THẢO LẦN 2"]
    assert not any("THẢO" in text for text in texts(raw))
