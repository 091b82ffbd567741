"""Proper names of the library's own texts: runs of capitalised words, counted.

Vietnamese writes a capital on the first syllable of a body's words and on
every syllable of a proper name, so that two capitalised syllables in a row
are a name, once heads ("Sở", "Chùa") and sentence beginnings are taken off. A
single word counts if it cannot be a Vietnamese syllable: a name from abroad.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from corpus.text.fold import fold
from corpus.text.syllables import is_bare_syllable, is_syllable
from retrieval.language.base_vocabulary import base_vocabulary
from retrieval.language.glossary import load_glossary
from retrieval.language.place_names import name_words, unit_names

_UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_LOWER = _UPPER.lower()
_TITLE = rf"[{_UPPER}][{_LOWER}]*(?:['’-][{_LOWER}]+)*"
_RUN = re.compile(rf"(?<![^\W_])(?<![{_LOWER}]['’-]){_TITLE}(?:\s{_TITLE})*(?![^\W_])")
_NEXT_WORD = re.compile(rf"\s([{_LOWER}]+)")
_ROMAN = re.compile(r"[IVX]+")
_SENTENCE_ENDS = frozenset(".:;!?•*+-–…“\"'(|\n")
LONGEST_NAME = 5
"""Words of a name; a longer run is a heading that capitalises every word."""
SHORTEST_SINGLE = 5
"""Letters of a name of one word; shorter ones are too often abbreviations and units."""
LONGEST_SINGLE = 20
"""Longer ones are names of files that lost their spaces."""


class NameHarvest:
    """Counts names text by text; ``names`` gives the result."""

    def __init__(self) -> None:
        self._sure: Counter[str] = Counter()
        self._first: Counter[str] = Counter()

    def add(self, text: str) -> None:
        """Count the names of one paragraph (cleaned text)."""
        for run in _RUN.finditer(text):
            words = run.group().split()
            if len(words) > LONGEST_NAME or (len(words) == 1 and not _is_foreign_word(words[0])):
                continue
            before = text[max(0, run.start() - 8) : run.start()].rstrip(" ")[-1:]
            following = _NEXT_WORD.match(text, run.end())
            self._count(words, following.group(1) if following else "", opens=not before or before in _SENTENCE_ENDS)

    def names(self) -> Counter[str]:
        """Return names in every spelling with how often they stand.

        A run that only ever opens a sentence is read without its first word
        where the rest is known as a name.
        """
        found = Counter(self._sure)
        for run, count in self._first.items():
            rest = run.partition(" ")[2]
            name = rest if run not in self._sure and rest in self._sure else run
            found[name] += count
        return found

    def _count(self, words: Sequence[str], following: str, *, opens: bool) -> None:
        while words and _is_head(words[0]) and not _is_unit(words):
            words, opens = words[1:], False
        if following and words and _is_common(words[-1], following) and not _is_unit(words):
            words = words[:-1]  # "Bắc Giang Cải | thiện": the last capital begins a word
        if not words or (len(words) == 1 and not _is_foreign_word(words[0])):
            return
        if any(_is_common(one, other) for one, other in pairwise(words)) and not _is_unit(words):
            return  # words in title case: "Kế Hoạch"
        (self._first if opens else self._sure)[" ".join(words)] += 1


def _is_head(word: str) -> bool:
    return (
        word.lower() in name_words().heads or (len(word) == 1 and word.isascii()) or _ROMAN.fullmatch(word) is not None
    )


def _is_common(one: str, other: str) -> bool:
    """Tell whether two syllables make a word of administrative prose."""
    return f"{fold(one)} {fold(other)}" in base_vocabulary().common


def _is_unit(words: Sequence[str]) -> bool:
    """Tell whether the run is the name of a unit although it begins with a head: "Hội An", "Năm Căn"."""
    return len(words) > 1 and fold(" ".join(words)) in unit_names()


def _is_foreign_word(word: str) -> bool:
    """Tell whether one capitalised word is a name from abroad: "Campuchia", "Bô-li-khăm-xay"."""
    if not SHORTEST_SINGLE <= len(word) <= LONGEST_SINGLE or "’" in word or "'" in word:
        return False
    if load_glossary().knows(word.lower()):
        return False
    return "-" in word or not (is_syllable(word) or is_bare_syllable(fold(word)))
