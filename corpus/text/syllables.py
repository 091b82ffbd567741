"""Which words can be Vietnamese syllables, and how much of a text bears diacritics.

A syllable is an onset, a rime and a tone. The rimes are a closed set; a rime
that ends in c, ch, p or t bears the acute or the dot below, no other tone.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TONES = {"": "", "acute": "\u0301", "grave": "\u0300", "hook": "\u0309", "tilde": "\u0303", "dot": "\u0323"}
"""Names of the tones and their combining marks."""

_TONE_MARKS = frozenset(mark for mark in TONES.values() if mark)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ONSETS = _words("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x") | {""}
_RIMES = _words(
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong "
    "op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh uêt ui um un ung "
    "uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm "
    "ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu"
)
_AFTER_QU = _words(
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât âu ây e ec en eo et ê êch ên ênh êt "
    "êu i ich in inh it ôc ơ ơn y ych yên yêt ynh yp yt yu"
)
_AFTER_GI = frozenset({"", "n", "m", "êc", "êm", "ên", "êng", "êt", "êu"})
"""What follows "gi" where its i is the vowel, too: "gì", "giếng"."""
_FRONT = tuple("eêiy")
_STOPS = ("c", "ch", "p", "t")
_STOP_TONES = frozenset({"\u0301", "\u0323"})
_NAMES = _words("kạn đắk lắk đăk lăk xoong boong goòng moóc soóc")
"""Syllables outside the rules of spelling; "oong" in general is "ông" typed in Telex."""
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Tell whether a word is a Vietnamese syllable with its right tone: "hoạch", "Đề", not "hoach", "plan"."""
    lowered = unicodedata.normalize("NFC", word).lower()
    if lowered in _NAMES:
        return True
    bare, tones = split_tone(lowered)
    if len(tones) > 1 or len(bare) > 7:
        return False
    rime = _rime(bare)
    if rime is None:
        return False
    return not rime.endswith(_STOPS) or tones in _STOP_TONES


@lru_cache(maxsize=16384)
def is_bare_syllable(word: str) -> bool:
    """Tell whether a word without any diacritics is a syllable that lost them: "hoach", "duong"."""
    lowered = word.lower()
    return lowered.isascii() and lowered.isalpha() and (lowered in _bare_syllables() or _rime(lowered) is not None)


def syllable_share(text: str) -> float:
    """Return the share of words of two letters and more that are valid syllables, 0.0 for a text without such."""
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    return sum(is_syllable(word) for word in words) / len(words) if words else 0.0


def split_tone(word: str) -> tuple[str, str]:
    """Return a lower-case word without its tone marks (NFC, the marks of â, ê, ô, ơ, ư, ă stay), and the marks."""
    decomposed = unicodedata.normalize("NFD", word)
    bare = "".join(character for character in decomposed if character not in _TONE_MARKS)
    tones = "".join(character for character in decomposed if character in _TONE_MARKS)
    return unicodedata.normalize("NFC", bare), tones


def split_onset(bare: str) -> tuple[str, str]:
    """Return the onset of a syllable without tone, and the rest."""
    for length in (3, 2, 1):
        onset = bare[:length]
        if len(onset) == length and onset in _ONSETS and (onset != "gi" or len(bare) > 2):
            return onset, bare[length:]
    return "", bare


def _rime(bare: str) -> str | None:
    """Return the rime if onset and rime fit together, else None."""
    if bare.startswith("gi") and bare[2:] in _AFTER_GI:
        return "i" + bare[2:]
    onset, rime = split_onset(bare)
    if onset == "qu":
        return rime if rime in _AFTER_QU else None
    if rime not in _RIMES:
        return None
    front = rime.startswith(_FRONT)
    if (not front and onset in ("k", "gh", "ngh")) or (front and onset in ("c", "g", "ng")):
        return None
    if onset and rime.startswith("yê"):
        return None
    return rime


@lru_cache(maxsize=1)
def _bare_syllables() -> frozenset[str]:
    """Return every onset and rime without diacritics, joined as they may be."""
    joined: set[str] = set()
    for onset in _ONSETS:
        for rime in _AFTER_QU if onset == "qu" else _RIMES:
            if _rime(onset + rime) is not None:
                joined.add(_plain(onset + rime))
    return frozenset(joined | {_plain("gi" + rest) for rest in _AFTER_GI})


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))
