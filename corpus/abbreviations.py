"""Abbreviations: what they usually stand for, and what a document itself says they stand for.

The usual meanings are data (``data/abbreviations.toml``). A document explains
one by putting it in brackets behind the name: "Chỉ số Xanh cấp tỉnh (PGI)".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from corpus.text.fold import fold

_TABLE = Path(__file__).parent / "data" / "abbreviations.toml"
_WORD = re.compile(r"[^\W\d_][\w&]*(?:-[^\W\d_][\w&]*)*")
_BRACKET = re.compile(
    r"\(\s*(?:(?:sau đây\s+)?(?:gọi|viết)\s+(?:tắt|chung)?\s*là\s*:?\s*)?[“\"]?(?P<short>[A-ZĐ][A-ZĐ&-]{1,9})[”\"]?\s*\)"
)
_STOP = frozenset(
    [
        "với",
        "của",
        "do",
        "tại",
        "theo",
        "là",
        "cho",
        "bởi",
        "từ",
        "đến",
        "trong",
        "qua",
        "bằng",
        "như",
        "gồm",
        "giữa",
        "cùng",
    ]
)
_CONNECTING = frozenset(["và", "các", "cấp", "về", "cho", "trên", "địa", "bàn", "tỉnh", "ở", "nước", "ngoài"])
_LONGEST = 14
"""Words of a name before its abbreviation."""


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A usual meaning."""

    abbreviation: str
    expansion: str
    english: str
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Definition:
    """An abbreviation that a text explains; offsets take in name and bracket."""

    start: int
    end: int
    abbreviation: str
    expansion: str


def expansion_of(short: str) -> Abbreviation | None:
    """Return the usual meaning of an abbreviation, in any case and without diacritics, or None."""
    return _by_folded().get(fold(short))


def is_abbreviation(word: str) -> bool:
    """Tell whether a word is a known abbreviation, in any case."""
    return fold(word) in _by_folded()


def expand(text: str) -> tuple[str, ...]:
    """Return the other ways of writing the abbreviations and names in a text, each once.

    Both directions: the meaning of an abbreviation in capitals, and the
    abbreviation of a name written out.
    """
    found: list[str] = []
    for match in re.finditer(r"(?<![\w/-])[A-ZĐ][A-ZĐ&-]{1,9}(?![\w-])", text):
        known = _by_short().get(match.group())
        if known is not None and not known.ambiguous:
            found.append(known.expansion)
    folded = f" {_syllables(text)} "
    found += [entry.abbreviation for long, entry in _by_expansion().items() if f" {long} " in folded]
    return tuple(dict.fromkeys(found))


def find_definitions(text: str) -> tuple[Definition, ...]:
    """Return the abbreviations that a text explains itself, in reading order."""
    found = []
    for match in _BRACKET.finditer(text):
        start = _name_start(text, match.start(), match["short"])
        if start is not None:
            name = text[start : match.start()].strip()
            found.append(Definition(start, match.end(), match["short"], name))
    return tuple(found)


def _name_start(text: str, bracket: int, short: str) -> int | None:
    """Return where the name before a bracket begins: by its initials, else at its first capital."""
    left = max(0, bracket - 160)
    words = list(_WORD.finditer(text, left, bracket))[-_LONGEST:]
    if not words or text[words[-1].end() : bracket].strip():
        return None
    letters = [letter for letter in fold(short) if letter.isalpha()]
    for count in range(len(letters), min(len(words), len(letters) * 2) + 1):
        run = words[-count:]
        if _spells(run, letters) and not _broken(text, run):
            return run[0].start()
    return _capital_start(text, words)


def _spells(run: list[re.Match[str]], letters: list[str]) -> bool:
    """Tell whether the letters are initials of the words, in order, the first word's among them."""
    initials = [fold(word.group())[0] for word in run]
    if initials[0] != letters[0]:
        return False
    position = 0
    for initial in initials:
        if position < len(letters) and initial == letters[position]:
            position += 1
    return position == len(letters)


def _broken(text: str, run: list[re.Match[str]]) -> bool:
    return any(re.search(r"[;:.()]", text[a.end() : b.start()]) for a, b in pairwise(run))


def _capital_start(text: str, words: list[re.Match[str]]) -> int | None:
    """Return the first capital of the name phrase that ends at the bracket."""
    start: int | None = None
    for position in range(len(words) - 1, -1, -1):
        word = words[position]
        if word.group() in _STOP or (position + 1 < len(words) and _broken(text, words[position : position + 2])):
            break
        if word.group()[0].isupper():
            start = word.start()
        elif start is not None and word.group() not in _CONNECTING and not _inside_name(words, position):
            break
    return start


def _inside_name(words: list[re.Match[str]], position: int) -> bool:
    """A lower-case syllable belongs to the name if a capital stands right before it: "Liên đoàn", "Thương mại"."""
    return position > 0 and words[position - 1].group()[0].isupper()


def _syllables(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


@cache
def _entries() -> tuple[Abbreviation, ...]:
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return tuple(
        Abbreviation(entry["short"], entry["long"], entry["english"], entry.get("ambiguous", False))
        for entry in table["abbreviation"]
    )


@cache
def _by_short() -> Mapping[str, Abbreviation]:
    return {entry.abbreviation: entry for entry in _entries()}


@cache
def _by_folded() -> Mapping[str, Abbreviation]:
    table: dict[str, Abbreviation] = {}
    for entry in _entries():
        table.setdefault(fold(entry.abbreviation), entry)
    return table


@cache
def _by_expansion() -> Mapping[str, Abbreviation]:
    table: dict[str, Abbreviation] = {}
    for entry in _entries():
        table.setdefault(_syllables(entry.expansion), entry)
    return table
