"""What of a question nothing speaks of."""

from __future__ import annotations

import pytest

from retrieval.evidence.asked import AskedTerms
from retrieval.evidence.terms import TermSet
from retrieval.evidence.unheld import Unheld, find_unheld
from tests.support.hand_made import understood

TEXT = "Năm 2023 mở 12 hội nghị cải thiện chính sách đầu tư, cách làm hay được ban hành; tổ chức đám cưới không quá 24 giờ."


def unheld(question: str) -> Unheld:
    query = understood(question)
    read = AskedTerms(query.topics, lambda term: 1.0).read(TEXT)
    return find_unheld(query, (read,), TermSet.of(TEXT))


@pytest.mark.parametrize(
    ("question", "subjects"),
    [
        ("Năm 2023 có bao nhiêu hội nghị về cải cách ngoại giao?", ("cải cách ngoại giao",)),
        ("đám giỗ được tổ chức bao lâu", ("đám giỗ",)),
        ("Năm 2023 có bao nhiêu hội nghị về chính sách thu hút đầu tư?", ()),
        ("tỉnh mở bao nhiêu hội nghị về đầu tư", ()),
    ],
)
def test_a_subject_is_spoken_of_where_two_of_its_words_stand_together(question: str, subjects: tuple[str, ...]) -> None:
    assert unheld(question).subjects == subjects


def test_words_are_told_that_nothing_holds_as_they_are_written() -> None:
    assert unheld("đám giỗ được tổ chức bao lâu").words == ("giỗ",)


def test_words_of_an_english_question_are_not_looked_for() -> None:
    assert unheld("How many funerals were held?") == ((), ())


@pytest.mark.parametrize(
    ("question", "subjects"),
    [
        ("Thuế suất của doanh nghiệp nhà nước là bao nhiêu?", ("doanh nghiệp nhà nước",)),
        ("Thuế suất của doanh nghiệp nước ngoài là bao nhiêu?", ()),
    ],
)
def test_of_whom_a_value_is_asked_must_be_spoken_of(question: str, subjects: tuple[str, ...]) -> None:
    told = "Thuế suất của doanh nghiệp do người nước ngoài lập là 32%."
    query = understood(question)
    read = AskedTerms(query.topics, lambda term: 1.0).read(told)
    assert find_unheld(query, (read,), TermSet.of(told)).subjects == subjects


def test_what_is_grown_made_or_traded_is_the_very_subject() -> None:
    told = "Kim ngạch xuất khẩu hai tháng đầu năm đạt 6,1 tỷ USD."
    query = understood("Xuất khẩu điều hai tháng đầu năm đạt bao nhiêu?")
    read = AskedTerms(query.topics, lambda term: 1.0).read(told)
    assert "điều" in find_unheld(query, (read,), TermSet.of(told)).subjects


def test_a_word_from_abroad_that_nothing_holds_is_a_subject_of_its_own() -> None:
    assert unheld("hội nghị workshop năm 2023 mở mấy lần").subjects == ("workshop",)
    assert unheld("hội nghị chinh sách năm 2023 mở mấy lần").subjects == ()


def test_what_is_said_of_a_counted_noun_is_its_subject() -> None:
    assert unheld("Có bao nhiêu hội nghị khởi nghiệp?").subjects == ("hội nghị khởi nghiệp",)
    assert unheld("Có bao nhiêu hội nghị cải thiện chính sách?").subjects == ()


def test_what_is_paid_for_is_the_very_thing() -> None:
    assert "xăng" in unheld("Được hỗ trợ bao nhiêu tiền xăng?").subjects


def test_the_kind_of_what_is_counted_is_its_subject() -> None:
    assert unheld("Có bao nhiêu hội nghị cải thiện chính sách thuế quan?").subjects
    assert unheld("Có bao nhiêu hội nghị cải thiện chính sách đầu tư?").subjects == ()
