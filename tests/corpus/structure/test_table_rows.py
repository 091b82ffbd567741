"""What stands over the rows of a table: names of columns, groups, caption and unit; and rows that a page tears."""

from __future__ import annotations

import pytest

from corpus.cells import cells
from corpus.document import understand
from corpus.model import Block, BlockKind, Format, Paragraph, ParagraphKind, RawDocument
from tests.support.texts import DOCUMENT_ID


def table(*rows: str, above: tuple[str, ...] = (), pages: tuple[int, ...] = (), headers: int = 0) -> list[Paragraph]:
    """Return the rows of a document that has one table under a heading."""
    blocks = [Block("I. KẾT QUẢ", complete=True), *(Block(text, complete=True, gap_before=True) for text in above)]
    for at, text in enumerate(rows):
        page = pages[at] if pages else None
        row = Block(text, page, BlockKind.TABLE_ROW, complete=True, table=1, header_row=at < headers)
        blocks.append(row)
    raw = RawDocument(Format.PDF if pages else Format.DOCX, tuple(blocks))
    document = understand(raw, path="a", document_id=DOCUMENT_ID)
    return [paragraph for paragraph in document.paragraphs if paragraph.kind is ParagraphKind.TABLE_ROW]


def numbers(rows: list[Paragraph]) -> list[str]:
    return [row.place.parts[-1].number for row in rows]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("Chỉ tiêu\tNăm 2022\tNăm 2023", "Thu\t12\t13", "Chi\t14\t15"), ["", "1", "2"]),
        (("Chỉ tiêu\t2022\t2023", "Thu\t12\t13", "Chi\t14\t15"), ["", "1", "2"]),
        (("Chỉ tiêu\tNăm 2022\t", "\tGiao\tĐạt", "Thu\t12\t13"), ["", "", "1"]),
        (("Chỉ tiêu\tNăm 2022", "Giao\tĐạt", "Thu\t12\t13", "Chi\t1\t2"), ["", "", "1", "2"]),
        (("Nội dung\tĐơn vị chủ trì\tThời gian", "Họp\tSở A\tQuý I", "Học\tSở B\tQuý II"), ["", "1", "2"]),
        (("Thu\t12\t13", "Chi\t14\t15"), ["1", "2"]),
        (("Trần Văn Mẫu\tBí thư", "Ngô Văn Khác\tỦy viên"), ["1", "2"]),
        (("1\tXã Mơ\t12", "2\tXã Na\t13"), ["1", "2"]),
        (("STT\tTên\tSố hộ\tSố bò", "A\tB\t1\t2", "I\tVùng cao\t\t", "1\tXã Mơ\t12\t5"), ["", "", "1", "2"]),
    ],
)
def test_the_first_rows_name_the_columns_if_they_are_names(rows: tuple[str, ...], expected: list[str]) -> None:
    assert numbers(table(*rows)) == expected


def test_names_that_a_new_page_repeats_name_the_same_columns() -> None:
    rows = table("STT\tTên\tSố hộ", "1\tXã Mơ\t12", "STT\tTên\tSố hộ", "2\tXã Na\t13", pages=(1, 1, 2, 2), headers=1)
    assert numbers(rows) == ["", "1", "", "2"]
    assert rows[-1].headings == ("I. KẾT QUẢ", "STT\tTên\tSố hộ")


def test_what_is_left_of_a_row_on_the_next_page_is_put_into_its_cells() -> None:
    head = "STT\tTên\tĐơn vị\tSố hộ"
    rows = table(
        head, "1\tKhu nhà\tCông ty cổ phần\t12", head, "\t\tsố 10", "2\tKhu B\tCông ty 11\t13", pages=(1, 1, 2, 2, 2)
    )
    assert [cells(row.text) for row in rows][1] == ("1", "Khu nhà", "Công ty cổ phần số 10", "12")
    assert numbers(rows) == ["", "1", "", "2"]


@pytest.mark.parametrize(("rest", "page"), [("\t\tsố 10\t7", 2), ("\t\tsố 10", 1), ("\tTổng cộng\t\t25", 2)])
def test_what_has_numbers_of_its_own_or_stands_on_the_same_page_is_a_row(rest: str, page: int) -> None:
    rows = table("STT\tTên\tĐơn vị\tSố hộ", "1\tKhu nhà\tCông ty\t12", rest, pages=(1, 1, page))
    assert numbers(rows) == ["", "1", "2"]


def groups(rows: list[Paragraph]) -> list[tuple[str, ...]]:
    """Return what stands behind the names of the columns in the headings of each row with a number."""
    numbered = [row for row in rows if row.place.parts[-1].number]
    return [row.headings[max(at for at, text in enumerate(row.headings) if "\t" in text) + 1 :] for row in numbered]


def test_rows_stand_under_their_groups_and_sums_under_none() -> None:
    rows = table(
        "TT\tTên\tSố hộ",
        "A\tVùng cao\t30",
        "I\tHuyện Na\t30",
        "1\tXã Mơ\t12",
        "-\tHộ nghèo\t2",
        "2\tXã Suối\t18",
        "B\tVùng thấp\t5",
        "1\tXã Mơ\t5",
        "\tTổng cộng\t35",
    )
    assert groups(rows) == [
        (),
        ("A Vùng cao",),
        ("A Vùng cao", "I Huyện Na"),
        ("A Vùng cao", "I Huyện Na", "1 Xã Mơ"),
        ("A Vùng cao", "I Huyện Na"),
        (),
        ("B Vùng thấp",),
        (),
    ]


def test_a_row_that_holds_but_a_name_stands_over_those_after_it() -> None:
    rows = table("Tên\tSố hộ\tSố tiền", "VÙNG CAO", "Xã Mơ\t12\t5", "VÙNG THẤP", "Xã Na\t13\t6")
    assert groups(rows) == [(), ("VÙNG CAO",), (), ("VÙNG THẤP",)]


def test_a_row_without_its_first_cells_goes_on_with_those_of_the_row_above() -> None:
    rows = table("TT\tDự án\tNguồn vốn\tSố tiền", "1\tĐường\tTrung ương\t12", "\t\tTỉnh\t5", "2\tCầu\tTỉnh\t7")
    assert groups(rows) == [(), ("1 Đường",), ()]


def test_a_mean_without_a_number_is_not_of_the_row_above() -> None:
    rows = table("TT\tTên\tSố hộ", "1\tXã Mơ\t12", "\tBình quân\t6", "\tTrong đó: hộ nghèo\t2")
    assert groups(rows)[1] == ()


def test_caption_and_unit_stand_over_the_names_of_the_columns() -> None:
    above = ("Số liệu năm 2023 như sau:", "Đơn vị tính: triệu đồng")
    rows = table("Tên\tThu\tChi", "Xã Mơ\t12\t5", "Xã Na\t13\t6", above=above)
    assert rows[1].headings == ("I. KẾT QUẢ", *above, "Tên\tThu\tChi")
    inside = table("Đơn vị tính: triệu đồng", "Tên\tThu\tChi", "Xã Mơ\t12\t5", "Xã Na\t13\t6")
    assert "Đơn vị tính: triệu đồng" in inside[-1].headings
