"""How documents stand to each other."""

from __future__ import annotations

import pytest

from corpus.model import ParagraphKind, RegisterEntry, Relation
from retrieval.answer import Outcome
from retrieval.answers import relation
from tests.support.hand_made import Shelf, cited, context, only, paragraph


def test_a_relation_is_proven_by_the_document_that_says_it(shelf: Shelf, decision: RegisterEntry) -> None:
    says = paragraph("moi", 2, "Điều 5. Quyết định này thay thế Quyết định số 745/QĐ-UBND.", "article:5")
    newer = shelf.hold("moi", "Quyết định", "1388/QĐ-UBND", "Kiện toàn Ban Chỉ đạo", says)
    shelf.mention(decision, says, "Quyết định số 745/QĐ-UBND", Relation.REPLACES)
    answer = only(relation.compose(context(shelf, "Quyết định nào thay thế Quyết định 745/QĐ-UBND?")))
    assert answer.documents == (newer,)
    assert cited(answer) == [says.id]


@pytest.mark.usefixtures("decision")
def test_a_relation_that_nobody_states_is_silence(shelf: Shelf) -> None:
    answer = only(relation.compose(context(shelf, "Quyết định 745/QĐ-UBND đã bị thay thế chưa?")))
    assert answer.outcome is Outcome.NOT_FOUND


def test_an_amending_title_names_what_it_amends_where_no_mention_says_so(shelf: Shelf) -> None:
    shelf.hold("tt", "Thông tư", "7/2001/TT-BTC", "Sửa đổi một số điểm của Thông tư số 4/2000/TT-BTC")
    answer = only(relation.compose(context(shelf, "Thông tư 7/2001/TT-BTC sửa đổi thông tư nào?", [])))
    assert answer.outcome is Outcome.ANSWERED
    assert "4/2000/TT-BTC" in answer.claims[0].text


def test_a_title_that_names_another_type_is_no_answer(shelf: Shelf) -> None:
    shelf.hold("kh", "Kế hoạch", "8/KH-UBND", "Triển khai Đề án trồng chè")
    answer = only(relation.compose(context(shelf, "Kế hoạch 8/KH-UBND thực hiện nghị quyết nào?", [])))
    assert answer.outcome is Outcome.NOT_FOUND


def test_a_clause_that_is_repealed_is_left_to_the_text(shelf: Shelf, decision: RegisterEntry) -> None:
    assert decision.held
    assert relation.compose(context(shelf, "Quyết định 745/QĐ-UBND bãi bỏ khoản nào của Quy định?", [])) is None


def test_what_a_document_ends_is_quoted_from_its_own_list(shelf: Shelf) -> None:
    lead = paragraph("tt", 2, "Các Thông tư sau đây không còn hiệu lực thi hành:", "heading:IV/paragraph:1")
    listed = paragraph("tt", 3, "- Thông tư số 90TC/TCT ngày 10/11/1993.", "heading:IV/paragraph:2")
    shelf.hold("tt", "Thông tư", "08/2001/TT-BTC", "Hướng dẫn", lead, listed)
    answer = only(relation.compose(context(shelf, "Thông tư nào hết hiệu lực theo Thông tư 08/2001/TT-BTC?", [])))
    assert cited(answer) == [lead.id, listed.id]


@pytest.mark.parametrize(
    "question",
    [
        "Báo cáo căn cứ công văn nào?",
        "Báo cáo này căn cứ vào công văn nào của Sở Tài chính?",
        "báo cáo dựa trên văn bản nào",
        "bao cao thuc hien theo cong van so may",
    ],
)
def test_a_letter_that_a_report_answers_is_what_it_is_based_on(shelf: Shelf, question: str) -> None:
    letter = shelf.cite_only("Công văn", "88/STC-NS", "Báo cáo mua sắm thuốc")
    says = paragraph("bc", 1, "Sở Y tế nhận được Công văn số 88/STC-NS của Sở Tài chính; Sở Y tế báo cáo như sau:")
    shelf.hold("bc", "Báo cáo", "21/BC-SYT", "Kết quả mua sắm thuốc", says)
    shelf.mention(letter, says, "Công văn số 88/STC-NS", Relation.REPLIES_TO)
    answer = only(relation.compose(context(shelf, question)))
    assert cited(answer) == [says.id]
    assert "88/STC-NS" in answer.claims[0].text


def test_what_is_amended_stands_as_amended(shelf: Shelf, decision: RegisterEntry) -> None:
    says = paragraph("sd", 2, "Điều 1. Sửa đổi khoản 2 Điều 2 của Quyết định số 745/QĐ-UBND.", "article:1")
    newer = shelf.hold("sd", "Quyết định", "902/QĐ-UBND", "Sửa đổi quyết định", says)
    shelf.mention(decision, says, "Quyết định số 745/QĐ-UBND", Relation.AMENDS)
    answer = only(relation.compose(context(shelf, "Quyết định 745/QĐ-UBND còn hiệu lực không?")))
    assert answer.documents == (newer,)
    assert any("hết hiệu lực" in note for note in answer.notes)


