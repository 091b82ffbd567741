"""Districts and communes before and after 1 July 2025, from the tables of the package vietnamadminunits.

Only its data files are read: importing the package takes half a second and
maps that are not needed here. Every answer is empty where a unit is unknown,
ambiguous, or was gone before 2025 already.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from corpus.organisations.spelling import spelling
from corpus.text.fold import fold

_PROVINCE_UNIT = re.compile(r"^(?:tinh|thanhpho)")
_NOT_IN_KEY = re.compile(r"[^a-z0-9]")


def province_of_district(district: str) -> str | None:
    """Return the name of the province that a district belonged to until 2025, if only one had it."""
    row = _legacy()["DICT_UNIQUE_DISTRICT_PROVINCE"]
    folded = _key(district)
    provinces = {entry["provinceKey"] for entry in row.values() if folded in entry["districtKeywords"]}
    if len(provinces) != 1:
        return None
    return str(_legacy()["DICT_PROVINCE"][provinces.pop()]["provinceShort"])


def communes_after(commune: str, district: str, province: str) -> tuple[str, ...]:
    """Return the communes of today that a commune went into, the one with its seat first.

    Args:
        commune: unit word and name: "xã Quý Sơn".
        district: unit word and name, or the name alone: "Lục Ngạn".
        province: name of the former province: "Bắc Giang".
    """
    successors = _successors().get(_key(province), {})
    ending = f"_{_key(commune)}"
    paths = [path for path in successors if path.endswith(ending)]
    exact = [path for path in paths if _of_district(path, _key(district))]
    chosen = exact or paths  # districts changed before 2025, too
    return successors[chosen[0]] if len(chosen) == 1 else ()


def _of_district(path: str, district: str) -> bool:
    """Tell whether a path lies in a district, whose unit word may be missing or of another time."""
    province, named, _ = path.split("_")
    keywords = _legacy()["DICT_PROVINCE_DISTRICT"].get(province, {}).get(named, {}).get("districtKeywords", ())
    return bool(district) and (district in keywords or named.endswith(district))


@cache
def _successors() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return, by former province and path of a former commune, the communes of today."""
    converter = _load("converter_2025.json")
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for new, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, paths in wards.items():
            for path in paths:
                _add(found, path, _commune_name(new, ward))
    for new, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for path, parts in divided.items():
            for part in sorted(parts, key=lambda part: not part["isDefaultNewWard"]):
                _add(found, path, _commune_name(new, part["newWardKey"]))
    return found


def _add(found: dict[str, dict[str, tuple[str, ...]]], path: str, commune: str | None) -> None:
    province = found.setdefault(_PROVINCE_UNIT.sub("", path.split("_")[0]), {})
    if commune is not None and commune not in province.get(path, ()):
        province[path] = (*province.get(path, ()), commune)


def _commune_name(province: str, key: str) -> str | None:
    tables = _load("parser_from_2025.json")
    for table in ("DICT_PROVINCE_WARD_NO_ACCENTED", "DICT_PROVINCE_WARD_ACCENTED"):
        row = tables[table].get(province, {}).get(key)
        if row is not None:
            return f"{row['wardType'].lower()} {row['wardShort']}"
    return None


def _key(name: str) -> str:
    return _NOT_IN_KEY.sub("", fold(name))


def _legacy() -> dict[str, Any]:
    return _load("parser_legacy.json")


@cache
def _load(name: str) -> dict[str, Any]:
    spec = find_spec("vietnamadminunits")  # finds without importing
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("vietnamadminunits is not installed; run `make setup`.")
    file = Path(spec.submodule_search_locations[0]) / "data" / name
    tables: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return tables


def is_unit_name(name: str) -> bool:
    """Tell whether a commune, district or province has or had this name, with these diacritics."""
    return spelling(name) in _names()


@cache
def _names() -> frozenset[str]:
    legacy, current = _legacy(), _load("parser_from_2025.json")
    provinces = list(legacy["DICT_PROVINCE"].values())
    districts = [row for rows in legacy["DICT_PROVINCE_DISTRICT"].values() for row in rows.values()]
    old = legacy["DICT_PROVINCE_DISTRICT_WARD_NO_ACCENTED"].values()
    wards = [row for places in old for rows in places.values() for row in rows.values()]
    wards += [row for rows in current["DICT_PROVINCE_WARD_NO_ACCENTED"].values() for row in rows.values()]
    kinds = (("provinceShort", provinces), ("districtShort", districts), ("wardShort", wards))
    names = (row[field] for field, rows in kinds for row in rows)
    return frozenset(spelling(name) for name in names if isinstance(name, str))  # islands have no communes
