"""Labels of the parts of a procedure, in the ways in which they are written."""

from __future__ import annotations

import pytest

from corpus.procedure import Part, column_part, find_label, is_column, says_nothing


@pytest.mark.parametrize(
    ("line", "part", "alone"),
    [
        ("Cơ quan thực hiện: Sở Du lịch", Part.BODY, False),
        ("1.3. Thành phần hồ sơ:", Part.PAPERS, True),
        ("a) Trình tự thực hiện", Part.STEPS, True),
        ("- Phí, lệ phí (nếu có): Không", Part.FEE, False),
        ("**Thời hạn giải quyết thủ tục hành chính:** 5 ngày", Part.TIME, False),
        ("8. Cơ quan/Người có thẩm quyền quyết định: Chủ tịch", Part.AUTHORITY, False),
    ],
)
def test_a_label_is_known_with_number_bullet_and_what_it_is_of(line: str, part: Part, alone: bool) -> None:
    label = find_label(line)
    assert label is not None
    assert (label.part, label.alone) == (part, alone)


@pytest.mark.parametrize(
    "line",
    [
        "Kết quả thực hiện nhiệm vụ năm 2023",
        "cơ quan thực hiện: viết thường là văn xuôi",
        "Thời hạn giải quyết là 5 ngày",
        "",
    ],
)
def test_running_text_begins_with_no_label(line: str) -> None:
    assert find_label(line) is None


def test_short_names_are_told_from_labels_that_stand_in_no_other_part() -> None:
    assert [find_label(line) and find_label(line).sure for line in ("Hồ sơ gồm: đơn", "Thành phần hồ sơ: đơn")] == [  # type: ignore[union-attr] # both are labels
        False,
        True,
    ]


def test_columns_say_which_part_they_hold() -> None:
    assert [is_column(name) for name in ("Hình thức nộp", "Số ký hiệu", "Trực tiếp")] == [True, True, False]
    assert [column_part(name) for name in ("Thời hạn giải quyết", "Phí, lệ phí", "Trích yếu")] == [
        Part.TIME,
        Part.FEE,
        None,
    ]


def test_a_part_may_say_that_nothing_is_known() -> None:
    told = [says_nothing(value) for value in ("Không có thông tin", "Không quy định.", "-", "Không", "Sở Du lịch")]
    assert told == [True, True, True, False, False]
