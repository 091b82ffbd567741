"""A body's name taken apart: what it is, and of which place.

"UBND tỉnh Bắc Giang", "Ủy ban nhân dân tỉnh Bắc Giang" and "ỦY BAN NHÂN DÂN
TỈNH BẮC GIANG" are one body; "UBND" alone is a body of a place not said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from corpus.organisations.provinces import (
    CITY,
    PROVINCE,
    became_city,
    find_province,
    province_table,
    province_unit,
)
from corpus.organisations.spelling import folded_spelling
from corpus.organisations.table import KnownBody, bodies_with_code, body_table
from corpus.text.clean import clean
from corpus.text.fold import fold

MAX_NAME = 300
"""Characters of a name that are looked at."""


class Level(IntEnum):
    """Levels of government below the centre, the largest first."""

    PROVINCE = 1
    DISTRICT = 2
    COMMUNE = 3


@dataclass(frozen=True, slots=True)
class Area:
    """A unit on the map; the name is empty in "UBND tỉnh"."""

    level: Level
    unit: str
    name: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body as named.

    Attributes:
        names: full names it may have, several only for a code that several bodies use.
        areas: places it belongs to, the smallest first; empty where not said.
        code: the code by which it is named, "" where it is named in words.
        known: the table has it; its name is then the table's.
    """

    names: tuple[str, ...]
    areas: tuple[Area, ...] = ()
    code: str = ""
    known: bool = False

    @property
    def name(self) -> str:
        """The first of the names."""
        return self.names[0]

    def area(self, level: Level) -> Area | None:
        """Return the place of this level, or None."""
        return next((area for area in self.areas if area.level is level), None)


_UNITS = {
    "tỉnh": Level.PROVINCE,
    "thành phố": Level.DISTRICT,  # unless centrally run
    "tp": Level.DISTRICT,
    "huyện": Level.DISTRICT,
    "quận": Level.DISTRICT,
    "thị xã": Level.DISTRICT,
    "tx": Level.DISTRICT,
    "xã": Level.COMMUNE,
    "phường": Level.COMMUNE,
    "thị trấn": Level.COMMUNE,
    "đặc khu": Level.COMMUNE,
}
_FULL_UNIT = {"tp": CITY, "tx": "thị xã"}
_BY_FOLDED_UNIT = {fold(unit): unit for unit in _UNITS}
_UNIT = r"(?<![\w])(?:{})(?=[\s.,]|$)(?!\s+(?:hội|hoi|[uủ][yỷ]|uỷ)(?!\w))"
_ACCENTED_UNIT = re.compile(_UNIT.format("|".join(_UNITS)))
_FOLDED_UNIT = re.compile(_UNIT.format("|".join(_BY_FOLDED_UNIT)))
UNIT_WORDS = re.compile(r"[ ,]{0,3}(?:" + "|".join(_BY_FOLDED_UNIT) + r")\.?(?!\w)(?!\s+(?:hoi|uy)(?!\w))")
"""A unit word after a body's name, in folded text."""
_NOT_A_UNIT_AFTER = re.compile(r"(?:hop tac|co|hai|si|bao|tieu|may|so|chuong)\s+$")
_NOT_A_UNIT_BEFORE = re.compile(r"\s*(?:ly|su|chung|tri|he|doi|an|huong|cao|trang|hinh|uy)\b")

_OFFICE = re.compile(
    r"^(?:(?:pho\s+|quyen\s+)?"
    r"(?:chu tich|bo truong|giam doc|thong doc|truong ban|chanh van phong|vien truong)"
    r"(?=\s+(?:ubnd|hdnd|uy ban|hoi dong|so|bo|ban|van phong|ngan hang|vien))"
    r"|(?:btv|ban thuong vu|thuong truc|ban chap hanh dang bo)"
    r"(?=\s+(?:tinh|thanh|huyen|quan|thi|dang) uy|\s+(?:hdnd|hoi dong nhan dan)))\s+"
)
"""The head of a body, or the committee that acts for it, stands for the body itself."""

_PARTY_COMMITTEE = re.compile(r"^(?:ban chap hanh|bch) dang bo (?P<unit>tinh|thanh pho|huyen|quan|thi xa)(?!\w)")
_PARTY_COMMITTEES = {
    "tinh": "Tỉnh ủy",
    "thanh pho": "Thành ủy",
    "huyen": "Huyện ủy",
    "quan": "Quận ủy",
    "thi xa": "Thị ủy",
}
"""A committee of the Party by its full name and as it is called: "Ban Chấp hành Đảng bộ tỉnh" is the Tỉnh ủy."""

_PARTY_UNITS = {"tinh": PROVINCE, "thanh": CITY, "huyen": "huyện", "quan": "quận", "thi": "thị xã"}
_PARTY_AREA = re.compile(r"(?<!\w)(?P<unit>tinh|thanh|huyen|quan|thi) uy\s+(?P<name>\w.*)$")

_CODE = re.compile(r"[A-ZĐ][A-ZĐa-zđ&.-]{0,14}\d{0,2}")
_PARENTHESIS = re.compile(r"\s*[(\[].*$", re.DOTALL)
_LOOSE_END = re.compile(r"(?:\s+(?:và|về|của|với|tại|do|theo|ngày))+$", re.IGNORECASE)
_WORD = re.compile(r"[^\s,]+")
_EDGES = " ,.;:-–*“”\"'"


