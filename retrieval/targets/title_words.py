"""The words of many titles, packed: a library knows more documents than it holds, and all are kept at hand.

The words of a title are kept as one text, and where a word stands as a run of
one array; sets of words are made again of the few titles that a question is
compared with. Measured at 80,000 titles: a tenth of the memory of a set each.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from retrieval.evidence.terms import GAP, TermSet

_REMEMBERED = 1024
"""Titles whose sets of words are kept; questions about one subject compare the same ones."""


class TitleWords:
    """Titles by number, each with its words; immutable."""

    def __init__(self, titles: Iterable[TermSet]) -> None:
        texts: list[str] = []
        numbers: dict[str, int] = {}
        word_numbers, positions = array("i"), array("i")
        for position, title in enumerate(titles):
            texts.append(title.text)
            for word in title.singles:
                word_numbers.append(numbers.setdefault(word, len(numbers)))
                positions.append(position)
        self._texts = tuple(texts)
        self._numbers = numbers
        owned = np.asarray(word_numbers, dtype=np.int32)
        self._positions = np.asarray(positions, dtype=np.int32)[np.argsort(owned, kind="stable")]
        self._ends = np.cumsum(np.bincount(owned, minlength=len(numbers)), dtype=np.int64)
        self.terms = lru_cache(maxsize=_REMEMBERED)(self._terms)

    def __len__(self) -> int:
        return len(self._texts)

    def holding(self, word: str) -> NDArray[np.int32]:
        """Return the titles that hold a word, in ascending order."""
        number = self._numbers.get(word)
        if number is None:
            return self._positions[:0]
        return self._positions[self._ends[number - 1] if number else 0 : self._ends[number]]

    def _terms(self, position: int) -> TermSet:
        """Return the terms of a title, as they were given."""
        return TermSet.of_runs(run.split() for run in self._texts[position].split(f" {GAP} "))
