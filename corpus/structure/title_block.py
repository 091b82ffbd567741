"""The title of a document: its type, its subject (trích yếu), and the note of what it is attached to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.model import BlockKind
from corpus.structure.attachment_note import is_aside, is_attachment_note, is_note_of_figures
from corpus.structure.body_names import is_body_name, needs_rest
from corpus.structure.elements import (
    ADDRESS,
    STRONG,
    Element,
    Role,
    begins_with_law_number,
    is_law_number,
    role_of,
)
from corpus.structure.front_lines import AHEAD, BODY_OPENER, LONGEST_LINE, SESSION, Front, is_authority, starts_body
from corpus.structure.lines import Line
from corpus.structure.running_text import opens_running_text
from corpus.structure.titles import TypeLine, enacts, torn_type_line, type_line
from corpus.structure.wording import bare, is_capitals, is_dangling, is_finished, starts_lower

_LAWS: Final = frozenset({"Luật", "BL", "PL"})
_LONGEST_SUBJECT: Final = 700
_SUBJECT_LINES: Final = 10
_OFF_MIDDLE: Final = 6.0
"""Points by which the middles of centred lines differ."""
_YEARS: Final = re.compile(r"(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?")
"""The last line of a subject may be nothing but its year or years, which are neither capitals nor small letters."""
_NUMBER_ALONE: Final = re.compile(r"[\s*_]*(?:[Ss]ố|SỐ)\s*:\s*\d[\w/.&-]{2,40}[\s*_]*")
"""Contracts, minutes and some old decisions have their number under the title."""
_LABELS: Final = re.compile(r":[^|:]*\|[^|:]*:")
"""What a page says of a file under its name: "Chia sẻ: … | Số trang: …"."""
_OF_BODY: Final = re.compile(r"\s(?:CỦA|DO|TẠI|CHO)\s(?P<body>\S+(?:\s\S+){0,2})$")
_LONGEST_HEAD: Final = 30
_CONFERENCE: Final = re.compile(r"[\s*_]*HỘI NGHỊ L[ẦÂ]N THỨ\s")
"""The Party's committees resolve and conclude at a conference, which the title names before what it is about."""
_WHOSE: Final = re.compile(r"(?:CỦA|Của)\s[^\d,;:]{4,80}$")
"""A line under the type that says whose the document is, before what it is about."""


