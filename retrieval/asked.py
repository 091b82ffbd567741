"""What of a question stands in a text: each text is looked through for the words of the question alone.

Dozens of paragraphs are read for one question, sentence by sentence. Only the
words and pairs of words that the question asks for are kept of them, as bits of
a number, so that weighing a sentence or a run of clauses is a look into a table.
What comes out is what :class:`retrieval.terms.TermSet` says of the whole text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, count, pairwise
from typing import NamedTuple

from corpus.abbreviations import Expander
from corpus.text.fold import fold
from retrieval.query import Topic
from retrieval.terms import GAP, WORD, Rarity, TermSet, WeighedTopics, words

_APART = re.compile(f"({WORD.pattern})")
"""Splits a text into what stands between words and words, in turn."""


class AskedTerms:
    """The words of a question's topics, with their weights in one library."""

    def __init__(self, topics: Sequence[Topic], rarity: Rarity) -> None:
        self._weighed = WeighedTopics(topics, rarity)
        self._singles: dict[str, int] = {}
        self._pairs: dict[tuple[str, str], int] = {}
        self._forms: list[tuple[tuple[int, float], ...]] = []
        bits = map((1).__lshift__, count())  # one bit for each word and each pair
        for form in (form for forms in self._weighed.forms for form in forms):
            self._singles |= {word: next(bits) for word, _ in form.singles if word not in self._singles}
            self._pairs |= {pair: next(bits) for pair, _ in form.pairs if pair not in self._pairs}
            self._forms.append(
                (
                    *((self._singles[word], weight) for word, weight in form.singles),
                    *((self._pairs[pair], weight) for pair, weight in form.pairs),
                )
            )
        self._words, self._pairings = frozenset(self._singles), frozenset(self._pairs)
        self._expander = Expander(self._singles)
        self._coverages: dict[int, float] = {}
        self._read: dict[str, AskedText] = {}

    def coverage(self, bits: int) -> float:
        """Return the share of the topics' rarity that is held, from 0 to 1; see :func:`retrieval.terms.coverage`.

        Args:
            bits: what a text holds, from :meth:`AskedText.bits` or :meth:`bits_in`.
        """
        known = self._coverages.get(bits)
        if known is None:
            held = (sum(weight for bit, weight in form if bits & bit) for form in self._forms)
            known = self._coverages[bits] = self._weighed.share(held)
        return known

    def bits_in(self, terms: TermSet) -> int:
        """Return what an analysed text holds."""
        bits = 0
        for word in self._words & terms.singles:
            bits |= self._singles[word]
        for pair in self._pairings & terms.pairs:
            bits |= self._pairs[pair]
        return bits

    def read(self, text: str) -> AskedText:
        """Look a cleaned text through."""
        known = self._read.get(text)
        if known is None:
            known = self._read[text] = self._look_through(text)
        return known

    def _look_through(self, text: str) -> AskedText:
        folded = fold(text)
        pieces = _APART.split(folded)
        ends = list(accumulate(map(len, pieces)))
        every = pieces[1::2]
        found: list[_Found] = []
        latest = -2
        for at in [at for at, word in enumerate(every) if word in self._singles]:
            word, follows = every[at], at == latest + 1
            pair = self._pairs.get((every[latest], word), 0) if follows else 0
            found.append(_Found(ends[2 * at], word, self._singles[word], pair, follows))
            latest = at
        others = tuple(
            _Other(other.start, other.end, *self._kept(words(fold(other.text))))
            for other in self._expander.find(text, folded)
        )
        return AskedText(folded, tuple(every), tuple(found), others)

    def _kept(self, run: Sequence[str]) -> tuple[tuple[str, ...], int]:
        """Return the words of a run, with a gap for each that is not asked for, and their bits."""
        bits = 0
        for word in run:
            bits |= self._singles.get(word, 0)
        for pair in pairwise(run):
            bits |= self._pairs.get(pair, 0)
        return tuple(word if word in self._singles else GAP for word in run), bits


class _Found(NamedTuple):
    """A word of the question in a text.

    Attributes:
        pair: the bit of the pair that it makes with the word before, or 0.
        follows: the word before is one of the question, too.
    """

    start: int
    word: str
    single: int
    pair: int
    follows: bool


@dataclass(frozen=True, slots=True)
class _Other:
    """Another way of writing what stands in a text from start to end."""

    start: int
    end: int
    words: tuple[str, ...]
    bits: int


class AskedText:
    """A text of which what a question asks for is kept apart.

    Attributes:
        folded: the text folded, with the same offsets.
        words: its folded words in order.
    """

    __slots__ = ("_found", "_others", "_starts", "folded", "words")

    def __init__(
        self, folded: str, every: tuple[str, ...], found: tuple[_Found, ...], others: tuple[_Other, ...]
    ) -> None:
        self.folded = folded
        self.words = every
        self._found = found
        self._others = others
        self._starts = [item.start for item in found]

    def bits(self, start: int = 0, end: int | None = None) -> int:
        """Return what a part holds that begins and ends between words."""
        end = len(self.folded) if end is None else end
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        bits = 0
        for item in self._found[first + 1 : last]:
            bits |= item.single | item.pair
        if first < last:
            bits |= self._found[first].single
        for other in self._others:
            if start <= other.start and other.end <= end:
                bits |= other.bits
        return bits

    def terms(self, start: int = 0, end: int | None = None) -> TermSet:
        """Return the words of the question in a part, as :meth:`TermSet.of` gives them among all others."""
        end = len(self.folded) if end is None else end
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        others = dict.fromkeys(item.words for item in self._others if start <= item.start and item.end <= end)
        return TermSet.of_runs([*_runs(self._found[first:last]), *(run for other in others for run in _cut(other))])


def _runs(found: Iterable[_Found]) -> Iterable[list[str]]:
    run: list[str] = []
    for item in found:
        if not item.follows and run:
            yield run
            run = []
        run.append(item.word)
    yield run


def _cut(run: Sequence[str]) -> Iterable[list[str]]:
    kept: list[str] = []
    for word in (*run, GAP):
        if word != GAP:
            kept.append(word)
        elif kept:
            yield kept
            kept = []
