"""Numbers in figures and in words meet."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.numbers import LARGEST, find_numbers, number_in_words, parse_figure, parse_words
from tests.support.timing import least_seconds

AMOUNTS = st.integers(0, LARGEST - 1)


def values(text: str) -> list[Decimal]:
    return [mention.value for mention in find_numbers(text)]


@given(AMOUNTS)
def test_a_number_in_words_is_read_back(number: int) -> None:
    assert parse_words(number_in_words(number).split()) == number


@given(AMOUNTS)
def test_thousand_dots_do_not_change_a_number(number: int) -> None:
    dotted = f"{number:,}".replace(",", ".")
    assert parse_figure(dotted) == parse_figure(str(number)) == number


@pytest.mark.parametrize("number", [-1, LARGEST])
def test_a_number_out_of_range_is_refused_with_the_range(number: int) -> None:
    with pytest.raises(ValueError, match=f"{number} is not between 0 and"):
        number_in_words(number)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("một nghìn một trăm linh năm", 1105),
        ("một ngàn một trăm lẻ năm", 1105),
        ("hai mươi mốt", 21),
        ("bảy trăm hai mươi tư triệu", 724_000_000),
        ("sáu nghìn tám trăm tỷ", 6_800_000_000_000),
        ("ba trăm mười lăm", 315),
    ],
)
def test_number_words(words: str, number: int) -> None:
    assert parse_words(words.split()) == number


@pytest.mark.parametrize(
    "words", ["", "nghìn", "mươi", "hai ba", "trăm hai", "hai trăm ba trăm", "kế hoạch", "triệu nghìn"]
)
def test_words_that_spell_no_number(words: str) -> None:
    assert parse_words(words.split()) is None


def test_a_count_is_met_in_each_spelling() -> None:
    for text in ("1.105 hội nghị", "1105 hội nghị", "một nghìn một trăm linh năm hội nghị"):
        assert values(text) == [Decimal(1105)]


def test_comma_is_decimal_and_dot_is_thousands() -> None:
    assert values("hơn 6.800 tỷ đồng, 82,64 km², trên 650.") == [Decimal(6800), Decimal("82.64"), Decimal(650)]


@pytest.mark.parametrize(
    "text", ["66.25/2026/NQ-CP", "0204.3854.123", "31/8/2021", "24/2018/QĐ-UBND", "năm nay", "hai bên"]
)
def test_what_is_no_amount(text: str) -> None:
    assert values(text) == []


def test_years_after_tens_are_not_fives() -> None:
    assert values("hai mươi năm") == [Decimal(20)]
    assert values("hai mươi lăm năm") == [Decimal(25)]


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    assert all(text[mention.start : mention.end] for mention in find_numbers(text))


@pytest.mark.parametrize("piece", ["1", "1.", "1.000", "1,", "một ", "trăm ", "hai mươi ", "một nghìn ", " ", "(", "/"])
def test_adversarial_text_is_read_in_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert least_seconds(lambda: find_numbers(text), enough=1) < 1
