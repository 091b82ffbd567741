from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.answer import Language
from retrieval.language.detect import detect_language, is_accented
from tests.support.shared import shared_path
from tests.support.typed_questions import ENGLISH, SPELLINGS, VIETNAMESE, respelled


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_vietnamese_question_is_vietnamese_in_every_spelling(spelling: str) -> None:
    wrong = [
        q for n, q in enumerate(VIETNAMESE) if detect_language(respelled(q, spelling, n)) is not Language.VIETNAMESE
    ]
    assert wrong == []


def test_an_english_question_is_english_whatever_vietnamese_names_it_holds() -> None:
    assert [q for q in ENGLISH if detect_language(q) is not Language.ENGLISH] == []
    assert [q for q in ENGLISH if detect_language(q.upper()) is not Language.ENGLISH] == []


@pytest.mark.parametrize(
    "text",
    [
        "kh 481", "qd 942", "481", "Xaysomboun", "xaysomboun", "VCCI", "FDI", "GRDP 2023", "Bắc Giang", "Luc Ngan",
        "kế hoạch", "bao cao", "the nao", "so 12", "481/KH-UBND", "quy che 15 qc tu", "kees hoachj 481",
        "ke61 hoach5 481", "quyeets ddinhj", "video clip quảng bá", "email của sở", "", "??", "can cu", "an toan",
        "to trinh", "me tho", "ban do",
    ],
)  # fmt: skip
def test_what_is_short_or_says_nothing_is_vietnamese(text: str) -> None:
    assert detect_language(text) is Language.VIETNAMESE


@pytest.mark.parametrize(
    "text",
    [
        "Decision 942",
        "no. 12 which?",
        "plan 481",
        "report",
        "who?",
        "when",
        "budget",
        "clause 2",
        "steering committees",
    ],
)
def test_one_english_word_that_is_no_syllable_is_enough(text: str) -> None:
    assert detect_language(text) is Language.ENGLISH


def test_diacritics_are_seen_in_words_not_in_symbols_and_names_of_bodies() -> None:
    assert is_accented("Ai ký Quyết định 942?")
    assert is_accented("kế hoạch")
    assert not is_accented("ai ky quyet dinh 942/QĐ-UBND")
    assert not is_accented("kh 481 cua HĐND")
    assert not is_accented("ke hoach nao noi ve tinh Hủa Phăn trong nam nay")
    assert not is_accented("")


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_question_counts_as_accented_unless_its_diacritics_were_left_off(spelling: str) -> None:
    expected = spelling not in ("no diacritics", "Telex", "Telex in capitals", "VNI")
    wrong = [q for n, q in enumerate(VIETNAMESE) if is_accented(respelled(q, spelling, n)) is not expected]
    assert wrong == []


def test_the_questions_over_the_real_report_are_told_apart() -> None:
    lines = shared_path("data/questions/dev.jsonl")
    rows = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    assert rows
    assert [r["id"] for r in rows if detect_language(r["question"]).value != r["lang"][:2]] == []


@given(st.text(max_size=300))
def test_any_text_has_a_language(text: str) -> None:
    assert detect_language(text) in Language
    assert isinstance(is_accented(text), bool)
