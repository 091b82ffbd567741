"""A passage on the opposite case: "hồ sơ hợp lệ thì …" where what happens to one that is not valid is asked."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.text.fold import fold
from retrieval.answer import Language
from retrieval.query import Query

_CASE = r"hop le|day du|du dieu kien|dap ung|chap thuan|dong y|dam bao|bao dam|dat yeu cau"
_DENIED = re.compile(rf"\b(?:khong|chua)\s+(?:duoc\s+|bi\s+)?(?P<case>{_CASE})\b")
_SAID = re.compile(rf"\b(?P<case>{_CASE})\b")
_NOT_FOR = re.compile(r"\bkhong (?:duoc|phai|thuoc|ap dung|bao gom|can|huong|tinh)\b(?!\s*(?:khong)?\s*\?)")
_OR_NOT = re.compile(rf"\b(?:{_CASE})\s+(?:khong|chua)\b|\bco\s+(?:duoc\s+)?(?:{_CASE})\b.*\bkhong\b")
"""Turns that ask whether something is so, which deny nothing."""


def denies_otherwise(query: Query, passage: str) -> bool:
    """Tell whether a question is about what is not so and a passage only about what is."""
    cases = _denied_in(query.text) if query.spoken is Language.VIETNAMESE else frozenset()
    if not cases:
        return False
    folded = fold(passage)
    said = {match["case"] for match in _SAID.finditer(folded)}
    return bool(cases & said) and _DENIED.search(folded) is None


def denies(text: str) -> bool:
    """Tell whether a text is about whom or what something is not for: "không được đăng ký"."""
    return _NOT_FOR.search(fold(text)) is not None


@lru_cache(maxsize=64)
def _denied_in(question: str) -> frozenset[str]:
    folded = fold(question)
    if _OR_NOT.search(folded) is not None:
        return frozenset()
    return frozenset(match["case"] for match in _DENIED.finditer(folded))
