"""Figures of a text by what they count: "143 cán bộ", "02 lớp tập huấn", "giải ngân 1,82 tỷ đồng"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from corpus.model import Paragraph, ParagraphKind
from corpus.symbols import find_symbols
from corpus.text.dates import find_dates
from corpus.text.fold import fold
from corpus.text.numbers import find_numbers

LONGEST_UNIT = 6
"""Words behind a number that say what it counts."""
_READ = (ParagraphKind.BODY, ParagraphKind.TABLE_ROW, ParagraphKind.FOOTNOTE)
_LETTER = r"[^\W\d_⁰¹²³⁴-⁹]"
_WORD = re.compile(rf"{_LETTER}+|%")
_UNIT = re.compile(rf"\s{{0,2}}(?P<unit>%|{_LETTER}+(?:\s{_LETTER}+){{0,7}})")
_RATE = re.compile(
    r"[^;.:()]{0,24}?(?:(?:một|mỗi|hằng|hàng)\s+|/\s?)(?P<span>ngày|tuần|tháng|quý|năm)(?!\w)", re.IGNORECASE
)
"""What is counted by the week is not what is counted over the year."""
_NUMBERING = re.compile(r"^\s*(?:[IVXLC]+[.-]|\d+(?:\.\d+)*[.)]?|[a-zđ]\))\s+")
_STOP = frozenset(
    [
        "cho",
        "voi",
        "tai",
        "trong",
        "so",
        "dat",
        "va",
        "la",
        "co",
        "de",
        "duoc",
        "theo",
        "tu",
        "den",
        "mot",
        "tren",
        "o",
        "do",
        "nham",
        "khi",
        "gom",
        "cac",
        "qua",
        "bang",
        "ve",
        "nam",
        "truoc",
        "sau",
        "ca",
        "cua",
    ]
)
"""Words that end what a number counts."""
_DIGITAL = frozenset({"nghe", "doi", "nang", "te", "quyen", "dan"})
"""Last syllables of words with which "số" is one term: "công nghệ số", "kỹ năng số"."""
_SCALES = frozenset({"ty", "trieu", "nghin", "dong", "%"})
"""Units of money and shares: what they measure stands before the number."""
_SCALE_NAMES = {"ty dong": "tỷ đồng", "trieu dong": "triệu đồng", "nghin dong": "nghìn đồng", "dong": "đồng"}
_NO_MEASURE = frozenset(
    {"ngay", "thang", "nam", "quy", "dieu", "khoan", "muc", "gio", "phan", "tuan", "so", "ke", "sao"}
)
_BEFORE = 6
"""Words before an amount of money by which it is recognised in other documents."""
_NAMED = 14
"""Words before it by which it is called."""
_LOOSE = re.compile(
    r"(?:\s+(?:là|với|bằng|đạt|hơn|khoảng|trên|gần|dưới|tối đa|được|còn|năm|và))+$|^(?:(?:và|trong đó|gồm|đã)\s+)+",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"(?:qua|từ|của|cho|tại|theo)\s", re.IGNORECASE)
_EACH = re.compile(r"(?<!\w)(?:mỗi|từng|bình quân)\s[^.;:]*$", re.IGNORECASE)
"""What is said of each unit ("mỗi thôn 01 tổ") is no amount of the whole."""
_QUALIFIER = re.compile(r"(?:trên|hơn|gần|khoảng|dưới|ít nhất|tối thiểu|tối đa|không quá)\s$", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:thứ|lần|khóa|khoá|số|tháng|năm|quý|Điều|khoản|mục|dòng)\s{1,2}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts.

    Attributes:
        start, end: offsets of ``raw`` in the paragraph's text.
        raw: as written with what it counts and its qualifier ("trên 186.000 lượt truy cập").
        keys: folded forms of what it counts, the most exact first; equal keys count the same.
        name: what it counts, as written.
    """

    paragraph: Paragraph
    start: int
    end: int
    raw: str
    value: Decimal
    keys: tuple[str, ...]
    name: str


def find_figures(paragraph: Paragraph) -> Iterator[Figure]:
    """Yield the figures of a paragraph; numbers of documents, days, provisions and list items are none."""
    if paragraph.kind not in _READ:
        return
    text = paragraph.text
    taken = [(match.start, match.end) for match in find_symbols(text)]
    taken += [(match.start, match.end) for match in find_dates(text)]
    for number in find_numbers(text):
        inside = any(start < number.end and number.start < end for start, end in taken)
        if inside or number.start == 0 or _ORDINAL.search(text, max(0, number.start - 12), number.start):
            continue
        if _EACH.search(text, max(0, number.start - 80), number.start):
            continue
        figure = _figure(paragraph, number.start, number.end, number.value)
        if figure is not None:
            yield figure


def _figure(paragraph: Paragraph, start: int, end: int, value: Decimal) -> Figure | None:
    text = paragraph.text
    found = _UNIT.match(text, end, min(len(text), end + 60))
    if found is None:
        return None
    words = _unit_words(found["unit"])
    if not words or words[0][0] in _NO_MEASURE:
        return None
    unit_end = found.start("unit") + words[-1][2]
    qualifier = _QUALIFIER.search(text, max(0, start - 12), start)
    begin = qualifier.start() if qualifier is not None else start
    unit = [word for word, _, _ in words]
    if unit[0] in _SCALES:
        name, keys = _measured(paragraph, begin, unit)
    else:
        name = text[found.start("unit") : unit_end]
        keys = tuple(" ".join(unit[:length]) for length in range(len(unit), 0, -1) if length > 1 or len(unit) == 1)
    rate = _RATE.match(text, unit_end)
    keys = tuple(f"{key} /{fold(rate['span'])}" for key in keys) if rate is not None else keys
    return Figure(paragraph, begin, unit_end, text[begin:unit_end], value, keys, name) if keys else None


def _unit_words(words: str) -> list[tuple[str, int, int]]:
    """Return the words that say what is counted, folded, with their offsets; a small word ends them."""
    found: list[tuple[str, int, int]] = []
    for match in _WORD.finditer(words):
        folded = fold(match.group())
        digital = match.group() == "số" and found and found[-1][0] in _DIGITAL
        if (folded in _STOP and not digital) or len(found) == LONGEST_UNIT:
            break
        found.append((folded, match.start(), match.end()))
    return found


def _measured(paragraph: Paragraph, start: int, unit: list[str]) -> tuple[str, tuple[str, ...]]:
    """Return what an amount of money or a share measures: the words before it in pairs, under its heading."""
    window = paragraph.text[max(0, start - 100) : start]
    clause = re.split(r"[;.,:()]", window)[-1]
    before = [match.group() for match in _WORD.finditer(clause)]
    scale = " ".join(word for word in unit if word in _SCALES)
    heading = _NUMBERING.sub("", paragraph.headings[-1]).strip() if paragraph.headings else ""
    folded = [fold(word) for word in before[-_BEFORE:]]
    pairs = [f"{folded[i]} {folded[i + 1]} {scale} | {fold(heading)}" for i in range(len(folded) - 1)]
    return f"{_called(before, heading)} ({_SCALE_NAMES.get(scale, scale)})", tuple(pairs[::-1])


def _called(words: list[str], heading: str) -> str:
    """Return how an amount of money is called: the words of its clause, under a short heading if they begin with "qua"."""
    name = _LOOSE.sub("", _LOOSE.sub("", " ".join(words[-_NAMED:])))
    if heading and len(heading.split()) <= _BEFORE and (not name or _PREPOSITION.match(name)):
        return f"{heading.capitalize()} {name}".strip()
    return name or " ".join(words)
