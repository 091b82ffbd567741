"""What is found in the other spelling is found without going over the table, and only that."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.abbreviations import by_expansion, by_short
from corpus.expansions import Expander, expand, find_expansions
from corpus.text.fold import fold

PIECES = st.sampled_from(
    [
        "Tỉnh ủy",
        "tỉnh  ủy",
        "tỉnh và ủy ban",
        "Ủy ban nhân dân",
        "UBND",
        "CCHC",
        "cải cách-hành chính",
        "từ",
        "đủ",
        "du lịch",
    ]
)
TEXTS = st.lists(PIECES, max_size=6).map(", ".join)


@given(TEXTS)
def test_every_name_and_abbreviation_of_the_table_is_found(text: str) -> None:
    syllables = f" {' '.join(fold(text).replace(',', ' ').replace('-', ' ').split())} "
    names = {entry.abbreviation for long, entry in by_expansion().items() if f" {long} " in syllables}
    capitals = {word for word in text.replace(",", " ").split() if word.isupper() and word in by_short()}
    meanings = {by_short()[word].expansion for word in capitals if not by_short()[word].ambiguous}
    assert set(expand(text)) == names | meanings


@given(TEXTS, st.lists(st.sampled_from(["tu", "du", "ubnd", "hanh", "chinh", "dan"]), max_size=3))
def test_looking_for_some_words_finds_what_holds_one_of_them(text: str, among: list[str]) -> None:
    def is_asked(words: str) -> bool:
        return not set(among).isdisjoint(fold(words).replace("-", " ").split())

    found = Expander(among).find(text, lambda: fold(text))
    assert [item for item in found if is_asked(item.text)] == [o for o in find_expansions(text) if is_asked(o.text)]
