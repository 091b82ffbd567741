"""Short names that no document bears."""

from __future__ import annotations

from retrieval.answer import Outcome
from retrieval.answers import field, lookup
from tests.support.hand_made import Shelf, cited, context, evidence, only, paragraph


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
