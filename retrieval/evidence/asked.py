"""What of a question stands in a text: each text is looked through for the words of the question alone.

Dozens of paragraphs are read for one question, sentence by sentence. Only the
words and pairs of words that the question asks for are kept of them, as bits of
a number, so that weighing a sentence or a run of clauses is a look into a table.
What comes out is what :class:`retrieval.evidence.terms.TermSet` says of the whole text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, reduce
from itertools import chain, count
from operator import or_
from typing import NamedTuple

from corpus.expansions import Expander
from corpus.text.fold import fold
from retrieval.evidence.terms import GAP, Rarity, TermSet, WeighedTopics, folded_words, near_pairs, words
from retrieval.evidence.written import vocabulary, written_words
from retrieval.query import Topic

_REMEMBERED_TEXTS = 2048
_Form = tuple[tuple[int, float], ...]
"""The bits of a form of a topic with their weights."""


class AskedTerms:
    """The words of a question's topics, with their weights in one library."""

    def __init__(self, topics: Sequence[Topic], rarity: Rarity) -> None:
        self._topics = tuple(topics)
        self._weighed = WeighedTopics(topics, rarity)
        self._singles: dict[str, int] = {}
        self._pairs: dict[tuple[str, str], int] = {}
        self._forms: list[_Form] = []
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
        self._coverages: dict[int, float] = {}
        self._read: dict[str, AskedText] = {}

    @cached_property
    def _expander(self) -> Expander:
        """Finds what is written otherwise; whoever asks for words of titles alone does without."""
        written = (fold(word) for topic in self._topics for word in written_words(topic.text))
        return Expander({*self._singles, *written})

    def coverage(self, bits: int) -> float:
        """Return the share of the topics' rarity that is held, from 0 to 1; see :func:`retrieval.evidence.terms.coverage`.

        Args:
            bits: what a text holds, from :meth:`AskedText.bits` or :meth:`bits_in`.
        """
        known = self._coverages.get(bits)
        if known is None:
            known = self._coverages[bits] = self._weighed.share([_held(form, bits) for form in self._forms])
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
        cut = _cut_up(text)
        every, singles, bit_of = cut.words, self._singles, self._pairs.get
        found = _Found([at for at, word in enumerate(every) if word in singles], [], [], [])
        for at in found.at:
            word = every[at]
            found.singles.append(singles[word])
            found.pairs.append(bit_of((every[at - 1], word), 0) if at else 0)
            found.parted.append(bit_of((every[at - 2], word), 0) if at > 1 and not every[at - 1][0].isdigit() else 0)
        others = tuple(
            _Other(other.start, other.end, other.text, *self._kept(words(fold(other.text))))
            for other in self._expander.find(text, lambda: cut.folded)
        )
        return AskedText(cut, found, others)

    def _kept(self, run: Sequence[str]) -> tuple[tuple[str, ...], int]:
        """Return the words of a run, with a gap for each that is not asked for, and their bits."""
        bits = 0
        for word in run:
            bits |= self._singles.get(word, 0)
        for pair in near_pairs(run):
            bits |= self._pairs.get(pair, 0)
        return tuple(word if word in self._singles else GAP for word in run), bits


class _CutText:
    """A text, folded and cut into words, whatever is asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = tuple(folded_words(text))

    @cached_property
    def folded(self) -> str:
        """The text folded, with the same offsets; what is only skimmed does without."""
        return fold(self.text)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each word begins; most texts are only asked as a whole."""
        starts, end = [], 0
        for word in self.words:  # only what belongs to no word stands before the next one
            starts.append(self.folded.index(word, end))
            end = starts[-1] + len(word)
        return tuple(starts)

    @cached_property
    def written(self) -> frozenset[str]:
        """Its words with their diacritics, in one spelling; only what is read closely is asked for them."""
        return vocabulary(self.text)


_cut_up = lru_cache(maxsize=_REMEMBERED_TEXTS)(_CutText)
"""Much of what one question reads the next one reads, too."""


class _Found(NamedTuple):
    """The words of the question in a text, in reading order, in four lists side by side.

    Attributes:
        at: their positions among the words of the text.
        singles: their bits.
        pairs: the bit of the pair that each makes with the word before, or 0.
        parted: the same with the one before that, see :func:`retrieval.evidence.terms.near_pairs`.
    """

    at: list[int]
    singles: list[int]
    pairs: list[int]
    parted: list[int]


