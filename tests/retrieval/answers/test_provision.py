"""What a provision says."""

from __future__ import annotations

import pytest

from corpus.model import RegisterEntry, Relation
from retrieval.answer import Outcome
from retrieval.answers import provision
from tests.support.hand_made import ARTICLES, Shelf, cited, context, evidence, only, paragraph


def test_a_provision_is_quoted_whole(shelf: Shelf, decision: RegisterEntry) -> None:
    answer = only(provision.compose(context(shelf, "Điều 2 Quyết định 745/QĐ-UBND quy định gì?")))
    assert cited(answer) == [p.id for p in ARTICLES[1:]]
    assert answer.documents == (decision,)


@pytest.mark.usefixtures("decision")
def test_a_provision_that_does_not_exist_is_said_to_be_missing(shelf: Shelf) -> None:
    answer = only(provision.compose(context(shelf, "Điều 9 Quyết định 745/QĐ-UBND quy định gì?")))
    assert answer.outcome is Outcome.NOT_FOUND
    assert "Điều 9" in answer.lead


def test_a_new_article_is_found_in_the_quotation_that_adds_it(shelf: Shelf) -> None:
    added = [
        paragraph("sd", 2, "2. Bổ sung Điều 5a vào sau Điều 5 như sau:", "article:1/clause:2"),
        paragraph("sd", 3, "“Điều 5a. Cổng thông tin", "article:1/clause:2/paragraph:1"),
        paragraph("sd", 4, "1. Cổng có ba ngôn ngữ.”.", "article:1/clause:2/paragraph:2"),
    ]
    other = paragraph("sd", 5, "Điều 2. Hiệu lực", "article:2")
    shelf.hold("sd", "Quyết định", "16/2022/QĐ-UBND", "Sửa đổi, bổ sung", *added, other)
    answer = only(provision.compose(context(shelf, "Điều 5a Quyết định 16/2022/QĐ-UBND quy định gì?")))
    assert cited(answer)[-2:] == [added[1].id, added[2].id]
    assert other.id not in cited(answer)


def test_the_items_of_a_letter_are_called_khoan_and_diem(shelf: Shelf) -> None:
    first = paragraph("cv", 2, "1. Điều chỉnh mức phụ cấp của người trực đê:", "heading:1")
    point = paragraph("cv", 3, "b) Từ tháng 5 năm 2019 tăng thêm 4%.", "heading:1/heading:b")
    second = paragraph("cv", 4, "2. Sở Nội vụ hướng dẫn việc này.", "heading:2")
    shelf.hold("cv", "Công văn", "88/UBND-NC", "Phụ cấp trực đê", first, point, second)
    assert cited(only(provision.compose(context(shelf, "điểm b khoản 1 Công văn 88/UBND-NC", [])))) == [point.id]
    assert cited(only(provision.compose(context(shelf, "khoản 2 Công văn 88/UBND-NC nói gì", [])))) == [second.id]


@pytest.mark.parametrize(
    ("question", "of_the_regulation"),
    [
        ("Điều 2 Quy chế 27/2024 quy định gì?", True),
        ("Điều 2 Quyết định 27/2024/QĐ-UBND quy định gì?", False),
    ],
)
def test_the_articles_of_a_regulation_are_told_from_those_of_its_decision(
    shelf: Shelf, question: str, of_the_regulation: bool
) -> None:
    own = paragraph("qd", 2, "Điều 2. Quyết định này có hiệu lực từ ngày ký.", "article:2")
    rule = paragraph("qd", 9, "Điều 2. Người trực", "Quy chế|chapter:I/article:2")
    shelf.hold("qd", "Quyết định", "27/2024/QĐ-UBND", "Ban hành Quy chế trực lãnh đạo", own, rule)
    answer = only(provision.compose(context(shelf, question, [])))
    assert cited(answer) == [rule.id if of_the_regulation else own.id]


def test_a_regulation_of_another_year_is_not_taken_for_the_one_named(shelf: Shelf) -> None:
    shelf.hold("qd", "Quyết định", "27/2023/QĐ-UBND", "Ban hành Quy chế trực lãnh đạo", *ARTICLES)
    answer = only(provision.compose(context(shelf, "Điều 2 Quy chế 27/2024 quy định gì?", [])))
    assert answer.outcome is Outcome.NOT_FOUND
    assert "27/2024" in answer.lead


def test_what_was_promulgated_with_a_cited_decision_has_its_provisions(shelf: Shelf) -> None:
    with_it = paragraph("qyd", 2, "(Ban hành kèm theo Quyết định số 52/2003/QĐ-UB)", "opening:/paragraph:1")
    article = paragraph("qyd", 3, "Điều 7. Miễn tiền thuê đất ba năm.", "article:7")
    shelf.hold("qyd", "Quy định", "", "Khuyến khích đầu tư", with_it, article)
    cited_only = shelf.cite_only("Quyết định", "52/2003/QĐ-UB", "Khuyến khích đầu tư")
    shelf.mention(cited_only, with_it, "Quyết định số 52/2003/QĐ-UB", Relation.PROMULGATED_BY)
    answer = only(provision.compose(context(shelf, "Điều 7 Quyết định 52/2003/QĐ-UB nói gì?")))
    assert cited(answer) == [article.id]


def test_a_provision_of_a_document_that_nobody_names_is_asked_back(shelf: Shelf, decision: RegisterEntry) -> None:
    assert decision.held
    other = paragraph("nq", 2, "Điều 2. Mức chi", "article:2")
    shelf.hold("nq", "Nghị quyết", "4/2021/NQ-HĐND", "Mức chi", other)
    found = [evidence(ARTICLES[1], 0.4), evidence(other, 0.3)]
    answer = only(provision.compose(context(shelf, "Điều 2 quy định gì?", found)))
    assert answer.outcome is Outcome.NOT_FOUND
    assert "745/QĐ-UBND" in answer.lead
    assert "4/2021/NQ-HĐND" in answer.lead
