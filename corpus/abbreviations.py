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
from itertools import islice, pairwise
from pathlib import Path

from corpus.text.fold import fold

_TABLE = Path(__file__).parent / "data" / "abbreviations.toml"
_WORD = re.compile(r"[^\W\d_][\w&]*(?:-[^\W\d_][\w&]*)*")
SYLLABLE = re.compile(r"[^\W_]+")
"""A run of letters and digits."""
_BRACKET = re.compile(
    r"(?<=[\w”\"])\s?\(\s?(?:(?:sau đây\s+)?(?:được\s+)?(?:gọi|viết)\s+(?:(?:tắt|chung)\s?)?(?:là\s?)?:?\s?)?[“\"]?"
    r"(?P<short>(?P<word>[A-ZĐ][^\W\d_]{1,9}\s)?(?P<letters>[A-ZĐƯ][A-ZĐƯ&-]{1,9}))[”\"]?\s?\)"
)
"""An abbreviation in brackets, alone or behind the first word of the name: "(PGI)", "(Cổng TTĐT)"."""
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
_HEADS = (
    "Chỉ số", "Bộ chỉ số", "Liên đoàn", "Liên minh", "Liên hiệp", "Hiệp hội", "Hiệp định", "Hội", "Tổ chức", "Chương trình", "Quỹ",
    "Ngân hàng", "Diễn đàn", "Công ước", "Cơ quan", "Trung tâm", "Tập đoàn", "Tổng công ty", "Viện", "Hệ thống", "Dự án", "Cổng",
)  # fmt: skip
"""Words that head a name whose abbreviation is not Vietnamese, so that its letters do not tell where it begins."""
_LONGEST = 14
"""Words of a name before its abbreviation."""
MAX_BRACKETS = 1_000
"""Brackets of one text that are looked at."""


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


def find_definitions(text: str) -> tuple[Definition, ...]:
    """Return the abbreviations that a text explains itself, in reading order.

    A bracket whose name cannot be told for sure is left out.
    """
    found = []
    for match in islice(_BRACKET.finditer(text), MAX_BRACKETS):
        start = _name_start(text, match)
        if start is not None:
            name = text[start : match.start()].strip(' “”"')
            found.append(Definition(start, match.end(), match["short"], name))
    return tuple(found)


def _name_start(text: str, match: re.Match[str]) -> int | None:
    """Return where the name before a bracket begins: by its initials, by its usual meaning, by the word that heads it."""
    bracket = match.start()
    words = list(_WORD.finditer(text, max(0, bracket - 160), bracket))[-_LONGEST:]
    if not words or text[words[-1].end() : bracket].strip(' ”"'):
        return None
    letters = [letter for letter in fold(match["letters"]) if letter.isalpha()]
    if match["word"] is not None:
        return _after_word(text, words, match["word"].strip(), letters)
    starts = (_by_initials(text, words, letters), _by_meaning(text, words, match["letters"]), _by_head(text, words))
    return next((start for start in starts if start is not None), None)


def _by_initials(text: str, words: list[re.Match[str]], letters: list[str]) -> int | None:
    for count in range(len(letters), min(len(words), len(letters) * 2) + 1):
        run = words[-count:]
        if _spells(run, letters) and not _broken(text, run):
            return run[0].start()
    return None


def _after_word(text: str, words: list[re.Match[str]], word: str, letters: list[str]) -> int | None:
    """Return where a name begins whose first word is written out: "Cổng thông tin điện tử (Cổng TTĐT)"."""
    for position in range(len(words) - len(letters) - 1, -1, -1):
        run = words[position:]
        if run[0].group() == word:
            return run[0].start() if _spells(run[1:], letters) and not _broken(text, run) else None
    return None


def _by_meaning(text: str, words: list[re.Match[str]], short: str) -> int | None:
    """Return where the usual meaning of a foreign abbreviation begins, if it stands there: "… nước ngoài (FDI)"."""
    known = by_short().get(short)
    if known is None:
        return None
    meaning = _syllables(known.expansion).split()
    for length in (len(meaning), len(meaning) + 1):  # "… trên địa bàn tỉnh (GRDP)"
        run = words[-length:] if length <= len(words) else []
        if [fold(word.group()) for word in run[: len(meaning)]] == meaning and not _broken(text, run):
            return run[0].start()
    return None


def _by_head(text: str, words: list[re.Match[str]]) -> int | None:
    """Return the nearest word that heads a name, with nothing between that ends one."""
    for position in range(len(words) - 3, -1, -1):
        run = words[position:]
        if any(word.group() in _STOP for word in run) or _broken(text, run):
            return None
        if text.startswith(_HEADS, run[0].start()):
            before = words[position - 1] if position else None
            whole = before is not None and text.startswith(_HEADS, before.start())
            return before.start() if whole and before is not None else run[0].start()
    return None


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


def _syllables(text: str) -> str:
    return " ".join(SYLLABLE.findall(fold(text)))


@cache
def _entries() -> tuple[Abbreviation, ...]:
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return tuple(
        Abbreviation(entry["short"], entry["long"], entry["english"], entry.get("ambiguous", False))
        for entry in table["abbreviation"]
    )


@cache
def by_short() -> Mapping[str, Abbreviation]:
    """Return the usual meanings by the abbreviation as written."""
    return {entry.abbreviation: entry for entry in _entries()}


@cache
def _by_folded() -> Mapping[str, Abbreviation]:
    table: dict[str, Abbreviation] = {}
    for entry in _entries():
        table.setdefault(fold(entry.abbreviation), entry)
    return table


@cache
def by_expansion() -> Mapping[str, Abbreviation]:
    """Return the usual meanings by the folded syllables of what they stand for."""
    table: dict[str, Abbreviation] = {}
    for entry in _entries():
        table.setdefault(_syllables(entry.expansion), entry)
    return table
