"""Which documents cover a subject."""

from __future__ import annotations

from dataclasses import replace

from retrieval.answer import Outcome
from retrieval.answers import coverage
from retrieval.query import Topic
from tests.support.hand_made import Shelf, cited, context, evidence, only, paragraph


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


def test_what_amends_is_told_from_what_is_only_of_the_same_subject(shelf: Shelf) -> None:
    shelf.hold("a", "Quyết định", "1/2020/QĐ-UBND", "Ban hành Quy định quản lý chợ đêm")
    shelf.hold("b", "Quyết định", "2/2022/QĐ-UBND", "Sửa đổi, bổ sung Quy định quản lý chợ đêm")
    answer = only(coverage.compose(context(shelf, "Quyết định nào sửa đổi quy định quản lý chợ đêm?")))
    assert [entry.id for entry in answer.documents] == ["b"]


def test_what_a_former_province_issued_covers_what_is_asked_of_the_one_of_today(shelf: Shelf) -> None:
    shelf.hold(
        "a", "Quyết định", "12/QĐ-UBND", "Trồng tre ven sông tỉnh Kon Tum", issuer="Ủy ban nhân dân tỉnh Kon Tum"
    )
    asked = context(shelf, "Quyết định nào về trồng tre ven sông Quảng Ngãi?", [])
    topics = (
        Topic("trồng tre ven sông", ("trong tre ven song",)),
        Topic("Quảng Ngãi", ("quang ngai",), name=True),
    )
    answer = only(coverage.compose(replace(asked, query=replace(asked.query, topics=topics))))
    assert [entry.id for entry in answer.documents] == ["a"]
    assert any("UBND tỉnh Quảng Ngãi" in note for note in answer.notes)
