"""What stands on a page and is no text of the document: page numbers, residue of digital signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from corpus.model import BlockKind
from corpus.structure.lines import Line
from corpus.structure.residue import is_stamp

_NUMBER: Final = re.compile(r"\d{1,4}")
_LABELLED: Final = re.compile(
    r"[-–—]\s*\d{1,4}\s*[-–—]|(?:[Tt]rang|TRANG|[Pp]age)\s*(?:PAGE\s*)?\d{1,4}(?:\s*(?:/|of|trên)\s*\d{1,4})?|\d{1,4}\s*/\s*\d{1,4}"
)
_FIELD: Final = re.compile(r"[-–\s]*(?:Trang\s+)?PAGE(?:\s+\d+)?[-–\s]*")
_ANY: Final = re.compile("|".join(pattern.pattern for pattern in (_NUMBER, _LABELLED, _FIELD)))
_ENDS: Final = frozenset("-–—E*_")
"""With which a number ends but for its digits: a dash, the name of the field, emphasis."""
_LONGEST: Final = 24
_LONGEST_STAMP: Final = 120
_EDGE: Final = 2
"""Lines from the top or foot of a page among which its number stands."""
_FIRST: Final = 2
"""Highest number with which the numbering of pages begins where the format has no pages."""


def noise(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the lines that are noise."""
    found: set[int] = set()
    candidates: list[int] = []
    for number, line in enumerate(lines):
        text = line.text
        if line.block.kind is BlockKind.STAMP or (len(text) < _LONGEST_STAMP and is_stamp(text)):
            found.add(number)
        if (text[-1].isdecimal() or text[-1] in _ENDS) and len(text) <= _LONGEST and _is_number(text):
            candidates.append(number)
    candidates = [number for number in candidates if lines[number].block.kind is BlockKind.TEXT]
    paged = bool(candidates) and lines[candidates[0]].block.page is not None
    return found | (_at_edges(lines, candidates) if paged else _in_order(lines, candidates))


def _is_number(text: str) -> bool:
    plain = text.strip(" *_")
    return _ANY.fullmatch(plain) is not None


def _at_edges(lines: Sequence[Line], candidates: Sequence[int]) -> set[int]:
    """Return the candidates that stand at the top or foot of their page."""
    edges: set[int] = set()
    for _, page in groupby(range(len(lines)), key=lambda number: lines[number].block.page):
        numbers = list(page)
        edges.update((*numbers[:_EDGE], *numbers[-_EDGE:]))
    return {number for number in candidates if number in edges}


def _in_order(lines: Sequence[Line], candidates: Sequence[int]) -> set[int]:
    """Return the candidates that count up one by one; where most do not, they are cells of a table."""
    labelled = {number for number in candidates if _NUMBER.fullmatch(lines[number].text) is None}
    bare = [number for number in candidates if number not in labelled]
    expected = 0
    chain: list[int] = []
    for number in bare:
        value = int(lines[number].text)
        if value == expected or (not chain and value <= _FIRST):
            chain.append(number)
            expected = value + 1
    return labelled | (set(chain) if len(chain) * 5 > len(bare) * 3 else set())
