"""Of which year a passage speaks."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.model import WrittenDate
from retrieval.evidence.years_said import contradicting_years, other_years
from tests.support.hand_made import understood

QUESTION = "Năm 2024 tỉnh tổ chức bao nhiêu hội nghị?"


@pytest.mark.parametrize(
    ("texts", "other"),
    [
        (("Năm 2023 toàn tỉnh tổ chức 12 hội nghị.",), (2023,)),
        (("Năm 2024 toàn tỉnh tổ chức 12 hội nghị.",), ()),
        (("Tổ chức 12 hội nghị.", "Kết quả năm 2023"), (2023,)),
        (("Thực hiện Quyết định số 499/QĐ-UBND ngày 04/4/2023, tổ chức 12 hội nghị.",), ()),
        (("Theo Luật Báo chí ngày 05 tháng 4 năm 2016, tổ chức 12 hội nghị.",), ()),
        (("Theo Nghị định số 9/2017/NĐ-CP, năm 2023 tổ chức 12 hội nghị.",), (2023,)),
        (("Theo Kế hoạch số 15/KH-UBND ngày 03/01/2024, tổ chức 12 hội nghị.", "Kết quả năm 2023"), ()),
    ],
)
def test_the_year_of_a_document_that_is_cited_is_not_that_of_what_is_told(
    texts: tuple[str, ...], other: tuple[int, ...]
) -> None:
    assert contradicting_years(understood(QUESTION), texts) == other


def test_a_span_of_years_holds_a_year_in_it_but_no_figure_of_that_year() -> None:
    spanning = ("Trong giai đoạn 2021-2025 tổ chức 12 hội nghị.",)
    assert contradicting_years(understood("Năm 2024 ai chủ trì hội nghị?"), spanning) == ()
    assert contradicting_years(understood(QUESTION), spanning) == (2021, 2025)


@pytest.mark.parametrize(
    "passage",
    [
        "Tổ chức 12 hội nghị, giảm 03 hội nghị so với năm 2023.",
        "Tổ chức 12 hội nghị, bằng 80% so với cùng kỳ năm 2023.",
        "So với cuối năm 2023, số hội nghị giảm còn 12.",
        "Tổ chức 12 hội nghị (cùng kỳ 2023: 15 hội nghị).",
    ],
)
def test_a_year_that_is_compared_with_is_not_that_of_what_is_told(passage: str) -> None:
    assert contradicting_years(understood(QUESTION), (passage, "Kết quả năm 2024")) == ()
    of_the_year_before = understood("Năm 2023 tỉnh tổ chức bao nhiêu hội nghị?")
    assert contradicting_years(of_the_year_before, (passage, "Kết quả năm 2024")) == (2024,)


def test_a_question_about_the_comparison_may_name_the_year_that_is_compared_with() -> None:
    passage = "Tổ chức 12 hội nghị, giảm 03 hội nghị so với năm 2023."
    asked = understood("Số hội nghị giảm bao nhiêu so với năm 2023?")
    assert contradicting_years(asked, (passage, "Kết quả năm 2024")) == ()


@pytest.mark.parametrize(
    ("question", "passage", "other"),
    [
        ("Năm 2010 cổ phần hóa bao nhiêu xí nghiệp?", "Đã cổ phần hóa 19 xí nghiệp.", (2004,)),
        ("Năm 2010 cổ phần hóa bao nhiêu xí nghiệp?", "Cổ phần hóa 19 xí nghiệp còn lại.", ()),
        ("Năm 2004 cổ phần hóa bao nhiêu xí nghiệp?", "Đã cổ phần hóa 19 xí nghiệp.", ()),
    ],
)
def test_what_has_been_done_is_not_told_of_a_year_after_the_document(
    question: str, passage: str, other: tuple[int, ...]
) -> None:
    written = WrittenDate("01/7/2004", date(2004, 7, 1))
    assert other_years(understood(question), (passage, "Chương trình giai đoạn 2004-2010"), written) == other


def test_the_year_of_an_aim_is_not_that_of_a_result() -> None:
    text = "Đến ngày 30/11/2023 có 97 sản phẩm, đạt 60% mục tiêu đến năm 2025."
    assert contradicting_years(understood("Năm 2025 đã có bao nhiêu sản phẩm?"), (text,)) == (2023,)
    assert contradicting_years(understood("Mục tiêu năm 2025 là bao nhiêu sản phẩm?"), (text,)) == ()


def test_a_word_in_one_column_says_nothing_of_the_year_in_the_next() -> None:
    query = understood("Thu phí năm 2022 thực hiện được bao nhiêu?")
    assert query.results
    assert contradicting_years(query, ("Thu phí\t610\t702", "Chỉ tiêu\tNăm 2022\tNăm 2023")) == ()
    assert contradicting_years(query, ("Thu phí\t610\t702", "Chỉ tiêu\tNăm 2023\tNăm 2024")) == (2023, 2024)
