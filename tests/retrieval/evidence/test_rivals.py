"""Passages that go through units one after the other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.text.fold import fold
from retrieval.evidence.rivals import (
    named_units,
    tells_of_a_part,
    tells_of_another,
    tells_of_another_document,
    tells_of_the_whole,
)
from retrieval.query import Query, Topic
from tests.support.hand_made import understood

PASSAGE = "Huyện Mường Lát mở hội chợ cam; huyện Sông Mã đón đoàn khách Nhật Bản; các huyện: Yên Sơn, Tân Kỳ quảng bá ảnh đẹp."


def asked(question: str, name: str) -> Query:
    query = understood(question)
    start = query.text.index(name)
    kept = tuple(topic for topic in query.topics if name not in topic.text)
    named = Topic(name, (fold(name),), name=True, start=start)
    return replace(query, topics=(*kept, named))


@pytest.mark.parametrize(
    ("question", "name", "other"),
    [
        ("huyện Mường Lát đón đoàn khách nào", "Mường Lát", True),
        ("huyện Mường Lát mở hội chợ gì", "Mường Lát", False),
        ("huyện Tân Kỳ quảng bá gì", "Tân Kỳ", False),
        ("Tân Kỳ đón đoàn khách nào", "Tân Kỳ", False),
    ],
)
def test_what_is_said_of_a_neighbour_is_not_said_of_the_unit_asked_about(question: str, name: str, other: bool) -> None:
    query = asked(question, name)
    assert tells_of_another(query, named_units(query), PASSAGE, "Báo cáo . tỉnh Sông Thương") is other


def test_what_is_the_documents_own_need_not_be_named_again() -> None:
    query = asked("huyện Mường Lát đón đoàn khách nào", "Mường Lát")
    assert not tells_of_another(query, named_units(query), PASSAGE, "UBND huyện Mường Lát . Báo cáo")


@pytest.mark.parametrize(
    ("question", "issuer", "text", "part"),
    [
        ("Số lượt khách năm 2023 của tỉnh?", "Ủy ban nhân dân huyện Mường Lát", "Đón 42.000 lượt khách.", True),
        ("Toàn tỉnh đón bao nhiêu lượt khách?", "UBND xã Yên Sơn", "Đón 900 lượt khách.", True),
        ("Số lượt khách năm 2023 của tỉnh?", "Ủy ban nhân dân tỉnh Sông Thương", "Đón 420.000 lượt khách.", False),
        ("Số lượt khách năm 2023 của tỉnh?", "UBND huyện Mường Lát", "Cả tỉnh đón 420.000 lượt khách.", False),
        ("Số lượt khách năm 2023 của huyện?", "UBND huyện Mường Lát", "Đón 42.000 lượt khách.", False),
        ("Số lượt khách năm 2023 của tỉnh?", None, "Đón 42.000 lượt khách.", False),
    ],
)
def test_what_a_district_says_of_itself_is_not_said_of_the_province(
    question: str, issuer: str | None, text: str, *, part: bool
) -> None:
    assert tells_of_a_part(understood(question), issuer, text) is part


@pytest.mark.parametrize(
    ("question", "other"), [("Đăng bao nhiêu tin tiếng Anh?", True), ("dang bao nhieu tin tieng lao", False)]
)
def test_what_is_said_of_one_language_is_not_said_of_another(question: str, other: bool) -> None:
    query = understood(question)
    text = "Số tin tiếng Lào là 12 tin một tuần."
    assert tells_of_another(query, named_units(query), text, "Báo cáo . tỉnh Sông Thương") is other


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("- Thông tư số 37 TC/TCT ngày 10/5/1995 áp dụng đối với tổ chức nước ngoài;", True),
        ("Thông tư số 169/1998/TT-BTC áp dụng đối với tổ chức nước ngoài.", False),
        ("Tổ chức nước ngoài nộp thuế theo Thông tư số 37 TC/TCT.", False),
    ],
)
def test_what_a_list_says_of_another_document_is_not_said_of_the_one_named(text: str, *, other: bool) -> None:
    assert tells_of_another_document(understood("Thông tư 169/1998 áp dụng cho ai?"), text) is other


@pytest.mark.parametrize(
    ("question", "passage", "whole"),
    [
        ("Thái Bình có bao nhiêu ca sởi?", "Năm 2015, tại Việt Nam ghi nhận 1.200 ca sởi.", True),
        ("Thái Bình có bao nhiêu ca sởi?", "Khu vực Châu Á Thái Bình Dương có 9.000 ca sởi.", True),
        ("Thái Bình có bao nhiêu ca sởi?", "Cả nước có 1.200 ca sởi, riêng Thái Bình 12 ca.", False),
        ("Cả nước có bao nhiêu ca sởi?", "Cả nước có 1.200 ca sởi.", False),
    ],
)
def test_what_the_country_counts_is_not_said_of_a_province(question: str, passage: str, whole: bool) -> None:
    assert tells_of_the_whole(understood(question), passage) is whole
