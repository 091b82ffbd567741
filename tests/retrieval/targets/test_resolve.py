"""The documents that a question means, by number and by words of their titles."""

from __future__ import annotations

import pytest

from retrieval.targets.resolve import resolve_targets
from tests.support.hand_made import Shelf, understood


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
