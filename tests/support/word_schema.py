"""What Word expects of a DOCX: the schemas and rules of the Open XML SDK, and what no schema says of tracked changes.

The schemas of the SDK (openxml-audit brings them) are those of ECMA-376 as Word
reads it: which element may stand where, in which order, with which attributes of
which type. By hand are the rules of ECMA-376 Part 1, 17.13, that tie elements together.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any, Final

import docx
from docx.oxml.ns import qn
from openxml_audit import FileFormat, OpenXmlValidator

_CHANGES: Final = tuple(qn(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo"))
_RANGES: Final = tuple(qn(f"w:{name}Range") for name in ("moveFrom", "moveTo"))


_OBSOLETE: Final = "stylesWithEffects"
"""A part of Word 2010 in python-docx's template, which differs from its styles; later versions do not read it."""


def faults(path: Path) -> list[str]:
    """Return what is wrong in a DOCX; empty for one that Word opens without repair."""
    # One for each file: openxml-audit 0.8 remembers the comments of the file before.
    result = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(str(path))
    told = [f"{error.part_uri} {error.path}: {error.description}" for error in result.errors]
    return [fault for fault in told if _OBSOLETE not in fault] + _ties(docx.Document(str(path)).element.body)


def _ties(body: Any) -> list[str]:  # noqa: ANN401 - an lxml element
    changes = [change for tag in _CHANGES for change in body.iter(tag)]
    starts = [start for tag in _RANGES for start in body.iter(f"{tag}Start")]
    numbers = [element.get(qn("w:id")) for element in (*changes, *starts)]
    found = ["two changes have one number"] if len(numbers) != len(set(numbers)) else []
    found += ["changes stand in each other" for c in changes for inner in c.iter(*_CHANGES) if inner is not c]
    found += ["deleted words are w:t" for deleted in body.iter(qn("w:del")) for _ in deleted.iter(qn("w:t"))]
    found += [
        "words that stand are w:delText"
        for text in body.iter(qn("w:delText"))
        if next(text.iterancestors(qn("w:del")), None) is None
    ]
    return [*found, *_moves(body), *_comments(body)]


def _moves(body: Any) -> list[str]:  # noqa: ANN401
    """A move has two ranges of one name; each begins before it ends, and nothing is moved outside one."""
    found = []
    names = {}
    for tag in _RANGES:
        starts, ends = list(body.iter(f"{tag}Start")), list(body.iter(f"{tag}End"))
        order = {id(element): place for place, element in enumerate(body.iter())}
        names[tag] = [start.get(qn("w:name")) for start in starts]
        spans = {start.get(qn("w:id")): order[id(start)] for start in starts}
        ended = {end.get(qn("w:id")): order[id(end)] for end in ends}
        found += ["a range of a move has no end"] if spans.keys() != ended.keys() or len(ends) != len(starts) else []
        reach = [(begin, ended.get(number, begin)) for number, begin in spans.items()]
        found += ["a range ends before it begins" for begin, end in reach if end <= begin]
        moved = [order[id(e)] for e in body.iter(tag.removesuffix("Range")) if e.getparent().tag != qn("w:rPr")]
        found += ["words are moved outside a range" for at in moved if not any(b < at < e for b, e in reach)]
    one, other = (Counter(given) for given in names.values())
    return found + (["a move has one end only"] if one != other or any(n > 1 for n in one.values()) else [])


def _comments(body: Any) -> list[str]:  # noqa: ANN401
    """A comment has a start, an end and a mark in the text."""
    kinds = ("commentRangeStart", "commentRangeEnd", "commentReference")
    ids = [sorted(element.get(qn("w:id")) for element in body.iter(qn(f"w:{kind}"))) for kind in kinds]
    return [] if ids[0] == ids[1] == ids[2] else ["a comment lacks its start, its end or its mark"]
