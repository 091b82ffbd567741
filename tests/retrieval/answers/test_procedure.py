"""Parts of procedures: the right part of the right procedure, with label, column and case, or silence."""

from __future__ import annotations

import pytest

from retrieval.answer import Answer, Language, Outcome
from retrieval.answers import procedure
from retrieval.naming import document_name, full_name
from tests.support.hand_made import Shelf, context, only
from tests.support.procedures import RAFT, hold_procedure, simple


@pytest.fixture
def library(shelf: Shelf) -> Shelf:
    """Procedures whose names differ in a word."""
    hold_procedure(shelf, "raft", RAFT)
    hold_procedure(shelf, "kite", simple("Đăng ký câu lạc bộ thả diều ở một tỉnh (Cấp tỉnh)", "9 Ngày", "Sở Thể thao"))
    hold_procedure(
        shelf, "kites", simple("Đăng ký câu lạc bộ thả diều ở nhiều tỉnh (Cấp Trung ương)", "15 Ngày", "Cục Thể thao")
    )
    hold_procedure(
        shelf, "boat", simple("Cấp giấy phép lái thuyền", "5 Ngày", "Sở Giao thông", fee="Phí : 90.000 Đồng")
    )
    hold_procedure(shelf, "boat again", simple("Cấp lại giấy phép lái thuyền", "2 Ngày", "Công an xã"))
    return shelf


def ask(library: Shelf, question: str) -> Answer:
    return only(procedure.compose(context(library, question)))


def test_a_cell_is_read_out_with_its_row_and_column(library: Shelf) -> None:
    answer = ask(library, "Cấp thẻ người lái bè du lịch nộp trực tiếp mất mấy ngày?")
    assert [claim.text for claim in answer.claims] == [
        "Hình thức nộp: Trực tiếp; Thời hạn giải quyết: 6 Ngày làm việc; Mô tả: 06 ngày làm việc kể từ ngày nhận đủ hồ sơ."
    ]
    assert answer.citations[0].quote.startswith("Trực tiếp\t6 Ngày làm việc")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Lệ phí cấp thẻ người lái bè du lịch là bao nhiêu?", "70.000 Đồng"),
        ("le phi cap the nguoi lai be du lich bao nhieu", "70.000 Đồng"),
        ("Cấp thẻ người lái bè du lịch phải nộp mấy bộ hồ sơ?", "02 (hai) bộ hồ sơ"),
        ("Cơ quan nào cấp thẻ người lái bè du lịch?", "Cơ quan thực hiện: Sở Du lịch"),
        ("Ai có thẩm quyền cấp thẻ người lái bè du lịch?", "Cơ quan thực hiện: Sở Du lịch"),
        ("Nộp hồ sơ cấp thẻ người lái bè du lịch ở đâu?", "gửi 02 (hai) bộ hồ sơ đến Sở Du lịch"),
        ("Ai được cấp thẻ người lái bè du lịch?", "Công dân Việt Nam"),
        ("Điều kiện cấp thẻ người lái bè du lịch là gì?", "Biết bơi"),
        ("Cấp thẻ người lái bè du lịch dùng mẫu đơn nào?", "Mau3.docx"),
        ("Kết quả của thủ tục cấp thẻ người lái bè du lịch là gì?", "Kết quả thực hiện: Thẻ người lái bè du lịch"),
        ("Cấp thẻ người lái bè du lịch thực hiện ở cấp nào?", "Cấp Tỉnh"),
    ],
)
def test_each_kind_of_question_finds_its_part(library: Shelf, question: str, said: str) -> None:
    assert said in ask(library, question).text


def test_of_several_cases_the_one_asked_about_answers(library: Shelf) -> None:
    answer = ask(library, "Cấp thẻ người lái bè du lịch cần giấy tờ gì?")
    assert "Mẫu số 3" in answer.text
    assert "Thẻ bị hỏng" not in answer.text
    assert answer.claims[0].text.startswith("* Đối với hồ sơ đề nghị cấp thẻ:")


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("Cấp giấy phép lái thuyền mất bao lâu?", "5 Ngày"),
        ("Cấp lại giấy phép lái thuyền mất bao lâu?", "2 Ngày"),
        ("cap lai giay phep lai thuyen mat bao lau", "2 Ngày"),
        ("Đăng ký câu lạc bộ thả diều ở một tỉnh mất mấy ngày?", "9 Ngày"),
        ("Đăng ký câu lạc bộ thả diều ở nhiều tỉnh mất mấy ngày?", "15 Ngày"),
        ("Đăng ký câu lạc bộ thả diều cấp trung ương mất mấy ngày?", "15 Ngày"),
    ],
)
def test_siblings_are_told_apart_by_a_word(library: Shelf, question: str, days: str) -> None:
    answer = ask(library, question)
    assert [days in claim.text for claim in answer.claims] == [True]


def test_where_the_name_fits_several_alike_each_is_named(library: Shelf) -> None:
    answer = ask(library, "Đăng ký câu lạc bộ thả diều mất mấy ngày?")
    assert [claim.text.split(" (")[0] for claim in answer.claims] == [
        "Đăng ký câu lạc bộ thả diều ở một tỉnh",
        "Đăng ký câu lạc bộ thả diều ở nhiều tỉnh",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "Cấp đổi giấy phép lái thuyền mất bao lâu?",
        "Thu hồi giấy phép lái thuyền do cơ quan nào thực hiện?",
        "Cấp giấy phép lái xuồng mất bao lâu?",
        "Đăng ký câu lạc bộ thả diều cấp xã mất mấy ngày?",
        "Đăng ký câu lạc bộ đua thuyền ở một tỉnh mất mấy ngày?",
        "Tỉnh có bao nhiêu hộ nghèo?",
    ],
)
def test_a_procedure_of_another_name_is_left_to_the_other_composers(library: Shelf, question: str) -> None:
    assert procedure.compose(context(library, question)) is None


