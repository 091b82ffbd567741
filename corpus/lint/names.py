"""Proper names as a text writes them: runs of syllables that begin with a capital."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Paragraph, ParagraphKind
from corpus.text.fold import fold

MAX_SYLLABLES = 5

_RUN = re.compile(r"[^\W\d_][^\W\d_]*(?:[ ][^\W\d_]+)*")
_IGNORED = (ParagraphKind.NOISE, ParagraphKind.SIGNATURE, ParagraphKind.RECIPIENTS)
_UNIT_WORDS = frozenset(
    [
        "tỉnh",
        "huyện",
        "quận",
        "xã",
        "phường",
        "thị",
        "thành",
        "phố",
        "thôn",
        "bản",
        "làng",
        "tổ",
        "khu",
        "đảo",
        "sông",
        "núi",
        "hồ",
        "đường",
        "phố",
        "trường",
        "báo",
        "đài",
        "sở",
        "bộ",
        "ban",
        "chùa",
        "đền",
        "đình",
        "cầu",
        "chợ",
        "ông",
        "bà",
        "anh",
        "chị",
        "đồng",
        "chí",
        "các",
        "những",
        "tại",
        "ở",
        "và",
        "với",
        "của",
        "do",
        "theo",
        "trong",
        "ngoài",
        "từ",
        "đến",
        "khi",
        "năm",
    ]
)
_FAMILY_NAMES = frozenset(
    [
        "nguyen",
        "tran",
        "le",
        "pham",
        "hoang",
        "huynh",
        "phan",
        "vu",
        "vo",
        "dang",
        "bui",
        "do",
        "ho",
        "ngo",
        "duong",
        "ly",
        "dinh",
        "doan",
        "trinh",
        "dao",
        "truong",
        "mai",
        "lam",
        "luong",
        "ha",
        "cao",
        "to",
        "thai",
        "ta",
        "chu",
        "quach",
        "kieu",
        "luu",
        "la",
        "giap",
        "than",
        "nong",
        "lo",
        "vi",
        "vuong",
        "tong",
    ]
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name at one place.

    Attributes:
        text: as written.
        paragraph: where it stands.
    """

    text: str
    paragraph: Paragraph


def find_names(paragraph: Paragraph) -> Iterator[Name]:
    """Yield names of two to MAX_SYLLABLES syllables, and foreign words written as one.

    A unit word before the name is left off, and names of people are left out:
    two people may differ by one letter.
    """
    if paragraph.kind in _IGNORED:
        return
    for run in _RUN.finditer(paragraph.text):
        for words in _capitalised(run.group().split(" ")):
            while words and words[0].lower() in _UNIT_WORDS:
                words = words[1:]
            if _is_name(words):
                yield Name(" ".join(words), paragraph)


def is_person(name: str) -> bool:
    """Tell whether a name may be a person's: it begins with a family name."""
    return fold(name.split(" ", 1)[0]) in _FAMILY_NAMES


def _capitalised(words: list[str]) -> Iterator[list[str]]:
    """Yield the runs of words that begin with a capital and go on in small letters."""
    current: list[str] = []
    for word in words:
        if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
            current.append(word)
            continue
        yield current
        current = []
    yield current


def _is_name(words: list[str]) -> bool:
    if len(words) == 1:
        return len(words[0]) >= 8  # no Vietnamese syllable is that long
    return 2 <= len(words) <= MAX_SYLLABLES
