"""A number with the wrong year is another document: silence that names the one there is."""

from __future__ import annotations

from datetime import date

import pytest

from retrieval.answer import Outcome
from retrieval.answers.wrong_year import of_another_year
from retrieval.question.guard import refusal
from tests.support.hand_made import Shelf, context


@pytest.fixture
def shelf() -> Shelf:
    shelf = Shelf()
    shelf.hold("kh", "Kế hoạch", "12/KH-UBND", "Phát triển chè giai đoạn 2022-2025", issued=date(2022, 3, 31))
    return shelf


@pytest.mark.parametrize(
    "question",
    [
        "Kế hoạch 12/KH-UBND năm 2021 về việc gì?",
        "Kế hoạch số 12/KH-UBND năm 2024 do ai ký?",
        "ke hoach 12/KH-UBND nam 2023 do co quan nao ban hanh",
        "Kế hoạch 12/KH-UBND của UBND tỉnh năm 2021 ban hành ngày nào?",
        "What is Plan 12/KH-UBND of 2021 about?",
    ],
)
def test_a_number_with_another_year_is_silence_that_names_what_there_is(shelf: Shelf, question: str) -> None:
    answer = refusal(context(shelf, question, []))
    assert answer is not None
    assert answer.outcome is Outcome.NOT_FOUND
    assert "12/KH-UBND" in answer.lead


@pytest.mark.parametrize(
    "question",
    [
        "Kế hoạch 12/KH-UBND năm 2022 về việc gì?",
        "Kế hoạch 12/KH-UBND về việc gì?",
        "Theo Kế hoạch 12/KH-UBND, năm 2023 trồng mới bao nhiêu ha chè?",
        "Kế hoạch 12/KH-UBND đặt mục tiêu gì đến năm 2025?",
    ],
)
def test_its_own_year_and_the_year_of_what_it_tells_pass(shelf: Shelf, question: str) -> None:
    assert of_another_year(context(shelf, question, [])) is None


def test_a_document_of_unknown_date_is_not_denied(shelf: Shelf) -> None:
    shelf.cite_only("Quyết định", "77/QĐ-UBND", "giao chỉ tiêu biên chế")
    assert of_another_year(context(shelf, "Quyết định 77/QĐ-UBND năm 2019 về việc gì?", [])) is None


def test_the_year_inside_a_symbol_is_its_year_where_no_date_is_known(shelf: Shelf) -> None:
    shelf.hold("qd", "Quyết định", "9/2018/QĐ-UBND", "Ban hành Quy định quản lý chợ")
    assert of_another_year(context(shelf, "Quyết định 9/2018/QĐ-UBND năm 2018 về việc gì?", [])) is None
    assert of_another_year(context(shelf, "Quyết định 9/2018/QĐ-UBND năm 2020 về việc gì?", [])) is not None
