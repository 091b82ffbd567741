"""The cells of a table's row: how they are parted in its text, and which of them are values, numbers or nothing.

A tab stands between two cells. Plain text may draw bars between them, too, which stay in the text of the row, since it
is the text of the document, and belong to no cell.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from corpus.text.fold import fold

_BORDER: Final = " |\n"
_EMPTY: Final = re.compile(r"[-–—.…_xX*\s]*")
"""What a cell holds that says nothing: no sign at all, a dash, dots, a cross."""
_NUMBER: Final = re.compile(r"[-–+]?\s?\(?\d[\d.,]*\)?(?:\s?%)?")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_ORDINAL_NAME: Final = re.compile(r"(?:stt|tt|so tt|so thu tu|s\.? ?tt|no)\b\.?")
_TOTAL: Final = re.compile(r"[\s*_]*(?:(?:tổng cộng|tổng số)\b|(?:tổng|cộng)[\s*_:.]*(?:\(.*)?$)")


def cells(text: str) -> tuple[str, ...]:
    """Return the cells of a row's text; those at its end that are empty may be missing."""
    if "|" not in text:
        return tuple(cell.strip() for cell in text.split("\t"))
    return tuple(cell.strip(_BORDER) for cell in text.split("\t"))


def is_row(text: str) -> bool:
    """Tell whether a text is that of a row of at least two cells."""
    return "\t" in text


def says_nothing(cell: str) -> bool:
    """Tell whether a cell is empty or holds a mere dash."""
    return _EMPTY.fullmatch(cell) is not None


def is_number(cell: str) -> bool:
    """Tell whether a cell holds a number and nothing else: "1.204", "-4,2", "12 %"."""
    return _NUMBER.fullmatch(cell) is not None


def is_year(cell: str) -> bool:
    """Tell whether a cell holds a year and nothing else."""
    return _YEAR.fullmatch(cell) is not None


@lru_cache(maxsize=1024)
def names_ordinals(cell: str) -> bool:
    """Tell whether a cell is the name of the column that numbers the rows: "STT", "TT"."""
    return len(cell) < 16 and _ORDINAL_NAME.fullmatch(fold(cell).strip(" *_")) is not None


def names_total(cell: str) -> bool:
    """Tell whether a cell names the sum of all rows: "Tổng cộng", "TỔNG SỐ", "Cộng"."""
    return _TOTAL.match(cell.lower()) is not None
