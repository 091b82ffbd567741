"""From text to index terms: what makes a question and a paragraph meet.

Measured on Vietnamese articles of law: folded syllables with pairs of
neighbouring syllables beat word segmentation, and do not suffer when a
question is typed without diacritics. No stop words, no stemming: "theo" and
"về" are cues, and syllables do not bend.

Numbers, dates and symbols meet across their spellings: 1.105 and 1105, 05 and
5, 31/8/2021 and "ngày 31 tháng 8 năm 2021"; 481/KH-UBND is a term of its own
beside its parts. Final y and i are one letter after a consonant (kỹ, kĩ).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from corpus.text.fold import fold

ANALYSIS_VERSION = 1
"""Part of a snapshot's manifest: raise it when the same text would give other terms."""

JOINT = "_"
"""Stands between the syllables of a pair; no syllable holds it."""

_WORD = re.compile(r"[^\W_]+(?:[.,/&-][^\W_]+)*")
"""A syllable, a number, or a compound such as a symbol, on folded text."""
_PART = re.compile(r"\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+")
"""A part of a compound: a number with its dots and commas, or letters and digits."""
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_DOTTED_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_SPELT_DATE = re.compile(r"(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+(\d{4})(?!\d)")
_FINAL_Y = re.compile(r"(?:[bcdghklmnpqrstvx]{1,3}|qu)y")

_REMEMBERED = 1 << 15
"""Words whose parts are remembered: few words make up most of a text."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one text.

    Attributes:
        folded: syllables and numbers, pairs of neighbours, whole symbols and dates; repeated as they occur.
        accented: syllables as written, in lower case, where they bear a mark.
    """

    folded: tuple[str, ...]
    accented: tuple[str, ...]


def analyse(text: str) -> Terms:
    """Return the terms of a cleaned text, in reading order within each group."""
    folded = fold(text)
    singles: list[str] = []
    wholes: list[str] = []
    accented: list[str] = []
    for match in _WORD.finditer(folded):
        parts = _parts(match.group())
        singles += parts
        if _is_whole(parts):
            wholes.append("/".join(parts))
        accented += _marked(text[match.start() : match.end()])
    wholes += ("/".join(map(_number, match.groups())) for match in _SPELT_DATE.finditer(folded))
    pairs = (a + JOINT + b for a, b in pairwise(singles))
    return Terms((*singles, *pairs, *wholes), tuple(accented))


def narrowest(term: str) -> tuple[str, ...]:
    """Return the terms that hold a word or phrase most narrowly: its symbol, else its pairs, else its syllable."""
    singles = [part for match in _WORD.finditer(fold(term)) for part in _parts(match.group())]
    if _is_whole(singles):
        return ("/".join(singles),)
    return tuple(a + JOINT + b for a, b in pairwise(singles)) or tuple(singles)


@lru_cache(maxsize=_REMEMBERED)
def _parts(word: str) -> tuple[str, ...]:
    """Return the parts of a folded word in their canonical spelling."""
    if _DOTTED_DATE.fullmatch(word):
        return tuple(_number(part) for part in word.split("."))
    return tuple(_canonical(word))


def _canonical(word: str) -> Iterator[str]:
    for match in _PART.finditer(word):
        part = match.group()
        if part[0].isdigit():
            yield _number(part)
        elif _FINAL_Y.fullmatch(part):
            yield part[:-1] + "i"
        else:
            yield part


def _number(digits: str) -> str:
    """Return a number without the dots of thousands and without leading zeros."""
    plain = digits.replace(".", "") if _THOUSANDS.fullmatch(digits) else digits
    return (plain.lstrip("0") or "0") if plain.isdigit() else plain


def _is_whole(parts: Sequence[str]) -> bool:
    """Tell whether a compound is worth a term of its own: a symbol or a date, which no pair holds whole."""
    return len(parts) > 2 and any(part[0].isdigit() for part in parts)


@lru_cache(maxsize=_REMEMBERED)
def _marked(word: str) -> tuple[str, ...]:
    """Return the syllables of a word that differ from their folded form by more than capitals."""
    folded = fold(word)
    if word.lower() == folded:
        return ()
    syllables = ((word[m.start() : m.end()].lower(), m.group()) for m in _PART.finditer(folded))
    return tuple(written for written, plain in syllables if written != plain)
