"""The labelled parts that describe an administrative procedure: "Thời hạn giải quyết: …", "Cơ quan thực hiện: …".

Nghị định 63/2010/NĐ-CP, Điều 8, says which parts there are, and Thông tư 02/2017/TT-VPCP how they are laid out:
as lines, as rows of two columns, or as the columns of a table. What stands under a label says nothing without it.
"""

from __future__ import annotations

import re
import tomllib
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from corpus.text.fold import fold

_TABLE = Path(__file__).parent / "data" / "procedure.toml"
_LEAD = r"[\s*_]*(?:(?:(?P<dash>[-+•–])|\d{1,2}(?:\.\d{1,2}){0,3}\s?[.)]?|[a-z]\d?\s?[.)]|[ivx]{1,5}\s?[.)])[\s*_]*)?"
_LEAD_ONLY = re.compile(_LEAD)
_FIRST_LOOK = 12
"""Characters that a first look takes in."""
_LETTERS = 3
_OF_WHAT = (
    r"(?:\s+(?:(?:cua )?(?:viec )?(?:thuc hien |giai quyet )?(?:thu tuc(?: hanh chinh)?|tthc)))?(?:\s*\([^()]{1,40}\))?"
)
_END = r"[\s*_]*(?P<end>[:.]\s*|[-–]\s|\t|$)"
_LONGEST = 120
"""Characters within which a label ends."""
_NOTHING = re.compile(
    r"(?:khong co(?: thong tin)?|khong quy dinh(?: cu the)?|khong co quy dinh|chua co(?: thong tin)?|[-–.]*)[\s.]*"
)
"""What a part holds of which nothing is known."""


class Part(StrEnum):
    """A part of the description of a procedure."""

    __hash__ = str.__hash__  # that of Enum is a call in Python

    NAME = "name"
    CODE = "code"
    DECISION = "decision"  # that made it known
    LEVEL = "level"
    KIND = "kind"
    FIELD = "field"
    STEPS = "steps"
    MANNER = "manner"
    PAPERS = "papers"
    COPIES = "copies"
    TIME = "time"
    WHO = "who"
    BODY = "body"
    AUTHORITY = "authority"
    PLACE = "place"
    DELEGATE = "delegate"
    PARTNER = "partner"
    RESULT = "result"
    FEE = "fee"
    FORMS = "forms"
    CONDITIONS = "conditions"
    BASIS = "basis"
    WORDS = "words"
    ABOUT = "about"


class PartLabel(NamedTuple):
    """A label at the head of a text.

    Attributes:
        words: as written, without number and colon.
        end: offset behind the label and its mark.
        alone: nothing stands behind it.
        sure: it cannot be a line inside another part.
        numbered: a number or letter stands before it.
    """

    part: Part
    words: str
    end: int
    alone: bool
    sure: bool = True
    numbered: bool = False


@lru_cache(maxsize=4096)
def find_label(text: str) -> PartLabel | None:
    """Return the label that a line or a row begins with, or None.

    A name without a mark behind it is a label only where it is all there is. What was found is kept: a line is looked
    at where its table is put together, where it is cut into parts and where the title is sought.
    """
    if not _may_be_label(text):
        return None
    head = text[:_LONGEST]
    folded = fold(head)
    match = _labels().match(folded)
    if match is None:
        return None
    start, end = match.span("name")
    written = head[start : match.start("end")].strip(" \t*_")
    if not written[:1].isupper():
        return None
    name = " ".join(folded[start:end].split())
    return PartLabel(
        _parts()[name],
        written,
        match.end(),
        alone=not text[match.end() :].strip(" *_"),
        sure=name not in _weak(),
        numbered=match["dash"] is None and any(map(str.isalnum, folded[:start])),
    )


def _may_be_label(text: str) -> bool:
    """Tell cheaply that no label begins with the first letters of a text; most lines of a document are none."""
    begun = fold(text[:_FIRST_LOOK])
    lead = _LEAD_ONLY.match(begun)
    letters = begun[lead.end() if lead else 0 :][:_LETTERS]
    return len(letters) < _LETTERS or letters in _beginnings() or begun[:_LETTERS] in _beginnings()


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(name[:_LETTERS] for name in _parts())


def is_column(text: str) -> bool:
    """Tell whether a text is the name of a column in the tables of procedures."""
    return len(text) < _LONGEST and bool(_columns().fullmatch(fold(text).strip()))


def column_part(name: str) -> Part | None:
    """Return the part whose values a column holds, by its name."""
    match = _labels().fullmatch(fold(name[:_LONGEST]).strip())
    return _parts()[" ".join(match["name"].split())] if match is not None else None


def says_nothing(value: str) -> bool:
    """Tell whether the value of a part says that nothing is known of it: "Không có thông tin"."""
    return _NOTHING.fullmatch(fold(value).strip()) is not None


@cache
def _parts() -> dict[str, Part]:
    """Return the folded names of the parts."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["parts"]
    return {fold(name): Part(part) for part, names in table.items() for name in names}


@cache
def _weak() -> frozenset[str]:
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["weak"]
    return frozenset(map(fold, table["names"]))


def _alternatives(names: list[str]) -> str:
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in ordered)


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"{_LEAD}(?P<name>{_alternatives(list(_parts()))}){_OF_WHAT}{_END}")


@cache
def _columns() -> re.Pattern[str]:
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["columns"]
    return re.compile(rf"(?:{_alternatives([*_parts(), *map(fold, table['names'])])}){_OF_WHAT}")
