"""What of a question stands in a text: each text is looked through for the words of the question alone.

Dozens of paragraphs are read for one question, sentence by sentence. Only the
words and pairs of words that the question asks for are kept of them, as bits of
a number, so that weighing a sentence or a run of clauses is a look into a table.
What comes out is what :class:`retrieval.terms.TermSet` says of the whole text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import count, pairwise
from typing import NamedTuple

from corpus.expansions import Expander
from corpus.text.fold import fold
from retrieval.query import Topic
from retrieval.terms import GAP, Rarity, TermSet, WeighedTopics, words

_REMEMBERED_TEXTS = 2048
_Form = tuple[tuple[int, float], ...]
"""The bits of a form of a topic with their weights."""


class AskedTerms:
    """The words of a question's topics, with their weights in one library."""

    def __init__(self, topics: Sequence[Topic], rarity: Rarity) -> None:
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
            known = self._coverages[bits] = self._weighed.share(self._held(form, bits) for form in self._forms)
        return known

    @staticmethod
    def _held(form: _Form, bits: int) -> float:
        held = 0.0
        for bit, weight in form:
            if bits & bit:
                held += weight
        return held

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
        every = cut.words
        found: list[_Found] = []
        latest = -2
        for at in [at for at, word in enumerate(every) if word in self._singles]:
            word, follows = every[at], at == latest + 1
            pair = self._pairs.get((every[latest], word), 0) if follows else 0
            found.append(_Found(at, word, self._singles[word], pair, follows))
            latest = at
        others = tuple(
            _Other(other.start, other.end, *self._kept(words(fold(other.text))))
            for other in self._expander.find(text, cut.folded)
        )
        return AskedText(cut, tuple(found), others)

    def _kept(self, run: Sequence[str]) -> tuple[tuple[str, ...], int]:
        """Return the words of a run, with a gap for each that is not asked for, and their bits."""
        bits = 0
        for word in run:
            bits |= self._singles.get(word, 0)
        for pair in pairwise(run):
            bits |= self._pairs.get(pair, 0)
        return tuple(word if word in self._singles else GAP for word in run), bits


class _CutText:
    """A text, folded and cut into words, whatever is asked for."""

    def __init__(self, text: str) -> None:
        self.folded = fold(text)
        self.words = tuple(words(self.folded))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each word begins; most texts are only asked as a whole."""
        starts, end = [], 0
        for word in self.words:  # only what belongs to no word stands before the next one
            starts.append(self.folded.index(word, end))
            end = starts[-1] + len(word)
        return tuple(starts)


_cut_up = lru_cache(maxsize=_REMEMBERED_TEXTS)(_CutText)
"""Much of what one question reads the next one reads, too."""


class _Found(NamedTuple):
    """A word of the question in a text.

    Attributes:
        at: its position among the words of the text.
        pair: the bit of the pair that it makes with the word before, or 0.
        follows: the word before is one of the question, too.
    """

    at: int
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

    def __init__(self, cut: _CutText, found: tuple[_Found, ...], others: tuple[_Other, ...]) -> None:
        self.folded = cut.folded
        self.words = cut.words
        self._cut = cut
        self._found = found
        self._others = others

    @cached_property
    def _starts(self) -> list[int]:
        return [self._cut.starts[item.at] for item in self._found]

    @cached_property
    def _all_bits(self) -> int:
        bits = 0
        for item in self._found:
            bits |= item.single | item.pair
        for other in self._others:
            bits |= other.bits
        return bits

    def bits(self, start: int = 0, end: int | None = None) -> int:
        """Return what a part holds that begins and ends between words."""
        if start == 0 and (end is None or end >= len(self.folded)):
            return self._all_bits
        first, last, others = self._part(start, end)
        bits = self._found[first].single if first < last else 0
        for item in self._found[first + 1 : last]:
            bits |= item.single | item.pair
        for other in others:
            bits |= other.bits
        return bits

    def terms(self, start: int = 0, end: int | None = None) -> TermSet:
        """Return the words of the question in a part, as :meth:`TermSet.of` gives them among all others."""
        first, last, others = self._part(start, end)
        unique = dict.fromkeys(item.words for item in others)
        return TermSet.of_runs([*_runs(self._found[first:last]), *(run for other in unique for run in _cut(other))])

    def _part(self, start: int, end: int | None) -> tuple[int, int, Sequence[_Other]]:
        """Return the range of the words found in a part, and the other ways of writing what stands in it."""
        if start == 0 and (end is None or end >= len(self.folded)):
            return 0, len(self._found), self._others
        end = len(self.folded) if end is None else end
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return first, last, [other for other in self._others if start <= other.start and other.end <= end]


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
