"""In which language a question is, and whether it is typed with diacritics.

Each word speaks for one language: small words, words of the glossary, valid
syllables, diacritics. A name speaks for neither, so that "Which plan covers
Xay Sôm Bun?" is English and "kh xaysomboun" Vietnamese. Where nothing speaks,
the question is Vietnamese, as the users are.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.text.clean import clean
from corpus.text.syllables import is_bare_syllable, is_syllable
from corpus.text.telex import decode_telex, decode_vni
from retrieval.answer import Language
from retrieval.language.base_vocabulary import base_vocabulary
from retrieval.language.glossary import load_glossary
from retrieval.language.small_words import small_words

_SYMBOL = re.compile(r"\S*\d\S*[/-]\S*|\S+/\S+")
"""What has a slash, or a digit and a hyphen: a document symbol, a date, a range; it says nothing of the language."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_ENGLISH_ENDING = re.compile(r"[a-z]{3}(?:tions?|ing|ments?|ness|ity|ities|ally|ed|ies|ly|ous|ive|able|ance|ence)$")
_VOWEL = re.compile(r"[aeiouy]")
_ENOUGH = 1.0
"""English must have at least this much to speak for it: one unknown lower-case word is not enough."""
MAX_CHARACTERS = 4000
"""Characters that are looked at."""

_ACCENTED, _ACCENTED_UPPER, _ACCENTED_NAME = 3.0, 1.2, 0.3
"""What a word with diacritics says for Vietnamese: little where it may be a name in an English question."""

_ACCENTED_SHARE = 0.3
"""Of the words that are syllables, in a text typed with diacritics; running Vietnamese stands near 0.75."""


def detect_language(text: str) -> Language:
    """Return the language a question is asked in; Vietnamese where nothing tells."""
    english = vietnamese = 0.0
    for word in _words(text):
        for_english, for_vietnamese = _weigh(word)
        english += for_english
        vietnamese += for_vietnamese
    return Language.ENGLISH if english >= _ENOUGH and english > vietnamese else Language.VIETNAMESE


def is_accented(text: str) -> bool:
    """Tell whether a Vietnamese text is typed with diacritics; symbols and abbreviations (QĐ-UBND) do not count."""
    words = [word for word in _words(text) if not word.isupper() or len(word) > 5 or is_syllable(word)]
    syllables = [word for word in words if is_syllable(word) or is_bare_syllable(word) or not word.isascii()]
    accented = sum(not word.isascii() for word in syllables)
    return bool(syllables) and accented >= _ACCENTED_SHARE * len(syllables)


def _words(text: str) -> list[str]:
    return _WORD.findall(_SYMBOL.sub(" ", clean(text[:MAX_CHARACTERS])))


@lru_cache(maxsize=16_384)
def _weigh(word: str) -> tuple[float, float]:
    """Return how much one word speaks for English and for Vietnamese; questions are asked in few thousand words."""
    if any(character.isdigit() for character in word):
        return (0.0, 2.0) if decode_vni(word) else (0.0, 0.0)
    if not word.isascii() and "’" not in word:
        return 0.0, _ACCENTED_UPPER if word.isupper() else _ACCENTED_NAME if word[0].isupper() else _ACCENTED
    lowered = word.lower()
    if lowered in small_words().english:
        return 3.0, 0.0
    if lowered in small_words().short:
        return 0.0, 0.3
    if is_bare_syllable(lowered):
        return _weigh_syllable(word, lowered)
    return _weigh_other(word, lowered)


def _weigh_syllable(word: str, lowered: str) -> tuple[float, float]:
    """Weigh a word whose letters spell a Vietnamese syllable without its diacritics."""
    small = small_words()
    english = 0.5 if lowered in small.shared else 0.4 if load_glossary().knows(lowered) else 0.0
    if lowered in small.vietnamese:
        return english, 1.0
    if word[0].isupper() and not word.isupper():
        return english, 0.2
    return english, 0.8 if lowered in base_vocabulary().syllables else 0.3


def _weigh_other(word: str, lowered: str) -> tuple[float, float]:
    """Weigh a word that is no Vietnamese syllable."""
    if load_glossary().knows(lowered):
        return 2.0, 0.0
    if decode_telex(lowered):
        return 0.0, 2.0
    if not _VOWEL.search(lowered) or (word.isupper() and len(word) < 6):
        return 0.0, 0.0
    if _ENGLISH_ENDING.search(lowered):
        return 1.0, 0.0
    return (0.0, 0.0) if word[0].isupper() else (0.4, 0.0)
