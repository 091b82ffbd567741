"""Greetings and thanks are told from questions by being nothing else."""

from __future__ import annotations

import pytest

from bot.courtesy import Courtesy, courtesy_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chào em", Courtesy.GREETING),
        ("xin chào!", Courtesy.GREETING),
        ("dạ em chào anh chị ạ", Courtesy.GREETING),
        ("chao bot", Courtesy.GREETING),
        ("Good morning", Courtesy.GREETING),
        ("Cảm ơn em nhiều nhé.", Courtesy.THANKS),
        ("ok cam on", Courtesy.THANKS),
        ("Thank you very much!", Courtesy.THANKS),
        ("OK", Courtesy.THANKS),
    ],
)
def test_polite_words_alone_are_a_courtesy(text: str, expected: Courtesy) -> None:
    assert courtesy_of(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "chào giá gói thầu số 3 là bao nhiêu",
        "Chào em, kế hoạch nào nói về trồng rừng?",
        "cảm ơn, còn kinh phí thì sao?",
        "thư cảm ơn của Chủ tịch UBND tỉnh",
        "anh chị em",
        "a",
        "👍",
        "",
    ],
)
def test_whatever_asks_for_something_is_none(text: str) -> None:
    assert courtesy_of(text) is None
