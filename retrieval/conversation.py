"""Follow-up questions: what "đề án đó" or "it" means, from what was asked before.

A follow-up keeps its own words; the thing it points to is put in their place,
so that the resolved question can be shown and asked by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from corpus.model import RegisterEntry
from corpus.query_symbols import find_query_symbols
from corpus.text.fold import fold
from retrieval.answer import Answer, Language
from retrieval.cues import Turn, load_cues
from retrieval.naming import short_name
from retrieval.query import Query

_LEAD_IN = re.compile(
    r"^\s*(?:thế còn|vậy còn|còn|thế|vậy|rồi|the con|vay con|con|the|vay|roi|and|but|so|then)\s*[:,]?\s+", re.I
)
SHORT_FOLLOW_UP = 7
"""Words of a follow-up that only changes or narrows the question before."""
_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/.-])")
_POINTER = re.compile(
    r"(?P<type>văn bản|kế hoạch|quyết định|báo cáo|công văn|nghị quyết|quy chế|quy định|chỉ thị|thông báo|tờ trình"
    r"|hướng dẫn|chương trình|đề án|phương án|dự án|thỏa thuận"
    r"|van ban|ke hoach|quyet dinh|bao cao|cong van|nghi quyet|quy che|quy dinh|chi thi|thong bao|to trinh"
    r"|huong dan|chuong trinh|de an|phuong an|du an|thoa thuan)\s+(?:đó|ấy|này|kia|trên|do|ay|nay|kia|tren)\b"
    r"|\b(?:nó|no)\b"
    r"|\b(?:(?:this|that|the same)\s+(?:document|plan|decision|report|letter|regulation|scheme|project|one)|its|it|that|this)\b",
    re.I,
)


def resolve(question: str, query: Query, previous: str, ask: Callable[[str], Answer]) -> str | None:
    """Return the question with its pointer replaced, or None where it stands by itself.

    Args:
        question: the follow-up as typed.
        query: the follow-up, understood by itself.
        previous: the question before it.
        ask: answers a question; what the previous one was about is found by asking it.
    """
    if query.targets or not load_cues().has(Turn.ANAPHORA, fold(question)):
        return None
    bare = _LEAD_IN.sub("", question, count=1)
    changed = _other_year(query, previous)
    if changed is not None:
        return changed
    pointed = _POINTER.search(bare) is not None
    if not pointed and len(bare.split()) <= SHORT_FOLLOW_UP:
        return f"{previous.rstrip(' ?.')} {bare}"
    subject = _subject(ask(previous), previous, query.language)
    if subject is None:
        return None
    replaced, count = _POINTER.subn(lambda match: _in_place(match, subject), bare, count=1)
    if count:
        return replaced
    return f"{bare.rstrip(' ?.')} {subject}?"


def _other_year(query: Query, previous: str) -> str | None:
    """Return the question before with its year changed: "còn năm 2024 thì sao?"."""
    if len(query.years) != 1 or len(query.text.split()) > SHORT_FOLLOW_UP:
        return None
    changed, count = _YEAR.subn(str(query.years[0]), previous)
    return changed if count == 1 else None


def _in_place(match: re.Match[str], subject: str) -> str:
    return f"{subject}'s" if match.group().casefold() == "its" else subject


def _subject(answer: Answer, previous: str, language: Language) -> str | None:
    """Return the name of what the previous question was about: as it named it, else as it was answered."""
    named = find_query_symbols(previous)
    if named:
        return previous[named[0].start : named[0].end]
    entry = _first_numbered(answer)
    return short_name(entry, language) if entry is not None else None


def _first_numbered(answer: Answer) -> RegisterEntry | None:
    return next((entry for entry in answer.documents if entry.symbol is not None and entry.symbol.number), None)