@lru_cache(maxsize=4096)
def parse_body(text: str) -> Body:
    """Take a name or a code apart; a text that names no known body comes back as its own name."""
    name = " ".join(_PARENTHESIS.sub("", clean(text[:MAX_NAME])).split()).strip(_EDGES)
    name = _LOOSE_END.sub("", name)
    if _is_code(name):
        return _body_of_code(name)
    name = name[match.end() :] if (match := _OFFICE.match(fold(name))) else name
    name = _party_committee(name)
    head, areas = _split_areas(name)
    known = _look_up(head)
    return Body((known.name if known else head,), areas, known=known is not None)


def _party_committee(name: str) -> str:
    """Return a name with a Party committee as it is called."""
    match = _PARTY_COMMITTEE.match(fold(name))
    return _PARTY_COMMITTEES[match["unit"]] + name[match.end() :] if match is not None else name


def known_body(name: str) -> KnownBody | None:
    """Return what the table says of a body by its full name."""
    return body_table().by_spelling.get(folded_spelling(name))


def _is_code(name: str) -> bool:
    capitals = sum(character.isupper() for character in name)
    return _CODE.fullmatch(name) is not None and capitals * 2 >= len(name) and capitals > 1


def _body_of_code(code: str) -> Body:
    bodies = bodies_with_code(code)
    return Body(tuple(body.name for body in bodies) or (code,), code=code, known=bool(bodies))


def _look_up(head: str) -> KnownBody | None:
    table = body_table()
    folded = folded_spelling(head)
    found = table.by_spelling.get(folded)
    if found is None and (written_out := folded_spelling(_write_out(head))) != folded:
        found = table.by_spelling.get(written_out)
    if found is None and folded[:3] in ("so ", "bo "):  # Sở LĐ-TB&XH
        found = table.by_spelling.get(folded[:3] + folded[3:].replace(" ", ""))
    return found


def _write_out(head: str) -> str:
    abbreviations = body_table().abbreviations
    return _WORD.sub(lambda word: abbreviations.get(fold(word.group()), word.group()), head)


def _split_areas(name: str) -> tuple[str, tuple[Area, ...]]:
    matches = list(_unit_matches(name))
    if not matches:
        head, party = _split_party_area(name)
        return (head, tuple(party)) if party else _split_bare_province(name)
    areas: list[Area] = []
    for match, following in zip(matches, [*matches[1:], None], strict=True):
        end = following.start() if following else len(name)
        areas.append(_area(match.group(), name[match.end() : end].strip(_EDGES)))
    head, party = _split_party_area(name[: matches[0].start()].strip(_EDGES))
    if areas[-1].level is not Level.PROVINCE:
        areas += _city_after(areas.pop())
    return head, _resolve_cities([*party, *areas])


def _unit_matches(name: str) -> Iterator[re.Match[str]]:
    folded = fold(name)
    pattern, text = (_FOLDED_UNIT, folded) if name.isascii() else (_ACCENTED_UNIT, name.lower())
    for match in pattern.finditer(text):
        if match.start() == 0 or _NOT_A_UNIT_AFTER.search(folded, 0, match.start()):
            continue
        if name.isascii() and _NOT_A_UNIT_BEFORE.match(folded, match.end()):
            continue
        yield match


def _split_party_area(name: str) -> tuple[str, list[Area]]:
    """Split "Huyện ủy Lục Ngạn": a Party committee's word says the level, its unit is not repeated."""
    match = _PARTY_AREA.search(fold(name))
    if match is None:
        return name, []
    return name[: match.start("name")].strip(_EDGES), [_area(_PARTY_UNITS[match["unit"]], name[match.start("name") :])]


def _split_bare_province(name: str) -> tuple[str, tuple[Area, ...]]:
    """Split "Sở Ngoại vụ Bắc Giang": a province's name may end a body's name without its unit."""
    words = list(_WORD.finditer(name))
    for count in range(min(6, len(words) - 1), 0, -1):
        start = words[-count].start()
        province = find_province(name[start:])
        head = name[:start].strip(_EDGES)
        if province and not fold(head).endswith(("cong san", "quan", "dai tuong")):
            return head, (Area(Level.PROVINCE, province_unit(province), province),)
    return name, ()


def _area(unit: str, name: str) -> Area:
    word = _BY_FOLDED_UNIT[fold(unit)]
    level, full = _UNITS[word], _FULL_UNIT.get(word, word)
    province = find_province(name) if name and full in (PROVINCE, CITY) else None
    if full == PROVINCE:
        return Area(Level.PROVINCE, PROVINCE, province or name)
    if province and (province in province_table().cities or became_city(province)):
        return Area(Level.PROVINCE, CITY, province)
    return Area(level, full, name)


def _city_after(area: Area) -> list[Area]:
    """Split "quận Cầu Giấy, Hà Nội": a province's name after a comma ends the chain."""
    name, comma, rest = area.name.rpartition(",")
    province = find_province(rest) if comma else None
    if province is None:
        return [area]
    return [
        Area(area.level, area.unit, name.strip(_EDGES)),
        Area(Level.PROVINCE, province_unit(province), province),
    ]


def _resolve_cities(areas: list[Area]) -> tuple[Area, ...]:
    """A city inside a province is of district level, whatever its name."""
    last = areas[-1]
    return tuple(
        Area(Level.DISTRICT, area.unit, area.name)
        if area.level is Level.PROVINCE and area is not last and last.level is Level.PROVINCE
        else area
        for area in areas
    )
