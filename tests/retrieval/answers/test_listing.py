"""Lists and counts of documents."""

from __future__ import annotations

from datetime import date

from corpus.model import RegisterEntry, Relation
from retrieval.answer import Outcome
from retrieval.answers import listing
from tests.support.hand_made import Shelf, cited, context, evidence, only, paragraph


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


def test_a_number_of_documents_that_a_text_gives_is_left_to_the_text(shelf: Shelf) -> None:
    one = paragraph("bc", 2, "Huyện đã công bố 744 văn bản khi rà soát.")
    shelf.hold("bc", "Báo cáo", "5/BC-STP", "Kết quả rà soát")
    question = "Huyện đã công bố bao nhiêu thông tư khi rà soát?"
    told = evidence(one, 0.9)
    assert listing.compose(context(shelf, question, [told])) is None
    unsure = evidence(one, 0.6)
    assert only(listing.compose(context(shelf, question, [unsure]))).outcome is Outcome.NOT_FOUND


def test_titles_that_lack_a_word_of_the_question_do_not_count_what_a_text_tells(shelf: Shelf) -> None:
    one = paragraph("qd", 2, "Huyện đã công bố 744 văn bản về cải cách hành chính.")
    shelf.hold("qd", "Quyết định", "5/QĐ-UB", "Chương trình cải cách hành chính giai đoạn 2001 - 2010", one)
    question = "cải cách hành chính đã công bố bao nhiêu văn bản?"
    assert listing.compose(context(shelf, question, [evidence(one, 0.9)])) is None
    assert (
        listing.compose(context(shelf, "có bao nhiêu văn bản về cải cách hành chính?", [evidence(one, 0.9)]))
        is not None
    )


def test_what_a_report_mentions_is_cited_where_it_does(shelf: Shelf, decision: RegisterEntry) -> None:
    one = paragraph("bc", 2, "Thực hiện Quyết định số 745/QĐ-UBND của tỉnh.")
    shelf.hold("bc", "Báo cáo", "5/BC-SYT", "Kết quả", one)
    shelf.mention(decision, one, "Quyết định số 745/QĐ-UBND", Relation.IMPLEMENTS)
    answer = only(listing.compose(context(shelf, "Báo cáo 5/BC-SYT nhắc đến những quyết định nào?")))
    assert cited(answer) == [one.id]


def test_what_a_former_province_issued_is_listed_with_what_became_of_it(shelf: Shelf) -> None:
    shelf.hold("a", "Quyết định", "12/QĐ-UBND", "Trồng tre ven sông", issuer="Ủy ban nhân dân tỉnh Kon Tum")
    shelf.hold("b", "Quyết định", "13/QĐ-UBND", "Trồng tre ven sông", issuer="Ủy ban nhân dân tỉnh Cao Bằng")
    answer = only(listing.compose(context(shelf, "Liệt kê các quyết định của UBND tỉnh Quảng Ngãi", [])))
    assert [entry.id for entry in answer.documents] == ["a"]
    assert any("UBND tỉnh Quảng Ngãi" in note for note in answer.notes)
