"""The grammar of numbers and symbols, read at one place of a text.

Sources: NĐ 30/2020/NĐ-CP (Điều 8, Phụ lục III) for state bodies, the Party's
own rules for number-TYPE/issuer; beside them the usage of 1993–2006 that real
documents still cite ("178/CP", "144/2002/QĐ/BTC", "90TC/TCT").
Offsets are those of the text that :func:`plain` gives, which keeps them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.model import Symbol
from corpus.text.fold import fold
from corpus.types import TYPES, UNTYPED, DocumentType, type_before, type_by_code, type_by_name

_LATIN = dict(zip("АВСЕНКМОРТХІ", "ABCEHKMOPTXI", strict=True))
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("⁄∕", "/"),
        **dict.fromkeys("\u00a0\u2009\u202f\u2007", " "),
        **_LATIN,  # Cyrillic letters of the same shape, left by keyboards and converters
        "Ð": "Đ",
        "Ɖ": "Đ",
    }
)
_ODD = re.compile("[" + "".join(map(chr, _PLAIN)) + "]")
# A group has two capitals at least, or is one capital with digits: "Quy" in
# "TT-BCA - Quy định" is a word, "TTg", "SNgV", "SKH&CN", "C06", "BCĐ389" and "L" are groups.
_UPPER = "A-ZĐƯ"
_GROUP = rf"[{_UPPER}](?:[{_UPPER}a-zđư&]{{0,13}}[{_UPPER}&][a-zđư]{{0,2}})?\d{{0,3}}"
_HEAD = rf"(?P<head>{_GROUP})"
_TAIL = rf"(?P<tail>{_GROUP}(?:(?:[-.]|\s-|-\s){_GROUP}){{0,4}})"
_RIGHT = r"(?:(?!\w|/\w)|(?=ngày))"
_NUMBER = r"(?P<number>\d{1,6}(?:\.\d{1,3})?[a-hkđ]?)"
_YEAR = r"\s{0,9}/\s{0,9}(?P<year>(?:19|20)\d\d)\s{0,9}/\s{0,9}"
_HYPHEN = r"(?P<joint>\s?[-_]\s?)"
_JOINT = r"(?P<joint>\s?[-_/.]\s?|\s)"
_PARTY_CODES = "|".join(sorted((entry.code for entry in TYPES if entry.party), key=lambda code: (-len(code), code)))

ANCHOR = re.compile(r"[0-9](?<![A-ZĐƯ0-9_./-][0-9])[0-9]{0,5}(?:\.[0-9]{1,3})?[a-hkđ]?\s{0,9}[/-]\s{0,9}(?=[A-ZĐ12])")
"""Where a symbol may begin: a number and the mark after it."""
NORMATIVE = re.compile(rf"{_NUMBER}{_YEAR}{_HEAD}{_JOINT}{_TAIL}{_RIGHT}")
ASSEMBLY = re.compile(rf"{_NUMBER}{_YEAR}(?P<tail>(?:QH|UBTVQH)\d{{1,2}}){_RIGHT}")
PARTY = re.compile(
    rf"{_NUMBER}\s{{0,9}}-\s{{0,9}}(?P<head>{_PARTY_CODES}|CTrHĐ|QĐi|QĐI)\s{{0,9}}/\s{{0,9}}(?P<tail>{_GROUP}(?:-{_GROUP})?){_RIGHT}"
)
STATE = re.compile(rf"{_NUMBER}\s{{0,9}}/\s{{0,9}}{_HEAD}{_HYPHEN}{_TAIL}{_RIGHT}")
STATE_LOOSE = re.compile(rf"{_NUMBER}\s{{0,9}}/\s{{0,9}}{_HEAD}{_JOINT}{_TAIL}{_RIGHT}")
GLUED = re.compile(
    rf"{_NUMBER}(?:{_YEAR}|\s{{0,9}}/\s{{0,9}})(?P<head>QĐ(?=UBND|TTg)|NQ(?=HĐND|CP)|NĐ(?=CP)|TT(?=VPCP)|CT(?=TTg)|(?:KH|BC|TB|TTr)(?=UBND)"
    rf"|(?(year)(?:TT|QĐ)(?=B[A-ZĐ]|NHNN|TTCP)|(?!)))(?P<tail>UBND|HĐND|TTg|VPCP|CP|NHNN|TTCP|B[A-ZĐ]{{1,9}}){_RIGHT}(?!\s?-)"
)
"""Type and issuer without the hyphen, which a font of a PDF file may lack: "61/2018/NĐCP"; only pairs that are nothing else.

