from __future__ import annotations

import json
import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.clean import clean
from corpus.text.fold import fold
from retrieval.language.edits import joined_syllables, meant_syllables
from retrieval.language.place_names import name_words, unit_names
from retrieval.language.spelling import Change, Repaired, repair_question
from retrieval.language.words_of import LibraryWords
from tests.support.shared import shared_path
from tests.support.typed_questions import ENGLISH, SPELLINGS, VIETNAMESE, respelled

TEXTS = (
    "Ủy ban nhân dân tỉnh ban hành kế hoạch và quyết định; các sở, ban, ngành tổ chức thực hiện kế hoạch được giao.",
    "Hội nghị tổng kết được tổ chức tại trung tâm hội nghị tỉnh. Hội nghị có đại biểu các huyện tham dự.",
    "Kế hoạch hợp tác với tỉnh Xay Sôm Bun (Lào); trang web và ứng dụng chatbot phục vụ người dân, chatbot trả lời câu hỏi.",
    "Huyện Bắc Ninh cũ; báo cáo kết quả thực hiện nhiệm vụ, chỉ tiêu năm.",
)
VOCABULARY = LibraryWords.of(TEXTS).vocabulary
TYPOS_PER_QUESTION = 5


def folded(question: str) -> str:
    return fold(repair_question(question, VOCABULARY).text)


@pytest.mark.parametrize("spelling", [spelling for spelling in SPELLINGS if spelling != "typo"])
def test_one_question_in_another_spelling_is_the_same_question(spelling: str) -> None:
    different = [q for n, q in enumerate(VIETNAMESE) if folded(respelled(q, spelling, n)) != folded(q)]
    assert different == []


def test_of_all_spellings_of_sixty_questions_nineteen_in_twenty_are_one_question() -> None:
    assert len(VIETNAMESE) == 60
    same = [folded(respelled(q, s, n)) == folded(q) for n, q in enumerate(VIETNAMESE) for s in SPELLINGS]
    assert sum(same) >= 0.95 * len(same)


def test_most_slips_of_one_key_are_mended_wherever_they_fall() -> None:
    drawn = [
        (q, respelled(q, "typo", 100 * n + at)) for n, q in enumerate(VIETNAMESE) for at in range(TYPOS_PER_QUESTION)
    ]
    mended = sum(folded(typed) == folded(q) for q, typed in drawn)
    assert mended >= 0.8 * len(drawn)


def test_questions_without_slips_are_left_alone() -> None:
    for question in (*VIETNAMESE, *map(fold, VIETNAMESE)):
        assert repair_question(question, VOCABULARY) == Repaired(question)


def test_english_questions_are_left_alone() -> None:
    for question in ENGLISH:
        assert repair_question(question, VOCABULARY) == Repaired(question)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("ke hoahc 481", "ke hoach 481"), ("quyét dinh", "quyet dinh"), ("hôi nghi", "hoi nghi"),
        ("bao nhieu hoi nghij", "bao nhieu hoi nghi"), ("kehoach 481", "ke hoach 481"), ("kees hoachj 481", "ke hoach 481"),
        ("quyeets ddinhj nao", "quyet dinh nao"), ("ke61 hoach5 481", "ke hoach 481"), ("ban hahn ngay nao", "ban hanh ngay nao"),
        ("hoi nhgi tong ket", "hoi nghi tong ket"), ("Kế hach nào", "ke hoach nao"),
        ("uy ban nhan dnan tinh", "uy ban nhan dan tinh"), ("qyuet dinh 942", "quyet dinh 942"),
        ("Ke hoacch nao", "ke hoach nao"), ("chuuyen doi so", "chuyen doi so"), ("ban hanhh", "ban hanh"),
        ("tổ chức thựchiện kế hoạch", "to chuc thuc hien ke hoach"), ("hợp tác vớitỉnh Xay Sôm Bun", "hop tac voi tinh xay som bun"),
        ("kế hoạch naoban hành", "ke hoach nao ban hanh"), ("quản lí hội nghị", "quan ly hoi nghi"), ("ai kí", "ai ky"),
        ("tỉ lệ hộ", "ty le ho"), ("khoan2 dieu5", "khoan 2 dieu 5"), ("KEES HOACHJ NAOF", "ke hoach nao"),
    ],
)  # fmt: skip
def test_slips_are_mended_where_the_words_around_say_what_was_meant(question: str, meant: str) -> None:
    assert folded(question) == meant


