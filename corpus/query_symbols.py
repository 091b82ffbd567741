"""Document symbols as people type them in a question: any case, without diacritics, without separators.

"qd 24/2018/qd-ubnd", "kh 481", "quy che 15 qc tu", "Decision 942", "Plan No. 481".
A year or a counted thing is not a document.
"""

from __future__ import annotations

import re
from functools import cache

from corpus.model import Symbol
from corpus.symbols import SymbolMatch, find_symbols, format_symbol
from corpus.text.fold import fold
from corpus.types import TYPES, UNTYPED, DocumentType, find_types, type_by_code, type_by_name

_ISSUER = r"[a-z][a-z&]{0,11}\d{0,2}"
_LOOSE = re.compile(
    rf"(?<![\w/.-])(?P<number>\d{{1,5}}[a-hk]?)(?:\s*/\s*(?P<year>(?:19|20)\d\d))?\s*/\s*(?P<head>[a-z][a-z&]{{0,11}})(?:\s?-\s?|\s(?=ubnd|hdnd|ttg|cp\b))"
    rf"(?P<tail>{_ISSUER}(?:[-.]{_ISSUER}){{0,3}})(?![\w/])"
)
_LOOSE_ASSEMBLY = re.compile(
    r"(?<![\w/.-])(?P<number>\d{1,5})\s*/\s*(?P<year>(?:19|20)\d\d)\s*/\s*(?P<tail>(?:qh|ubtvqh)\d{1,2})(?![\w/])"
)
_PARTY_ISSUERS = r"(?:tu|tw|hu|du|vptw|vptu|bbt|ubkttu|btctu|btgtu|cb)"
_NUMBERED_AFTER = re.compile(
    rf"(?<![\w/.-])(?P<number>\d{{1,5}}[a-hk]?)\s*[-\s]\s*(?P<head>[a-z]{{1,4}})\s*[/\s-]\s*(?P<tail>{_PARTY_ISSUERS}|ubnd|hdnd|ttg)(?![\w/])"
)
_FOLLOWED_BY_COUNT = re.compile(
    r"\s+(?:nam|thang|ngay|quy|tuan|gio|phut|nguoi|diem|ho|xa|huyen|tinh|trieu|ty|dong|km|ha|lop|hoi nghi|tieu chi"
    r"|chi tieu|nhiem vu|noi dung|giai phap|buoc|cap|lan|vu|du an|cong trinh|truong|co so|don vi|trang|linh vuc"
    r"|years?|months?|days?|people|percent|pages?)\b"
)
_FURTHER = re.compile(r"\s*(?:,|&|and|va)\s*(?:so\s+|no\.?\s+)?(?P<number>\d{1,5})(?![\w/%]|[.,]\d|\s?[-/]\s?\w)")
_YEAR = re.compile(r"(?:19|20)\d\d")


def find_query_symbols(text: str) -> tuple[SymbolMatch, ...]:
    """Return the documents a question names by number, in reading order.

    Offsets take in the type word of a short form ("kh 481") but not that of a full symbol.
    """
    exact = [match for match in find_symbols(text) if match.symbol.form not in ("H", "S")]
    folded = fold(text)
    loose = [*_loose(folded), *_party(folded), *_short(folded)]
    taken = list(exact)
    for match in loose:
        if all(match.end <= other.start or match.start >= other.end for other in taken):
            taken.append(match)
    return tuple(sorted(taken, key=lambda match: match.start))


def parse_query_symbol(text: str) -> Symbol | None:
    """Return the first document a short text names, or None."""
    found = find_query_symbols(text)
    return found[0].symbol if found else None


def _loose(folded: str) -> list[SymbolMatch]:
    found = []
    for match in (*_LOOSE.finditer(folded), *_LOOSE_ASSEMBLY.finditer(folded)):
        groups = match.groupdict()
        year = int(groups["year"]) if groups["year"] else None
        symbol = _restored(
            match["number"],
            year,
            groups.get("head") or "",
            match["tail"],
            _type_before(folded, match.start()),
        )
        found.append(SymbolMatch(match.start(), match.end(), symbol))
    return found