Without a year "12/TTBVTV" may be the letter of a unit; with one, a ministry's circular or decision.
"""
ISSUED = re.compile(rf"{_NUMBER}\s{{0,9}}[/-]\s{{0,9}}(?P<tail>{_GROUP}){_RIGHT}(?!\s?-)")
REVERSED = re.compile(rf"{_NUMBER}\s?-\s?{_HEAD}\s?/\s?(?P<tail>{_GROUP}(?:-{_GROUP})?){_RIGHT}(?!\s?-)")
"""Issuer before type or unit, as ministries wrote until 1993: "15-BTC/TT", "49-TC/TCT"; the Party writes its joint codes so, too."""
MISREAD = re.compile(
    r"[Ss]ố\s{0,3}:?\s{0,3}(?P<digits>(?=[lIOoSB]{0,4}\d)(?=\d{0,4}[lIOoSB])[\dlIOoSB]{1,5})(?=\s{0,9}/)"
)
MERGED = re.compile(
    rf"(?P<number>\d(?<![\w./-]\d)\d{{0,4}})\s?(?P<head>[{_UPPER}]{{2,5}})\s?/\s?(?P<tail>{_GROUP}){_RIGHT}"
)
FILLED = re.compile(
    r"[Ss][ốỐ]\s{0,9}:?\s{0,9}(?P<blank>[.…_]{1,20}\s?\d{1,5}\s?[.…_]{0,20}|\d{1,5}\s?[.…_]{1,20})(?=\s{0,9}/)"
)
DRAFT = re.compile(
    rf"[Ss](?<!\w[Ss])[ốỐ]\s{{0,9}}:?[\s.…_]{{0,80}}(?:/\s{{0,9}}(?:(?P<year>(?:19|20)\d\d)\s{{0,9}}/\s{{0,9}})?{_HEAD}{_HYPHEN}{_TAIL}"
    rf"|-\s{{0,9}}(?P<party_head>{_PARTY_CODES})\s{{0,9}}/\s{{0,9}}(?P<party_tail>{_GROUP})){_RIGHT}"
)
REACH = 80
"""Characters around a number that can belong to its mention."""
_GLUED = re.compile(r"(?:[Ss]ố|SỐ|định|quyết|tư|hoạch|Luật|lệnh|(?<!\w)s)$")
"""What may stand before a number without a space; a converter that drops letters leaves "s" of "số"."""
_LISTED = re.compile(r"(?<![\w/.-])(?:\d{1,5}[a-hkđ]?(?:\s?[,;]\s?|\s(?:và|hoặc)\s(?:số\s)?)){1,6}$")
"""Numbers of a list before the one that bears the symbol: "Nghị định số 87, 88, 31/CP"."""
_BY_BODY = re.compile(
    r"(?<!\w)(?P<type>Nghị định|Nghị quyết|Quyết định|Chỉ thị|Thông tư)\s+của\s+[^;:.,()\d\n]{2,60}\ssố\s{0,3}:?\s{0,3}$"
)
"""The type before the body that issued: "Nghị định của Chính phủ số 22/CP"."""
_HEADED = re.compile(r"(?<!\w)S[ốỐ]\s?:?\s?$")
"""The word with which the number of a head begins."""
_REPAIR = str.maketrans("lIOoSB", "110058")
_SPECIAL = frozenset({"GP", "GCN", "GXN", "CCHN", "GPXD", "GCNĐKĐT"})
"""Codes of licences and certificates; a letter's issuer has none of these codes."""
_QUALIFIED = re.compile(r"(?P<code>NQ|QĐ|QC|QyĐ|TB|HD|CTr|CT|KH|PA|ĐA|BC|TTr|KL|BB)(?P<words>PH|LN|LT|LS|LB|HĐ)")
_PARTY_RULES = frozenset({"QĐi", "QĐI"})
"""The Party's code of rules (quy định), which keeps them apart from its decisions."""
_CENTRAL = frozenset({"CP", "TTg", "HĐBT", "CTN"})


