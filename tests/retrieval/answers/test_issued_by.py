"""A body named without its province is told by the place of the document, its title, or whoever cites it."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from corpus.model import Relation
from retrieval.answers.issued_by import is_issued_by
from retrieval.library import View
from tests.support.hand_made import Shelf, paragraph

ASKED = "UBND tỉnh Lạng Sơn"


def issued(shelf: Shelf, *, issuer: str, subject: str = "Chuyển đổi số", place: str | None = None) -> bool:
    entry = shelf.hold("kh", "Kế hoạch", "17/KH-UBND", subject, issuer=issuer)
    document = shelf.documents[entry.document_id]  # type: ignore[index]  # a held document has an id
    shelf.documents[document.id] = replace(document, header=replace(document.header, place_name=place))
    return is_issued_by(entry, ASKED, cast("View", shelf))


@pytest.mark.parametrize(
    ("issuer", "subject", "place", "is_of"),
    [
        ("Ủy ban nhân dân", "Chuyển đổi số", "Đắk Lắk", False),
        ("Ủy ban nhân dân", "CHUYỂN ĐỔI SỐ TỈNH ĐẮK LẮK NĂM 2026", None, False),
        ("Ủy ban nhân dân", "CHUYỂN ĐỔI SỐ TỈNH LẠNG SƠN NĂM 2026", None, True),
        ("Ủy ban nhân dân", "Hợp tác giữa tỉnh Đắk Lắk và tỉnh Lạng Sơn", None, True),
        ("Ủy ban nhân dân", "Chuyển đổi số", "Lạng Sơn", True),
        ("Ủy ban nhân dân", "Chuyển đổi số", None, True),
        ("Ủy ban nhân dân tỉnh Lạng Sơn", "Học tập tỉnh Đắk Lắk", None, True),
        ("Ủy ban nhân dân tỉnh Đắk Lắk", "Học tập tỉnh Lạng Sơn", "Lạng Sơn", False),
        ("Sở Y tế", "Chuyển đổi số", "Lạng Sơn", False),
    ],
)
def test_a_document_is_of_a_body_where_nothing_says_otherwise(
    shelf: Shelf, issuer: str, subject: str, place: str | None, *, is_of: bool
) -> None:
    assert issued(shelf, issuer=issuer, subject=subject, place=place) is is_of


@pytest.mark.parametrize(("citing", "is_of"), [("Sở Y tế tỉnh Đắk Lắk", False), ("Sở Y tế tỉnh Lạng Sơn", True)])
def test_what_is_only_cited_is_of_the_province_of_whoever_cites_it(shelf: Shelf, citing: str, *, is_of: bool) -> None:
    cited = replace(shelf.cite_only("Kế hoạch", "18/KH-UBND", "Phát triển chè"), issuer="UBND tỉnh")
    one = paragraph("bc", 2, "Thực hiện Kế hoạch số 18/KH-UBND của UBND tỉnh.")
    shelf.hold("bc", "Báo cáo", "9/BC-SYT", "Kết quả", one, issuer=citing)
    shelf.register[-2] = cited
    entry = shelf.mention(cited, one, "Kế hoạch số 18/KH-UBND", Relation.IMPLEMENTS)
    assert is_issued_by(entry, ASKED, cast("View", shelf)) is is_of
