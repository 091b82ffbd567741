"""A fact of the text: the sentence that says it, or silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.model import ParagraphKind, Relation
from retrieval.answer import Outcome
from retrieval.answers import fact
from retrieval.evidence.evidence import Evidence
from tests.support.hand_made import Shelf, cited, context, evidence, only, paragraph


def test_a_fact_says_the_value_first_and_quotes_its_sentence(shelf: Shelf) -> None:
    one = paragraph("bc", 2, "Tỉnh tổ chức 12 hội nghị. Kinh phí là 2,5 tỷ đồng.", "heading:I/paragraph:1")
    shelf.hold("bc", "Báo cáo", "5/BC-SYT", "Kết quả năm 2024", one)
    found = [evidence(one, 0.9, quote="Kinh phí")]
    answer = only(fact.compose(context(shelf, "Kinh phí là bao nhiêu tiền cho hội nghị y tế cơ sở?", found)))
    assert answer.claims[0].text == "2,5 tỷ đồng: Kinh phí là 2,5 tỷ đồng."
    assert answer.citations[0].quote == "Kinh phí là 2,5 tỷ đồng."


def test_a_fact_below_the_threshold_is_silence_that_names_what_is_near(shelf: Shelf) -> None:
    one = paragraph("bc", 2, "Tỉnh tổ chức 12 hội nghị.")
    shelf.hold("bc", "Báo cáo", "5/BC-SYT", "Kết quả năm 2024", one)
    answer = fact.compose(context(shelf, "Tỉnh tổ chức bao nhiêu lễ hội văn hóa?", [evidence(one, 0.4)]))
    assert answer.outcome is Outcome.NOT_FOUND
    assert [near.paragraph.id for near in answer.near] == [one.id]


def test_a_plan_of_another_year_is_named_and_not_used(shelf: Shelf) -> None:
    one = paragraph("kh", 2, "Kinh phí thực hiện Kế hoạch là 3 tỷ đồng.")
    shelf.hold("kh", "Kế hoạch", "12/KH-UBND", "Chuyển đổi số tỉnh Sông Thương năm 2023", one, issued=date(2023, 1, 5))
    question = "Kinh phí thực hiện Kế hoạch chuyển đổi số năm 2024 là bao nhiêu?"
    answer = fact.compose(context(shelf, question, [evidence(one, 0.9)]))
    assert answer.outcome is Outcome.NOT_FOUND
    assert "2024" in answer.lead
    assert "12/KH-UBND" in answer.lead


def test_a_question_that_names_nothing_is_not_answered_from_several_documents(shelf: Shelf) -> None:
    found: list[Evidence] = []
    for name in ("a", "b", "c"):
        one = paragraph(name, 2, f"Kinh phí là {len(found) + 1} tỷ đồng.")
        shelf.hold(name, "Kế hoạch", f"{len(found) + 1}/KH-UBND", f"Việc {name}", one)
        found.append(evidence(one, 0.9))
    assert fact.compose(context(shelf, "Kinh phí là bao nhiêu?", found)).outcome is Outcome.NOT_FOUND
    assert fact.compose(context(shelf, "Kinh phí là bao nhiêu?", found[:1])).outcome is Outcome.ANSWERED


def test_what_a_document_says_that_is_only_cited_is_not_taken_from_those_that_cite_it(shelf: Shelf) -> None:
    stub = shelf.cite_only("Quyết định", "99/QĐ-UBND", "ban hành Đề án du lịch")
    one = paragraph("bc", 2, "Sở tuyên truyền Quyết định số 99/QĐ-UBND trên báo, đài.")
    shelf.hold("bc", "Báo cáo", "5/BC-SYT", "Kết quả", one)
    shelf.mention(stub, one, "Quyết định số 99/QĐ-UBND", Relation.CITES)
    found = [evidence(one, 0.9)]
    asked = "Quyết định 99/QĐ-UBND giao nhiệm vụ gì cho ngành du lịch?"
    assert fact.compose(context(shelf, asked, found)).outcome is Outcome.NOT_FOUND
    told = fact.compose(context(shelf, "Quyết định 99/QĐ-UBND được tuyên truyền bằng hình thức nào?", found))
    assert cited(told) == [one.id]


def test_a_title_quoted_in_a_footnote_is_no_figure_of_the_document(shelf: Shelf) -> None:
    note = paragraph(
        "bc", 2, "¹ “Phim về chè đạt 1 triệu lượt xem” (mạng xã hội);", "footnote:1", kind=ParagraphKind.FOOTNOTE
    )
    shelf.hold("bc", "Báo cáo", "5/BC-STTTT", "Kết quả năm 2024", note)
    found = [evidence(note, 0.95, quote="“Phim về chè đạt 1 triệu lượt xem” (mạng xã hội);")]
    answer = fact.compose(context(shelf, "Phim về chè đạt bao nhiêu lượt xem?", found))
    assert answer.outcome is Outcome.NOT_FOUND


def test_a_number_of_the_question_counts_nothing(shelf: Shelf) -> None:
    name = paragraph("qd", 2, "Đội kiểm tra 814 cấp nào chịu trách nhiệm trên địa bàn cấp đó.", "article:15")
    told = paragraph("qd", 3, "Đội kiểm tra 814 gồm có 2 cấp.", "article:10")
    shelf.hold("qd", "Quyết định", "5/2006/QĐ-UBND", "Ban hành Quy định", name, told)
    question = "Đội kiểm tra 814 có mấy cấp?"
    answer = fact.compose(context(shelf, question, [evidence(name, 0.98), evidence(told, 0.9)]))
    assert cited(answer) == [told.id]


def test_who_drafted_a_document_is_told_only_by_words_that_name_it(shelf: Shelf) -> None:
    other = paragraph("qd", 2, "Sở Y tế tham mưu kế hoạch hằng năm.", "article:2")
    shelf.hold("qd", "Quyết định", "8/2019/QĐ-UBND", "Ban hành Quy định", other)
    answer = fact.compose(context(shelf, "Cơ quan nào tham mưu Quyết định 8/2019/QĐ-UBND?", [evidence(other, 0.9)]))
    assert answer.outcome is Outcome.NOT_FOUND


def test_who_signed_is_not_told_by_words_about_the_document(shelf: Shelf) -> None:
    told = paragraph("qc", 2, "Quy chế này quy định tổ chức của Đội Kiểm tra.", "article:1")
    shelf.hold("qc", "Quy chế", "5/QĐ-UBND", "Đội Kiểm tra", told)
    answer = fact.compose(context(shelf, "Ai ký thỏa thuận hợp tác của Đội Kiểm tra?", [evidence(told, 0.9)]))
    assert answer.outcome is Outcome.NOT_FOUND


def test_a_title_is_recognised_without_the_words_that_join_it(shelf: Shelf) -> None:
    shelf.cite_only("Đề án", "499/ĐA-UBND", "Truyền thông về môi trường đầu tư, kinh doanh của tỉnh")
    asked = context(shelf, "Đề án truyền thông về môi trường đầu tư thực hiện trong giai đoạn nào?", [])
    assert [entry.subject for titled in asked.targets.titled for entry in titled.entries] == [
        "Truyền thông về môi trường đầu tư, kinh doanh của tỉnh"
    ]


def test_of_two_clauses_the_one_with_every_word_of_the_question_answers(shelf: Shelf) -> None:
    lacks = paragraph("qd", 2, "2. Trả lại vỉa hè trong thời hạn 03 ngày.", "article:4/clause:2")
    holds = paragraph("qd", 3, "Sở cấp giấy phép trong thời hạn 05 ngày.", "article:6")
    shelf.hold("qd", "Quy định", "9/2024/QĐ-UBND", "Sử dụng vỉa hè", lacks, holds)
    found = [replace(evidence(lacks, 0.8), unheld=("cấp",)), evidence(holds, 0.7)]
    assert cited(fact.compose(context(shelf, "thời hạn cấp phép vỉa hè", found))) == [holds.id]
    far = [found[0], evidence(holds, 0.6)]
    assert cited(fact.compose(context(shelf, "thời hạn cấp phép vỉa hè", far))) == [lacks.id]


def test_a_title_that_says_the_question_again_is_no_answer(shelf: Shelf) -> None:
    title = paragraph("tt", 2, "Gia hạn giấy phép nhập khẩu pháo hoa")
    shelf.hold("tt", "Thông tư", "3/TT-BCT", "Gia hạn giấy phép", title)
    found = [evidence(title, 0.9)]
    assert fact.compose(context(shelf, "ai gia hạn giấy phép nhập khẩu pháo hoa", found)).outcome is Outcome.NOT_FOUND


def test_what_does_not_come_near_is_not_shown_as_near(shelf: Shelf) -> None:
    parts = [paragraph("bc", at, f"Tỉnh tổ chức {at} hội nghị.") for at in (2, 3, 4)]
    shelf.hold("bc", "Báo cáo", "5/BC-SYT", "Kết quả năm 2024", *parts)
    asked = "Tỉnh tổ chức bao nhiêu lễ hội văn hóa?"
    far = [evidence(one, confidence) for one, confidence in zip(parts, (0.2, 0.004, 0.0), strict=True)]
    assert [near.paragraph.id for near in fact.compose(context(shelf, asked, far)).near] == [parts[0].id]
    assert [near.paragraph.id for near in fact.compose(context(shelf, asked, far[1:])).near] == [parts[1].id]


@pytest.mark.parametrize(
    ("subject", "lacking", "outcome"),
    [
        ("du lịch", (), Outcome.ANSWERED),
        ("du lịch", ("tourism",), Outcome.NOT_FOUND),
        ("du lịch sinh thái", (), Outcome.NOT_FOUND),
    ],
)
def test_in_its_own_document_what_stands_as_it_is_asked_for_is_enough(
    shelf: Shelf, subject: str, lacking: tuple[str, ...], outcome: Outcome
) -> None:
    one = paragraph("bc", 2, "Khách du lịch đạt 2 triệu lượt, khu sinh thái đón ít hơn.")
    shelf.hold("bc", "Báo cáo", "18/BC-UBND", "Kinh tế - xã hội", one)
    found = replace(evidence(one, 0.35), unheld=lacking)
    answer = fact.compose(context(shelf, f"Báo cáo 18/BC-UBND nói gì về {subject}?", [found]))
    assert answer.outcome is outcome


def test_a_labelled_line_tells_where_what_the_title_names_takes_place(shelf: Shelf) -> None:
    lines = [
        paragraph("tb", 2, "1. Thời gian: ngày 02/3/2024.", "heading:1"),
        paragraph("tb", 3, "2. Địa điểm: sân vận động Bến Mơ.", "heading:2"),
    ]
    shelf.hold("tb", "Thông báo", "3/TB-SVHTT", "Tổ chức giải đua thuyền năm 2024", *lines)
    asked = context(shelf, "giải đua thuyền năm 2024 tổ chức ở đâu", [])
    assert cited(fact.compose(asked)) == [lines[1].id]
    assert fact.compose(context(shelf, "giải đua thuyền năm 2025 tổ chức ở đâu", [])).outcome is Outcome.NOT_FOUND


def test_what_is_added_comes_after_the_whole(shelf: Shelf) -> None:
    whole = paragraph("nq", 2, "1. Được hỗ trợ 06 tháng phụ cấp khi nghỉ việc.", "article:1/clause:1")
    more = paragraph("nq", 3, "2. Mỗi nhiệm kỳ được hỗ trợ thêm 01 tháng phụ cấp khi nghỉ việc.", "article:1/clause:2")
    shelf.hold("nq", "Nghị quyết", "7/NQ-HĐND", "Hỗ trợ nghỉ việc", whole, more)
    found = [evidence(more, 0.9, passage=0.9), evidence(whole, 0.8, passage=0.8)]
    assert cited(fact.compose(context(shelf, "nghỉ việc được hỗ trợ mấy tháng phụ cấp", found))) == [whole.id]
    assert cited(fact.compose(context(shelf, "nghỉ việc được hỗ trợ thêm mấy tháng", found))) == [more.id]


def test_a_number_that_is_aimed_at_is_called_so(shelf: Shelf) -> None:
    aim = paragraph("kh", 2, "Phấn đấu trồng 300 ha rừng.", "heading:1")
    shelf.hold("kh", "Kế hoạch", "8/KH-UBND", "Trồng rừng", aim)
    told = fact.compose(context(shelf, "trồng bao nhiêu ha rừng", [evidence(aim, 0.9)]))
    assert any("mục tiêu" in note for note in told.notes)
    planned = fact.compose(context(shelf, "mục tiêu trồng bao nhiêu ha rừng", [evidence(aim, 0.9)]))
    assert planned.notes == ()


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Sở Công Thương phê duyệt danh mục chợ.", Outcome.NOT_FOUND),
        ("Sở Công Thương tham mưu danh mục chợ.", Outcome.ANSWERED),
    ],
)
def test_who_made_a_thing_is_not_told_by_who_does_something_else_with_it(
    shelf: Shelf, text: str, outcome: Outcome
) -> None:
    told = paragraph("qd", 2, text, "article:1")
    shelf.hold("qd", "Quyết định", "8/QĐ-UBND", "Danh mục chợ", told)
    asked = context(shelf, "Sở nào trình danh mục chợ?", [evidence(told, 0.9)])
    assert only(fact.compose(asked)).outcome is outcome


def test_a_sentence_that_only_leads_to_a_table_tells_no_number(shelf: Shelf) -> None:
    lead = paragraph("bc", 2, "Số ca mắc một số bệnh 6 tháng đầu năm 2024 như sau:", "heading:I/paragraph:1")
    shelf.hold("bc", "Báo cáo", "5/BC-SYT", "Phòng bệnh năm 2024", lead)
    found = evidence(lead, 0.9)
    loose = replace(found, features=replace(found.features, expected=0.5))
    question = "Số ca sởi 6 tháng đầu năm 2024 là bao nhiêu?"
    assert fact.compose(context(shelf, question, [loose])).outcome is Outcome.NOT_FOUND
    assert fact.compose(context(shelf, "Bệnh nào có số ca mắc tăng?", [loose])).outcome is Outcome.ANSWERED


def test_what_is_amended_stands_behind_what_amends_it(shelf: Shelf) -> None:
    old = paragraph("cu", 2, "2. Thời hạn thẩm định không quá 07 ngày.", "article:6/clause:2")
    new = paragraph("moi", 3, "“2. Thời hạn thẩm định không quá 05 ngày.”", "article:1/clause:2")
    amending = paragraph("moi", 2, "Sửa đổi Quyết định số 8/2019/QĐ-UBND như sau:", "article:1")
    entry = shelf.hold("cu", "Quyết định", "8/2019/QĐ-UBND", "Quy định thẩm định", old)
    shelf.hold("moi", "Quyết định", "16/2022/QĐ-UBND", "Sửa đổi quy định", amending, new)
    shelf.mention(entry, amending, "Quyết định số 8/2019/QĐ-UBND", Relation.AMENDS)
    found = [evidence(old, 0.9, passage=0.9), evidence(new, 0.88, passage=0.9)]
    assert cited(fact.compose(context(shelf, "thời hạn thẩm định là bao nhiêu ngày", found))) == [new.id, old.id]