def plain(text: str) -> str:
    """Return the text with plain dashes, slashes, spaces and Latin capitals, of the same length."""
    return text.translate(_PLAIN) if _ODD.search(text) else text


def symbol_at(text: str, start: int) -> tuple[int, Symbol] | None:
    """Return the end and the parts of the symbol that begins at ``start`` of a plain text, or None."""
    if start and text[start - 1].isalpha() and _GLUED.search(text, max(0, start - 8), start) is None:
        return None
    for pattern, form in ((NORMATIVE, "B"), (ASSEMBLY, "C"), (PARTY, "E")):
        if match := pattern.match(text, start):
            return match.end(), _symbol(match, form, type_before(text, start))
    return _state(text, start)


def draft_symbol(match: re.Match[str]) -> Symbol:
    """Return the symbol whose number was left blank, from a match of :data:`DRAFT`."""
    if match["party_head"] is not None:
        head, tail = match["party_head"], match["party_tail"]
        return _parts("H", "", None, head, tail)._replace(text=f"-{head}/{tail}")
    year = int(match["year"]) if match["year"] else None
    symbol = _parts("H", "", year, match["head"], match["tail"])
    printed = f"/{year}" if year else ""
    return symbol._replace(text=f"{printed}/{match['head']}-{_squeezed(match['tail'])}")