@dataclass(frozen=True, slots=True)
class _Other:
    """Another way of writing what stands in a text from start to end.

    Attributes:
        words: its words, with a gap for each that is not asked for.
        bits: what it holds.
    """

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    bits: int


class AskedText:
    """A text of which what a question asks for is kept apart.

    Attributes:
        words: its folded words in order.
    """

    def __init__(self, cut: _CutText, found: _Found, others: tuple[_Other, ...]) -> None:
        self.words = cut.words
        self._length = len(cut.text)
        self._cut = cut
        self._found = found
        self._others = others

    @property
    def folded(self) -> str:
        """The text folded, with the same offsets."""
        return self._cut.folded

    @property
    def written(self) -> frozenset[str]:
        """Its words with their diacritics, in one spelling."""
        return self._cut.written

    @cached_property
    def written_otherwise(self) -> frozenset[str]:
        """The same of the other ways of writing what stands in it, of those that hold a word of the question."""
        return frozenset(chain.from_iterable(written_words(other.text) for other in self._others))

    @cached_property
    def _starts(self) -> list[int]:
        return list(map(self._cut.starts.__getitem__, self._found.at))

    @cached_property
    def _all_bits(self) -> int:
        bits = reduce(or_, (other.bits for other in self._others), 0)
        singles = reduce(or_, self._found.singles, bits)
        return reduce(or_, self._found.parted, reduce(or_, self._found.pairs, singles))

    def bits(self, start: int = 0, end: int | None = None) -> int:
        """Return what a part holds that begins and ends between words."""
        if start == 0 and (end is None or end >= self._length):
            return self._all_bits
        first, last, others = self._part(start, end)
        bits = reduce(or_, (other.bits for other in others), 0)
        bits = reduce(or_, self._found.singles[first:last], bits)
        # the first word of the part makes its pairs with words before the part, and so may the second one
        follows = self._found.at[first + 1 : last][:1] == [self._found.at[first] + 1] if first < last else False
        parted = self._found.parted[first + 1 + follows : last]
        return reduce(or_, parted, reduce(or_, self._found.pairs[first + 1 : last], bits))

    def terms(self, start: int = 0, end: int | None = None) -> TermSet:
        """Return the words of the question in a part, as :meth:`TermSet.of` gives them among all others."""
        if start == 0 and (end is None or end >= self._length):
            return self._all_terms
        return self._terms_of(*self._part(start, end))

    @cached_property
    def _all_terms(self) -> TermSet:
        return self._terms_of(0, len(self._found.at), self._others)

    def _terms_of(self, first: int, last: int, others: Sequence[_Other]) -> TermSet:
        unique = dict.fromkeys(item.words for item in others)
        positions = self._found.at[first:last]
        runs = _runs(positions, self.words)
        kept = TermSet.of_runs([*runs, *(run for other in unique for run in _cut(other))])
        inside = frozenset(positions)
        parted = [
            (self.words[at - 2], self.words[at])
            for at in positions
            if at - 2 in inside and not self.words[at - 1][0].isdigit()
        ]
        parted += [pair for run in unique for pair in near_pairs(run) if GAP not in pair]
        return replace(kept, pairs=kept.pairs.union(parted))

    def _part(self, start: int, end: int | None) -> tuple[int, int, Sequence[_Other]]:
        """Return the range of the words found in a part, and the other ways of writing what stands in it."""
        end = self._length if end is None else end
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return first, last, [other for other in self._others if start <= other.start and other.end <= end]


def _held(form: _Form, bits: int) -> float:
    """Return the weight of what is held of a form."""
    held = 0.0
    for bit, weight in form:
        if bits & bit:
            held += weight
    return held


def _runs(positions: Iterable[int], every: Sequence[str]) -> Iterable[list[str]]:
    """Yield the words at these positions, those together that stand side by side."""
    run: list[str] = []
    latest = -2
    for at in positions:
        if at != latest + 1 and run:
            yield run
            run = []
        run.append(every[at])
        latest = at
    yield run


def _cut(run: Sequence[str]) -> Iterable[list[str]]:
    kept: list[str] = []
    for word in (*run, GAP):
        if word != GAP:
            kept.append(word)
        elif kept:
            yield kept
            kept = []
