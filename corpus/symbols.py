"""The number and symbol of a document: found in documents, taken apart, compared.

Grammar: NĐ 30/2020/NĐ-CP (Điều 8, Phụ lục III) for state bodies, the Party's
own rules for number-TYPE/issuer. Documents are read case-sensitively, since
QĐ/QyĐ, CT/CTr and HD/HĐ differ by one glyph; questions are read tolerantly in
``corpus.query_symbols``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.model import Symbol
from corpus.text.fold import fold
from corpus.types import TYPES, UNTYPED, DocumentType, find_types, type_by_code

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("⁄∕", "/"),
        **dict.fromkeys("\u00a0\u2009\u202f\u2007", " "),
        "Ð": "Đ",
        "Ɖ": "Đ",
    }
)
_GROUP = r"[A-ZĐ][A-ZĐa-zđ&]{0,11}\d{0,2}"
_TAIL = rf"{_GROUP}(?:\s?[-.]\s?{_GROUP}){{0,4}}"
_LEFT, _RIGHT = r"(?<![\w/.-])", r"(?![\w/])"
_NUMBER = r"(?P<number>\d{1,5}(?:\.\d{1,3})?[a-hkđ]?)"
_MISREAD = r"(?P<number>(?=[lIOoSB]*\d)[\dlIOoSB]{1,5})"
_STATE = rf"\s*/\s*(?P<head>[A-ZĐ][A-ZĐa-zđ&]{{0,11}})(?:\s?-\s?|\s)(?P<tail>{_TAIL}){_RIGHT}"

NORMATIVE = re.compile(
    rf"{_LEFT}{_NUMBER}\s*/\s*(?P<year>(?:19|20)\d\d)\s*/\s*(?P<head>[A-ZĐ][A-ZĐa-zđ]{{0,4}})(?:\s?-\s?|\s)(?P<tail>{_TAIL}){_RIGHT}"
)
ASSEMBLY = re.compile(rf"{_LEFT}{_NUMBER}\s*/\s*(?P<year>(?:19|20)\d\d)\s*/\s*(?P<tail>(?:QH|UBTVQH)\d{{1,2}}){_RIGHT}")
_PARTY_CODES = "|".join(sorted((entry.code for entry in TYPES if entry.party), key=lambda code: (-len(code), code)))
PARTY = re.compile(rf"{_LEFT}{_NUMBER}\s*-\s*(?P<head>{_PARTY_CODES})\s*/\s*(?P<tail>{_GROUP}){_RIGHT}")
STATE = re.compile(rf"{_LEFT}{_NUMBER}{_STATE}")
MISREAD_STATE = re.compile(rf"(?<=[Ss]ố )\s*{_MISREAD}{_STATE}")
DRAFT = re.compile(
    rf"(?<!\w)[Ss][ốỐ]\s*:?[\s.…_]*(?:/\s*(?P<head>[A-ZĐ][A-ZĐa-zđ&]{{0,11}})\s?-\s?(?P<tail>{_TAIL})"
    rf"|-\s*(?P<party_head>{_PARTY_CODES})\s*/\s*(?P<party_tail>{_GROUP})){_RIGHT}"
)
_NAMES = sorted((entry.name for entry in TYPES), key=lambda name: (-len(name), name))
_CODES = "|".join(entry.code for entry in TYPES if len(entry.code) > 1)
SHORT = re.compile(
    rf"(?<!\w)(?:(?P<name>(?i:{'|'.join(_NAMES)}))|(?P<code>{_CODES}))(?:\s+[Ss]ố)?"
    r"\s+(?P<number>\d{1,5}[a-zđ]?)(?![\w/%]|[.,]\d|\s?[-–/]\s?\w)"
)
_COUNTED = re.compile(
    r"\s+(?:năm|tháng|ngày|quý|tuần|giờ|phút|người|điểm|hộ|xã|huyện|tỉnh|triệu|tỷ|đồng|km|ha|lớp|hội|tiêu|chỉ|nhiệm|nội|giải"
    r"|bước|cấp|lần|vụ|dự|công|trường|cơ|đơn|mục|khu|nhóm|lĩnh|phần|trang|bản|bộ)(?!\w)",
    re.IGNORECASE,
)
_BEFORE = 48
"""Characters before a number in which its type is written."""
_REPAIR = str.maketrans("lIOoSB", "110058")


@dataclass(frozen=True, slots=True)
class SymbolMatch:
    """A symbol in a text; ``start`` and ``end`` are its offsets, without the words before the number."""

    start: int
    end: int
    symbol: Symbol


def find_symbols(text: str) -> tuple[SymbolMatch, ...]:
    """Return the symbols of a document's text in reading order, longest where they overlap.

    Numbers that share one tail ("số 12, 13/NQ-HĐND") become one symbol each.
    """
    plain = text.translate(_PLAIN)
    taken: list[SymbolMatch] = []
    for found in (_full(plain), _misread(plain), _drafts(plain)):
        _take(found, taken)
    taken += list(_sharing_a_tail(plain, taken))
    _take(_shorts(plain), taken)
    return tuple(sorted(taken, key=lambda match: (match.start, match.end)))


def parse_symbol(text: str) -> Symbol | None:
    """Return the first symbol of a short text, or None."""
    found = find_symbols(text)
    return found[0].symbol if found else None


def format_symbol(symbol: Symbol) -> str:
    """Return a symbol in the form in which it is printed, from its parts."""
    unit = f"-{symbol.unit}" if symbol.unit else ""
    head = f"{symbol.number}/{symbol.year}" if symbol.year is not None else symbol.number
    if symbol.form == "S":
        return f"{symbol.type} {symbol.number}"
    if symbol.form == "C":
        return f"{head}/{symbol.issuer}"
    if symbol.form == "E" or (symbol.form == "H" and "-" in symbol.text.partition("/")[0]):
        return f"{symbol.number}-{symbol.type}/{symbol.issuer}"
    if symbol.type == UNTYPED:
        return f"{head}/{symbol.issuer}{unit}"
    return f"{head}/{symbol.type}-{symbol.issuer}{unit}"


def symbol_key(symbol: Symbol) -> str:
    """Return what is equal for two spellings of one symbol: spaces, kinds of dash and leading zeros do not count."""
    parts = (symbol.type, _bare(symbol.number), str(symbol.year or ""), symbol.issuer, symbol.unit)
    return "|".join(parts)


def answers_to(known: Symbol, asked: Symbol) -> bool:
    """Tell whether a document's symbol is the one a person asks for, who may leave out parts and diacritics."""
    if _bare(known.number) != _bare(asked.number) or not asked.number:
        return False
    pairs = ((known.type, asked.type), (known.issuer, asked.issuer), (known.unit, asked.unit))
    if any(wanted and fold(wanted) != fold(held) for held, wanted in pairs):
        return False
    return asked.year is None or known.year is None or known.year == asked.year