@pytest.mark.usefixtures("decision")
def test_until_when_a_held_document_applies_is_left_to_its_text(shelf: Shelf) -> None:
    assert relation.compose(context(shelf, "Quyết định 745/QĐ-UBND hết hiệu lực khi nào?", [])) is None


@pytest.mark.parametrize(
    "question",
    [
        "Quyết định 745/QĐ-UBND căn cứ tờ trình nào?",
        "Quyết định 745/QĐ-UBND ban hành theo đề nghị tại tờ trình nào?",
        "Cơ quan nào trình Quyết định 745/QĐ-UBND?",
    ],
)
def test_what_was_proposed_stands_in_the_bases(shelf: Shelf, question: str) -> None:
    basis = paragraph("qd", 2, "Theo đề nghị của Sở Y tế tại Tờ trình số 16/TTr-SYT;", kind=ParagraphKind.BASIS)
    shelf.hold("qd", "Quyết định", "745/QĐ-UBND", "Thành lập trạm", basis)
    proposal = shelf.cite_only("Tờ trình", "16/TTr-SYT", "Thành lập trạm")
    shelf.mention(proposal, basis, "Tờ trình số 16/TTr-SYT", Relation.PROPOSED_BY)
    answer = only(relation.compose(context(shelf, question, [])))
    assert cited(answer) == [basis.id]


def test_who_proposed_a_decision_is_quoted_where_no_document_of_it_is_named(shelf: Shelf) -> None:
    law = paragraph("qd", 2, "Căn cứ Luật Đất đai;", kind=ParagraphKind.BASIS)
    basis = paragraph("qd", 3, "Xét đề nghị của Giám đốc Sở Y tế,", kind=ParagraphKind.BASIS)
    shelf.hold("qd", "Quyết định", "745/QĐ-UBND", "Thành lập trạm", law, basis)
    answer = only(relation.compose(context(shelf, "Quyết định 745/QĐ-UBND do ai đề nghị?", [])))
    assert (answer.text, cited(answer)) == (basis.text, [basis.id])
    shelf.hold("kh", "Kế hoạch", "6/KH-UBND", "Trồng rừng", law)
    assert only(relation.compose(context(shelf, "Kế hoạch 6/KH-UBND do ai đề nghị?", []))).outcome is Outcome.NOT_FOUND


def test_what_a_plan_carries_out_is_what_it_is_based_on_where_it_says_no_more(shelf: Shelf) -> None:
    basis = paragraph("kh", 2, "Căn cứ Quyết định số 9/QĐ-TTg ngày 02/3/2021;", kind=ParagraphKind.BASIS)
    shelf.hold("kh", "Kế hoạch", "5/KH-UBND", "Chương trình trồng rừng", basis)
    founding = shelf.cite_only("Quyết định", "9/QĐ-TTg", "Phê duyệt chương trình")
    shelf.mention(founding, basis, "Quyết định số 9/QĐ-TTg", Relation.BASED_ON)
    answer = only(relation.compose(context(shelf, "Kế hoạch 5/KH-UBND thực hiện quyết định nào?", [])))
    assert cited(answer) == [basis.id]


@pytest.mark.parametrize(
    "question", ["Hướng dẫn 22/HD-SNV thay hướng dẫn nào?", "huong dan 22/HD-SNV thay the huong dan nao"]
)
def test_to_take_the_place_may_be_said_in_one_word(shelf: Shelf, question: str) -> None:
    says = paragraph("hd", 2, "Hướng dẫn này thay thế Hướng dẫn số 17/HD-SNV.", "heading:5")
    shelf.hold("hd", "Hướng dẫn", "22/HD-SNV", "Xếp loại viên chức", says)
    earlier = shelf.cite_only("Hướng dẫn", "17/HD-SNV", "Xếp loại")
    shelf.mention(earlier, says, "Hướng dẫn số 17/HD-SNV", Relation.REPLACES)
    assert cited(only(relation.compose(context(shelf, question, [])))) == [says.id]


def test_a_regulation_in_english_is_quy_che_and_quy_dinh(shelf: Shelf) -> None:
    says = paragraph("moi", 2, "Sửa đổi Quy định ban hành kèm theo Quyết định số 27/2020/QĐ-UBND.", "article:1")
    old = shelf.hold("cu", "Quy định", "27/2020/QyĐ-UBND", "Quản lý chợ đêm")
    shelf.hold("moi", "Quyết định", "33/2022/QĐ-UBND", "Sửa đổi Quy định quản lý chợ đêm", says)
    shelf.mention(old, says, "Quy định ban hành kèm theo Quyết định số 27/2020/QĐ-UBND", Relation.AMENDS)
    assert cited(only(relation.compose(context(shelf, "Which document amended Regulation 27/2020?", [])))) == [says.id]
