"""Both ways of placing the tone mark are one."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.fold import fold
from corpus.text.tone import spelling, tone_placed


@pytest.mark.parametrize(
    ("old", "new"),
    [("hoà", "hòa"), ("thuỷ", "thủy"), ("khoẻ", "khỏe"), ("uỷ", "ủy"), ("HOÀ", "HÒA"), ("Thoả thuận", "Thỏa thuận")],
)
def test_the_tone_moves_to_the_first_vowel(old: str, new: str) -> None:
    assert tone_placed(old) == tone_placed(new) == new


@pytest.mark.parametrize("word", ["quý", "quỷ", "hoàn", "ấy", "toán", "khoảng", "huỳnh", "của", "muối"])
def test_other_words_stay(word: str) -> None:
    assert tone_placed(word) == word


def test_different_words_stay_different() -> None:
    assert spelling("thuý") != spelling("thúi")
    assert spelling("Uỷ  ban") == spelling("ủy ban")


@given(st.text(max_size=60).map(lambda text: unicodedata.normalize("NFC", text)))
def test_length_and_letters_are_kept(text: str) -> None:
    placed = tone_placed(text)
    assert fold(placed) == fold(text)
    assert tone_placed(placed) == placed
