"""Whether two names may mean one body, and the text form under which equal names meet."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.organisations.body import Area, Body, Level
from corpus.organisations.spelling import same_spelling, spelling
from corpus.organisations.table import code_letters
from corpus.text.fold import fold

_WORD = re.compile(r"[^\s,-]+")


def body_key(body: Body) -> str:
    """Return the canonical text form of a body: "ủy ban nhân dân|tỉnh/bắc giang"."""
    names = sorted(name.lower() if body.known else spelling(name) for name in body.names)
    return "|".join(("+".join(names), *map(_area_key, body.areas)))


@lru_cache(maxsize=65536)
def agree(one: Body, other: Body) -> bool:
    """Tell whether two names may mean one body: nothing said by both differs."""
    return _names_agree(one, other) and _areas_agree(one, other)


def _names_agree(one: Body, other: Body) -> bool:
    if any(same_spelling(a, b) for a in one.names for b in other.names):
        return True
    if one.known and other.known:
        return False
    return any(
        coded.code and not named.code and fits_code(named.name, coded.code)
        for coded, named in ((one, other), (other, one))
    )


def _areas_agree(one: Body, other: Body) -> bool:
    if not one.areas or not other.areas:
        return True
    if one.areas[0].level is not other.areas[0].level:
        return False
    pairs = ((area, other.area(area.level)) for area in one.areas)
    return all(match is None or _area_agrees(area, match) for area, match in pairs)


def _area_agrees(one: Area, other: Area) -> bool:
    if one.unit != other.unit:
        return False
    return not one.name or not other.name or same_spelling(one.name, other.name)


def _area_key(area: Area) -> str:
    if not area.name:
        return area.unit
    name = area.name.lower() if area.level is Level.PROVINCE else spelling(area.name)
    return f"{area.unit}/{name}"


def fits_code(name: str, code: str) -> bool:
    """Tell whether a code abbreviates a name: its letters are beginnings of the words, in order."""
    words = [word for word in _WORD.findall(fold(name)) if word != "va"]
    return len(code) > 1 and _consumes(code_letters(code), tuple(words))


def _consumes(code: str, words: tuple[str, ...]) -> bool:
    """Match a code against the beginnings of words, each word giving at least one letter."""
    if not code or not words:
        return not code and not words
    word, rest = words[0], words[1:]
    longest = next((i for i, (a, b) in enumerate(zip(code, word, strict=False)) if a != b), min(len(code), len(word)))
    return any(_consumes(code[length:], rest) for length in range(min(longest, 3), 0, -1))
