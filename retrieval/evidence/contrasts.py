"""Qualifiers of which a figure has one or the other: what is said of towns is not said of the country.

Statistics go by such pairs, and two lines of a report differ in nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_PAIRS = (
    (r"(?:thanh|do) thi", r"nong thon"),
    (r"(?:ho|nguoi|dan) ngheo", r"can ngheo"),
    (r"xuat khau", r"nhap khau"),
    (r"trong nuoc", r"(?:nuoc ngoai|quoc te)"),
    (r"(?<!ngoai )cong lap", r"(?:ngoai cong lap|tu thuc|dan lap)"),
    (r"trong tinh", r"ngoai tinh"),
    (r"thuong tru", r"tam tru"),
    (r"toi thieu", r"toi da"),
    (r"(?:6|sau) thang dau nam", r"(?:6|sau) thang cuoi nam"),
    (r"bat buoc", r"tu nguyen"),
)
"""Folded; each stands for all that contradicts it."""
_CONTRASTS = tuple(
    (re.compile(rf"\b{one}\b"), re.compile(rf"\b{other}\b"))
    for first, second in _PAIRS
    for one, other in ((first, second), (second, first))
)


def tells_the_contrary(asked: str, told: str) -> bool:
    """Tell whether a folded question names one of two contraries and a folded passage only the other one."""
    return any(other.search(told) is not None and one.search(told) is None for one, other in _named(asked))


def stands_under_the_contrary(asked: str, told: str, headings: Iterable[str]) -> bool:
    """Tell whether a passage names neither of two contraries and stands under a heading for the other one.

    Args:
        headings: folded, the nearest first; the first that names one of the two decides.
    """
    for one, other in _named(asked):
        texts = (told, *headings)
        named = next((text for text in texts if one.search(text) or other.search(text)), "")
        if named and one.search(named) is None:
            return True
    return False


def find_contrary(named: str, text: str) -> tuple[int, int] | None:
    """Return where a folded text names the contrary of what a short folded one names: "nông thôn" beside "ở đô thị"."""
    for one, other in _CONTRASTS:
        found = other.search(text) if one.search(named) and not one.search(text) else None
        if found is not None:
            return found.span()
    return None


def _named(asked: str) -> Iterator[tuple[re.Pattern[str], re.Pattern[str]]]:
    """Yield the contraries of which a question names the first and not the second."""
    return ((one, other) for one, other in _CONTRASTS if one.search(asked) and not other.search(asked))
