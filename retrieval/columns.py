"""The cells of a table's row with the names of their columns."""

from __future__ import annotations

import re

from corpus.model import Paragraph
from corpus.text.fold import fold

_SERIAL = re.compile(r"(?:stt|tt|so tt|so thu tu|no)\b\.?")
_NUMBER = re.compile(r"(?:\d+(?:[.,]\d+)*|[IVXLC]+|[A-Za-zĐđ])?\s*[.)\-–*+]*")
"""What numbers a row: 1, 1.2, IV, a), or a dash."""
_PLACE = re.compile(r"\b(?:dia (?:diem|chi|ban)|noi|vi tri)\b")


def columns(paragraph: Paragraph) -> tuple[tuple[str, str], ...]:
    """Return the cells of a row with the names of their columns; a name is "" where the table has none."""
    cells = [cell.strip() for cell in paragraph.text.split("\t")]
    head = next((heading for heading in reversed(paragraph.headings) if "\t" in heading), "")
    names = [name.strip() for name in head.split("\t")]
    if numbers_rows(names[0]) and cells[0] and not _NUMBER.fullmatch(cells[0]):
        cells.insert(0, "")  # a row without a number of its own ("Tổng cộng") lost its empty first cell
    if len(names) > len(cells):  # empty cells at its end are no text
        cells += [""] * (len(names) - len(cells))
    elif len(names) < len(cells):
        names = [""] * len(cells)
    return tuple(zip(names, cells, strict=True))


def names_place(column: str) -> bool:
    """Tell whether the name of a column says that its cells are places."""
    return _PLACE.search(fold(column)) is not None


def numbers_rows(column: str) -> bool:
    """Tell whether the name of a column says that it numbers the rows."""
    return _SERIAL.fullmatch(fold(column)) is not None
