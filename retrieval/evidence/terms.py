"""Content terms: what of a question must stand in a paragraph that answers it.

Terms are folded syllables and pairs of neighbouring syllables, weighed by how
rare they are in the library.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from corpus.expansions import find_expansions
from corpus.text.fold import fold
from corpus.text.remembered import Remembered
from retrieval.query import Topic

Rarity = Callable[[str], float]
"""Weight of a folded syllable or of two joined by a space; higher is rarer."""

WORD = re.compile(
    r"(?<![./-])(?:19|20)\d\d(?=-(?:19|20)\d\d(?![\w/]|[.-]\w))|(?<![./-])[^\W\d_]{5,}(?=-\d{1,2}(?![\w/-]))"
    r"|[^\W_]+(?:[./-][^\W_]+)*"
)
"""A syllable, number or symbol in folded text; inner dots, slashes and hyphens stay, but a span of years is two words
however it is written ("2021-2025", "2021 - 2025"), and so is a name with its number: "COVID-19" is also called "Covid"."""

GAP = "|"
"""Stands between words that do not stand together, so that no phrase reaches over it."""
_REMEMBERED_TEXTS = 4096
"""Analysed texts that are kept; the paragraphs of one question are read several times."""
_REMEMBERED_RUNS = 65_536
_REMEMBERED_FORMS = 4096
"""Forms of topics that are kept taken apart; those of one question are looked for in dozens of texts."""
_LARGE = re.compile(r"\d{2,}(?:[.,]\d+)*")


def words(folded: str) -> list[str]:
    """Return the syllables, numbers and symbols of folded text in order."""
    return list(chain.from_iterable(map(_WORDS.__getitem__, folded.split())))


def folded_words(text: str) -> list[str]:
    """Return the same of a text that is not folded yet; most of what stands in it has been met before."""
    return list(chain.from_iterable(map(_FOLDED_WORDS.__getitem__, text.split())))


_WORDS = Remembered(lambda run: tuple(WORD.findall(run)), _REMEMBERED_RUNS)
"""The words of runs of folded text without white space, over which no word reaches."""
_FOLDED_WORDS = Remembered(lambda run: tuple(WORD.findall(fold(run))), _REMEMBERED_RUNS)


@dataclass(frozen=True, slots=True)
class TermSet:
    """Folded syllables and near pairs of one text, for membership tests.

    Attributes:
        text: the words in order, with :data:`GAP` where two do not stand together.
        pairs: see :func:`near_pairs`.
    """

    text: str
    singles: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    @staticmethod
    @lru_cache(maxsize=_REMEMBERED_TEXTS)
    def of(text: str) -> TermSet:
        """Analyse a text, with its abbreviations written out and its names abbreviated."""
        return TermSet.anew(text)

    @staticmethod
    def anew(text: str) -> TermSet:
        """Return the same without keeping it, for texts that are gone through once."""
        others = dict.fromkeys(tuple(words(fold(other.text))) for other in find_expansions(text))
        return TermSet.of_runs([words(fold(text)), *others])

    @staticmethod
    def of_runs(runs: Iterable[Sequence[str]]) -> TermSet:
        """Return the terms of runs of folded words, of which each stands by itself."""
        kept = [run for run in runs if run]
        return TermSet(
            f" {GAP} ".join(" ".join(run) for run in kept),
            frozenset(chain.from_iterable(kept)),
            frozenset(chain.from_iterable(map(near_pairs, kept))),
        )

    def joined(self, other: TermSet) -> TermSet:
        """Return the terms of two texts that are read one after the other."""
        return TermSet(f"{self.text} {GAP} {other.text}", self.singles | other.singles, self.pairs | other.pairs)

    def holds(self, phrase: str) -> bool:
        """Tell whether the folded phrase stands in the text on word borders."""
        if " " not in phrase:
            return phrase in self.singles
        return phrase in self.text and f" {phrase} " in f" {self.text} "


def near_pairs(run: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of words that stand together, also with one word between them, but no number.

    Staff shorten what documents write out: "cấp phép" is "cấp giấy phép", "tiếp dân" "tiếp công dân".
    """
    yield from pairwise(run)
    for first, between, last in zip(run, run[1:], run[2:], strict=False):
        if not between[0].isdigit():
            yield first, last