def _restored(number: str, year: int | None, head: str, tail: str, before: DocumentType | None) -> Symbol:
    """Give a folded symbol its parts back; issuers stay without diacritics, comparison is tolerant."""
    groups = tail.upper().replace(".", "-").split("-")
    kind = type_by_code(head, tolerant=True) if head else before
    if before is not None and head and fold(before.code) == head:
        kind = before
    if kind is None or (before is not None and before.code == UNTYPED and head):
        return _spelled(Symbol("", "D", UNTYPED, number, year, head.upper(), "-".join(groups)))
    if not head:
        return _spelled(Symbol("", "C", kind.code, number, year, groups[0]))
    return _spelled(Symbol("", "B" if year else "A", kind.code, number, year, groups[0], "-".join(groups[1:])))


def _party(folded: str) -> list[SymbolMatch]:
    found = []
    for match in _NUMBERED_AFTER.finditer(folded):
        kind = type_by_code(match["head"], tolerant=True)
        if kind is None:
            continue
        separated = "/" in match.group() or "-" in match.group()
        form = "S" if not separated else "E" if re.fullmatch(_PARTY_ISSUERS, match["tail"]) else "A"
        symbol = Symbol("", form, kind.code, match["number"], None, match["tail"].upper())
        found.append(SymbolMatch(match.start(), match.end(), _spelled(symbol)))
    return found


def _short(folded: str) -> list[SymbolMatch]:
    found = []
    for match in _short_pattern().finditer(folded):
        numbered = bool(match["numbered"])
        number = match["number"]
        if not numbered and (_YEAR.fullmatch(number) or _FOLLOWED_BY_COUNT.match(folded, match.end())):
            continue
        kind = type_by_name(match["kind"]) or type_by_code(match["kind"], tolerant=True)
        if kind is None:
            continue
        found.append(_short_match(match.start(), match.end(), kind, number))
        end = match.end()
        while further := _FURTHER.match(folded, end):
            if _FOLLOWED_BY_COUNT.match(folded, further.end()):
                break
            found.append(_short_match(further.start("number"), further.end(), kind, further["number"]))
            end = further.end()
    return found


def _short_match(start: int, end: int, kind: DocumentType, number: str) -> SymbolMatch:
    return SymbolMatch(start, end, Symbol(f"{kind.code} {number}", "S", kind.code, number, None, ""))


@cache
def _short_pattern() -> re.Pattern[str]:
    names = [fold(name) for entry in TYPES for name in (entry.name, entry.english, *entry.other_names)]
    codes = [fold(entry.code) for entry in TYPES if len(entry.code) > 1]
    kinds = "|".join(re.escape(kind) for kind in sorted({*names, *codes}, key=lambda kind: (-len(kind), kind)))
    return re.compile(
        rf"(?<![\w/-])(?P<kind>{kinds})s?\s+(?P<numbered>(?:so|no\.?|number|#)\s*:?\s*)?(?P<number>\d{{1,5}}[a-hk]?)(?![\w/%]|[.,]\d|\s?[-/]\s?\w)"
    )


def _type_before(folded: str, start: int) -> DocumentType | None:
    window = folded[max(0, start - 48) : start]
    cut = re.search(r"(?:\s*so\s*:?|\s*no\.?)?\s*$", window)
    end = cut.start() if cut else len(window)
    found = [match for match in find_types(window[:end]) if not window[match.end : end].strip()]
    return type_by_code(found[-1].code) if found else None


def _spelled(symbol: Symbol) -> Symbol:
    return Symbol(
        format_symbol(symbol),
        symbol.form,
        symbol.type,
        symbol.number,
        symbol.year,
        symbol.issuer,
        symbol.unit,
    )
