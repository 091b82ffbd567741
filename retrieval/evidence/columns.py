"""The cells of a table's row with the names of their columns, and the rows of its table under which it stands."""

from __future__ import annotations

import re

from corpus.cells import cells, is_row, names_ordinals
from corpus.column_names import column_names
from corpus.model import Paragraph
from corpus.text.fold import fold

_NUMBER = re.compile(r"(?:\d+(?:[.,]\d+)*|[IVXLC]+|[A-Za-zĐđ])?\s*[.)\-–*+]*")
"""What numbers a row: 1, 1.2, IV, a), or a dash."""
_PLACE = re.compile(r"\b(?:dia (?:diem|chi|ban)|noi|vi tri)\b")
_UNIT = re.compile(r"[\s*_(]*(?:đơn\s+vị(?:\s+tính)?|đvt)\s*:\s*(?P<unit>.+?)[\s*_).]*", re.IGNORECASE)

_UNIT_INSIDE = re.compile(r"\b(?:đơn\s+vị(?:\s+tính)?|đvt)\s*:\s*(?P<unit>[^();.]{1,60})", re.IGNORECASE)


def columns(paragraph: Paragraph) -> tuple[tuple[str, str], ...]:
    """Return the cells of a row with the names of their columns; a name is "" where the table has none."""
    read = list(cells(paragraph.text))
    heads = tuple(heading for heading in paragraph.headings if is_row(heading))
    names = list(column_names(heads, len(read) if len(heads) > 1 else 0)) if heads else []
    while names and not names[-1]:
        names.pop()
    if names and names_ordinals(names[0]) and _lost_its_number(read, len(names)):
        read.insert(0, "")
    if len(names) > len(read):  # empty cells at its end are no text
        read += [""] * (len(names) - len(read))
    elif len(names) < len(read):
        names = [""] * len(read)
    return tuple(zip(names, read, strict=True))


def _lost_its_number(read: list[str], width: int) -> bool:
    """Tell whether a row without a number of its own ("Tổng cộng") lost the empty first cell, and no other one."""
    named = bool(read[0]) and not _NUMBER.fullmatch(read[0])
    return named and len(read) < width and (len(read) == 1 or bool(read[1]))


def groups(paragraph: Paragraph) -> tuple[str, ...]:
    """Return the names of the rows of its table under which a row stands, outermost first."""
    heads = [at for at, heading in enumerate(paragraph.headings) if is_row(heading)]
    return paragraph.headings[heads[-1] + 1 :] if heads else ()


def unit_line(paragraph: Paragraph) -> str:
    """Return what stands above the table of a row and gives the unit of its numbers ("Đơn vị tính: triệu đồng"), or ""."""
    return next((heading for heading in reversed(paragraph.headings) if _UNIT.fullmatch(heading)), "")


def unit_above(paragraph: Paragraph) -> str:
    """Return the unit of the numbers of a row's table, from a line of its own or from inside its caption, or ""."""
    texts = (heading for heading in reversed(paragraph.headings) if not is_row(heading))
    return next((match["unit"] for text in texts if (match := _UNIT_INSIDE.search(text)) is not None), "")


def has_unit(column: str) -> bool:
    """Tell whether the name of a column gives a unit of its own: "Tăng, giảm (%)"."""
    return "(" in column or "%" in column


def names_place(column: str) -> bool:
    """Tell whether the name of a column says that its cells are places."""
    return _PLACE.search(fold(column)) is not None


def numbers_rows(column: str) -> bool:
    """Tell whether the name of a column says that it numbers the rows."""
    return names_ordinals(column)
