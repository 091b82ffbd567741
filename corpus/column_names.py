"""The names of a table's columns, put together from the rows above its body.

A name may go over several rows: "Hộ nghèo" stands over the two columns "Đầu năm" and "Cuối năm", whose names are then
"Hộ nghèo, Đầu năm" and "Hộ nghèo, Cuối năm". A format that merges cells leaves those empty that a name covers; plain
text leaves them out, so that the row of the wider names is shorter than the one below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from corpus.cells import cells

JOINT: Final = ", "
"""What stands between the parts of a name."""
_COLUMN_NUMBER: Final = re.compile(r"\(?(\d{1,2}|[A-Z])\)?(?:\s*=.*)?")
_FIRST_COLUMNS: Final = ("1", "A")


@lru_cache(maxsize=4096)
def column_names(rows: tuple[str, ...], width: int) -> tuple[str, ...]:
    """Return the name of each of the columns of a table, "" where it has none or where it is not known.

    Args:
        rows: texts of the rows that name the columns, the outermost first.
        width: number of cells of the rows below.
    """
    read = [row for row in map(cells, rows) if not numbers_columns([cell for cell in row if cell])]
    width = max((width, *map(len, read)))
    levels: list[list[str]] = []
    divided = [False] * width
    below: Sequence[str] = ()
    for at in range(len(read) - 1, -1, -1):
        names = _spread(_with_lead(read[at], read[at - 1] if at else (), width), below, divided, width)
        levels.insert(0, names)
        divided = [bool(name) or is_divided for name, is_divided in zip(names, divided, strict=True)]
        below = read[at]
    parts = zip(*levels, strict=True) if levels else [()] * width
    return tuple(JOINT.join(dict.fromkeys(filter(None, names))) for names in parts)


def numbers_columns(filled: Sequence[str]) -> bool:
    """Tell whether the cells of a row number the columns: 1, 2, 3 or A, B, (1), (2) = (1) + 3."""
    numbers = [match[1] for cell in filled if (match := _COLUMN_NUMBER.fullmatch(cell)) is not None]
    if len(numbers) < max(2, len(filled)) or numbers[0] not in _FIRST_COLUMNS:
        return False
    digits = [int(number) for number in numbers if number.isdigit()]
    return digits == list(range(1, len(digits) + 1)) and len(digits) > 1


def _spread(row: Sequence[str], below: Sequence[str], divided: Sequence[bool], width: int) -> list[str]:
    """Return the names of a row, each over all the columns that it covers.

    Args:
        below: the cells of the row right under it, () for the last one.
        divided: columns that have a name in a row below.
    """
    names = [*row, *[""] * (width - len(row))]
    if below and "" not in row and len(row) < width:
        return _over(row, below, width) or [""] * width
    for at in range(1, width):
        if not names[at] and divided[at] and divided[at - 1]:
            names[at] = names[at - 1]
    return names


def _with_lead(row: tuple[str, ...], above: Sequence[str], width: int) -> tuple[str, ...]:
    """Return a row with the empty cells at its head that plain text lost; all empty where it cannot be told how many."""
    lost = width - len(row)
    if not above or lost <= 0 or not row[0]:
        return row
    return ("",) * lost + row if len(above) < width and _divides(above[lost:], row) else ("",) * width


def _divides(names: Sequence[str], lower: Sequence[str]) -> bool:
    """Tell whether each of several names of one kind ("Năm 2022", "Năm 2023") stands over the same few names."""
    alike = len({name.split()[0] for name in names if name}) == 1
    return alike and _repeats(lower, len(names))


def _repeats(row: Sequence[str], times: int) -> bool:
    """Tell whether a row is the same few names, some times one after the other."""
    if times < 2 or len(row) % times:
        return False
    share = len(row) // times
    return all(name == row[at % share] for at, name in enumerate(row))


def _over(names: Sequence[str], lower: Sequence[str], width: int) -> list[str] | None:
    """Return the names over the columns of the row below, where plain text left out the cells that they cover.

    The columns that are not divided stand before and behind, and the others are divided alike; else nobody can tell.
    """
    if lower[0]:  # what the lower row leaves out may stand before it or behind it
        lead, behind = width - len(lower), 0
        if not _divides(names[lead:], lower):
            return None
    else:
        lead = next(at for at, cell in enumerate((*lower, "end")) if cell)
        behind = width - len(lower)
    dividing, columns = names[lead : len(names) - behind], width - lead - behind
    if not dividing or columns % len(dividing):
        return None
    share = columns // len(dividing)
    over = [name for name in dividing for _ in range(share)]
    return [*names[:lead], *over, *names[len(names) - behind :]]
