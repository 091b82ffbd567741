"""Two syllables written together: "kehoach", "cuatinh"."""

from __future__ import annotations

from corpus.text.fold import fold
from corpus.text.syllables import is_bare_syllable
from retrieval.language.edits import joined_syllables
from retrieval.language.known_terms import Counts, known
from retrieval.language.small_words import small_words

_TIMES_JOINED = 20
"""How many times more often a pair must stand than the same letters in one word, to be parted."""


def parted(word: str, counts: Counts) -> str | None:
    """Return two syllables written together that are a word of the library: "kehoach"."""
    letters = fold(word)
    if is_bare_syllable(letters):
        return None
    joined = [f"{one} {other}" for one, other in joined_syllables(letters)]
    found = [pair for pair in joined if known(pair, counts) > _TIMES_JOINED * counts(letters)]
    return _cut(word, found[0]) if len(found) == 1 else None


def parted_beside(word: str, around: tuple[str, str], counts: Counts) -> str | None:
    """Return two syllables written together of which the neighbours tell: "về hoptác với".

    Each must be known, and stand beside the word next to it; where only one has such a neighbour, the other must be a
    small word, which stands beside anything.
    """
    letters = fold(word)
    if is_bare_syllable(letters) or counts(letters):
        return None
    small = small_words().vietnamese
    found = []
    for one, other in joined_syllables(letters):
        if not (known(one, counts) and known(other, counts)):
            continue
        sides = _beside(one, other, around, counts)
        if all(sides) or (any(sides) and (one if sides[1] else other) in small):
            found.append((sides[0] + sides[1], f"{one} {other}"))
    found.sort(reverse=True)
    return _cut(word, found[0][1]) if found and (len(found) == 1 or found[0][0] > found[1][0]) else None


def _cut(word: str, apart: str) -> str:
    """Return a word as typed, parted where its letters are."""
    at = apart.index(" ")
    return f"{word[:at]} {word[at:]}"


def _beside(one: str, other: str, around: tuple[str, str], counts: Counts) -> tuple[int, int]:
    """Return how often the first syllable stands behind the word before, and the second before the word behind."""
    before, after = around
    return (
        known(f"{before} {one}", counts) if before else 0,
        known(f"{other} {after}", counts) if after else 0,
    )
