"""One spelling of a name for comparison: case, tone placement, punctuation and "và" do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from corpus.text.fold import fold

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
_NO_TONES = dict.fromkeys(map(ord, _TONES))
_DROPPED = re.compile(r"[&.]")
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=8192)
def spelling(name: str) -> str:
    """Return the syllables that count, each with its tone moved to its end; equal for equal names."""
    words = _WORD.findall(_DROPPED.sub("", unicodedata.normalize("NFC", name).lower()))
    return " ".join(_tone_last(word) for word in words if word != "và")


@lru_cache(maxsize=8192)
def folded_spelling(name: str) -> str:
    """Return the same without diacritics, for names typed or tabled without them."""
    return " ".join(word for word in _WORD.findall(_DROPPED.sub("", fold(name))) if word != "va")


def same_spelling(one: str, other: str) -> bool:
    """Tell whether two names are spelled alike; diacritics count only where both have some."""
    if one.isascii() or other.isascii():
        return folded_spelling(one) == folded_spelling(other)
    return spelling(one) == spelling(other)


def _tone_last(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    tone = "".join(mark for mark in letters if mark in _TONES)
    return unicodedata.normalize("NFC", letters.translate(_NO_TONES)) + tone
