"""Folding: one searchable spelling for the many ways a Vietnamese word is typed.

Length-preserving on cleaned (NFC) text, so that an offset in the folded copy
is an offset in the original.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

_LONGEST_WORD = 10
_SHORT = 64
"""Characters up to which looking each one up costs less than setting up arrays."""
_ARRAY_CODES = 0x3000
"""Code points below this, all of Latin and of punctuation, are folded as an array; a text with others is not."""
_UTF32 = "utf-32-le"
_OTHER = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’‚", "'"),
    **dict.fromkeys("⁄∕", "/"),
    "đ": "d",
    "ð": "d",
}


class _Folded(dict[int, str]):
    """Code point to folded character, worked out when first met: Unicode has more than a table should hold."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def fold(text: str) -> str:
    """Return the text in lower case without diacritics, with plain dashes and quotes, of the same length."""
    if text.isascii():
        return text.lower()
    if len(text) <= _LONGEST_WORD:
        return _fold_word(text)
    return text.translate(_TABLE) if len(text) <= _SHORT else _fold_long(text)


@lru_cache(maxsize=16_384)
def _fold_word(text: str) -> str:
    """Fold what may be a word, of which the language has few thousand; a question folds each a dozen times."""
    return text.translate(_TABLE)


def _fold_long(text: str) -> str:
    """Fold some eight times as fast as looking up each character."""
    codes = np.frombuffer(text.encode(_UTF32, "surrogatepass"), np.uint32)
    try:
        return _folded_codes()[codes].tobytes().decode(_UTF32)
    except IndexError:  # a character beyond the array, which looking for before would cost a sixth of the time
        return text.translate(_TABLE)


@cache
def _folded_codes() -> NDArray[np.uint32]:
    return np.array([ord(_TABLE[code]) for code in range(_ARRAY_CODES)], np.uint32)


def _fold_character(character: str) -> str:
    lowered = character.lower()
    lowered = lowered if len(lowered) == 1 else character
    plain = _OTHER.get(lowered)
    if plain is not None:
        return plain
    base = unicodedata.normalize("NFD", lowered)[0]
    return _OTHER.get(base, base)


_TABLE = _Folded()
