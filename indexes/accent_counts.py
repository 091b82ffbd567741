"""Counting which syllables stand in a library, and which stand side by side."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

SYLLABLE = re.compile(r"[^\W\d_]+")
HALF = np.uint64(32)
"""A pair is one number: the first syllable's in the upper half, the second's in the lower."""

_SENTENCE = re.compile(r"[^.;:!?\n]+")
_LIMIT = 1_000_000
"""Pairs that are kept, the most frequent ones: 12 MB."""
_CHUNK = 500_000
_BREAK = -1


class PairCounter:
    """Counts syllables and pairs of neighbours within sentences, in bounded memory."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._waiting: list[int] = []
        self._frequencies = np.zeros(0, np.int64)
        self._keys = np.zeros(0, np.uint64)
        self._counts = np.zeros(0, np.int64)

    def add(self, text: str) -> None:
        """Count a text."""
        number = self._number
        for sentence in _SENTENCE.findall(text):
            self._waiting += (number.setdefault(word, len(number)) for word in SYLLABLE.findall(sentence.lower()))
            self._waiting.append(_BREAK)
        if len(self._waiting) > _CHUNK:
            self._take_in()

    def result(self) -> tuple[dict[str, int], NDArray[np.uint64], NDArray[np.uint32]]:
        """Return syllables with their frequencies, keys of pairs, and how often each stands."""
        self._take_in()
        keys, counts = self._keys, self._counts
        if len(keys) > _LIMIT:
            kept = np.sort(np.lexsort((keys, -counts))[:_LIMIT])
            keys, counts = keys[kept], counts[kept]
        frequencies = dict(zip(self._number, self._frequencies.tolist(), strict=True))
        return frequencies, keys, counts.astype(np.uint32)

    def _take_in(self) -> None:
        words = np.array(self._waiting, np.int64)
        self._waiting = []
        frequencies = np.bincount(words[words != _BREAK], minlength=len(self._number))
        frequencies[: len(self._frequencies)] += self._frequencies
        self._frequencies = frequencies
        first, second = words[:-1], words[1:]
        inside = (first != _BREAK) & (second != _BREAK)
        pairs = (first[inside].astype(np.uint64) << HALF) | second[inside].astype(np.uint64)
        found, counts = np.unique(pairs, return_counts=True)
        together = np.concatenate([self._keys, found])
        self._keys, back = np.unique(together, return_inverse=True)
        weights = np.concatenate([self._counts, counts])
        self._counts = np.bincount(back, weights, minlength=len(self._keys)).astype(np.int64)
