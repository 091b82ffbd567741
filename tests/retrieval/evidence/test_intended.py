"""What shall be and what came about are told apart, in questions and in texts."""

from __future__ import annotations

import pytest

from corpus.model import Document, DocumentId, Format, Header
from retrieval.evidence.intended import asks_for_results, is_intended
from tests.support.hand_made import paragraph, understood


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Tỉnh đã đón bao nhiêu lượt khách?", True),
        ("tinh da tiem vac xin cho bao nhieu con cho", True),
        ("trồng mới được bao nhiêu ha rừng", True),
        ("xã thực thu bao nhiêu", True),
        ("Kinh phí đã được phê duyệt là bao nhiêu?", False),
        ("Đà Nẵng đón bao nhiêu lượt khách?", False),
        ("da nang don bao nhieu luot khach", False),
        ("hộ nghèo được hỗ trợ bao nhiêu", False),
        ("How many visitors did the province receive?", True),
    ],
)
def test_results_are_asked_for_by_what_was_done(question: str, asked: bool) -> None:
    assert asks_for_results(question, accented=understood(question).accented) is asked


@pytest.mark.parametrize(
    ("kind", "heading", "text", "intended"),
    [
        ("Kế hoạch", "Mục tiêu", "Tiêm phòng cho 80% tổng đàn.", True),
        ("Kế hoạch", "Mục tiêu", "Đã tiêm phòng cho 60% tổng đàn.", False),
        ("Nghị quyết", "Dự toán thu, chi ngân sách", "Tổng thu: 900 tỷ đồng.", True),
        ("Báo cáo", "Kết quả", "Phấn đấu đến cuối năm 60% lao động đã qua đào tạo.", True),
        ("Báo cáo", "Kết quả", "Toàn huyện có 12 sản phẩm, đạt 60% mục tiêu đến năm 2025.", False),
        ("Báo cáo", "Kết quả", "Đã mở 5 lớp, phấn đấu cả năm mở 8 lớp.", False),
    ],
)
def test_an_aim_is_told_by_its_heading_or_its_words(kind: str, heading: str, text: str, intended: bool) -> None:
    written = Document(DocumentId("d"), "d.txt", Format.TEXT, Header(type=kind))
    assert is_intended(paragraph("d", 3, text, headings=(heading,)), text, written) is intended