def repaired(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a number stands after "số" that OCR or a dotted line hides, with its surroundings laid bare.

    "48l/KH-UBND" is 481, "…05…./2006/QĐ-UBND" is 05. Each comes as the offset
    of the surroundings, the number's offset in them, and their text.
    """
    for match in MISREAD.finditer(text):
        start, end = match.span("digits")
        base = max(0, start - REACH)
        number = match["digits"].translate(_REPAIR)
        yield base, start - base, text[base:start] + number + text[end : end + REACH]
    for match in FILLED.finditer(text):
        start, end = match.span("blank")
        base = max(0, start - REACH)
        bare = re.sub(r"\D", " ", match["blank"])
        yield base, start - base + len(bare) - len(bare.lstrip()), text[base:start] + bare + text[end : end + REACH]


def merged_symbol(match: re.Match[str]) -> Symbol | None:
    """Return an old ministry symbol, "90TC/TCT" after "Thông tư số", or None."""
    before = type_before(match.string, match.start())
    if before is None:
        return None
    number, head, tail = match["number"], match["head"], match["tail"]
    return Symbol(f"{number}{head}/{tail}", "A", before.code, number, None, head, tail)


def _state(text: str, start: int) -> tuple[int, Symbol] | None:
    glued = GLUED.match(text, start)
    if glued is not None:
        return glued.end(), _symbol(glued, "B" if glued["year"] else "A", type_before(text, start))
    for pattern in (STATE, STATE_LOOSE):
        match = pattern.match(text, start)
        if match is None:
            continue
        symbol = _symbol(match, "A", type_before(text, start))
        if pattern is STATE or symbol.type != UNTYPED:  # "12/ABC XYZ" without a hyphen is no letter
            return match.end(), symbol
    match = REVERSED.match(text, start)
    if match is not None:
        return _reversed(match)
    match = ISSUED.match(text, start)
    return _issued(match) if match is not None else None


def _reversed(match: re.Match[str]) -> tuple[int, Symbol] | None:
    """Read "Thông tư số 15-BTC/TT", or "03-CTPH/TU" of the Party, where words or a head say that it is a number."""
    before = type_before(match.string, match.start())
    if before is None and _HEADED.search(match.string, max(0, match.start() - 6), match.start()) is None:
        return None
    number, head, tail = match["number"], match["head"], match["tail"]
    joint = _qualified_type(head)
    if joint is not None:
        return match.end(), Symbol(f"{number}-{head}/{tail}", "E", joint.code, number, None, tail)
    kind = type_by_code(tail)
    code = before.code if before is not None else kind.code if kind is not None else ""
    return match.end(), Symbol(
        f"{number}-{head}/{tail}", "A", code, number, None, head, "" if kind is not None else tail
    )


def _issued(match: re.Match[str]) -> tuple[int, Symbol] | None:
    """Read "Nghị định số 178/CP": the type stands in the words alone, the symbol holds the issuer."""
    tail = match["tail"]
    base = max(0, match.start() - REACH)
    listed = _LISTED.search(match.string[base : match.start()])
    first = base + listed.start() if listed is not None else match.start()
    before = type_before(match.string, first) or _type_by_body(match.string, first)
    headed = _HEADED.search(match.string, max(0, match.start() - 6), match.start())
    if before is None and not (headed and tail in _CENTRAL):
        return None
    if len(tail) < 2 or (type_by_code(tail) is not None and tail not in ("CT", "TTg")):
        return None
    code = before.code if before is not None else ""
    number = match["number"]
    joint = "-" if "-" in match.group() else "/"
    return match.end(), Symbol(f"{number}{joint}{tail}", "A", code, number, None, tail)


def _type_by_body(text: str, start: int) -> DocumentType | None:
    found = _BY_BODY.search(text, max(0, start - REACH), start)
    return type_by_name(found["type"]) if found is not None else None


def _symbol(match: re.Match[str], form: str, before: DocumentType | None) -> Symbol:
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else None
    return _printed(form, match["number"], year, groups.get("head") or "", match["tail"], groups.get("joint"), before)


@lru_cache(maxsize=8192)
def _printed(
    form: str, number: str, year: int | None, head: str, tail: str, joint: str | None, before: DocumentType | None
) -> Symbol:
    """Return a symbol as the rules have it printed; a document names the same ones again and again."""
    symbol = _parts(form, number, year, head, tail, before=before)
    head = symbol.type if fold(symbol.type) == fold(head) else head
    printed = f"{symbol.number}/{year}" if year is not None else symbol.number
    if form == "C":
        return symbol._replace(text=f"{printed}/{tail}")
    if form == "E":
        return symbol._replace(text=f"{printed}-{head}/{tail}")
    mark = (joint or "-").strip().replace("_", "-") or "-"
    return symbol._replace(text=f"{printed}/{head}{mark}{_squeezed(tail)}")


def _parts(
    form: str, number: str, year: int | None, head: str, tail: str, *, before: DocumentType | None = None
) -> Symbol:
    """Take a symbol apart; the words before the number win over the code in it."""
    if form == "C":
        return Symbol("", form, before.code if before is not None else "", number, year, tail)
    groups = _squeezed(tail).replace(".", "-").split("-")
    letter = before is not None and before.code == UNTYPED and form != "E"
    kind = None if letter else type_by_code(head, tolerant=True) or _qualified_type(head)
    if kind is None and head in _SPECIAL:
        return Symbol("", form, head, _digits(number, form), year, groups[0], "-".join(groups[1:]))
    if kind is None:
        return Symbol("", "D" if form == "A" else form, UNTYPED, _digits(number, form), year, head, "-".join(groups))
    code = before.code if before is not None and fold(before.code) == fold(head) else kind.code
    if code == "TTLT":
        return Symbol("", "F", code, number, year, "-".join(groups))
    return Symbol("", form, code, _digits(number, form), year, groups[0], "-".join(groups[1:]))


def _qualified_type(head: str) -> DocumentType | None:
    """Return the type of a code with the initials of "phối hợp", "liên ngành" … behind: "HDLN", "CTPH", "NQLT"."""
    if head in _PARTY_RULES:
        return type_by_code("QyĐ")
    match = _QUALIFIED.fullmatch(head)
    if match is None:
        return None
    programme = match["code"] == "CT" and match["words"] in ("PH", "HĐ")  # a directive is never joint
    return type_by_code("CTr" if programme else match["code"])


def _digits(number: str, form: str) -> str:
    """Drop a thousand dot; the dotted series of the Government (66.25/2026/NQ-CP) keeps its dot."""
    return number.replace(".", "") if form in ("A", "E") else number


def _squeezed(tail: str) -> str:
    return re.sub(r"\s?([-.])\s?", r"\1", tail)
