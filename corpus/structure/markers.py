"""How a unit of structure begins, in article style and in report style (NĐ 30/2020/NĐ-CP, Phụ lục I, II and V).

Điểm are lettered with the Vietnamese alphabet (a, b, c, d, đ, e, g …); a
provision inserted by an amendment adds a letter or digit (Điều 5a, điểm c1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.text.fold import fold


class Mark(StrEnum):
    """Kinds of beginning."""

    APPENDIX = "appendix"
    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    SUBSECTION = "subsection"
    ARTICLE = "article"
    LETTERED = "lettered"  # A. B. above Roman numbers
    ROMAN = "roman"  # I.
    NUMBER = "number"  # 1.
    DECIMAL = "decimal"  # 1.1.
    POINT = "point"  # a)
    DASH = "dash"  # - or +


@dataclass(frozen=True, slots=True)
class Beginning:
    """A marker at the head of a block: its kind, its number as printed, and the text after it."""

    mark: Mark
    number: str
    rest: str


_DECORATION = r"^[\s*_#>“\"]*"
_PATTERNS: tuple[tuple[Mark, re.Pattern[str]], ...] = (
    (Mark.APPENDIX, re.compile(_DECORATION + r"(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu|BIỂU MẪU)(?:\s+(?:số\s+|SỐ\s+)?([IVXLC]{1,6}|\d{1,2}))?(?=\s*(?:[.:*(]|$))")),
    (Mark.PART, re.compile(_DECORATION + r"(?:PHẦN|Phần)\s+((?:thứ|THỨ)\s+\w+|[IVXLC]{1,6}|\d{1,2})(?=\s*(?:[.:*–-]|$|\s))")),
    (Mark.CHAPTER, re.compile(_DECORATION + r"(?:CHƯƠNG|Chương)\s+([IVXLC]{1,6}|\d{1,2})(?=\s*(?:[.:*–-]|$|\s))")),
    (Mark.SECTION, re.compile(_DECORATION + r"(?:MỤC|Mục)\s+(\d{1,2}|[IVXLC]{1,6})(?=\s*(?:[.:*–-]|$))")),
    (Mark.SUBSECTION, re.compile(_DECORATION + r"(?:TIỂU MỤC|Tiểu mục)\s+(\d{1,2})(?=\s*(?:[.:*–-]|$))")),
    (Mark.ARTICLE, re.compile(_DECORATION + r"(?:Điều|ĐIỀU)\s+(\d{1,3}[a-zđ]?\d?)\s*(?=[.:*]|$)")),
    (Mark.DECIMAL, re.compile(_DECORATION + r"(\d{1,2}(?:\.\d{1,2}){1,3})(?:\.|\)|\s)(?=[\s*_]*[^\W\d_])")),
    (Mark.ROMAN, re.compile(_DECORATION + r"([IVXLC]{1,6})\s*[.)/–-]+\s*(?=[\s*_]*[^\W\d_])")),
    (Mark.LETTERED, re.compile(_DECORATION + r"([A-HĐ])\s*[.)-]\s+(?=[\s*_]*[A-ZĐÀ-Ỹ]{2})")),
    (Mark.NUMBER, re.compile(_DECORATION + r"(\d{1,3}[a-hđ]?)\s*[.)/](?!\d)\s*(?=[\s*_“\"(]*[^\W_])")),
    (Mark.POINT, re.compile(_DECORATION + r"([a-eg-ik-vxyđ]\d?)\s*\)\s*(?=\S)")),
    (Mark.POINT, re.compile(_DECORATION + r"([a-eg-ik-vxyđ])\.\s+(?=\S)")),
    (Mark.DASH, re.compile(r"^\s*([-–+•*])\s*(?=[^\s*\d-])")),
)  # fmt: skip

TERMINAL = re.compile(r"[.;:!?…][”\"’)\]*_]*\s*$")
"""How a finished paragraph ends."""
CAPITALS = re.compile(r"[^\W\d_]")
BASIS = re.compile(r"^[\s*_-]*(?:Căn cứ|Xét đề nghị|Xét Tờ trình|Theo đề nghị|Thực hiện .{3,200};\s*$|Sau khi)")
"""A line of the preamble: capital at the head, ";" or "." at the end (NĐ 30/2020, Phụ lục I)."""
FOOTNOTE = re.compile(r"^\s*([¹²³⁰⁴-⁹]+|\[\d{1,2}\]|\(\d{1,2}\))\s+(?=\S)")
"""The mark at the head of a footnote; a bare digit is one only where the reader proves it by its type."""
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
HEADING_LENGTH = 220
"""Characters over which a numbered block is running text, not a heading."""


def beginning(text: str, mark: str = "") -> Beginning | None:
    """Return how a block begins, or None for ordinary text.

    Args:
        text: the block's text.
        mark: number that exists only as list formatting ("1.", "a)"), put before the text.
    """
    shown = f"{mark} {text}" if mark and not text.startswith(mark) else text
    for kind, pattern in _PATTERNS:
        match = pattern.match(shown)
        if match is not None:
            rest = shown[match.end() :].lstrip(" .:*_–-")
            return Beginning(kind, (match.group(1) or "").strip(), rest)
    return None


def is_heading(text: str) -> bool:
    """Tell whether a numbered block is a heading rather than running text."""
    bare = text.strip().strip("*_ ")
    return len(bare) <= HEADING_LENGTH and not TERMINAL.search(bare) and not bare.endswith(",")


def is_capitals(text: str) -> bool:
    """Tell whether a text has letters and all of them are capitals."""
    letters = CAPITALS.findall(text)
    return len(letters) > 1 and all(letter == letter.upper() for letter in letters)


def is_finished(text: str) -> bool:
    """Tell whether a paragraph ends as a finished one does."""
    return TERMINAL.search(text) is not None


def roman_value(number: str) -> int:
    """Return the value of a Roman number, 0 for what is none."""
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    total = 0
    for sign, following in zip(number, f"{number[1:]} ", strict=True):
        value = values.get(sign, 0)
        total += -value if value < values.get(following, 0) else value
    return total


def bare(text: str) -> str:
    """Return a text folded, without marks of emphasis and with single spaces, for comparison with known words."""
    return " ".join(re.sub(r"[*_#>]", " ", fold(text)).split())
