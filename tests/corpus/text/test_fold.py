"""Folding gives one spelling and keeps every offset."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.clean import clean
from corpus.text.fold import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Quyết định số 942/QĐ–UBND", "quyet dinh so 942/qd-ubnd"),
        ("ĐẶC KHU Ðà Nẵng", "dac khu da nang"),
        ("“Xay Sôm Bun”", '"xay som bun"'),
        ("Đắk Lắk", "dak lak"),
    ],
)
def test_case_diacritics_dashes_and_quotes_do_not_count(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=200))
def test_offsets_are_kept_on_any_text(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(max_size=200).map(clean))
def test_folding_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(max_codepoint=0x3000), max_size=40) | st.text(max_size=40), st.integers(0, 5))
def test_a_character_is_folded_alike_in_a_short_text_and_in_a_long_one(text: str, rounds: int) -> None:
    long = (text + "Đ") * 100 * rounds
    assert fold(long) == "".join(map(fold, text + "Đ")) * 100 * rounds
