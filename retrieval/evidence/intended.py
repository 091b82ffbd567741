"""What shall be and what came about: an aim of a plan answers no question for a result.

Plans, programmes and budgets say what is intended, and reports end with what the
next year shall bring. Their numbers look like results, and stand in the same words.
"""

from __future__ import annotations

import re

from corpus.model import Document, Paragraph
from corpus.text.fold import fold

_INTENDING = frozenset({"Kế hoạch", "Chương trình", "Đề án", "Phương án", "Dự án", "Chỉ thị", "Tờ trình", "Nghị quyết"})
"""Types of documents that say what shall be, not what was."""
_AIM = re.compile(
    r"\b(?:muc tieu|chi tieu|nhiem vu|giai phap|phuong huong|noi dung hop tac|to chuc thuc hien|du toan|phan bo)\b"
)
"""Headings in such documents under which nothing has come about yet."""
_AHEAD = re.compile(r"\bphuong huong\b")
_AIMED = re.compile(
    r"(?:^|[.;]\s)\W*muc tieu\b|\b(?:phan dau|du kien|(?:thuc hien|nham|dat|de ra|xac dinh) (?:cac )?(?:muc tieu|muc dich|chi tieu))\b"
)
_HEADED = re.compile(r"\b(?:muc tieu|chi tieu)\b")
_SAID_DONE = re.compile(r"\bda (?!qua\b)")
""""Đã", but not of workers who have been trained, of whom an aim speaks, too."""
_ASKS_AIM = re.compile(
    r"\b(?:muc tieu|chi tieu|phan dau|du kien|ke hoach|nhiem vu|du toan|dinh huong|de ra|dat ra|se|phai|can|target|plan(?:ned|s)?|aims?|goal)\b"
)
_DECIDED = (
    r"(?:duoc |bi )?(?:phe duyet|duyet|giao|bo tri|phan bo|quy dinh|ban hanh|thong qua|ky|sua|bo sung|dieu chinh|neu|de ra"
    r"|dat ra|cam ket|cho phep)\b"
)
"""What is done with a plan itself, which it says of itself."""
_DONE = re.compile(r"(?<!\w)đã\s+")
_IS_DECIDED = re.compile(_DECIDED)
_DONE_UNMARKED = re.compile(
    rf"\bda (?!{_DECIDED}|(?:nang|lat|dang|so|phan|khoa|nganh|dien|cap|muc tieu|chieu|bac|nguoi)\b)"
)
"""The same typed without diacritics, where "da" begins other words, too."""
_RESULTS = re.compile(
    r"\bthuc (?:te|thu|chi)\b|\bhien co\b|\b(?!duoc\b)[a-z]+ duoc (?:bao nhieu|may)\b|\b(?:don|dat|thu|lam|mo|giai ngan|xay) duoc\b"
    r"|\bactual(?:ly)?\b|\bdid (?:the|it|they)\b|\b(?:has|have|had) (?:been|the)\b|\bso far\b"
    r"|\b(?:was|were) (?:\w+ ){0,2}(?:held|received|reached|achieved|spent|organi[sz]ed|produced|published|trained|built|constructed|completed|established|supported|awarded|disbursed)\b"
)


def asks_for_results(text: str, *, accented: bool) -> bool:
    """Tell whether a question asks what came about, not what was planned or decided.

    Args:
        text: the question.
        accented: whether it is typed with diacritics.
    """
    folded, lowered = fold(text), text.lower()
    if accented and len(lowered) == len(folded):
        done = any(_IS_DECIDED.match(folded, match.end()) is None for match in _DONE.finditer(lowered))
    else:
        done = _DONE_UNMARKED.search(folded) is not None
    return done or _RESULTS.search(folded) is not None


def asks_for_an_aim(folded: str) -> bool:
    """Tell whether a folded question itself speaks of an aim, a plan or a duty."""
    return _ASKS_AIM.search(folded) is not None


def is_an_aim(paragraph: Paragraph, passage: str) -> bool:
    """Tell whether a passage gives a number that is aimed at, by its own words or the heading above it."""
    told = fold(passage)
    if _SAID_DONE.search(told) is not None:
        return False
    above = fold(paragraph.headings[-1]) if paragraph.headings else ""
    return _AIMED.search(told) is not None or _HEADED.search(above) is not None


def is_intended(paragraph: Paragraph, passage: str, document: Document) -> bool:
    """Tell whether a passage says what shall be: an aim or a task of a plan, or the section on next year of a report."""
    headings = fold(" . ".join(paragraph.headings))
    planned = document.header.type in _INTENDING
    ahead = _AHEAD.search(headings) is not None or ("nhiem vu" in headings and not planned)
    told = fold(passage)
    aimed, done = _AIMED.search(told), _SAID_DONE.search(told)
    if done is not None:
        return aimed is not None and aimed.start() < done.start()
    return aimed is not None or ahead or (planned and _AIM.search(headings) is not None)
