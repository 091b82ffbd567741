"""Amounts of a question that lie in a range of a text."""

from __future__ import annotations

import pytest

from retrieval.evidence.ranges import held_amounts


@pytest.mark.parametrize(
    ("question", "text", "held"),
    [
        ("mua được 30 tháng thì hưởng bao nhiêu", "từ đủ 24 tháng đến dưới 36 tháng được 16%", ("30 thang",)),
        ("mua được 36 tháng thì hưởng bao nhiêu", "từ đủ 24 tháng đến dưới 36 tháng được 16%", ()),
        ("mua được 30 ngày thì hưởng bao nhiêu", "từ đủ 24 tháng đến dưới 36 tháng được 16%", ()),
        ("xe 10 chỗ chịu thuế bao nhiêu", "ô tô từ 6 đến 15 chỗ ngồi", ("10 cho",)),
        ("góp 70.000.000 đồng thì sao", "từ 50.000.000 đồng trở lên", ("70.000.000 dong",)),
        ("người 17 tuổi có được dự tuyển", "tuổi đời từ đủ 18 tuổi đến 40 tuổi", ()),
        ("rượu 40 độ", "rượu trên 40 độ", ()),
        ("mua 10 tháng", "chưa đủ 12 tháng thì không được hưởng", ("10 thang",)),
    ],
)
def test_an_amount_is_held_by_a_range_of_its_own_unit(question: str, text: str, held: tuple[str, ...]) -> None:
    assert held_amounts(question, text) == held
