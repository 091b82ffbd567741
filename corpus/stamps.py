"""Number, day and urgency that a file bears only as stamps on its first page.

An office signs a file whose number and day are left open, and the archive
stamps them into the room that was left: as annotations or pictures of a PDF, as
pictures or text boxes of a typed file. A stamp counts only where it stands on
the line it fills, or beside it in the order of the text, or says the whole by
itself; anything else on the page is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.header import urgency_of
from corpus.model import Block, BlockKind, Box, DateProblem, Header, Symbol, WrittenDate
from corpus.structure.elements import Role
from corpus.structure.front_lines import Front
from corpus.symbols import parse_symbol
from corpus.text.dates import find_dates, written_date

STAMPED: Final = "Số hoặc ngày của văn bản lấy từ dấu đóng trên trang 1, không có trong lớp chữ của tệp."
_NUMBER: Final = re.compile(r"(?:S[ốỐ]\s*:?\s*)?(\d{1,5}[a-hđ]?)")
_DIGITS: Final = re.compile(r"\d{1,2}")
_WHOLE_DATE: Final = re.compile(
    r"(?:[^\d,]{2,40},\s*)?(?:[Nn]gày\s*)?\d{1,2}\s*(?:[/.-]|tháng)[\s\d/.-]+(?:năm\s*)?\d{4}\.?"
)
_YEAR: Final = re.compile(r"(?:năm|Năm|NĂM)\s*(\d{4})")
_LATEST_DAY: Final = 31
"""A larger number is neither a day nor a month."""
_LONGEST: Final = 60
_SAME_LINE: Final = 9.0
"""Points by which the middles of a stamp and the line it fills may differ."""
_BESIDE: Final = 80.0
"""Points to the right of its line at which a stamp still fills it."""
_HEAD: Final = 330.0
"""Points from the top of a page down to which its head may reach."""


@dataclass(frozen=True, slots=True)
class Stamped:
    """A header with what stamps fill in, and the stamps that did."""

    header: Header
    used: frozenset[str] = frozenset()


def fill_in(header: Header, front: Front, blocks: Sequence[Block]) -> Stamped:
    """Return the header with urgency, number and date from stamps, where the text leaves them open."""
    stamps = [block for block in blocks if block.kind is BlockKind.STAMP and _is_of_head(block)]
    if stamps and header.urgency is None:
        header = replace(header, urgency=urgency_of([stamp.text for stamp in stamps if _is_in_head(stamp)]))
    if not header.draft:
        return Stamped(header)
    symbol, of_number = _number(header.symbol, _candidates(front, Role.NUMBER, stamps))
    date, of_date = _date(header.date, _candidates(front, Role.DATE, stamps))
    used = frozenset(block.text for block in (*of_number, *of_date))
    if not used:
        return Stamped(header)
    issued = bool(symbol and symbol.number) and not (date and date.problem is DateProblem.INCOMPLETE)
    return Stamped(replace(header, symbol=symbol, date=date, draft=not issued), used)


@dataclass(frozen=True, slots=True)
class _Candidates:
    """Blocks that may fill a line.

    Attributes:
        on_line: stand on it or beside it, from left to right.
        loose: stand somewhere in the head of a file without geometry.
    """

    on_line: Sequence[Block]
    loose: Sequence[Block]


def _is_of_head(stamp: Block) -> bool:
    return stamp.page in (None, 1) and len(stamp.text) <= _LONGEST


def _is_in_head(stamp: Block) -> bool:
    return stamp.box is None or stamp.box.top < _HEAD


def _candidates(front: Front, role: Role, stamps: Sequence[Block]) -> _Candidates:
    boxes = list(_boxes(front, role))
    typed = [line.block for element in front.found.elements if element.role is Role.OTHER for line in element.lines]
    placed = [block for block in (*stamps, *typed) if any(_fills(block.box, box) for box in boxes)]
    placed.sort(key=lambda block: block.box.x0 if block.box is not None else 0.0)
    return _Candidates(placed or list(_neighbours(front, role)), [stamp for stamp in stamps if stamp.box is None])


def _boxes(front: Front, role: Role) -> Iterator[Box]:
    lines = (line for element in front.found.elements if element.role is role for line in element.lines)
    return (line.block.box for line in lines if line.block.box is not None and line.block.page == 1)


def _neighbours(front: Front, role: Role) -> Iterator[Block]:
    """Yield what stands right before or after a line in a file without geometry, as text boxes do."""
    elements = front.found.elements
    for at, element in enumerate(elements):
        if element.role is not role or element.lines[0].block.box is not None:
            continue
        for step in (-1, 1):
            near = at + step
            while 0 <= near < len(elements) and elements[near].role is Role.OTHER and _is_filling(elements[near].text):
                yield elements[near].lines[0].block
                near += step


def _is_filling(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None or _WHOLE_DATE.fullmatch(text) is not None


def _number(symbol: Symbol | None, candidates: _Candidates) -> tuple[Symbol | None, list[Block]]:
    if symbol is None or symbol.number:
        return symbol, []
    for stamp in (*candidates.on_line, *candidates.loose):
        whole = parse_symbol(stamp.text)
        if whole is not None and whole.number and (whole.type, whole.issuer) == (symbol.type, symbol.issuer):
            return whole, [stamp]
    bare = [stamp for stamp in candidates.loose if stamp.text.isdigit() and int(stamp.text) > _LATEST_DAY]
    for stamp in (*candidates.on_line, *(bare if len(bare) == 1 else ())):
        match = _NUMBER.fullmatch(stamp.text.strip())
        filled = parse_symbol(f"{match[1]}{symbol.text}") if match is not None else None
        if filled is not None:
            return filled, [stamp]
    return symbol, []


def _date(date: WrittenDate | None, candidates: _Candidates) -> tuple[WrittenDate | None, list[Block]]:
    if date is None or date.problem is not DateProblem.INCOMPLETE:
        return date, []
    for stamp in (*candidates.on_line, *(one for one in candidates.loose if _WHOLE_DATE.fullmatch(one.text))):
        whole = [mention.date for mention in find_dates(f"ngày {stamp.text}") if mention.date.value is not None]
        if whole:
            return whole[0], [stamp]
    digits = [stamp for stamp in candidates.on_line if _DIGITS.fullmatch(stamp.text.strip())]
    year = _YEAR.search(date.raw)
    if len(digits) == 2 and year is not None:
        day, month = (stamp.text.strip() for stamp in digits)
        return written_date(f"{day} tháng {month} năm {year[1]}", day, month, year[1]), digits
    return date, []


def _fills(stamp: Box | None, line: Box) -> bool:
    if stamp is None:
        return False
    same = abs((stamp.top + stamp.bottom) - (line.top + line.bottom)) / 2 <= _SAME_LINE
    return same and line.x0 - _BESIDE / 4 <= stamp.x0 <= line.x1 + _BESIDE
