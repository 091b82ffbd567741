"""Which paragraphs are read for an answer."""

from __future__ import annotations

from typing import cast

import pytest

from corpus.model import ParagraphKind
from retrieval.evidence.candidates import Candidate
from retrieval.evidence.close_reading import Reader
from retrieval.library import View
from tests.support.hand_made import Shelf, paragraph, understood


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2017.", True),
        ("Điều 2. Hiệu lực thi hành của Quyết định và trách nhiệm tổ chức thực hiện", False),
        ("Điều 2. Hiệu lực thi hành.", False),
    ],
)
def test_a_heading_is_read_where_it_is_a_whole_sentence(text: str, *, is_read: bool) -> None:
    shelf = Shelf()
    one = paragraph("qd", 2, text, "article:2", kind=ParagraphKind.HEADING)
    shelf.hold("qd", "Quyết định", "16/2017/QĐ-UBND", "Ban hành Quy chế", one)
    reader = Reader(understood("Quyết định này có hiệu lực từ ngày nào?"), cast("View", shelf))
    assert bool(reader.gather([Candidate(one, 1.0)])) is is_read
