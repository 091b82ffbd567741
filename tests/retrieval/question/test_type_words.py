"""Which type of document a question asks for, where it speaks of several."""

from __future__ import annotations

import pytest

from corpus.text.fold import fold
from retrieval.answer import Language
from retrieval.question.type_words import asked_types


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Quy chế trực đê ban hành theo quyết định nào?", ("Quyết định",)),
        ("Quỹ học bổng có quy chế ban hành kèm theo quyết định số nào?", ("Quyết định",)),
        ("Kế hoạch, đề án nào về trồng tre?", ("Kế hoạch", "Đề án")),
        ("Kế hoạch thực hiện Đề án trồng tre", ("Kế hoạch",)),
        ("Liệt kê kế hoạch và nghị quyết về trồng tre", ("Kế hoạch", "Nghị quyết")),
    ],
)
def test_the_type_that_nao_asks_for_is_wanted(question: str, wanted: tuple[str, ...]) -> None:
    assert asked_types(fold(question), Language.VIETNAMESE).wanted == wanted


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Which projects are under way?", ("Đề án", "Dự án")),
        ("Which regulation covers night markets?", ("Quy chế", "Quy định")),
        ("Which decision covers night markets?", ("Quyết định",)),
    ],
)
def test_an_english_name_may_mean_two_types(question: str, wanted: tuple[str, ...]) -> None:
    assert asked_types(fold(question), Language.ENGLISH).wanted == wanted
