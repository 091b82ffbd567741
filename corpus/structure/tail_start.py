"""Where the end of a document begins: at Nơi nhận, at a mark of capacity, at the office of who signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from corpus.model import BlockKind
from corpus.structure.body_names import is_body_name
from corpus.structure.lines import Line, columns
from corpus.structure.offices import is_office, is_small_office, names_office
from corpus.structure.signer_lines import CAPTION, NAME, RECIPIENTS, SIGNED, names_signers
from corpus.structure.wording import COLUMNS, bare, cells_of, is_capitals, is_finished

CAPACITY: Final = re.compile(
    r"[\s*_|]*(?P<mark>TM|KT|TL|TUQ|TUN|Q|QUYỀN|T/M|K/T|T/L|TM/|[Tt]m|[Kk]t|[Tt]l|tuq)[*_]*\s*(?P<dot>[./]?)\s*(?=[*_]*[^\W\d_]{2})"
)
MARK_ALONE: Final = re.compile(r"[\s*_|]*(?:TM|KT|TL|TUQ)\s*\.[\s*_|]*")
"""A mark of capacity that is torn from the body or office behind it."""
HEADS: Final = frozenset(
    ("Nơ", "NƠ", "nơ", "No", "N ", "TM", "TL", "TU", "T/", "Tm", "Tl", "tm", "tl", "tu", "KT", "K/", "Kt", "kt")
)
"""First two letters of Nơi nhận and of the marks of capacity but Q; few lines begin so."""
_EMPHASIS: Final = " *_|\t\n"
_PIECE: Final = re.compile(r"[\t\n]")
"""What stands between the cells of a row and between their lines."""
LONGEST: Final = 150
_WIDEST: Final = 400
"""Characters of a line of two columns with the gap between them."""
_LONGEST_OFFICE: Final = 40
_OFFICE_HEADS: Final = frozenset(("Ph", "Ch", "Gi", "Bí", "Bộ", "Th", "Tổ", "Cụ", "Vụ", "Hi", "Vi", "Tr", "Qu"))
"""First two letters of most titles of office in small letters."""
_LONGEST_ROW: Final = 3000
_BODIES: Final = 4
"""Lines among which the office of a signer stands under the names of bodies."""


def starts_tail(lines: Sequence[Line], number: int) -> bool:
    """Tell whether the end of a document begins at line ``number``."""
    line = lines[number]
    if line.block.kind is BlockKind.TABLE_ROW:
        return any(map(_may_open, _PIECE.split(line.block.text))) and _starts(lines, number)
    return may_open_end(line.seen) and _starts(lines, number)


def may_open_end(text: str) -> bool:
    """Tell whether a line of text can be the first of an end: most begin with other letters and are not in capitals."""
    return _may_open(text) or "   " in text or "\t" in text or may_be_office(text)


def may_be_office(text: str) -> bool:
    """Tell whether a line can be a title of office in small letters, by its length and head."""
    return len(text) < _LONGEST_OFFICE and text[:2] in _OFFICE_HEADS


def _may_open(text: str) -> bool:
    head = text.lstrip(_EMPHASIS)[:2]
    return head in HEADS or (head[:1] == "Q" and not head[1:].islower()) or text.isupper()


def _starts(lines: Sequence[Line], number: int) -> bool:
    line = lines[number]
    text = line.seen
    if line.block.kind is BlockKind.TABLE_ROW:
        return len(text) < _LONGEST_ROW and _row_opens(lines, number)
    if line.block.kind is not BlockKind.TEXT or len(text) > (_LONGEST_ROW if "\t" in text else _WIDEST):
        return False
    if RECIPIENTS.match(text) or len(text) > LONGEST:
        return len(text) <= LONGEST or (RECIPIENTS.match(text) is not None and len(cells_of(text)) > 1)
    if COLUMNS.search(text):
        return any(opens_end(cell.seen) for cell in columns(line))
    if not opens_end(text):
        return is_body_of_signer(lines, number) or signs_in_small_letters(lines, number)
    return CAPACITY.match(text) is not None or _is_followed(lines, number)


def opens_end(text: str) -> bool:
    """Tell whether a line by itself opens an end: Nơi nhận, an office, a mark of capacity before one."""
    if RECIPIENTS.match(text) or is_office(text) or CAPTION.match(text) or MARK_ALONE.fullmatch(text):
        return True
    mark = CAPACITY.match(text)
    if mark is None or len(text) > 110:
        return False
    rest = text[mark.end() :]
    if not mark["dot"] and mark["mark"] not in ("T/M", "K/T", "T/L"):
        return mark["mark"] in ("TM", "KT", "TL", "TUQ") and is_capitals(rest) and _names_office(rest)
    return is_capitals(rest) or ((mark["mark"].islower() or not is_finished(rest)) and _names_office(rest))


def _row_opens(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a row is the layout of an end: a list of offices is a table of data."""
    row = list(columns(lines[number]))
    if any(RECIPIENTS.match(cell.seen) for cell in row):
        return True
    if row_signs(lines[number]):
        return True
    if lines[number].block.text.count("\t") > 1 or not any(opens_end(cell.seen) for cell in row):
        return False
    below = list(columns(lines[number + 1])) if number + 1 < len(lines) else []
    return any(
        SIGNED.match(cell.seen) or CAPACITY.match(cell.seen) or NAME.fullmatch(cell.seen) for cell in (*row, *below)
    )


