"""Titles are found by their first words without going over the register."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.fold import fold
from retrieval.evidence.terms import TermSet, coverage, missing_names
from retrieval.query import Titled, Topic
from retrieval.targets.resolve import TitleIndex, answers_to_type, describe, resolve_targets
from retrieval.targets.titles_named import called_so, is_of_type
from tests.support.hand_made import Shelf, understood

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


@pytest.mark.parametrize(
    ("question", "issuer"),
    [
        ("kế hoạch 12 của tỉnh nào", None),
        ("kế hoạch 12 của tỉnh Sông Mây", "tỉnh Sông Mây"),
        ("ke hoach 12 cua xa minh", None),
    ],
)
def test_a_place_that_is_asked_for_is_no_name_of_one(question: str, issuer: str | None) -> None:
    (target,) = understood(question).targets
    assert target.issuer == issuer


@pytest.mark.parametrize("question", ["Thông tư 17/2012 có hiệu lực khi nào?", "thong tu so 17/2012 quy dinh gi"])
def test_a_joint_circular_is_spoken_of_as_a_circular_where_none_has_its_number(question: str) -> None:
    shelf = Shelf()
    joint = shelf.hold("ttlt", "Thông tư liên tịch", "17/2012/TTLT-BTC-BNV", "Phụ cấp thâm niên")
    assert resolve_targets(understood(question), shelf.entries, shelf.titles).named == (joint,)
    plain = shelf.hold("tt", "Thông tư", "17/2012/TT-BYT", "Khám sức khỏe")
    assert resolve_targets(understood(question), shelf.entries, shelf.titles).named == (plain,)


@pytest.mark.parametrize(
    ("question", "is_meant"),
    [
        ("Quy chế phối hợp quản lý chợ huyện Thạch Kiều thay thế quyết định nào?", True),
        ("Quy chế phối hợp chợ huyện Thạch Kiều có hiệu lực từ ngày nào?", True),
        ("quy che phoi hop cho Thach Kieu thay the quyet dinh nao", True),
        ("Quy chế phối hợp thi hành án huyện Thạch Kiều thay thế quyết định nào?", False),
        ("Quy chế phối hợp quản lý chợ huyện Lục Giang thay thế quyết định nào?", False),
    ],
)
def test_a_document_is_called_by_words_of_its_title_before_a_relation(question: str, *, is_meant: bool) -> None:
    shelf = Shelf()
    meant = shelf.hold(
        "qd", "Quyết định", "9/2031/QĐ-UBND",
        "Ban hành Quy chế phối hợp trong hoạt động quản lý nhà nước về chợ trên địa bàn huyện Thạch Kiều",
    )  # fmt: skip
    shelf.hold("kh", "Kế hoạch", "12/KH-UBND", "Phát triển chợ nông thôn huyện Lục Giang")
    single = resolve_targets(understood(question), shelf.entries, shelf.titles).single()
    assert (single == meant) is is_meant


def test_two_documents_called_by_the_same_words_leave_it_open() -> None:
    shelf = Shelf()
    for name, number in (("a", "9/2031/QĐ-UBND"), ("b", "10/2032/QĐ-UBND")):
        shelf.hold(name, "Quyết định", number, "Ban hành Quy chế phối hợp trong hoạt động quản lý chợ Thạch Kiều")
    question = "Quy chế phối hợp chợ Thạch Kiều thay thế quyết định nào?"
    assert resolve_targets(understood(question), shelf.entries, shelf.titles).single() is None
