"""Document types: the 29 administrative ones of NĐ 30/2020/NĐ-CP (Điều 7, Phụ lục III) and those cited beside them.

A code is what a symbol holds ("KH"), a name what a sentence holds ("Kế hoạch").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from corpus.text.alternation import one_of
from corpus.text.fold import fold
from corpus.text.tone import spelling


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document.

    Attributes:
        code: abbreviation in a symbol; letters have none and take "CV" as theirs.
        name: Vietnamese name as written in running text.
        english: English name.
        party: whether Party documents of this type exist (number-TYPE/issuer).
        other_names: further English or Vietnamese words people use for it.
    """

    code: str
    name: str
    english: str
    party: bool = False
    other_names: tuple[str, ...] = ()


CONSOLIDATED = "Văn bản hợp nhất"

TYPES: tuple[DocumentType, ...] = (
    DocumentType("NQ", "Nghị quyết", "Resolution", party=True),
    DocumentType("QĐ", "Quyết định", "Decision", party=True),
    DocumentType("CT", "Chỉ thị", "Directive", party=True),
    DocumentType("QC", "Quy chế", "Regulation", party=True, other_names=("statute", "working regulation")),
    DocumentType("QyĐ", "Quy định", "Rules", other_names=("provisions", "rule")),
    DocumentType("TC", "Thông cáo", "Communiqué", other_names=("communique",)),
    DocumentType("TB", "Thông báo", "Notice", party=True, other_names=("announcement", "notification")),
    DocumentType("HD", "Hướng dẫn", "Guidance", party=True, other_names=("guideline", "instruction")),
    DocumentType("CTr", "Chương trình", "Programme", party=True, other_names=("program",)),
    DocumentType("KH", "Kế hoạch", "Plan", party=True),
    DocumentType("PA", "Phương án", "Scheme of action", party=True),
    DocumentType("ĐA", "Đề án", "Scheme", party=True, other_names=("project",)),
    DocumentType("DA", "Dự án", "Investment project"),
    DocumentType("BC", "Báo cáo", "Report", party=True),
    DocumentType("BB", "Biên bản", "Minutes", party=True),
    DocumentType("TTr", "Tờ trình", "Proposal", party=True, other_names=("submission",)),
    DocumentType("HĐ", "Hợp đồng", "Contract"),
    DocumentType(
        "CV",
        "Công văn",
        "Official letter",
        party=True,
        other_names=("letter", "official dispatch", "dispatch"),
    ),
    DocumentType("CĐ", "Công điện", "Telegram"),
    DocumentType("BGN", "Bản ghi nhớ", "Memorandum", other_names=("memorandum of understanding",)),
    DocumentType("BTT", "Bản thỏa thuận", "Agreement", other_names=("thỏa thuận",)),
    DocumentType("GUQ", "Giấy ủy quyền", "Power of attorney"),
    DocumentType("GM", "Giấy mời", "Invitation"),
    DocumentType("GGT", "Giấy giới thiệu", "Letter of introduction"),
    DocumentType("GNP", "Giấy nghỉ phép", "Leave permit"),
    DocumentType("PG", "Phiếu gửi", "Dispatch slip"),
    DocumentType("PC", "Phiếu chuyển", "Transfer slip"),
    DocumentType("PB", "Phiếu báo", "Notification slip"),
    DocumentType("", "Thư công", "Open letter"),
    DocumentType("SY", "Bản sao y", "Certified copy"),
    DocumentType("TrS", "Bản trích sao", "Certified extract"),
    DocumentType("SL", "Bản sao lục", "Certified copy of a copy"),
    DocumentType("KL", "Kết luận", "Conclusion", party=True),
    DocumentType("Luật", "Luật", "Law"),
    DocumentType("BL", "Bộ luật", "Code"),
    DocumentType("PL", "Pháp lệnh", "Ordinance"),
    DocumentType("L", "Lệnh", "Order"),
    DocumentType("NĐ", "Nghị định", "Decree"),
    DocumentType("TT", "Thông tư", "Circular"),
    DocumentType(
        "TTLT", "Thông tư liên tịch", "Joint circular", other_names=("thông tư liên bộ", "thông tư liên ngành")
    ),
    DocumentType("VBHN", CONSOLIDATED, "Consolidated text"),
)

COPIES = frozenset({"SY", "TrS", "SL"})
"""Codes of copies, whose number is not that of the document."""
_ANY = ("van ban", "tai lieu", "document", "documents", "text")
"""Words that name no type: any document is meant."""
UNTYPED = "CV"
"""Type code given to a symbol without a type group: a letter."""


_BEFORE = 48
"""Characters before a number in which its type is written."""
_LONGEST_NAME = 4
_AROUND = "()[]*“”\"'\n\t"
_WORD = re.compile(r"[^\W\d_]+")


class TypeMatch(NamedTuple):
    """A type named in a text, as offsets."""

    start: int
    end: int
    name: str
    code: str


class Naming(NamedTuple):
    """A type named right before a number.

    Attributes:
        start: offset of the name.
        name: Vietnamese name, "" where only the code stands there ("QĐ 942").
        numbered: the word "số" stands between.
    """

    start: int
    code: str
    name: str
    numbered: bool


def type_by_code(code: str, *, tolerant: bool = False) -> DocumentType | None:
    """Return the type of a symbol's code; ``tolerant`` ignores case and lost diacritics.

    A tolerant look-up of an ambiguous code (HD: HD or HĐ; DA or ĐA) prefers the type cited more often.
    """
    exact = _by_code().get(code)
    if exact is not None or not tolerant:
        return exact
    return _by_folded_code().get(fold(code))


