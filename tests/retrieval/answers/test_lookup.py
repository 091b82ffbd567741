"""What a document is."""

from __future__ import annotations

import pytest

from retrieval.answers import lookup
from tests.support.hand_made import ARTICLES, Shelf, cited, context, only


@pytest.mark.usefixtures("decision")
def test_what_a_document_says_is_told_by_all_its_articles(shelf: Shelf) -> None:
    answer = only(lookup.compose(context(shelf, "Quyết định 745/QĐ-UBND quy định những nội dung gì?")))
    assert cited(answer)[1:] == [ARTICLES[0].id, ARTICLES[1].id]


@pytest.mark.usefixtures("decision")
def test_a_document_is_shown_by_its_title(shelf: Shelf) -> None:
    answer = only(lookup.compose(context(shelf, "Cho tôi xem Quyết định 745/QĐ-UBND.")))
    assert "thành lập Ban Chỉ đạo" in answer.text
