"""What is known of names before any library is read: units of Vietnam, places abroad, and the words around names.

Names of units come from the tables of the package vietnamadminunits, of which
only the data file is read, and from ``corpus/data/provinces.toml``.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from corpus.organisations.provinces import province_table
from corpus.text.fold import fold
from corpus.text.syllables import is_syllable
from corpus.text.tone import spelling
from retrieval.language.glossary import load_glossary
from retrieval.language.name_key import name_key

_DATA = Path(__file__).parents[1] / "data"
_SYLLABLE = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class NameWords:
    """The table ``names.toml``: heads and families with diacritics, cues folded."""

    heads: frozenset[str]
    cues: tuple[str, ...]
    cues_after: frozenset[str]
    everywhere: frozenset[str]
    ambiguous: frozenset[str]
    families: frozenset[str]


@cache
def name_words() -> NameWords:
    """Read the table, once a process."""
    table = tomllib.loads((_DATA / "names.toml").read_text(encoding="utf-8"))
    return NameWords(
        frozenset((*table["heads"], *table["english_heads"])),
        tuple(sorted(table["cues"])),
        frozenset(table["cues_after"]),
        frozenset(fold(name) for name in table["everywhere"]),
        frozenset(table["ambiguous"]),
        frozenset(table["families"]),
    )


@cache
def provinces() -> frozenset[str]:
    """Return the folded names of provinces and centrally-run cities of two syllables and more, old and new."""
    return frozenset(name for name in province_table().spellings if " " in name)


@cache
def unit_names() -> frozenset[str]:
    """Return the folded names of all units of province, district and commune level, without the unit word."""
    return frozenset(" ".join(_SYLLABLE.findall(fold(name))) for name in _units()) | provinces()


@cache
def native_syllables() -> frozenset[str]:
    """Return syllables with diacritics that Vietnamese names and administrative prose are made of, tones placed."""
    renderings = (text for texts in load_glossary().terms.values() for text in texts)
    words = (word for text in (*_units(), *renderings) for word in _SYLLABLE.findall(text))
    return frozenset(spelling(word) for word in words if is_syllable(word)) | name_words().families


@cache
def exonyms() -> Mapping[str, tuple[str, ...]]:
    """Return, by the sound of each known spelling of a place abroad, the sounds of all its spellings."""
    table = tomllib.loads((_DATA / "exonyms.toml").read_text(encoding="utf-8"))
    groups = [tuple(dict.fromkeys(map(name_key, group))) for part in table.values() for group in part]
    return {key: group for group in groups for key in group}


@cache
def _units() -> frozenset[str]:
    """Return the names of districts and communes as the package writes them."""
    found: set[str | float] = set()
    spec = find_spec("vietnamadminunits")  # finds without importing
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("vietnamadminunits is not installed; run `make setup`.")
    file = Path(spec.submodule_search_locations[0]) / "data" / "parser_legacy.json"
    tables = json.loads(file.read_text(encoding="utf-8"))
    for districts in tables["DICT_PROVINCE_DISTRICT"].values():
        found.update(row["districtShort"] for row in districts.values())
    for table in ("DICT_PROVINCE_DISTRICT_WARD_NO_ACCENTED", "DICT_PROVINCE_DISTRICT_WARD_ACCENTED"):
        for districts in tables[table].values():
            found.update(row["wardShort"] for wards in districts.values() for row in wards.values())
    return frozenset(name for name in found if isinstance(name, str) and name[:1].isalpha())  # some wards are numbers
