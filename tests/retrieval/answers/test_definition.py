"""What a term or an abbreviation means."""

from __future__ import annotations

from retrieval.answers import definition
from tests.support.hand_made import Shelf, cited, context, evidence, only, paragraph


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


def test_a_term_is_defined_behind_a_colon_too(shelf: Shelf) -> None:
    told = paragraph("tt", 2, "2.6- Bán thành phẩm: là chi tiết chưa hoàn thành.", "heading:2")
    shelf.hold("tt", "Thông tư", "176/1998/TT-BTC", "Nội địa hoá", told)
    answer = only(definition.compose(context(shelf, "thế nào là bán thành phẩm?", [evidence(told, 0.6)])))
    assert cited(answer) == [told.id]
