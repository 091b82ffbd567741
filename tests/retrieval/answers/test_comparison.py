"""Two documents, two years or two wordings set side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.model import RegisterEntry
from retrieval.answer import Outcome
from retrieval.answers import comparison
from tests.support.hand_made import ARTICLES, Shelf, cited, context, evidence, only, paragraph


def test_two_documents_are_set_side_by_side_each_with_its_own_words(shelf: Shelf, decision: RegisterEntry) -> None:
    one = paragraph("moi", 2, "Điều 1. Kiện toàn Ban Chỉ đạo gồm 21 thành viên.", "article:1")
    newer = shelf.hold("moi", "Quyết định", "1388/QĐ-UBND", "Kiện toàn Ban Chỉ đạo", one)
    question = "Ban Chỉ đạo theo Quyết định 745/QĐ-UBND và Quyết định 1388/QĐ-UBND có bao nhiêu thành viên?"
    found = [evidence(one, 0.9), evidence(ARTICLES[0], 0.8)]
    answer = only(comparison.compose(context(shelf, question, found)))
    assert [claim.text.count("thành viên") > 0 for claim in answer.claims] == [True, True]
    assert cited(answer) == [ARTICLES[0].id, one.id]
    assert set(answer.documents) == {decision, newer}


@pytest.mark.usefixtures("decision")
def test_a_side_that_says_nothing_is_named_instead_of_compared(shelf: Shelf) -> None:
    silent = paragraph("moi", 2, "Điều 1. Ban hành quy chế.", "article:1")
    shelf.hold("moi", "Quyết định", "1388/QĐ-UBND", "Ban hành quy chế", silent)
    question = "So sánh số thành viên trong Quyết định 745/QĐ-UBND và Quyết định 1388/QĐ-UBND"
    answer = only(comparison.compose(context(shelf, question, [evidence(ARTICLES[0], 0.8)])))
    assert answer.outcome is Outcome.NOT_FOUND
    assert "1388/QĐ-UBND" in answer.lead


def test_two_years_are_told_apart_only_where_both_are_known(shelf: Shelf) -> None:
    one = paragraph("bc", 2, "Năm 2022 đón 02 đoàn phóng viên.")
    shelf.hold("bc", "Báo cáo", "5/BC-SYT", "Kết quả", one)
    question = "So sánh số đoàn phóng viên năm 2022 và năm 2023"
    assert only(comparison.compose(context(shelf, question, [evidence(one, 0.9)]))).outcome is Outcome.ANSWERED
    assert only(comparison.compose(context(shelf, question, []))).outcome is Outcome.NOT_FOUND


def test_two_documents_are_compared_by_what_the_register_knows(shelf: Shelf) -> None:
    shelf.hold("k1", "Kế hoạch", "1/KH-UBND", "Trồng chè", issued=date(2022, 1, 2))
    shelf.hold("k2", "Kế hoạch", "2/KH-UBND", "Trồng vải", issued=date(2023, 3, 4))
    answer = only(
        comparison.compose(context(shelf, "So sánh ngày ban hành của Kế hoạch 1/KH-UBND và Kế hoạch 2/KH-UBND", []))
    )
    assert [bool(claim.sources) for claim in answer.claims] == [True, True]
    assert "02/01/2022" in answer.text.replace("2/1/2022", "02/01/2022")
    assert "04/03/2023" in answer.text.replace("4/3/2023", "04/03/2023").replace("04/3/2023", "04/03/2023")


@pytest.mark.usefixtures("decision")
def test_a_side_that_lacks_no_word_of_the_question_may_be_less_sure(shelf: Shelf) -> None:
    one = paragraph("moi", 2, "Điều 1. Mục tiêu trồng 600 ha chè.", "article:1")
    shelf.hold("moi", "Quyết định", "1388/QĐ-UBND", "Điều chỉnh", one)
    question = "So sánh Quyết định 745/QĐ-UBND và Quyết định 1388/QĐ-UBND về mục tiêu"
    for lacking, outcome in (((), Outcome.ANSWERED), (("mục tiêu",), Outcome.NOT_FOUND)):
        found = [evidence(ARTICLES[0], 0.8), replace(evidence(one, 0.15), missing=lacking)]
        assert only(comparison.compose(context(shelf, question, found))).outcome is outcome
