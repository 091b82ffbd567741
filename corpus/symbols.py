"""The number and symbol of a document: found in documents, taken apart, compared.

Documents are read case-sensitively, since QĐ/QyĐ, CT/CTr and HD/HĐ differ by
one glyph; questions are read tolerantly in ``corpus.query_symbols``. The
grammar stands in ``corpus.symbol_grammar``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from corpus.model import Symbol
from corpus.symbol_grammar import ANCHOR, DRAFT, MERGED, draft_symbol, merged_symbol, plain, repaired, symbol_at
from corpus.text.fold import fold
from corpus.types import UNTYPED, naming_before

HAS_NUMBER = re.compile(r"[0-9/⁄∕]")
"""What every symbol holds, complete or not; of digits only these begin one, and looking for all of Unicode takes twice as long."""
_SHORT_NUMBER = re.compile(r"[0-9](?<![^\s][0-9])[0-9]{0,4}[a-zđ]?(?![\w/%]|[.,]\d|\s?[-–/]\s?\w)")
_SHORT_YEARED = re.compile(r"[0-9](?<![^\s][0-9])[0-9]{0,4}/(?P<year>(?:19|20)\d\d)(?![\w/%]|[.,]\d|\s?-\s?\w)")
_YEARED_TYPES = frozenset({"NĐ", "TT", "TTLT", "Luật", "BL", "PL"})
"""Types named by number and year alone: "Nghị định 30/2020"; of a plan, "12/2024" is a month."""
_NOT_SHORT = frozenset({"PL", "L", "BL", "Luật"})
"""Types that a bare number does not name: "PL 1" is an appendix."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTED = re.compile(
    r"\s+(?:năm(?!\s+(?:19|20)\d\d)|tháng|ngày(?!\s+\d)|quý|tuần|giờ|phút|người|điểm|hộ|xã|huyện|tỉnh|triệu|tỷ|đồng|km|ha|lớp|hội|tiêu|chỉ|nhiệm|nội|giải"
    r"|bước|cấp|lần|vụ|dự|công|trường|cơ|đơn|mục|khu|nhóm|lĩnh|phần|trang|bản|bộ|tấn|phường|quyển|kỳ|khóa|khoá|đợt|chương|đề)(?!\w)",
    re.IGNORECASE,
)
_OLD_MARKS = ("-CP", "-TTg", "-HĐBT", "-CT", "-HĐNN")
"""What ends a symbol of before 1997 that has no slash, "Nghị định số 26-CP", where its day is written with hyphens, too."""
_LEANING = re.compile(r"(?<![\w/.-])(\d{1,5}[a-hkđ]?)(?:\s?[,;]\s?|\s(?:và|hoặc)\s(?:số\s)?)$")
_NUMBERED = re.compile(r"(?<!\w)[Ss]ố\s?:?\s?$")
_LEANING_WINDOW = 18


class SymbolMatch(NamedTuple):
    """A symbol in a text; ``start`` and ``end`` are its offsets, without the words before the number.

    The words belong to a short form ("Kế hoạch 481"), whose offsets take them in.
    """

    start: int
    end: int
    symbol: Symbol


def find_symbols(text: str) -> tuple[SymbolMatch, ...]:
    """Return the symbols of a document's text in reading order, the stronger reading where two overlap.

    Numbers that share one tail ("số 12, 13/NQ-HĐND") become one symbol each.
    """
    taken: list[SymbolMatch] = []
    if HAS_NUMBER.search(text) is None:
        return ()
    simple = plain(text)
    if "/" in simple:
        said = "ố" in simple or "Ố" in simple
        take(_full(simple), taken)
        take(_misread(simple) if said else (), taken)
        take(_merged(simple), taken)
        take(_drafts(simple) if said else (), taken)
        if taken:
            take(list(_sharing_a_tail(simple, taken)), taken)
    elif any(mark in simple for mark in _OLD_MARKS):
        take(_full(simple), taken)
    take(_shorts(simple), taken)
    return tuple(taken)


def parse_symbol(text: str) -> Symbol | None:
    """Return the first symbol of a short text, or None."""
    found = find_symbols(text)
    return found[0].symbol if found else None


def format_symbol(symbol: Symbol) -> str:
    """Return a symbol in the form in which the rules have it printed, from its parts."""
    unit = f"-{symbol.unit}" if symbol.unit else ""
    head = f"{symbol.number}/{symbol.year}" if symbol.year is not None else symbol.number
    if symbol.form == "S":
        return f"{symbol.type} {head}"
    if symbol.form == "C":
        return f"{head}/{symbol.issuer}"
    if symbol.form == "E" or (symbol.form == "H" and "-" in symbol.text.partition("/")[0]):
        return f"{symbol.number}-{symbol.type}/{symbol.issuer}"
    if symbol.type == UNTYPED:
        return f"{head}/{symbol.issuer}{unit}"
    return f"{head}/{symbol.type}-{symbol.issuer}{unit}"


