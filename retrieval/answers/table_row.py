"""A row of a table as words: each cell with the name of its column, and the one cell that answers."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from corpus.model import Paragraph
from corpus.text.fold import fold
from retrieval.columns import columns, names_place, numbers_rows
from retrieval.expected import find_values
from retrieval.query import Expected, Query
from retrieval.terms import TermSet, words
from retrieval.written import written_words

_NUMBER = re.compile(r"\d[\d.,]*(?:\s*%)?")


def row_words(paragraph: Paragraph) -> str:
    """Return the row as a person reads it out: "Sản phẩm: Na dai; Điểm: 82,3"."""
    parts = []
    for name, cell in columns(paragraph):
        if cell and not numbers_rows(name):
            parts.append(f"{name}: {cell}" if name else cell)
    return "; ".join(parts) or paragraph.text


def cell_value(query: Query, paragraph: Paragraph) -> str:
    """Return the cell of the column that the question names, or what a cell counts of what is asked for; else "".

    The only number of a row answers by itself where its column has no name; one whose name says something else does not.
    """
    named = [(name, cell) for name, cell in columns(paragraph) if cell and not numbers_rows(name)]
    read = written_words if query.accented else _folded_words  # "dầu" names no column of what is "đầu tư"
    asked = frozenset(read(query.text))
    if query.expected is Expected.PLACE:
        return next((cell for name, cell in named if names_place(name)), "")
    scored = [(_share(read(name.split("(")[0]), asked), cell) for name, cell in named if _may_answer(query, cell)]
    best = max((share for share, _ in scored), default=0.0)
    fitting = [cell for share, cell in scored if share == best]
    if best > 0 and len(fitting) == 1:
        return fitting[0]
    counted = _counted(query, [cell for _, cell in named])
    if counted or query.expected in (Expected.ANY, Expected.BODY) or len(fitting) != 1:
        return counted
    return fitting[0] if all(not name for name, cell in named if cell == fitting[0]) else ""


def _counted(query: Query, cells: Sequence[str]) -> str:
    """Return the number with the noun it counts that stands inside one of the cells: "70 phòng" in "120 giường, 70 phòng"."""
    if query.expected is not Expected.QUANTITY or not query.units:
        return ""
    found = [cell[v.start : v.end] for cell in cells for v in find_values(cell, query.expected, query.units)]
    return found[0] if len(found) == 1 else ""


def _may_answer(query: Query, cell: str) -> bool:
    """Tell whether a cell says something that the question does not say itself."""
    if TermSet.of(query.text).holds(TermSet.of(cell).text):
        return False
    if query.expected in (Expected.MONEY, Expected.AMOUNT, Expected.QUANTITY, Expected.PERCENT):
        return _NUMBER.fullmatch(cell) is not None and cell not in [str(year) for year in query.years]
    return True


def _share(name: Sequence[str], asked: Collection[str]) -> float:
    """Return the share of a column's name, up to a bracket that gives the unit, that stands in the question."""
    return sum(word in asked for word in name) / len(name) if name else 0.0


def _folded_words(text: str) -> Sequence[str]:
    return words(fold(text))
