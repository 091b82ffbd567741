"""Bodies named in a running text, a question or a paragraph, in any case and with or without diacritics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.organisations.body import UNIT_WORDS
from corpus.organisations.provinces import find_province
from corpus.organisations.table import body_table
from corpus.organisations.units import province_of_district
from corpus.text.alternation import by_first_letter
from corpus.text.fold import fold
from corpus.text.tone import tone_placed

MAX_TEXT = 100_000
"""Characters that are searched."""
_MAX_NAME_WORDS = 5
_MIN_CODE = 4
"""Letters of a code that is looked for alone; shorter ones mean too much else."""
_SHORT_CODE = 7
"""Length of "so yttt" from which a department's code counts in small letters, too."""
_GAP = r"[\s,&-]+(?:va\s+)?"
_NAME_WORD = re.compile(r"[ ,-]{1,3}(\w+)")


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body named in a text; ``end`` is exclusive, ``text`` is as written."""

    start: int
    end: int
    text: str


def find_bodies(text: str) -> tuple[BodyMention, ...]:
    """Return the known bodies that a cleaned text names, in order, each with its place if that follows."""
    searched = text[:MAX_TEXT]
    folded = fold(searched)
    found = []
    end = 0
    for match in _heads().finditer(folded):
        if match.start() < end or not _written_as_body(searched, match):
            continue
        end = _places_end(searched, folded, match.end())
        found.append(BodyMention(match.start(), end, searched[match.start() : end]))
    return tuple(found)


def _written_as_body(text: str, match: re.Match[str]) -> bool:
    """Refuse ordinary words: a first word with diacritics must have those of the name ("số tài chính")."""
    head = match.group("head")
    if head is None:
        return True
    original = text[match.start("head") : match.end("head")]
    first, *rest = original.split()
    if len(head.split()) == 2 and len(head) < _SHORT_CODE and fold(first) in ("so", "bo"):
        return rest[0].isupper()  # "Sở YT", not "so yt"
    expected = _first_words().get(fold(first), frozenset())
    return first.isascii() or not expected or tone_placed(first.lower()) in expected


@cache
def _first_words() -> dict[str, frozenset[str]]:
    """Return, by folded first word of a name, the ways it is written."""
    found: dict[str, set[str]] = {}
    for body in body_table().by_spelling.values():
        for name in (body.name, body.short, *body.also):
            word = name.split()[0].lower()
            found.setdefault(fold(word), set()).add(tone_placed(word))
    return {word: frozenset(ways) for word, ways in found.items()}


@cache
def _heads() -> re.Pattern[str]:
    table = body_table()
    spellings = sorted(table.by_spelling, key=lambda name: (-len(name), name))
    names = by_first_letter(_name_pattern(name) for name in spellings if len(name) > 3)
    codes = by_first_letter(sorted((code for code in table.by_code if len(code) >= _MIN_CODE), key=len, reverse=True))
    officer = r"(?:(?:pho )?chu tich |bo truong |giam doc )?"
    return re.compile(rf"(?<![\w/-])(?:{officer}(?P<head>{names})|(?P<code>{codes}))(?![\w/-])")


def _name_pattern(name: str) -> str:
    """Return a pattern for a folded name; the letters of "so tttt" may be parted: "Sở TT&TT", "Sở TT và TT"."""
    first, *rest = name.split()
    if first in ("so", "bo") and len(rest) == 1:
        return first + " " + r"(?:[&., -]{0,2}|\sva\s)".join(rest[0])
    return _GAP.join(map(re.escape, (first, *rest)))


def _places_end(text: str, folded: str, end: int) -> int:
    """Return where the places after a body's name end."""
    bare = _bare_province_end(text, end)
    if bare is not None:
        return bare
    while match := UNIT_WORDS.match(folded, end):
        end = _area_name_end(text, match.end())
    return end


def _area_name_end(text: str, end: int) -> int:
    """Return where the name after a unit word ends: a province, a district, or words in capitals."""
    words = list(_name_words(text, end))
    for count in range(len(words), 0, -1):
        name = text[end : words[count - 1].end()].strip(" ,-")
        if find_province(name) or (count <= 3 and province_of_district(name)):
            return words[count - 1].end()
    capitals = 0
    for word in words:
        if not (word.group(1)[0].isupper() or word.group(1).isdigit()) or "," in word.group():
            break
        capitals += 1
    return words[capitals - 1].end() if capitals else end


def _bare_province_end(text: str, end: int) -> int | None:
    words = list(_name_words(text, end))
    for count in range(len(words), 0, -1):
        if fold(words[count - 1].group(1)) == "va":
            continue
        if find_province(text[end : words[count - 1].end()].strip(" -")):
            return words[count - 1].end()
    return None


def _name_words(text: str, start: int) -> Iterator[re.Match[str]]:
    for _ in range(_MAX_NAME_WORDS):
        match = _NAME_WORD.match(text, start)
        if match is None:
            return
        yield match
        start = match.end()
