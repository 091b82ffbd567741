"""Words that are written with i and with y: "bác sĩ" and "bác sỹ", "tỉ lệ" and "tỷ lệ"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from retrieval.query import Topic

_SWAPPED = re.compile(r"(?:h|k|l|m|s|t|qu)[iy]")
"""Folded syllables that both spellings share; elsewhere i and y are two sounds."""


def with_i_and_y(topics: Iterable[Topic], vocabulary: Mapping[str, int]) -> tuple[Topic, ...]:
    """Return topics also as the library writes them, where it uses the other letter; names stay.

    Args:
        vocabulary: folded syllables and pairs of the library.
    """
    return tuple(topic if topic.name else _with_other(topic, vocabulary) for topic in topics)


def _with_other(topic: Topic, vocabulary: Mapping[str, int]) -> Topic:
    if not topic.forms:
        return topic
    typed = topic.forms[0].split()
    other = list(typed)
    for at, word in enumerate(typed):
        if _SWAPPED.fullmatch(word):
            swapped = word[:-1] + ("y" if word.endswith("i") else "i")
            if _stands_in(vocabulary, [*typed[:at], swapped, *typed[at + 1 :]], at):
                other[at] = swapped
    return topic if other == typed else replace(topic, forms=(*topic.forms, " ".join(other)))


def _stands_in(vocabulary: Mapping[str, int], run: Sequence[str], at: int) -> bool:
    """Tell whether the library has a syllable beside one of its neighbours."""
    return any(f"{one} {other}" in vocabulary for one, other in pairwise(run[max(0, at - 1) : at + 2]))
