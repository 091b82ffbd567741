"""Titles that differ from what is asked for in one word."""

from __future__ import annotations

import pytest

from retrieval.evidence.siblings import is_on_a_sibling
from retrieval.evidence.terms import TermSet
from tests.support.hand_made import understood

TITLE = "Cấp đổi thẻ kiểm lâm viên rừng đặc dụng tỉnh Sông Thương . Văn bản"
PASSAGE = "Trong 07 ngày, cơ quan cấp đổi thẻ. Rừng phòng hộ có quy định riêng."


@pytest.mark.parametrize(
    ("question", "sibling"),
    [
        ("cấp đổi thẻ kiểm lâm viên rừng sản xuất mấy ngày", True),
        ("cấp đổi thẻ kiểm lâm viên rừng đặc dụng mấy ngày", False),
        ("cấp đổi thẻ kiểm lâm viên rừng phòng hộ mấy ngày", False),
        ("thẻ kiểm lâm viên mất mấy ngày", False),
    ],
)
def test_a_title_that_goes_on_with_another_word_is_on_something_else(question: str, sibling: bool) -> None:
    query = understood(question)
    assert is_on_a_sibling(query, TITLE, TermSet.of(f"{TITLE} . {PASSAGE}")) is sibling
