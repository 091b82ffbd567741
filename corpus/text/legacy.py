"""Text in the encodings that Vietnamese offices used before Unicode.

TCVN3 (TCVN 5712:1993, fonts named ".Vn…") gives each letter with its tone one
byte; VNI (fonts named "VNI-…") writes the letter and behind it a sign for the
tone. Files hold the bytes as if they were Western European, so the text shows
as "QuyÕt ®Þnh" or "Quyeát ñònh". Neither is told by its bytes alone: what
makes valid syllables is right.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from corpus.text.syllables import is_syllable


class Encoding(StrEnum):
    """How the characters of a stretch of text are meant."""

    UNICODE = "Unicode"
    TCVN3 = "TCVN3"
    VNI = "VNI"


_TCVN3_LETTERS: Final = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
"""Runs of the code table, each by its first byte."""
_TCVN3: Final = {
    first + offset: letter for first, letters in _TCVN3_LETTERS.items() for offset, letter in enumerate(letters)
}

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_VNI_SIGNS: Final = {
    0xF8: _GRAVE, 0xF9: _ACUTE, 0xFB: _HOOK, 0xF5: _TILDE, 0xEF: _DOT,
    0xE2: _CIRCUMFLEX, 0xE0: _CIRCUMFLEX + _GRAVE, 0xE1: _CIRCUMFLEX + _ACUTE, 0xE5: _CIRCUMFLEX + _HOOK,
    0xE3: _CIRCUMFLEX + _TILDE, 0xE4: _CIRCUMFLEX + _DOT,
    0xEA: _BREVE, 0xE8: _BREVE + _GRAVE, 0xE9: _BREVE + _ACUTE, 0xFA: _BREVE + _HOOK, 0xFC: _BREVE + _TILDE,
    0xEB: _BREVE + _DOT,
}  # fmt: skip
"""Signs behind a letter; the same sign 32 lower stands behind a capital."""
_VNI_LETTERS: Final = {
    0xD1: "Đ", 0xF1: "đ", 0xD6: "Ư", 0xF6: "ư", 0xD4: "Ơ", 0xF4: "ơ", 0xC6: "Ỉ", 0xE6: "ỉ", 0xCC: "Ì", 0xEC: "ì",
    0xCD: "Í", 0xED: "í", 0xD2: "Ị", 0xF2: "ị", 0xD3: "Ĩ", 0xF3: "ĩ", 0xCE: "Ỵ", 0xEE: "ỵ",
}  # fmt: skip
_VNI_HOSTS: Final = frozenset("aeouyAEOUY") | {0xD4, 0xF4, 0xD6, 0xF6}
_CAPITAL: Final = 32

_LOOK_ALIKES: Final = {
    "\u2212": 0xAD, "\u2010": 0xAD, "\u2011": 0xAD, "\u00ad": 0xAD, "\u01a3": 0xAD, "\u0336": 0xAD,  # ư
    "\u2219": 0xB7, "\u2022": 0xB7, "\u22c5": 0xB7,  # ã
    "\u03bc": 0xB5,  # à
    "\u02c9": 0xAF, "\u2126": 0xBD, "\u0394": 0xC6, "\u2206": 0xC6,
}  # fmt: skip
"""Characters that programs put for a byte because they look or are named like it."""
_ROUND_LETTERS: Final = {
    "\u0111": 0xF0, "\u0110": 0xD0, "\u0103": 0xE3, "\u0102": 0xC3, "\u01a1": 0xF5, "\u01a0": 0xD5, "\u01b0": 0xFD,
    "\u01af": 0xDD, "\u0300": 0xCC, "\u0309": 0xD2, "\u0303": 0xDE, "\u0301": 0xEC, "\u0323": 0xF2, "\u20ab": 0xFE,
}  # fmt: skip
"""The bytes at which Windows-1258 differs from Windows-1252."""
_PRIVATE: Final = range(0xF020, 0xF100)
"""Where symbol fonts keep their 8-bit codes."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_VIETNAMESE: Final = re.compile("[ăđĩũơưĂĐĨŨƠƯạ-ỹẠ-Ỹ]")
"""Letters that no Western European byte shows as."""
_HALF_CAPITALS: Final = re.compile(r"[^\W\d_]{2,}")
_MOSTLY: Final = 0.8


