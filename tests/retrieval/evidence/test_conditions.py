"""Conditions that evidence must meet beside speaking of the right thing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from retrieval.evidence.asked import AskedTerms
from retrieval.evidence.conditions import holds_head, subject_share
from retrieval.evidence.terms import TermSet
from tests.support.hand_made import understood


def share(question: str, text: str, is_word: Callable[[str], bool] = lambda pair: True) -> float:
    query = understood(question)
    read = AskedTerms(query.topics, lambda term: 1.0).read(text)
    return subject_share(query, (read,), TermSet.of(text), lambda term: 1.0, is_word)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("tỷ lệ thủ tục hành chính được cập nhật", "Các sở đã cập nhật 100% TTHC trên Cổng"),
        ("tổng số hội nghị là bao nhiêu", "tổ chức 12 hội nghị"),
    ],
)
def test_a_subject_is_held_without_how_it_is_measured_and_under_its_abbreviation(question: str, text: str) -> None:
    assert share(question, text) == 1.0


def test_a_subject_that_is_missing_is_told_by_its_own_words() -> None:
    assert share("thuế suất thuốc lá điếu là bao nhiêu", "thuế suất thuộc loại là một điều khác") < 0.5


def test_neighbours_that_make_no_word_anywhere_are_no_subject() -> None:
    question, text = (
        "dai truyen hinh phoi hop phat song kenh nao",
        "Đài truyền hình phối hợp sản xuất và phát sóng trên kênh",
    )
    assert share(question, text, lambda pair: pair in ("truyen hinh", "phoi hop", "phat song")) == 1.0
    assert share(question, text) < 1.0


def test_a_limit_is_held_in_other_words() -> None:
    assert share("Mỗi lượt chuyên gia tối đa bao nhiêu ngày", "mỗi lượt chuyên gia không quá 45 ngày") == 1.0


@pytest.mark.parametrize(
    ("passage", "held"),
    [
        ("Điện sản xuất ước đạt trên 8,5 tỷ kwh", True),
        ("Nhập khẩu nguyên liệu phục vụ sản xuất ước đạt 7,8 tỷ USD", False),
    ],
)
def test_what_is_asked_for_first_must_begin_in_the_passage_itself(passage: str, held: bool) -> None:
    query = understood("Điện sản xuất ước đạt bao nhiêu?")
    whole = TermSet.of(f"{passage} . Báo cáo của Tập đoàn Điện lực")
    assert holds_head(query, TermSet.of(passage), whole) is held


def test_an_aim_is_no_measure() -> None:
    query = understood("mục tiêu trồng chè")
    terms = TermSet.of("Mục tiêu: đến năm 2020 trồng mới 350 ha chè")
    assert holds_head(query, terms, terms)
