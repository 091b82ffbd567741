"""What asks in a question is told from what it asks about."""

from __future__ import annotations

from retrieval.answer import Language
from retrieval.question.question_words import question_words


def test_question_words_are_told_by_phrase() -> None:
    assert question_words(Language.VIETNAMESE, accented=False).blanked("co bao nhieu hoi nghi").strip() == "hoi nghi"
    assert question_words(Language.ENGLISH, accented=False).blanked("how many meetings").strip() == "meetings"


def test_diacritics_tell_a_pagoda_from_a_question_word() -> None:
    words_of = question_words(Language.VIETNAMESE, accented=True)
    assert "chua" in words_of.blanked("chùa Vĩnh Nghiêm")
    assert "chua" not in words_of.blanked("đã ban hành chưa")
    assert not words_of.is_function_word("môi")
