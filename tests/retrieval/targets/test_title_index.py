"""Titles are found by their first words without going over the register."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.fold import fold
from retrieval.evidence.terms import TermSet, coverage, missing_names
from retrieval.query import Titled, Topic
from retrieval.targets.title_index import TitleIndex, answers_to_type, describe
from retrieval.targets.titles_named import called_so, is_of_type
from tests.support.hand_made import Shelf

WORDS = ["phát triển", "du lịch", "đào tạo", "nghề", "cộng đồng", "năm 2024", "tỉnh"]
TITLES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)


@given(st.lists(st.tuples(st.sampled_from(["Kế hoạch", "Đề án", "Quyết định"]), TITLES), max_size=8), TITLES)
def test_what_begins_like_a_title_holds_every_document_called_so(register: list[tuple[str, str]], asked: str) -> None:
    shelf = Shelf()
    for number, (kind, title) in enumerate(register):
        shelf.hold(f"d{number}", kind, "", title)
    for kind in ("Kế hoạch", "Đề án"):
        titled = Titled(kind, (fold(asked),), 0, (), ())
        every = called_so(titled, (entry for entry in shelf.entries if is_of_type(entry, kind)))
        assert called_so(titled, TitleIndex(shelf.entries).begun_like(titled)) == every


@given(
    st.lists(st.tuples(st.sampled_from(["Kế hoạch", "Đề án"]), TITLES), max_size=8),
    st.lists(st.lists(TITLES.map(fold), min_size=1, max_size=2), max_size=3),
    st.lists(st.sampled_from(["Kế hoạch", "Quyết định"]), max_size=1),
)
def test_a_description_fits_as_going_over_the_register_has_it(
    register: list[tuple[str, str]], asked: list[list[str]], types: list[str]
) -> None:
    shelf = Shelf()
    for number, (kind, title) in enumerate(register):
        shelf.hold(f"d{number}", kind, "", title)
    titles = TitleIndex(shelf.entries)
    topics = [Topic(forms[0], tuple(forms)) for forms in asked]
    typed = [replace(topic, forms=topic.forms[:1]) for topic in topics]
    every = {}
    for entry in shelf.entries:
        held = TermSet.of(describe(entry))
        share = coverage(topics, held, titles.rarity)
        fitting = not types or answers_to_type(entry, set(types))
        if share > 0 and fitting and not missing_names(topics, held):
            every[entry.id] = pytest.approx((share, coverage(typed, held, titles.rarity)))
    for _ in range(2):  # what is remembered fits as well
        found = titles.match(topics, types)
        assert {item.entry.id: (item.share, item.exact) for item in found} == every
        assert [item.share for item in found] == sorted((item.share for item in found), reverse=True)


def test_a_title_is_found_by_its_first_words_wherever_they_stand() -> None:
    shelf = Shelf()
    found = shelf.hold("kh", "Kế hoạch", "", "Tổ chức phát triển du lịch cộng đồng năm 2024")
    shelf.hold("khac", "Kế hoạch", "", "Đào tạo nghề du lịch")
    titled = Titled("Kế hoạch", (fold("phát triển du lịch cộng đồng"),), 0)
    assert called_so(titled, TitleIndex(shelf.entries).begun_like(titled)) == (found,)
