"""What a question is about: runs of content words, whatever diacritics it is typed with."""

from __future__ import annotations

from retrieval.language.names import NameIndex
from retrieval.question.understand import Lexicon, understand
from tests.support.hand_made import TODAY, understood


def test_a_small_word_without_diacritics_is_told_by_what_the_library_would_write() -> None:
    typed, written = "ty le giai quyet khieu nai o xa", "tỷ lệ giải quyết khiếu nại ở xã"
    lexicon = Lexicon(NameIndex({}, {}), {}, restore=lambda text: written if text == typed else text)
    assert [topic.text for topic in understand(typed, lexicon, today=TODAY).topics] == [
        "ty le giai quyet khieu nai", "xa"
    ]  # fmt: skip


def test_diacritics_that_change_the_question_are_not_put_back() -> None:
    lexicon = Lexicon(NameIndex({}, {}), {}, restore=lambda text: "một câu khác")
    assert [topic.text for topic in understand("khieu nai o xa", lexicon, today=TODAY).topics] == ["khieu nai o xa"]


def test_a_limit_is_a_topic_of_its_own_that_other_words_say_too() -> None:
    topics = {topic.text: topic.forms for topic in understood("Mức góp vốn tối đa là bao nhiêu?").topics}
    assert set(topics) == {"tối đa", "Mức góp vốn"}
    assert "khong vuot qua" in topics["tối đa"]


def test_the_unit_of_a_percentage_that_is_asked_for_is_no_topic() -> None:
    for typed in ("Hỗ trợ mua máy cày mấy phần trăm?", "Hỗ trợ mua máy cày bao nhiêu phần trăm?"):
        assert "trăm" not in " ".join(topic.text for topic in understood(typed).topics)


def test_a_day_is_asked_for_in_every_way_that_documents_write_it() -> None:
    (day,) = (topic for topic in understood("How many products by 30 November 2023?").topics if "2023" in topic.text)
    assert {"30/11/2023", "30 thang 11 nam 2023"} <= set(day.forms)


def test_a_month_or_a_quarter_is_asked_for_in_every_way_that_documents_write_it() -> None:
    (month,) = (topic for topic in understood("Tháng 3/2019 có bao nhiêu vụ cháy?").topics if "2019" in topic.text)
    assert {"thang 03/2019", "thang 3 nam 2019"} <= set(month.forms)
    (quarter,) = (topic for topic in understood("quý 2 có bao nhiêu vụ cháy?").topics if "quý" in topic.text)
    assert "quy ii" in quarter.forms


def test_a_longer_word_names_no_type_that_is_a_part_of_it() -> None:
    assert understood("Hội đồng kỷ luật có mấy người?").within == ()
    assert understood("Phó Giám đốc Sở Kế hoạch là ai?").types == ()
    assert understood("Trong Luật có mấy chương?").within == ("Luật",)


def test_a_month_is_asked_for_by_its_english_name_where_it_is_one() -> None:
    (month,) = (
        topic for topic in understood("How many patients came in February 2022?").topics if "2022" in topic.text
    )
    assert {"thang 2/2022", "thang 02 nam 2022"} <= set(month.forms)
    assert not [topic for topic in understood("What may the school buy?").topics if "thang 5" in topic.forms]


def test_the_number_of_a_name_is_no_topic_of_its_own() -> None:
    known = Lexicon(NameIndex({"Covid": 9}, {}), {})
    asked = understand("Tiêm vắc xin COVID-19 cho bao nhiêu người?", known, today=TODAY)
    assert "19" not in {topic.text for topic in asked.topics}


def test_a_day_without_its_year_is_asked_for_in_every_way_that_documents_write_it() -> None:
    (day,) = (topic for topic in understood("Đến 5/6 có bao nhiêu hộ nhận tiền?").topics if topic.text == "5/6")
    assert {"05/6", "5.6", "5-6", "5 thang 6"} <= set(day.forms)
    assert "3/4" not in {topic.text for topic in understood("Cần 3/4 số phiếu, có bao nhiêu phiếu?").topics}


def test_whose_document_it_is_is_no_topic_beside_the_document() -> None:
    asked = understood("Nghị quyết 5/NQ-HĐND của HĐND tỉnh Yên Lãng bố trí bao nhiêu tiền cho thủy lợi?")
    assert "thủy lợi" in {topic.text for topic in asked.topics}
    assert not any("HĐND" in topic.text for topic in asked.topics)


def test_ordinary_words_behind_a_body_are_no_place_of_it() -> None:
    (target,) = understood("Nghị quyết 5/NQ-HĐND của HĐND tỉnh hỗ trợ Tổ trưởng bao nhiêu?").targets
    assert target.issuer == "HĐND tỉnh"
    (bare,) = understood("nghi quyet 5/nq-hdnd cua hdnd tinh ho tro bao nhieu").targets
    assert bare.issuer == "hdnd tinh"
    (placed,) = understood("Nghị quyết 5/NQ-HĐND của HĐND tỉnh Yên Lãng hỗ trợ bao nhiêu?").targets
    assert placed.issuer == "HĐND tỉnh Yên Lãng"


def test_by_when_something_must_be_done_is_no_content() -> None:
    for typed in ("Xóa vùng lõm sóng phải xong trước ngày nào?", "Xóa vùng lõm sóng chậm nhất ngày nào?"):
        assert {topic.text.lower() for topic in understood(typed).topics} == {"xóa vùng lõm sóng"}
