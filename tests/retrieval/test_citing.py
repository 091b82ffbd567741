"""Citations as a drafter writes them, built from what documents say and from nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import DateProblem, Symbol, WrittenDate
from corpus.place import Place, PlacePart, Unit
from retrieval.citing import Element, Named, day_words, first_mention, later_mention, missing, place_mention
from tests.support.made import make_document, make_entry, make_paragraph

DECISION = Named(
    "Quyết định",
    Symbol("942/QĐ-UBND", "A", "QĐ", "942", None, "UBND"),
    WrittenDate("31/8/2021", date(2021, 8, 31)),
    "UBND tỉnh Sông Thương",
    "Phê duyệt Đề án chuyển đổi số",
)


def test_the_first_mention_has_all_elements_in_the_order_of_the_decree() -> None:
    assert first_mention(DECISION) == (
        "Quyết định số 942/QĐ-UBND ngày 31 tháng 8 năm 2021 của Ủy ban nhân dân tỉnh Sông Thương "
        "phê duyệt Đề án chuyển đổi số"
    )
    assert missing(DECISION) == ()


def test_a_later_mention_has_type_and_number() -> None:
    assert later_mention(DECISION) == "Quyết định số 942/QĐ-UBND"


@pytest.mark.parametrize(
    ("subject", "joined"),
    [
        ("Thực hiện Thỏa thuận hợp tác", "về việc thực hiện Thỏa thuận hợp tác"),
        ("Về việc giao chỉ tiêu", "về việc giao chỉ tiêu"),
        ("V/v tăng cường quản lý", "về việc tăng cường quản lý"),
        ("Ban hành Quy chế làm việc", "ban hành Quy chế làm việc"),
        ("Kết quả thực hiện Đề án 12", "về kết quả thực hiện Đề án 12"),
        ("Đề án 12", "về Đề án 12"),
        ("Xay Sôm Bun năm 2024", "về Xay Sôm Bun năm 2024"),
        ("UBND xã", "về UBND xã"),
    ],
)
def test_the_subject_is_joined_with_the_words_it_needs(subject: str, joined: str) -> None:
    assert first_mention(replace(DECISION, subject=subject)).endswith(f"Sông Thương {joined}")


def test_an_agreement_goes_on_without_a_joining_word() -> None:
    agreement = Named("Thỏa thuận", None, None, None, "hợp tác giữa hai tỉnh")
    assert first_mention(agreement) == "Thỏa thuận hợp tác giữa hai tỉnh"


def test_a_law_is_cited_by_name_without_number_and_issuer() -> None:
    law = Named(
        "Luật",
        Symbol("77/2015/QH13", "B", "Luật", "77", 2015, "QH13"),
        WrittenDate("19/6/2015", date(2015, 6, 19)),
        "Quốc hội",
        "Tổ chức chính quyền địa phương",
    )
    assert first_mention(law) == "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"
    assert later_mention(law) == "Luật Tổ chức chính quyền địa phương"
    assert missing(law) == ()
    assert later_mention(replace(law, subject="Luật Đất đai")) == "Luật Đất đai"


@pytest.mark.parametrize(
    ("lost", "element"),
    [
        ({"type": None}, Element.TYPE),
        ({"symbol": Symbol("/QĐ-UBND", "H", "QĐ", "", None, "UBND")}, Element.NUMBER),
        ({"date": None}, Element.DATE),
        ({"date": WrittenDate("15/23/2022", None, DateProblem.IMPOSSIBLE)}, Element.DATE),
        ({"date": WrittenDate("tháng … năm 2024", date(2024, 1, 1), DateProblem.INCOMPLETE)}, Element.DATE),
        ({"issuer": None}, Element.ISSUER),
        ({"subject": None}, Element.SUBJECT),
    ],
)
def test_what_no_document_gives_is_left_out_and_named(lost: dict[str, object], element: Element) -> None:
    named = replace(DECISION, **lost)  # type: ignore[arg-type]  # one field a case
    assert missing(named) == (element,)
    assert "None" not in first_mention(named)
    assert "  " not in first_mention(named)


@given(st.dates(min_value=date(1945, 9, 2)))
def test_days_and_the_first_two_months_are_padded(day: date) -> None:
    words = day_words(WrittenDate("", day))
    shown_day, shown_month, year = words.replace(" tháng ", " ").replace(" năm ", " ").split()
    assert date(int(year), int(shown_month), int(shown_day)) == day
    assert len(shown_day) == 2
    assert shown_month == (f"0{day.month}" if day.month in (1, 2) else str(day.month))


def test_a_place_is_named_from_the_smallest_unit() -> None:
    place = Place((PlacePart(Unit.ARTICLE, "3"), PlacePart(Unit.CLAUSE, "2"), PlacePart(Unit.POINT, "a")))
    paragraph = make_paragraph("a) Tham mưu.", place=place)
    assert place_mention(paragraph, DECISION) == "điểm a khoản 2 Điều 3 Quyết định số 942/QĐ-UBND"


def test_a_held_document_and_its_register_entry_are_cited_alike() -> None:
    document = make_document()
    assert first_mention(Named.of(document)) == first_mention(Named.of_entry(make_entry(document=document)))