@lru_cache(maxsize=8192)
def symbol_key(symbol: Symbol) -> str:
    """Return what is equal for two spellings of one symbol.

    Spaces, kinds of dash, leading zeros and case do not count; the bar of Đ
    does. A symbol without a group for its type reads the same with and without
    the words before it ("4567/CT-TTHT", "64/2025/QH15").
    """
    kind = "" if symbol.form == "C" or (symbol.type == UNTYPED and symbol.form in "ABD") else symbol.type
    groups = "-".join(filter(None, (kind, symbol.issuer, symbol.unit))).casefold()
    return f"{_bare(symbol.number)}|{symbol.year or ''}|{groups}"


def tolerant_key(symbol: Symbol) -> str:
    """Return :func:`symbol_key` without diacritics, for what people type: QD and QĐ, HDND and HĐND are equal."""
    return fold(symbol_key(symbol))


def answers_to(known: Symbol, asked: Symbol) -> bool:
    """Tell whether a document's symbol is the one a person asks for, who may leave out parts and diacritics."""
    if not asked.number or _bare(known.number) != _bare(asked.number):
        return False
    if asked.form != "S" and tolerant_key(known) == tolerant_key(asked):
        return True
    pairs = ((known.type, asked.type), (known.issuer, asked.issuer), (known.unit, asked.unit))
    if any(wanted and fold(wanted) != fold(held) for held, wanted in pairs):
        return False
    return asked.year is None or known.year is None or known.year == asked.year


def take(found: Iterable[SymbolMatch], taken: list[SymbolMatch]) -> None:
    """Add what overlaps with no earlier, stronger reading; ``taken`` stays in reading order."""
    for match in found:
        if not taken or taken[-1].end <= match.start:
            taken.append(match)
            continue
        position = bisect_left(taken, match.start, key=lambda other: other.start)
        before = position > 0 and taken[position - 1].end > match.start
        after = position < len(taken) and taken[position].start < match.end
        if not before and not after:
            insort(taken, match, key=lambda other: other.start)


def _bare(number: str) -> str:
    return number.lstrip("0").lower() or number


def _full(simple: str) -> Iterator[SymbolMatch]:
    end = 0
    for anchor in ANCHOR.finditer(simple):
        if anchor.start() < end:
            continue
        found = symbol_at(simple, anchor.start())
        if found is not None:
            end = found[0]
            yield SymbolMatch(anchor.start(), end, found[1])


def _misread(simple: str) -> Iterator[SymbolMatch]:
    """Yield symbols whose digits OCR took for letters or a dotted line hides, only right after "số"."""
    for base, start, text in repaired(simple):
        found = symbol_at(text, start)
        if found is not None:
            yield SymbolMatch(base + start, base + found[0], found[1])


def _merged(simple: str) -> Iterator[SymbolMatch]:
    for match in MERGED.finditer(simple):
        symbol = merged_symbol(match)
        if symbol is not None:
            yield SymbolMatch(match.start(), match.end(), symbol)


def _drafts(simple: str) -> Iterator[SymbolMatch]:
    for match in DRAFT.finditer(simple):
        start = simple.index("-" if match["party_head"] else "/", match.start())
        yield SymbolMatch(start, match.end(), draft_symbol(match))


def _sharing_a_tail(simple: str, found: list[SymbolMatch]) -> Iterator[SymbolMatch]:
    """Yield a symbol for each number that leans on the tail of the next: "số 12, 13/NQ-HĐND"."""
    for match in found:
        if match.symbol.form not in ("A", "B"):
            continue
        numbers: list[tuple[int, str]] = []
        end = match.start
        while leaning := _LEANING.search(simple[max(0, end - _LEANING_WINDOW) : end]):
            end = max(0, end - _LEANING_WINDOW) + leaning.start(1)
            numbers.append((end, leaning[1]))
        if not numbers:
            continue
        if _NUMBERED.search(simple, max(0, end - 6), end) or naming_before(simple, end) is not None:
            for start, number in numbers:
                text = number + match.symbol.text[len(match.symbol.number) :]
                yield SymbolMatch(start, start + len(number), match.symbol._replace(number=number, text=text))


def _shorts(simple: str) -> Iterator[SymbolMatch]:
    """Yield "Kế hoạch số 481", "QĐ 942", "Nghị định 30/2020"; a year or a counted thing is no number."""
    for match in _SHORT_NUMBER.finditer(simple):
        named = naming_before(simple, match.start())
        if named is None:
            continue
        if not named.numbered and (
            named.code in _NOT_SHORT or _YEAR.fullmatch(match.group()) or _COUNTED.match(simple, match.end())
        ):
            continue
        symbol = Symbol(f"{named.code} {match.group()}", "S", named.code, match.group(), None, "")
        yield SymbolMatch(named.start, match.end(), symbol)
    for match in _SHORT_YEARED.finditer(simple) if "/" in simple else ():
        named = naming_before(simple, match.start())
        if named is not None and named.code in _YEARED_TYPES:
            number, _, year = match.group().partition("/")
            symbol = Symbol(f"{named.code} {match.group()}", "S", named.code, number, int(year), "")
            yield SymbolMatch(named.start, match.end(), symbol)
