"""Rows that plain text draws with tabs or bars: their cells come back, and nothing of the text is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.cells import cells
from corpus.model import ParagraphKind
from tests.support.texts import read_text

REPORT = "ỦY BAN NHÂN DÂN\nTỈNH SÔNG MÂY\nSố: 12/BC-UBND\n\nBÁO CÁO\nVề một việc\n\nI. KẾT QUẢ\nSố liệu như sau:\n"
NAMES = st.sampled_from(["Xã Mơ", "Xã Na", "Bản Vàng", "Suối Cả", "Đường 5 - Cầu Đá"])
VALUES = st.sampled_from(["12", "1.204", "-", "", "Không thu", "Quý I/2024"])


def rows(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return number and cells of the rows of a report."""
    found = [p for p in read_text(REPORT + text).paragraphs if p.kind is ParagraphKind.TABLE_ROW]
    return [(paragraph.place.parts[-1].number, cells(paragraph.text)) for paragraph in found]


def without_space(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    "draw",
    [
        lambda row: "\t".join(row),
        lambda row: " | ".join(row),
        lambda row: f"{' | '.join(row)} |",
        lambda row: f"| {' | '.join(row)} |",
    ],
)
@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(NAMES, VALUES, VALUES, NAMES), min_size=2, max_size=6))
def test_the_cells_of_a_drawn_table_come_back(
    draw: Callable[[Sequence[str]], str], body: list[tuple[str, ...]]
) -> None:
    drawn = [("STT", "Tên", "Mức thu", "Thời hạn", "Nơi nộp"), *((str(at), *row) for at, row in enumerate(body, 1))]
    text = "\n".join(map(draw, drawn)) + "\n"
    assert [found for _, found in rows(text)] == drawn
    whole = "".join(paragraph.text for paragraph in read_text(REPORT + text).paragraphs)
    assert without_space(whole) == without_space(REPORT + text)


def test_a_row_over_several_lines_is_one_row() -> None:
    text = "STT\tNội dung\tĐơn vị\tMức thu\n1\tHang Vàng, gồm cả\nthuyền chở khách\tđồng\t55.000\n2\tLàng nghề\tđồng\t20.000\n"
    assert rows(text) == [
        ("", ("STT", "Nội dung", "Đơn vị", "Mức thu")),
        ("1", ("1", "Hang Vàng, gồm cả\nthuyền chở khách", "đồng", "55.000")),
        ("2", ("2", "Làng nghề", "đồng", "20.000")),
    ]


def test_the_rest_of_a_numbered_name_may_begin_with_a_capital() -> None:
    text = "TT | Dự án | Chủ đầu tư | Vốn\n1 | Đường huyện đoạn\nSuối Cả | Ban A | 88\n2 | Cầu Na | Ban B | 12\n"
    assert [row for _, row in rows(text)][1] == ("1", "Đường huyện đoạn\nSuối Cả", "Ban A", "88")


@pytest.mark.parametrize("group", ["A\tDanh lam", "II\tDi tích"])
def test_the_row_of_a_group_is_no_part_of_the_next_row(group: str) -> None:
    text = f"STT\tNội dung\tMức thu\n1\tHang Vàng\t55\n{group}\nTổng cộng\t20\n1\tLàng nghề\t20\n"
    assert tuple(group.split("\t")) in [row for _, row in rows(text)]


def test_two_tables_with_only_a_caption_between_are_two() -> None:
    one = "Tên | Số hộ\nXã Mơ | 12\nXã Na | 13\n"
    found = rows(f"{one}Bảng 2. Số liệu năm sau\nĐơn vị tính: hộ\n{one}")
    assert [number for number, _ in found] == ["", "1", "2", "", "1", "2"]


def test_a_table_of_words_and_numbers_needs_one_tab_only() -> None:
    assert rows("Vật nuôi\tSố con\nTrâu\t12\nBò\t1.204\n")[1:] == [("1", ("Trâu", "12")), ("2", ("Bò", "1.204"))]
    assert rows("1.\tViệc thứ nhất;\n2.\tViệc thứ hai;\n3.\tViệc thứ ba.\n") == []


def test_empty_cells_at_the_head_of_a_row_are_columns() -> None:
    text = "STT\tTên\tSố hộ\tSố tiền\n1\tXã Mơ\t5\t12\n\tTổng cộng\t5\t12\n"
    assert rows(text)[-1] == ("2", ("", "Tổng cộng", "5", "12"))


def test_the_rest_of_a_cell_that_nobody_can_tell_is_in_no_other_cell_and_over_no_row() -> None:
    text = "STT\tTên\tHình thức\tVốn\n1\tXây dựng hạ tầng\tLiên doanh\t12\nvà các công trình\n2\tTrồng rừng\tLiên doanh\t5\n"
    assert [row for _, row in rows(text)][2:] == [("và các công trình",), ("2", "Trồng rừng", "Liên doanh", "5")]
    last = [p for p in read_text(REPORT + text).paragraphs if p.kind is ParagraphKind.TABLE_ROW][-1]
    assert cells(last.headings[-1]) == ("STT", "Tên", "Hình thức", "Vốn")
