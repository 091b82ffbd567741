"""Names of columns that go over several rows are put together; where nobody can tell, there is no name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.column_names import column_names, numbers_columns

PLAN = ("Kế hoạch", "Thực hiện")
TWO_YEARS = ("Chỉ tiêu", *(f"{year}, {name}" for year in ("Năm 2021", "Năm 2022") for name in PLAN))


@pytest.mark.parametrize(
    "rows",
    [
        ("Chỉ tiêu\tNăm 2021\t\tNăm 2022\t", "\tKế hoạch\tThực hiện\tKế hoạch\tThực hiện"),
        ("Chỉ tiêu\tNăm 2021\t\tNăm 2022", "\tKế hoạch\tThực hiện\tKế hoạch\tThực hiện", "A\t1\t2\t3\t4"),
        ("Chỉ tiêu\tNăm 2021\tNăm 2022", "\tKế hoạch\tThực hiện\tKế hoạch\tThực hiện"),
        ("Chỉ tiêu |\tNăm 2021 |\tNăm 2022", "|\tKế hoạch |\tThực hiện |\tKế hoạch |\tThực hiện"),
        ("Chỉ tiêu\tNăm 2021\tNăm 2022", "Kế hoạch\tThực hiện\tKế hoạch\tThực hiện"),
    ],
)
def test_a_name_over_several_columns_is_part_of_each(rows: tuple[str, ...]) -> None:
    assert column_names(rows, 5) == TWO_YEARS


def test_columns_that_are_not_divided_may_stand_behind_the_others() -> None:
    rows = ("TT\tTên xã\tNăm 2021\tNăm 2022\tGhi chú", "\t\tKế hoạch\tThực hiện\tKế hoạch\tThực hiện")
    assert column_names(rows, 7) == ("TT", "Tên xã", *TWO_YEARS[1:], "Ghi chú")


def test_three_levels_are_put_together() -> None:
    rows = ("TT\tDự án\tVốn\t\t\t", "\t\tTrung ương\t\tTỉnh\t", "\t\tGiao\tChi\tGiao\tChi")
    assert column_names(rows, 6)[2:] == (
        "Vốn, Trung ương, Giao",
        "Vốn, Trung ương, Chi",
        "Vốn, Tỉnh, Giao",
        "Vốn, Tỉnh, Chi",
    )


@pytest.mark.parametrize(
    "rows",
    [
        ("TT\tTên xã\tNăm 2021\tGhi chú", "Kế hoạch\tThực hiện"),
        ("TT\tTên xã\tNăm 2021\tNăm 2022\tGhi chú", "Kế hoạch\tThực hiện\tKế hoạch\tThực hiện"),
    ],
)
def test_where_nobody_can_tell_what_a_name_stands_over_there_is_none(rows: tuple[str, ...]) -> None:
    assert not any(column_names(rows, 7))


@given(st.lists(st.sampled_from(["Xã", "Số hộ", "Kinh phí", "Ghi chú"]), min_size=1, max_size=6))
def test_one_row_names_its_own_columns(names: list[str]) -> None:
    assert column_names(("\t".join(names),), len(names)) == tuple(names)


def test_the_numbers_of_columns_are_no_names() -> None:
    assert numbers_columns(["A", "B", "1", "2"])
    assert numbers_columns(["(1)", "(2)", "(3)=(1)+(2)"])
    assert not numbers_columns(["1", "5"])
    assert not numbers_columns(["1"])