@pytest.mark.parametrize(
    "question",
    ["Lệ phí cấp lại giấy phép lái thuyền là bao nhiêu?", "Cơ quan nào phối hợp cấp thẻ người lái bè du lịch?"],
)
def test_what_the_procedure_does_not_say_is_silence(library: Shelf, question: str) -> None:
    answer = ask(library, question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert "không ghi điều này" in answer.lead


def test_ways_that_say_the_same_are_read_out_together(shelf: Shelf) -> None:
    text = simple("Cấp thẻ lái bè", "5 Ngày", "Sở Du lịch").replace(
        "\tThành phần", "\tTrực tuyến\n\t5 Ngày\n\t\n\t\tThành phần"
    )
    hold_procedure(shelf, "raft", text)
    answer = ask(shelf, "Cấp thẻ lái bè mất bao lâu?")
    assert [claim.text for claim in answer.claims] == [
        "Hình thức nộp: Trực tiếp, Trực tuyến; Thời hạn giải quyết: 5 Ngày"
    ]
    assert [len(claim.sources) for claim in answer.claims] == [2]


def test_how_long_it_takes_may_stand_in_what_explains_the_way(shelf: Shelf) -> None:
    told = "1. Hồ sơ không hợp lệ: trong thời hạn 05 ngày có thông báo.\n2. Hồ sơ hợp lệ: trong thời hạn 25 ngày có quyết định."
    text = simple("Lập trường dạy lái bè", "", "Sở Giáo dục").replace("\t\tThành phần", f"\t{told}\n\tThành phần")
    hold_procedure(shelf, "school", text)
    answer = ask(shelf, "Lập trường dạy lái bè mất bao lâu?")
    assert ["05 ngày" in claim.text or "25 ngày" in claim.text for claim in answer.claims] == [True] * len(
        answer.claims
    )
    assert "25 ngày" in answer.text


def test_words_that_stand_together_tell_names_of_the_same_words_apart(shelf: Shelf) -> None:
    hold_procedure(shelf, "low", simple("Lập trường bè cơ bản, trường nâng cao thuyền", "7 Ngày", "Sở A"))
    hold_procedure(shelf, "high", simple("Lập trường bè nâng cao, trường cơ bản thuyền", "8 Ngày", "Sở B"))
    answer = ask(shelf, "Lập trường bè nâng cao mất mấy ngày?")
    assert ["8 Ngày" in claim.text for claim in answer.claims] == [True]


def test_how_long_a_permit_is_valid_is_left_to_the_other_composers(library: Shelf) -> None:
    assert procedure.compose(context(library, "Giấy phép lái thuyền có thời hạn bao lâu?")) is None


def test_a_procedure_goes_by_its_name_and_lacks_no_number(shelf: Shelf) -> None:
    read, entry = hold_procedure(shelf, "raft", RAFT)
    assert document_name(read.document, Language.VIETNAMESE) == "Văn bản “Cấp thẻ người lái bè du lịch”"
    assert full_name(entry, Language.ENGLISH) == "Document “Cấp thẻ người lái bè du lịch”"


def test_the_number_before_the_name_of_a_code_counts_no_sets(shelf: Shelf) -> None:
    text = simple("Cấp thẻ lái bè", "5 Ngày", "Sở Du lịch").replace("theo quy định.", "theo Điều 5 Bộ luật Hàng hải.")
    hold_procedure(shelf, "raft", text)
    assert ask(shelf, "Cấp thẻ lái bè nộp mấy bộ hồ sơ?").outcome is Outcome.NOT_FOUND


def test_long_names_are_names_of_procedures_too(shelf: Shelf) -> None:
    name = "Xét hưởng trợ cấp đối với người lái bè " + "ở vùng lũ, vùng sâu, vùng xa, biên giới, hải đảo " * 12
    hold_procedure(shelf, "raft", simple(name.strip(), "40 Ngày", "Sở Du lịch"))
    assert "40 Ngày" in ask(shelf, "Xét hưởng trợ cấp đối với người lái bè vùng lũ mất bao lâu?").text


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("Cấp đổi thẻ lái bè", "Cấp thẻ lái bè mất bao lâu?"),
        ("Cho phép trường dạy lái bè hoạt động trở lại", "Cho phép trường dạy lái bè hoạt động mất bao lâu?"),
    ],
)
def test_what_is_done_again_is_not_what_is_done(shelf: Shelf, name: str, question: str) -> None:
    hold_procedure(shelf, "raft", simple(name, "5 Ngày", "Sở Du lịch"))
    assert procedure.compose(context(shelf, question)) is None
    again = question.replace("Cấp thẻ", "Cấp đổi thẻ").replace("hoạt động mất", "hoạt động trở lại mất")
    assert "5 Ngày" in ask(shelf, again).text


def test_the_column_tells_before_a_line_of_the_steps_that_is_called_so(shelf: Shelf) -> None:
    text = simple("Cấp thẻ lái bè", "5 Ngày", "Sở").replace(
        "theo quy định.", "theo quy định.\nThời hạn giải quyết hồ sơ: 2 ngày."
    )
    hold_procedure(shelf, "raft", text)
    assert [claim.text for claim in ask(shelf, "Cấp thẻ lái bè mất bao lâu?").claims] == [
        "Hình thức nộp: Trực tiếp; Thời hạn giải quyết: 5 Ngày"
    ]
