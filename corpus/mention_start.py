"""Where a mention of a numbered document begins, and what its words say before the number.

"các Quyết định số", "Quyết định của Thủ tướng Chính phủ số", "Luật Tổ chức
chính quyền địa phương số": the type stands before the number, sometimes with
the issuer or, of laws, the name between.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.model import Symbol
from corpus.symbols import SymbolMatch
from corpus.text.alternation import one_of
from corpus.text.fold import fold
from corpus.types import TYPES, UNTYPED, Naming, naming_before, type_by_code, type_by_name

REACH = 220
"""Characters before a number in which its type and name are looked for."""
TYPE_NAMES = one_of(entry.name for entry in TYPES)
_NUMBER_WORD = re.compile(r"(?<!\w)[Ss]ố\s{0,3}:?\s{0,3}$")
_BY_BODY = re.compile(
    rf"(?<!\w)(?P<type>(?i:{TYPE_NAMES}))\s+của\s+(?P<issuer>[^;:.,()\n\t“”\"]{{2,80}}?)\s+số\s{{0,3}}:?\s{{0,3}}$"
)
_QUALIFIED = re.compile(rf"(?<!\w)(?P<type>(?i:{TYPE_NAMES}))(?:\s+[a-zà-ỹđ]+){{1,5}}\s+số\s{{0,3}}:?\s{{0,3}}$")
"""A type with words after it: "Báo cáo thẩm tra số", "Chương trình hành động số"."""
_LAW_HEAD = re.compile(r"(?<!\w)(?P<type>Bộ luật|Luật|Pháp lệnh)\s+(?!này|số|sư|gia|và|của|đó)(?=[^\W\d])")
_LAW_TAIL = re.compile(r"\s*,?\s*\(?\s*(?:(?:Luật|Bộ luật)\s+)?số\s{0,3}:?\s{0,3}$")
_AMENDING = re.compile(r"\s*(?:[Ss]ửa đổi|[Bb]ổ sung)")
_BORDER = re.compile(r"[;\n\t]|\.\s")


class Beginning(NamedTuple):
    """What stands before a number.

    Attributes:
        start: offset of the mention's first word.
        type: Vietnamese type name, or None where neither words nor symbol say it.
        title: name of a law.
        issuer: where it stands before the number.
    """

    start: int
    type: str | None
    title: str | None = None
    issuer: str | None = None


def mention_start(text: str, match: SymbolMatch, floor: int = 0) -> Beginning:
    """Return what stands before the number of ``match``; nothing before ``floor`` belongs to it."""
    named = naming_before(text, match.start)
    law = _law(text, match, floor) if _is_law(match.symbol) else None
    if named is not None and named.name and named.start >= floor and law is None:
        return _named(text, named, match.symbol, floor)
    if law is not None:
        return law
    window_start = max(floor, match.start - REACH)
    qualified = _qualified(text, match, floor)
    if qualified is not None:
        return qualified
    by_body = _BY_BODY.search(text[window_start : match.start])
    if by_body is not None:
        kind = type_by_name(by_body["type"])
        name = kind.name if kind is not None else None
        return Beginning(window_start + by_body.start(), name, issuer=" ".join(by_body["issuer"].split()))
    if named is not None and named.code == match.symbol.type and named.start >= floor:  # "QĐ số 942/QĐ-UBND"
        return Beginning(named.start, type_of(match.symbol))
    word = _NUMBER_WORD.search(text, max(floor, match.start - 10), match.start)
    return Beginning(word.start() if word is not None else match.start, type_of(match.symbol))


def type_of(symbol: Symbol) -> str | None:
    """Return the type name that a symbol's code stands for, or None."""
    found = type_by_code(symbol.type) if symbol.type else None
    return found.name if found is not None else None


def _named(text: str, named: Naming, symbol: Symbol, floor: int) -> Beginning:
    """Weigh the type in words against the code; both may stand there: "Thông báo kết luận số 94/TB-UBND"."""
    coded = type_of(symbol)
    said = coded is None or symbol.type == UNTYPED or fold(named.code) == fold(symbol.type)
    said = said or _initials(named.name) == fold(symbol.type)  # "Tờ trình số 12/TT-ĐC": old offices write initials
    if said:
        return Beginning(named.start, named.name)
    before = naming_before(text, named.start)
    if before is not None and before.code == symbol.type and before.start >= floor:
        return Beginning(before.start, coded)
    # In Party symbols QĐ is a decision or rules; elsewhere the code is the form of the document.
    return Beginning(named.start, named.name if symbol.form == "E" else coded)


def _initials(name: str | None) -> str:
    return "".join(fold(word)[:1] for word in (name or "").split())


def _qualified(text: str, match: SymbolMatch, floor: int) -> Beginning | None:
    """Return the beginning at a type with words after it, if the symbol is of that type."""
    base = max(floor, match.start - 72)
    found = _QUALIFIED.search(text, base, match.start)
    kind = type_by_name(found["type"]) if found is not None else None
    if found is None or kind is None or kind.code != match.symbol.type:
        return None
    return Beginning(found.start(), kind.name)


def _is_law(symbol: Symbol) -> bool:
    return symbol.form == "C" or symbol.type in ("PL", "Luật", "BL")


def _law(text: str, match: SymbolMatch, floor: int) -> Beginning | None:
    """Return the beginning of a law whose name stands between type and number."""
    base = max(floor, match.start - REACH)
    window = text[base : match.start]
    tail = _LAW_TAIL.search(window)
    if tail is None:
        return None
    borders = [border.end() for border in _BORDER.finditer(window, 0, tail.start())]
    heads = list(_LAW_HEAD.finditer(window, borders[-1] if borders else 0, tail.start()))
    if not heads:
        return None
    head = next((one for one in heads if _AMENDING.match(window, one.end())), heads[-1])
    title = " ".join(window[head.end() : tail.start()].split()).strip(" ,")
    return Beginning(base + head.start(), head["type"], title=title) if title else None
