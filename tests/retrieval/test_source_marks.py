"""Every source has a sign of its own, and the sign leads back to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.source_marks import is_mark, mark, marks, number_of


@given(st.integers(1, 999))
def test_a_sign_leads_back_to_its_number(number: int) -> None:
    assert number_of(mark(number)) == number
    assert number_of(f"{mark(number)} Xem đoạn") == number


@pytest.mark.parametrize(
    ("number", "sign"), [(1, "①"), (20, "⑳"), (21, "㉑"), (35, "㉟"), (36, "㊱"), (50, "㊿"), (51, "(51)")]
)
def test_the_signs_go_on_through_the_three_ranges_of_unicode(number: int, sign: str) -> None:
    assert mark(number) == sign
    assert is_mark(sign) == (number <= 50)


def test_signs_of_several_sources_stand_in_a_row() -> None:
    assert marks([3, 1]) == "③①"
    assert marks([]) == ""


@pytest.mark.parametrize(
    ("label", "number"), [("[12] Điều 4", 12), ("(51)", 51), ("7", 7), ("Điều 4", None), ("", None)]
)
def test_a_typed_number_is_read_bare_and_in_brackets(label: str, number: int | None) -> None:
    assert number_of(label) == number
