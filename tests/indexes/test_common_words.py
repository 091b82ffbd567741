"""A small library borrows the words that every office uses."""

from __future__ import annotations

from indexes.accents import AccentModel
from indexes.common_words import common_texts


def test_the_texts_are_plain_vietnamese() -> None:
    texts = list(common_texts())
    assert len(texts) > 500
    together = "\n".join(texts)
    assert "phát triển du lịch" in together
    assert not set("{}|") & set(together)
    assert "+++" not in together


def test_an_empty_library_restores_usual_questions() -> None:
    model = AccentModel.build(common_texts())
    assert (
        model.restore("ke hoach phat trien du lich nam 2024 do ai ky")
        == "kế hoạch phát triển du lịch năm 2024 do ai ký"
    )
    question = "Who signed the plan for the development of tourism?"
    assert model.restore(question) == question
