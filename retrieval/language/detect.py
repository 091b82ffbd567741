"""In which language a question is, and whether it is typed with diacritics."""

from __future__ import annotations

import re

from corpus.text.fold import fold
from corpus.text.syllables import is_bare_syllable
from corpus.text.telex import repair
from retrieval.answer import Language
from retrieval.language.glossary import translate
from retrieval.language.small_words import small_words

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH_WORD, _KNOWN_TERM, _FOREIGN_WORD = 2.0, 1.5, 0.3
_ACCENTED, _VIETNAMESE_WORD, _SYLLABLE = 1.2, 1.0, 0.6


def is_accented(text: str) -> bool:
    """Tell whether a text bears Vietnamese diacritics."""
    return fold(text) != text.lower() and any(fold(letter) != letter.lower() for letter in text if letter.isalpha())


def detect_language(text: str) -> Language:
    """Return the language of a question; what could be either (a number, a name) is Vietnamese.

    Names keep their diacritics in an English question, and English words may
    spell Vietnamese syllables, so the evidence of all words is added up.
    """
    words = [match.group().lower() for match in _WORD.finditer(text)]
    small = small_words()
    english = vietnamese = 0.0
    for word in words:
        folded = fold(word)
        if word in small.english:
            english += _ENGLISH_WORD
        elif folded != word:
            vietnamese += _ACCENTED
        elif folded in small.vietnamese or folded in small.short:
            vietnamese += _VIETNAMESE_WORD
        elif word in small.shared:
            continue
        elif is_bare_syllable(folded):
            vietnamese += _SYLLABLE
        else:
            english += _FOREIGN_WORD
    if english == 0:
        return Language.VIETNAMESE
    english += _KNOWN_TERM * sum(not is_bare_syllable(fold(item.english)) for item in translate(text))
    if repair(text) != text:
        vietnamese += _ENGLISH_WORD
    return Language.ENGLISH if english > max(vietnamese, _KNOWN_TERM) else Language.VIETNAMESE
