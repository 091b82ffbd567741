"""Words as they are written: with their diacritics, in small letters, tone marks in one place."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from corpus.text.remembered import Remembered
from corpus.text.tone import spelling

_WRITTEN = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)
def written_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in order, in one spelling."""
    return tuple(map(spelling, _WRITTEN.findall(text.lower())))


def vocabulary(text: str) -> frozenset[str]:
    """Return the words of a text in one spelling."""
    return frozenset(chain.from_iterable(map(_WORDS.__getitem__, text.lower().split())))


_WORDS = Remembered(lambda run: tuple(map(spelling, _WRITTEN.findall(run))), most=65_536)
"""The words of runs of small letters without white space."""
