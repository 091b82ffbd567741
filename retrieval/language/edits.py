"""What a mistyped syllable may have been: one slip of the finger away, with how common such a slip is.

A slip is two letters struck in the wrong order, one struck twice, missed,
struck beside its key, or struck too much; the first letter is seldom wrong.
"""

from __future__ import annotations

from functools import lru_cache

from corpus.text.syllables import is_bare_syllable

_LETTERS = "abcdeghiklmnopqrstuvxy"
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SWAPPED, _DOUBLED, _BESIDE, _MISSED, _EXTRA, _OTHER = 3.0, 3.0, 2.0, 2.0, 1.0, 0.5
_FIRST_LETTER = 0.3
"""How much rarer a slip is in the first letter."""
SHORTEST, LONGEST = 3, 9
"""Letters of a word that is looked at; a shorter one is one slip away from too many."""


@lru_cache(maxsize=4096)
def meant_syllables(word: str) -> tuple[tuple[str, float], ...]:
    """Return folded syllables that one slip makes into ``word``, with weights, in alphabetical order.

    Args:
        word: lower-case ASCII letters.
    """
    if not SHORTEST <= len(word) <= LONGEST:
        return ()
    weights: dict[str, float] = {}
    for other, weight, position in (*_deletions(word), *_swaps(word), *_substitutions(word), *_insertions(word)):
        if other != word and is_bare_syllable(other):
            weighed = weight * (_FIRST_LETTER if position == 0 else 1.0)
            weights[other] = max(weights.get(other, 0.0), weighed)
    return tuple(sorted(weights.items()))


def joined_syllables(word: str) -> tuple[tuple[str, str], ...]:
    """Return the ways to part a word into two syllables: "kehoach" into "ke hoach"."""
    parts = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
    return tuple((one, other) for one, other in parts if is_bare_syllable(one) and is_bare_syllable(other))


def _deletions(word: str) -> list[tuple[str, float, int]]:
    doubled = [word[at] in word[max(0, at - 1) : at] + word[at + 1 : at + 2] for at in range(len(word))]
    return [(word[:at] + word[at + 1 :], _DOUBLED if doubled[at] else _EXTRA, at) for at in range(len(word))]


def _swaps(word: str) -> list[tuple[str, float, int]]:
    return [
        (word[:at] + word[at + 1] + word[at] + word[at + 2 :], _SWAPPED, at)
        for at in range(len(word) - 1)
        if word[at] != word[at + 1]
    ]


def _substitutions(word: str) -> list[tuple[str, float, int]]:
    return [
        (word[:at] + letter + word[at + 1 :], _BESIDE if _are_beside(word[at], letter) else _OTHER, at)
        for at in range(len(word))
        for letter in _LETTERS
    ]


def _insertions(word: str) -> list[tuple[str, float, int]]:
    return [(word[:at] + letter + word[at:], _MISSED, at) for at in range(len(word) + 1) for letter in _LETTERS]


@lru_cache(maxsize=1024)
def _are_beside(one: str, other: str) -> bool:
    """Tell whether two keys of the QWERTY keyboard touch."""
    places = {key: (row, column) for row, keys in enumerate(_ROWS) for column, key in enumerate(keys)}
    if one not in places or other not in places:
        return False
    (row, column), (other_row, other_column) = places[one], places[other]
    if row == other_row:
        return abs(column - other_column) == 1
    above, below = (column, other_column) if row < other_row else (other_column, column)
    return abs(row - other_row) == 1 and below in (above, above - 1)
