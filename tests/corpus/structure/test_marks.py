"""Numbers at the head of a paragraph, and their order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.structure.marks import Style, beginning, roman_value, to_roman
from corpus.structure.numbers import comes_later, follows, is_first
from corpus.structure.titles import enacts, type_line
from tests.support.timing import least_seconds

NUMBERS = [
    ("Điều 5. Tên", Style.ARTICLE, "5"),
    ("Điều 5a. Tên", Style.ARTICLE, "5a"),
    ("**Điều 1.** Ban hành", Style.ARTICLE, "1"),
    ("Điều 1: Sửa đổi", Style.ARTICLE, "1"),
    ("Điều 25", Style.ARTICLE, "25"),
    ("Chương II", Style.CHAPTER, "II"),
    ("CHƯƠNG II QUY ĐỊNH", Style.CHAPTER, "II"),
    ("Mục 1", Style.SECTION, "1"),
    ("Tiểu mục 2. Tên", Style.SUBSECTION, "2"),
    ("PHẦN THỨ HAI", Style.PART, "thứ hai"),
    ("Phần I. KẾT QUẢ", Style.PART, "I"),
    ("I. KẾT QUẢ", Style.ROMAN, "I"),
    ("I- Kết quả", Style.ROMAN, "I"),
    ("iV. Về công tác", Style.ROMAN, "IV"),
    ("A. KẾT QUẢ", Style.CAPITAL, "A"),
    ("1. Công tác", Style.ARABIC, "1"),
    ("1.Công tác", Style.ARABIC, "1"),
    ("1- Công tác", Style.ARABIC, "1"),
    ("2a. Công tác", Style.ARABIC, "2a"),
    ("1.1. Công tác", Style.DOTTED, "1.1"),
    ("1.1 Công tác", Style.DOTTED, "1.1"),
    ("I.1. Công tác", Style.DOTTED, "I.1"),
    ("1) việc", Style.ENCLOSED, "1"),
    ("đ) việc", Style.LETTER, "đ"),
    ("c1) việc", Style.LETTER, "c1"),
    ("a. Việc", Style.LETTER, "a"),
    ("ii) việc", Style.SMALL_ROMAN, "ii"),
    ("- Việc", Style.DASH, ""),
    ("+ việc", Style.DASH, ""),
]
WORDS = [
    "Điều 5 Quy định này", "Chương II của Luật", "Phần lớn các hộ", "1.105 hội nghị", "3.2 triệu đồng", "24/7", "5/5 huyện",
    "2021. Các cơ quan", "15/9/2018 là ngày", "2-3 năm", "12/KH-UBND", "07-QC/TU", "V/v báo cáo", "TM. ỦY BAN", "05 lớp",
    "Các cơ quan", "III.4", "", "TP. Hồ Chí Minh",
]  # fmt: skip


@pytest.mark.parametrize(("text", "style", "number"), NUMBERS)
def test_a_number_is_read_with_its_kind(text: str, style: Style, number: str) -> None:
    begins = beginning(text)
    assert begins is not None
    assert (begins.style, begins.number) == (style, number)


@pytest.mark.parametrize("text", WORDS)
def test_words_dates_and_symbols_are_no_numbers(text: str) -> None:
    assert beginning(text) is None


def test_list_formatting_counts_though_it_is_not_in_the_text() -> None:
    begins = beginning("Chủ trì thực hiện.", "2.")
    assert begins is not None
    assert (begins.style, begins.number, begins.end) == (Style.ARABIC, "2", 0)


@given(st.integers(1, 399))
def test_roman_numbers_come_back(value: int) -> None:
    assert roman_value(to_roman(value)) == value


@pytest.mark.parametrize("letters", ["IC", "VX", "IIII", "LC", ""])
def test_letters_that_are_no_roman_number_have_no_value(letters: str) -> None:
    assert roman_value(letters) == 0


@pytest.mark.parametrize(
    ("style", "before", "after", "next_one"),
    [
        (Style.ARABIC, "1", "2", True),
        (Style.ARABIC, "1", "3", False),
        (Style.ARABIC, "2", "2a", True),
        (Style.ARABIC, "2a", "3", True),
        (Style.LETTER, "d", "đ", True),
        (Style.LETTER, "d", "e", True),
        (Style.LETTER, "e", "g", True),
        (Style.LETTER, "e", "f", True),
        (Style.LETTER, "c", "c1", True),
        (Style.LETTER, "c1", "d", True),
        (Style.LETTER, "a", "c", False),
        (Style.LETTER, "c", "a", False),
        (Style.ROMAN, "VIII", "IX", True),
        (Style.CAPITAL, "D", "E", True),
        (Style.DOTTED, "1.1", "1.2", True),
        (Style.PART, "thứ nhất", "thứ hai", True),
    ],
)
def test_what_follows_what(style: Style, before: str, after: str, next_one: bool) -> None:
    assert follows(style, before, after) is next_one


def test_a_sequence_may_miss_a_few_numbers_and_begins_with_one() -> None:
    assert comes_later(Style.ARABIC, "2", "5")
    assert not comes_later(Style.ARABIC, "2", "90")
    assert is_first(Style.LETTER, "a")
    assert not is_first(Style.LETTER, "b")


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("BÁO CÁO", "Báo cáo", ""),
        ("**QUYẾT ĐỊNH**", "Quyết định", ""),
        ("QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN", "Quyết định", "CỦA ỦY BAN NHÂN DÂN"),
        ("Nghị định của Chính phủ số 115/2003/NĐ-CP", "Nghị định", "của Chính phủ số 115/2003/NĐ-CP"),
        ("KẾ HOẠCH PHÁT TRIỂN DU LỊCH", "Kế hoạch", "PHÁT TRIỂN DU LỊCH"),
        ("thông tư", "Thông tư", ""),
    ],
)
def test_a_line_names_a_type(text: str, name: str, rest: str) -> None:
    named = type_line(text)
    assert named is not None
    assert (named.type.name, named.rest) == (name, rest)


@pytest.mark.parametrize(
    "text", ["Báo cáo kết quả năm 2024", "Kế hoạch này có hiệu lực", "BÁO BẮC GIANG", "Các báo cáo", ""]
)
def test_a_sentence_names_no_type(text: str) -> None:
    assert type_line(text) is None


def test_the_word_above_the_articles_ends_with_a_colon() -> None:
    assert enacts("QUYẾT ĐỊNH:")
    assert enacts("Nghị Định:")
    assert not enacts("QUYẾT ĐỊNH")


@given(st.text(alphabet="IVX1.a)Điều -–*_ \t(“", max_size=200))
def test_any_head_of_a_line_is_read(text: str) -> None:
    begins = beginning(text)
    assert begins is None or 0 < begins.end <= len(text)


@pytest.mark.parametrize("sign", ["1.", "I", "*", "thứ ", "-", " "])
def test_long_runs_of_signs_take_no_long_time(sign: str) -> None:
    text = sign * (100_000 // len(sign)) + "1"

    def read() -> None:
        beginning(text)
        type_line(text[:199])

    assert least_seconds(read, enough=0.5) < 0.5