def title_at(lines: Sequence[Line], number: int, *, headed: bool) -> TypeLine | None:
    """Return the type that line ``number`` names as the title of the document."""
    line = lines[number]
    named = type_line(line.seen)
    if named is None and headed and line.capitals and number + 1 < len(lines):
        named = torn_type_line(line.seen, lines[number + 1].seen)
    if named is None or line.begins is not None or line.seen.rstrip().endswith((";", ",")):
        return None
    if not line.capitals and _names_law_above_title(lines, number):
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
    return any(role_of(line.seen) in STRONG for line in lines[number + 1 : number + AHEAD // 2])


def _names_law_above_title(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a line gives the number of a law whose title stands below: "Luật số: 47/2019/QH14" over "LUẬT"."""
    text = lines[number].seen.strip(" *_#")
    torn = number + 1 < len(lines) and is_law_number(f"{text} {lines[number + 1].seen}")
    if not torn and not begins_with_law_number(text):
        return False
    below = (type_line(line.seen) for line in lines[number + 1 : number + AHEAD])
    return any(named is not None and not named.rest for named in below)


def read_title(front: Front, lines: Sequence[Line], named: TypeLine) -> None:
    """Take the type line and the subject under it."""
    front.type = named.type
    front.found.elements.append(Element(Role.TYPE, list(lines[front.end : front.end + 1 + named.torn])))
    front.end += 1 + named.torn
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
        elif _is_over(front, lines, subject, named):
            break
        elif subject is None:
            front.found.add(Role.SUBJECT, line)
            subject = front.found.elements[-1]
        else:
            subject.lines.append(line)
        front.end += 1
        taken += 1
    _read_attachment_note(front, lines)


def _is_over(front: Front, lines: Sequence[Line], subject: Element | None, named: TypeLine) -> bool:
    """Tell whether the title is over before the next line."""
    line = lines[front.end]
    law = named.type.code in _LAWS and not named.rest
    if not _is_subject(line, subject, lines[front.end - 1], law=law):
        return True
    if subject is not None:
        return opens_running_text(lines, front.end)
    return bool(named.rest) and _is_set_as_body(line, front.found.elements[-1].lines[0])


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
    if starts_body(line) or ADDRESS.match(text) or enacts(text) or line.block.kind is not BlockKind.TEXT:
        return False
    goes_on = (
        subject is not None
        and not line.block.gap_before
        and not is_finished(subject.text)
        and (not is_capitals(text) or is_dangling(subject.text) or _breaks_off_in_body(subject.text))
    )
    if subject is None and law and not is_finished(text):
        return True  # a law always has a name, and it may read like that of a body: "LUẬT" over "THANH TRA"
    if subject is not None and _goes_on_from_conference(subject.text, text):
        return True
    if (is_authority(text) and not goes_on) or is_aside(text):
        return False
    if SESSION.match(bare(text[:30])) and not (goes_on and starts_lower(line.text)):
        return False
    if subject is None:
        return _begins_subject(text)
    return role_of(above.seen) is not Role.RULE and _carries_on_subject(line, subject)


def _breaks_off_in_body(subject: str) -> bool:
    """Tell whether a subject breaks off in the name of a body that cannot stand alone: "… CỦA BAN" over "BÍ THƯ VỀ …"."""
    last = _OF_BODY.search(subject[-_LONGEST_HEAD:])
    return last is not None and needs_rest(last["body"])


def _goes_on_from_conference(subject: str, text: str) -> bool:
    """Tell whether a line says of which body the conference is that a title names, or what it was about."""
    if _CONFERENCE.match(subject) is None or is_finished(subject):
        return False
    return is_authority(text) or text.startswith(("về ", "Về ", "VỀ "))


def _is_set_as_body(line: Line, title: Line) -> bool:
    """Tell whether a line on a page is set as running text, under a title whose line holds its subject already."""
    block = line.block
    return block.box is not None and not (block.centred or block.bold or line.capitals) and title.capitals


def _begins_subject(text: str) -> bool:
    return len(text) <= _LONGEST_SUBJECT and not text.rstrip().endswith((":", "./.")) and _LABELS.search(text) is None


def _is_under_middle(line: Line, first: Line) -> bool:
    """Tell whether a line stands under the middle of another; one over the whole width looks not centred by itself."""
    one, other = line.block.box, first.block.box
    return one is not None and other is not None and abs((one.x0 + one.x1) - (other.x0 + other.x1)) < 2 * _OFF_MIDDLE


def _carries_on_subject(line: Line, subject: Element) -> bool:
    """Tell whether a line is set like the subject above it and goes on from it."""
    text, block, first = line.seen, line.block, subject.lines[0].block
    if _YEARS.fullmatch(text) is not None and not block.gap_before:
        return not is_finished(subject.text)
    if block.bold != first.bold or is_capitals(text) != subject.lines[-1].capitals:
        return False
    if block.bold and block.box is not None and not is_finished(subject.text):
        filled = not block.gap_before and (line.capitals or _is_under_middle(line, subject.lines[0]))
        return filled or starts_lower(line.text) or is_dangling(subject.text) or block.centred
    if block.centred and (first.centred or not block.gap_before):
        return len(text) < 2 * LONGEST_LINE
    if block.centred != first.centred and (block.gap_before or not block.bold):
        return False
    if block.gap_before or block.complete:
        return not is_finished(subject.text) and (starts_lower(line.text) or is_dangling(subject.text))
    return not is_finished(subject.text) and not BODY_OPENER.match(text)
