"""Numbers as documents write them: "1.105" is 1105, "82,64" a fraction, "một nghìn một trăm linh năm" is 1105, too.

A dot parts thousands and a comma decimals. A dot that cannot part thousands
("66.25") leaves the figure unread, since it is no amount.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.text.tone import spelling

_FIGURE = re.compile(
    r"(?<![\w.,/-])\d{1,3}(?:\.\d{3}){1,5}(?:,\d{1,6})?(?![\w/]|[.,]\d)|(?<![\w.,/-])\d{1,15}(?:,\d{1,6})?(?![\w/]|[.,-]\d)"
)
_WORD = re.compile(r"[^\W\d_]+")
_UNITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_TEN, _TENS, _HUNDRED = "mười", "mươi", "trăm"
_NOUGHT = frozenset({"linh", "lẻ"})
_GROUPS = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}
_GROUP_SPELLINGS = {"ngàn": "nghìn", "tỉ": "tỷ"}
_NUMERALS = frozenset({*_UNITS, _TEN, _TENS, _HUNDRED, *_NOUGHT, *_GROUPS, *_GROUP_SPELLINGS})
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
LONGEST = 32
"""Words of the longest number that is read."""
_LONGEST_NUMERAL = 5
LARGEST = 10**15
"""Numbers from here on are not written out."""


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number in a text; ``value`` is exact."""

    start: int
    end: int
    value: Decimal


def find_numbers(text: str) -> tuple[NumberMention, ...]:
    """Return the numbers of a cleaned text, in figures and in words, in reading order.

    Words count only from two on ("mười lăm", "hai trăm"): "năm" alone is a year.
    """
    figures = [
        NumberMention(match.start(), match.end(), value)
        for match in _FIGURE.finditer(text)
        if (value := parse_figure(match.group())) is not None
    ]
    return tuple(sorted([*figures, *_in_words(text)], key=lambda mention: mention.start))


def parse_figure(figure: str) -> Decimal | None:
    """Return the value of a number in figures, or None: "6.800" → 6800, "82,64" → 82.64, "66.25" → None."""
    whole, comma, fraction = figure.partition(",")
    if "." in whole and re.fullmatch(r"\d{1,3}(?:\.\d{3})+", whole) is None:
        return None
    digits = whole.replace(".", "")
    if not digits.isdecimal() or (comma and not fraction.isdecimal()):
        return None
    return Decimal(f"{digits}.{fraction}" if comma else digits)


def parse_words(words: Sequence[str]) -> int | None:
    """Return the number that words spell, or None: ("một", "nghìn", "một", "trăm", "linh", "năm") → 1105."""
    spelled = [_GROUP_SPELLINGS.get(word, word) for word in map(spelling, words[:LONGEST])]
    if "tỷ" not in spelled:
        return _below_billion(spelled)
    at = len(spelled) - 1 - spelled[::-1].index("tỷ")
    billions = _below_billion(spelled[:at])
    rest = _below_billion(spelled[at + 1 :]) if at + 1 < len(spelled) else 0
    return None if billions is None or rest is None else billions * 10**9 + rest


def number_in_words(number: int) -> str:
    """Return a number from 0 below :data:`LARGEST` in words, in the northern standard ("linh", "nghìn").

    Raises:
        ValueError: if the number is out of that range.
    """
    if not 0 <= number < LARGEST:
        raise ValueError(f"{number} is not between 0 and {LARGEST - 1}; write it in figures.")
    if number == 0:
        return _DIGITS[0]
    billions, number = divmod(number, 10**9)
    words = [*number_in_words(billions).split(), "tỷ"] if billions else []
    for name, size in (("triệu", 10**6), ("nghìn", 10**3), ("", 1)):
        group, number = divmod(number, size)
        if group:
            words += [*_three_digits(group, full=bool(words)), *name.split()]
    return " ".join(words)


def _below_billion(words: Sequence[str]) -> int | None:
    """Return the value of words with "triệu" and "nghìn", each once and in this order."""
    total = 0
    rest = list(words)
    for name in ("triệu", "nghìn"):
        if name in rest:
            at = rest.index(name)
            value = _below_thousand(rest[:at])
            if value is None:
                return None
            total += value * _GROUPS[name]
            rest = rest[at + 1 :]
    if not rest:
        return total if words else None
    last = _below_thousand(rest)
    return None if last is None else total + last


def _below_thousand(words: Sequence[str]) -> int | None:
    """Return the value of words for one to three digits: "một trăm linh năm", "hai mươi mốt", "năm"."""
    rest = list(words)
    value = 0
    if len(rest) > 1 and rest[1] == _HUNDRED:
        if rest[0] not in _UNITS:
            return None
        value = 100 * _UNITS[rest[0]]
        rest = rest[2:]
    if not rest:
        return value if words else None
    if rest[0] in _NOUGHT:
        rest = rest[1:]
    elif rest[0] == _TEN:
        value, rest = value + 10, rest[1:]
    elif len(rest) > 1 and rest[1] == _TENS and rest[0] in _UNITS:
        value, rest = value + 10 * _UNITS[rest[0]], rest[2:]
    if not rest:
        return value
    return value + _UNITS[rest[0]] if len(rest) == 1 and rest[0] in _UNITS else None


def _three_digits(number: int, *, full: bool) -> list[str]:
    """Return the words of one to three digits; ``full`` says the noughts in front, as inside a larger number."""
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    words = [_DIGITS[hundreds], _HUNDRED] if hundreds or full else []
    if tens == 0:
        return [*words, *(("linh",) if words and units else ()), *((_DIGITS[units],) if units else ())]
    words += [_TEN] if tens == 1 else [_DIGITS[tens], _TENS]
    if units == 5:
        words.append("lăm")
    elif units == 1 and tens > 1:
        words.append("mốt")
    elif units:
        words.append(_DIGITS[units])
    return words


def _in_words(text: str) -> list[NumberMention]:
    """Return the runs of numerals that spell a number."""
    found: list[NumberMention] = []
    run: list[tuple[str, int, int]] = []
    for match in _WORD.finditer(text):
        word = match.group()
        numeral = spelling(word) if len(word) <= _LONGEST_NUMERAL else ""
        word = numeral if numeral in _NUMERALS else ""
        if run and not (word and text[run[-1][2] : match.start()] == " " and _may_follow(run, word)):
            found += _read_run(run)
            run = []
        if word:
            run.append((word, match.start(), match.end()))
    return [*found, *_read_run(run)]


def _may_follow(run: list[tuple[str, int, int]], word: str) -> bool:
    """Tell whether a numeral can go on a run: no digit follows a digit, and each size stands once in its place."""
    last = run[-1][0]
    if len(run) >= LONGEST or (last in _UNITS and word in _UNITS):
        return False
    if word in _UNITS or word in _NOUGHT:
        return True
    for said, _, _ in reversed(run):
        if said == word:
            return False
        if said == "tỷ" or (said in _GROUPS and word not in _GROUPS):
            return True
    return True


def _read_run(run: list[tuple[str, int, int]]) -> list[NumberMention]:
    """Return the number of a run; one that ends in "năm" for a year is read without it ("mười năm")."""
    for end in range(len(run), 1, -1):
        words = [word for word, _, _ in run[:end]]
        value = parse_words(words)
        if value is not None and not (end == len(run) and _counts_years(words)):
            return [NumberMention(run[0][1], run[end - 1][2], Decimal(value))]
    return []


def _counts_years(words: list[str]) -> bool:
    """After tens "năm" is the word for year: five is then "lăm"."""
    return len(words) > 1 and words[-1] == "năm" and words[-2] in (_TEN, _TENS)
