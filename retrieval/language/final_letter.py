"""Final i and y, which are both written: "quản lý" and "quản lí", "ký" and "kí". A question follows the library."""

from __future__ import annotations

import re
import unicodedata

from corpus.text.fold import fold
from retrieval.language.known_terms import Counts, beside, known

_FINAL = re.compile(r"(?!qu)[bcdghklmnpqrstvx]{1,3}[iy]")
_OTHER = str.maketrans("iyIY", "yiYI")
_USUAL = 3
"""Occurrences of the other spelling from which it is taken for a word that the library never writes as it stands."""


def may_end_otherwise(word: str) -> bool:
    """Tell whether a syllable is of those that are written with i and with y."""
    return _FINAL.fullmatch(fold(word)) is not None


def usual_final(word: str, around: tuple[str, str], counts: Counts) -> str | None:
    """Return a syllable with the final letter that the library writes it with here, or None where that is its own."""
    letters = fold(word)
    if not _FINAL.fullmatch(letters):
        return None
    other = letters.translate(_OTHER)
    if beside(letters, around, counts):
        return None
    if beside(other, around, counts) or (not known(letters, counts) and counts(other) >= _USUAL):
        base = unicodedata.normalize("NFD", word)
        return unicodedata.normalize("NFC", base[:1] + base[1:].translate(_OTHER))
    return None
