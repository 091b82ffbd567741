"""Documents found by the words of their titles and short names, each with how much of a description its title holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from heapq import nlargest

import numpy as np
from numpy.typing import NDArray

from corpus.model import RegisterEntry
from corpus.text.fold import fold
from corpus.types import type_by_name
from retrieval.evidence.asked import AskedTerms
from retrieval.evidence.terms import TermSet, coverage, missing_names, sets_condition, smooth_rarity, words
from retrieval.query import Titled, Topic
from retrieval.targets.title_words import TitleWords
from retrieval.targets.titles_named import FEWEST_WORDS, is_of_type

_POOL = 60
_REMEMBERED_TERMS = 65_536
_REMEMBERED_QUESTIONS = 64
"""Questions whose titles are kept: one question looks for them by type, without it, and again for its answer."""


@dataclass(frozen=True, slots=True)
class Described:
    """A document whose title holds this share of the question's content.

    Attributes:
        exact: the share in the question's own spelling, which decides between equals.
        whole: the title holds every word by which the question calls the document of which it asks a relation.
    """

    entry: RegisterEntry
    share: float
    exact: float = 0.0
    whole: bool = False


class TitleIndex:
    """Finds register entries by the words of their titles and short names."""

    def __init__(self, entries: Sequence[RegisterEntry]) -> None:
        self._entries = tuple(entries)
        self.rarity = lru_cache(maxsize=_REMEMBERED_TERMS)(self._rarity)
        self._words = TitleWords(TermSet.anew(describe(entry)) for entry in self._entries)
        self._shares = lru_cache(maxsize=_REMEMBERED_QUESTIONS)(self._shares_anew)

    def begun_like(self, titled: Titled) -> tuple[RegisterEntry, ...]:
        """Return the entries of a title's type that hold the first words of it, wherever; no other is called so."""
        positions: set[int] = set()
        for phrase in titled.phrases:
            found = [self._words.holding(word) for word in words(phrase)[:FEWEST_WORDS]]
            if found:
                positions.update(reduce(_in_both, found).tolist())
        entries = (self._entries[position] for position in sorted(positions))
        return tuple(entry for entry in entries if is_of_type(entry, titled.type))

    def _rarity(self, term: str) -> float:
        """Weigh a folded syllable or pair by how few titles hold its rarest part."""
        counts = [len(self._words.holding(word)) for word in words(term)]
        return smooth_rarity(min(counts, default=0), len(self._entries))

    def share(self, topic: Topic, position: int) -> float:
        """Return the share of a topic's rarity that the title of the entry at a position holds."""
        return coverage((topic,), self._words.terms(position), self.rarity)

    def match(self, topics: Sequence[Topic], types: Iterable[str] = (), limit: int = 10) -> tuple[Described, ...]:
        """Return the entries whose titles hold most of the topics, best first."""
        wanted = set(types)
        found = [(at, share) for at, share in self._shares(tuple(topics)) if share > 0]
        if wanted:
            found = [(at, share) for at, share in found if answers_to_type(self._entries[at], wanted)]
        least = min(nlargest(limit, (share for _, share in found)), default=0.0)
        best = [(at, share) for at, share in found if share >= least]
        exact = self._exact(topics, best)
        return tuple(sorted((Described(self._entries[at], share, exact[at]) for at, share in best), key=_fit)[:limit])

    def _shares_anew(self, topics: tuple[Topic, ...]) -> tuple[tuple[int, float], ...]:
        """Return the entries that may be meant, each with the share of the topics that its title holds.

        A title that lacks a name or a number of the topics is not meant.
        """
        asked = AskedTerms(topics, self.rarity)
        conditions = [topic for topic in topics if sets_condition(topic)]
        held = ((at, self._words.terms(at)) for at in self._pool(topics))
        return tuple(
            (at, asked.coverage(asked.bits_in(terms))) for at, terms in held if not missing_names(conditions, terms)
        )

    def _exact(self, topics: Sequence[Topic], found: Sequence[tuple[int, float]]) -> dict[int, float]:
        """Return for each entry the share of the topics, as the question spells them, that its title holds."""
        if all(len(topic.forms) < 2 for topic in topics):
            return dict(found)
        asked = AskedTerms([replace(topic, forms=topic.forms[:1]) for topic in topics], self.rarity)
        return {at: asked.coverage(asked.bits_in(self._words.terms(at))) for at, _ in found}

    def _pool(self, topics: Sequence[Topic]) -> list[int]:
        """Return the positions that share the rarest words with the topics, bounded."""
        gathered = np.zeros(len(self._entries))
        for word in dict.fromkeys(word for topic in topics for form in topic.forms for word in words(form)):
            gathered[self._words.holding(word)] += self.rarity(word)  # a title is named once for a word
        found = np.flatnonzero(gathered)
        if len(found) > _POOL:
            least = np.partition(gathered[found], -_POOL)[-_POOL]
            found = found[gathered[found] >= least]
        ordered = found[np.lexsort((found, -gathered[found]))]
        return [int(position) for position in ordered[:_POOL]]


def _in_both(first: NDArray[np.int32], second: NDArray[np.int32]) -> NDArray[np.int32]:
    return np.intersect1d(first, second, assume_unique=True)


def _fit(item: Described) -> tuple[float, float, bool, int, str]:
    """Best first: share, spelling, held, how often cited, id."""
    return (-item.share, -item.exact, not item.entry.held, -len(item.entry.mentions), item.entry.id)


def describe(entry: RegisterEntry) -> str:
    """Return every word by which people may call a document."""
    schemes = (mention.reference.alias_of or "" for mention in entry.mentions)
    subjects = (mention.reference.subject or "" for mention in entry.mentions)
    symbol = entry.symbol.text if entry.symbol else ""
    parts = (entry.type or "", symbol, entry.subject or "", entry.issuer or "", *entry.aliases, *schemes, *subjects)
    return " . ".join(dict.fromkeys(part for part in parts if part))


def answers_to_type(entry: RegisterEntry, types: set[str]) -> bool:
    """Tell whether the document is of one of these types, or promulgates a text that is."""
    own = type_by_name(entry.type) if entry.type else None
    if entry.type in types or (own is not None and own.name in types):
        return True
    folded = {fold(name) for name in types}
    return any(fold(alias).startswith(tuple(folded)) for alias in entry.aliases)
