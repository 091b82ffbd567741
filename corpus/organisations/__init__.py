"""Bodies that issue documents: their names, codes, places, and what became of them."""

from __future__ import annotations

from corpus.organisations.agreement import agree, body_key
from corpus.organisations.body import Level, parse_body
from corpus.organisations.find import BodyMention, find_bodies
from corpus.organisations.note import successor_note
from corpus.organisations.provinces import find_province
from corpus.organisations.succession import Successor, predecessors, successors, write_body
from corpus.organisations.table import bodies_with_code

__all__ = [
    "BodyMention",
    "Successor",
    "canonical",
    "expand",
    "find_bodies",
    "find_province",
    "predecessors",
    "province_of",
    "same_body",
    "successor_note",
    "successors",
]


def canonical(name: str) -> str:
    """Return one key for every way of writing a body: "UBND tỉnh", "Ủy ban nhân dân tỉnh"."""
    return body_key(parse_body(name))


def same_body(one: str | None, other: str | None) -> bool:
    """Tell whether two names or codes may mean one body: nothing that both say differs.

    "UBND" and "UBND tỉnh Bắc Giang" may; "UBND tỉnh" and "UBND huyện Lục Ngạn" may not.
    """
    return bool(one and other) and agree(parse_body(one or ""), parse_body(other or ""))


def expand(code: str, province: str | None = None) -> tuple[str, ...]:
    """Return the bodies that sign with a code, in a province where they are provincial.

    Several where the code is ambiguous ("SNV"), none where it is unknown.
    """
    known = find_province(province) if province else None
    names = []
    for body in bodies_with_code(code):
        local = known is not None and body.level in ("province", "any")
        names.append(write_body(parse_body(f"{body.name} {known}")) if local else body.short)
    return tuple(names)


def province_of(name: str) -> str | None:
    """Return the province of a body or a place as the table spells it, or None where not said."""
    area = parse_body(name).area(Level.PROVINCE)
    return find_province(area.name if area else name)
