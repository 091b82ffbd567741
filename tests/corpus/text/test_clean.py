"""Cleaning changes only what no reader sees."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.clean import clean


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        (unicodedata.normalize("NFD", "Quyết định"), "Quyết định"),
        ("942/QÐ-UBND", "942/QĐ-UBND"),  # U+00D0
        ("942/QƉ-UBND", "942/QĐ-UBND"),  # U+0189
        ("số\u00a0481", "số 481"),
        ("giai\u00ad đoạn\u200b", "giai đoạn"),
        ("một\r\nhai\rba\x0cbốn", "một\nhai\nba\nbốn"),
        ("a\x00b\x07c", "abc"),
        ("2021 – 2025", "2021 – 2025"),
        ("cột\tcột", "cột\tcột"),
    ],
)
def test_cleaning(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@given(st.text(max_size=200))
def test_clean_text_stays_clean(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.category(character) == "Cc" and character not in "\n\t" for character in once)


@given(
    st.lists(st.sampled_from(["Quyết", "Ô\u0323", "o\u031b\u0301", "\n", "\u0301", "\n\u0323", "đ", " "]), max_size=30)
)
def test_marks_at_the_edges_of_lines_stay_where_composing_the_whole_leaves_them(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert clean(text) == unicodedata.normalize("NFC", text)
