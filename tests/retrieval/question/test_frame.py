"""How a question goes on after what asks for the number."""

from __future__ import annotations

from corpus.text.fold import fold
from retrieval.question.frame import shared_after_value, words_after_asking
from tests.support.hand_made import understood

ASKED = "Hợp tác xã được vay tối đa bao nhiêu phần trăm vốn góp của xã viên?"


def shared(passage: str) -> int:
    query = understood(ASKED)
    return shared_after_value(words_after_asking(fold(query.text)), passage, query)


def test_the_words_after_the_unit_asked_for_are_the_frame() -> None:
    assert words_after_asking(fold(ASKED)) == ("von", "gop", "cua", "xa", "vien")
    assert words_after_asking("ai ky quyet dinh") == ()


def test_a_value_that_goes_on_as_the_question_does_shares_more_of_it() -> None:
    assert shared("được vay không quá 15% vốn góp của xã viên") == 5
    assert shared("được vay không quá 40% vốn góp và quỹ dự phòng") == 2
    assert shared("được vay theo khả năng") == 0
