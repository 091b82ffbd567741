"""Short names are bound to what they name."""

from __future__ import annotations

import pytest

from corpus.aliases import alias_after, scheme_before, scheme_in_subject

DECISION = "Quyết định số 1120/QĐ-UBND"


@pytest.mark.parametrize(
    ("bracket", "name"),
    [
        (" (Đề án 1120)", "Đề án 1120"),
        (" (Kế hoạch số 163)", "Kế hoạch số 163"),
        (" (sau đây gọi tắt là Kế hoạch)", "Kế hoạch"),
        (" (sau đây viết tắt là: Nghị quyết 22)", "Nghị quyết 22"),
        (" (gọi chung là “Đề án 1120”)", "Đề án 1120"),
        (" (sau đây gọi là Thỏa thuận)", "Thỏa thuận"),
        (" (Kế hoạch)", "Kế hoạch"),
    ],
)
def test_aliases_in_brackets(bracket: str, name: str) -> None:
    found = alias_after(DECISION + bracket, len(DECISION))
    assert found is not None
    assert found.name == name
    assert found.end == len(DECISION + bracket)


@pytest.mark.parametrize(
    "bracket",
    [
        " (Lào)",
        " (VCCI)",
        " (sau đây gọi tắt là Ban Chỉ đạo 1120)",
        " (được sửa đổi năm 2022)",
        " (kế hoạch 5 năm tiếp theo của tỉnh)",
        ", (Đề án 1120)",
        " (Đề án 1120",
        "",
    ],
)
def test_other_brackets_are_no_aliases(bracket: str) -> None:
    assert alias_after(DECISION + bracket, len(DECISION)) is None


@pytest.mark.parametrize(
    ("before", "name", "proper"),
    [
        (
            "tuyên truyền Đề án mở rộng hợp tác giai đoạn 2021 - 2025 ban hành kèm theo ",
            "Đề án mở rộng hợp tác giai đoạn 2021 - 2025",
            True,
        ),
        ("Điều 5a của Quy định ban hành kèm theo ", "Quy định", False),
        ("Kế hoạch thực hiện Đề án A ban hành kèm theo ", "Kế hoạch thực hiện Đề án A", True),
        ("theo Quyết định số 5/QĐ-UBND; Quy chế làm việc được phê duyệt kèm theo ", "Quy chế làm việc", True),
        ("Đề án “Truyền thông” được UBND tỉnh phê duyệt tại ", "Đề án “Truyền thông”", True),
    ],
)
def test_what_a_decision_promulgates(before: str, name: str, proper: bool) -> None:
    found = scheme_before(before + DECISION, len(before))
    assert found is not None
    assert (found.name, found.proper) == (name, proper)
    assert (before + DECISION)[found.start :].startswith(name)


@pytest.mark.parametrize(
    "before",
    [
        "Thực hiện ",
        "Quy chế này quy định về tổ chức ban hành kèm theo ",
        "Quyết định số 9/QĐ-UBND về danh mục ban hành kèm theo ",
        "các quy định về phí ban hành kèm theo ",
    ],
)
def test_nothing_is_promulgated_without_a_name(before: str) -> None:
    assert scheme_before(before + DECISION, len(before)) is None


def test_a_subject_names_what_is_promulgated() -> None:
    assert scheme_in_subject("ban hành Quy chế làm việc của UBND tỉnh") == "Quy chế làm việc của UBND tỉnh"
    assert scheme_in_subject("phê duyệt Đề án “Truyền thông”") == "Đề án “Truyền thông”"
    assert scheme_in_subject("thành lập Ban Chỉ đạo") is None
    assert scheme_in_subject(None) is None
