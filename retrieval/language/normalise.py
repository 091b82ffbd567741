"""One form of a question's white space, punctuation, tone placement and capitals, before anything is read in it."""

from __future__ import annotations

import re

from corpus.abbreviations import is_abbreviation
from corpus.text.clean import clean
from corpus.text.syllables import is_bare_syllable, is_syllable
from corpus.text.telex import decode_telex
from corpus.text.tone import tone_placed
from retrieval.answer import Language
from retrieval.language.detect import detect_language
from retrieval.language.short_forms import put_together

_BEFORE_MARK = re.compile(r"\s+([?!,;:.]+)(?=\s|$)")
_REPEATED = re.compile(r"([?!,;])[?!,;]+|\.{4,}")
_WORD = re.compile(r"(?<![\w/.&-])[^\W\d_]+(?![\w/&-])")
_SHOUTED_WORDS = 3
"""Words in capitals from which a question is taken for typed with the capitals key down."""


def normalise_question(text: str) -> str:
    """Return a question in NFC with single spaces, plain punctuation, one tone placement; a Vietnamese one not all in capitals."""
    spaced = " ".join(clean(text).split())
    marked = _REPEATED.sub(lambda match: match.group(1) or "...", _BEFORE_MARK.sub(r"\1", spaced))
    placed = _WORD.sub(lambda match: tone_placed(match.group()), marked)
    return put_together(_without_shouting(placed) if is_shouted(placed) else placed)


def is_shouted(text: str) -> bool:
    """Tell whether a Vietnamese question is typed all in capitals."""
    return text.isupper() and detect_language(text) is Language.VIETNAMESE


def _without_shouting(text: str) -> str:
    """Put the syllables of a question in capitals in small letters; what is no syllable is an abbreviation and stays."""
    if len(_WORD.findall(text)) < _SHOUTED_WORDS:
        return text
    lowered = _WORD.sub(lambda match: _small(match.group()), text)
    return lowered[:1].upper() + lowered[1:]


def _is_typed(word: str) -> bool:
    """Tell whether a word in capitals is a syllable in the keys of Telex: "KEES"."""
    return decode_telex(word.lower()) is not None


def _small(word: str) -> str:
    syllable = is_syllable(word) if not word.isascii() else is_bare_syllable(word) or len(word) > 6 or _is_typed(word)
    return word.lower() if syllable and not (word.isascii() and is_abbreviation(word)) else word