def row_signs(line: Line) -> bool:
    """Tell whether each cell of a row is a whole signature: an office, mostly under a body, and under it a name."""
    cells = [cell.strip().split("\n") for cell in line.block.text.split("\t")]
    return line.block.kind is BlockKind.TABLE_ROW and all(map(_signs, cells))


def _signs(lines: Sequence[str]) -> bool:
    above = [text for text in takewhile(lambda text: not opens_end(text.strip()), lines) if not is_body_name(text)]
    return (
        not above
        and any(opens_end(text.strip()) for text in lines)
        and any(NAME.fullmatch(text.strip()) and not is_capitals(text) for text in lines)
    )


def _names_office(text: str) -> bool:
    return names_office(text) or f"{bare(text)} ".startswith(
        ("uy ban", "ubnd", "ban ", "hoi dong", "hdnd", "doan ", "chinh phu")
    )


def is_body_of_signer(lines: Sequence[Line], number: int) -> bool:
    """Tell whether the name of a body stands over the office of who signs for it: "SỞ TƯ PHÁP" over "GIÁM ĐỐC".

    The names of several bodies may follow each other where their signatures stand side by side.
    """
    if not is_capitals(lines[number].seen) or not is_body_name(lines[number].seen):
        return False
    for at in range(number + 1, min(len(lines), number + _BODIES)):
        if is_office(lines[at].seen):
            return _is_followed(lines, at)
        if not is_capitals(lines[at].seen) or not is_body_name(lines[at].seen):
            return False
    return False


def signs_in_small_letters(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a page gives the signer's office in small letters: over "(Đã ký)" and a name, or a name with which all ends."""
    if (
        not may_be_office(lines[number].seen)
        or not is_small_office(lines[number].seen)
        or lines[number].begins is not None
    ):
        return False
    following = [line.seen for line in lines[number + 1 : number + 4]]
    signed = bool(following) and SIGNED.match(following[0]) is not None
    name = following[signed] if len(following) > signed else ""
    if NAME.fullmatch(name) is None or names_office(name) or is_capitals(name):
        return False
    above = lines[number - 1].text if number else ""
    return signed or (len(following) == 1 and is_finished(above))


def _is_followed(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a name, "(đã ký)", another office, Nơi nhận or nothing stands after a title of office."""
    following = [line.seen for line in lines[number + 1 : number + 5] if line.block.kind is BlockKind.TEXT]
    if not following:
        return True
    near = following[:4]
    return any(SIGNED.match(text) or names_signers(text) or RECIPIENTS.match(text) or is_office(text) for text in near)
