"""Dates are read day first, kept raw, and doubted where they should be."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import DateProblem
from corpus.text.dates import find_dates
from tests.support.timing import least_seconds

DAYS = st.dates(date(1945, 9, 2), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("text", "raw", "day"),
    [
        ("ngày 31/8/2021", "31/8/2021", date(2021, 8, 31)),
        ("31-8-2021", "31-8-2021", date(2021, 8, 31)),
        ("31.8.2021", "31.8.2021", date(2021, 8, 31)),
        ("ngày 31 / 8 / 2021", "31 / 8 / 2021", date(2021, 8, 31)),
        ("ngày 31/8/21", "31/8/21", date(2021, 8, 31)),
        ("ngày 02/9/98", "02/9/98", date(1998, 9, 2)),
        ("ngày 31 tháng 8 năm 2021", "31 tháng 8 năm 2021", date(2021, 8, 31)),
        ("NGÀY 31 THÁNG 8 NĂM 2021", "31 THÁNG 8 NĂM 2021", date(2021, 8, 31)),
        ("ngay 31 thang 8 nam 2021", "31 thang 8 nam 2021", date(2021, 8, 31)),
        ("ngày mùng 5 tháng Giêng năm 2024", "5 tháng Giêng năm 2024", date(2024, 1, 5)),
        ("QĐ 24/2018/QĐ-UBND ngày 15/9/2018", "15/9/2018", date(2018, 9, 15)),
        ("ngày 03/12/2021của Sở", "03/12/2021", date(2021, 12, 3)),
        ("từ ngày 23-24/5/2023", "24/5/2023", date(2023, 5, 24)),
        ("on August 31, 2021", "August 31, 2021", date(2021, 8, 31)),
        ("on 31 Aug 2021", "31 Aug 2021", date(2021, 8, 31)),
        ("2021-08-31", "2021-08-31", date(2021, 8, 31)),
    ],
)
def test_written_forms(text: str, raw: str, day: date) -> None:
    (mention,) = find_dates(text)
    assert (mention.date.raw, mention.date.value, mention.date.problem) == (raw, day, None)
    assert text[mention.start : mention.end] == raw


@pytest.mark.parametrize("text", ["ngày 15/23/2022", "29/02/2023", "ngày 31 tháng 6 năm 2023", "ngày 00/5/2024"])
def test_a_day_no_calendar_has_is_impossible(text: str) -> None:
    (mention,) = find_dates(text)
    assert (mention.date.value, mention.date.problem) == (None, DateProblem.IMPOSSIBLE)


@pytest.mark.parametrize(
    "text",
    [
        "Bắc Giang, ngày tháng năm 2024",
        "ngày … tháng … năm 2024",
        "ngày      tháng 5  năm 2024",
        "ngày ….. tháng 5 năm 2024",
        "ngày 05 tháng … năm 2024",
        "ngày …/…/2024",
        "ngày    /5/2024",
    ],
)
def test_a_blank_day_or_month_is_incomplete(text: str) -> None:
    (mention,) = find_dates(text)
    assert (mention.date.value, mention.date.problem) == (None, DateProblem.INCOMPLETE)


@pytest.mark.parametrize(
    "text",
    [
        "24/7", "5/5 huyện", "12/2024", "tháng 3 năm 2024", "2021-2025", "giai đoạn 2021 - 2025", "0204.3854.123",
        "12-34-5678", "024-3825-1234", "98A-12.04.2020", "trong 12 tháng năm 2024", "24/2018/QĐ-UBND", "1.105",
        "ngày 31/8", "30/4-1/5",
    ],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


@given(
    DAYS,
    st.sampled_from(
        ["{0.day}/{0.month}/{0.year}", "{0.day:02d}-{0.month:02d}-{0.year}", "{0.day} tháng {0.month} năm {0.year}"]
    ),
)
def test_any_day_is_read_back(day: date, form: str) -> None:
    (mention,) = find_dates(f"ngày {form.format(day)} của UBND tỉnh")
    assert mention.date.value == day


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    assert all(text[mention.start : mention.end] for mention in find_dates(text))


@pytest.mark.parametrize("piece", ["1/1/", "ngày ", " ", "12 tháng ", ".", "ngày ....", "1.1.", "1-1-2", "tháng ", "("])
def test_adversarial_text_is_read_in_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece)) + " 2024"
    assert least_seconds(lambda: find_dates(text), enough=1) < 1
