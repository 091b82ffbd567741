"""Whether two subjects (trích yếu) are the same words, or one says something else."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from rapidfuzz import fuzz

from corpus.abbreviations import expansion_of
from corpus.text.tone import spelling

MAX_SUBJECT = 600
"""Characters of a subject that are compared."""
LEAST_SHARE = 0.5
"""Share of the right subject that a shortened one must hold."""
REWORDED = 80.0
"""Similarity from 0 to 100 from which two wordings are one sentence with words exchanged, not another summary."""
UNLIKE = 55.0
"""Similarity under which two wordings speak of two things."""
_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
_ONLY_Y = re.compile(r"(?:qu|[bcdđghklmnprstvx]{1,3})[yỳýỷỹỵ]")
_I_FOR_Y = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")
_SMALL = frozenset(
    [
        "về",
        "việc",
        "v",
        "của",
        "các",
        "những",
        "cho",
        "tại",
        "ở",
        "thuộc",
        "theo",
        "để",
        "và",
        "trên",
        "địa",
        "bàn",
        "ban",
        "hành",
        "phê",
        "duyệt",
        "triển",
        "khai",
        "thực",
        "hiện",
        "giai",
        "đoạn",
    ]
)
"""Words that a summary may drop or exchange without saying something else."""


def same_subject(written: str, right: str) -> bool:
    """Tell whether a subject as written is the right one: the same words, or a shortening of them."""
    one, other = subject_words(written), subject_words(right)
    return one == other or _shorter(one, other)


def shortened(written: str, right: str) -> bool:
    """Tell whether a subject as written is the right one cut short, however much: nothing in it is said otherwise.

    "triển khai Đề án" for "Triển khai Đề án mở rộng hợp tác …" blames nobody, but is too
    little to tell by which document is meant.
    """
    one, other = subject_words(written), subject_words(right)
    return any(word not in _SMALL for word in one) and not _added(one, other)


def reworded(written: str, right: str) -> bool:
    """Tell whether one is the other with words exchanged, or speaks of something else altogether."""
    one, other = subject_words(written), subject_words(right)
    if _years(written) != _years(right) or fuzz.token_sort_ratio(" ".join(one), " ".join(other)) >= REWORDED:
        return True
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    one, other = one[start:], other[start:]
    tail = next((i for i, (a, b) in enumerate(zip(one[::-1], other[::-1], strict=False)) if a != b), 0)
    middle = (" ".join(one[: len(one) - tail]), " ".join(other[: len(other) - tail]))
    return fuzz.token_set_ratio(*middle) < UNLIKE


@lru_cache(maxsize=16384)
def subject_words(subject: str) -> tuple[str, ...]:
    """Return the words of a subject in one spelling, abbreviations written out."""
    found: list[str] = []
    for match in _WORD.finditer(subject[:MAX_SUBJECT]):
        word = match.group()
        known = expansion_of(word) if word.isupper() and len(word) > 1 else None
        whole = known is not None and not known.ambiguous and known.abbreviation == word
        found += map(_one_vowel, spelling(known.expansion).split() if known is not None and whole else [spelling(word)])
    while found and found[0] in ("về", "việc", "v"):
        found.pop(0)
    return tuple(found)


def _one_vowel(word: str) -> str:
    """Return a word with i for the y that is its only vowel: "quy" and "qui", "kỹ" and "kĩ" are one."""
    return word.translate(_I_FOR_Y) if _ONLY_Y.fullmatch(word) else word


def _shorter(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= LEAST_SHARE * len(long) and not _added(short, long)


def _added(one: tuple[str, ...], other: tuple[str, ...]) -> Counter[str]:
    """Return the words that the first has and the second has not."""
    extra = Counter(one) - Counter(other)
    return Counter({word: count for word, count in extra.items() if word not in _SMALL})


def _years(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text))
