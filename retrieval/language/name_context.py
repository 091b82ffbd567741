"""Where any syllable may stand: the names of people and of units, which a repair must not touch."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from corpus.text.fold import fold
from retrieval.language.base_vocabulary import base_vocabulary
from retrieval.language.place_names import name_words, unit_names

_TITLES = frozenset({"ông", "bà", "anh", "chị", "ong", "ba"})
"""Words before a person's name, with diacritics or without."""
_MIDDLE_NAMES = frozenset({"van", "thi"})


def in_name(words: Sequence[str], position: int) -> bool:
    """Tell whether a word may belong to the name of a person or a unit, where any syllable may stand."""
    return _in_person(words, position) or in_unit(words, position)


def _in_person(words: Sequence[str], position: int) -> bool:
    if any(word.lower() in _TITLES for word in words[max(0, position - 3) : position + 1]):
        return True
    letters = [fold(word) for word in words[max(0, position - 3) : position + 2]]
    here = min(position, 3)
    before, after = letters[:here], letters[here + 1 :]
    if any(word in _families(sure=True) for word in letters[max(0, here - 2) : here + 1]):
        return True
    families = _families(sure=False)
    if letters[here] in families and after and after[0] in _MIDDLE_NAMES:
        return True
    return len(before) > 1 and before[-1] in _MIDDLE_NAMES and before[-2] in families


def in_unit(words: Sequence[str], position: int) -> bool:
    """Tell whether a word and its neighbours make the name of a unit of Vietnam."""
    letters = [fold(word) for word in words[max(0, position - 2) : position + 3]]
    here = min(position, 2)
    runs = (letters[at : at + size] for size in (2, 3) for at in range(max(0, here - size + 1), here + 1))
    return any(" ".join(run) in unit_names() for run in runs)


@cache
def _families(*, sure: bool) -> frozenset[str]:
    """Return folded family names; the sure ones are no ordinary words ("nguyen", not "do")."""
    names = frozenset(map(fold, name_words().families))
    return names - base_vocabulary().syllables if sure else names
