"""The cell of a row that answers is put in front, and no other number."""

from __future__ import annotations

import pytest

from corpus.model import ParagraphKind
from retrieval.answers.table_row import cell_value, row_words
from tests.support.hand_made import paragraph, understood

ROW = paragraph(
    "dm",
    2,
    "5\tNhà máy dầu hồi\tXã Yên Sơn\t120 giường, 70 phòng; 1.000 tấn/năm\t2300",
    kind=ParagraphKind.TABLE_ROW,
    headings=("Danh mục dự án", "STT\tTên dự án\tĐịa điểm\tQuy mô\tTổng vốn đầu tư dự tính"),
)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Nhà máy dầu hồi có bao nhiêu phòng?", "70 phòng"),
        ("Nhà máy dầu hồi có tổng vốn bao nhiêu tiền?", "2300"),
        ("Nhà máy dầu hồi đặt ở đâu?", "Xã Yên Sơn"),
        ("Nhà máy dầu hồi công suất bao nhiêu?", ""),
    ],
)
def test_the_cell_that_is_asked_for_leads(question: str, value: str) -> None:
    assert cell_value(understood(question), ROW) == value


def test_the_only_number_leads_where_columns_have_no_names() -> None:
    bare = paragraph("dm", 3, "Nhà máy dầu hồi\t2300", kind=ParagraphKind.TABLE_ROW)
    assert cell_value(understood("Vốn nhà máy dầu hồi bao nhiêu tiền?"), bare) == "2300"


def test_a_row_is_read_out_with_its_columns_and_without_its_number() -> None:
    assert row_words(ROW).startswith("Tên dự án: Nhà máy dầu hồi; Địa điểm: Xã Yên Sơn; ")
