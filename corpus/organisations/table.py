"""The bodies that are known, from ``corpus/data/organisations.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from corpus.organisations.spelling import folded_spelling
from corpus.text.fold import fold

_FILE = Path(__file__).parent.parent / "data" / "organisations.toml"
_CODE_MARKS = re.compile(r"[^a-z]")
_TERM = re.compile(r"\d+$")


class ChangeKind(StrEnum):
    """How a body gave way to another."""

    MERGED = "merged"
    SPLIT = "split"
    RENAMED = "renamed"
    RAISED = "raised"  # a province became a city
    ABOLISHED = "abolished"


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A body by its name, without the place it belongs to.

    Attributes:
        name: in full; "Ủy ban nhân dân", "Sở Tài chính".
        short: as usually written in running text; "UBND".
        level: "central", "province", "district" or "any".
        since: first day of a body that is younger than some documents, else None.
    """

    name: str
    short: str
    english: str
    codes: tuple[str, ...]
    also: tuple[str, ...]
    level: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class BodyChange:
    """One body giving way to another, at every place that had the old one.

    Attributes:
        function: part of the work that went to the new body, "" for all or the main part.
        sure: confirmed by the source; False where it is likely only.
    """

    old: str
    new: str
    kind: ChangeKind
    date: date
    source: str
    function: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class BodyTable:
    """Known bodies by every way of writing them.

    Attributes:
        by_spelling: folded spelling of every name and short form.
        by_code: folded letters of every code; a code may belong to several bodies.
        abbreviations: folded abbreviation to full words, used inside names.
    """

    by_spelling: dict[str, KnownBody]
    by_code: dict[str, tuple[KnownBody, ...]]
    changes: tuple[BodyChange, ...]
    abbreviations: dict[str, str]


@cache
def body_table() -> BodyTable:
    """Read the data file once."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    bodies = [*map(_body, data["body"]), *(body for row in data["field"] for body in _field_bodies(row))]
    by_spelling: dict[str, KnownBody] = {}
    by_code: dict[str, tuple[KnownBody, ...]] = {}
    for body in bodies:
        for name in (body.name, body.short, *body.also):
            by_spelling.setdefault(folded_spelling(name), body)
        for code in dict.fromkeys(map(code_letters, body.codes)):
            by_code[code] = (*by_code.get(code, ()), body)
    changes = tuple(sorted(_changes(data), key=lambda change: change.date))
    abbreviations = {fold(short): full for short, full in data["abbreviations"].items()}
    return BodyTable(by_spelling, by_code, changes, abbreviations)


def bodies_with_code(code: str) -> tuple[KnownBody, ...]:
    """Return the bodies that sign with a code, in the order of the data file; a term number is ignored."""
    return body_table().by_code.get(code_letters(_TERM.sub("", code)), ())


def code_letters(code: str) -> str:
    """Return what counts in a code: "SKH&CN" and "SKHCN" are one."""
    return _CODE_MARKS.sub("", fold(code))


def _body(row: dict[str, Any]) -> KnownBody:
    return KnownBody(
        name=row["name"],
        short=row.get("short", row["name"]),
        english=row["english"],
        codes=tuple(row.get("codes", ())),
        also=tuple(row.get("also", ())),
        level=row["level"],
        since=row.get("since"),
    )


def _field_bodies(row: dict[str, Any]) -> Iterator[KnownBody]:
    """Yield department and ministry of one field of work."""
    for head, level, english in (
        ("Sở", "province", "Department of"),
        ("Bộ", "central", "Ministry of"),
    ):
        if row.get("only", head) == head:
            name = f"{head} {row['name']}"
            codes = tuple(head[0] + code for code in row["codes"])
            also = tuple(f"{head} {short}" for short in (*row["codes"], *row.get("also", ())))
            yield KnownBody(name, name, f"{english} {row['english']}", codes, also, level, row.get("since"))


def _changes(data: dict[str, Any]) -> Iterator[BodyChange]:
    for event in data["succession"]:
        for row in event["changes"]:
            yield BodyChange(
                old=row["old"],
                new=row["new"],
                kind=ChangeKind(row["kind"]),
                date=event["date"],
                source=event["source"],
                function=row.get("function", ""),
                sure=row.get("sure", True),
            )
