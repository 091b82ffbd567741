"""A tour for someone new: the fields of work that the library shows, and what to read first in each.

What comes first: documents that others cite, recent ones, and those that set
rules before those that report. What another document says is replaced or
repealed comes last, and says so.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.model import RegisterEntry, Relation
from corpus.text.fold import fold
from retrieval.answer import Language
from retrieval.library import View
from retrieval.related import held_files

_TABLE = Path(__file__).parent / "data" / "fields.toml"
_WORD = re.compile(r"[a-z0-9]+")
_UNIT = re.compile(r"[^\W\d_]+")
_CUE, _UNIT_WEIGHT = 1.0, 1.5
RECENT_YEARS = 10
"""Age over which a document's date says nothing for it any more."""
_STANDING: Mapping[str, float] = {
    "Luật": 1.0, "Bộ luật": 1.0, "Pháp lệnh": 1.0, "Nghị định": 0.95, "Nghị quyết": 0.9, "Thông tư": 0.85,
    "Quyết định": 0.8, "Quy chế": 0.8, "Quy định": 0.8, "Chỉ thị": 0.7, "Đề án": 0.7, "Chương trình": 0.65,
    "Kế hoạch": 0.6, "Hướng dẫn": 0.55, "Kết luận": 0.5, "Thông báo": 0.35, "Tờ trình": 0.3, "Báo cáo": 0.3,
    "Công văn": 0.2,
}  # fmt: skip
"""How much a type weighs: what binds before what plans, what plans before what reports."""
_DEFAULT_STANDING = 0.3
_ENDS = frozenset({Relation.REPLACES, Relation.REPEALS, Relation.EXPIRES})


@dataclass(frozen=True, slots=True)
class FieldOfWork:
    """A field of work.

    Attributes:
        key: short name that does not change.
        cues: folded words and phrases.
        units: codes of drafting and issuing units.
    """

    key: str
    names: Mapping[Language, str]
    cues: frozenset[str]
    units: frozenset[str]


@dataclass(frozen=True, slots=True)
class ToRead:
    """A held document to read in a field.

    Attributes:
        cited_by: other held documents that name it.
        ended: another document says that it is replaced, repealed or expired.
    """

    entry: RegisterEntry
    cited_by: int
    ended: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """A field with the documents to read in it, the first ones first."""

    field: FieldOfWork
    documents: tuple[ToRead, ...]


@cache
def fields_of_work() -> tuple[FieldOfWork, ...]:
    """Return the fields in the order of the table, which is read once a process."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return tuple(
        FieldOfWork(
            row["key"],
            {Language.VIETNAMESE: row["vi"], Language.ENGLISH: row["en"]},
            frozenset(_plain(cue) for cue in row["cues"]),
            frozenset(row["units"]),
        )
        for row in table["field"]
    )


def tour(view: View) -> tuple[Stage, ...]:
    """Return the fields that the library holds documents of, those with most first."""
    held = [entry for entry in view.entries if entry.held]
    newest = max((entry.date.value.year for entry in held if entry.date and entry.date.value), default=0)
    by_field: dict[str, list[ToRead]] = {}
    for entry in held:
        field = field_of(entry)
        if field is not None:
            by_field.setdefault(field.key, []).append(_to_read(entry))
    stages = [
        Stage(field, tuple(sorted(by_field[field.key], key=lambda item: _order(item, newest))))
        for field in fields_of_work()
        if field.key in by_field
    ]
    return tuple(sorted(stages, key=lambda stage: -len(stage.documents)))


def field_of(entry: RegisterEntry) -> FieldOfWork | None:
    """Return the field that a document's subject, short names and units show most, or None where nothing shows one."""
    words = f" {_plain(' . '.join(_names(entry)))} "
    symbol = entry.symbol
    codes = frozenset(_UNIT.findall(f"{symbol.issuer} {symbol.unit}")) if symbol is not None else frozenset()
    best, most = None, 0.0
    for field in fields_of_work():
        score = sum(_CUE * (1 + cue.count(" ") / 2) for cue in field.cues if f" {cue} " in words)
        score += _UNIT_WEIGHT * len(codes & field.units)
        if score > most:
            best, most = field, score
    return best


def _names(entry: RegisterEntry) -> Iterable[str]:
    yield from filter(None, (entry.subject, *entry.aliases))


def _to_read(entry: RegisterEntry) -> ToRead:
    own = held_files(entry)
    others = [mention for mention in entry.mentions if mention.document_id not in own]
    ended = any(mention.reference.relation in _ENDS for mention in others)
    return ToRead(entry, len({mention.document_id for mention in others}), ended)


def _order(item: ToRead, newest: int) -> tuple[bool, float, str]:
    entry = item.entry
    year = entry.date.value.year if entry.date is not None and entry.date.value is not None else newest - RECENT_YEARS
    recency = min(max(1 - (newest - year) / RECENT_YEARS, 0.0), 1.0)
    standing = _STANDING.get(entry.type or "", _DEFAULT_STANDING)
    return item.ended, -(math.log2(1 + item.cited_by) + recency + standing), entry.id


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))
