from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.lint.names import find_names
from corpus.lint.spellings import near_spellings
from corpus.model import DocumentId, Paragraph, ParagraphId, ParagraphKind
from corpus.place import Place


def names(text: str, kind: ParagraphKind = ParagraphKind.BODY) -> list[str]:
    paragraph = Paragraph(ParagraphId("p"), DocumentId("d"), 0, Place(), kind, text)
    return [name.text for name in find_names(paragraph)]


@pytest.mark.parametrize(
    ("rare", "usual"),
    [
        ("Xay Bôm Sum", "Xay Sôm Bun"),  # letters of two syllables swapped, and one off
        ("Xay Xổm Bun", "Xay Sôm Bun"),
        ("Xay Som Bun", "Xay Sôm Bun"),  # diacritics lost
        ("Xay Bun Sôm", "Xay Sôm Bun"),  # syllables swapped
        ("Xaysomboun", "Xay Sôm Bun"),
        ("Xaisomboun", "Xaysomboun"),
        ("Cămpuchia", "Campuchia"),
        ("Bắc Giàng", "Bắc Giang"),
    ],
)
def test_another_spelling_of_one_name_is_near(rare: str, usual: str) -> None:
    assert list(near_spellings({usual: 5, rare: 1})) == [(rare, usual)]


@pytest.mark.parametrize(
    ("rare", "usual"),
    [
        ("Yên Thế", "Yên Dũng"),
        ("Lục Nam", "Lục Ngạn"),
        ("Tân Yên", "Việt Yên"),
        ("Bắc Ninh", "Bắc Giang"),
        ("Cẩm Giang", "Cẩm Giàng"),  # both are communes
        ("Nguyễn Văn Hưng", "Nguyễn Văn Hùng"),  # two people
        ("Quảng Ngãi", "Quảng Nam"),
        ("Đồng Tháp Mười", "Đồng Nai"),
    ],
)
def test_two_names_are_two_names(rare: str, usual: str) -> None:
    assert list(near_spellings({usual: 50, rare: 1})) == []


def test_case_alone_is_style() -> None:
    assert list(near_spellings({"Công Thương Việt Nam": 9, "Công thương Việt Nam": 1})) == []


def test_two_frequent_spellings_raise_no_alarm() -> None:
    assert list(near_spellings({"Xay Sôm Bun": 5, "Xay Bôm Sum": 4})) == []


def test_a_spelling_that_stands_seldom_proves_nothing() -> None:
    assert list(near_spellings({"Xay Sôm Bun": 2, "Xay Bôm Sum": 1})) == []


@given(st.dictionaries(st.text("aăbônumsxy XSB", min_size=1, max_size=14), st.integers(1, 20), max_size=12))
def test_a_pair_is_always_of_a_rare_and_a_frequent_name_each_rare_one_once(counts: dict[str, int]) -> None:
    pairs = list(near_spellings({name: n for name, n in counts.items() if name.strip()}))
    assert len({rare for rare, _ in pairs}) == len(pairs)
    assert all(counts[rare] * 3 <= counts[usual] for rare, usual in pairs)


def test_names_are_runs_of_capitals_without_the_unit_word() -> None:
    text = "Huyện Yên Dũng đón đoàn của tỉnh Xay Sôm Bun; Báo Công Thương; SỞ NGOẠI VỤ; Các huyện: Lạng Giang, Việt Yên"
    assert names(text) == ["Yên Dũng", "Xay Sôm Bun", "Công Thương", "Lạng Giang", "Việt Yên"]


def test_a_foreign_name_may_be_one_word() -> None:
    assert names("tỉnh Xaysomboun và ông Nam") == ["Xaysomboun"]


@pytest.mark.parametrize("kind", [ParagraphKind.SIGNATURE, ParagraphKind.RECIPIENTS, ParagraphKind.NOISE])
def test_signatures_and_recipients_are_not_looked_at(kind: ParagraphKind) -> None:
    assert names("Nguyễn Văn Mẫu", kind) == []
