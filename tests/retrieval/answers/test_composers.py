"""Each composer over evidence made by hand: what it says, what it cites, when it declines and when it is silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.model import Paragraph, ParagraphKind, RegisterEntry, Relation
from retrieval.answer import Answer, Outcome
from retrieval.answers import (
    comparison,
    coverage,
    definition,
    fact,
    field,
    listing,
    lookup,
    news,
    provision,
    relation,
)  # fmt: skip
from retrieval.cues import load_cues
from retrieval.evidence import Evidence
from retrieval.query import Field, Topic
from tests.support.hand_made import Shelf, context, evidence, paragraph, understood

ARTICLES = (
    paragraph("qd", 2, "Điều 1. Thành lập Ban Chỉ đạo gồm 15 thành viên.", "article:1"),
    paragraph("qd", 3, "Điều 2. Nhiệm vụ của Ban Chỉ đạo", "article:2", kind=ParagraphKind.HEADING),
    paragraph(
        "qd", 4, "1. Chỉ đạo việc thực hiện.", "article:2/clause:1", headings=("Điều 2. Nhiệm vụ của Ban Chỉ đạo",)
    ),
    paragraph("qd", 5, "2. Họp 6 tháng một lần.", "article:2/clause:2", headings=("Điều 2. Nhiệm vụ của Ban Chỉ đạo",)),
)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def decision(shelf: Shelf) -> RegisterEntry:
    return shelf.hold(
        "qd", "Quyết định", "745/QĐ-UBND", "Về việc thành lập Ban Chỉ đạo", *ARTICLES, issued=date(2020, 5, 8)
    )


def only(answer: Answer | None) -> Answer:
    assert answer is not None
    return answer


def cited(answer: Answer) -> list[str]:
    return [citation.paragraph.id for citation in answer.citations]


# a fact


def test_a_fact_says_the_value_first_and_quotes_its_sentence(shelf: Shelf) -> None:
    one = paragraph("bc", 2, "Tỉnh tổ chức 12 hội nghị. Kinh phí là 2,5 tỷ đồng.", "heading:I/paragraph:1")
    shelf.hold("bc", "Báo cáo", "5/BC-SYT", "Kết quả năm 2024", one)
    found = [evidence(one, 0.9, quote="Kinh phí")]
    answer = only(fact.compose(context(shelf, "Kinh phí là bao nhiêu tiền cho hội nghị y tế cơ sở?", found)))
    assert answer.claims[0].text == "2,5 tỷ đồng: Kinh phí là 2,5 tỷ đồng."
    assert answer.citations[0].quote == "Kinh phí là 2,5 tỷ đồng."


@pytest.mark.parametrize(
    "told",
    [
        "Tỉnh tiếp nhận trên 20 lưu học sinh Lào, phần lớn đến từ tỉnh Xay Sôm Bun.",
        "Trường tiếp nhận 34 lưu học sinh Lào, gồm 12 người của tỉnh Xay Sôm Bun.",
    ],
)
def test_a_figure_for_the_whole_does_not_stand_before_an_answer_about_a_part(shelf: Shelf, told: str) -> None:
    one = paragraph("bc", 2, told)
    shelf.hold("bc", "Báo cáo", "5/BC-SYT", "Kết quả năm 2024", one)
    asked = understood("Có bao nhiêu lưu học sinh của tỉnh Xay Sôm Bun?")
    name = Topic("Xay Sôm Bun", ("xay som bun",), name=True)
    found = context(shelf, asked.text, [evidence(one, 0.9)], query=replace(asked, topics=(name,)))
    assert fact.compose(found).claims[0].text == told


def test_a_fact_below_the_threshold_is_silence_that_names_what_is_near(shelf: Shelf) -> None:
    one = paragraph("bc", 2, "Tỉnh tổ chức 12 hội nghị.")
    shelf.hold("bc", "Báo cáo", "5/BC-SYT", "Kết quả năm 2024", one)
    answer = fact.compose(context(shelf, "Tỉnh tổ chức bao nhiêu lễ hội văn hóa?", [evidence(one, 0.4)]))
    assert answer.outcome is Outcome.NOT_FOUND
    assert [near.paragraph.id for near in answer.near] == [one.id]


def test_what_follows_a_colon_belongs_to_the_answer(shelf: Shelf) -> None:
    lead = paragraph("qc", 2, "Người phát ngôn có quyền từ chối trong các trường hợp:", "article:8/paragraph:1")
    points = [
        paragraph("qc", 3, "a) Thông tin mật;", "article:8/point:a"),
        paragraph("qc", 4, "b) Vụ án đang xét xử.", "article:8/point:b"),
    ]
    after = paragraph("qc", 5, "Điều 9. Kinh phí của quy chế", "article:9")
    shelf.hold("qc", "Quy chế", "3/QC-UBND", "Phát ngôn", lead, *points, after)
    answer = fact.compose(context(shelf, "Người phát ngôn từ chối khi nào vậy", [evidence(lead, 0.9)]))
    assert cited(answer) == [lead.id, points[0].id, points[1].id]


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


# sections and tables


def test_a_list_is_answered_by_all_that_stands_under_its_heading(shelf: Shelf) -> None:
    heading = "Điều 3. Điều kiện hưởng hỗ trợ tổ công nghệ số"
    points = [
        paragraph("nq", 2, "1. Có quyết định thành lập.", "article:3/clause:1", headings=(heading,)),
        paragraph("nq", 3, "2. Hướng dẫn ít nhất 20 lượt người.", "article:3/clause:2", headings=(heading,)),
    ]
    shelf.hold("nq", "Nghị quyết", "9/NQ-HĐND", "Mức hỗ trợ", *points)
    question = "Điều kiện hưởng hỗ trợ tổ công nghệ số là gì?"
    answer = fact.compose(context(shelf, question, [evidence(points[1], 0.6, passage=0.2)]))
    assert cited(answer) == [point.id for point in points]


def test_a_row_is_read_with_the_names_of_its_columns_and_the_cell_that_answers_comes_first(shelf: Shelf) -> None:
    head = "STT\tSản phẩm\tChủ thể\tĐiểm"
    row = paragraph(
        "ds", 2, "1\tChè búp\tHTX Bản Luồng\t84,6", "appendix:I/row:1", kind=ParagraphKind.TABLE_ROW,
        headings=("Danh sách", head),
    )  # fmt: skip
    shelf.hold("ds", "Quyết định", "10/QĐ-UBND", "Công nhận sản phẩm", row)
    answer = fact.compose(context(shelf, "Chè búp được chấm bao nhiêu điểm vậy?", [evidence(row, 0.9)]))
    assert answer.text == "84,6: Sản phẩm: Chè búp; Chủ thể: HTX Bản Luồng; Điểm: 84,6"
    assert answer.citations[0].quote == row.text


# a provision


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


# a document


@pytest.mark.usefixtures("decision")
def test_what_a_document_says_is_told_by_all_its_articles(shelf: Shelf) -> None:
    answer = only(lookup.compose(context(shelf, "Quyết định 745/QĐ-UBND quy định những nội dung gì?")))
    assert cited(answer)[1:] == [ARTICLES[0].id, ARTICLES[1].id]


@pytest.mark.usefixtures("decision")
def test_a_document_is_shown_by_its_title(shelf: Shelf) -> None:
    answer = only(lookup.compose(context(shelf, "Cho tôi xem Quyết định 745/QĐ-UBND.")))
    assert "thành lập Ban Chỉ đạo" in answer.text


@pytest.mark.usefixtures("decision")
def test_a_field_is_read_from_the_head_of_the_document(shelf: Shelf) -> None:
    answer = only(field.compose(context(shelf, "Quyết định 745/QĐ-UBND ban hành ngày nào?")))
    assert answer.claims[0].strong == "Ngày 08/05/2020"
    assert cited(answer) == ["qd-0"]


@pytest.mark.usefixtures("decision")
def test_a_document_of_another_province_is_not_taken_for_it(shelf: Shelf) -> None:
    answer = only(field.compose(context(shelf, "Quyết định 745/QĐ-UBND của tỉnh Lạng Sơn ban hành ngày nào?")))
    assert answer.outcome is Outcome.NOT_FOUND


# several documents


def test_coverage_names_every_document_of_the_subject_and_no_other(shelf: Shelf) -> None:
    one = paragraph("a", 2, "- Mở rộng du lịch cộng đồng ở xã Mạ Sơn.")
    shelf.hold("a", "Kế hoạch", "1/KH-UBND", "Phát triển kinh tế", one)
    shelf.hold("b", "Kế hoạch", "2/KH-UBND", "Phát triển du lịch cộng đồng năm 2023")
    shelf.hold("c", "Kế hoạch", "3/KH-UBND", "Chuyển đổi số")
    answer = only(
        coverage.compose(context(shelf, "Kế hoạch nào về du lịch cộng đồng?", [evidence(one, 0.9, passage=1.0)]))
    )
    assert {entry.id for entry in answer.documents} == {"a", "b"}
    assert one.id in cited(answer)
    assert any(claim.text.endswith(": “Mở rộng du lịch cộng đồng ở xã Mạ Sơn.”") for claim in answer.claims)


def test_coverage_of_nothing_is_silence_that_names_the_subject(shelf: Shelf) -> None:
    shelf.hold("c", "Kế hoạch", "3/KH-UBND", "Chuyển đổi số")
    answer = only(coverage.compose(context(shelf, "Kế hoạch nào về nuôi cá lồng?")))
    assert answer.outcome is Outcome.NOT_FOUND
    assert "nuôi cá lồng" in answer.lead


def test_a_list_holds_every_document_of_the_type_and_year_with_the_count(shelf: Shelf) -> None:
    for number, year in ((1, 2022), (2, 2022), (3, 2023)):
        name = f"{number}/KH-UBND"
        shelf.hold(str(number), "Kế hoạch", name, f"Việc {number}", issued=date(year, 3, number))
    answer = only(listing.compose(context(shelf, "Liệt kê các kế hoạch UBND tỉnh ban hành trong năm 2022.")))
    assert answer.claims[0].strong.startswith("2 kế hoạch")
    assert [entry.id for entry in answer.documents] == ["2", "1"]


def test_a_list_of_those_that_cite_a_document_cites_where_they_do(shelf: Shelf, decision: RegisterEntry) -> None:
    one = paragraph("bc", 2, "Thực hiện Quyết định số 745/QĐ-UBND của tỉnh.")
    shelf.hold("bc", "Báo cáo", "5/BC-SYT", "Kết quả", one)
    shelf.mention(decision, one, "Quyết định số 745/QĐ-UBND", Relation.IMPLEMENTS)
    answer = only(listing.compose(context(shelf, "Có bao nhiêu văn bản viện dẫn Quyết định 745/QĐ-UBND?")))
    assert cited(answer) == [one.id]


def test_what_is_new_is_dated_on_or_after_the_day(shelf: Shelf) -> None:
    shelf.hold("old", "Quyết định", "1/QĐ-UBND", "Việc cũ", issued=date(2024, 12, 31))
    shelf.hold("new", "Quyết định", "2/QĐ-UBND", "Việc mới", issued=date(2025, 1, 1))
    answer = only(news.compose(context(shelf, "Từ đầu năm 2025 có văn bản gì mới?")))
    assert [entry.id for entry in answer.documents] == ["new"]


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


# meanings


def test_an_abbreviation_is_explained_by_the_document_before_common_usage(shelf: Shelf) -> None:
    one = paragraph("kh", 2, "Hoạt động thông tin đối ngoại (TTĐN) được đẩy mạnh.")
    shelf.hold("kh", "Kế hoạch", "1/KH-UBND", "Hoạt động", one)
    answer = only(definition.compose(context(shelf, "TTĐN viết tắt của cụm từ gì?", [evidence(one, 0.9, passage=1.0)])))
    assert answer.text == "thông tin đối ngoại (TTĐN)"


def test_an_abbreviation_that_is_used_but_not_explained_is_given_its_usual_meaning(shelf: Shelf) -> None:
    one = paragraph("kh", 2, "Tổ chức tập huấn nghiệp vụ công tác TTĐN.")
    shelf.hold("kh", "Kế hoạch", "1/KH-UBND", "Hoạt động", one)
    answer = only(definition.compose(context(shelf, "TTĐN là gì?", [evidence(one, 0.9, passage=1.0)])))
    assert "thông tin đối ngoại" in answer.text
    assert cited(answer) == [one.id]


def test_a_term_is_defined_by_the_sentence_that_begins_with_it(shelf: Shelf) -> None:
    near = paragraph("qd", 2, "1. Thông tin đối ngoại của tỉnh được thẩm định.")
    right = paragraph("qd", 3, "2. Thông tin đối ngoại là thông tin chính thức về tỉnh.", "article:3/clause:2")
    shelf.hold("qd", "Quy định", "8/QĐ-UBND", "Quản lý", near, right)
    found = [evidence(near, 0.9), evidence(right, 0.8)]
    answer = only(definition.compose(context(shelf, "Thông tin đối ngoại được hiểu là gì?", found)))
    assert answer.text == "Thông tin đối ngoại là thông tin chính thức về tỉnh."


def test_a_word_that_only_folds_to_an_abbreviation_is_none(shelf: Shelf) -> None:
    one = paragraph("nd", 2, "Công chức dự bị là công dân Việt Nam trong biên chế.")
    shelf.hold("nd", "Nghị định", "115/2003/NĐ-CP", "Chế độ công chức dự bị", one)
    answer = only(definition.compose(context(shelf, "công chức dự bị là gì?", [evidence(one, 0.9, passage=1.0)])))
    assert answer.text == one.text


# two sides


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


def test_composers_leave_questions_of_other_kinds_to_the_next(shelf: Shelf) -> None:
    asked = context(shelf, "Tỉnh có bao nhiêu hộ nghèo?")
    declined: list[Answer | None] = [
        composer.compose(asked) for composer in (provision, relation, field, lookup, comparison, definition)
    ]
    assert declined == [None] * 6


def test_paragraphs_made_by_hand_are_what_they_say() -> None:
    made: Paragraph = paragraph("a", 3, "1. Một.", "article:3/clause:1")
    assert made.place.key() == "article:3/clause:1"


# what the register and the titles tell


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


def test_a_number_of_documents_that_a_text_gives_is_left_to_the_text(shelf: Shelf) -> None:
    one = paragraph("bc", 2, "Huyện đã công bố 744 văn bản khi rà soát.")
    shelf.hold("bc", "Báo cáo", "5/BC-STP", "Kết quả rà soát")
    question = "Huyện đã công bố bao nhiêu thông tư khi rà soát?"
    told = evidence(one, 0.9)
    assert listing.compose(context(shelf, question, [told])) is None
    unsure = evidence(one, 0.6)
    assert only(listing.compose(context(shelf, question, [unsure]))).outcome is Outcome.NOT_FOUND


def test_two_documents_are_compared_by_what_the_register_knows(shelf: Shelf) -> None:
    shelf.hold("k1", "Kế hoạch", "1/KH-UBND", "Trồng chè", issued=date(2022, 1, 2))
    shelf.hold("k2", "Kế hoạch", "2/KH-UBND", "Trồng vải", issued=date(2023, 3, 4))
    answer = only(
        comparison.compose(context(shelf, "So sánh ngày ban hành của Kế hoạch 1/KH-UBND và Kế hoạch 2/KH-UBND", []))
    )
    assert [bool(claim.sources) for claim in answer.claims] == [True, True]
    assert "02/01/2022" in answer.text.replace("2/1/2022", "02/01/2022")
    assert "04/03/2023" in answer.text.replace("4/3/2023", "04/03/2023").replace("04/3/2023", "04/03/2023")


def test_a_title_quoted_in_a_footnote_is_no_figure_of_the_document(shelf: Shelf) -> None:
    note = paragraph(
        "bc", 2, "¹ “Phim về chè đạt 1 triệu lượt xem” (mạng xã hội);", "footnote:1", kind=ParagraphKind.FOOTNOTE
    )
    shelf.hold("bc", "Báo cáo", "5/BC-STTTT", "Kết quả năm 2024", note)
    found = [evidence(note, 0.95, quote="“Phim về chè đạt 1 triệu lượt xem” (mạng xã hội);")]
    answer = fact.compose(context(shelf, "Phim về chè đạt bao nhiêu lượt xem?", found))
    assert answer.outcome is Outcome.NOT_FOUND


@pytest.mark.parametrize("number", ["03 hoặc 05 thành viên", "từ 3 đến 5 thành viên"])
def test_two_numbers_that_are_one_value_are_given_whole(shelf: Shelf, number: str) -> None:
    one = paragraph("nd", 2, f"Hội đồng sơ tuyển có {number}.", "article:10")
    shelf.hold("nd", "Nghị định", "15/2003/NĐ-CP", "Về công chức", one)
    answer = fact.compose(context(shelf, "Hội đồng sơ tuyển có bao nhiêu thành viên?", [evidence(one, 0.9)]))
    assert answer.claims[0].strong == number


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


def test_who_signs_for_an_office_that_is_vacant_is_named_with_its_mark(shelf: Shelf) -> None:
    shelf.hold("bc", "Báo cáo", "45/BC-SYT", "Kết quả năm 2022", signer="GIÁM ĐỐC", capacity="Q")
    answer = only(field.compose(context(shelf, "Báo cáo 45/BC-SYT ký với chức danh gì?", [])))
    assert "Q. GIÁM ĐỐC" in answer.text


def test_a_submission_goes_to_whom_it_is_addressed() -> None:
    cues = load_cues()
    assert Field.RECIPIENTS in cues.fields_asked("to trinh 132/ttr-ubnd trinh co quan nao?")
    assert Field.RECIPIENTS not in cues.fields_asked("so phai trinh co quan nao phe duyet?")


def test_who_signed_a_document_that_its_text_tells_is_read_from_its_signature(shelf: Shelf) -> None:
    told = paragraph("qd", 2, "Điều 1. Sửa đổi mức thuế suất nhập khẩu phôi thép.", "article:1")
    shelf.hold("qd", "Quyết định", "144/QĐ-BTC", "Biểu thuế", told, signer="THỨ TRƯỞNG", capacity="KT")
    asked = "Ai ký quyết định sửa đổi thuế suất nhập khẩu phôi thép?"
    assert "THỨ TRƯỞNG" in only(field.compose(context(shelf, asked, [evidence(told, 0.8)]))).text


def test_who_signed_is_not_told_by_words_about_the_document(shelf: Shelf) -> None:
    told = paragraph("qc", 2, "Quy chế này quy định tổ chức của Đội Kiểm tra.", "article:1")
    shelf.hold("qc", "Quy chế", "5/QĐ-UBND", "Đội Kiểm tra", told)
    answer = fact.compose(context(shelf, "Ai ký thỏa thuận hợp tác của Đội Kiểm tra?", [evidence(told, 0.9)]))
    assert answer.outcome is Outcome.NOT_FOUND


def test_a_duration_that_the_register_does_not_know_is_left_to_the_text(shelf: Shelf) -> None:
    told = paragraph("nd", 2, "Thời gian thực hiện chế độ công chức dự bị là 24 tháng.", "article:16")
    shelf.hold("nd", "Nghị định", "115/2003/NĐ-CP", "Chế độ công chức dự bị", told)
    asked = context(shelf, "thời gian thực hiện chế độ công chức dự bị", [evidence(told, 0.9)])
    assert field.compose(asked) is None


def test_what_a_document_ends_is_quoted_from_its_own_list(shelf: Shelf) -> None:
    lead = paragraph("tt", 2, "Các Thông tư sau đây không còn hiệu lực thi hành:", "heading:IV/paragraph:1")
    listed = paragraph("tt", 3, "- Thông tư số 90TC/TCT ngày 10/11/1993.", "heading:IV/paragraph:2")
    shelf.hold("tt", "Thông tư", "08/2001/TT-BTC", "Hướng dẫn", lead, listed)
    answer = only(relation.compose(context(shelf, "Thông tư nào hết hiệu lực theo Thông tư 08/2001/TT-BTC?", [])))
    assert cited(answer) == [lead.id, listed.id]


def test_a_title_is_recognised_without_the_words_that_join_it(shelf: Shelf) -> None:
    shelf.cite_only("Đề án", "499/ĐA-UBND", "Truyền thông về môi trường đầu tư, kinh doanh của tỉnh")
    asked = context(shelf, "Đề án truyền thông về môi trường đầu tư thực hiện trong giai đoạn nào?", [])
    assert [entry.subject for titled in asked.targets.titled for entry in titled.entries] == [
        "Truyền thông về môi trường đầu tư, kinh doanh của tỉnh"
    ]


def test_a_section_does_not_answer_where_a_passage_elsewhere_says_it_better(shelf: Shelf) -> None:
    relief = ("Điều 16. Những trường hợp được xét giảm thuế, miễn thuế",)
    refund = ("Điều 13. Hoàn thuế",)
    right = paragraph("luat", 2, "Cơ sở được hoàn thuế trong các trường hợp quy định.", "article:13", headings=refund)
    wrong = tuple(
        paragraph("luat", at, f"{at}. Cơ sở được giảm thuế.", f"article:16/clause:{at}", headings=relief)
        for at in (3, 4)
    )
    shelf.hold("luat", "Luật", "5/1998/QH10", "Thuế", right, *wrong)
    found = [evidence(right, 0.9, passage=1.0), *(evidence(one, 0.6, passage=0.5) for one in wrong)]
    assert cited(fact.compose(context(shelf, "Những trường hợp nào được hoàn thuế?", found))) == [right.id]


def test_a_section_that_does_not_speak_of_the_body_asked_about_is_no_answer(shelf: Shelf) -> None:
    under = ("Điều 3. Thời gian phát hành công trái giáo dục",)
    own = tuple(paragraph("nd", at, f"{at}. Kỳ hạn 5 năm.", f"article:3/clause:{at}", headings=under) for at in (2, 3))
    shelf.hold("nd", "Nghị định", "28/2003/NĐ-CP", "Phát hành công trái giáo dục", *own)
    asked = "Bộ Y tế có trách nhiệm gì trong việc phát hành công trái giáo dục?"
    answer = fact.compose(context(shelf, asked, [evidence(one, 0.3) for one in own]))
    assert answer.outcome is Outcome.NOT_FOUND


def test_the_body_that_only_the_heading_names_stands_before_what_it_does(shelf: Shelf) -> None:
    told = paragraph(
        "nd", 2, "4. Ban hành Quy chế tuyển dụng;", "article:23/clause:4", headings=("Điều 23. Nhiệm vụ của Bộ Nội vụ",)
    )
    shelf.hold("nd", "Nghị định", "115/2003/NĐ-CP", "Công chức dự bị", told)
    answer = fact.compose(context(shelf, "Cơ quan nào đặt ra quy chế tuyển dụng?", [evidence(told, 0.9)]))
    assert answer.claims[0].text.startswith("Điều 23. Nhiệm vụ của Bộ Nội vụ: 4. Ban hành")


def test_a_term_is_defined_behind_a_colon_too(shelf: Shelf) -> None:
    told = paragraph("tt", 2, "2.6- Bán thành phẩm: là chi tiết chưa hoàn thành.", "heading:2")
    shelf.hold("tt", "Thông tư", "176/1998/TT-BTC", "Nội địa hoá", told)
    answer = only(definition.compose(context(shelf, "thế nào là bán thành phẩm?", [evidence(told, 0.6)])))
    assert cited(answer) == [told.id]


def test_a_short_name_that_no_document_bears_is_explained_by_the_text_that_uses_it(shelf: Shelf) -> None:
    told = paragraph(
        "qd", 2, "Triển khai Đề án tin học hóa quản lý nhà nước (Đề án 112) giai đoạn 2002-2005.", "heading:9"
    )
    shelf.hold("qd", "Quyết định", "256/QĐ-UB", "Cải cách hành chính", told)
    answer = only(lookup.compose(context(shelf, "Đề án 112 là gì?", [evidence(told, 0.6)])))
    assert cited(answer) == [told.id]
    silent = only(field.compose(context(shelf, "Đề án 112 ban hành ngày nào?", [evidence(told, 0.6)])))
    assert silent.outcome is Outcome.NOT_FOUND
    assert [near.paragraph.id for near in silent.near] == [told.id]
