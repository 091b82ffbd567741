"""Which of several good passages of one document comes first: clauses of it say much the same of different things."""

from __future__ import annotations

import re

from corpus.text.fold import fold
from retrieval.evidence.evidence import Evidence
from retrieval.evidence.expected import find_values
from retrieval.library import View
from retrieval.notes import changed_by
from retrieval.query import Expected, Query
from retrieval.question.frame import shared_after_value, words_after_asking

_MORE = re.compile(r"\bthem\b")
_ADDED_BEFORE = re.compile(r"\bthem (?:\S+ ){0,2}$")
"""What stands before a value that is added to another one: "thêm 01 tháng"."""
SIBLING = 0.8
"""Share of the best confidence that a passage of the same document must reach to come before it."""
LONG_FRAME = 4
MORE_OF_FRAME = 2
"""Words after "bao nhiêu" that tell one value from another, and by how many more of them one of two passages must go on."""


def answering_first(good: list[Evidence], query: Query) -> list[Evidence]:
    """Put the passage first that lacks no word of the question and whose value goes on as the question does.

    Args:
        good: passages that may answer, the best first.
    """
    return _framed_alike(_basic_first(_with_all_words(good), query), query)


def changed_last(shown: list[Evidence], view: View) -> list[Evidence]:
    """Put what a document says behind what another one shown says, which amends or replaces it: the old rule is no answer."""
    documents = {item.paragraph.document_id for item in shown}

    def is_changed(item: Evidence) -> bool:
        entry = view.entry_of(item.paragraph.document_id)
        return entry is not None and not documents.isdisjoint(set(changed_by(entry)) - {item.paragraph.document_id})

    return sorted(shown, key=is_changed)


def _with_all_words(good: list[Evidence]) -> list[Evidence]:
    """Put the passage of the same document first that lacks no word of the question, where the best one lacks some.

    Clauses of one document say much the same of different things, and the word that the best one lacks decides.
    """
    best = good[0]
    if not _lacks(best):
        return good
    siblings = (item for item in good[1:] if item.paragraph.document_id == best.paragraph.document_id)
    whole = (item for item in siblings if not _lacks(item) and item.features.expected >= best.features.expected)
    first = next((item for item in whole if item.confidence >= SIBLING * best.confidence), None)
    return good if first is None else [first, *(item for item in good if item is not first)]


def _basic_first(good: list[Evidence], query: Query) -> list[Evidence]:
    """Put the passage of the same document first that tells the whole, where the best one tells what is added to it.

    "Được hỗ trợ thêm 01 tháng" is no answer to how many months are paid, but to how many more.
    """
    best = good[0]
    if query.expected in (Expected.ANY, Expected.BODY) or not _is_added(best, query) or _MORE.search(fold(query.text)):
        return good
    alike = [item for item in good[1:] if item.paragraph.document_id == best.paragraph.document_id]
    near = (item for item in alike if item.confidence >= SIBLING * best.confidence and not _is_added(item, query))
    first = next(near, None)
    return good if first is None else [first, *(item for item in good if item is not first)]


def _is_added(item: Evidence, query: Query) -> bool:
    """Tell whether every value of a passage is added to another one."""
    values, told = find_values(item.quote, query.expected, query.units), fold(item.quote)
    return bool(values) and all(_ADDED_BEFORE.search(told, 0, value.start) for value in values)


def _lacks(item: Evidence) -> bool:
    """Tell whether words of the question stand neither in a passage nor around it; of an English one, whole subjects."""
    return bool(item.unheld or item.missing)


def _framed_alike(good: list[Evidence], query: Query) -> list[Evidence]:
    """Put the passage of the same document first whose value goes on as the question does.

    "Bao nhiêu phần trăm vốn điều lệ của Quỹ" is told by "11% vốn điều lệ của Quỹ", not by "40% vốn điều lệ và quỹ dự trữ".
    """
    frame = words_after_asking(fold(query.text))
    if len(frame) < LONG_FRAME:
        return good
    best = good[0]
    alike = [item for item in good if item.paragraph.document_id == best.paragraph.document_id]
    near = [item for item in alike if item.confidence >= SIBLING * best.confidence]
    shared = {item.paragraph.id: shared_after_value(frame, item.quote, query) for item in near}
    first = max(near, key=lambda item: shared[item.paragraph.id])
    if shared[first.paragraph.id] < shared[best.paragraph.id] + MORE_OF_FRAME:
        return good
    return [first, *(item for item in good if item is not first)]
