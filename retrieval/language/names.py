"""Proper names in a question, matched with the spellings in which the library has them.

A foreign name is written by ear in many ways (Xay Sôm Bun, Xaysomboun, the
slip Xay Bôm Sum) and compared by sound; a Vietnamese place is compared by its
letters, since Yên Dũng and Yên Thế are two districts.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz.distance import OSA

from corpus.text.fold import fold
from corpus.text.syllables import is_bare_syllable
from retrieval.language.name_key import name_key, shuffled_key

_EXONYMS = Path(__file__).parents[1] / "data" / "exonyms.toml"
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 4
SHORTEST_BY_SOUND = 7
"""Letters of a name's sound from which spellings may differ; shorter names are too close to one another."""
MOSTLY_A_NAME = 0.6
"""Share of its occurrences in which a run of syllables is capitalised, so that it is a name in small letters, too."""


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name in a question.

    Attributes:
        written: as the question writes it.
        names: the library's spellings, most frequent first.
        score: 1 for the same letters, less for the same sound.
    """

    start: int
    end: int
    written: str
    names: tuple[str, ...]
    score: float


class NameIndex:
    """The library's names under their letters and under their sound."""

    def __init__(self, names: Mapping[str, int], vocabulary: Mapping[str, int]) -> None:
        self._by_letters: dict[str, list[str]] = defaultdict(list)
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        self._by_shuffled: dict[str, list[str]] = defaultdict(list)
        for name in sorted(names, key=lambda name: (-names[name], name)):
            if not _is_name(name, names, vocabulary):
                continue
            self._by_letters[fold(name)].append(name)
            key = name_key(name)
            if _by_sound(name):
                self._by_sound[key].append(name)
                self._by_shuffled[shuffled_key(key)].append(name)
        self._sounds = tuple(sorted(self._by_sound))

    def match(self, question: str) -> tuple[NameMatch, ...]:
        """Return the names of a question, longest first where they overlap, in reading order."""
        words = list(_WORD.finditer(question))
        found: list[NameMatch] = []
        taken = 0
        position = 0
        while position < len(words):
            match = self._longest(question, words, position)
            if match is None or match.start < taken:
                position += 1
                continue
            found.append(match)
            taken = match.end
            position = next((at for at in range(position, len(words)) if words[at].start() >= taken), len(words))
        return tuple(found)

    def _longest(self, question: str, words: Sequence[re.Match[str]], position: int) -> NameMatch | None:
        for length in range(min(_MOST_WORDS, len(words) - position), 0, -1):
            run = words[position : position + length]
            start, end = run[0].start(), run[-1].end()
            written = question[start:end]
            names, score = self._spellings(written, length)
            if names:
                return NameMatch(start, end, written, names, score)
        return None

    def _spellings(self, written: str, length: int) -> tuple[tuple[str, ...], float]:
        letters = self._by_letters.get(" ".join(fold(written).split()), []) if length > 1 or len(written) >= 6 else []
        key = name_key(written)
        if not _by_sound(written) or _is_common(written, length):
            return tuple(dict.fromkeys(letters)), 1.0
        same_sound = [*self._by_sound.get(key, ()), *self._by_shuffled.get(shuffled_key(key), ())]
        other = _exonyms().get(key, ())
        for exonym in other:
            same_sound += self._by_sound.get(name_key(exonym), ())
        near = () if letters or same_sound else self._near(key)
        names = tuple(dict.fromkeys((*letters, *same_sound, *near)))
        return names, 1.0 if letters else 0.9 if same_sound else 0.8

    def _near(self, key: str) -> tuple[str, ...]:
        """Return names whose sound differs in one letter, or in two of a long name."""
        allowed = 2 if len(key) >= SHORTEST_BY_SOUND + 2 else 1
        close = [
            (OSA.distance(key, other, score_cutoff=allowed), other)
            for other in self._sounds
            if abs(len(other) - len(key)) <= allowed and other[0] == key[0]
        ]
        best = sorted(item for item in close if item[0] <= allowed)
        return tuple(name for distance, other in best if distance == best[0][0] for name in self._by_sound[other])


def _is_name(name: str, names: Mapping[str, int], vocabulary: Mapping[str, int]) -> bool:
    """Tell whether a run of capitalised syllables is a name and not the beginning of a sentence."""
    folded = fold(name).split()
    if len(folded) == 1:
        return not is_bare_syllable(folded[0])
    total = max(1, min(vocabulary.get(" ".join(folded[at : at + 2]), 0) for at in range(len(folded) - 1)))
    return names[name] / total >= MOSTLY_A_NAME or any(not is_bare_syllable(word) for word in folded)


def _by_sound(name: str) -> bool:
    """Tell whether spellings of a name may differ by ear: long enough, and not a Vietnamese name of two syllables."""
    syllables = fold(name).split()
    if len(name_key(name)) < SHORTEST_BY_SOUND:
        return False
    return len(syllables) >= 3 or any(not is_bare_syllable(word) for word in syllables)


def _is_common(written: str, length: int) -> bool:
    """A single English or Vietnamese word in small letters is no name by its sound alone."""
    return length == 1 and written.islower() and len(written) < 8


@cache
def _exonyms() -> Mapping[str, tuple[str, ...]]:
    """Return, for the sound of each known spelling of a place abroad, all its spellings."""
    table = tomllib.loads(_EXONYMS.read_text(encoding="utf-8"))
    groups = [group for country in table.values() for group in country]
    return {name_key(name): tuple(group) for group in groups for name in group}
