"""Document symbols as people type them in a question: any case, without diacritics, without separators.

"qd 24/2018/qd-ubnd", "kh481", "quy che 15 qc tu", "nghị định 30/2020",
"Decision 942", "Plan No. 481". A year, a date or a counted thing is no document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.model import Symbol
from corpus.organisations.provinces import province_table
from corpus.organisations.table import bodies_with_code
from corpus.symbols import SymbolMatch, find_symbols, format_symbol, take
from corpus.text.fold import fold
from corpus.text.syllables import is_bare_syllable
from corpus.types import TYPES, UNTYPED, DocumentType, find_types, type_by_code, type_by_name

_NUMBER = r"(?P<number>\d{1,2}\.\d{3}|\d{1,5}[a-hk]?)"
_LEFT, _RIGHT = r"(?<![\w/.,-])", r"(?![\w/])"
_CODE = r"[a-z][a-z&]{0,11}\d{0,2}"
_KNOWN = r"(?:ubnd|hdnd|ttg|cp|tu|tw|hu|du|vptw|vptu|bbt|ubkttu|btctu|btgtu|cb)"
_YEAR_PART = r"(?:\s?/\s?(?P<year>(?:19|20)\d\d))"
_LOOSE = re.compile(
    rf"{_LEFT}{_NUMBER}{_YEAR_PART}?\s?/\s?(?P<head>[a-z][a-z&]{{0,11}})(?:\s?-\s?|\s(?={_KNOWN}\b))"
    rf"(?P<tail>{_CODE}(?:[-.]{_CODE}){{0,3}}){_RIGHT}"
)
_ASSEMBLY = re.compile(rf"{_LEFT}(?P<number>\d{{1,5}}){_YEAR_PART}\s?/\s?(?P<tail>(?:qh|ubtvqh)\d{{1,2}}){_RIGHT}")
_SEPARATED = re.compile(
    rf"{_LEFT}{_NUMBER}(?P<first>\s?-\s?|\s)(?P<head>[a-z]{{1,4}})(?P<second>\s?[/-]\s?|\s)(?P<tail>{_KNOWN}){_RIGHT}"
)
_LETTER = re.compile(rf"{_LEFT}{_NUMBER}\s(?P<head>[a-z&]{{3,9}})\s(?P<tail>[a-z]{{2,6}}){_RIGHT}")
_NUMBER_AND_TYPE = re.compile(rf"{_LEFT}{_NUMBER}\s?/\s?(?P<head>[a-z]{{2,4}})(?![\w/-])")
_COUNTED = (
    r"nam(?!\s+(?:19|20)\d\d)|thang|ngay(?!\s+(?:\d|bao nhieu|may|thang)\b)|tuan|gio|phut|nguoi|diem|trieu|ty|dong|km|lop|hoi nghi|tieu chi|chi tieu"
    r"|nhiem vu|noi dung|giai phap|buoc|du an|cong trinh|truong|co so|don vi|trang|linh vuc|muc tieu"
    r"|years?|months?|days?|people|percent|pages?|points?"
)
_COUNTED_IN_DOZENS = (
    r"quy(?!\s+(?:dinh|che))|ho|xa|phuong|huyen|tinh|ha|tan|cap|lan|vu|khu|nhom|dot|ky(?!\s+(?:ngay|boi|khi|luc))|khoa"
)
"""Words that mean much else without diacritics; a number of three digits before them counts nothing."""
_FOLLOWED_BY_COUNT = re.compile(
    rf"\s+(?:{_COUNTED}|(?<=\D\d\s)(?:{_COUNTED_IN_DOZENS})|(?<=\D\d\d\s)(?:{_COUNTED_IN_DOZENS}))\b(?!\s+nao\b)"
)
_NO_SHORT = r"(?![\w%]|[.,]\d|\s?[-/]\s?\w)"
_FURTHER = re.compile(rf"\s?(?:,|&|\b(?:and|or|va|hoac|hay|voi)\b)\s?(?:so\s|no\.?\s)?(?P<number>\d{{1,5}}){_NO_SHORT}")
_A_YEAR = re.compile(r"(?:19|20)\d\d")
_MAY_HAVE_YEAR = frozenset({"NĐ", "TT", "TTLT", "Luật", "BL", "PL", "QĐ", "NQ", "CT", "QC", "QyĐ"})
"""Types whose symbol may hold a year, or that are called by the symbol of the decision that promulgates them; of a
plan, "12/2024" is a month."""
_ANY = ("van ban so", "tai lieu so", "document no.", "document no", "document number")
_BEFORE = 48
MAX_TEXT = 20_000
"""Characters of a question that are read."""


def find_query_symbols(text: str) -> tuple[SymbolMatch, ...]:
    """Return the documents a question names by number, in reading order.

    Offsets take in the type word of a short form ("kh 481") but not that of a full symbol.
    """
    read = text[:MAX_TEXT]
    taken = [match for match in find_symbols(read) if match.symbol.form not in ("H", "S")]
    folded = fold(read)
    for found in (_loose(folded), _separated(folded), _letters(folded), _typed(folded), _short(folded)):
        take(found, taken)
    return tuple(taken)


def _loose(folded: str) -> Iterator[SymbolMatch]:
    """Yield symbols whose separators are there: "24/2018/qd-ubnd", "64/2025/qh15"."""
    for match in _LOOSE.finditer(folded):
        yield _match(match, _restored(match, match["head"], _type_before(folded, match.start())))
    for match in _ASSEMBLY.finditer(folded):
        kind = _type_before(folded, match.start())
        issuer = match["tail"].upper()
        code = kind.code if kind is not None else ""
        yield _match(match, _spelled(Symbol("", "C", code, match["number"], int(match["year"]), issuer)))


def _restored(match: re.Match[str], head: str, before: DocumentType | None) -> Symbol:
    """Give a folded symbol its parts back, with the letters of known codes."""
    number = match["number"].replace(".", "")
    year = int(match["year"]) if match["year"] else None
    groups = match["tail"].replace(".", "-").split("-")
    kind = type_by_code(head, tolerant=True)
    if before is not None and fold(before.code) == head:
        kind = before
    if kind is None or (before is not None and before.code == UNTYPED):
        unit = "-".join(groups).upper()
        return _spelled(Symbol("", "D", UNTYPED, number, year, _issuer(head), unit))
    issuer, unit = _issuer(groups[0]), "-".join(groups[1:]).upper()
    return _spelled(Symbol("", "B" if year else "A", kind.code, number, year, issuer, unit))


def _separated(folded: str) -> Iterator[SymbolMatch]:
    """Yield symbols of Party and province with other or no separators: "15-qc/tu", "15 qc tu"."""
    for match in _SEPARATED.finditer(folded):
        kind = type_by_code(match["head"], tolerant=True)
        if kind is None:
            continue
        spaced = not match["first"].strip() and not match["second"].strip()
        province = match["tail"] in ("ubnd", "hdnd", "ttg", "cp")
        form = "S" if spaced else "A" if province else "E"
        symbol = Symbol("", form, kind.code, match["number"].replace(".", ""), None, _issuer(match["tail"]))
        yield _match(match, _spelled(symbol))


def _letters(folded: str) -> Iterator[SymbolMatch]:
    """Yield letters without separators, "353 sngv nv", only of bodies that are known; "năm 2023 ubnd tỉnh" is none."""
    for match in _LETTER.finditer(folded):
        if is_bare_syllable(match["tail"]):
            continue
        if type_by_code(match["head"], tolerant=True) is None and bodies_with_code(match["head"]):
            symbol = Symbol("", "D", UNTYPED, match["number"], None, _issuer(match["head"]), match["tail"].upper())
            yield _match(match, _spelled(symbol))


def _typed(folded: str) -> Iterator[SymbolMatch]:
    """Yield a number with its type behind it or its issuer: "481/kh", "quyết định 942/ubnd"."""
    for match in _NUMBER_AND_TYPE.finditer(folded):
        head, number = match["head"], match["number"].replace(".", "")
        before = _type_before(folded, match.start())
        kind = type_by_code(head, tolerant=True) if len(head) > 1 else None
        if kind is not None and head not in ("km", "ha"):
            yield _match(match, _spelled(Symbol("", "S", kind.code, number, None, "")))
        elif before is not None and bodies_with_code(head):
            yield _match(match, _spelled(Symbol("", "A", before.code, number, None, _issuer(head))))


def _short(folded: str) -> Iterator[SymbolMatch]:
    for match in _short_pattern().finditer(folded):
        kind = _kind(match["kind"])
        number, year = match["number"].replace(".", ""), match["year"]
        if kind is None or _is_no_number(match, kind, folded):
            continue
        symbol = Symbol("", "S", kind, number, int(year) if year else None, "")
        yield _match(match, _spelled(symbol))
        if year is None:
            yield from _enumerated(folded, match.end(), kind)


def _enumerated(folded: str, end: int, kind: str) -> Iterator[SymbolMatch]:
    """Yield the further numbers of a list: "đề án 942 và 1595"."""
    while further := _FURTHER.match(folded, end):
        if _is_counting(folded, further.end()) or _A_YEAR.fullmatch(further["number"]):
            return
        end = further.end()
        symbol = _spelled(Symbol("", "S", kind, further["number"], None, ""))
        yield SymbolMatch(further.start("number"), end, symbol)


def _is_no_number(match: re.Match[str], kind: str, folded: str) -> bool:
    number, year, numbered = match["number"], match["year"], bool(match["numbered"])
    if year is not None:
        return kind not in _MAY_HAVE_YEAR
    return not numbered and bool(_A_YEAR.fullmatch(number) or _is_counting(folded, match.end()))


def _is_counting(folded: str, end: int) -> bool:
    """Tell whether a number counts what follows it; "kế hoạch 16 Hà Nam" is a plan of a province, and not of 16 hectares."""
    counted = _FOLLOWED_BY_COUNT.match(folded, end)
    return counted is not None and _province_pattern().match(folded, end) is None


def _kind(word: str) -> str | None:
    """Return the type code of a word before a number, "" where any document is meant."""
    if word in _ANY:
        return ""
    found = type_by_name(word) or type_by_code(word, tolerant=True)
    return found.code if found is not None else None


@cache
def _province_pattern() -> re.Pattern[str]:
    names = sorted(province_table().spellings, key=lambda name: (-len(name), name))
    return re.compile(rf"\s+(?:{'|'.join(map(re.escape, names))})\b")


@cache
def _short_pattern() -> re.Pattern[str]:
    names = [fold(name) for entry in TYPES for name in (entry.name, entry.english, *entry.other_names)]
    codes = [fold(entry.code) for entry in TYPES if len(entry.code) > 1]
    words = "|".join(re.escape(word) for word in sorted({*names, *codes}, key=lambda word: (-len(word), word)))
    glued = "|".join(sorted(code for code in codes if code.isalpha()))
    marked = "|".join(map(re.escape, _ANY))
    return re.compile(
        rf"(?<![\w/-])(?:(?P<kind>(?:{words})(?=s?\s)|(?:{glued})(?=-?\d)|(?:{marked})(?=\s))s?(?:\s{{1,4}}|-|)"
        rf"(?P<numbered>(?:so|no\.?|number|#)\s?:?\s?)?{_NUMBER}(?:{_YEAR_PART}(?!\w|\s?[/-]\s?\w)|{_NO_SHORT}))"
    )


def _type_before(folded: str, start: int) -> DocumentType | None:
    window = folded[max(0, start - _BEFORE) : start]
    cut = re.search(r"(?:\bso\s?:?|\bno\.?)?\s{0,4}$", window)
    end = cut.start() if cut else len(window)
    found = [match for match in find_types(window[:end]) if not window[match.end : end].strip()]
    return type_by_code(found[-1].code) if found else None


def _issuer(code: str) -> str:
    """Return an issuer code as it is printed, where a known body has it: "hdnd" → "HĐND", "ttg" → "TTg"."""
    codes = (known for body in bodies_with_code(code) for known in body.codes)
    return next((known for known in codes if fold(known) == code), code.upper())


def _match(match: re.Match[str], symbol: Symbol) -> SymbolMatch:
    return SymbolMatch(match.start(), match.end(), symbol)


def _spelled(symbol: Symbol) -> Symbol:
    return Symbol(
        format_symbol(symbol).strip(), symbol.form, symbol.type, symbol.number, symbol.year, symbol.issuer, symbol.unit
    )
