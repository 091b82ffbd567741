"""Left-overs of typing methods: "kees hoachj" (Telex) and "ke61 hoach5" (VNI) are "kế hoạch".

People send such text when their keyboard was not switched on. A word is
repaired only if it is no syllable as it stands and becomes one; a text in
English is left alone, since "this" and "was" would become syllables, too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from corpus.text.syllables import TONES, is_bare_syllable, is_syllable, split_onset

_TOKEN = re.compile(r"(?<![\w/-])[A-Za-zĐđÀ-ỹ]+(?:[0-9]{1,2}[A-Za-z]*){0,4}(?![\w/-])")
_TELEX_TONES = {"s": "acute", "f": "grave", "r": "hook", "x": "tilde", "j": "dot"}
_VNI_TONES = {"1": "acute", "2": "grave", "3": "hook", "4": "tilde", "5": "dot"}
_VNI_SHAPES = {"6": {"a": "â", "e": "ê", "o": "ô"}, "7": {"o": "ơ", "u": "ư"}, "8": {"a": "ă"}}
_HORNS = {"a": "ă", "o": "ơ", "u": "ư"}
_CIRCUMFLEXES = {"a": "â", "e": "ê", "o": "ô"}
_VOWELS = frozenset("aăâeêioôơuưy")
_SHAPED = frozenset("ăâêôơư")
_ENGLISH = frozenset(
    [
        "of",
        "is",
        "are",
        "was",
        "were",
        "what",
        "which",
        "who",
        "whom",
        "when",
        "where",
        "why",
        "does",
        "did",
        "has",
        "have",
        "had",
        "this",
        "that",
        "these",
        "those",
        "and",
        "for",
        "with",
        "from",
        "by",
        "as",
        "or",
        "its",
        "their",
        "plan",
        "plans",
        "decision",
        "report",
        "document",
        "letter",
    ]
)
"""English words that are no Vietnamese syllable even without its diacritics."""
_KEPT = _ENGLISH - {"this"}
"""Left as they are even in a Vietnamese text; "this" is more likely "thí" there."""
_STRONG = re.compile(r"aa|ee|oo|dd|[aou]w|[aeiouy][^aeiouy\s]{0,3}[sfrxj]$")
_NUMBERED = frozenset(
    [
        "ban", "bai", "bang", "bieu", "cap", "cau", "chuong", "cot", "diem", "dieu", "doan", "doi", "dong",
        "dot", "du", "goi", "hang", "hinh", "khoa", "khoan", "khoi", "khu", "ky", "lan", "lo", "loai", "lop",
        "mau", "muc", "nam", "ngay", "nhom", "phan", "phuong", "quan", "quy", "so", "tang", "tap", "thang",
        "thon", "to", "trang", "tuan", "tuyen", "vung", "xom",
    ]
)  # fmt: skip
"""Words that take a number behind them: "khoan2" is "khoản 2" rather than "khoàn" with its tone."""
_BEFORE_NUMBER = re.compile(r"\s+\d")
_SURE = 3
"""Letters of a word from which one VNI digit in it is no part of a code."""
_LONE_D = "dd"
"""The letter đ by itself, as in "điểm đ"."""
_NO_CODES = frozenset({"gi2", "la2", "va2"})
"""Words of two letters that name nothing: "gì", "là", "và"."""
_LONGEST = 9
"""Letters of the longest syllable with its keys: "nghieengs"."""
_FOREIGN_SHARE = 0.25
"""Share of words that fit no reading, over which a text is not Vietnamese typed with a method left off."""


def repair(text: str) -> str:
    """Return the text with left-overs of Telex and VNI decoded where the result is a valid syllable.

    Everything else, offsets excepted, stays as it was; a text without such words is returned unchanged.
    """
    found = list(_TOKEN.finditer(text))
    counted = [is_numbered(match.group()) and not _BEFORE_NUMBER.match(text, match.end()) for match in found]
    decoder = _decoder([match.group() for match in found], counted)
    if decoder is None:
        return text
    return _TOKEN.sub(lambda match: decoder(match.group()) or match.group(), text)


def decode_telex(word: str) -> str | None:
    """Return the syllable that Telex keys spell, or None where they spell none or nothing changes."""
    return _decoded(word, _telex_letters)


def decode_vni(word: str) -> str | None:
    """Return the syllable that VNI keys spell, or None where they spell none or nothing changes."""
    return _decoded(word, _vni_letters) if any(character.isdigit() for character in word) else None


def _decoder(tokens: list[str], counted: list[bool]) -> Callable[[str], str | None] | None:
    """Return the method that a text was typed with, or None where it needs no repair.

    Args:
        counted: whether the digits of each token may be a number by themselves.
    """
    words = [token for token in tokens if token.isalpha()]
    telex = [token for token in words if decode_telex(token)]
    vni = [token for token, is_count in zip(tokens, counted, strict=True) if not is_count and decode_vni(token)]
    if len(vni) >= max(len(telex), 1) and (len(vni) > 1 or _is_sure_vni(vni[0])):
        return _with_lone_d(decode_vni, "d9")
    if not telex or not any(_STRONG.search(token.lower()) for token in telex):
        return None
    foreign = [token for token in words if decode_telex(token) is None and not _may_be_vietnamese(token)]
    english = sum(token.lower() in _ENGLISH for token in words)
    if len(foreign) > _FOREIGN_SHARE * len(words) or english > len(telex) / 2:
        return None
    return _with_lone_d(decode_telex, _LONE_D)


def is_numbered(token: str) -> bool:
    """Tell whether a word may be one that takes a number, with the number written to it: "khoan2", "dieu5a"."""
    letters = token.lower().rstrip("0123456789")
    return letters != token.lower() and letters in _NUMBERED


def _is_sure_vni(token: str) -> bool:
    """Tell whether a single word with digits is more likely a word than a code: "ngay2" and "so61", not "co2" or "A4"."""
    letters = sum(character.isalpha() for character in token)
    return token[1:] == token[1:].lower() and (letters >= _SURE or letters < len(token) - 1 or token in _NO_CODES)


def _with_lone_d(decoder: Callable[[str], str | None], keys: str) -> Callable[[str], str | None]:
    """Return a decoder that reads the keys of đ by themselves, too, as in "điểm đ"."""

    def decode(word: str) -> str | None:
        if word.lower() == keys:
            return "đ" if word.islower() else "Đ"
        return decoder(word)

    return decode


def _may_be_vietnamese(word: str) -> bool:
    return is_syllable(word) or is_bare_syllable(word) or word.isupper() or word.lower() == _LONE_D


@lru_cache(maxsize=4096)
def _decoded(word: str, letters_of: Callable[[str], tuple[list[str], str] | None]) -> str | None:
    lowered = word.lower()
    if len(word) > _LONGEST or lowered in _KEPT or not lowered.isascii() or is_syllable(word) or is_bare_syllable(word):
        return None
    found = letters_of(lowered)
    if found is None:
        return None
    syllable = place_tone("".join(found[0]), found[1])
    if syllable == lowered or not is_syllable(syllable):
        return None
    if word.isupper() and len(word) > 1:
        return syllable.upper()
    return syllable.capitalize() if word[0].isupper() else syllable


def place_tone(bare: str, tone: str) -> str:
    """Return a lower-case syllable without tone with the named tone on its right vowel: ("hoa", "grave") → "hòa"."""
    if not tone:
        return bare
    onset, rime = split_onset(bare)
    vowels = [position for position, letter in enumerate(rime) if letter in _VOWELS]
    if not vowels:
        return bare
    shaped = [position for position in vowels if rime[position] in _SHAPED]
    if shaped:
        at = shaped[-1]
    elif len(vowels) > 2 or (len(vowels) == 2 and vowels[-1] < len(rime) - 1):
        at = vowels[1]
    else:
        at = vowels[0]
    marked = unicodedata.normalize("NFC", rime[at] + TONES[tone])
    return onset + rime[:at] + marked + rime[at + 1 :]


def _telex_letters(word: str) -> tuple[list[str], str] | None:
    """Return letters and tone that Telex keys spell; a key struck twice means itself, so nothing is decoded then."""
    letters: list[str] = []
    tone = ""
    for key in word:
        vowelled = any(letter in _VOWELS for letter in letters)
        if key in _TELEX_TONES and vowelled:
            if tone:
                return None
            tone = _TELEX_TONES[key]
        elif key == "w" and not _horn(letters):
            letters.append("ư")
        elif key == "d" and letters[:1] == ["d"]:
            letters[0] = "đ"
        elif key in _CIRCUMFLEXES and key in letters and vowelled:
            letters[len(letters) - 1 - letters[::-1].index(key)] = _CIRCUMFLEXES[key]
        elif key != "w":
            letters.append(key)
    return letters, tone


def _horn(letters: list[str]) -> bool:
    """Apply the key w to the letters before it: "uo" becomes "ươ", "ua" becomes "ưa"; tell whether it fitted."""
    joined = "".join(letters)
    start = 2 if joined.startswith("qu") else 0
    pair = joined.find("uo", start)
    if pair >= 0:
        letters[pair : pair + 2] = ["ư", "ơ"]
        return True
    if joined.find("ua", start) >= 0:
        letters[joined.find("ua", start)] = "ư"
        return True
    for position in range(len(letters) - 1, start - 1, -1):
        if letters[position] in _HORNS:
            letters[position] = _HORNS[letters[position]]
            return True
    return False


def _vni_letters(word: str) -> tuple[list[str], str] | None:
    letters: list[str] = []
    tone = ""
    for key in word:
        if not key.isdigit():
            letters.append(key)
        elif key in _VNI_TONES:
            if tone:
                return None
            tone = _VNI_TONES[key]
        elif key == "9" and "d" in letters[:1]:
            letters[0] = "đ"
        elif key == "7" and _horn(letters):
            continue
        elif not _shape(letters, _VNI_SHAPES.get(key, {})):
            return None
    return letters, tone


def _shape(letters: list[str], shapes: dict[str, str]) -> bool:
    for position in range(len(letters) - 1, -1, -1):
        if letters[position] in shapes:
            letters[position] = shapes[letters[position]]
            return True
    return False
