"""What of a question a passage does not speak of, with all that stands around it.

A long question is held for the most part where its very subject is another one:
"bao nhiêu hội nghị về cải cách hành chính" beside a sentence on meetings on
investment. Syllables that a paragraph holds somewhere prove nothing; a subject
of several syllables is spoken of where two of them stand together.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.abbreviations import is_abbreviation
from corpus.text.fold import fold
from corpus.text.syllables import is_bare_syllable
from retrieval.answer import Language
from retrieval.evidence.asked import AskedText
from retrieval.evidence.conditions import known_words
from retrieval.evidence.terms import TermSet, holds_topic, words
from retrieval.evidence.written import written_words
from retrieval.language.base_vocabulary import base_vocabulary
from retrieval.query import Expected, Query, Topic
from retrieval.question.question_words import question_words

_OWNED_BY = re.compile(r"\b(?:cua|cho|doi voi|danh cho|tai|o)\s+(?:(?:cac|nhung|moi|mot) )?$")
FEWEST_LOST = 2
"""Words behind a counted noun that must all stand beside none of their neighbours: one alone is a synonym."""
LONG_NOUN = 4
"""Words from which the last two are a kind of what is counted: "xã nông thôn mới nâng cao"."""
SHORTEST_FOREIGN = 5
"""Letters of a word from abroad; shorter ones are too often abbreviations."""
_GOODS = re.compile(
    r"\b(?:san luong|dien tich|nang suat|kim ngach|xuat khau|nhap khau|san xuat|trong|nuoi|thu hoach|tieu thu|khai thac|che bien|gia|tien)\s+([a-z]+)"
)
"""The word after what is grown, made, priced, traded or paid for, which is the very thing: "tiền nước" is no "tiền điện"."""


class Unheld(NamedTuple):
    """Words of the question that nothing holds, as the question writes them, and subjects of which nothing is held."""

    words: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


def find_unheld(query: Query, texts: Sequence[AskedText], terms: TermSet) -> Unheld:
    """Return what of a Vietnamese question neither a paragraph nor its surroundings hold.

    Args:
        texts: the paragraph and what stands around it, looked through for the question.
        terms: the words of the question in both.
    """
    if query.spoken is not Language.VIETNAMESE:
        return Unheld()  # its words stand in no text, and renderings are several
    said = [(topic, _content(_words_of(topic, query))) for topic in _compared(query.topics, terms)]
    every = [word for _, found in said for word in found]
    held = frozenset(known_words(texts, every) if query.accented else terms.singles)
    subjects = tuple(topic.text for topic, found in said if _is_lost(topic, found, held, terms))
    subjects = (*subjects, *(name for name in _owners(query, said, held, terms) if name not in subjects))
    unheld = tuple(word for word in every if word not in held)
    if query.expected is Expected.QUANTITY:
        subjects = (
            *subjects,
            *(topic.text for topic, found in said if topic.text not in subjects and _is_other(topic, query, terms)),
        )
    goods = frozenset(_GOODS.findall(fold(query.text)))
    subjects = (*subjects, *(word for word in unheld if fold(word) in goods or _is_foreign(word)))
    return Unheld(unheld, subjects)


def _owners(
    query: Query, said: Iterable[tuple[Topic, Sequence[str]]], held: frozenset[str], terms: TermSet
) -> Iterator[str]:
    """Yield of whom or for whom a value is asked, where nothing speaks of them: "mức chi cho giáo viên".

    What a text gives to one group it does not give to another, however much else the two sentences share.
    """
    if query.expected in (Expected.ANY, Expected.BODY, Expected.PLACE):
        return
    folded = fold(query.text)
    for topic, found in said:
        owned = topic.start > 0 and _OWNED_BY.search(folded[: topic.start]) is not None
        if owned and len(found) > 1 and not held.issuperset(found) and not holds_topic(topic, terms):
            yield topic.text


def _is_foreign(word: str) -> bool:
    """Tell whether a word can only be one from abroad, which no other word stands for: "famtrip"."""
    bare = fold(word)
    return len(bare) >= SHORTEST_FOREIGN and bare.isalpha() and not is_bare_syllable(bare) and not is_abbreviation(bare)


def _words_of(topic: Topic, query: Query) -> Sequence[str]:
    return written_words(topic.text) if query.accented else words(topic.forms[0])


def _is_lost(topic: Topic, said: Sequence[str], held: Collection[str], terms: TermSet) -> bool:
    """Tell whether half of a subject's words stand nowhere, and no two of them together."""
    lost = sum(word not in held for word in said)
    return len(said) > 1 and 2 * lost >= len(said) and not _holds_a_pair(topic, terms)


def _is_other(topic: Topic, query: Query, terms: TermSet) -> bool:
    """Tell whether a noun that is counted stands without what the question says of it last: no "doanh nghiệp giải thể".

    A word is bound where it stands beside one of its neighbours; scattered ones prove nothing.
    """
    counted = any(f"{form} ".startswith(f"{unit} ") for form in topic.forms for unit in query.units)
    return counted and all(_ends_unbound(form.split(), terms) for form in topic.forms)


def _ends_unbound(run: Sequence[str], terms: TermSet) -> bool:
    if run[0] not in terms.singles:
        return False
    pairs = [pair in terms.pairs for pair in pairwise(run)]
    bound = [at for at in range(len(run)) if any(pairs[max(0, at - 1) : at + 1])]
    last = " ".join(run[-2:])
    kind = len(run) >= LONG_NOUN and not pairs[-1] and last in base_vocabulary().pairs
    return kind or len(run) - 1 - (bound[-1] if bound else 0) >= FEWEST_LOST


def _compared(topics: Iterable[Topic], terms: TermSet) -> Iterator[Topic]:
    """Yield the topics that are no names and of which no other way of saying it is held."""
    for topic in topics:
        if not topic.name and not any(terms.holds(form) for form in topic.forms):
            yield topic


def _content(said: Iterable[str]) -> list[str]:
    """Return the words without those that say nothing, or that every document of a province holds."""
    asking = question_words(Language.VIETNAMESE, accented=True)
    return [word for word in said if not asking.is_function_word(word) and not asking.is_idle((fold(word),))]


def _holds_a_pair(topic: Topic, terms: TermSet) -> bool:
    return any(pair in terms.pairs for form in topic.forms for pair in pairwise(words(form)))
