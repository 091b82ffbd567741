"""Which row of a table a question means: the one whose labels and groups hold most of its words.

Rows of one table differ in their labels only; whatever else they hold of a question, the names of the columns and the
caption, all of them hold. A row that another one fits better does not answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from corpus.cells import is_number, is_row, names_total, says_nothing
from corpus.model import Paragraph, ParagraphId, ParagraphKind
from retrieval.evidence.columns import columns, groups, numbers_rows
from retrieval.library import View
from retrieval.query import Query
from retrieval.question.asked_words import Read, content_words, reader

_AROUND: Final = 100
"""Rows before and after one among which those of its table are looked for."""


_OTHER_CELLS: Final = 0.5
"""Weight of a word in the other cells of a row, beside one in its name."""


class _Fit(NamedTuple):
    """How well a row fits a question: words that both have, and whether the question says all of its name."""

    held: float
    is_named: bool


@dataclass(frozen=True, slots=True)
class Fits:
    """How the rows of one table fit a question.

    Attributes:
        rows: of the table, near the row that was asked about, in reading order.
    """

    rows: tuple[Paragraph, ...]
    fits: Mapping[ParagraphId, _Fit]

    def is_best(self, row: Paragraph) -> bool:
        """Tell whether no other row fits better."""
        return self.fits[row.id] == max(self.fits.values())

    def alike(self, row: Paragraph) -> tuple[Paragraph, ...]:
        """Return the other rows that go by the same name and fit as well."""
        name, own = _label(row), self.fits[row.id]
        same = (other for other in self.rows if other.id != row.id and self.fits[other.id] == own)
        return tuple(other for other in same if name and _label(other) == name)


def is_table_row(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is a row of a table, and not one that names its columns."""
    return (
        paragraph.kind is ParagraphKind.TABLE_ROW
        and bool(paragraph.place.parts[-1:])
        and bool(paragraph.place.parts[-1].number)
    )


def fits_of(query: Query, row: Paragraph, view: View) -> Fits:
    """Return how a row and those of its table that stand near it fit a question."""
    read, asked = reader(query), content_words(query)
    rows = tuple(rows_around(row, view))
    over = frozenset(groups(row))
    above = frozenset(word for heading in row.headings if heading not in over for word in read(heading))
    return Fits(rows, {one.id: _fit(one, read, asked, above) for one in rows})


def rows_around(row: Paragraph, view: View) -> Iterator[Paragraph]:
    """Yield a row and those of its table that stand near it, in reading order."""
    before, after = view.neighbours(row, _AROUND, _AROUND)
    heads = _heads(row)
    for other in (*before, row, *after):
        if is_table_row(other) and other.place.parts[:-1] == row.place.parts[:-1] and _heads(other) == heads:
            yield other


def _heads(row: Paragraph) -> tuple[str, ...]:
    """Return the rows that name the columns."""
    return tuple(heading for heading in row.headings if is_row(heading))


def _labels(row: Paragraph) -> list[str]:
    """Return the cells of a row that are words, without its number."""
    named = [cell for name, cell in columns(row) if not numbers_rows(name)]
    return [cell for cell in named if not (is_number(cell) or says_nothing(cell))]


def _label(row: Paragraph) -> str:
    return next(iter(_labels(row)), "")


def _fit(row: Paragraph, read: Read, asked: Collection[str], above: Collection[str]) -> _Fit:
    """Return how a row fits: by its name and its groups, and half as much by its other words.

    Args:
        above: words that stand over the whole table, which the other words of a row do not count for.
    """
    labels, over = _labels(row), groups(row)
    named = {word for text in (*labels[:1], *over) for word in read(text) if word in asked}
    others = {word for text in labels[1:] for word in read(text) if word in asked and word not in above} - named
    name = read(labels[0]) if labels else ()
    said = bool(name) and not names_total(labels[0]) and all(word in asked for word in name)
    return _Fit(len(named) + _OTHER_CELLS * len(others), said)