def type_by_name(name: str) -> DocumentType | None:
    """Return the type of a Vietnamese or English name, whatever its case, number or diacritics."""
    return _by_name().get(" ".join(fold(name).split()))


def english_name(name: str) -> str:
    """Return the English name of a Vietnamese type name, or the name itself where none is known."""
    found = type_by_name(name)
    return found.english if found is not None else name


def find_types(text: str) -> tuple[TypeMatch, ...]:
    """Return the types named in a text, longest names first where they overlap, in reading order.

    In a text with diacritics a name must have its own: "bao cao su" is no report.
    """
    names = _by_name()
    accented = _is_accented(text)
    return tuple(
        TypeMatch(match.start(), match.end(), names[key].name, names[key].code)
        for match in _pattern().finditer(fold(text))
        if (key := " ".join(match.group().split())) in names and _fits(text[match.start() : match.end()], key, accented)
    )


def naming_before(text: str, start: int) -> Naming | None:
    """Return the type name or code right before a number, with "số" between them or not, or None."""
    if not _may_name(text, start):
        return None
    base = max(0, start - _BEFORE)
    found = _naming_at_end(text[base:start])
    return Naming(base + found.start, found.code, found.name, found.numbered) if found is not None else None


def _may_name(text: str, start: int) -> bool:
    """Tell whether the word before a number may end the name of a type; most numbers count something else."""
    words = text[max(0, start - _BEFORE) : start].rsplit(None, 1)
    if not words:
        return False
    last = words[-1].rstrip()
    return last[-1] == ":" or last[-2:].lower() == "số" or _ends_name(last)


@lru_cache(maxsize=8192)
def _naming_at_end(text: str) -> Naming | None:
    """Return the type name or code at the end of a text, before "số" if that stands there."""
    window, numbered = _without_number_word(text.rstrip())
    if not window or not _ends_name(window.rsplit(None, 1)[-1]):
        return None
    words = list(_WORD.finditer(window))[-_LONGEST_NAME:]
    for first in words:
        name = window[first.start() :]
        key = " ".join(fold(name).split())
        known = _by_name().get(key)
        if known is not None and _fits(name, key, accented=True):
            return Naming(first.start(), known.code, known.name, numbered)
    if not words or window[words[-1].end() :].strip(_AROUND):
        return None
    code = words[-1].group()
    kind = _by_code().get(code)
    if kind is None or len(code) < 2:
        return None
    return Naming(words[-1].start(), kind.code, "", numbered)


def _without_number_word(window: str) -> tuple[str, bool]:
    """Return a text without "số" at its end, and whether it was there; "" where a colon ends it without."""
    colon = window.endswith(":")
    bare = window[:-1].rstrip() if colon else window
    if bare[-2:].lower() == "số" and not bare[-3:-2].isalnum():
        return bare[:-2].rstrip(" *\t\n("), True
    return ("" if colon else bare), False


@lru_cache(maxsize=8192)
def _ends_name(word: str) -> bool:
    """Tell whether a word, with marks around it, may be the last one of a type's name."""
    return fold(word.strip(_AROUND)) in _last_words()


@cache
def _last_words() -> frozenset[str]:
    """Return the folded words that may stand right before a number."""
    names = (name.split()[-1] for name in _by_name())
    return frozenset({*names, *map(fold, _by_code())})


def type_before(text: str, start: int) -> DocumentType | None:
    """Return the type written in words before a number: "Công văn số", "các Quyết định số"."""
    found = naming_before(text, start)
    return type_by_code(found.code) if found is not None and found.name else None


def _is_accented(text: str) -> bool:
    """Tell whether a text is written with diacritics, give or take a few words."""
    # Every letter with a diacritic takes two or three bytes: counting bytes is a hundred times faster.
    return len(text.encode("utf-8", "replace")) - len(text) > 0.06 * len(text)


def _fits(written: str, key: str, accented: bool) -> bool:
    """Tell whether a name found by its folded form bears the right diacritics, or none in a text without."""
    if written.isascii():
        return not accented or key not in _accented_names()
    return spelling(written) in _accented_names().get(key, ())


@cache
def _by_code() -> dict[str, DocumentType]:
    return {entry.code: entry for entry in TYPES if entry.code}


@cache
def _by_folded_code() -> dict[str, DocumentType]:
    preferred = ("QĐ", "ĐA", "HD", "CT", "TTr", "NĐ")
    ranked = sorted(_by_code().values(), key=lambda entry: entry.code not in preferred)
    table: dict[str, DocumentType] = {}
    for entry in ranked:
        table.setdefault(fold(entry.code), entry)
    return table


@cache
def _by_name() -> dict[str, DocumentType]:
    table: dict[str, DocumentType] = {}
    for entry in TYPES:
        for name in (entry.name, entry.english, *entry.other_names):
            folded = fold(name)
            table.setdefault(folded, entry)
            if name is not entry.name:
                table.setdefault(folded + "s", entry)
                if folded.endswith("y"):
                    table.setdefault(folded[:-1] + "ies", entry)
    for name in _ANY:
        table.pop(name, None)
    return table


@cache
def _accented_names() -> dict[str, frozenset[str]]:
    """Return, by folded name, the ways in which names with diacritics are spelled."""
    table: dict[str, set[str]] = {}
    for entry in TYPES:
        for name in (entry.name, *entry.other_names):
            if not name.isascii():
                table.setdefault(fold(name), set()).add(spelling(name))
    return {key: frozenset(names) for key, names in table.items()}


@cache
def _pattern() -> re.Pattern[str]:
    names = one_of(_by_name(), space=r"\s+")
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)")
