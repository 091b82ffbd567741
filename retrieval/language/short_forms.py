"""Abbreviations that are typed in parts: "cb cc vc", "gd đt", "hd nd"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from corpus.abbreviations import by_short
from corpus.text.fold import fold
from corpus.text.syllables import is_bare_syllable

_PARTS = re.compile(r"(?<![\w/.&-])[^\W\d_]{2,5}(?: [^\W\d_]{2,5})+(?![\w/&-])")
_LETTERS = re.compile(r"[a-z]")
SHORTEST = 4
"""Letters of an abbreviation that is put together; shorter ones could be two by themselves."""
_MOST_PARTS = 4


def put_together(text: str) -> str:
    """Return a question in which the parts of a known abbreviation, none of them a syllable, are one word as it is written."""
    return _PARTS.sub(lambda match: " ".join(_joined(match.group().split())), text)


def _joined(words: list[str]) -> list[str]:
    found: list[str] = []
    at = 0
    while at < len(words):
        size = next((size for size in range(_MOST_PARTS, 1, -1) if _whole(words[at : at + size], size)), 1)
        whole = _whole(words[at : at + size], size)
        found.append(whole or words[at])
        at += size
    return found


def _whole(parts: list[str], size: int) -> str | None:
    letters = [fold(part) for part in parts]
    if size < 2 or len(letters) < size or any(is_bare_syllable(part) for part in letters):
        return None
    return _compact().get("".join(letters))


@cache
def _compact() -> Mapping[str, str]:
    """Return the abbreviations by their letters alone; of two with the same letters the first of the table."""
    table: dict[str, str] = {}
    for short in by_short():
        letters = "".join(_LETTERS.findall(fold(short)))
        if len(letters) >= SHORTEST:
            table.setdefault(letters, short)
    return table
