"""XLSX sheets as an office sees them."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.errors import ReadError
from corpus.model import BlockKind, Format
from corpus.readers.xlsx_numbers import built_in, shown
from tests.support.reading import read_bytes, texts
from tests.support.xlsx_made import book, row


def test_rows_keep_their_columns_and_lines_above_are_text(tmp_path: Path) -> None:
    rows = (
        row(1, C="BIỂU TỔNG HỢP")
        + row(3, B="STT", C="Nội dung", D="Kinh phí")
        + row(4, B="0|1", C="Đường giao thông", D="2|1234567")
        + row(5, D="xã hội hóa")
        + row(6, B="0|2", D="3|5000")
    )
    raw = read_bytes(tmp_path, book(rows))
    assert raw.format is Format.XLSX
    assert texts(raw) == ["BIỂU TỔNG HỢP"]
    assert texts(raw, BlockKind.TABLE_ROW) == [
        "STT\tNội dung\tKinh phí",
        "1\tĐường giao thông\t1.234.567",
        "\t\txã hội hóa",
        "2\t\t5.000 đồng",
    ]
    assert [block.header_row for block in raw.blocks] == [False, True, False, False, False]


def test_rows_set_to_repeat_head_the_table(tmp_path: Path) -> None:
    names = '<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">\'Biểu 1\'!$1:$2</definedName></definedNames>'
    raw = read_bytes(tmp_path, book(row(1, A="a", B="b") + row(2, A="c", B="d") + row(3, A="e", B="f"), names=names))
    assert [block.header_row for block in raw.blocks] == [True, True, False]


def test_shared_texts_with_several_faces_are_one_text(tmp_path: Path) -> None:
    shared = "<r><t>Số liệu </t></r><r><rPr><b/></rPr><t>năm 2023</t></r>"
    raw = read_bytes(tmp_path, book('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', texts=(shared,)))
    assert texts(raw) == ["Số liệu năm 2023"]


def test_hidden_sheets_are_left_out_and_said_so(tmp_path: Path) -> None:
    data = book(row(1, A="hiện"), row(1, A="ẩn"), states=("visible", "hidden"))
    raw = read_bytes(tmp_path, data)
    assert texts(raw) == ["hiện"]
    assert raw.warnings == ("1 hidden sheets were not read",)


def test_sheets_are_tables_of_their_own_under_their_names(tmp_path: Path) -> None:
    raw = read_bytes(tmp_path, book(row(1, A="a", B="b"), row(1, A="c", B="d")))
    assert [(block.text, block.table) for block in raw.blocks] == [
        ("Biểu 1", 0),
        ("a\tb", 1),
        ("Biểu 2", 0),
        ("c\td", 2),
    ]


def test_an_empty_book_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="its sheets are empty"):
        read_bytes(tmp_path, book(""))


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        ("1105", "", "1105"),
        ("82.64", "", "82,64"),
        ("0.1", "General", "0,1"),
        ("1234567.891", "#,##0.00", "1.234.567,89"),
        ("1234.5", "#,##0.##", "1.234,5"),
        ("0.0745", "0.0%", "7,5%"),
        ("-1500", "#,##0;(#,##0)", "(1.500)"),
        ("-1500", "#,##0", "-1.500"),
        ("45000", "dd/mm/yyyy", "15/03/2023"),
        ("45000", "m/d/yyyy", "15/03/2023"),
        ("45000.5", "dd/mm/yyyy h:mm", "15/03/2023 12:00"),
        ("44927", "mm/yyyy", "01/2023"),
        ("0.75", "h:mm", "18:00"),
        ("5", "00", "05"),
        ("12", '0" %"', "12 %"),
        ("1e400", "0", "1e400"),
        ("chữ", "0", "chữ"),
        ("99999999999", "dd/mm/yyyy", "99999999999"),
    ],
)
def test_numbers_are_shown_as_their_format_says(value: str, form: str, expected: str) -> None:
    assert shown(value, form) == expected


def test_dates_since_1904_are_four_years_later() -> None:
    assert shown("43538", built_in(14), since_1904=True) == shown("45000", built_in(14))
