"""The order of numbers: what may follow what, inserted provisions included.

Điểm follow the Vietnamese alphabet (a, b, c, d, đ, e, g …; Nghị định
30/2020/NĐ-CP, Phụ lục I); old texts leave out đ or use f and j. An amendment
inserts 5a after 5 and c1 after c.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.structure.marks import Style, roman_value

_ALPHABET: Final = "abcdđefghijklmnopqrstuvwxyz"
_VIETNAMESE: Final = "abcdđeghiklmnopqrstuvxy"
_ORDINALS: Final = {
    "nhất": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10,
}  # fmt: skip
_PIECES = re.compile(r"(\d*)([a-zđ]?)(\d*)")
_FURTHEST: Final = 5
"""How many numbers a sequence may skip (lost to a typing error) and still be one sequence."""

Order = tuple[int, int]
"""Main number and number of the insertion behind it."""


def order(style: Style, number: str) -> Order:
    """Return where a number stands in its sequence; (0, 0) for what cannot be placed."""
    if style is Style.DOTTED:
        last = number.rpartition(".")[2]
        return (int(last), 0)
    if style is Style.SMALL_ROMAN:
        return (roman_value(number), 0)
    if style is Style.LETTER:
        return (_ALPHABET.index(number[0]) + 1, int(number[1:] or 0))
    if style is Style.CAPITAL:
        return (_ALPHABET.find(number.lower()) + 1, 0)
    if number[:1].isdigit():
        digits, letter, insertion = _PIECES.match(number).groups()  # type: ignore[union-attr]  # matches every digit
        return (int(digits), (_ALPHABET.find(letter) + 1) * 10 + int(insertion or 0) if letter else 0)
    if number[:3].lower() == "thứ":
        return (sum(_ORDINALS.get(word, 0) for word in number.lower().split()[1:]), 0)
    return (roman_value(number) or _ALPHABET.find(number.lower()[:1]) + 1, 0)


def is_first(style: Style, number: str) -> bool:
    """Tell whether a number opens a sequence."""
    return order(style, number) == (1, 0)


def follows(style: Style, previous: str, number: str) -> bool:
    """Tell whether ``number`` is the next one after ``previous``: its successor or an insertion behind it."""
    before, after = order(style, previous), order(style, number)
    if after[0] == before[0]:
        return after[1] > before[1]
    if style in (Style.LETTER, Style.CAPITAL) and after[1] == 0:
        return _letter_follows(previous[0].lower(), number[0].lower())
    return after == (before[0] + 1, 0)


def comes_later(style: Style, previous: str, number: str) -> bool:
    """Tell whether ``number`` may carry on the sequence with a few numbers missing."""
    before, after = order(style, previous), order(style, number)
    return before < after and after[0] - before[0] <= _FURTHEST


def _letter_follows(previous: str, letter: str) -> bool:
    """d is followed by đ, or by e where đ is left out; f, j, w and z may be used or not."""
    between = _ALPHABET[_ALPHABET.index(previous) + 1 : _ALPHABET.index(letter)]
    if _ALPHABET.index(letter) <= _ALPHABET.index(previous):
        return False
    return all(skipped not in _VIETNAMESE or skipped == "đ" for skipped in between)
