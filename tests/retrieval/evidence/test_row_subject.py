"""A row of a table answers for what its own cells name, not for all that the table is about."""

from __future__ import annotations

import pytest

from corpus.model import ParagraphKind
from retrieval.evidence.row_subject import is_on_its_row
from tests.support.hand_made import paragraph, understood

HEADINGS = ("Phụ lục. Kinh phí phòng cháy rừng năm 2023", "STT\tNhiệm vụ\tCơ quan\tKinh phí (triệu đồng)")


@pytest.mark.parametrize(
    ("question", "row", "is_on"),
    [
        ("Kinh phí phòng cháy rừng năm 2023 là bao nhiêu?", "2\tMua bình chữa cháy\tChi cục Kiểm lâm\t450", False),
        ("Kinh phí mua bình chữa cháy là bao nhiêu?", "2\tMua bình chữa cháy\tChi cục Kiểm lâm\t450", True),
        ("kinh phi mua binh chua chay bao nhieu", "2\tMua bình chữa cháy\tChi cục Kiểm lâm\t450", True),
        ("Kinh phí của Chi cục Kiểm lâm là bao nhiêu?", "2\tMua bình chữa cháy\tChi cục Kiểm lâm\t450", True),
        ("Kinh phí phòng cháy rừng năm 2023 là bao nhiêu?", "\tTổng cộng\t\t1.250", True),
        ("Kinh phí phòng cháy rừng năm 2023 là bao nhiêu?", "1\tNăm 2023\t\t1.250", True),
        ("Kinh phí phòng cháy rừng năm 2023 là bao nhiêu?", "1\tNăm 2022\t\t1.100", False),
        ("How much is spent on fire prevention in 2023?", "2\tMua bình chữa cháy\tChi cục Kiểm lâm\t450", True),
    ],
)
def test_a_row_is_about_what_its_cells_name(question: str, row: str, *, is_on: bool) -> None:
    one = paragraph("kh", 2, row, kind=ParagraphKind.TABLE_ROW, headings=HEADINGS)
    assert is_on_its_row(understood(question), one) is is_on


@pytest.mark.parametrize(("asked", "is_on"), [("2018-2019", True), ("2017-2018", False)])
def test_a_school_year_may_be_all_that_a_row_is_called_by(asked: str, *, is_on: bool) -> None:
    headings = ("Điều 1. Mức thu học phí", "Năm học\tMức thu")
    one = paragraph("qd", 2, "2018 - 2019\t760.000", kind=ParagraphKind.TABLE_ROW, headings=headings)
    assert is_on_its_row(understood(f"Học phí năm học {asked} là bao nhiêu?"), one) is is_on
