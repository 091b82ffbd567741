"""Runs of neighbouring words of a question, each a possible name, with what its typing says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from corpus.text.fold import fold
from corpus.text.syllables import is_bare_syllable
from retrieval.language.place_names import name_words, unit_names
from retrieval.language.small_words import small_words

_WORD = re.compile(r"[^\W\d_]+")
_PARTING = re.compile(r"\s*-\s*|\s+|['’]")
MAX_WORDS = 120
"""Words of a question that are looked at."""
LONGEST = 5
"""Words of a name."""
_BEFORE, _AFTER = 14, 12
"""Characters before and after a word in which what announces a name is looked for."""
_SHORT = 4
"""Words of a question up to which capitals tell something even where all words have them: it is only a name."""


class Word(NamedTuple):
    """One word of a question, with what its place says; a word belongs to many runs.

    Attributes:
        capital: it begins with a capital, or goes on after a hyphen.
        odd: it cannot be a Vietnamese syllable.
        function: it has no content.
        announced: a unit or a title stands before it.
        followed: an English unit stands after it.
    """

    text: str
    letters: str
    start: int
    end: int
    capital: bool
    odd: bool
    function: bool
    announced: bool
    followed: bool


class Span(NamedTuple):
    """A run of words.

    Attributes:
        letters: folded, parted by single spaces.
        length: number of words.
        first: whether it opens the question, where a capital tells nothing.
        capital: every word is capitalised, in a question where that tells something.
        cased: the question capitalises some words and not others.
        accented: the run bears diacritics.
        cue: a unit or a title stands before it, or an English unit after it.
        odd: a word in it cannot be a Vietnamese syllable.
        function: a word without content begins or ends it.
    """

    start: int
    end: int
    written: str
    letters: str
    length: int
    first: bool
    capital: bool
    cased: bool
    accented: bool
    cue: bool
    odd: bool
    function: bool

    @property
    def native_joined(self) -> bool:
        """Whether it spells a unit of Vietnam without its spaces: "Hanoi", "Bacgiang"."""
        return self.letters in _joined_units()


def spans_of(question: str) -> tuple[Span, ...]:
    """Return all runs of up to LONGEST neighbouring words of a cleaned question, in reading order."""
    folded = fold(question)
    words = [_word(question, folded, *match.span()) for match in islice(_WORD.finditer(question), MAX_WORDS)]
    capitals = sum(word.text[0].isupper() for word in words)
    small = any(word.text[0].islower() for word in words[1:])
    telling = capitals > 0 and (small or len(words) <= _SHORT) and not question.isupper()
    cased = telling and any(word.text[0].isupper() and not word.text.isupper() for word in words[1:])
    opening = words[0] if words and not question[: words[0].start].strip(" \"'(“") else None
    return tuple(
        span
        for at in range(len(words))
        for span in _begun_at(question, words, at, opening=opening, telling=telling, cased=cased)
    )


def _lengths(question: str, words: Sequence[Word], at: int) -> Iterator[int]:
    yield 1
    for length in range(2, min(LONGEST, len(words) - at) + 1):
        before, after = words[at + length - 2], words[at + length - 1]
        if not _PARTING.fullmatch(question, before.end, after.start):
            return
        yield length


def _word(question: str, folded: str, start: int, end: int) -> Word:
    text, letters = question[start:end], folded[start:end]
    before = folded[max(0, start - _BEFORE) : start].split()
    after = folded[end : end + _AFTER].split()[:1]
    return Word(
        text,
        letters,
        start,
        end,
        capital=text[0].isupper() or question[start - 1 : start] == "-",
        odd=not is_bare_syllable(letters),
        function=_is_function(text, letters),
        announced=" ".join(before[-2:]) in name_words().cues or (bool(before) and before[-1] in name_words().cues),
        followed=bool(after) and after[0].strip("?.,") in name_words().cues_after,
    )


def _is_function(text: str, letters: str) -> bool:
    """A small word in small letters; the same letters with a capital may begin a name (An Giang)."""
    small = small_words()
    return text == text.lower() and (letters in small.vietnamese or text in small.english)


def _begun_at(
    question: str, words: Sequence[Word], at: int, *, opening: Word | None, telling: bool, cased: bool
) -> Iterator[Span]:
    """Yield the runs that begin with a word, each from what is known of the shorter one.

    Args:
        opening: the word that opens the question.
    """
    first = words[at]
    letters, capital, odd = "", telling, False
    for length in _lengths(question, words, at):
        last = words[at + length - 1]
        letters = f"{letters} {last.letters}" if letters else last.letters
        capital = capital and last.capital
        odd = odd or last.odd
        written = question[first.start : last.end]
        yield Span(
            start=first.start,
            end=last.end,
            written=written,
            letters=letters,
            length=length,
            first=first is opening,
            capital=capital and not (last.text.isupper() and len(last.text) > 1),
            cased=cased,
            accented=not written.isascii(),
            cue=first.announced or last.followed,
            odd=odd,
            function=first.function or last.function,
        )


def _joined_units() -> frozenset[str]:
    return _joined(unit_names())


@cache
def _joined(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name.replace(" ", "") for name in names)
