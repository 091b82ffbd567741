"""The front of a document: head, title and addressees, up to where its body begins.

Nghị định 30/2020/NĐ-CP, Phụ lục I: issuer, national title, number, place and
date stand above the type name; a letter (công văn) has no type name, its
subject stands under the number and "Kính gửi" ends its head.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from corpus.model import BlockKind
from corpus.structure.attachment_note import is_aside, is_attachment_note, is_note_of_figures
from corpus.structure.body_names import is_body_name, needs_rest
from corpus.structure.elements import (
    ADDRESS,
    STRONG,
    Element,
    Found,
    Role,
    begins_with_law_number,
    role_of,
    split,
)
from corpus.structure.lines import Line
from corpus.structure.marks import NAMED, Style
from corpus.structure.offices import is_office
from corpus.structure.running_text import opens_running_text
from corpus.structure.titles import TypeLine, enacts, type_line
from corpus.structure.torn import completes_torn
from corpus.structure.wording import bare, is_capitals, is_dangling, is_finished, starts_lower
from corpus.symbols import find_symbols
from corpus.types import DocumentType

LONGEST: Final = 60
"""Lines among which the head must end; a longer one is broken."""
_AHEAD: Final = 8
_LAWS: Final = frozenset({"Luật", "BL", "PL"})
_LONGEST_LINE: Final = 110
_LONGEST_ROW: Final = 1500
"""Characters of a row that may be the head of a DOCX file: two cells with all its lines."""
_LONGEST_SUBJECT: Final = 700
_SUBJECT_LINES: Final = 10
_BASIS: Final = re.compile(r"[\s*_–-]*(?:(?:Căn cứ|CĂN CỨ)(?:\s|:)|(?:Xét đề nghị|Theo đề nghị)\s)")
_BODY_OPENER: Final = re.compile(
    r"(?:Để|Thực hiện|Căn cứ|Theo|Nhằm|Ngày|Sau khi|Trên cơ sở|Xét|Trong|Tiếp theo|Phúc đáp|Hiện nay|Qua|Từ|Kính gửi|Hôm nay|Thừa lệnh"
    r"|Thời gian (?:qua|gần đây)|Vừa qua|Nhận được|Được sự|Đến nay)(?=[\s,])"
)
_AREA: Final = re.compile(r"(?:tinh|thanh pho|tp|huyen|quan|thi xa|xa|phuong|thi tran|dac khu)\b")
_NUMBER_ALONE: Final = re.compile(r"[\s*_]*(?:[Ss]ố|SỐ)\s*:\s*\d[\w/.&-]{2,40}[\s*_]*")
"""Contracts, minutes and some old decisions have their number under the title."""
_WHOSE: Final = re.compile(r"(?:CỦA|Của)\s[^\d,;:]{4,80}$")
"""A line under the type that says whose the document is, before what it is about."""
_SESSION: Final = re.compile(r"(?:khoa|ky hop|nhiem ky)\b")


@dataclass(slots=True)
class Front:
    """The elements of the front and the number of lines they take.

    Attributes:
        type: the type that the title line names, or None.
    """

    found: Found = field(default_factory=Found)
    end: int = 0
    type: DocumentType | None = None


def read_front(lines: Sequence[Line], *, attached: bool = False) -> Front:
    """Return the front of a document, or of a text that is attached to one.

    Args:
        lines: from the first one of the document or attached text.
        attached: the text begins here for certain, so that a title needs no head above it.
    """
    front = Front()
    _read_head(front, lines)
    if front.end < len(lines):
        titled = _title_at(lines, front.end, headed=attached or bool(front.found.elements) or front.end == 0)
        if titled is not None:
            _read_title(front, lines, titled)
        _read_addressees(front, lines)
        _read_authority(front, lines)
    return front


def _read_head(front: Front, lines: Sequence[Line]) -> None:
    """Take lines above the title as long as they can be elements of a head."""
    limit = min(len(lines), LONGEST)
    last_sure = _last_sure(lines, limit)
    subject: Element | None = None
    while front.end < limit:
        line = lines[front.end]
        if front.end > last_sure or _starts_body(line) or ADDRESS.match(line.seen):
            break
        if _title_at(lines, front.end, headed=front.end > 0) is not None and not _is_issuer_column(line):
            break
        for cell in split(line):
            subject = _add_head_cell(front.found, cell, subject)
        front.end += 1


def _add_head_cell(found: Found, cell: Line, subject: Element | None) -> Element | None:
    """Add a column of a line; return the subject of a letter (V/v) that may go on in the next one."""
    role = role_of(cell.seen)
    if role is None and completes_torn(found, cell):
        return None
    if role is None and subject is not None and not cell.capitals:
        subject.lines.append(cell)
        return subject
    if role is None:
        role = Role.BODY_NAME if cell.capitals or is_body_name(cell.seen) else Role.OTHER
        if role is Role.OTHER and _follows_body_name(found, cell.seen):
            role = Role.BODY_NAME
    found.add(role, cell)
    if role is Role.LETTER_SUBJECT:
        return found.elements[-1]
    return subject if role in STRONG or role is Role.RULE else None


def _follows_body_name(found: Found, text: str) -> bool:
    """A name that goes on in a second line, where an old font draws capitals with small letters."""
    above = [element for element in found.elements if element.role not in (Role.NATIONAL, Role.MOTTO)]
    if not above or above[-1].role is not Role.BODY_NAME or len(text) > _LONGEST_LINE // 2:
        return False
    return above[-1].lines[-1].seen.islower() or _AREA.match(bare(text)) is not None


def _last_sure(lines: Sequence[Line], limit: int) -> int:
    """Return the last line of the head that only a head has; a few more may stand between it and the title."""
    last = -1
    for number in range(limit):
        line = lines[number]
        rowed = line.block.kind is BlockKind.TABLE_ROW or "\t" in line.seen
        widest = _LONGEST_ROW if rowed else 2 * _LONGEST_LINE
        if number > last + _AHEAD or len(line.seen) > widest or _starts_body(line):
            break
        if ADDRESS.match(line.seen) or _title_at(lines, number, headed=True) is not None:
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
    if ADDRESS.match(line.seen) or _starts_body(line) or len(line.seen) > _LONGEST_LINE or line.block.gap_before:
        return role_of(line.seen) in (Role.RULE, Role.URGENCY, Role.COPY, Role.SECRECY)
    return not is_finished(line.seen) and type_line(line.seen) is None and not _BODY_OPENER.match(line.seen)


def _starts_body(line: Line) -> bool:
    """Tell whether a line plainly belongs to the body."""
    if _BASIS.match(line.seen):
        return True
    begins = line.begins
    if begins is None or role_of(line.seen) is not None:
        return False
    return begins.style in NAMED or begins.style in (Style.ROMAN, Style.ARABIC, Style.DOTTED, Style.LETTER)


def _is_issuer_column(line: Line) -> bool:
    return len(list(split(line))) > 1


def _title_at(lines: Sequence[Line], number: int, *, headed: bool) -> TypeLine | None:
    """Return the type that line ``number`` names as the title of the document."""
    line = lines[number]
    named = type_line(line.seen)
    if named is None or line.begins is not None or line.seen.rstrip().endswith((";", ",")):
        return None
    if named.rest and _names_law_above_title(lines, number):
        return None
    if named.rest and line.capitals and (not headed or _is_in_issuer(lines, number)):
        return None
    if not line.capitals and not headed and number + 1 < len(lines):
        return named if len(line.seen) < 40 and not is_finished(line.seen) else None
    return named


def _is_in_issuer(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a line carries on the name of a body: "BAN CHỈ ĐẠO" over "CHƯƠNG TRÌNH NÔNG THÔN MỚI"."""
    if number == 0 or not needs_rest(lines[number - 1].seen):
        return False
    return any(role_of(line.seen) in STRONG for line in lines[number + 1 : number + _AHEAD // 2])


def _names_law_above_title(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a line gives the number of a law whose title stands below: "Luật số: 47/2019/QH14" over "LUẬT"."""
    if not begins_with_law_number(lines[number].seen.strip(" *_#")):
        return False
    below = (type_line(line.seen) for line in lines[number + 1 : number + _AHEAD])
    return any(named is not None and not named.rest for named in below)


def _read_title(front: Front, lines: Sequence[Line], named: TypeLine) -> None:
    """Take the type line and the subject under it."""
    front.type = named.type
    front.found.add(Role.TYPE, lines[front.end])
    front.end += 1
    subject: Element | None = None
    taken = 0
    while front.end < len(lines) and taken < _SUBJECT_LINES:
        line = lines[front.end]
        if role_of(line.seen) is Role.RULE:
            front.found.add(Role.RULE, line)
        elif _NUMBER_ALONE.fullmatch(line.seen) is not None:
            front.found.add(Role.NUMBER, line)
        elif subject is None and _WHOSE.match(line.seen) is not None and is_body_name(line.seen[4:]):
            front.found.elements[-1].lines.append(line)
        elif not _is_subject(line, subject, lines[front.end - 1], law=named.type.code in _LAWS and not named.rest) or (
            subject is not None and opens_running_text(lines, front.end)
        ):
            break
        elif subject is None:
            front.found.add(Role.SUBJECT, line)
            subject = front.found.elements[-1]
        else:
            subject.lines.append(line)
        front.end += 1
        taken += 1
    _read_attachment_note(front, lines)


def _read_attachment_note(front: Front, lines: Sequence[Line]) -> None:
    """Take the note under a title that says to what the text is attached, up to its bracket, or another aside."""
    if front.end < len(lines) and is_note_of_figures(lines[front.end].seen):
        front.found.add(Role.OTHER, lines[front.end])
        front.end += 1
    if front.end >= len(lines) or not is_attachment_note(lines[front.end].seen):
        return
    front.found.elements.append(element := Element(Role.NOTE, [lines[front.end]]))
    front.end += 1
    while front.end < len(lines) and element.text.count("(") > element.text.count(")") and len(element.lines) < 6:
        if lines[front.end].begins is not None:
            return
        element.lines.append(lines[front.end])
        front.end += 1


def _is_subject(line: Line, subject: Element | None, above: Line, *, law: bool) -> bool:
    """Tell whether a line belongs to the subject (trích yếu); ``law`` if the title is that of a law."""
    text = line.seen
    if _starts_body(line) or ADDRESS.match(text) or enacts(text) or line.block.kind is not BlockKind.TEXT:
        return False
    goes_on = (
        subject is not None
        and not line.block.gap_before
        and not is_finished(subject.text)
        and (not is_capitals(text) or is_dangling(subject.text))
    )
    if subject is None and law and not is_finished(text):
        return True  # a law always has a name, and it may read like that of a body: "LUẬT" over "THANH TRA"
    if (_is_authority(text) and not goes_on) or is_aside(text):
        return False
    if _SESSION.match(bare(text[:30])) and not (goes_on and starts_lower(line.text)):
        return False
    if subject is None:
        return _begins_subject(text)
    return role_of(above.seen) is not Role.RULE and _carries_on_subject(line, subject)


def _begins_subject(text: str) -> bool:
    return len(text) <= _LONGEST_SUBJECT and not text.rstrip().endswith((":", "./."))


def _carries_on_subject(line: Line, subject: Element) -> bool:
    """Tell whether a line is set like the subject above it and goes on from it."""
    text, block, first = line.seen, line.block, subject.lines[0].block
    if block.bold != first.bold or is_capitals(text) != subject.lines[-1].capitals:
        return False
    if block.bold and block.box is not None and not is_finished(subject.text):
        filled = line.capitals and not block.gap_before  # a line over the whole width looks not centred
        return filled or starts_lower(line.text) or is_dangling(subject.text) or block.centred
    if block.centred and (first.centred or not block.gap_before):
        return len(text) < 2 * _LONGEST_LINE
    if block.centred != first.centred and (block.gap_before or not block.bold):
        return False
    if block.gap_before or block.complete:
        return not is_finished(subject.text) and (starts_lower(line.text) or is_dangling(subject.text))
    return not is_finished(subject.text) and not _BODY_OPENER.match(text)


def _is_authority(text: str) -> bool:
    """Tell whether a line names who decides, and nothing else."""
    if len(text) > _LONGEST_LINE or is_finished(text) or any(map(str.isdigit, text)):
        return False
    if not is_body_name(text) and not is_office(text):
        return False
    return is_capitals(text) or len(text.split()) <= 8


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
    if _starts_body(line) or line.block.gap_before or len(line.seen) > _LONGEST_LINE or find_symbols(line.text):
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
    proven = _starts_body(lines[end]) or enacts(lines[end].seen) or lines[end - 1].capitals
    if proven and any(_is_authority(line.seen) for line in lines[front.end : end]):
        for line in lines[front.end : end]:
            front.found.add(Role.RULE if role_of(line.seen) is Role.RULE else Role.AUTHORITY, line)
        front.end = end


def _may_be_authority(line: Line) -> bool:
    if _starts_body(line) or line.block.kind is not BlockKind.TEXT:
        return False
    session = _SESSION.match(bare(line.seen[:30])) is not None and len(line.seen) < _LONGEST_LINE
    return session or _is_authority(line.seen) or role_of(line.seen) is Role.RULE
