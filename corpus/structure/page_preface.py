"""What a web page says in prose above a law: its headline, when it was put there, what it is about.

The document begins with its own head, which the national title (Quốc hiệu, or the Party's) shows
(Nghị định 30/2020/NĐ-CP, Phụ lục I, II.1); only elements of a head stand in the column before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpus.structure.body_names import is_body_name
from corpus.structure.elements import ADDRESS, Role, role_of, split
from corpus.structure.front_lines import LONGEST_LINE, starts_body
from corpus.structure.lines import Line
from corpus.structure.marks import Style
from corpus.structure.titles import type_line
from corpus.structure.wording import is_finished

_AMONG: Final = 60
"""Lines among which the national title stands."""
_BELOW: Final = 12
"""Lines under the national title among which the number stands, where it is not above."""
_SUBJECT_LINES: Final = 5
"""Lines that the subject of a letter takes in a narrow column."""
_CRUMBS: Final = 5
_LONGEST_CRUMB: Final = 50
_SHORT: Final = 12
_ELEMENTS: Final = frozenset(
    {Role.RULE, Role.NUMBER, Role.LETTER_SUBJECT, Role.URGENCY, Role.COPY, Role.SECRECY, Role.DRAFT, Role.MOTTO}
)


def end_of_preface(lines: Sequence[Line]) -> int:
    """Return the number of the line with which the document's head begins, 0 where nothing stands above it."""
    title = _national_title(lines)
    if not title:
        return 0
    start = _start_of_head(lines, title)
    return start if any(_has(line, Role.NUMBER) for line in lines[start : title + _BELOW]) else 0


def _national_title(lines: Sequence[Line]) -> int:
    """Return the number of the first line with the national title, 0 where the text of a document begins before it."""
    for number, line in enumerate(lines[:_AMONG]):
        if "cộng" in line.seen.lower() and _has(line, Role.NATIONAL):
            return number
        if (
            (starts_body(line) and not _is_crumb(line, number))
            or ADDRESS.match(line.seen)
            or (line.capitals and type_line(line.seen) is not None)
        ):
            return 0
    return 0


def _is_crumb(line: Line, number: int) -> bool:
    """Tell whether a line is one of the list with which a page says where it stands: "1. Trang chủ"."""
    listed = line.begins is not None and line.begins.style is Style.ARABIC
    return listed and number < _CRUMBS and len(line.text) < _LONGEST_CRUMB and not line.finished and not line.capitals


def _start_of_head(lines: Sequence[Line], title: int) -> int:
    """Return the number of the first line of the column that stands before the national title."""
    start = title
    while start:
        if _is_element(lines[start - 1]) or _is_under_name(lines, start - 1):
            start -= 1
            continue
        above = range(max(0, start - _SUBJECT_LINES), start)
        letter = next((at for at in reversed(above) if role_of(lines[at].seen) is Role.LETTER_SUBJECT), None)
        if letter is None or any(is_finished(lines[at].seen) for at in range(letter, start - 1)):
            break
        start = letter
    return start


def _is_element(line: Line) -> bool:
    """Tell whether a line may stand in a head above the national title."""
    role = role_of(line.seen)
    if role is Role.DATE:
        return "tháng" in line.seen  # the day in figures alone is the page's
    if role in _ELEMENTS or line.capitals:
        return True
    return len(line.seen) < LONGEST_LINE // 2 and is_body_name(line.seen) and not is_finished(line.seen)


def _is_under_name(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line is a short one under the name of a body: what recognition makes of the rule there."""
    return at > 0 and len(lines[at].seen) < _SHORT and lines[at - 1].capitals and is_body_name(lines[at - 1].seen)


def _has(line: Line, role: Role) -> bool:
    return any(role_of(cell.seen) is role for cell in split(line))
