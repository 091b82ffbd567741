"""How a question goes on after "bao nhiêu": an answer goes on so after its value.

Vietnamese puts the number where the question word stands, so that "bao nhiêu
phần trăm vốn điều lệ" is answered by "11% vốn điều lệ".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.text.fold import fold
from retrieval.evidence.expected import find_values
from retrieval.evidence.terms import words
from retrieval.query import Query

_ASKING = re.compile(r"\b(?:bao nhieu|may)\b(?:\s+(?:phan tram|tien|dong|trieu|ty|%))*")


def words_after_asking(folded: str) -> tuple[str, ...]:
    """Return the words of a folded question after what asks for the number and its unit."""
    match = _ASKING.search(folded)
    return tuple(words(folded[match.end() :])) if match is not None else ()


def shared_after_value(frame: Sequence[str], passage: str, query: Query) -> int:
    """Return how many words of the question's frame follow, in its order and without a gap, a value of a passage."""
    folded = fold(passage)
    values = find_values(passage, query.expected, ())
    return max((_shared(frame, words(folded[value.end :])) for value in values), default=0)


def _shared(frame: Sequence[str], after: Sequence[str]) -> int:
    count = 0
    for wanted, found in zip(frame, after, strict=False):
        if wanted != found:
            break
        count += 1
    return count
