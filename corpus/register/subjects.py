"""Whether two subjects (trích yếu) may belong to one document."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from corpus.text.fold import fold

MAX_SUBJECT = 500
"""Characters of a subject that are compared."""
SAME = 90.0
"""Similarity from 0 to 100 from which two subjects are taken for one."""
UNRELATED = 50.0
"""Similarity under which two subjects speak against one document."""

_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORDS = re.compile(r"\w+")
_OPENING = re.compile(r"^(?:ve viec|v/v|ve|viec|ban hanh|phe duyet|thuc hien|trien khai)\s+")


def subjects_equal(one: str | None, other: str | None) -> bool:
    """Tell whether both are given and say the same, numbers included."""
    if not one or not other or _numbers(one) != _numbers(other):
        return False
    return fuzz.token_sort_ratio(_plain(one), _plain(other)) >= SAME


def subjects_contradict(one: str | None, other: str | None) -> bool:
    """Tell whether both are given and cannot be one: other years in them, or hardly a word in common."""
    if not one or not other:
        return False
    if _years(one) and _years(other) and not _years(one) & _years(other):
        return True
    return fuzz.token_set_ratio(_plain(one), _plain(other)) < UNRELATED


@lru_cache(maxsize=16384)
def _plain(subject: str) -> str:
    folded = fold(subject[:MAX_SUBJECT]).strip()
    return " ".join(_WORDS.findall(_OPENING.sub("", folded)))


@lru_cache(maxsize=16384)
def _numbers(subject: str) -> frozenset[str]:
    return frozenset(_NUMBER.findall(subject[:MAX_SUBJECT]))


@lru_cache(maxsize=16384)
def _years(subject: str) -> frozenset[str]:
    return frozenset(_YEAR.findall(subject[:MAX_SUBJECT]))
