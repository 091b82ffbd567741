"""What is counted, however the number is asked for."""

from __future__ import annotations

import pytest

from retrieval.evidence.counted import counts_others
from retrieval.query import Expected, Kind
from tests.support.hand_made import understood


@pytest.mark.parametrize(
    "question",
    ["Có bao nhiêu hội nghị?", "Số lượng hội nghị là bao nhiêu?", "tổng số hội nghị", "số lượng hội nghị năm 2023"],
)
def test_a_number_asked_for_by_any_turn_is_that_of_the_noun_behind_it(question: str) -> None:
    query = understood(question)
    assert query.expected is Expected.QUANTITY
    assert "hoi nghi" in query.units
    assert [topic.forms[0] for topic in query.topics] == ["hoi nghi"]


def test_what_only_says_how_a_thing_is_counted_may_stand_behind_the_number() -> None:
    (pigs,) = (topic for topic in understood("Bao nhiêu con lợn phải tiêu hủy?").topics if "lợn" in topic.text)
    assert "lon" in pigs.forms
    (sons,) = (topic for topic in understood("Con liệt sĩ được cộng bao nhiêu điểm?").topics if "liệt" in topic.text)
    assert "liet si" not in sons.forms


def test_a_unit_of_measure_or_people_of_any_sort_are_no_subject() -> None:
    land = understood("Hạn mức đất ở là bao nhiêu m2?")
    assert land.units[0] == "m2"
    assert [topic.text for topic in land.topics] == ["Hạn mức đất"]
    taught = understood("Đào tạo nghề cho bao nhiêu người?")
    assert "hoc vien" in taught.units
    assert [topic.text for topic in taught.topics] == ["Đào tạo nghề"]


def test_the_unit_before_what_is_measured_is_no_part_of_the_subject() -> None:
    query = understood("Trồng mới bao nhiêu ha rừng?")
    assert query.units[0] == "ha"
    assert "rừng" in {topic.text for topic in query.topics}


def test_projects_are_counted_in_texts_and_not_as_documents() -> None:
    assert Kind.COUNT not in understood("Có bao nhiêu dự án đi vào hoạt động?").kinds
    assert Kind.COUNT in understood("Có bao nhiêu quyết định?").kinds


def test_words_that_only_look_like_small_ones_belong_to_what_is_counted() -> None:
    assert "cua khau" in understood("Có mấy cửa khẩu quốc tế?").units
    assert "ca tu vong" in understood("Có bao nhiêu ca tử vong?").units
    assert understood("Có bao nhiêu người của tỉnh?").units[0] == "nguoi"


def test_how_many_is_no_part_of_the_subject_where_it_lost_its_marks() -> None:
    assert "may" not in " ".join(topic.text for topic in understood("huyen co may tram y te hoan thanh").topics).split()
    assert "may cay" in " ".join(topic.text for topic in understood("xa co bao nhieu may cay").topics)


def test_a_noun_with_a_classifier_is_no_list_of_two() -> None:
    assert not any("," in unit for unit in understood("Có bao nhiêu con chăn nuôi tập trung?").units)
    assert "tin, bai" in understood("Có bao nhiêu tin bài?").units


def test_numbers_that_count_something_else_answer_nothing() -> None:
    query = understood("Có bao nhiêu bệnh viện tư?")
    assert counts_others(query, "Bệnh viện đào tạo 04 bác sĩ, được tặng 15 giường bệnh.")
    assert not counts_others(query, "Bệnh viện tư: 7.")
    assert not counts_others(understood("Có bao nhiêu khách quốc tế?"), "khách quốc tế 320.000 lượt")
