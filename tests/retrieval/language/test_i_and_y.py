"""Words are found whichever of i and y they are written with."""

from __future__ import annotations

from retrieval.language.i_and_y import with_i_and_y
from retrieval.query import Topic


def forms(text: str, vocabulary: dict[str, int], *, name: bool = False) -> tuple[str, ...]:
    (topic,) = with_i_and_y([Topic(text, (text,), name=name)], vocabulary)
    return topic.forms


def test_a_word_is_also_looked_for_as_the_library_writes_it() -> None:
    assert forms("so bac si", {"bac sy": 3}) == ("so bac si", "so bac sy")
    assert forms("ty le ho ngheo", {"ti le": 2}) == ("ty le ho ngheo", "ti le ho ngheo")


def test_what_the_library_does_not_write_so_and_names_stay() -> None:
    assert forms("quan ly rung", {"quan ly": 9, "li": 4}) == ("quan ly rung",)
    assert forms("ly nhan", {"li nhan": 2}, name=True) == ("ly nhan",)
