"""The front of a document: head, title and addressees, up to where its body begins.

Nghị định 30/2020/NĐ-CP, Phụ lục I: issuer, national title, number, place and
date stand above the type name; a letter (công văn) has no type name, its
subject stands under the number and "Kính gửi" ends its head.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.model import BlockKind
from corpus.structure.body_names import is_body_name
from corpus.structure.elements import (
    ADDRESS,
    STRONG,
    Element,
    Found,
    Role,
    role_of,
    split,
)
from corpus.structure.front_lines import AHEAD, BODY_OPENER, LONGEST_LINE, SESSION, Front, is_authority, starts_body
from corpus.structure.lines import Line
from corpus.structure.marks import Style
from corpus.structure.offices import is_office
from corpus.structure.page_preface import end_of_preface
from corpus.structure.page_properties import end_of_properties
from corpus.structure.title_block import read_title, title_at
from corpus.structure.titles import enacts, names_act, type_line
from corpus.structure.torn import complete_place, completes_torn
from corpus.structure.wording import bare, is_finished, names_number, starts_lower
from corpus.symbols import find_symbols

LONGEST: Final = 60
"""Lines among which the head must end; a longer one is broken."""
_LONGEST_ROW: Final = 1500
"""Characters of a row that may be the head of a DOCX file: two cells with all its lines."""
_LONGEST_ABBREVIATION: Final = 9
_AREA: Final = re.compile(r"(?:tinh|thanh pho|tp|huyen|quan|thi xa|xa|phuong|thi tran|dac khu)\b")


def read_front(lines: Sequence[Line], *, attached: bool = False) -> Front:
    """Return the front of a document, or of a text that is attached to one.

    Args:
        lines: from the first one of the document or attached text.
        attached: the text begins here for certain, so that a title needs no head above it.
    """
    front = Front()
    if not attached:
        for line in lines[: max(end_of_properties(lines), end_of_preface(lines))]:
            front.found.add(Role.OTHER, line)
            front.end += 1
    _read_head(front, lines)
    if front.end < len(lines):
        titled = title_at(lines, front.end, headed=attached or bool(front.found.elements) or front.end == 0)
        if titled is not None:
            read_title(front, lines, titled)
        else:
            _read_lost_title(front.found)
        _read_addressees(front, lines)
        _read_authority(front, lines)
    return front


def _read_head(front: Front, lines: Sequence[Line]) -> None:
    """Take lines above the title as long as they can be elements of a head."""
    limit = min(len(lines), front.end + LONGEST)
    last_sure = front.end + _last_sure(lines[front.end :], limit - front.end)
    subject: Element | None = None
    while front.end < limit:
        line = lines[front.end]
        if front.end > last_sure or starts_body(line) or ADDRESS.match(line.seen):
            break
        if title_at(lines, front.end, headed=front.end > 0) is not None and not _is_issuer_column(line):
            break
        for cell in split(line):
            subject = _add_head_cell(front.found, cell, subject)
        front.end += 1


def _add_head_cell(found: Found, cell: Line, subject: Element | None) -> Element | None:
    """Add a column of a line; return the subject of a letter (V/v) that may go on in the next one."""
    role = role_of(cell.seen)
    if role is None and completes_torn(found, cell):
        return None
    if role is None and subject is not None and (not cell.capitals or _carries_on_letter(subject, cell.seen)):
        subject.lines.append(cell)
        return subject
    if role is None:
        role = Role.BODY_NAME if is_body_name(cell.seen) or (cell.capitals and not _is_complete(found)) else Role.OTHER
        if role is Role.OTHER and _follows_body_name(found, cell.seen):
            role = Role.BODY_NAME
    if role is Role.BODY_NAME and (_has_issuer(found) or (is_office(cell.seen) and _is_complete(found))):
        role = Role.AUTHORITY  # above the căn cứ, where the title between is lost
    found.add(role, cell)
    if role is Role.DATE:
        complete_place(found, found.elements[-1])
    if role is Role.LETTER_SUBJECT:
        return found.elements[-1]
    return subject if role in STRONG or role is Role.RULE else None


def _carries_on_letter(subject: Element, text: str) -> bool:
    """Tell whether a line without small letters goes on from V/v: an abbreviation, or the number that its last word names."""
    return _is_abbreviation(text) or (text[0].isdigit() and names_number(subject.seen.rstrip()))


def _is_abbreviation(text: str) -> bool:
    """Tell whether a line is an abbreviation alone, with which the subject of a letter may end: "GTGT", "TTHC"."""
    word = text.rstrip(" .")
    return word.isalpha() and len(word) < _LONGEST_ABBREVIATION and not is_body_name(word)


def _is_complete(found: Found) -> bool:
    """Tell whether number and date stand already: of the names of bodies nothing is left to come but a new one."""
    roles = {element.role for element in found.elements}
    return Role.NUMBER in roles and Role.DATE in roles


def _has_issuer(found: Found) -> bool:
    """Tell whether a whole head stands already, so that another body is no issuer, but who decides or of whom the title speaks."""
    return _is_complete(found) and {Role.NATIONAL, Role.BODY_NAME} <= {element.role for element in found.elements}


def _follows_body_name(found: Found, text: str) -> bool:
    """A name that goes on in a second line, where an old font draws capitals with small letters."""
    above = [element for element in found.elements if element.role not in (Role.NATIONAL, Role.MOTTO)]
    if not above or above[-1].role is not Role.BODY_NAME or len(text) > LONGEST_LINE // 2:
        return False
    return above[-1].lines[-1].seen.islower() or _AREA.match(bare(text)) is not None


def _read_lost_title(found: Found) -> None:
    """Take the capitals under a head for the subject where the line with the type is lost, as from some web pages."""
    if not _is_complete(found):
        return
    for at, element in enumerate(found.elements):
        if element.role is Role.OTHER and element.lines[0].capitals and names_act(element.seen):
            element.role = Role.SUBJECT
            while at + 1 < len(found.elements) and found.elements[at + 1].role is Role.OTHER:
                element.lines += found.elements.pop(at + 1).lines
            return


def _last_sure(lines: Sequence[Line], limit: int) -> int:
    """Return the last line of the head that only a head has; a few more may stand between it and the title."""
    last = -1
    for number in range(limit):
        line = lines[number]
        rowed = line.block.kind is BlockKind.TABLE_ROW or "\t" in line.seen
        widest = _LONGEST_ROW if rowed else 2 * LONGEST_LINE
        if number > last + AHEAD or len(line.seen) > widest or starts_body(line):
            break
        if ADDRESS.match(line.seen) or title_at(lines, number, headed=True) is not None:
            last = max(last, number - 1)
            break
        roles = [role_of(cell.seen) for cell in split(line)]
        if any(role in STRONG or role is Role.LETTER_SUBJECT for role in roles):
            last = number
    while -1 < last + 1 < limit and _carries_on_head(lines[last + 1]):
        last += 1
    return last


def _carries_on_head(line: Line) -> bool:
    """Take in stamps and lines of the subject of a letter that stand under the last sure element."""
    if ADDRESS.match(line.seen) or starts_body(line) or len(line.seen) > LONGEST_LINE or line.block.gap_before:
        return role_of(line.seen) in (Role.RULE, Role.URGENCY, Role.COPY, Role.SECRECY)
    return not is_finished(line.seen) and type_line(line.seen) is None and not BODY_OPENER.match(line.seen)


def _is_issuer_column(line: Line) -> bool:
    return len(list(split(line))) > 1


def _read_addressees(front: Front, lines: Sequence[Line]) -> None:
    """Take "Kính gửi" with its list."""
    if front.end >= len(lines) or not ADDRESS.match(lines[front.end].seen):
        return
    front.found.elements.append(element := Element(Role.ADDRESS, [lines[front.end]], "\n"))
    front.end += 1
    while front.end < len(lines) and _is_addressee(lines[front.end], element):
        element.lines.append(lines[front.end])
        front.end += 1


def _is_addressee(line: Line, element: Element) -> bool:
    """Tell whether a line carries on "Kính gửi": an item of its list, or the rest of one."""
    above = element.text.rstrip()
    if line.begins is not None and line.begins.style is Style.DASH:
        return not above.endswith(".")
    if starts_body(line) or line.block.gap_before or len(line.seen) > LONGEST_LINE or find_symbols(line.text):
        return False
    opened = above.endswith((":", ";", ",")) or not is_finished(above)
    return opened and (starts_lower(line.text) or (is_body_name(line.seen) and not above.endswith(".")))


def _read_authority(front: Front, lines: Sequence[Line]) -> None:
    """Take the lines between title and căn cứ that say who decides, and in which session."""
    end = front.end
    while end < min(len(lines), front.end + 4) and _may_be_authority(lines[end]):
        end += 1
    if end == front.end or end == len(lines):
        return
    proven = starts_body(lines[end]) or enacts(lines[end].seen) or lines[end - 1].capitals
    if proven and any(is_authority(line.seen) for line in lines[front.end : end]):
        for line in lines[front.end : end]:
            front.found.add(Role.RULE if role_of(line.seen) is Role.RULE else Role.AUTHORITY, line)
        front.end = end


def _may_be_authority(line: Line) -> bool:
    if starts_body(line) or line.block.kind is not BlockKind.TEXT:
        return False
    session = SESSION.match(bare(line.seen[:30])) is not None and len(line.seen) < LONGEST_LINE
    return session or is_authority(line.seen) or role_of(line.seen) is Role.RULE
