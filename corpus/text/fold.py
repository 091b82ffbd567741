"""Folding: one searchable spelling for the many ways a Vietnamese word is typed.

Length-preserving on cleaned (NFC) text, so that an offset in the folded copy
is an offset in the original.
"""

from __future__ import annotations

import unicodedata

_OTHER = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’‚", "'"),
    **dict.fromkeys("⁄∕", "/"),
    "đ": "d",
    "ð": "d",
}


class _Folded(dict[int, str]):
    """Code point to folded character, worked out when first met: Unicode has more than a table should hold."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def fold(text: str) -> str:
    """Return the text in lower case without diacritics, with plain dashes and quotes, of the same length."""
    return text.lower() if text.isascii() else text.translate(_TABLE)


def _fold_character(character: str) -> str:
    lowered = character.lower()
    lowered = lowered if len(lowered) == 1 else character
    plain = _OTHER.get(lowered)
    if plain is not None:
        return plain
    base = unicodedata.normalize("NFD", lowered)[0]
    return _OTHER.get(base, base)


_TABLE = _Folded()
