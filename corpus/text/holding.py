"""Which of many texts hold one of some words.

To ask each text for each word costs most where nearly all hold none: there are thousands of short paragraphs. All of
them together are searched as fast as one long text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate


def holding(texts: Sequence[str], words: Iterable[str]) -> set[int]:
    """Return the numbers of the texts that hold any of the words, none of which is empty."""
    whole = "\0".join(texts)
    starts: list[int] = []
    found: set[int] = set()
    for word in words:
        at = whole.find(word)
        if at < 0:
            continue
        starts = starts or [0, *accumulate(len(text) + 1 for text in texts)]
        while at >= 0:
            number = bisect_right(starts, at) - 1
            if at + len(word) < starts[number + 1]:
                found.add(number)
                at = starts[number + 1] - 1
            at = whole.find(word, at + 1)
    return found
