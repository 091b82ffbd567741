"""References to documents that have no number: laws by name and date, agreements by parties and period."""

from __future__ import annotations

import pytest

from corpus.model import (
    ParagraphKind,
    Relation,
)
from tests.support.cited import DECISION, cited, symbol_of


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        (
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
            [("Luật", "Tổ chức chính quyền địa phương", "19 tháng 6 năm 2015", None)],
        ),
        (
            "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày"
            " 22 tháng 11 năm 2019;",
            [
                (
                    "Luật",
                    "sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương",
                    "22 tháng 11 năm 2019",
                    None,
                )
            ],
        ),
        (
            "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;",
            [("Luật", "Tổ chức chính quyền địa phương", None, "72/2025/QH15")],
        ),
        ("Căn cứ Luật Ngân sách nhà nước;", [("Luật", "Ngân sách nhà nước", None, None)]),
        (
            "Căn cứ Bộ luật Lao động năm 2019 và Luật Việc làm năm 2013;",
            [("Bộ luật", "Lao động", "năm 2019", None), ("Luật", "Việc làm", "năm 2013", None)],
        ),
        (
            "Căn cứ Pháp lệnh Quản lý thị trường số 11/2016/UBTVQH13 ngày 08 tháng 3 năm 2016;",
            [("Pháp lệnh", "Quản lý thị trường", "08 tháng 3 năm 2016", "11/2016/UBTVQH13")],
        ),
    ],
)
def test_laws_are_known_by_name_and_date(basis: str, expected: list[tuple[str, str, str | None, str | None]]) -> None:
    found = cited(basis, kind=ParagraphKind.BASIS, header=DECISION)
    assert [(r.type, r.subject, r.date.raw if r.date else None, symbol_of(r)) for r in found] == expected
    assert {r.relation for r in found} == {Relation.BASED_ON}


@pytest.mark.parametrize(
    "text", ["các luật sư và luật gia", "theo Luật này", "pháp luật về đất đai", "Luật và các văn bản năm 2020"]
)
def test_what_is_no_law(text: str) -> None:
    assert cited(text) == ()


def test_bases_of_other_kinds() -> None:
    found = cited(
        "Căn cứ Nghị định số 86/2002/NĐ-CP ngày 05/11/2002 của Chính phủ quy định nhiệm vụ của Bộ, cơ quan ngang Bộ;\n"
        "Xét Tờ trình số 132/TTr-UBND ngày 20 tháng 6 năm 2022 của UBND tỉnh; Báo cáo thẩm tra số 55/BC-KTNS;\n"
        "Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 45/TTr-STC ngày 02/3/2024.",
        kind=ParagraphKind.BASIS,
        header=DECISION,
    )
    assert [(r.type, r.relation) for r in found] == [
        ("Nghị định", Relation.BASED_ON),
        ("Tờ trình", Relation.PROPOSED_BY),
        ("Báo cáo", Relation.PROPOSED_BY),
        ("Tờ trình", Relation.PROPOSED_BY),
    ]
    assert found[0].subject == "quy định nhiệm vụ của Bộ, cơ quan ngang Bộ"


def test_agreements_are_known_by_parties_and_period() -> None:
    text = (
        "Triển khai Thỏa thuận hợp tác giữa UBND tỉnh Sông Thương và Chính quyền tỉnh Xay Sôm Bun (Lào) giai đoạn 2022-2026"
        " (sau đây gọi là Thỏa thuận) và Kế hoạch số 163/KH-UBND.\nViệc thực hiện Thỏa thuận được giao cho Sở Ngoại vụ."
    )
    first, plan, later = cited(text)
    assert (first.type, first.symbol, first.period) == ("Thỏa thuận", None, "2022-2026")
    assert first.subject == "hợp tác giữa UBND tỉnh Sông Thương và Chính quyền tỉnh Xay Sôm Bun (Lào)"
    assert (first.alias, first.relation, plan.relation) == ("Thỏa thuận", Relation.IMPLEMENTS, Relation.IMPLEMENTS)
    assert (later.text, later.subject) == ("Thỏa thuận", first.subject)
