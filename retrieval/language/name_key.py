"""Keys under which the spellings of one name meet.

A foreign name reaches Vietnamese documents by ear, so it is compared by
sound: ``x`` and ``s``, ``ai`` and ``ay``, ``un`` and ``oun`` are one. A
Vietnamese name is compared by its letters; only spellings that both stand in
official use meet (Bắc Kạn / Bắc Cạn, Quy Nhơn / Qui Nhơn).
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.text.fold import fold

_NOT_LETTER = re.compile(r"[^a-z]")
_SOUNDS = (
    (re.compile(r"kh|ck|c(?=h?r)|c(?![hei])|q"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"dj|gi(?=[aeiou])"), "j"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"nh"), "n"),
    (re.compile(r"sch|sh|x|z|c(?=[ei])"), "s"),
    (re.compile(r"ch|j"), "c"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ou?e?u|oo|ou|uo|eu"), "u"),
    (re.compile(r"a[yie]|ei|ey"), "ai"),
    (re.compile(r"ee|ie|ea|iu|y"), "i"),
    (re.compile(r"h"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=[^aeiou])e$"), ""),
)
"""Applied in this order to folded letters without spaces."""

_VOWELS = re.compile(r"[aeiou]+")
_NOT_VOWEL = re.compile(r"[^aeiou]+")
_NASALS = str.maketrans("m", "n")
_OFFICIAL = (
    (re.compile(r"(?<=[^aeiou])y\b"), "i"),
    (re.compile(r"\bq(?!u)|\bk|k\b"), "c"),
    (re.compile(r"\bqu[yi]"), "qui"),
)


@lru_cache(maxsize=16384)
def name_key(name: str) -> str:
    """Return the sound of a name: equal for Xay Sôm Bun, Xaysomboun, Xaisombun and Saysomboun.

    Lower-case ASCII letters without spaces; empty where the name has no letter.
    """
    key = _NOT_LETTER.sub("", fold(name))
    for pattern, sound in _SOUNDS:
        key = pattern.sub(sound, key)
    return key


@lru_cache(maxsize=16384)
def shuffled_key(key: str) -> str:
    """Return a key that does not change when syllables trade places or beginnings: Sôm Bun, Bôm Sum, Bun Sôm.

    Args:
        key: a :func:`name_key`.
    """
    consonants = "".join(sorted(_VOWELS.sub("", key).translate(_NASALS)))
    return f"{consonants}|{' '.join(sorted(_NOT_VOWEL.sub(' ', key).split()))}"


@lru_cache(maxsize=16384)
def consonants(key: str) -> str:
    """Return the consonants of a :func:`name_key` in order."""
    return _VOWELS.sub("", key)


@lru_cache(maxsize=16384)
def vowels(key: str) -> str:
    """Return the vowels of a :func:`name_key` in order."""
    return "".join(_VOWELS.findall(key))


@lru_cache(maxsize=16384)
@lru_cache(maxsize=16_384)
def official_key(name: str) -> str:
    """Return the letters of a Vietnamese name with i/y and c/k made one, syllables parted by a space."""
    key = " ".join(re.findall(r"[a-z]+", fold(name)))
    for pattern, letters in _OFFICIAL:
        key = pattern.sub(letters, key)
    return key