def _take(found: Iterator[SymbolMatch], taken: list[SymbolMatch]) -> None:
    """Add what does not overlap with an earlier, stronger reading."""
    for match in found:
        if all(match.end <= other.start or match.start >= other.end for other in taken):
            taken.append(match)


def _bare(number: str) -> str:
    return number.lstrip("0").lower() or number


def _full(plain: str) -> Iterator[SymbolMatch]:
    for pattern, form in ((NORMATIVE, "B"), (ASSEMBLY, "C"), (PARTY, "E"), (STATE, "A")):
        for match in pattern.finditer(plain):
            symbol = _build(match, form, _type_before(plain, match.start()))
            if symbol is not None:
                yield SymbolMatch(match.start(), match.end(), symbol)


def _misread(plain: str) -> Iterator[SymbolMatch]:
    """Yield symbols whose digits OCR took for letters, only right after "số"."""
    for match in MISREAD_STATE.finditer(plain):
        symbol = _build(match, "A", _type_before(plain, match.start()))
        if symbol is not None:
            number = symbol.number.translate(_REPAIR)
            start = match.start("number")
            yield SymbolMatch(start, match.end(), _spelled(replace(symbol, number=number)))


def _drafts(plain: str) -> Iterator[SymbolMatch]:
    for match in DRAFT.finditer(plain):
        party = match["party_head"] is not None
        head, tail = (match["party_head"], match["party_tail"]) if party else (match["head"], match["tail"])
        symbol = _parts("H", "", None, head, tail, None)
        text = f"-{head}/{symbol.issuer}" if party else f"/{head}-{_squeezed(tail)}"
        start = match.start("party_head" if party else "head") - 1
        yield SymbolMatch(start, match.end(), replace(symbol, text=text))


