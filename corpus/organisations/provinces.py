"""Provinces and centrally-run cities: spellings, mergers and status changes.

The data with their sources stand in ``corpus/data/provinces.toml``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from corpus.organisations.spelling import folded_spelling

_FILE = Path(__file__).parent.parent / "data" / "provinces.toml"

PROVINCE = "tỉnh"
CITY = "thành phố"


@dataclass(frozen=True, slots=True)
class ProvinceChange:
    """One unit of province level giving way to another.

    Attributes:
        old, new: unit word and name ("tỉnh", "Bắc Giang").
        merged: the old unit was merged; False where only the status changed.
    """

    old: tuple[str, str]
    new: tuple[str, str]
    date: date
    merged: bool
    source: str


@dataclass(frozen=True, slots=True)
class ProvinceTable:
    """What is known of the province level.

    Attributes:
        spellings: folded spelling to name as the table writes it.
        cities: names of those that were centrally-run cities all along.
        changes: in order of date.
        districts_ended: last change of the district level: it ended on this day.
    """

    spellings: dict[str, str]
    cities: frozenset[str]
    changes: tuple[ProvinceChange, ...]
    districts_ended: date
    districts_source: str


@cache
def province_table() -> ProvinceTable:
    """Read the data file once."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    rows = data["provinces"] + data["cities"]
    spellings = {folded_spelling(name): row["name"] for row in rows for name in (row["name"], *row.get("also", ()))}
    raised = {row["new"] for row in data["raised"]}
    cities = frozenset(row["name"] for row in data["cities"]) - raised
    changes = sorted(_changes(data, cities), key=lambda change: (change.date, change.old))
    ended = data["districts"]
    return ProvinceTable(spellings, cities, tuple(changes), ended["ended"], ended["source"])


def find_province(name: str) -> str | None:
    """Return the table's name of a province or centrally-run city in any spelling, or None."""
    return province_table().spellings.get(folded_spelling(name))


def province_unit(name: str) -> str:
    """Return the unit word a province has had for longest: "thành phố" for the old cities, else "tỉnh"."""
    return CITY if name in province_table().cities or name == "Huế" else PROVINCE


def became_city(name: str) -> bool:
    """Tell whether a province became a city, so that "thành phố" with its name may mean a former town."""
    return any(change.new == (CITY, name) and not change.merged for change in province_table().changes)


def province_today(name: str, on: date) -> tuple[str, str] | None:
    """Return unit word and name of the unit that a province belongs to on a day, or None if unknown."""
    known = find_province(name)
    if known is None:
        return None
    unit = (province_unit(known), known)
    for change in province_table().changes:
        if change.old == unit and change.date <= on:
            unit = change.new
    return unit


def _changes(data: dict[str, Any], cities: frozenset[str]) -> list[ProvinceChange]:
    changes = [
        ProvinceChange((PROVINCE, row["old"]), (CITY, row["new"]), row["date"], False, row["source"])
        for row in data["raised"]
    ]
    for merger in data["merged"]:
        for new, olds in merger["units"].items():
            unit = CITY if new in cities else PROVINCE
            changes += [
                ProvinceChange((PROVINCE, old), (unit, new), merger["date"], True, merger["source"]) for old in olds
            ]
    return changes
