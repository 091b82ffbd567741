"""A title or heading on a sibling of what is asked for: "Khai báo tạm vắng" where "khai báo tạm trú" is.

Procedures, articles and plans go by long names that differ in a word. Where a
title shares a run of words with the question and then says another word, and
the word of the question is bound to nothing there, it is about something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.text.fold import fold
from retrieval.answer import Language
from retrieval.evidence.terms import TermSet, words
from retrieval.query import Query
from retrieval.question.question_words import question_words

SHARED = 3
"""Words in a row that a title and a question must share for the next one to tell them apart."""
_HEADS = frozenset(
    {"tinh", "huyen", "quan", "thi", "thanh", "xa", "phuong", "thon", "nam", "giai", "so", "theo", "nhiem"}
)
"""Words after a subject that say whose it is or of when."""
_NEXT = re.compile(r"\s([a-z]+)")


def is_on_a_sibling(query: Query, around: str, terms: TermSet) -> bool:
    """Tell whether the titles above a passage are of something that differs from what is asked for in one word.

    Args:
        around: titles and headings above it.
        terms: the words of the question that they and the passage hold.
    """
    if query.spoken is not Language.VIETNAMESE:
        return False
    titles = f" {' '.join(fold(around).split())} "
    runs = (words(form) for topic in query.topics if not topic.name for form in topic.forms[:1])
    asked = frozenset(word for topic in query.topics for form in topic.forms for word in words(form))
    return any(_says_another(titles, before, asked) for run in runs for before in _before_unbound(run, terms))


def _before_unbound(run: Sequence[str], terms: TermSet) -> Iterator[str]:
    """Yield the words before each one that stands beside none of its neighbours."""
    small = question_words(Language.VIETNAMESE, accented=False).small
    for at in range(SHARED, len(run)):
        word, beside = run[at], {(run[at - 1], run[at]), (run[at], run[at + 1] if at + 1 < len(run) else "")}
        if word not in small and not beside & terms.pairs:
            yield f" {' '.join(run[at - SHARED : at])}"


def _says_another(titles: str, before: str, asked: frozenset[str]) -> bool:
    """Tell whether titles go on after these words with one that the question does not know."""
    small = question_words(Language.VIETNAMESE, accented=False).small
    start = titles.find(before)
    while start >= 0:
        after = _NEXT.match(titles, start + len(before))
        if after is not None and after[1] not in small and after[1] not in _HEADS and after[1] not in asked:
            return True
        start = titles.find(before, start + 1)
    return False
