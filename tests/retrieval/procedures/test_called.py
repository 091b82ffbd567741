"""What a question calls a procedure, and whether a passage is of another one."""

from __future__ import annotations

import pytest

from corpus.procedure import Part
from retrieval.procedures.called import is_of_another
from retrieval.procedures.parts_asked import called_by, parts_asked
from tests.support.hand_made import understood


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("Cấp thẻ lái bè mất bao lâu?", Part.TIME),
        ("Thời hạn giải quyết cấp thẻ lái bè", Part.TIME),
        ("Làm thẻ lái bè hết bao nhiêu tiền?", Part.FEE),
        ("Thẻ lái bè có mất phí không?", Part.FEE),
        ("Phí cấp thẻ lái bè", Part.FEE),
        ("Cơ quan nào giải quyết thủ tục thanh toán phí, chi phí quản lý bến bè?", Part.BODY),
        ("Hồ sơ cấp thẻ lái bè gồm những gì?", Part.PAPERS),
        ("Kết quả của thủ tục cấp giấy tờ bến bè là gì?", Part.RESULT),
        ("Nộp đơn cấp thẻ lái bè ở đâu?", Part.PLACE),
        ("Cơ quan nào tiếp nhận hồ sơ cấp thẻ lái bè?", Part.PLACE),
        ("Ai phê duyệt việc cấp thẻ lái bè?", Part.AUTHORITY),
        ("Gửi văn bản đề nghị cấp thẻ lái bè đến cơ quan nào?", Part.PLACE),
        ("Căn cứ pháp lý cấp thẻ lái bè?", Part.BASIS),
        ("Which agency issues raft cards?", Part.BODY),
    ],
)
def test_the_part_is_heard_from_the_wording(question: str, part: Part) -> None:
    asked = parts_asked(understood(question))
    assert asked is not None
    assert asked.parts == (part,)


def test_a_question_for_no_part_asks_for_none() -> None:
    assert parts_asked(understood("Kế hoạch nào nói về bè du lịch?")) is None


def test_words_that_only_look_alike_are_not_what_is_done() -> None:
    named = [(item.word, bool(item.actions)) for item in called_by(understood("Cấp lại giấy phép lái bè mất bao lâu?"))]
    assert named == [("cap", True), ("lai", True), ("giay", False), ("phep", False), ("lai", False), ("be", False)]


def test_a_passage_of_a_sibling_is_of_another_procedure() -> None:
    name, text = "Cấp thẻ lái bè", ("Hồ sơ gồm đơn và ảnh.",)
    asked = [
        understood(text)
        for text in ("Cấp đổi thẻ lái bè cần gì?", "Cấp thẻ lái xuồng cần gì?", "Cấp thẻ lái bè cần gì?")
    ]
    assert [is_of_another(query, name, text, strict=True) for query in asked] == [True, True, False]


def test_a_word_of_the_case_may_stand_in_the_passage() -> None:
    query = understood("Cấp thẻ lái bè cho người khuyết tật cần gì?")
    assert not is_of_another(query, "Cấp thẻ lái bè", ("Người khuyết tật nộp thêm giấy xác nhận.",), strict=True)
    assert is_of_another(query, "Cấp thẻ lái bè", ("Nộp đơn.",), strict=True)


def test_words_that_ask_name_nothing_though_typed_without_diacritics_among_others() -> None:
    named = [item.word for item in called_by(understood("Lệ phí cấp thẻ lái bè bao nhieu?"))]
    assert named == ["cap", "the", "lai", "be"]


def test_a_body_may_be_written_out_in_the_passage() -> None:
    query = understood("Cấp thẻ lái bè thì UBND thông báo trong mấy ngày?")
    text = "Ủy ban nhân dân thông báo trong 3 ngày."
    assert not is_of_another(query, "Cấp thẻ lái bè", (text,), strict=True)


@pytest.mark.parametrize(
    "question", ["Thẻ lái bè có thời hạn bao lâu?", "Thời hạn sử dụng thẻ lái bè?", "Thẻ lái bè dùng được mấy năm?"]
)
def test_how_long_a_permit_is_valid_is_told_by_no_part(question: str) -> None:
    asked = parts_asked(understood(question))
    assert asked is not None
    assert asked.parts == ()


def test_what_is_done_in_two_words_is_one_thing() -> None:
    query = understood("Cơ quan nào giải quyết đăng ký bổ sung thẻ lái bè?")
    text = "Hồ sơ chưa đủ thì yêu cầu bổ sung."
    assert is_of_another(query, "Đăng ký thẻ lái bè", (text,), strict=True)


def test_a_passage_on_what_is_done_again_is_of_another_procedure() -> None:
    asked = [understood(text) for text in ("Cấp thẻ lái bè mất mấy ngày?", "Cấp đổi thẻ lái bè mất mấy ngày?")]
    assert [is_of_another(query, "Cấp đổi thẻ lái bè", ("5 Ngày",), strict=True) for query in asked] == [True, False]
