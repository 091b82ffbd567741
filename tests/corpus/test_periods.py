"""Planned spans of years are found however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.periods import find_periods
from tests.support.timing import least_seconds


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("giai đoạn 2021-2025", [(2021, 2025)]),
        ("giai đoạn 2021 - 2025", [(2021, 2025)]),
        ("giai đoạn 2021 – 2025", [(2021, 2025)]),
        ("nhiệm kỳ 2020 -2025", [(2020, 2025)]),
        ("từ năm 2021 đến năm 2025", [(2021, 2025)]),
        ("từ 2021 đến hết năm 2025", [(2021, 2025)]),
        ("đến năm 2030, tầm nhìn đến năm 2045", [(None, 2030), (None, 2045)]),
        ("đến năm 2030, tầm nhìn 2045", [(None, 2030), (None, 2045)]),
        ("đến hết năm 2025", [(None, 2025)]),
        ("giai đoạn 2021-2025, định hướng đến năm 2030", [(2021, 2025), (None, 2030)]),
    ],
)
def test_spans(text: str, spans: list[tuple[int | None, int]]) -> None:
    found = find_periods(text)
    assert [(period.start_year, period.end_year) for period in found] == spans
    assert all(text[period.start : period.end] == period.raw for period in found)


@pytest.mark.parametrize(
    "text",
    ["năm 2024", "12/2024-05/2025", "2025-2021", "1800-2025", "024-2021-2025", "ngày 31/8/2021", "2021-2025/QĐ-UBND"],
)
def test_what_is_no_plan(text: str) -> None:
    assert find_periods(text) == ()


@given(st.integers(1945, 2039), st.integers(0, 60), st.sampled_from("-–—"), st.sampled_from(["", " "]))
def test_a_written_span_is_read_back(first: int, years: int, dash: str, space: str) -> None:
    (found,) = find_periods(f"Kế hoạch giai đoạn {first}{space}{dash}{space}{first + years} của tỉnh")
    assert (found.start_year, found.end_year) == (first, first + years)


@pytest.mark.parametrize("piece", ["2021-", "2021 ", "đến năm ", " ", "2021 đến "])
def test_adversarial_text_is_read_in_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert least_seconds(lambda: find_periods(text), enough=1) < 1
