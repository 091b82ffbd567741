"""Slips of typing in a Vietnamese question: left-overs of Telex and VNI, letters swapped or missed.

A word is touched only if it is no Vietnamese syllable, and only where one
repair is clearly meant by the library's own words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from corpus.text.fold import fold
from corpus.text.syllables import is_bare_syllable
from corpus.text.telex import repair
from retrieval.language.small_words import small_words

_WORD = re.compile(r"(?<![\w/.-])[^\W\d_]{3,10}(?![\w/-])")
_NEIGHBOUR = 8
"""How much a repair that forms a pair known to the library outweighs one that does not."""
CLEAR = 3
"""How much more likely the best repair must be than the second."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A question with its repairs, as pairs of what stood there and what is read."""

    text: str
    changes: tuple[tuple[str, str], ...] = ()


def repair_question(text: str, vocabulary: Mapping[str, int]) -> Repaired:
    """Return the question as it was meant.

    Args:
        vocabulary: folded syllables, and pairs of them joined by a space, with
            how often they stand in the library.
    """
    decoded = repair(text)
    changes: list[tuple[str, str]] = [(text, decoded)] if decoded != text else []
    matches = list(_WORD.finditer(decoded))
    pieces: list[str] = []
    end = 0
    for position, match in enumerate(matches):
        better = _better(match.group(), _around(matches, position), vocabulary)
        pieces += (decoded[end : match.start()], better or match.group())
        end = match.end()
        if better:
            changes.append((match.group(), better))
    return Repaired("".join((*pieces, decoded[end:])), tuple(changes))


def _around(matches: Sequence[re.Match[str]], position: int) -> tuple[str, str]:
    before = fold(matches[position - 1].group()) if position else ""
    after = fold(matches[position + 1].group()) if position + 1 < len(matches) else ""
    return before, after


def _better(word: str, around: tuple[str, str], vocabulary: Mapping[str, int]) -> str | None:
    """Return the syllable that is clearly meant by a word that is none, or None."""
    folded = fold(word)
    if is_bare_syllable(folded) or folded in vocabulary or small_words().is_english(word.lower()):
        return None
    if word[:1].isupper() and folded not in vocabulary:
        return None  # a name the library does not know is not made into a word it knows
    close = [known for known in vocabulary if _is_near(known, folded)]
    weighed = sorted(((_weight(known, around, vocabulary), known) for known in close), reverse=True)
    if not weighed or (len(weighed) > 1 and weighed[0][0] < CLEAR * weighed[1][0]):
        return None
    return weighed[0][1]


def _is_near(known: str, folded: str) -> bool:
    if " " in known or abs(len(known) - len(folded)) > 1 or not is_bare_syllable(known):
        return False
    return OSA.distance(known, folded, score_cutoff=1) <= 1


def _weight(known: str, around: tuple[str, str], vocabulary: Mapping[str, int]) -> int:
    before, after = around
    pairs = vocabulary.get(f"{before} {known}", 0) + vocabulary.get(f"{known} {after}", 0)
    return vocabulary[known] + _NEIGHBOUR * pairs * 10
