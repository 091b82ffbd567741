"""What is no content in a question: the turns that ask, and the small words around what is asked for.

They are taken out by phrase, because their syllables alone ("nào", "là") also stand in ordinary text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from corpus.text.fold import fold
from retrieval.answer import Language

_TABLE = Path(__file__).parents[1] / "data" / "question_words.toml"


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """What is no content in a question of one language and way of typing.

    Attributes:
        phrases: turns that ask, longest first.
        single: words without content of their own.
        folded: whether both are compared without diacritics.
        ending: words that end the noun phrase after "bao nhiêu"; ``ending_bare`` without diacritics.
        small: folded words that carry no content, also those that are other words with diacritics.
        limits: folded turns that set a limit, with those that say the same.
        idle: folded topics that say nothing when they stand alone.
    """

    phrases: re.Pattern[str]
    single: frozenset[str]
    folded: bool
    ending: frozenset[str] = frozenset()
    ending_bare: frozenset[str] = frozenset()
    idle: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()
    limits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def blanked(self, text: str, gap: str = " ") -> str:
        """Return the text, folded, with the turns that ask replaced by gaps of the same length."""
        folded = fold(text)
        searched = folded if self.folded else text.lower()
        if len(searched) != len(folded):
            searched = folded
        for match in self.phrases.finditer(searched):
            folded = f"{folded[: match.start()]}{gap * len(match.group())}{folded[match.end() :]}"
        return folded

    def is_function_word(self, word: str) -> bool:
        """Tell whether a word as typed carries no content of its own."""
        return (fold(word) if self.folded else word.lower()) in self.single

    def is_idle(self, forms: Sequence[str]) -> bool:
        """Tell whether a topic is a word that every document of the library holds ("tỉnh", "kho")."""
        return bool(forms) and forms[0] in self.idle

    def ends_unit(self, word: str) -> bool:
        """Tell whether a word, as typed, ends the noun phrase that is counted."""
        written = word.lower()
        return written in self.ending if not written.isascii() else fold(written) in self.ending_bare


@cache
def question_words(language: Language, *, accented: bool) -> QuestionWords:
    """Return the question words for a language; Vietnamese without diacritics loses fewer, since many coincide."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    if language is Language.ENGLISH:
        phrases, single = [*table["asking_english"], *table["listing_english"]], table["function_english"]
    else:
        phrases, single = [*table["asking"], *table["listing"]], table["function"]
    folded = language is Language.ENGLISH or not accented
    if folded:
        kept = frozenset(table["ambiguous"]) if language is Language.VIETNAMESE else frozenset()
        phrases = [fold(phrase) for phrase in phrases if fold(phrase) not in kept]
        single = [fold(word) for word in single if fold(word) not in kept]
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")
    return QuestionWords(
        pattern,
        frozenset(single),
        folded,
        frozenset(table["ending_units"]),
        frozenset(map(fold, table["ending_units"])),
        frozenset(table["idle"]),
        _small(table),
        {turn: row for row in _folded_rows(table["limits"]) for turn in row},
    )


def _folded_rows(rows: Iterable[Sequence[str]]) -> Iterable[tuple[str, ...]]:
    return (tuple(map(fold, row)) for row in rows)


def _small(table: Mapping[str, Sequence[str]]) -> frozenset[str]:
    return frozenset(fold(word) for word in (*table["function"], *table["ambiguous"], *table["ending_units"]))
