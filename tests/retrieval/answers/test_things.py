"""Projects and programmes asked for as things."""

from __future__ import annotations

from retrieval.answer import Outcome
from retrieval.answers import coverage
from tests.support.hand_made import Shelf, cited, context, evidence, only, paragraph

TOLD = paragraph("bc", 2, "Huyện Cầu Đá có 6 dự án trồng tre được chấp thuận chủ trương đầu tư.")


def test_a_project_of_which_there_is_no_document_is_told_of_by_a_text(shelf: Shelf) -> None:
    shelf.hold("bc", "Báo cáo", "9/BC-UBND", "Tình hình kinh tế", TOLD)
    answer = only(coverage.compose(context(shelf, "Dự án nào ở huyện Cầu Đá được chấp thuận?", [evidence(TOLD, 0.9)])))
    assert cited(answer) == [TOLD.id]


def test_a_document_of_the_type_comes_before_what_texts_tell(shelf: Shelf) -> None:
    shelf.hold("bc", "Báo cáo", "9/BC-UBND", "Tình hình kinh tế", TOLD)
    shelf.hold("da", "Dự án", "3/DA-UBND", "Trồng tre huyện Cầu Đá")
    answer = only(coverage.compose(context(shelf, "Dự án nào về trồng tre huyện Cầu Đá?", [evidence(TOLD, 0.9)])))
    assert [entry.id for entry in answer.documents] == ["da"]


def test_a_plan_is_a_document_and_nothing_else(shelf: Shelf) -> None:
    shelf.hold("bc", "Báo cáo", "9/BC-UBND", "Tình hình kinh tế", TOLD)
    answer = only(coverage.compose(context(shelf, "Kế hoạch nào về cấp nước?", [evidence(TOLD, 0.9)])))
    assert answer.outcome is Outcome.NOT_FOUND
