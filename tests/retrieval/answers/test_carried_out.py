"""Which documents are meant by what they carry out: "kế hoạch triển khai Quyết định 524"."""

from __future__ import annotations

from corpus.model import Relation
from retrieval.answers import listing, lookup
from tests.support.hand_made import Shelf, context, only, paragraph

SCHEME = "Đề án trồng tre ven sông giai đoạn 2021-2025"


def two_plans(shelf: Shelf) -> None:
    """Put in a decision that is only cited, and two plans that carry it out."""
    decision = shelf.cite_only("Quyết định", "88/QĐ-UBND", f"Phê duyệt {SCHEME}")
    for name, place in (("k1", "Cầu Mới"), ("k2", "Cầu Đá")):
        says = paragraph(name, 2, f"Thực hiện Quyết định số 88/QĐ-UBND, huyện {place} ban hành Kế hoạch như sau:")
        shelf.hold(name, "Kế hoạch", f"{name[1]}/KH-UBND", f"Thực hiện {SCHEME} tại huyện {place}", says)
        decision = shelf.mention(decision, says, "Quyết định số 88/QĐ-UBND", Relation.IMPLEMENTS)
    aside = paragraph("k3", 2, "Căn cứ Quyết định số 88/QĐ-UBND;")
    shelf.hold("k3", "Kế hoạch", "3/KH-UBND", "Tuyển quân năm 2022", aside)
    shelf.mention(decision, aside, "Quyết định số 88/QĐ-UBND", Relation.BASED_ON)


def test_every_plan_that_carries_out_a_decision_is_named(shelf: Shelf) -> None:
    two_plans(shelf)
    answer = only(lookup.compose(context(shelf, "kế hoạch triển khai Quyết định 88/QĐ-UBND", [])))
    assert [entry.symbol.number for entry in answer.documents if entry.symbol] == ["1", "2"]


def test_a_list_of_such_plans_is_not_taken_from_inside_one_of_them(shelf: Shelf) -> None:
    two_plans(shelf)
    answer = only(listing.compose(context(shelf, "Những kế hoạch nào thực hiện Quyết định 88/QĐ-UBND?", [])))
    assert [entry.symbol.number for entry in answer.documents if entry.symbol] == ["1", "2"]
