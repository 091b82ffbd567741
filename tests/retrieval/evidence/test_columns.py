"""Cells stand under the names of their own columns."""

from __future__ import annotations

import pytest

from corpus.model import ParagraphKind
from retrieval.evidence.columns import columns
from tests.support.hand_made import paragraph


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        ("STT\tTên\tĐiểm", "1\tNa dai\t82", [("STT", "1"), ("Tên", "Na dai"), ("Điểm", "82")]),
        ("STT\tTên\tĐiểm", "Tổng cộng\t97", [("STT", ""), ("Tên", "Tổng cộng"), ("Điểm", "97")]),
        ("Stt\t\tĐơn vị\tKH", "a)\tGạo\tTấn", [("Stt", "a)"), ("", "Gạo"), ("Đơn vị", "Tấn"), ("KH", "")]),
        ("Tên\tĐiểm", "Na dai\t82", [("Tên", "Na dai"), ("Điểm", "82")]),
        ("Tên\tĐiểm", "Na dai\t82\t5", [("", "Na dai"), ("", "82"), ("", "5")]),
    ],
)
def test_a_row_without_its_number_keeps_its_columns(head: str, row: str, expected: list[tuple[str, str]]) -> None:
    one = paragraph("bc", 2, row, kind=ParagraphKind.TABLE_ROW, headings=("Bảng", head))
    assert list(columns(one)) == expected
