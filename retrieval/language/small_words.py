"""The small words of both languages (``retrieval/data/languages.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parents[1] / "data" / "languages.toml"


@dataclass(frozen=True, slots=True)
class SmallWords:
    """Words without content, in lower case; the Vietnamese ones folded.

    Attributes:
        english: English words that are no Vietnamese syllable.
        shared: English words whose letters also spell a Vietnamese syllable.
        vietnamese: Vietnamese words.
        short: short forms of document types and bodies that are typed in Vietnamese questions.
    """

    english: frozenset[str]
    shared: frozenset[str]
    vietnamese: frozenset[str]
    short: frozenset[str]

    def is_english(self, word: str) -> bool:
        """Tell whether a lower-case word is an English word without content."""
        return word in self.english or word in self.shared


@cache
def small_words() -> SmallWords:
    """Read the table, once a process."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    english, vietnamese = table["english"], table["vietnamese"]
    return SmallWords(
        frozenset(english["function"]),
        frozenset(english["shared"]),
        frozenset(vietnamese["function"]),
        frozenset(vietnamese["short"]),
    )
