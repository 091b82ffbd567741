"""The library's names under the keys by which a question finds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import OSA

from corpus.text.fold import fold
from corpus.text.syllables import is_bare_syllable, is_syllable
from corpus.text.tone import spelling
from retrieval.language.name_key import consonants, name_key, official_key, shuffled_key, vowels
from retrieval.language.place_names import exonyms, name_words, native_syllables, unit_names

MOSTLY_A_NAME = 0.6
"""Share of its occurrences in which a run of syllables is capitalised, so that it is a name in small letters, too."""
SHORTEST_SHUFFLED = 7
"""Letters of a sound whose syllables may trade places; with fewer, different names would meet."""
SHORTEST_NEAR = 6
"""Letters of a sound from which another may differ in one vowel."""
LONG = 9
"""Letters of a sound that may differ in two vowels or one consonant."""


@dataclass(frozen=True, slots=True)
class KnownName:
    """A spelling in the library.

    Attributes:
        count: how often it stands.
        sure: whether these syllables are nearly always a name, capital or not.
        foreign: whether other spellings are told by sound; else only by letters.
    """

    name: str
    count: int
    sure: bool
    foreign: bool


class NameStore:
    """Look-up tables over the library's names; nothing changes after construction."""

    def __init__(self, names: Mapping[str, int], vocabulary: Mapping[str, int]) -> None:
        self._letters: dict[str, list[KnownName]] = defaultdict(list)
        self._official: dict[str, list[KnownName]] = defaultdict(list)
        self._sound: dict[str, list[KnownName]] = defaultdict(list)
        self._shuffled: dict[str, list[str]] = defaultdict(list)
        self._by_consonants: dict[str, list[str]] = defaultdict(list)
        self._by_vowels: dict[str, list[str]] = defaultdict(list)
        for name in sorted(names, key=lambda name: (-names[name], name)):
            if letters_of(name) not in name_words().everywhere:
                self._add(KnownName(name, names[name], _is_sure(name, names[name], vocabulary), is_foreign(name)))

    def by_letters(self, letters: str) -> Sequence[KnownName]:
        """Return names with these folded letters, syllables parted by a space or not at all."""
        return self._letters.get(letters, ())

    def by_official_spelling(self, letters: str) -> Sequence[KnownName]:
        """Return Vietnamese names that differ only in i/y and c/k."""
        return self._official.get(official_key(letters), ())

    def by_sound(self, key: str) -> tuple[KnownName, ...]:
        """Return names from abroad that sound alike, trade their syllables or are another language's name of it."""
        keys = [key, *exonyms().get(key, ())]
        if len(key) >= SHORTEST_SHUFFLED:
            for one in tuple(keys):
                keys += self._shuffled.get(shuffled_key(one), ())
        return self._named(keys)

    def beside(self, key: str) -> tuple[KnownName, ...]:
        """Return slips of a long name that the library holds, too: one vowel is another."""
        if len(key) < LONG:
            return ()
        near = self._by_consonants.get(consonants(key), ())
        return self._named([other for other in near if OSA.distance(vowels(key), vowels(other)) == 1])

    def near(self, key: str) -> tuple[KnownName, ...]:
        """Return the one name from abroad whose sound is nearest, or none where two are as near."""
        if len(key) < SHORTEST_NEAR:
            return ()
        allowed = 2 if len(key) >= LONG else 1
        distances = [
            (OSA.distance(vowels(key), vowels(other)), other) for other in self._by_consonants.get(consonants(key), ())
        ]
        if len(key) >= LONG:
            distances += [
                (2 * OSA.distance(consonants(key), consonants(other)), other)
                for other in self._by_vowels.get(vowels(key), ())
            ]
        close = sorted(item for item in distances if 0 < item[0] <= allowed)
        nearest = {other for distance, other in close if distance == close[0][0]}
        return self.by_sound(nearest.pop()) if len(nearest) == 1 else ()

    def _named(self, keys: Iterable[str]) -> tuple[KnownName, ...]:
        return tuple(known for key in dict.fromkeys(keys) for known in self._sound.get(key, ()))

    def _add(self, known: KnownName) -> None:
        letters = letters_of(known.name)
        self._letters[letters].append(known)
        if " " in letters:
            self._letters[letters.replace(" ", "")].append(known)
        if not known.foreign:
            self._official[official_key(letters)].append(known)
            return
        key = name_key(known.name)
        if key not in self._sound:
            self._shuffled[shuffled_key(key)].append(key)
            self._by_consonants[consonants(key)].append(key)
            self._by_vowels[vowels(key)].append(key)
        self._sound[key].append(known)


def letters_of(name: str) -> str:
    """Return the folded letters of a name, its parts joined by single spaces."""
    return " ".join(fold(name).replace("-", " ").replace("'", "").split())


def is_foreign(name: str) -> bool:
    """Tell whether a name was written by ear: no unit or person of Vietnam, and one syllable no Vietnamese name has."""
    syllables = name.replace("-", " ").split()
    if letters_of(name) in unit_names():
        return False
    vietnamese = [is_syllable(word) or is_bare_syllable(fold(word)) for word in syllables]
    if len(syllables) > 1 and all(vietnamese) and spelling(syllables[0]) in name_words().families:
        return False
    return not all(spelling(word) in native_syllables() for word in syllables)


def _is_sure(name: str, count: int, vocabulary: Mapping[str, int]) -> bool:
    syllables = letters_of(name).split()
    if len(syllables) == 1:
        return not is_bare_syllable(syllables[0])
    pairs = (f"{one} {other}" for one, other in pairwise(syllables))
    total = min(vocabulary.get(pair, 0) for pair in pairs)
    return count >= MOSTLY_A_NAME * max(total, 1)
