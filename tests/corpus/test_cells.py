"""The cells of a row come back from its text, whatever stands between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cells import cells, is_number, names_ordinals, names_total, says_nothing

WORDS = st.text(alphabet="aĐđ1,.%() ", max_size=12).map(str.strip)


@given(st.lists(WORDS, min_size=2, max_size=6))
def test_cells_between_tabs_come_back(row: list[str]) -> None:
    assert list(cells("\t".join(row))) == row


@pytest.mark.parametrize("text", ["1 |\tCầu A |\t|\t12 |", "| 1 |\tCầu A |\t|\t12", "1\tCầu A\t\t12"])
def test_bars_belong_to_no_cell(text: str) -> None:
    assert cells(text) == ("1", "Cầu A", "", "12")


@pytest.mark.parametrize(
    ("cell", "number", "nothing"),
    [
        ("1.204", True, False),
        ("-4,2", True, False),
        ("12 %", True, False),
        ("(35)", True, False),
        ("-", False, True),
        ("…", False, True),
        ("", False, True),
        ("x", False, True),
        ("12 xã", False, False),
        ("Quý I", False, False),
    ],
)
def test_what_a_cell_holds(cell: str, *, number: bool, nothing: bool) -> None:
    assert (is_number(cell), says_nothing(cell)) == (number, nothing)


@pytest.mark.parametrize("cell", ["Tổng cộng", "**TỔNG SỐ**", "Cộng:", "TỔNG CỘNG (A+B)", "Tổng"])
def test_sums_of_all_are_known(cell: str) -> None:
    assert names_total(cell)


@pytest.mark.parametrize("cell", ["Công an huyện", "Tổng thu nội địa", "Cộng đồng dân cư", "Tổng công ty Sông Xanh"])
def test_what_only_begins_like_a_sum_is_none(cell: str) -> None:
    assert not names_total(cell)


def test_the_column_of_the_numbers_of_rows_is_known() -> None:
    assert all(map(names_ordinals, ("STT", "TT", "Số TT", "Số thứ tự", "**TT**", "No.")))
    assert not any(map(names_ordinals, ("Tên", "Nội dung", "TTHC", "Số tiền", "")))
