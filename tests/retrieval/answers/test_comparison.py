"""Two documents, two years or two wordings set side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.model import ParagraphKind, RegisterEntry, Relation
from retrieval.answer import Outcome
from retrieval.answers import comparison
from retrieval.query import Topic
from retrieval.targets.resolve import Targets
from tests.support.hand_made import ARTICLES, Shelf, cited, context, evidence, only, paragraph, understood


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


@pytest.mark.parametrize(
    "question",
    ["So sánh Kế hoạch 1/KH-UBND và Kế hoạch 2/KH-UBND", "Kế hoạch 1/KH-UBND và Kế hoạch 2/KH-UBND khác nhau chỗ nào?"],
)
def test_whole_documents_are_set_side_by_side_where_they_word_one_matter_differently(
    shelf: Shelf, question: str
) -> None:
    first = (
        paragraph("k1", 1, "Trồng chè năm 2022", kind=ParagraphKind.TITLE),
        paragraph("k1", 2, "1. Mỗi xã trồng mới ít nhất 12 ha chè trong năm.", "clause:1"),
        paragraph("k1", 3, "2. Sở Y tế khám sức khỏe cho người hái chè.", "clause:2"),
    )
    second = (
        paragraph("k2", 1, "Trồng chè năm 2023", kind=ParagraphKind.TITLE),
        paragraph("k2", 2, "1. Mỗi xã trồng mới ít nhất 40 ha chè trong năm.", "clause:1"),
        paragraph("k2", 3, "2. Báo cáo gửi trước ngày 15 hằng tháng.", "clause:2"),
    )
    shelf.hold("k2", "Kế hoạch", "2/KH-UBND", "Trồng chè năm 2023", *second, issued=date(2023, 1, 2))
    shelf.hold("k1", "Kế hoạch", "1/KH-UBND", "Trồng chè năm 2022", *first, issued=date(2022, 1, 2))
    answer = only(comparison.compose(context(shelf, question, [])))
    assert cited(answer)[2:] == [first[1].id, second[1].id]
    assert [claim.text.split(": ", 1)[1] for claim in answer.claims[2:]] == [first[1].text, second[1].text]
    assert len(answer.notes) == 1


def test_the_issuer_of_both_sides_is_nothing_to_compare(shelf: Shelf) -> None:
    for number in ("1", "2"):
        title = paragraph(f"k{number}", 1, f"Việc {number}", kind=ParagraphKind.TITLE)
        shelf.hold(f"k{number}", "Kế hoạch", f"{number}/KH-UBND", f"Việc {number}", title)
    asked = understood("So sánh Kế hoạch 1/KH-UBND và Kế hoạch 2/KH-UBND của Sông Mây")
    place = Topic("Sông Mây", ("song may",), name=True)
    shelf_context = context(shelf, asked.text, [], query=replace(asked, topics=(place,)))
    sides = tuple(replace(entry, issuer="UBND tỉnh Sông Mây") for entry in shelf.entries)
    answer = only(comparison.compose(replace(shelf_context, targets=Targets(named=sides))))
    assert [claim.text.rsplit(": ", 1)[1] for claim in answer.claims] == ["Việc 1", "Việc 2"]


def test_two_places_are_told_apart_only_where_both_are_known(shelf: Shelf) -> None:
    one = paragraph("ms", 2, "Mường Sẻ thu ngân sách 12 tỷ đồng.")
    other = paragraph("db", 2, "Đồng Bái thu ngân sách 15 tỷ đồng.")
    shelf.hold("ms", "Báo cáo", "5/BC-UBND", "Kết quả")
    shelf.hold("db", "Báo cáo", "6/BC-UBND", "Kết quả")
    asked = context(shelf, "So sánh thu ngân sách của Mường Sẻ và Đồng Bái", [])
    known = {"Mường Sẻ": evidence(one, 0.9), "Đồng Bái": evidence(other, 0.8)}
    both = replace(asked, evidence_for=lambda query: tuple(known[topic.text] for topic in query.topics if topic.name))
    answer = only(comparison.compose(both))
    assert [claim.strong.split(":")[0] for claim in answer.claims] == ["Mường Sẻ", "Đồng Bái"]
    assert cited(answer) == [one.id, other.id]
    silent = only(comparison.compose(asked))
    assert silent.outcome is Outcome.NOT_FOUND
    assert "Mường Sẻ" in silent.lead


def test_two_plans_are_compared_by_what_they_are_based_on(shelf: Shelf) -> None:
    law = shelf.cite_only("Nghị quyết", "12/NQ-HĐND", "Phát triển cây chè")
    scheme = shelf.cite_only("Quyết định", "88/QĐ-UBND", "Phê duyệt Đề án trồng vải")
    first = paragraph("k1", 2, "Căn cứ Nghị quyết số 12/NQ-HĐND về phát triển cây chè;", "basis:1")
    second = paragraph("k2", 2, "Thực hiện Quyết định số 88/QĐ-UBND, Ủy ban nhân dân tỉnh ban hành Kế hoạch:")
    shelf.hold("k1", "Kế hoạch", "1/KH-UBND", "Trồng chè", first)
    shelf.hold("k2", "Kế hoạch", "2/KH-UBND", "Trồng vải", second)
    shelf.mention(law, first, "Nghị quyết số 12/NQ-HĐND", Relation.BASED_ON)
    shelf.mention(scheme, second, "Quyết định số 88/QĐ-UBND", Relation.IMPLEMENTS)
    answer = only(
        comparison.compose(context(shelf, "So sánh Kế hoạch 1/KH-UBND và Kế hoạch 2/KH-UBND về căn cứ pháp lý", []))
    )
    assert {first.id, second.id} <= set(cited(answer))
    assert ["12/NQ-HĐND" in answer.text, "88/QĐ-UBND" in answer.text] == [True, True]


@pytest.mark.usefixtures("decision")
def test_whole_documents_with_nothing_alike_are_shown_by_what_each_begins_with(shelf: Shelf) -> None:
    other = paragraph("khac", 2, "Điều 1. Giao Sở Tài chính quản lý xe công của tỉnh.", "article:1")
    shelf.hold("khac", "Quyết định", "1388/QĐ-UBND", "Quản lý xe công", other)
    answer = only(comparison.compose(context(shelf, "So sánh Quyết định 745/QĐ-UBND và Quyết định 1388/QĐ-UBND", [])))
    assert answer.outcome is Outcome.ANSWERED
    assert {ARTICLES[0].id, other.id} <= set(cited(answer))
