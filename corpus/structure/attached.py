"""Texts attached to a document: a regulation that a decision promulgates, appendices, lists, forms.

Each counts its own articles and sections, so a decision that promulgates has
two series of articles; appendices have Roman numbers where there are several
and "(Kèm theo Văn bản số …)" under their title (NĐ 30/2020/NĐ-CP, Phụ lục I, III).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.model import BlockKind
from corpus.structure.attachment_note import is_attachment_note
from corpus.structure.body_names import is_body_name
from corpus.structure.elements import NATIONAL_TITLE, Element, Found, Role, role_of, split
from corpus.structure.front import read_front
from corpus.structure.lines import Line
from corpus.structure.titles import enacts, type_line
from corpus.structure.wording import bare, is_capitals, is_finished, starts_lower

_APPENDIX: Final = re.compile(
    r"[\s*_]*(?:PHỤ\s+LỤC|Phụ\s+lục|PHỤ\s+BIỂU|Phụ\s+biểu)(?:\s+(?:SỐ|số|Số)(?!\w))?[\s:]*"
    r"(?P<number>(?:[IVXLC]{1,6}|\d{1,2}[A-Za-z]?|[A-H])(?!\w)(?:[.-]\d{1,2})?)?(?P<rest>.*)$",
    re.DOTALL,
)
_NAMES: Final = (
    "Danh sách", "Danh mục", "Biểu mẫu", "Mẫu số", "Biểu số", "Bảng", "Nội quy", "Điều lệ", "Quy trình", "Lịch", "Bản",
    "Nội dung", "Tiêu chí", "Định mức", "Đơn giá", "Bảng giá", "Chiến lược", "Quy hoạch", "Đề cương", "Bộ tiêu chí",
)  # fmt: skip
_FOLDED_NAMES: Final = tuple((f"{bare(name)} ", name) for name in _NAMES)
_NUMBERED: Final = re.compile(r"(?:mau|bieu|bang) so\s*[:.]?\s*([\w.]+)")
_FORM: Final = re.compile(r"[\s*_(]*(?P<name>Mẫu|MẪU|mẫu|Biểu|BIỂU)\s+(?:số|SỐ)\s*:?\s*(?P<number>[\w./-]*\d[\w./-]*)")
HEADS: Final = frozenset(("Phụ", "PHỤ", "Mẫu", "MẪU", "mẫu", "Biể", "BIỂ"))
"""First letters of appendices and forms, which need not stand in capitals."""
_EMPHASIS: Final = " *_(\t\n"
_AHEAD: Final = 8
_TITLE_LINES: Final = 12
_LONGEST_TITLE: Final = 260
_BODY_LINES: Final = 4
"""Lines among which the title stands under the name of a body."""


@dataclass(frozen=True, slots=True)
class Attached:
    """The opening of an attached text.

    Attributes:
        kind: its type or name ("Quy chế", "Danh sách"), "" for an appendix.
        appendix: number of the appendix, "" where it has none; None for another text.
        end: number of the first line after its title.
    """

    kind: str
    appendix: str | None
    end: int
    found: Found


def may_open(line: Line, *, after_end: bool) -> bool:
    """Tell whether a line can open an attached text, by its look and its first letters; most cannot."""
    if line.begins is not None or line.block.kind is not BlockKind.TEXT or len(line.seen) > _LONGEST_TITLE:
        return False
    return _is_titled(line, after_end=after_end) or line.seen.lstrip(_EMPHASIS)[:3] in HEADS


def _is_titled(line: Line, *, after_end: bool) -> bool:
    return after_end or line.capitals or line.block.centred or line.block.bold


def attached_at(lines: Sequence[Line], number: int, *, after_end: bool) -> Attached | None:
    """Return the attached text that opens at line ``number``, or None.

    Args:
        after_end: the document, or the attached text before, has been signed and closed.
    """
    line = lines[number]
    if not may_open(line, after_end=after_end):
        return None
    appendix = _APPENDIX.match(line.seen)
    if appendix is not None and _opens_appendix(appendix, line, sure=after_end or _says_attached(lines, number)):
        return _appendix(lines, number, appendix["number"] or "")
    if _FORM.match(line.seen) is not None and _bears_national_title(lines, number):
        return _form(lines, number)
    if not _is_titled(line, after_end=after_end):
        return None
    return _typed(lines, number, after_end=after_end) or _named(lines, number)


def _opens_appendix(match: re.Match[str], line: Line, *, sure: bool) -> bool:
    rest = match["rest"].strip(" *_")
    capitals = line.capitals or line.seen.lstrip(" *_").startswith("PHỤ")
    if not rest:
        return capitals or sure or line.block.gap_before or line.block.centred or line.block.complete
    if line.seen.rstrip().endswith((";", ",")):
        return False
    marked = rest[0] in ".:(–-"
    return (capitals and (marked or is_capitals(rest))) or (marked and (sure or line.block.bold or line.block.centred))


def _appendix(lines: Sequence[Line], number: int, label: str) -> Attached:
    found = Found()
    found.add(Role.TYPE, lines[number])
    end = _read_title(lines, number + 1, found)
    return Attached("", label, end, found)


def _bears_national_title(lines: Sequence[Line], number: int) -> bool:
    return any(NATIONAL_TITLE.search(line.seen) for line in lines[number : number + 4])


def _form(lines: Sequence[Line], number: int) -> Attached:
    """Return a form ("Mẫu số 02") with a head of its own, as they are attached to circulars."""
    match = _FORM.match(lines[number].seen)
    label = f"{match['name'].capitalize()} số {match['number']}" if match is not None else ""
    front = read_front(lines[number : number + 60], attached=True)
    if front.end == 0:
        front.found.add(Role.TYPE, lines[number])
        front.end = 1
    return Attached(label, None, number + front.end, front.found)


def _typed(lines: Sequence[Line], number: int, *, after_end: bool) -> Attached | None:
    """Return an attached text whose type is a known one, with a head of its own or none."""
    line = lines[number]
    headed = after_end and any(
        role_of(cell.seen) is Role.NATIONAL for near in lines[number : number + 3] for cell in split(near)
    )
    named = type_line(line.seen)
    if not headed and after_end and named is None:
        return _below_body(lines, number)
    if not headed and (named is None or enacts(line.seen)):
        return None
    if not after_end and not _says_attached(lines, number):
        return None
    window = lines[number : number + 60]
    front = read_front(window, attached=True)
    kind = front.type.name if front.type is not None else ""
    if not kind:
        return None
    end = _read_title(lines, number + front.end, front.found)
    return Attached(kind, None, end, front.found)


def _below_body(lines: Sequence[Line], number: int) -> Attached | None:
    """Return an attached text over whose title only the name of the issuing body stands: "SỞ Y TẾ" over "QUY CHẾ"."""
    for at in range(number, min(number + _BODY_LINES, len(lines) - 1)):
        if lines[at].block.kind is not BlockKind.TEXT or not lines[at].capitals:
            return None
        named = type_line(lines[at].seen)
        if named is None:
            continue
        found = _typed(lines, at, after_end=False) if at > number and is_body_name(lines[number].seen) else None
        if found is not None:
            found.found.elements[:0] = [Element(Role.BODY_NAME, [line]) for line in lines[number:at]]
        return found
    return None


def _named(lines: Sequence[Line], number: int) -> Attached | None:
    """Return an attached list, form or table that its title names, where a note says to what it is attached."""
    if not _says_attached(lines, number):
        return None
    line = lines[number]
    folded = bare(line.seen)
    name = next((name for known, name in _FOLDED_NAMES if f"{folded} ".startswith(known)), None)
    if not line.capitals and name is None:
        return None
    form = _NUMBERED.match(folded)
    label = f"{name} {form[1]}" if name is not None and form is not None else name
    found = Found()
    found.add(Role.TYPE, line)
    end = _read_title(lines, number + 1, found)
    return Attached(label or "", None if label else "", end, found)


def _says_attached(lines: Sequence[Line], number: int) -> bool:
    for line in lines[number + 1 : number + 1 + _AHEAD]:
        if line.begins is not None or line.block.kind is not BlockKind.TEXT:
            return False
        if is_attachment_note(line.seen):
            return True
        if len(line.seen) > _LONGEST_TITLE:
            return False
    return False


def _read_title(lines: Sequence[Line], start: int, found: Found) -> int:
    """Take the rest of a title: subject, the note that says to what the text is attached, rules."""
    end = start
    note_open = False
    while end < min(len(lines), start + _TITLE_LINES):
        line = lines[end]
        last = found.elements[-1]
        if role_of(line.seen) is Role.RULE and line.block.kind is BlockKind.TEXT:
            found.add(Role.RULE, line)
            end += 1
            continue
        if not note_open and not _is_title(line, last, first=end == start):
            break
        if note_open or _joins(line, last):
            last.lines.append(line)
        else:
            found.elements.append(Element(Role.OTHER if is_attachment_note(line.seen) else Role.SUBJECT, [line]))
        text = found.elements[-1].text
        note_open = is_attachment_note(text) and text.count("(") > text.count(")") and len(text) < 600
        end += 1
    return end


def _is_title(line: Line, last: Element, *, first: bool) -> bool:
    if line.block.kind is not BlockKind.TEXT or line.begins is not None:
        return False
    if is_attachment_note(line.seen) or len(line.seen) > _LONGEST_TITLE:
        return len(line.seen) <= 3 * _LONGEST_TITLE and is_attachment_note(line.seen)
    if enacts(line.seen) or last.role is Role.OTHER:
        return line.block.centred and len(line.seen) < _LONGEST_TITLE // 2
    if line.capitals or line.block.centred or (line.block.bold and last.lines[-1].block.bold):
        return True
    if first:
        return not is_finished(line.seen) and len(line.seen) < _LONGEST_TITLE
    return (
        last.role is Role.SUBJECT
        and not line.block.gap_before
        and not is_finished(last.text)
        and not line.block.complete
    )


def _joins(line: Line, last: Element) -> bool:
    """Tell whether a line carries on the element above it, set alike and without a gap."""
    above = last.lines[-1]
    if last.role is not Role.SUBJECT or is_attachment_note(line.seen):
        return False
    alike = above.block.bold == line.block.bold and above.capitals == line.capitals
    return alike and not above.finished and (not line.block.gap_before or starts_lower(line.text))
