"""Passages that tell nothing: they say the question again, or lead to a table or a list that holds what is asked for."""

from __future__ import annotations

import re

from corpus.text.fold import fold
from retrieval.answer import Language
from retrieval.evidence.confidence import HALF
from retrieval.evidence.evidence import Evidence
from retrieval.evidence.expected import find_values
from retrieval.evidence.terms import words
from retrieval.evidence.written import written_words
from retrieval.query import Expected, Query

NOTHING_NEW = 2
"""Words of a passage beside those of the question that make it no answer: a title, a heading."""
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_NUMBERS = (Expected.MONEY, Expected.AMOUNT, Expected.QUANTITY, Expected.PERCENT)


def tells_nothing(item: Evidence, query: Query) -> bool:
    """Tell whether a passage says nothing but the question again, or only leads to what follows."""
    return _repeats(item, query) or _leads(item, query)


def _leads(item: Evidence, query: Query) -> bool:
    """Tell whether a number is asked for and a passage announces it: "Số ca mắc 6 tháng đầu năm 2024 như sau:"."""
    announces = item.quote.rstrip(" *_").endswith(":")
    return announces and query.expected in _NUMBERS and item.features.expected <= HALF


def _repeats(item: Evidence, query: Query) -> bool:
    """Tell whether a passage says nothing but the question again.

    All that it counts may be a number of the question: "Đội 814 có mấy cấp?", "Đội 814 cấp nào …".
    """
    if query.spoken is Language.VIETNAMESE and query.expected in (Expected.ANY, Expected.BODY):
        said, asked = written_words(item.quote), frozenset(words(fold(query.text)))
        return sum(fold(word) not in asked for word in said) <= NOTHING_NEW
    if query.expected is not Expected.QUANTITY or not query.units:
        return False
    counted = [item.quote[value.start : value.end] for value in find_values(item.quote, query.expected, query.units)]
    numbers = set(_DIGITS.findall(query.text))
    return bool(counted) and all(numbers.intersection(_DIGITS.findall(told)) for told in counted)