@dataclass(frozen=True, slots=True)
class Evidence:
    """How Vietnamese a text looks in one encoding.

    Attributes:
        words: words with a letter beyond ASCII, as written.
        valid: those that become valid syllables.
    """

    words: int
    valid: int

    @property
    def share(self) -> float:
        """Valid words over all of them, 0.0 without any."""
        return self.valid / self.words if self.words else 0.0


def convert(text: str, encoding: Encoding) -> str:
    """Return text of an old encoding in Unicode (NFC); what is not of the encoding stays."""
    return _CONVERTERS[encoding](text)


def evidence(text: str, encoding: Encoding) -> Evidence:
    """Weigh a text as if it were in ``encoding``, by its words beyond ASCII."""
    words = valid = 0
    for word, count in Counter(text.split()).items():
        if not word.isascii():
            words += count
            valid += count * _is_valid(word, encoding)
    return Evidence(words, valid)


def is_modern(text: str) -> bool:
    """Tell whether a text has letters that only Unicode gives it."""
    return bool(_VIETNAMESE.search(text))


def raise_capitals(text: str) -> str:
    """Return the text with words such as "QUYếT" in capitals: TCVN3 has no capital letters with tones.

    A word with one plain letter ("Hà", "Mỹ") tells nothing by itself; it is
    raised on a line of capitals only.
    """
    return "\n".join(_raised_line(line) for line in text.split("\n"))


def _raised_line(line: str) -> str:
    plain = [letter for letter in line if letter.isascii() and letter.isalpha()]
    capitals = sum(letter.isupper() for letter in plain)
    least = 1 if plain and capitals >= _MOSTLY * len(plain) else 2

    def raised(match: re.Match[str]) -> str:
        own = [letter for letter in match[0] if letter.isascii()]
        return match[0].upper() if len(own) >= least and all(letter.isupper() for letter in own) else match[0]

    return _HALF_CAPITALS.sub(raised, line)


@lru_cache(maxsize=32768)
def _is_valid(word: str, encoding: Encoding) -> bool:
    """Tell whether every part of a word is a syllable, and none of its characters is left over."""
    converted = unicodedata.normalize("NFC", convert(word, encoding)).strip(".,;:!?()[]{}\"'“”‘’…-–/%0123456789\u00ad")
    parts = _WORD.findall(converted)
    return bool(parts) and all(part.isascii() or is_syllable(part) for part in parts) and _is_clean(converted)


def _is_clean(word: str) -> bool:
    return all(
        letter.isascii() or letter.isalpha() for letter in word.replace("–", "-").replace("“", "").replace("”", "")
    )


def _byte(character: str) -> int | None:
    """Return the byte that a character stood for, or None for a character of Unicode alone."""
    code = ord(character)
    if code < 0x100:
        return code
    if code in _PRIVATE:
        return code - 0xF000
    known = _LOOK_ALIKES.get(character, _ROUND_LETTERS.get(character))
    if known is not None:
        return known
    try:
        return character.encode("cp1252")[0]
    except UnicodeEncodeError:
        return None


def _from_tcvn3(text: str) -> str:
    return "".join(_tcvn3_letter(character) for character in text)


@lru_cache(maxsize=1024)
def _tcvn3_letter(character: str) -> str:
    byte = _byte(character)
    if byte is None or byte < 0x80:
        return character if ord(character) not in _PRIVATE else chr(byte or 0x20)
    return _TCVN3.get(byte, character)


def _from_vni(text: str) -> str:
    letters: list[str] = []
    may_bear = False
    for character in text:
        byte = _byte(character)
        sign = _vni_sign(byte) if may_bear else None
        if sign is not None:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + sign)
            may_bear = False
            continue
        letters.append(character if byte is None else _VNI_LETTERS.get(byte, character))
        may_bear = character in _VNI_HOSTS or byte in _VNI_HOSTS
    return "".join(letters)


def _vni_sign(byte: int | None) -> str | None:
    if byte is None or byte < 0x80:
        return None
    return _VNI_SIGNS.get(byte) or _VNI_SIGNS.get(byte + _CAPITAL)


_CONVERTERS: Final[dict[Encoding, Callable[[str], str]]] = {
    Encoding.UNICODE: str,
    Encoding.TCVN3: _from_tcvn3,
    Encoding.VNI: _from_vni,
}
