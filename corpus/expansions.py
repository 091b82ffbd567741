"""Other ways of writing what stands in a text: an abbreviation for its meaning, a name for its abbreviation."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from corpus.abbreviations import SYLLABLE, by_expansion, by_short
from corpus.text.fold import fold

_CAPITALS = re.compile(r"(?<![\w/-])[A-ZĐ][A-ZĐ&-]{1,9}(?![\w-])")


@dataclass(frozen=True, slots=True)
class Expansion:
    """Another way of writing what stands in a text, with the offsets of what stands there."""

    start: int
    end: int
    text: str


class Expander:
    """Finds the other ways of writing the abbreviations and names in texts.

    Both directions: first the meanings of abbreviations in capitals, then the
    abbreviations of names written out.
    """

    def __init__(self, among: Collection[str] | None = None) -> None:
        """Prepare the search.

        Args:
            among: folded words of which another way of writing must hold one, to be looked for; None for all.
        """
        wanted = None if among is None else frozenset(among)
        self._meanings = {
            short: entry.expansion
            for short, entry in by_short().items()
            if not entry.ambiguous and (wanted is None or not wanted.isdisjoint(_words_of(entry.expansion)))
        }
        self._names: dict[tuple[str, str], list[_Name]] = {}
        for name in _names():
            if wanted is None or not wanted.isdisjoint(_words_of(name.short)):
                self._names.setdefault(name.beginning, []).append(name)

    def find(self, text: str, folded: Callable[[], str]) -> tuple[Expansion, ...]:
        """Return what is found in a text.

        Args:
            folded: gives the text folded, which few searches need.
        """
        found: list[Expansion] = []
        if self._meanings:
            for start, end, short in _written_short(text):
                if short in self._meanings:
                    found.append(Expansion(start, end, self._meanings[short]))
        if self._names:
            found += self._shortened(folded())
        return tuple(found)

    def _shortened(self, folded: str) -> Iterator[Expansion]:
        if not any(_may_begin(folded, *beginning) for beginning in self._names):
            return
        syllables = SYLLABLE.findall(folded)
        begun = self._names.keys() & set(pairwise(syllables))
        if not begun:
            return
        joined = f" {' '.join(syllables)} "
        for name in sorted(name for beginning in begun for name in self._names[beginning]):
            if f" {name.long} " in joined:
                for match in _written_out(name.long).finditer(folded):
                    yield Expansion(match.start(), match.end(), name.short)


@lru_cache(maxsize=2048)
def _written_short(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return the known abbreviations in capitals with their offsets; the same paragraph is read for many questions."""
    found = ((*match.span(), match.group()) for match in _CAPITALS.finditer(text))
    return tuple(item for item in found if item[2] in by_short())


def find_expansions(text: str) -> tuple[Expansion, ...]:
    """Return the other ways of writing the abbreviations and names in a text, wherever they stand."""
    return _every_expansion().find(text, lambda: fold(text))


@lru_cache(maxsize=4096)
def expand(text: str) -> tuple[str, ...]:
    """Return the other ways of writing the abbreviations and names in a text, each once."""
    return tuple(dict.fromkeys(found.text for found in find_expansions(text)))


def _may_begin(folded: str, first: str, second: str) -> bool:
    """Tell cheaply that two syllables nowhere stand side by side in folded text."""
    return first in folded and second in folded and _side_by_side(first, second).search(folded) is not None


@cache
def _side_by_side(first: str, second: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(first)}[\W_]+{re.escape(second)}")


@cache
def _written_out(long: str) -> re.Pattern[str]:
    """Return what finds a folded name in folded text, whatever stands between its syllables."""
    between = r"[\W_]+".join(map(re.escape, long.split()))
    return re.compile(rf"(?<![^\W_]){between}(?![^\W_])")


@dataclass(frozen=True, slots=True, order=True)
class _Name:
    """A name written out, folded, with its abbreviation; in the order of the table."""

    position: int
    long: str
    short: str

    @property
    def beginning(self) -> tuple[str, str]:
        first, second, *_ = self.long.split()  # no abbreviation stands for one syllable
        return first, second


@cache
def _names() -> tuple[_Name, ...]:
    return tuple(
        _Name(position, long, entry.abbreviation) for position, (long, entry) in enumerate(by_expansion().items())
    )


@cache
def _every_expansion() -> Expander:
    return Expander()


@cache
def _words_of(text: str) -> frozenset[str]:
    """Return the folded words of an entry, also each part of one with hyphens."""
    folded = fold(text)
    return frozenset((*folded.split(), *SYLLABLE.findall(folded)))
