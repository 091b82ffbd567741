"""What is new since a day."""

from __future__ import annotations

from datetime import date

from retrieval.answers import news
from tests.support.hand_made import Shelf, context, only


def test_what_is_new_is_dated_on_or_after_the_day(shelf: Shelf) -> None:
    shelf.hold("old", "Quyết định", "1/QĐ-UBND", "Việc cũ", issued=date(2024, 12, 31))
    shelf.hold("new", "Quyết định", "2/QĐ-UBND", "Việc mới", issued=date(2025, 1, 1))
    answer = only(news.compose(context(shelf, "Từ đầu năm 2025 có văn bản gì mới?")))
    assert [entry.id for entry in answer.documents] == ["new"]


def test_what_is_new_about_something_bears_it_in_its_title(shelf: Shelf) -> None:
    shelf.hold("a", "Quyết định", "1/QĐ-UBND", "Phát triển cây chè", issued=date(2024, 12, 31))
    shelf.hold("b", "Quyết định", "2/QĐ-UBND", "Phát triển du lịch", issued=date(2025, 1, 1))
    answer = only(news.compose(context(shelf, "Văn bản mới nhất về cây chè là gì?")))
    assert [entry.id for entry in answer.documents] == ["a"]