def _shorts(plain: str) -> Iterator[SymbolMatch]:
    for match in SHORT.finditer(plain):
        numbered = "ố" in match.group()[: match.start("number") - match.start()].split()[-1]
        if not numbered and _COUNTED.match(plain, match.end()):
            continue
        kind = next(iter(find_types(match["name"])), None) if match["name"] else None
        code = kind.code if kind is not None else (match["code"] or "")
        if code:
            yield SymbolMatch(
                match.start(),
                match.end(),
                Symbol(f"{code} {match['number']}", "S", code, match["number"], None, ""),
            )


def _sharing_a_tail(plain: str, found: list[SymbolMatch]) -> Iterator[SymbolMatch]:
    """Yield a symbol for each number that leans on the tail of the next: "số 12, 13/NQ-HĐND"."""
    for match in found:
        if match.symbol.form not in ("A", "B"):
            continue
        end = match.start
        while leaning := re.search(r"(?<![\w/.-])(\d{1,5})(?:,\s?|\s+và\s+(?:số\s+)?)$", plain[max(0, end - 16) : end]):
            start = max(0, end - 16) + leaning.start(1)
            yield SymbolMatch(start, start + len(leaning[1]), _spelled(replace(match.symbol, number=leaning[1])))
            end = start


def _build(match: re.Match[str], form: str, before: DocumentType | None) -> Symbol | None:
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else None
    symbol = _parts(form, match["number"], year, groups.get("head") or "", match["tail"], before)
    loose = groups.get("head") and not re.search(r"-", match.group()[match.group().find("/") :])
    if form != "E" and form != "C" and loose and symbol.type == UNTYPED:
        return None  # "12/ABC XYZ" without a hyphen is no letter
    return _spelled(symbol)


def _parts(
    form: str, number: str, year: int | None, head: str, tail: str, before: DocumentType | None
) -> Symbol:
    """Take a symbol apart; the words before the number win over the code in it."""
    if form == "C":
        return Symbol("", form, before.code if before is not None else "", number, year, tail)
    groups = re.split(r"\s?[-.]\s?", tail)
    letter = before is not None and before.code == UNTYPED
    kind = None if letter and form != "E" else type_by_code(head, tolerant=True)
    if kind is None:
        return Symbol("", "D" if form == "A" else form, UNTYPED, _digits(number, form), year, head, "-".join(groups))
    code = before.code if before is not None and fold(before.code) == fold(head) else kind.code
    if code == "TTLT":
        return Symbol("", "F", code, number, year, "-".join(groups))
    return Symbol("", form, code, _digits(number, form), year, groups[0], "-".join(groups[1:]))


def _digits(number: str, form: str) -> str:
    """Drop a thousand dot; the dotted series of the Government (66.25/2026/NQ-CP) keeps its dot."""
    return number.replace(".", "") if form == "A" else number


def _spelled(symbol: Symbol) -> Symbol:
    return replace(symbol, text=format_symbol(symbol))


def _squeezed(tail: str) -> str:
    return re.sub(r"\s?([-.])\s?", r"\1", tail)


def _type_before(plain: str, start: int) -> DocumentType | None:
    """Return the type written before the number: "Công văn số", "các Quyết định số"."""
    window = plain[max(0, start - _BEFORE) : start]
    lead = re.search(r"(?:\s*[Ss][ốỐ]\s*:?)?\s*$", window)
    cut = lead.start() if lead else len(window)
    found = [match for match in find_types(window[:cut]) if not window[match.end : cut].strip(" *")]
    return type_by_code(found[-1].code) if found else None
