"""A value of the right kind that answers another question."""

from __future__ import annotations

import pytest

from retrieval.evidence.other_values import answers_another, names_others_only
from tests.support.hand_made import understood


@pytest.mark.parametrize(
    ("question", "passage", "another"),
    [
        ("Nghị quyết này có hiệu lực từ khi nào?", "Nghị quyết được thông qua ngày 08/7/2022.", True),
        ("Nghị quyết này có hiệu lực từ khi nào?", "Nghị quyết có hiệu lực từ ngày 20/7/2022.", False),
        ("Chế độ này có hiệu lực từ khi nào?", "Chế độ này được áp dụng trong cả nước từ ngày 01/7/2022.", False),
        ("Quyết định hết hiệu lực khi nào?", "Quyết định có hiệu lực kể từ ngày 01/3/2022.", True),
        ("Quyết định hết hiệu lực khi nào?", "Quyết định có hiệu lực đến hết ngày 31/12/2024.", False),
        (
            "Trái phiếu bán từ ngày nào?",
            "Bán trái phiếu theo Nghị quyết số 9/2002/QH11 ngày 28 tháng 11 năm 2002.",
            True,
        ),
        (
            "Trái phiếu bán từ ngày nào?",
            "Theo Nghị quyết số 9/2002/QH11 ngày 28/11/2002, bán từ ngày 05/5/2003.",
            False,
        ),
        ("Sản lượng tôm là bao nhiêu?", "Tôm tăng 12,5%, cua tăng 4%.", True),
        ("Sản lượng tôm là bao nhiêu?", "Tôm đạt 14 nghìn tấn, tăng 12,5%.", False),
        ("Sản lượng tôm tăng bao nhiêu?", "Tôm tăng 12,5%.", False),
        ("Ai là Trưởng ban Ban Chỉ đạo?", "Bà Lê Thị Mẫu - Phó Trưởng ban Thường trực.", True),
        ("Ai là Trưởng ban Ban Chỉ đạo?", "Ông Trần Văn Mẫu - Phó Chủ tịch UBND tỉnh, Trưởng ban.", False),
        ("Phó Trưởng ban Thường trực là ai?", "Ông Vũ Văn Mẫu - Giám đốc Sở Y tế, Phó Trưởng ban.", True),
        ("Tỷ lệ thất nghiệp nông thôn là bao nhiêu?", "Giảm tỷ lệ thất nghiệp thành thị còn 3,9%.", True),
        ("Tỷ lệ thất nghiệp nông thôn là bao nhiêu?", "Thất nghiệp thành thị 3,9%, nông thôn 2%.", False),
        ("Mức hỗ trợ cho hộ cận nghèo là bao nhiêu?", "Hỗ trợ 15 triệu đồng cho hộ nghèo.", True),
        ("Mức hỗ trợ cho hộ cận nghèo là bao nhiêu?", "Hỗ trợ 15 triệu đồng cho hộ nghèo, hộ cận nghèo.", False),
        ("Mức hỗ trợ cho trường ngoài công lập là bao nhiêu?", "Trường công lập: 30 triệu đồng.", True),
        ("Lãi suất trái phiếu là bao nhiêu?", "Trường hợp trượt giá lớn hơn 40% thì được bù chênh lệch.", True),
        ("Trượt giá lớn hơn bao nhiêu thì được bù?", "Trường hợp trượt giá lớn hơn 40% thì được bù.", False),
        ("Lãi suất trái phiếu là bao nhiêu?", "Trường hợp rút trước hạn thì lãi suất là 4%.", False),
        ("Cơ quan nào chủ trì?", "Phó Trưởng ban chủ trì.", False),
    ],
)
def test_a_value_of_the_right_kind_may_answer_another_question(question: str, passage: str, another: bool) -> None:
    assert answers_another(understood(question), passage) is another


def test_when_an_old_text_ends_is_not_when_the_new_one_takes_effect() -> None:
    query = understood("Thông tư có hiệu lực khi nào?")
    ends = "Các quy định tại Thông tư số 6/2003/TT-BTC ngày 10/4/2003 hết hiệu lực thi hành."
    begins = "Thông tư này có hiệu lực sau 15 ngày và thay thế Thông tư số 6/2003/TT-BTC, hết hiệu lực cùng ngày."
    assert answers_another(query, ends)
    assert not answers_another(query, begins)


def test_what_a_part_costs_is_no_answer_to_what_all_of_it_costs() -> None:
    query = understood("Tuyến đường tránh có tổng mức đầu tư bao nhiêu?")
    assert answers_another(query, "Giao Ban A làm chủ đầu tư khu nhà ở với tổng mức đầu tư 9 tỷ đồng.")
    assert not answers_another(query, "Xây dựng đoạn đường tránh với tổng mức đầu tư 90 tỷ đồng.")
    assert not answers_another(query, "Tổng mức đầu tư: 90 tỷ đồng.")


def test_others_of_a_kind_are_not_those_that_are_asked_for() -> None:
    query = understood("Đoàn kiểm tra gồm những ngành nào?")
    assert names_others_only(query, "Khi cần, đoàn mời thêm các ngành khác.")
    assert not names_others_only(query, "Đoàn gồm các ngành Y tế, Công an.")


def test_a_result_is_no_answer_to_what_is_aimed_at() -> None:
    query = understood("Huyện đặt mục tiêu giá trị sản xuất năm 2020 bao nhiêu?")
    assert answers_another(query, "Giá trị sản xuất ước thực hiện 900 tỷ đồng (vượt kế hoạch).")
    assert not answers_another(query, "Phấn đấu giá trị sản xuất đạt 950 tỷ đồng, tăng 5% so với cùng kỳ.")
