"""Silence names what is missing: from the whole library, or from the paragraph that comes nearest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrieval.answer import Outcome
from retrieval.answers.silence import nothing_found
from retrieval.query import Kind
from tests.support.hand_made import Shelf, context, evidence, paragraph

FAIR = paragraph("kh", 2, "Hội chợ ở huyện Thạch Kiều mở cửa ngày 5 tháng 3.")
ROAD = paragraph("bc", 2, "Xã Đồng Lộc làm 12 km đường bê tông.")


@pytest.mark.parametrize(
    ("question", "missing", "said"),
    [
        ("Hội chợ có bao nhiêu km đường bê tông?", "đường bê tông", "Đoạn gần nhất không nói về: đường bê tông."),
        ("Hội chợ có bao nhiêu km đường Đồng Lộc?", "km đường", "Đoạn gần nhất không nói về: km đường."),
        ("Hội chợ có bao nhiêu gian hàng?", "gian hàng", "Không đoạn nào nói về: gian hàng."),
        ("Hội chợ có bao nhiêu km đường đồng?", "km đường đồng", "Không đoạn nào nói về: km đường đồng."),
    ],
)
def test_what_stands_elsewhere_is_not_said_to_stand_nowhere(question: str, missing: str, said: str) -> None:
    shelf = Shelf()
    shelf.hold("kh", "Kế hoạch", "5/KH-UBND", "Tổ chức hội chợ năm 2024", FAIR)
    shelf.hold("bc", "Báo cáo", "6/BC-UBND", "Kết quả năm 2024", ROAD)
    best = replace(evidence(FAIR, 0.2), missing=(missing,))
    asked = context(shelf, question, [best])
    assert missing in [topic.text for topic in asked.query.topics]
    answer = nothing_found(asked, Kind.FACT)
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.lead.endswith(said)
