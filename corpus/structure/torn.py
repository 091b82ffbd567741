"""Elements of a head that a narrow column tears: national title, number and date go on in the next line."""

from __future__ import annotations

import re
from typing import Final

from corpus.structure.elements import DATE, NATIONAL_REST, Found, Role
from corpus.structure.lines import Line
from corpus.structure.wording import UPPER

_TORN_WITHIN: Final = 3
"""Elements between the halves of a torn date."""
_LONGEST_DATE: Final = 110
_REST_OF_NUMBER: Final = re.compile(rf"(?:[{UPPER}&][\w&]{{1,12}}[-.]?){{1,4}}")


def completes_torn(found: Found, cell: Line) -> bool:
    """Take the rest of a national title, number or date that a narrow column tears; tell whether the cell is one."""
    if NATIONAL_REST.fullmatch(cell.seen) and any(not text.endswith("M") for text in found.texts(Role.NATIONAL)):
        found.add(Role.NATIONAL, cell)
        return True
    torn = (Role.NUMBER, Role.LETTER_SUBJECT)
    numbers = [element for element in found.elements[-_TORN_WITHIN:] if element.role in torn]
    if numbers and numbers[-1].seen.rstrip().endswith(("-", "/")) and _REST_OF_NUMBER.fullmatch(cell.seen):
        numbers[-1].lines.append(cell)
        return True
    for element in found.elements[-_TORN_WITHIN:]:
        whole = f"{element.seen} {cell.seen}"
        if element.role is Role.OTHER and len(whole) < _LONGEST_DATE and DATE.search(whole):
            element.role = Role.DATE
            element.lines.append(cell)
            return True
    return False
