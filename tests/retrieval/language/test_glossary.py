from __future__ import annotations

import tomllib
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language import glossary as module
from retrieval.language.english import base_forms, one_spelling
from retrieval.language.glossary import (
    MAX_TERM_WORDS,
    load_glossary,
    term_words,
    translate,
)

TABLE = tomllib.loads((Path(module.__file__).parents[1] / "data" / "glossary.toml").read_text(encoding="utf-8"))
PAIRS = [
    (name.strip(), tuple(renderings))
    for section in TABLE.values()
    for names, renderings in section.items()
    for name in names.split("|")
]


def renderings_of(question: str) -> dict[str, tuple[str, ...]]:
    return {item.english: item.vietnamese for item in translate(question)}


def test_the_table_holds_each_term_once_and_enough_of_them() -> None:
    words = [term_words(name) for name, _ in PAIRS]
    assert len(words) >= 2000
    assert sorted({w for w in words if words.count(w) > 1}) == []


def test_terms_are_singular_british_and_short_enough_for_the_look_up() -> None:
    assert max(len(term_words(name)) for name, _ in PAIRS) <= MAX_TERM_WORDS
    assert [name for name, _ in PAIRS if name != name.lower() or not name] == []


def test_renderings_are_composed_vietnamese_at_most_three_and_all_different() -> None:
    given_renderings = [(name, r) for name, r in PAIRS if r]
    assert given_renderings
    for name, renderings in given_renderings:
        assert 1 <= len(renderings) <= 3, name
        assert len(set(renderings)) == len(renderings), name
        for rendering in renderings:
            assert rendering == unicodedata.normalize("NFC", rendering).strip(), name
            assert any(character.isalpha() for character in rendering), name


def test_only_words_of_asking_have_no_rendering() -> None:
    empty = {section for section, terms in TABLE.items() for renderings in terms.values() if not renderings}
    assert empty == {"asking"}
    assert all(not renderings for renderings in TABLE["asking"].values())


@pytest.mark.parametrize(
    ("question", "english", "vietnamese"),
    [
        ("Which plan covers the provincial people's committee?", "provincial people's committee", "UBND tỉnh"),
        ("who chairs the steering committees", "steering committees", "Ban Chỉ đạo"),
        ("policies on ethnic minorities", "ethnic minorities", "dân tộc thiểu số"),
        ("What has been repealed?", "repealed", "bãi bỏ"),
        ("What was replaced?", "replaced", "thay thế"),
        ("who is submitting it", "submitting", "trình"),
        ("the digitization of records", "digitization", "số hóa"),
        ("the program of the center", "program", "Chương trình"),
        ("the program of the center", "center", "trung tâm"),
        ("labor safety rules", "labor safety", "an toàn lao động"),
        ("Department of Planning & Investment", "Department of Planning & Investment", "Sở Kế hoạch và Đầu tư"),
        ("socioeconomic or socio-economic development", "socio-economic development", "phát triển kinh tế - xã hội"),
        ("children in poor households", "poor households", "hộ nghèo"),
        ("the People’s Council", "People’s Council", "Hội đồng nhân dân"),
        ("cooperation with overseas Vietnamese", "overseas Vietnamese", "người Việt Nam ở nước ngoài"),
        ("external information work", "external information", "thông tin đối ngoại"),
    ],
)
def test_the_longest_term_is_found_in_its_inflected_and_american_forms(
    question: str, english: str, vietnamese: str
) -> None:
    assert vietnamese in renderings_of(question)[english]


def test_words_that_only_ask_are_found_without_rendering() -> None:
    assert renderings_of("Which plan mentions it?")["mentions"] == ()


def test_vietnamese_words_in_an_english_question_are_left_alone() -> None:
    question = "Which plan covers Xay Sôm Bun in Bắc Giang?"
    found = translate(question)
    assert [item.english for item in found] == ["plan", "covers"]


def test_a_term_does_not_reach_over_a_full_stop() -> None:
    assert "land use" not in renderings_of("This is about land. Use it.")


def test_every_term_is_found_by_its_own_name() -> None:
    missed = [
        name for name, renderings in PAIRS if translate(name)[:1] == () or translate(name)[0].vietnamese != renderings
    ]
    assert missed == []


@given(st.text(max_size=200))
def test_offsets_give_back_the_words_in_order_without_overlap(question: str) -> None:
    found = translate(question)
    spans = [(item.start, item.end) for item in found]
    assert all(question[item.start : item.end] == item.english for item in found)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@given(st.sampled_from(sorted(word for words in load_glossary().terms for word in words)))
def test_a_word_is_a_form_of_itself_and_one_spelling_is_stable(word: str) -> None:
    assert one_spelling(word) in base_forms(word)
    assert one_spelling(one_spelling(word)) == one_spelling(word)
