"""Conditions that evidence must meet beside speaking of the right thing, and what else a reader knows of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile

from corpus.model import Paragraph, ParagraphKind
from corpus.text.fold import fold
from retrieval.answer import Language
from retrieval.evidence.asked import AskedText
from retrieval.evidence.terms import Rarity, TermSet, words
from retrieval.evidence.written import written_words
from retrieval.library import View
from retrieval.query import Query, Topic
from retrieval.question.question_words import question_words

RAREST = 3
"""Pairs of syllables that are taken for the subject of a question."""
NEAREST_NOTE = 40
"""Paragraphs between a note and what it belongs to, at most."""
_AMOUNT = re.compile(r"\d{2,}(?:[.,]\d+)*")
_MEASURES = frozenset({"tong", "so", "muc", "ty", "le", "luong", "cac", "nhung"})
"""Words before the thing that is measured."""
_NO_MEASURES = (("muc", "tieu"), ("muc", "dich"), ("muc", "luc"))
"""Words that begin like "mức"."""


def noted_text(view: View, paragraph: Paragraph) -> str:
    """Return the paragraph that a footnote belongs to, or ""."""
    if paragraph.note_of is None or not 0 < paragraph.ordinal - paragraph.note_of <= NEAREST_NOTE:
        return ""
    before, _ = view.neighbours(paragraph, paragraph.ordinal - paragraph.note_of, 0)
    return next((other.text for other in before if other.ordinal == paragraph.note_of), "")


def holds_large_numbers(topics: Sequence[Topic], near: TermSet) -> bool:
    """Tell whether the amounts that the question names stand in the passage itself."""
    return all(word in near.singles for topic in topics for word in _amounts(topic.forms[0]))


@lru_cache(maxsize=4096)
def _amounts(form: str) -> tuple[str, ...]:
    return tuple(word for word in words(form) if _AMOUNT.fullmatch(word))


def holds_head(query: Query, near: TermSet, whole: TermSet) -> bool:
    """Tell whether what the question asks for first ("doanh thu …", "kinh phí …") is spoken of at all."""
    first = min((topic for topic in query.topics if not topic.name), key=lambda topic: topic.start, default=None)
    if first is None:
        return True
    return any(_begins(form, near, whole) for form in first.forms)


def _begins(form: str, near: TermSet, whole: TermSet) -> bool:
    """Tell whether the passage has the first word of a form, and it or what is around it one of the first two pairs.

    "Điện sản xuất" is not what a sentence on imports for "sản xuất" speaks of, under whatever heading.
    """
    found = _without_measure(form)
    if len(found) < 2:
        return form in whole.singles
    held = any(pair in near.pairs or pair in whole.pairs for pair in list(pairwise(found))[:2])
    return held and found[0] in near.singles


def subject_share(
    query: Query, texts: Iterable[AskedText], terms: TermSet, rarity: Rarity, is_word: Callable[[str], bool]
) -> float:
    """Return the share of the question's subject that a passage and the texts around it hold, from 0 to 1.

    A long run of words is held for the most part where its very subject is
    missing: "thuế suất thuốc lá điếu". With diacritics the words themselves are
    compared, since "thuộc", "là" and "điều" are everywhere; without, and in
    English, the rarest pairs of syllables that make a word somewhere.

    Args:
        texts: the paragraph and what is around it, looked through for the topics of the question.
        is_word: tells whether two folded syllables stand together in the library or in any administration's texts.
    """
    topics = [topic for topic in query.topics if not topic.name]
    if query.accented and query.spoken is Language.VIETNAMESE:
        asked = [_subject_words(topic.text) for topic in topics if not _is_held_otherwise(topic, terms)]
        held = known_words(tuple(texts), (word for run in asked for word in run))
        return min((_held_together(run, held) for run in asked), default=1.0)
    groups = [topics] if query.spoken is Language.ENGLISH else [[topic] for topic in topics]
    return min((_rarest_held(group, terms, rarity, is_word) for group in groups), default=1.0)


def _rarest_held(topics: Sequence[Topic], terms: TermSet, rarity: Rarity, is_word: Callable[[str], bool]) -> float:
    """Return the share of the rarest pairs of syllables of some topics that is held; 1 where they have none."""
    small = question_words(Language.VIETNAMESE, accented=False).small
    pairs: dict[tuple[str, str], bool] = {}
    for topic in topics:
        best = max(topic.forms, key=lambda form: sum(pair in terms.pairs for pair in pairwise(words(form))))
        pairs |= {pair: pair in terms.pairs for pair in pairwise(words(best)) if not small & set(pair)}
    known = [pair for pair in pairs if pairs[pair] or is_word(" ".join(pair))] or list(pairs)
    rarest = sorted(known, key=lambda pair: (-rarity(" ".join(pair)), pair))[:RAREST]
    return sum(pairs[pair] for pair in rarest) / len(rarest) if rarest else 1.0


def known_words(texts: Sequence[AskedText], asked: Iterable[str]) -> frozenset[str]:
    """Return those of the words asked for that stand in some texts, in one spelling, or in another way of writing them.

    The other ways are looked for only where a word asked for is missing without them.
    """
    wanted = frozenset(asked)
    held = frozenset().union(*(wanted & text.written for text in texts))
    return held if held == wanted else held.union(*(wanted & text.written_otherwise for text in texts))


def _is_held_otherwise(topic: Topic, terms: TermSet) -> bool:
    """Tell whether a text holds a topic in one of several ways of saying it: a limit, a day."""
    return len(topic.forms) > 1 and any(terms.holds(form) for form in topic.forms)


@lru_cache(maxsize=4096)
def _subject_words(text: str) -> tuple[str, ...]:
    """Return the written words of a topic without those that say how it is measured: "tỷ lệ", "tổng số"."""
    found = written_words(text)
    measure = sum(1 for _ in takewhile(lambda word: fold(word) in _MEASURES, found))
    return found[measure:] if measure < len(found) else found


def _held_together(asked: Sequence[str], held: frozenset[str]) -> float:
    """Return the share of the words that are held, where at least two neighbours are missing; one alone is a synonym."""
    missing = [word not in held for word in asked]
    lost = sum(
        gone and ((at > 0 and missing[at - 1]) or (at + 1 < len(missing) and missing[at + 1]))
        for at, gone in enumerate(missing)
    )
    return 1.0 - lost / len(asked) if asked else 1.0


@lru_cache(maxsize=4096)
def _without_measure(form: str) -> tuple[str, ...]:
    found = words(form)
    while len(found) > 1 and found[0] in _MEASURES and tuple(found[:2]) not in _NO_MEASURES:
        found = found[1:]
    return tuple(found)


def told_words(paragraph: Paragraph, passage: str, noted: str = "") -> str:
    """Return a passage with the words that it completes: a lead-in that ends in a colon, names of columns, a caption.

    Args:
        noted: the paragraph that a footnote belongs to.
    """
    headings = paragraph.headings
    if noted:
        return f"{noted} . {passage}"
    if paragraph.kind is ParagraphKind.TABLE_ROW:
        captions = [heading for heading in headings if "\t" not in heading][-1:]
        return " . ".join((*captions, *(heading for heading in headings if "\t" in heading), passage))
    lead = headings[-1] if headings and headings[-1].rstrip(" *_").endswith(":") else ""
    return f"{lead} {passage}" if lead else passage
