"""Tone placement: "hoà" and "hòa", "thuỷ" and "thủy", "khoẻ" and "khỏe" are one word each.

Two ways of placing the tone mark live side by side, even in one document
(NĐ 30/2020/NĐ-CP prints HÒA and HOÀ). They differ only where oa, oe or uy ends
a syllable; after q the u belongs to the consonant ("quý").
"""

from __future__ import annotations

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_NEW = re.compile(rf"(?<![qQ])([oOuU])([aAeEyY])([{_TONES}])(?![\w{_TONES}])", re.IGNORECASE)
_PAIRS = frozenset({"oa", "oe", "uy"})


def tone_placed(text: str) -> str:
    """Return the text (NFC) with the tone of open oa, oe and uy on the first vowel: "hoà" → "hòa".

    The length is kept: each letter stays one character.
    """
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text)
    moved = _NEW.sub(_move, decomposed)
    return unicodedata.normalize("NFC", moved) if moved != decomposed else unicodedata.normalize("NFC", text)


def spelling(text: str) -> str:
    """Return one form of a word for comparison: lower case, tone placed, single spaces."""
    return " ".join(tone_placed(text).lower().split())


def _move(match: re.Match[str]) -> str:
    first, second, tone = match.groups()
    if (first + second).lower() not in _PAIRS:
        return match.group()
    return first + tone + second
