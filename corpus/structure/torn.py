"""Elements of a head that a narrow column tears: national title, number, place and date go on in the next line."""

from __future__ import annotations

import re
from typing import Final

from corpus.structure.elements import DATE, NATIONAL_REST, Element, Found, Role, is_law_number
from corpus.structure.lines import Line
from corpus.structure.wording import UPPER
from corpus.symbols import find_symbols, parse_symbol

_TORN_WITHIN: Final = 3
"""Elements between the halves of a torn date."""
_LONGEST_DATE: Final = 110
_NATIONAL_HEAD: Final = re.compile(r"CỘNG(?:\s+(?:HÒA|HOÀ)(?:\s+XÃ)?)?")
"""The first line of a national title that is torn before its middle."""
_OPEN_NUMBER: Final = re.compile(r"[\s*_]*(?:[Ss]ố|SỐ)\s*:?[\s*_]*")
"""The word before a number alone on its line."""
_BEGUN_SYMBOL: Final = re.compile(r"\d{1,5}/(?:(?:19|20)\d\d/)?[A-ZĐ][\w&]{0,9}-")
_UNKNOWN: Final = re.compile(r"\d{1,5}\s?[-/]\s?[A-ZĐ][\w&/.-]{1,20}")
"""A number with a symbol of a form that the grammar does not know: it is given, though it cannot be taken apart."""
_OPEN_DATE: Final = re.compile(r"(?:ngày|tháng)[\s.…_]*$")
"""The end of a line in a date whose day or month is left open: "Hà Nội, ngày" over "tháng" over "năm 2016"."""
_DATE_PIECE: Final = re.compile(r"tháng[\s.…_]*")
_LAST_SYLLABLE: Final = re.compile(rf"[{UPPER}][^\W\d_{UPPER}]+(?=\s*,\s*(?:ngày|Ngày)\s)")
"""A place of one syllable before the date, which few places have."""
_ONE_SYLLABLE: Final = frozenset({"Huế", "Vinh"})
_FIRST_SYLLABLES: Final = re.compile(rf"(?:TP\.?\s)?[{UPPER}][^\W\d_{UPPER}]*(?:[\s-][{UPPER}][^\W\d_{UPPER}]*){{0,3}}")
_PLACE_ALONE: Final = re.compile(rf"(?:TP\.?\s)?[{UPPER}][^\d,;:/()]{{1,30}},")
_REST_OF_NUMBER: Final = re.compile(rf"(?:[{UPPER}&][\w&]{{1,12}}[-.]?){{1,4}}")


def completes_torn(found: Found, cell: Line) -> bool:
    """Take a part of a national title, number or date that a narrow column tears; tell whether the cell is one."""
    text = cell.seen.rstrip(" |")
    torn_title = NATIONAL_REST.fullmatch(text) and any(not title.endswith("M") for title in found.texts(Role.NATIONAL))
    if torn_title or _NATIONAL_HEAD.fullmatch(text):
        found.add(Role.NATIONAL, cell)
        return True
    if _completes_number(found, cell):
        return True
    for element in found.elements[-_TORN_WITHIN:]:
        if element.role is not Role.OTHER:
            continue
        whole = f"{element.seen} {text}"
        dated = len(whole) < _LONGEST_DATE and DATE.search(whole) is not None
        blank = _OPEN_DATE.search(element.seen) is not None and _DATE_PIECE.fullmatch(text) is not None
        if not (dated or blank or is_law_number(whole)):
            continue
        element.lines.append(cell)
        if dated:
            element.role = Role.DATE
            complete_place(found, element)
        elif not blank:
            element.role = Role.NUMBER
        return True
    return False


def _completes_number(found: Found, cell: Line) -> bool:
    """Take what follows "05/KH-" on the next line, and the symbol under "Số:"."""
    torn = (Role.NUMBER, Role.LETTER_SUBJECT)
    numbers = [element for element in found.elements[-_TORN_WITHIN:] if element.role in torn]
    if not numbers:
        return False
    above = numbers[-1].seen
    rest = above.rstrip().endswith(("-", "/")) and _REST_OF_NUMBER.fullmatch(cell.seen) is not None
    text = cell.seen.rstrip(" |")
    below = _OPEN_NUMBER.fullmatch(above) is not None and (_is_symbol(text) or _UNKNOWN.fullmatch(text) is not None)
    if rest or below:
        numbers[-1].lines.append(cell)
    return rest or below


def _is_symbol(text: str) -> bool:
    """Tell whether a text is a number and symbol and nothing else, one that is torn or has its number left open, too."""
    if text.startswith("/"):
        return parse_symbol(f"Số: {text}") is not None
    if _BEGUN_SYMBOL.fullmatch(text) is not None:
        return True
    found = find_symbols(text)
    return len(found) == 1 and not text[: found[0].start].strip(" *_") and not text[found[0].end :].strip(" *_.")


def complete_place(found: Found, date: Element) -> None:
    """Join to a date the line before, where its place begins: "Tam" over "Kỳ, ngày …", "Vinh," over "ngày …"."""
    at = found.elements.index(date)
    above = found.elements[at - 1] if at else None
    if above is None or above.role is not Role.OTHER or len(above.lines) > 1:
        return
    text = date.seen.lstrip(" *_")
    alone = _LAST_SYLLABLE.match(text)
    torn = alone is not None and alone[0] not in _ONE_SYLLABLE and _FIRST_SYLLABLES.fullmatch(above.seen) is not None
    if torn or (text.startswith(("ngày", "Ngày")) and _PLACE_ALONE.fullmatch(above.seen)):
        date.lines[:0] = above.lines
        del found.elements[at - 1]