class WeighedTopics:
    """Topics weighed once, to be looked for in many texts."""

    def __init__(self, topics: Iterable[Topic], rarity: Rarity) -> None:
        self.forms = tuple(tuple(weigh(form, rarity) for form in topic.forms) for topic in topics)
        self._weights = tuple(max((form.whole for form in forms), default=0.0) for forms in self.forms)
        self._total = sum(self._weights)

    def coverage(self, terms: TermSet) -> float:
        """Return the share of the topics' rarity that a text holds, from 0 to 1."""
        return self.share(form.held(terms) for forms in self.forms for form in forms)

    def share(self, held: Iterable[float]) -> float:
        """Return the same, given what is held of each form, topic by topic; a topic counts by its best form."""
        parts = iter(held)
        total = 0.0
        for weight, forms in zip(self._weights, self.forms, strict=True):
            best = 0.0
            for form, part in zip(forms, parts, strict=False):
                if form.whole:
                    best = max(best, part / form.whole)
            total += weight * best
        return total / self._total if self._total else 0.0


def coverage(topics: Iterable[Topic], terms: TermSet, rarity: Rarity) -> float:
    """Return the share of the topics' rarity that the text holds, from 0 to 1.

    A topic counts by its best form; each form counts its syllables and its
    pairs of syllables, so that scattered syllables earn less than the phrase.
    """
    return WeighedTopics(topics, rarity).coverage(terms)


def sets_condition(topic: Topic) -> bool:
    """Tell whether a text must hold this topic, as :func:`missing_names` has it; of most topics it need not."""
    return topic.name or all(map(_numbers_of, topic.forms))


def missing_names(topics: Iterable[Topic], terms: TermSet) -> tuple[str, ...]:
    """Return what the text must hold and does not: names in any form, numbers with the word before them.

    "Đợt 2" is not answered by what is said of "đợt 1", nor 2021-2022 by 2023-2024.
    """
    found = []
    for topic in topics:
        if topic.name:
            held = any(terms.holds(form) for form in topic.forms)
        else:
            held = any(_holds_numbers(form, terms) for form in topic.forms)
        if not held:
            found.append(topic.text)
    return tuple(found)


def holds_topic(topic: Topic, terms: TermSet) -> bool:
    """Tell whether a text holds a topic in some form: half of its pairs of syllables, or its only one."""
    return any(_holds_form(form, terms) for form in topic.forms)


def _holds_form(form: str, terms: TermSet) -> bool:
    found, pairs = _parts_of(form)
    if not pairs:
        return all(word in terms.singles for word in found)
    return sum(pair in terms.pairs for pair in pairs) * 2 >= len(pairs)


@lru_cache(maxsize=_REMEMBERED_FORMS)
def _parts_of(form: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return the words of a form and its pairs of words."""
    found = tuple(words(form))
    return found, tuple(pairwise(found))


def _holds_numbers(form: str, terms: TermSet) -> bool:
    """Tell whether every number of a form stands in the text: a small one beside the same word, a large one anywhere.

    Small numbers name an item of a series ("đợt 2", "4 sao"), large ones are amounts, which need no neighbour.
    """
    return all(any(map(terms.holds, phrases)) for phrases in _numbers_of(form))


@lru_cache(maxsize=_REMEMBERED_FORMS)
def _numbers_of(form: str) -> tuple[tuple[str, ...], ...]:
    """Return for each number of a form the phrases of which one must stand in a text."""
    found = words(form)
    wanted: list[tuple[str, ...]] = []
    for position, word in enumerate(found):
        if not word[0].isdigit():
            continue
        before, after = found[max(0, position - 1) : position + 1], found[position : position + 2]
        beside = tuple(" ".join(pair) for pair in (before, after) if len(pair) > 1)
        wanted.append((word,) if _LARGE.fullmatch(word) else beside or (word,))
    return tuple(wanted)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A form of a topic: its syllables and its pairs of syllables, each with its weight, and the weight of all."""

    singles: tuple[tuple[str, float], ...]
    pairs: tuple[tuple[tuple[str, str], float], ...]
    whole: float

    def held(self, terms: TermSet) -> float:
        """Return the weight of what the text holds."""
        single = sum(weight for word, weight in self.singles if word in terms.singles)
        return single + sum(weight for pair, weight in self.pairs if pair in terms.pairs)


def weigh(form: str, rarity: Rarity) -> Weighed:
    """Return what a form consists of, with weights: pairs count twice as much as single syllables."""
    found = words(form)
    single = 0.5 if len(found) > 1 else 1.0
    singles = tuple((word, rarity(word) * single) for word in found)
    pairs = tuple((pair, rarity(" ".join(pair))) for pair in pairwise(found))
    return Weighed(singles, pairs, sum(weight for _, weight in singles) + sum(weight for _, weight in pairs))


def smooth_rarity(count: int, total: int) -> float:
    """Return the inverse document frequency, smoothed so that a library of one document works."""
    return math.log(1 + (total + 1) / (count + 1))
