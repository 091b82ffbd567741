"""A row of a table as words: each cell with the name of its column, and the one cell that answers."""

from __future__ import annotations

import re

from corpus.model import Paragraph
from corpus.text.fold import fold
from retrieval.columns import columns
from retrieval.query import Expected, Query
from retrieval.terms import TermSet, words

_NUMBER = re.compile(r"\d[\d.,]*(?:\s*%)?")
_SERIAL = re.compile(r"\b(?:stt|tt|so tt|so thu tu|no)\b\.?")


def row_words(paragraph: Paragraph) -> str:
    """Return the row as a person reads it out: "Sản phẩm: Na dai; Điểm: 82,3"."""
    parts = []
    for name, cell in columns(paragraph):
        if cell and not _SERIAL.fullmatch(fold(name)):
            parts.append(f"{name}: {cell}" if name else cell)
    return "; ".join(parts) or paragraph.text


def cell_value(query: Query, paragraph: Paragraph) -> str:
    """Return the cell of the column that the question names, or ""; for a number, the only one there is."""
    named = [(name, cell) for name, cell in columns(paragraph) if cell and not _SERIAL.fullmatch(fold(name))]
    asked = set(words(fold(query.text)))
    scored = [(_share(name, asked), cell) for name, cell in named if _may_answer(query, cell)]
    best = max((share for share, _ in scored), default=0.0)
    fitting = [cell for share, cell in scored if share == best]
    if best > 0 and len(fitting) == 1:
        return fitting[0]
    return fitting[0] if len(fitting) == 1 and query.expected not in (Expected.ANY, Expected.BODY) else ""


def _may_answer(query: Query, cell: str) -> bool:
    """Tell whether a cell says something that the question does not say itself."""
    if TermSet.of(query.text).holds(TermSet.of(cell).text):
        return False
    if query.expected in (Expected.MONEY, Expected.AMOUNT, Expected.QUANTITY, Expected.PERCENT):
        return _NUMBER.fullmatch(cell) is not None and cell not in [str(year) for year in query.years]
    return True


def _share(name: str, asked: set[str]) -> float:
    """Return the share of a column's name that stands in the question, up to a bracket that gives the unit."""
    found = words(fold(name.split("(")[0]))
    return sum(word in asked for word in found) / len(found) if found else 0.0
