"""One spelling of a name for comparison: case, tone placement, punctuation and "và" do not count."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.text.fold import fold
from corpus.text.tone import tone_placed

_DROPPED = re.compile(r"[&.]")
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=8192)
def spelling(name: str) -> str:
    """Return the syllables that count, each with its tone in one place; equal for equal names."""
    return " ".join(word for word in _WORD.findall(_DROPPED.sub("", tone_placed(name).lower())) if word != "và")


@lru_cache(maxsize=8192)
def folded_spelling(name: str) -> str:
    """Return the same without diacritics, for names typed or tabled without them."""
    return " ".join(word for word in _WORD.findall(_DROPPED.sub("", fold(name))) if word != "va")


def same_spelling(one: str, other: str) -> bool:
    """Tell whether two names are spelled alike; diacritics count only where both have some."""
    if one.isascii() or other.isascii():
        return folded_spelling(one) == folded_spelling(other)
    return spelling(one) == spelling(other)
