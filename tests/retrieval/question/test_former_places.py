"""A question for a province of today asked of what it was before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrieval.query import Topic
from retrieval.question.former_places import asked_of_former, listed_of_former
from tests.support.hand_made import understood


@pytest.mark.parametrize(
    ("name", "years", "former"),
    [
        ("Quảng Ngãi", (), ["Kon Tum"]),
        ("Quảng Ngãi", (2026,), ["Kon Tum"]),
        ("Quảng Ngãi", (2019,), []),
        ("Cao Bằng", (), []),
        ("Cầu Mới", (), []),
        ("Hồ Chí Minh", (), ["Bà Rịa - Vũng Tàu", "Bình Dương"]),
    ],
)
def test_a_province_is_asked_for_as_what_it_was(name: str, years: tuple[int, ...], former: list[str]) -> None:
    topics = (Topic("UBND tỉnh", ("ubnd tinh",)), Topic(name, (name.lower(),), name=True), Topic("tre", ("tre",)))
    query = replace(understood("Quyết định nào về tre?"), topics=topics, years=years)
    asked = list(asked_of_former(query))
    assert sorted(topic.text for one in asked for topic in one.topics if topic.name) == former
    assert all([topic.text for topic in one.topics][1:] == ["tre"] for one in asked)


@pytest.mark.parametrize(
    ("question", "bodies"),
    [
        ("Liệt kê các quyết định của UBND tỉnh Quảng Ngãi", ["UBND tỉnh Kon Tum"]),
        ("Liệt kê các quyết định năm 2016 của UBND tỉnh Quảng Ngãi", []),
        ("Liệt kê các quyết định của UBND tỉnh Cao Bằng", []),
        ("Liệt kê các quyết định về tre", []),
    ],
)
def test_a_list_is_asked_of_the_bodies_that_another_goes_on(question: str, bodies: list[str]) -> None:
    assert [asked.issuer for asked in listed_of_former(understood(question))] == bodies
