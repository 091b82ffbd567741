"""Numbers that a DOCX file does not hold: a word processor counts them when it shows the list."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from lxml import etree

from corpus.readers.docx_names import WORD, flag, integer, value
from corpus.readers.docx_styles import Styles

_LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LETTERS: Final = 26
_BULLETS: Final = {"·": "-", "o": "o", "§": "-", "Ø": "-", "ü": "-", "v": "-", "q": "-"}
"""Symbol fonts show bullets for these; "+" and dashes stand for themselves."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how it counts, and the pattern around the count."""

    start: int
    form: str
    pattern: str
    legal: bool
    style: str


class Numbering:
    """Counts the lists of one document in reading order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, etree._Element] = {}
        self._lists: dict[int, etree._Element] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[int, int]] = set()
        for element in root.iterfind(f"{WORD}abstractNum") if root is not None else ():
            self._abstract[element.get(f"{WORD}abstractNumId", "")] = element
        for element in root.iterfind(f"{WORD}num") if root is not None else ():
            identity = integer(element.get(f"{WORD}numId"))
            if identity is not None:
                self._lists[identity] = element

    def next_mark(self, number: tuple[int, int] | None, style: str) -> str:
        """Count one paragraph and return its number as shown, or "" where it has none."""
        if number is None or number[0] not in self._lists:
            return ""
        identity, depth = number
        name = self._abstract_name(identity)
        depth = self._styled_level(identity, name, style, min(max(depth, 0), _LEVELS - 1))
        levels = [self._level(identity, name, index) for index in range(depth + 1)]
        own = levels[depth]
        if own is None:
            return ""
        counts = self._count(identity, name, levels)
        return _render(own, levels, counts)

    def _count(self, identity: int, name: str, levels: list[Level | None]) -> list[int]:
        depth = len(levels) - 1
        counts = self._counts.setdefault(name, [None] * _LEVELS)
        override = self._override(identity, depth)
        restart = integer(value(override, "startOverride")) if override is not None else None
        if restart is not None and (identity, depth) not in self._started:
            self._started.add((identity, depth))
            counts[depth] = restart
        else:
            current = counts[depth]
            counts[depth] = _start(levels[depth]) if current is None else current + 1
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        return [_start(level) if count is None else count for level, count in zip(levels, counts, strict=False)]

    def _styled_level(self, identity: int, name: str, style: str, depth: int) -> int:
        """A list that names a style for each level takes the level from the style."""
        if depth or not style:
            return depth
        for index in range(_LEVELS):
            level = self._level(identity, name, index)
            if level is not None and level.style == style:
                return index
        return depth

    def _abstract_name(self, identity: int) -> str:
        name = value(self._lists[identity], "abstractNumId") or ""
        link = value(self._abstract.get(name), "numStyleLink")
        linked = self._styles.numbered_by(link) if link else None
        if linked is not None and linked[0] in self._lists:
            return value(self._lists[linked[0]], "abstractNumId") or name
        return name

    def _override(self, identity: int, depth: int) -> etree._Element | None:
        for element in self._lists[identity].iterfind(f"{WORD}lvlOverride"):
            if integer(element.get(f"{WORD}ilvl")) == depth:
                return element
        return None

    def _level(self, identity: int, name: str, depth: int) -> Level | None:
        override = self._override(identity, depth)
        own = override.find(f"{WORD}lvl") if override is not None else None
        if own is not None:
            return _read_level(own)
        abstract = self._abstract.get(name)
        for element in abstract.iterfind(f"{WORD}lvl") if abstract is not None else ():
            if integer(element.get(f"{WORD}ilvl")) == depth:
                return _read_level(element)
        return None


def _read_level(element: etree._Element) -> Level:
    start = integer(value(element, "start"))
    return Level(
        start=0 if start is None else start,
        form=value(element, "numFmt") or "decimal",
        pattern=value(element, "lvlText") or "",
        legal=bool(flag(element, "isLgl")),
        style=value(element, "pStyle") or "",
    )


def _start(level: Level | None) -> int:
    return level.start if level is not None else 1


def _render(own: Level, levels: list[Level | None], counts: list[int]) -> str:
    if own.form == "bullet":
        return _bullet(own.pattern)
    if own.form == "none":
        return _PLACE.sub("", own.pattern).strip()

    def shown(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        level = levels[index] if index < len(levels) else None
        if level is None:
            return ""
        form = "decimal" if own.legal and index < len(levels) - 1 else level.form
        return count_text(counts[index], form)

    return _PLACE.sub(shown, own.pattern).strip()


def _bullet(pattern: str) -> str:
    sign = pattern.strip()
    if len(sign) != 1:
        return sign
    if "\ue000" <= sign <= "\uf8ff":  # private use: a picture of a symbol font
        return "-"
    return _BULLETS.get(sign, sign)


def count_text(count: int, form: str) -> str:
    """Return a count in a number format of WordprocessingML; unknown ones count in digits."""
    render = _FORMS.get(form)
    return render(count) if render is not None and count > 0 else str(count)


def _roman(count: int) -> str:
    letters = ""
    for worth, letter in _ROMAN:
        letters += letter * (count // worth)
        count %= worth
    return letters


def _letter(count: int) -> str:
    times, index = divmod(count - 1, _LETTERS)
    return chr(ord("a") + index) * min(times + 1, _LETTERS)


_FORMS: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": "{:02d}".format,
    "lowerLetter": _letter,
    "upperLetter": lambda count: _letter(count).upper(),
    "lowerRoman": lambda count: _roman(min(count, 3999)).lower(),
    "upperRoman": lambda count: _roman(min(count, 3999)),
}
