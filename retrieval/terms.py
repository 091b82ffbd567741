"""Content terms: what of a question must stand in a paragraph that answers it.

Terms are folded syllables and pairs of neighbouring syllables, weighed by how
rare they are in the library. Question words are stripped by phrase, because
their syllables alone ("nào", "là") also stand in ordinary text.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from corpus.text.fold import fold
from retrieval.query import Topic

Rarity = Callable[[str], float]
"""Weight of a folded syllable or of two joined by a space; higher is rarer."""

WORD = re.compile(r"[^\W_]+(?:[./-][^\W_]+)*")
"""A syllable, number or symbol in folded text; inner dots, slashes and hyphens stay."""

_QUESTION_PHRASES = (
    # Vietnamese, folded; longest first within the alternation
    "la bao nhieu phan tram", "bao nhieu phan tram", "co bao nhieu", "la bao nhieu", "bao nhieu", "nhu the nao",
    "the nao", "ra sao", "lam sao", "vi sao", "tai sao", "khi nao", "bao gio", "bao lau", "luc nao", "den bao gio",
    "o dau", "tai dau", "noi nao", "nhung gi", "cai gi", "dieu gi", "viec gi", "la gi", "gi", "nhung ai", "la ai",
    "cua ai", "do ai", "ai", "nhung nao", "cac nao", "nao", "may", "hay khong", "co khong", "duoc khong",
    "phai khong", "chua", "khong", "cho toi biet", "cho biet", "cho hoi", "xin hoi", "toi muon biet", "hay cho",
    "giup toi", "theo quy dinh", "co phai", "thi", "vay", "a", "nhi", "nhe", "u",
    # English
    "how many", "how much", "how long", "how often", "until when", "since when", "what kind of", "what", "which",
    "who", "whom", "whose", "when", "where", "why", "how", "is there", "are there", "tell me", "please",
    "do you know", "can you",
)  # fmt: skip

_FUNCTION_WORDS = frozenset(
    ["cua", "va", "cac", "nhung", "cho", "voi", "tai", "trong", "ngoai", "tren", "duoi", "ve", "theo", "tu", "den", "toi", "la", "thi", "ma", "duoc", "bi", "do", "boi", "co", "da", "dang", "se", "nay", "do", "kia", "ay", "vay", "nen", "neu", "khi", "hoac", "hay", "cung", "rat", "cac", "mot", "moi", "ra", "vao", "len", "xuong", "lai", "con", "the", "a", "an", "of", "in", "on", "at", "to", "for", "by", "with", "from", "and", "or", "is", "are", "was", "were", "be", "been", "being", "do", "does", "did", "has", "have", "had", "will", "would", "can", "could", "should", "shall", "may", "might", "must", "it", "its", "this", "that", "these", "those", "there", "their", "them", "they", "he", "she", "his", "her", "any", "some", "as", "into", "under", "over", "about", "than", "then", "so", "not", "no", "yes", "also", "only", "our", "your", "my", "me", "us", "we", "you", "i"]
)

QUESTION_PHRASE = re.compile(
    r"\b(?:" + "|".join(re.escape(p) for p in sorted(_QUESTION_PHRASES, key=len, reverse=True)) + r")\b"
)
"""Question words and polite fillers in folded text."""


def words(folded: str) -> list[str]:
    """Return the syllables, numbers and symbols of folded text in order."""
    return WORD.findall(folded)


def is_function_word(word: str) -> bool:
    """Tell whether a folded word carries no content of its own."""
    return word in _FUNCTION_WORDS


@dataclass(frozen=True, slots=True)
class TermSet:
    """Folded syllables and neighbouring pairs of one text, for membership tests."""

    text: str
    singles: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, text: str) -> TermSet:
        """Analyse a text."""
        folded = fold(text)
        found = words(folded)
        return cls(" ".join(found), frozenset(found), frozenset(zip(found, found[1:], strict=False)))

    def holds(self, phrase: str) -> bool:
        """Tell whether the folded phrase stands in the text on word borders."""
        return f" {phrase} " in f" {self.text} "


def coverage(topics: Iterable[Topic], terms: TermSet, rarity: Rarity) -> float:
    """Return the share of the topics' rarity that the text holds, from 0 to 1.

    A topic counts by its best form; each form counts its syllables and its
    pairs of syllables, so that scattered syllables earn less than the phrase.
    """
    total = held = 0.0
    for topic in topics:
        shares = [_share(form, terms, rarity) for form in topic.forms]
        weight = max((weight for weight, _ in shares), default=0.0)
        share = max((part / whole for whole, part in shares if whole), default=0.0)
        total += weight
        held += weight * share
    return held / total if total else 0.0


def missing_names(topics: Iterable[Topic], terms: TermSet) -> tuple[str, ...]:
    """Return the names among the topics that the text does not hold in any form."""
    return tuple(topic.text for topic in topics if topic.name and not any(terms.holds(form) for form in topic.forms))


def _share(form: str, terms: TermSet, rarity: Rarity) -> tuple[float, float]:
    found = words(form)
    whole = part = 0.0
    for word in found:
        weight = rarity(word)
        whole += weight
        part += weight * (word in terms.singles)
    for pair in zip(found, found[1:], strict=False):
        weight = rarity(" ".join(pair)) / 2
        whole += weight
        part += weight * (pair in terms.pairs)
    return whole, part


def smooth_rarity(count: int, total: int) -> float:
    """Return the inverse document frequency, smoothed so that a library of one document works."""
    return math.log(1 + (total + 1) / (count + 1))
