"""Vietnamese syllables are told from other words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.syllables import is_bare_syllable, is_syllable, split_tone, syllable_share


@pytest.mark.parametrize(
    "word",
    [
        "kế",
        "hoạch",
        "Quyết",
        "ĐỊNH",
        "giếng",
        "gì",
        "nghiêng",
        "thuỷ",
        "thủy",
        "hoà",
        "hòa",
        "khoẻ",
        "quý",
        "quí",
        "quốc",
        "người",
        "Đắk",
        "Kạn",
        "xoong",
        "ươu",
        "uỷ",
        "yêu",
        "khuya",
        "nguyễn",
        "phụng",
        "truyền",
        "ngoằn",
        "ngoèo",
        "giữa",
        "gìn",
        "quýnh",
        "kỹ",
        "kĩ",
        "của",
        "về",
        "ở",
        "y",
        "à",
    ],
)
def test_valid_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word",
    [
        "plan",
        "hoach",
        "cat",
        "ngĩa",
        "cế",
        "ghà",
        "kà",
        "qa",
        "UBND",
        "KÕ",
        "ho¹ch",
        "quyÕt",
        "foo",
        "jazz",
        "wang",
        "nghanh",
        "quiếng",
        "đắp1",
        "ườờ",
        "ngh",
    ],
)
def test_other_words_are_none(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("word", ["hoach", "duong", "quyet", "ke", "dinh", "gi", "gieng", "nguoi"])
def test_syllables_that_lost_their_diacritics(word: str) -> None:
    assert is_bare_syllable(word)


@pytest.mark.parametrize("word", ["plan", "which", "covers", "hoạch", "ubnd", "12"])
def test_other_words_did_not_lose_diacritics(word: str) -> None:
    assert not is_bare_syllable(word)


def test_shares_tell_how_a_text_was_typed() -> None:
    assert syllable_share("Kế hoạch hợp tác quốc tế năm 2024") == 1.0
    assert syllable_share("KÕ ho¹ch hîp t¸c quèc tÕ") < 0.4
    assert syllable_share("") == 0.0


@given(st.text(alphabet="abcdeghiklmnopqrstuvxyăâđêôơưàáảãạằắẳẵặèéẻẽẹìíỉĩị", max_size=9))
def test_a_syllable_bears_at_most_one_tone(word: str) -> None:
    if is_syllable(word):
        assert len(split_tone(word)[1]) <= 1