@pytest.mark.parametrize(
    "question",
    [
        "kh 481", "qd 24/2018/qd-ubnd", "quy che 15 qc tu", "481/KH-UBND", "VCCI la gi", "GRDP 2023", "chatbot la gi",
        "trang web cua so", "hop tac voi attapeu", "xay som bun", "Xay Sôm Bun", "nguyen thi quynh ky gi", "ông Dương Văn Thuột",
        "ong le van hoap", "xa bac binh", "huyện Kroong", "startup fintech", "blockchain", "email cua so", "TTĐN", "ttdn la gi",
        "ngo", "zzz", "kon tum", "ea knop", "15/23/2022", "logistics va kho bai", "cong ty samsung",
    ],
)  # fmt: skip
def test_symbols_abbreviations_names_and_foreign_words_are_never_touched(question: str) -> None:
    assert repair_question(question, VOCABULARY) == Repaired(question)


def test_units_of_vietnam_typed_without_diacritics_keep_their_names() -> None:
    draw = random.Random(11)  # noqa: S311 - reproducible test data, no secret
    units = draw.sample(sorted(name for name in unit_names() if " " in name), 300)
    questions = [f"ke hoach cua {unit} nam 2023" for unit in units]
    assert [q for q in questions if repair_question(q, VOCABULARY).changes] == []


def test_people_with_ordinary_syllables_for_names_keep_them() -> None:
    given_names = ("lan", "lam", "hung", "dung", "dan", "ban", "than", "ke", "hoan", "dinh", "quyen", "giap", "hoe")
    questions = [
        f"{fold(family)} van {name} ky van ban nao" for family in name_words().families for name in given_names
    ]
    assert [q for q in questions if repair_question(q, VOCABULARY).changes] == []


def test_changes_say_what_stood_there_and_where_the_repair_stands() -> None:
    repaired = repair_question("  cho hỏi ke hoahc  481 ban hahn ??", VOCABULARY)
    assert repaired.text == "cho hỏi ke hoach 481 ban hanh?"
    assert repaired.changes == (Change(11, 16, "hoahc", "hoach"), Change(25, 29, "hahn", "hanh"))


def test_the_case_of_a_mended_word_is_kept() -> None:
    assert repair_question("Kế Hoahc nào", VOCABULARY).text == "Kế Hoach nào"


def test_a_word_that_may_mean_two_is_left() -> None:
    vocabulary = {"thach": 50, "thich": 50, "lac thach": 5, "lac thich": 5}
    assert repair_question("lac thch", vocabulary).changes == ()


def test_what_the_library_writes_so_is_no_left_over_of_a_typing_method() -> None:
    assert repair_question("bộ mas là gì", {"mas": 9}).text == "bộ mas là gì"
    assert repair_question("bộ mas là gì", {"ma": 3}).text == "bộ má là gì"


def test_final_i_and_y_follow_the_library() -> None:
    vocabulary = {"ty": 9, "ty trong": 9}
    assert repair_question("tỉ trọng ngành", vocabulary).text == "tỷ trọng ngành"
    assert repair_question("tỉ trọng ngành", vocabulary | {"ti trong": 1}).text == "tỉ trọng ngành"


def test_two_syllables_are_parted_only_where_their_neighbours_are_known() -> None:
    vocabulary = {"rung": 9, "thong": 9, "trong rung": 4, "thong nhua": 4}
    assert repair_question("trồng rừngthông nhựa", vocabulary).text == "trồng rừng thông nhựa"
    assert repair_question("xẻ rừngthông cũ", vocabulary).changes == ()


def test_counts_may_come_from_a_function() -> None:
    seen: list[str] = []

    def count(term: str) -> int:
        seen.append(term)
        return 100 if term in {"luc", "ngan", "luc ngan"} else 0

    assert repair_question("vai thieu luc ngnan", count).text == "vai thieu luc ngan"
    assert all(term == fold(term) for term in seen)


def test_slips_are_told_by_their_kind_and_give_only_syllables() -> None:
    weights = dict(meant_syllables("hoahc"))
    assert weights["hoach"] == max(weights.values())
    assert dict(meant_syllables("dinhh"))["dinh"] > dict(meant_syllables("dimh"))["dinh"]
    assert meant_syllables("ab") == meant_syllables("a" * 30) == ()
    assert ("ke", "hoach") in joined_syllables("kehoach")


def test_questions_over_articles_of_law_are_nearly_never_changed() -> None:
    lines = shared_path("data/benchmarks/alqac2022/queries.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [clean(json.loads(line)["text"]) for line in lines]
    assert len(questions) > 500
    changed = [q for q in (*questions, *map(fold, questions)) if repair_question(q, VOCABULARY).changes]
    assert len(changed) <= 0.01 * 2 * len(questions)


@given(st.text(max_size=200))
def test_any_text_is_repaired_to_composed_text_with_changes_where_they_say(text: str) -> None:
    repaired = repair_question(text, VOCABULARY)
    assert repaired.text == unicodedata.normalize("NFC", repaired.text)
    assert all(repaired.text[change.start : change.end] == change.repaired for change in repaired.changes)
    assert repair_question(repaired.text, VOCABULARY).text.split() == repaired.text.split() or repaired.changes
