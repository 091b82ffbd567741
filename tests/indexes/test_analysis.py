"""Questions and paragraphs meet in the same terms, however they are spelt."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.clean import clean
from indexes.analysis import JOINT, analyse, narrowest

VIETNAMESE = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếềểễệốồổỗộ 0123456789./-,", max_size=60)


def plain(text: str) -> str:
    """Take the diacritics off by the Unicode database, not by the code under test."""
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in apart if not unicodedata.combining(c))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.105 hội nghị", "1105 hội nghị"),
        ("05 huyện", "5 huyện"),
        ("31/8/2021", "31-08-2021"),
        ("31/8/2021", "31.8.2021"),
        ("giai đoạn 2021 – 2025", "giai đoạn 2021-2025"),
        ("kỹ thuật", "kĩ thuật"),
        ("quy hoạch", "qui hoạch"),
        ("hoà giải", "hòa giải"),
        ("1.244/KH-UBND", "1244/kh-ubnd"),
        ("6.800,5 tỷ", "6800,5 tỉ"),
        ("Kế hoạch", "KẾ HOẠCH"),
    ],
)
def test_two_spellings_of_one_thing_give_the_same_folded_terms(one: str, other: str) -> None:
    assert analyse(one).folded == analyse(other).folded


@pytest.mark.parametrize(
    ("one", "other"),
    [("thúy", "thúi"), ("82,64", "8264"), ("1.5", "15"), ("12a", "12"), ("66.25/2026/NQ-CP", "6625/2026/NQ-CP")],
)
def test_different_things_stay_apart(one: str, other: str) -> None:
    assert set(analyse(one).folded).isdisjoint(analyse(other).folded[:1])


def test_a_symbol_is_a_term_of_its_own_beside_its_parts() -> None:
    folded = analyse("theo Kế hoạch số 481/KH-UBND").folded
    assert {"481/kh/ubnd", "481", "kh", "ubnd", "kh_ubnd"} <= set(folded)


def test_a_date_in_words_meets_the_date_in_figures() -> None:
    spelt = analyse("ngày 31 tháng 08 năm 2021").folded
    assert "31/8/2021" in spelt
    assert "31/8/2021" in analyse("ngày 31/8/2021").folded


def test_a_slash_between_words_makes_no_symbol() -> None:
    assert analyse("và/hoặc tổ chức/cá nhân").folded.count("va/hoac") == 0


@given(VIETNAMESE)
def test_folded_terms_do_not_depend_on_diacritics(text: str) -> None:
    cleaned = clean(text)
    assert analyse(cleaned).folded == analyse(plain(cleaned)).folded


@given(VIETNAMESE)
def test_text_without_diacritics_has_no_accented_terms(text: str) -> None:
    assert analyse(plain(text)).accented == ()


@given(st.text(max_size=80))
def test_any_text_gives_terms_without_spaces(text: str) -> None:
    terms = analyse(clean(text))
    for term in (*terms.folded, *terms.accented):
        assert term
        assert term.split() == [term]


@given(st.lists(st.sampled_from(["xây", "dựng", "nông", "thôn", "mới"]), min_size=2, max_size=8))
def test_every_pair_of_neighbours_is_a_term(syllables: list[str]) -> None:
    folded = analyse(" ".join(syllables)).folded
    pairs = [plain(a) + JOINT + plain(b) for a, b in pairwise(syllables)]
    assert [term for term in folded if JOINT in term] == pairs


def test_the_narrowest_term_of_a_phrase_is_what_holds_it_whole() -> None:
    assert narrowest("481/KH-UBND") == ("481/kh/ubnd",)
    assert narrowest("xay som") == ("xay_som",)
    assert narrowest("kỹ") == ("ki",)
    assert narrowest("  ") == ()
