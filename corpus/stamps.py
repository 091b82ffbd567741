"""Number and day that a digitally signed file bears only as stamps on its first page.

An office signs a PDF whose number and day are left open, and the archive stamps
them into the room that was left. A stamp counts only where it stands on the
line it fills; anything else on the page is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.model import Block, BlockKind, Box, DateProblem, Header, Symbol, WrittenDate
from corpus.structure.elements import Role
from corpus.structure.front import Front
from corpus.symbols import parse_symbol
from corpus.text.dates import find_dates, written_date

STAMPED: Final = "Số hoặc ngày của văn bản lấy từ dấu đóng trên trang 1, không có trong lớp chữ của tệp."
_NUMBER: Final = re.compile(r"(?:S[ốỐ]\s*:?\s*)?(\d{1,5}[a-hđ]?)")
_DIGITS: Final = re.compile(r"\d{1,2}")
_YEAR: Final = re.compile(r"(?:năm|Năm|NĂM)\s*(\d{4})")
_LONGEST: Final = 60
_SAME_LINE: Final = 9.0
"""Points by which the middles of a stamp and the line it fills may differ."""
_BESIDE: Final = 80.0
"""Points to the right of its line at which a stamp still fills it."""


@dataclass(frozen=True, slots=True)
class Stamped:
    """A header with what stamps fill in, and the stamps that did."""

    header: Header
    used: frozenset[str] = frozenset()


def fill_in(header: Header, front: Front, blocks: Sequence[Block]) -> Stamped:
    """Return the header with number and date from stamps, where the text leaves them open."""
    stamps = [block for block in blocks if _is_stamp(block)]
    if not stamps or not header.draft:
        return Stamped(header)
    symbol, of_number = _number(header.symbol, _boxes(front, Role.NUMBER), stamps)
    date, of_date = _date(header.date, _boxes(front, Role.DATE), stamps)
    used = frozenset(block.text for block in (*of_number, *of_date))
    if not used:
        return Stamped(header)
    issued = bool(symbol and symbol.number) and not (date and date.problem is DateProblem.INCOMPLETE)
    return Stamped(replace(header, symbol=symbol, date=date, draft=not issued), used)


def _is_stamp(block: Block) -> bool:
    return block.kind is BlockKind.STAMP and block.page == 1 and block.box is not None and len(block.text) <= _LONGEST


def _boxes(front: Front, role: Role) -> list[Box]:
    lines = (line for element in front.found.elements if element.role is role for line in element.lines)
    return [line.block.box for line in lines if line.block.box is not None and line.block.page == 1]


def _number(symbol: Symbol | None, boxes: Sequence[Box], stamps: Sequence[Block]) -> tuple[Symbol | None, list[Block]]:
    if symbol is None or symbol.number:
        return symbol, []
    for stamp in _on_line(boxes, stamps):
        whole = parse_symbol(stamp.text)
        if whole is not None and whole.number and whole.issuer == symbol.issuer:
            return whole, [stamp]
        match = _NUMBER.fullmatch(stamp.text.strip())
        filled = parse_symbol(f"{match[1]}{symbol.text}") if match is not None else None
        if filled is not None:
            return filled, [stamp]
    return symbol, []


def _date(
    date: WrittenDate | None, boxes: Sequence[Box], stamps: Sequence[Block]
) -> tuple[WrittenDate | None, list[Block]]:
    if date is None or date.problem is not DateProblem.INCOMPLETE:
        return date, []
    found = _on_line(boxes, stamps)
    for stamp in found:
        whole = [mention.date for mention in find_dates(stamp.text) if mention.date.value is not None]
        if whole:
            return whole[0], [stamp]
    digits = [stamp for stamp in found if _DIGITS.fullmatch(stamp.text.strip())]
    year = _YEAR.search(date.raw)
    if len(digits) == 2 and year is not None:
        day, month = (stamp.text.strip() for stamp in digits)
        return written_date(f"{day} tháng {month} năm {year[1]}", day, month, year[1]), digits
    return date, []


def _on_line(boxes: Sequence[Box], stamps: Sequence[Block]) -> list[Block]:
    """Return the stamps that stand on one of the lines, from left to right."""
    found = [stamp for stamp in stamps if stamp.box is not None and any(_fills(stamp.box, box) for box in boxes)]
    return sorted(found, key=lambda stamp: stamp.box.x0 if stamp.box is not None else 0.0)


def _fills(stamp: Box, line: Box) -> bool:
    same = abs((stamp.top + stamp.bottom) - (line.top + line.bottom)) / 2 <= _SAME_LINE
    return same and line.x0 - _BESIDE / 4 <= stamp.x0 <= line.x1 + _BESIDE
