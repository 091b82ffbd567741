"""Lines that name a document's type: "BÁO CÁO", "QUYẾT ĐỊNH CỦA ỦY BAN …", "KẾ HOẠCH KIỂM TRA …"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from corpus.structure.wording import bare, is_capitals
from corpus.text.alternation import one_of
from corpus.text.fold import fold
from corpus.types import TYPES, DocumentType, type_by_name

LONGEST: Final = 200
_LONGEST_WORD: Final = 40
_LONGEST_FIRST: Final = 10
"""Characters that hold the first word of any type's name."""
_PLAIN_REST: Final = re.compile(r"(?:cua|lien tich|so|lien bo)\b")
_EXACT_END: Final = re.compile(r"[\s:.]*$")
_ENACTS_FIRST: Final = frozenset("QNRLCTKqnrlctk")
_EMPHASIS: Final = " *_#>\t\n"
_ENACTS: Final = re.compile(
    r"(?:quyet dinh|quyet nghi|nghi dinh|ra lenh|lenh|chi thi|thong tu|nghi quyet|ket luan)\s*:"
)

_ACTS: Final = (
    "ban hanh ", "ve ", "v/v ", "phe duyet ", "cong bo ", "quy dinh ve ", "quy dinh chuc nang", "sua doi", "bai bo ", "bo sung ",
    "dieu chinh ", "thanh lap ", "trien khai ", "thuc hien ", "thong qua ", "huong dan ", "kien toan ", "tang cuong ",
)  # fmt: skip
"""Folded beginnings of subjects that say what the document does."""


@dataclass(frozen=True, slots=True)
class TypeLine:
    """A line that names a type.

    Attributes:
        rest: what follows the name on the line, "" mostly.
        torn: the name ends on the next line, as a narrow column leaves it.
    """

    type: DocumentType
    rest: str
    torn: bool = False


@lru_cache(maxsize=4096)
def type_line(text: str) -> TypeLine | None:
    """Return the type that a line names, or None; a line is asked by several rules, and heads of documents repeat.

    In capitals the name may be followed by the subject; in small letters it
    stands alone, or is followed by "của …", "số …" as old texts have it.
    """
    if len(text) > LONGEST or text[:1].isdigit():
        return None
    plain = text.strip(" *_#")
    if plain[1:2] == " " and plain[:1].isupper():
        return _spaced(plain)
    if not fold(plain[:_LONGEST_FIRST]).startswith(_first_words()):
        return None
    match = _names().match(fold(plain))
    if match is None:
        return None
    found = type_by_name(" ".join(match.group().split()))
    rest = plain[match.end() :]
    if found is None or (rest and rest[0].isalnum()):
        return None
    rest = rest.strip(" *_")
    if _EXACT_END.fullmatch(rest):
        return TypeLine(found, "") if plain[:1].isupper() or is_capitals(plain) else _lower(found, plain)
    if is_capitals(plain) or _PLAIN_REST.match(fold(rest)):
        return TypeLine(found, rest)
    return None


def _spaced(plain: str) -> TypeLine | None:
    """Return the type whose name is set apart letter by letter, or torn by recognition behind the first: "T Ờ T R Ì N H"."""
    name = fold("".join(plain.rstrip(" :").split())) if len(plain) < _LONGEST_WORD and plain.isupper() else ""
    found = _names_without_spaces().get(name)
    return TypeLine(found, "") if found is not None else None


@cache
def _names_without_spaces() -> dict[str, DocumentType]:
    return {"".join(fold(entry.name).split()): entry for entry in TYPES}


def capital_type(text: str) -> int:
    """Return where the name of a type in capitals ends with which a text begins, 0 where it begins with none."""
    match = _names().match(fold(text[:_LONGEST_WORD]))
    if match is None or not text[: match.end()].isupper() or text[match.end() : match.end() + 1].isalnum():
        return 0
    return match.end()


def torn_type_line(text: str, below: str) -> TypeLine | None:
    """Return the type whose name two lines make, each of a word in capitals: "QUYẾT" over "ĐỊNH"."""
    first, last = text.strip(" *_#"), below.strip(" *_#:")
    if len(first) > _LONGEST_FIRST or not (first.isalpha() and last.isalpha() and first.isupper() and last.isupper()):
        return None
    named = type_line(f"{first} {last}")
    return TypeLine(named.type, "", torn=True) if named is not None and not named.rest else None


def names_act(text: str) -> bool:
    """Tell whether a text in capitals begins as a subject does: "BAN HÀNH QUY ĐỊNH …", "PHÊ DUYỆT …"."""
    return is_capitals(text) and bare(text[:_LONGEST_WORD]).startswith(_ACTS)


def enacts(text: str) -> bool:
    """Tell whether a line is the word that opens the articles: "QUYẾT ĐỊNH:", "QUYẾT NGHỊ:"."""
    if len(text) >= _LONGEST_WORD or ":" not in text:
        return False
    plain = text.strip(_EMPHASIS)
    return plain[-1:] == ":" and plain[0] in _ENACTS_FIRST and _ENACTS.fullmatch(bare(text)) is not None


def _lower(found: DocumentType, plain: str) -> TypeLine | None:
    """Old fonts draw capitals with small letters; such a line is a title only if it is nothing but the name."""
    return TypeLine(found, "") if plain == plain.lower() and len(plain.split()) <= 3 else None


@cache
def _first_words() -> tuple[str, ...]:
    """Return the folded first words of the types' names; most lines begin with none of them."""
    return tuple(sorted({fold(entry.name).split()[0] for entry in TYPES}))


@cache
def _names() -> re.Pattern[str]:
    return re.compile(one_of((fold(entry.name) for entry in TYPES), space=r"\s+"))
