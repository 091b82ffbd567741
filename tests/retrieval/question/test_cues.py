"""What the wording of a question asks for, as typed and as a phrase without a question word."""

from __future__ import annotations

import pytest

from retrieval.query import Expected, Field, Kind
from retrieval.question.cues import Turn, asking_words, is_about_news, load_cues
from tests.support.hand_made import understood


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("nhà máy sản xuất xi măng đặt tại huyện nào?", Expected.ANY),
        ("có mấy lớp tập huấn?", Expected.QUANTITY),
        ("co may lop tap huan", Expected.QUANTITY),
        ("tỷ lệ hộ nghèo của tỉnh năm 2024", Expected.PERCENT),
        ("tỷ lệ hộ nghèo do cơ quan nào công bố?", Expected.BODY),
        ("kinh phí thực hiện đề án", Expected.MONEY),
        ("tổng mức vốn huy động", Expected.MONEY),
        ("thời hạn báo cáo kết quả", Expected.TIME),
        ("đề án thực hiện trong giai đoạn nào?", Expected.TIME),
        ("san luong 2 thang dau nam", Expected.QUANTITY),
        ("mức đóng góp tối đa của mỗi hộ", Expected.AMOUNT),
        ("mục tiêu trồng chè của kế hoạch", Expected.ANY),
        ("da thanh lap bao nhieu to cong nghe so cong dong", Expected.QUANTITY),
        ("chi nhánh nước ngoài nộp thuế", Expected.ANY),
        ("còn bao nhiêu hộ của xã chưa nhận tiền bồi thường", Expected.QUANTITY),
        ("thu ngân sách huyện 6 tháng đầu năm", Expected.MONEY),
        ("học trực tuyến thu học phí thế nào", Expected.ANY),
        ("so ca mac soi nam 2023", Expected.QUANTITY),
        ("cấp giấy phép mất bao lâu", Expected.DURATION),
        ("cap lai the may ngay", Expected.DURATION),
        ("cấp lại thẻ ngày nào", Expected.TIME),
        ("ngày bắt đầu bán trái phiếu", Expected.TIME),
        ("ngày khai mạc hội chợ do ai chọn", Expected.BODY),
    ],
)
def test_what_an_answer_must_hold_is_told_by_words_that_ask_and_by_what_a_phrase_measures(
    question: str, expected: Expected
) -> None:
    assert load_cues().expected_answer(asking_words(question)) is expected


def test_a_word_that_only_looks_like_one_that_asks_is_made_unreadable_in_place() -> None:
    assert asking_words("máy may mấy đầu đâu") == "___ may may ___ dau"


@pytest.mark.parametrize("question", ["ngày của kh 625", "số ký hiệu và ngày của kế hoạch triển khai Đề án 1120"])
def test_a_date_is_asked_for_by_naming_it(question: str) -> None:
    assert Field.DATE in load_cues().fields_asked(asking_words(question))


@pytest.mark.parametrize(
    ("question", "of_issue"),
    [
        ("quy che 07 qc tu ngay may", True),
        ("Quyết định 402 ngày mấy?", True),
        ("Quyết định 402 kéo dài đề án đến ngày nào?", False),
        ("Kế hoạch 163 thực hiện từ ngày nào?", False),
        ("Tín phiếu được phát hành từ ngày nào?", False),
    ],
)
def test_until_when_is_not_when_issued_and_the_code_of_the_party_is_no_from(question: str, *, of_issue: bool) -> None:
    assert (Field.DATE in load_cues().fields_asked(asking_words(question))) is of_issue


@pytest.mark.parametrize(
    ("question", "news"),
    [
        ("Có kế hoạch nào mới không?", True),
        ("co ke hoach nao moi khong", True),
        ("Công chức hướng dẫn mỗi lần được mấy người?", False),
        ("Liệt kê mọi kế hoạch năm 2022", False),
    ],
)
def test_what_is_new_is_not_each_and_not_every(question: str, news: bool) -> None:
    assert is_about_news(load_cues(), question) is news


@pytest.mark.parametrize(
    ("question", "of_document"), [("ai ký Kế hoạch 163", True), ("Ai ký tên trên phiếu thu?", False)]
)
def test_who_signs_a_thing_is_not_who_signed_a_document(question: str, *, of_document: bool) -> None:
    assert (Field.SIGNER in load_cues().fields_asked(asking_words(question))) is of_document


@pytest.mark.parametrize(
    ("question", "of_issuer"), [("Báo cáo 318 của ai?", True), ("Thông báo 204 kết luận của ai?", False)]
)
def test_whose_conclusion_it_is_is_not_who_issued_the_notice(question: str, *, of_issuer: bool) -> None:
    assert (Field.ISSUER in load_cues().fields_asked(asking_words(question))) is of_issuer


def test_what_a_document_says_of_something_is_not_its_subject() -> None:
    cues = load_cues()
    assert Field.SUBJECT in cues.fields_asked("bao cao 18 noi ve gi")
    assert Field.SUBJECT not in cues.fields_asked("bao cao 18 noi gi ve du lich")


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("quy chế bến đò áp dụng cho ai?", True),
        ("đối tượng áp dụng của quy chế bến đò", True),
        ("nguyên tắc làm việc của đội bến đò", True),
        ("nhiệm vụ canh bến do ai làm?", False),
        ("mục tiêu trồng bao nhiêu ha chè?", False),
        ("quy chế bến đò áp dụng từ ngày nào?", False),
    ],
)
def test_what_a_section_lists_is_asked_for_by_the_name_of_the_section_or_by_whom_it_is_for(
    question: str, whole: bool
) -> None:
    assert load_cues().has(Turn.ENUMERATE, asking_words(question)) is whole


def test_when_something_is_not_so_asks_for_a_case_and_no_day() -> None:
    assert understood("Khi nào không được hưởng phụ cấp?").expected is Expected.ANY
    assert understood("Khi nào nộp hồ sơ?").expected is Expected.TIME


def test_new_projects_are_counted_and_no_news() -> None:
    assert Kind.NEWS not in understood("Có bao nhiêu dự án mới đi vào hoạt động?").kinds
