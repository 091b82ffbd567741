"""How a unit of structure begins, in article style and in report style.

Nghị định 30/2020/NĐ-CP, Phụ lục I (II.6 and V): Phần, Chương, Mục, Tiểu mục,
Điều, khoản "1.", điểm "a)"; reports use "I.", "1.", "1.1.", "a)". Older and
Party texts write "I-", "1/" or "a.".
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final, NamedTuple

from corpus.structure.wording import UPPER


class Style(StrEnum):
    """Kinds of number at the head of a paragraph."""

    __hash__ = str.__hash__  # that of Enum is a call in Python

    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    SUBSECTION = "subsection"
    ARTICLE = "article"
    CAPITAL = "capital"  # A.
    ROMAN = "roman"  # I.
    ARABIC = "arabic"  # 1.
    DOTTED = "dotted"  # 1.1.
    ENCLOSED = "enclosed"  # 1)
    LETTER = "letter"  # a)
    SMALL_ROMAN = "small roman"  # ii)
    DASH = "dash"  # - + •: opens no unit
    LABEL = "label"  # "Thành phần hồ sơ:", without a number


NAMED: Final = frozenset({Style.PART, Style.CHAPTER, Style.SECTION, Style.SUBSECTION, Style.ARTICLE})
"""Units that are written with their name."""


class Beginning(NamedTuple):
    """A number at the head of a paragraph.

    Attributes:
        number: as printed, without its mark.
        end: offset in the text after number and mark; 0 where the number is only list formatting.
        bracket: a bracket closes the number, which no word or initial has.
    """

    style: Style
    number: str
    end: int
    bracket: bool = False


_LEAD = r"[ \t]*(?:[*_]{1,3}[ \t]*)?"
_AFTER = rf"(?=[*_]*(?:\s|$|[{UPPER}“\"(]))"
"""What may follow a number and its mark: a space, or a capital that was typed without one."""
_ORDINAL = r"(?:thứ|THỨ|Thứ)\s+(?:[^\W\d_]+\s+(?i:một|hai|ba|tư|bốn|lăm|năm|sáu|bảy|tám|chín)|[^\W\d_]+)"
_NAME_END = rf"(?=[*_ ]*(?:[.:–-]|$|[ \t]+[{UPPER}“\"(*_]))"
_ROMAN = r"(?:[IVXLC]{1,7}|i[IVX]{1,4})"
"""Old fonts draw capitals with small letters and lose the first one: "iV."."""
_BEGINNING = re.compile(
    rf"""{_LEAD}(?:
      (?P<article>(?:Điều|ĐIỀU)\s+(?P<article_n>\d{{1,4}}(?:[a-zđ]\d?)?)[*_]*\s*(?:[.:)/]|[-–](?=\s)|(?=[*_]*\s*$)))
    | (?P<chapter>(?:Chương|CHƯƠNG)\s+(?P<chapter_n>{_ORDINAL}|{_ROMAN}|\d{{1,3}}){_NAME_END}[.:]?)
    | (?P<section>(?:Mục|MỤC)\s+(?P<section_n>\d{{1,3}}|{_ROMAN}|[A-H]){_NAME_END}[.:]?)
    | (?P<subsection>(?:Tiểu\smục|TIỂU\sMỤC)\s+(?P<subsection_n>\d{{1,3}}|{_ROMAN}){_NAME_END}[.:]?)
    | (?P<part>(?:Phần|PHẦN)\s+(?P<part_n>{_ORDINAL}|{_ROMAN}|[A-HĐ]|\d{{1,3}}){_NAME_END}[.:]?)
    | (?P<dotted>(?P<dotted_n>(?:{_ROMAN}|[A-H]|\d{{1,2}})(?:\.\d{{1,2}}){{1,4}})
        (?:[.)/](?!\d){_AFTER}|\s?[-–](?=\s?[{UPPER}])|(?=[*_]*\s+[*_“"(]*[{UPPER}])))
    | (?P<roman>(?P<roman_n>{_ROMAN})\s?(?:[.)/]+-?|-|–)(?:{_AFTER}|(?<=[.])(?=[{UPPER}])))
    | (?P<capital>(?P<capital_n>[A-ZĐ])\s?(?:[.)/]|[-–])(?=[*_]*\s+\S))
    | (?P<arabic>(?P<arabic_n>\d{{1,3}}(?:[a-hđ]\d?)?)\s?(?:\.(?!\d)-?|/(?=\s)|[-–](?=\s?[{UPPER}])(?![A-ZĐ][\w&]{{0,4}}/)){_AFTER})
    | (?P<enclosed>(?P<enclosed_n>\d{{1,3}})\s?\){_AFTER})
    | (?P<small_roman>(?P<small_roman_n>[ivx]{{2,5}})\s?[.)](?=\s*\S))
    | (?P<letter>(?P<letter_n>[a-zđ]\d{{0,2}})\s?(?:\)(?=\s*\S)|[./](?=[*_]*\s+\S)|[-–](?=\s+[{UPPER}])))
    | (?P<dash>[-–—+•●▪◦](?=[*_]*\s|[*_]*[^\W\d_])|\*(?=\s))
    )""",
    re.VERBOSE,
)
_STYLES = {style.value.replace(" ", "_"): style for style in Style}
_AFTER_LETTER = frozenset(" \t\n.)/-–0123456789")
_SECOND: dict[str, frozenset[str]] = {
    **dict.fromkeys("ABCDEFGHIJKLMNOPQRSTUVWXYZĐabcdefghijklmnopqrstuvwxyzđ", _AFTER_LETTER),
    **dict.fromkeys("IVXL", _AFTER_LETTER | set("IVXLC")),
    **dict.fromkeys("ivx", _AFTER_LETTER | set("ivxIVX")),
    "C": _AFTER_LETTER | set("IVXLChH"),
    "Đ": _AFTER_LETTER | set("iI"),
    "M": _AFTER_LETTER | set("ụỤ"),
    "T": _AFTER_LETTER | set("iI"),
    "P": _AFTER_LETTER | set("hH"),
}
"""By the first letter of a paragraph what may stand second where it begins with a number; mostly something else does."""
_OTHER_FIRST = frozenset("0123456789-–—+•●▪◦*_ \t")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def beginning(text: str, mark: str = "") -> Beginning | None:
    """Return the number a paragraph begins with, or None for ordinary text.

    Args:
        text: the paragraph or line.
        mark: number that exists only as list formatting ("1.", "a)", "•"), as the reader sees it.
    """
    if mark:
        formatted = _match(f"{mark} A")
        if formatted is not None:
            return Beginning(formatted.style, formatted.number, 0, formatted.bracket)
    first = text[:1]
    second = _SECOND.get(first)
    may_begin = text[1:2] in second if second is not None else first in _OTHER_FIRST
    return _match(text) if may_begin else None


def roman_value(number: str) -> int:
    """Return the value of a Roman number, 0 for letters that are none ("IC", "VX")."""
    total, signs = 0, number.upper()
    if not signs:
        return 0
    for sign, following in zip(signs, f"{signs[1:]} ", strict=True):
        value = _VALUES.get(sign, 0)
        total += -value if value < _VALUES.get(following, 0) else value
    return total if to_roman(total) == signs else 0


def to_roman(value: int) -> str:
    """Return a number from 1 to 399 in Roman signs, "" for any other."""
    if not 0 < value < 400:
        return ""
    text = ""
    for worth, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        while value >= worth:
            text += sign
            value -= worth
    return text


def _match(text: str) -> Beginning | None:
    found = _BEGINNING.match(text)
    if found is None or found.lastgroup is None:
        return None
    style = _STYLES[found.lastgroup]
    number = "" if style is Style.DASH else " ".join(found[f"{found.lastgroup}_n"].split())
    if number[:3] == "THỨ":
        number = number.lower()
    if number[:1] == "i" and len(number) > 1 and style is Style.ROMAN:
        number = number.upper()
    if style is Style.ROMAN and not roman_value(number):
        if len(number) > 1:
            return None
        style = Style.CAPITAL
    return Beginning(style, number, found.end(), found.group().endswith(")"))
