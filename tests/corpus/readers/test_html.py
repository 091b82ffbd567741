"""HTML as a browser shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.model import BlockKind, Format
from tests.support.reading import read_bytes, texts


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def test_paragraphs_headings_and_breaks_are_blocks(tmp_path: Path) -> None:
    raw = read_bytes(
        tmp_path, page("<h1>QUYẾT ĐỊNH</h1><p>Căn cứ   Luật\n Báo chí;<br>Căn cứ Nghị định;</p>lẻ<div>trong</div>")
    )
    assert raw.format is Format.HTML
    assert [(block.text, block.bold, block.complete) for block in raw.blocks] == [
        ("QUYẾT ĐỊNH", True, True),
        ("Căn cứ Luật Báo chí;", False, False),
        ("Căn cứ Nghị định;", False, True),
        ("lẻ", False, True),
        ("trong", False, True),
    ]


def test_what_a_browser_hides_is_not_read(tmp_path: Path) -> None:
    body = (
        "<script>a()</script><style>p{}</style><p style='display:none'>ẩn</p><p hidden>ẩn</p><!-- ghi chú -->"
        "<noscript>không</noscript><p>hiện</p>"
    )
    assert texts(read_bytes(tmp_path, page(body, "<title>tên</title>"))) == ["hiện"]


def test_words_are_not_torn_by_inline_marks(tmp_path: Path) -> None:
    raw = read_bytes(tmp_path, page("<p>Quy<b>ết</b> định <i>số </i><u>12</u>/QĐ, 5 km<sup>2</sup></p>"))
    assert texts(raw) == ["Quyết định số 12/QĐ, 5 km²"]


def test_numbers_of_lists_are_marks(tmp_path: Path) -> None:
    raw = read_bytes(
        tmp_path, page("<ol start='3'><li>a</li><li>b</li></ol><ol type='a'><li>c</li></ol><ul><li>d</li></ul>")
    )
    assert [(block.mark, block.text) for block in raw.blocks] == [("3.", "a"), ("4.", "b"), ("a.", "c"), ("-", "d")]


def test_tables_are_rows_with_their_header_and_spans(tmp_path: Path) -> None:
    body = (
        "<table border='1'><thead><tr><th>STT</th><th colspan='2'>Kinh phí</th></tr></thead>"
        "<tr><td>1</td><td><p>2021</p></td><td>1.200</td></tr></table>"
    )
    raw = read_bytes(tmp_path, page(body))
    assert [(block.text, block.header_row) for block in raw.blocks] == [
        ("STT\tKinh phí\t", True),
        ("1\t2021\t1.200", False),
    ]
    assert {block.kind for block in raw.blocks} == {BlockKind.TABLE_ROW}


def test_columns_of_a_head_stay_cells_with_their_lines(tmp_path: Path) -> None:
    body = "<table><tr><td><b>UBND TỈNH</b><br>SỞ TÀI CHÍNH</td><td>CỘNG HÒA<br>Độc lập</td></tr></table>"
    raw = read_bytes(tmp_path, page(body))
    assert [block.text for block in raw.blocks] == ["UBND TỈNH\nSỞ TÀI CHÍNH\tCỘNG HÒA\nĐộc lập"]
    assert not raw.blocks[0].header_row


def test_a_table_of_one_cell_is_a_frame(tmp_path: Path) -> None:
    assert texts(read_bytes(tmp_path, page("<table><tr><td><p>a</p><p>b</p></td></tr></table>"))) == ["a", "b"]


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "windows-1258"])
def test_the_page_says_how_it_is_encoded(charset: str, tmp_path: Path) -> None:
    text = "Địa chỉ: đường Hồ Chí Minh" if charset != "windows-1258" else "đơn vị, căn cứ"
    shown = f"<html><meta charset={charset}><p>{text}</p></html>"
    if charset == "windows-1258":  # it writes tones as marks of their own
        shown = shown.replace("ị", "i\u0323").replace("ứ", "ư\u0301")
    data = shown.encode(charset)
    assert texts(read_bytes(tmp_path, data)) == [text]


def test_a_page_saved_as_one_file_is_unpacked(tmp_path: Path) -> None:
    data = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n<html><p>Điều 1.</p></html>\n--b--\n"
    ).encode()
    raw = read_bytes(tmp_path, data, "văn bản.doc")
    assert raw.format is Format.HTML
    assert texts(raw) == ["Điều 1."]


def test_deep_nesting_is_read_in_bounds(tmp_path: Path) -> None:
    raw = read_bytes(tmp_path, page("<p>đầu</p>" + "<div>" * 3000 + "sâu" + "</div>" * 3000))
    assert texts(raw)[0] == "đầu"


def test_what_a_cell_of_a_row_above_covers_is_an_empty_cell(tmp_path: Path) -> None:
    body = (
        "<table border='1'><tr><td rowspan='2'>TT</td><td rowspan='2'>Đường</td><td colspan='2'>Giá</td><td rowspan='2'>Ghi chú</td></tr>"
        "<tr><td>Vị trí 1</td><td>Vị trí 2</td></tr>"
        "<tr><td rowspan='2'>1</td><td rowspan='2'>Hoa Ban</td><td>9</td><td>8</td><td>a</td></tr>"
        "<tr><td>7</td><td>6</td><td>b</td></tr><tr><td>2</td><td>Hoa Gạo</td><td>5</td><td>4</td><td></td></tr></table>"
    )
    assert [text.rstrip("\t") for text in texts(read_bytes(tmp_path, page(body)), BlockKind.TABLE_ROW)] == [
        "TT\tĐường\tGiá\t\tGhi chú",
        "\t\tVị trí 1\tVị trí 2",
        "1\tHoa Ban\t9\t8\ta",
        "\t\t7\t6\tb",
        "2\tHoa Gạo\t5\t4",
    ]


@pytest.mark.parametrize("span", ["0", "-3", "x", "", "99999999999", "2.5"])
def test_an_absurd_span_is_read_as_what_it_can_be(tmp_path: Path, span: str) -> None:
    body = f"<table border='1'><tr><td rowspan='{span}' colspan='{span}'>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    assert [text.rstrip("\t") for text in texts(read_bytes(tmp_path, page(body)), BlockKind.TABLE_ROW)] == [
        "a\tb",
        "c\td",
    ]
