"""The cell that a question asks for is that of the one column whose name it says, and an empty one answers nothing."""

from __future__ import annotations

import pytest

from corpus.model import Paragraph, ParagraphKind
from retrieval.evidence.table_cell import AskedCell, asked_cell
from tests.support.hand_made import paragraph, understood

POOR = ("Số hộ theo địa bàn", "TT\tXã\tHộ nghèo\t\tHộ cận nghèo\t", "\t\tĐầu năm\tCuối năm\tĐầu năm\tCuối năm")
PRICES = ("Bảng giá đất", "Đơn vị tính: 1.000 đồng/m2", "TT\tTên đường\tVị trí 1\tVị trí 2\tVị trí 3")
FUNDS = ("Kế hoạch vốn năm 2023", "TT\tXã\tKế hoạch vốn năm 2023\tTrong đó: Trả nợ\tGhi chú")
TASKS = ("Nhiệm vụ", "TT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời hạn")
YEARS = ("Vật nuôi", "Vật nuôi\tNăm 2021\tNăm 2022\tTăng, giảm (%)")
FEES = ("Mức thu phí tham quan", "STT\tNơi tham quan\tMức thu\tGhi chú")


def row(text: str, headings: tuple[str, ...]) -> Paragraph:
    return paragraph("bc", 2, text, kind=ParagraphKind.TABLE_ROW, headings=headings)


@pytest.mark.parametrize(
    ("question", "text", "headings", "value"),
    [
        ("Số hộ nghèo cuối năm của xã Mơ là bao nhiêu?", "1\tXã Mơ\t18\t13\t20\t17", POOR, "13"),
        ("Xã Mơ đầu năm có bao nhiêu hộ cận nghèo?", "1\tXã Mơ\t18\t13\t20\t17", POOR, "20"),
        ("so ho can ngheo cuoi nam cua xa Mo la bao nhieu", "1\tXã Mơ\t18\t13\t20\t17", POOR, "17"),
        ("Giá đất vị trí 2 đường Hoa Ban là bao nhiêu?", "1\tHoa Ban\t9.800\t5.900\t3.400", PRICES, "5.900"),
        ("Vốn năm 2023 của xã Mơ trả nợ bao nhiêu?", "1\tXã Mơ\t37.900\t20.400", FUNDS, "20.400"),
        ("Cơ quan nào phối hợp số hóa hồ sơ?", "1\tSố hóa hồ sơ\tSở A\tSở B\tQuý I", TASKS, "Sở B"),
        ("Đàn dê năm 2021 có bao nhiêu con?", "Đàn dê\t12.480\t11.950\t-4,2", YEARS, "12.480"),
        ("Phí tham quan Hang Vàng là bao nhiêu tiền?", "1\tHang Vàng\tKhông thu\tCả năm", FEES, "Không thu"),
        ("Phí tham quan Hang Vàng là bao nhiêu tiền?", "1\tHang Vàng\t**20.000**", FEES, "20.000"),
    ],
)
def test_the_column_is_the_one_whose_name_the_question_says(
    question: str, text: str, headings: tuple[str, ...], value: str
) -> None:
    found = asked_cell(understood(question), row(text, headings))
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    ("question", "text", "headings"),
    [
        ("Giá đất vị trí 3 đường Hoa Ban là bao nhiêu?", "1\tHoa Ban\t9.800\t5.900\t-", PRICES),
        ("Cơ quan nào phối hợp rà soát dữ liệu?", "1\tRà soát dữ liệu\tSở A\t\tQuý I", TASKS),
        ("Xã Mơ trả nợ bao nhiêu vốn?", "1\tXã Mơ\t37.900", FUNDS),
    ],
)
def test_the_cell_beside_does_not_answer_for_one_that_is_empty(
    question: str, text: str, headings: tuple[str, ...]
) -> None:
    found = asked_cell(understood(question), row(text, headings))
    assert isinstance(found, AskedCell)
    assert found.value == ""


@pytest.mark.parametrize(
    ("question", "text", "headings"),
    [
        ("Giá đất vị trí 4 đường Hoa Ban là bao nhiêu?", "1\tHoa Ban\t9.800\t5.900\t3.400", PRICES),
        ("Đàn dê năm 2019 có bao nhiêu con?", "Đàn dê\t12.480\t11.950\t-4,2", YEARS),
        ("Xã Mơ có bao nhiêu hộ?", "1\tXã Mơ\t18\t13\t20\t17", POOR),
        ("Xã Mơ nộp bao nhiêu tiền phạt?", "1\tXã Mơ\t37.900\t20.400", ("Vốn", "TT\tXã\tĐược giao\tĐã dùng")),
    ],
)
def test_no_cell_is_chosen_where_no_name_or_several_fit(question: str, text: str, headings: tuple[str, ...]) -> None:
    assert asked_cell(understood(question), row(text, headings)) is None
