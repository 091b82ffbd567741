"""Which cell of a row a question asks for: the one whose column's name holds what only that name and the question say.

Names of columns share words ("Năm 2022, Thực hiện", "Năm 2023, Thực hiện"), and the words of the caption stand over all
of them, so that a word counts the more the fewer columns bear it. A name that gives another number than the question
("vị trí 1" for "vị trí 2") is not the one. A cell that is empty, or holds a dash, answers nothing, and the cell beside it
does not answer in its stead.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.cells import is_number, is_row, says_nothing
from corpus.model import Paragraph
from corpus.text.fold import fold
from retrieval.evidence.columns import columns, numbers_rows
from retrieval.evidence.terms import TermSet
from retrieval.query import Expected, Query
from retrieval.question.asked_words import content_words, reader, said_words

_SAID_ELSEWHERE = 0.3
"""Weight of a word that stands over all columns, too, beside one that only names of columns hold."""
_OF_A_NUMBER = 0.5
_OF_A_TIME = 0.2
_OF_TIME = frozenset({"năm", "tháng", "quý", "kỳ", "nam", "thang", "quy", "ky"})
_LEAST = 0.5
"""Weight of the words of a name from which the question asks for its column."""
_NUMBERS = (Expected.MONEY, Expected.AMOUNT, Expected.QUANTITY, Expected.PERCENT)
_FREE = re.compile(r"(?:khong(?: thu(?: phi)?| phai nop)?|mien(?: phi| thu)?)\W*")
"""What stands in place of a sum where nothing is charged."""
_CHARGE = re.compile(r"(?:muc (?:thu|phi|gia)|(?:le |hoc )?phi|don gia|gia|so tien)\b")
"""How the name of a column begins that holds what is charged."""
_UNITS_IN_NAME = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class AskedCell:
    """The cell that a question asks for.

    Attributes:
        value: what it holds; "" where it holds nothing.
        name: of its column.
    """

    name: str
    value: str


def is_free(cell: str) -> bool:
    """Tell whether a cell says that nothing is charged."""
    return _FREE.fullmatch(fold(cell).strip()) is not None


def asked_cell(query: Query, paragraph: Paragraph) -> AskedCell | None:
    """Return the cell of a row that the question asks for, or None where its words choose no column, or several."""
    named = [(name, cell.strip("*_ ")) for name, cell in columns(paragraph) if name and not numbers_rows(name)]
    read, asked = reader(query), content_words(query)
    names = [tuple(read(_UNITS_IN_NAME.sub(" ", name))) for name, _ in named]
    held = Counter(word for name in names for word in frozenset(name))
    above = frozenset(read(" . ".join(heading for heading in paragraph.headings if not is_row(heading))))
    said = said_words(query)
    scored = [
        (_weight(name, asked, held, above), _share(name, asked), at)
        for at, name in enumerate(names)
        if _may_answer(query, named[at][1]) and not _contradicts(name, said, query.years)
    ]
    scored.sort(reverse=True)
    if not scored or (len(scored) > 1 and scored[0][:2] == scored[1][:2] and scored[0][0] >= _LEAST):
        return None
    if scored[0][0] < _LEAST:
        return _charge(query, [named[at] for _, _, at in scored])
    name, cell = named[scored[0][2]]
    return AskedCell(name, "" if says_nothing(cell) else cell)


def _charge(query: Query, named: Sequence[tuple[str, str]]) -> AskedCell | None:
    """Return the only cell that holds what is charged, where a sum is asked for by the name of the fee and by no column's."""
    charges = [(name, cell) for name, cell in named if _CHARGE.match(fold(name))]
    if query.expected not in (Expected.MONEY, Expected.AMOUNT) or len(charges) != 1:
        return None
    name, cell = charges[0]
    return AskedCell(name, "" if says_nothing(cell) else cell)


def _weight(name: Sequence[str], asked: Collection[str], held: Counter[str], above: Collection[str]) -> float:
    """Return how much a name says of what is asked; a word counts by how few names have it."""
    found = {word for word in name if word in asked}
    return round(sum(_worth(word, above) / held[word] for word in found), 6)


def _worth(word: str, above: Collection[str]) -> float:
    """Return the weight of a word: a year tells which column is meant, but not what of that year."""
    if word.isdigit():
        return _OF_A_NUMBER
    if word in _OF_TIME:
        return _OF_A_TIME
    return _SAID_ELSEWHERE if word in above else 1.0


def _share(name: Sequence[str], asked: Collection[str]) -> float:
    """Return the share of a name that stands in the question."""
    return sum(word in asked for word in name) / len(name) if name else 0.0


def _may_answer(query: Query, cell: str) -> bool:
    """Tell whether a cell holds a value of the kind that is asked for, or nothing, and not what the question says itself."""
    if says_nothing(cell):
        return True
    if query.expected in _NUMBERS:
        return (is_number(cell) and cell not in map(str, query.years)) or is_free(cell) or _holds_sum(cell)
    return not TermSet.of(query.text).holds(TermSet.of(cell).text)


def _holds_sum(cell: str) -> bool:
    """Tell whether a cell is a number with its unit, and little else: "50.000 đồng/lần"."""
    return cell[:1].isdigit() and len(cell.split()) <= 4


def _contradicts(name: Sequence[str], said: Sequence[str], years: Sequence[int]) -> bool:
    """Tell whether a name gives another number, or another year, than the question does after the same word."""
    numbers = {word for word in name if word.isdigit()}
    own_years = {word for word in numbers if len(word) == 4 and word[:2] in ("19", "20")}
    if own_years and years and own_years.isdisjoint(map(str, years)):
        return True
    asked: dict[str, set[str]] = {}
    for before, number in pairwise(said):
        if number.isdigit():
            asked.setdefault(before, set()).add(number)
    return any(
        number in numbers and number not in own_years and before in asked and number not in asked[before]
        for before, number in pairwise(name)
    )
