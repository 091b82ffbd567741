"""What a factual answer must hold: a number of the thing counted, a percentage, a sum, a time, a body.

A paragraph that speaks of the right thing but holds no such value is a near
miss, and a near miss is silence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from corpus.text.fold import fold
from retrieval.query import Expected

_NUMBER = r"(?<![\d/.,-])\d{1,3}(?:\.\d{3})+(?:,\d+)?|(?<![\d/.,-])\d+(?:[.,]\d+)?"
_FRACTION = r"(?<![\d/.,-])\d{1,5}/\d{1,5}(?=\s+[^\W\d_]{2})"
"""How many of how many: "118/193 xã"; a day of a month is written so, too, but with the word before it."""
_WORD_NUMBER = r"\b(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)\b"
_QUALIFIER = r"(?:(?<!\w)(?:tren|hon|gan|khoang|duoi|toi thieu|toi da|it nhat|nhieu nhat|khong qua|dat|chung)\s+)?"


def _values(pattern: str) -> re.Pattern[str]:
    """Compile what begins no word inside; said once in front, it spares trying each form at every letter."""
    return re.compile(rf"(?<![^\W\d_])(?:{pattern})")


_VALUES: dict[Expected, re.Pattern[str]] = {
    Expected.PERCENT: _values(rf"{_QUALIFIER}(?:{_NUMBER})\s*(?:%|phan tram|diem phan tram)"),
    Expected.MONEY: _values(
        rf"{_QUALIFIER}(?:{_NUMBER})\s*(?:(?:nghin|ngan|trieu|ty|ti)\s*){{0,2}}(?:dong|usd|d/|vnd|do la|euro|trieu|ty|ti)\b(?! le)"
        r"|mien phi|khong thu phi"
    ),
    Expected.AMOUNT: _values(
        rf"{_QUALIFIER}(?:{_NUMBER})\s*(?:(?:(?:nghin|ngan|trieu|ty|ti)\s*){{0,2}}(?:dong|usd|d/|vnd|do la|euro|trieu|ty|ti)\b(?! le)"
        r"|%|phan tram|diem phan tram|lan muc)|mien phi|khong thu phi|khong duoc huong|khong huong"
    ),
    Expected.TIME: _values(
        r"\bngay\s+\d{1,2}(?:[/.-]\d{1,2}(?:[/.-]\d{4})?|\s+thang\s+\d{1,2}(?:\s+nam\s+\d{4})?)?"
        r"|\bthang\s+\d{1,2}(?:[/.-]\d{4}|\s+nam\s+\d{4})?|\bquy\s+(?:[1-4]|i{1,3}|iv)\b"
        r"|\b\d{1,2}/\d{1,2}(?:/\d{4})?\b|\b\d{1,2}[.-]\d{1,2}[.-]\d{4}\b|\b\d{1,2}/(?:19|20)\d\d\b|\b(?:19|20)\d\d\b"
        rf"|(?:{_NUMBER}|{_WORD_NUMBER})\s+(?:ngay|thang|nam|gio|tuan|phut|quy)(?: lam viec)?\b"
        r"|hang (?:ngay|tuan|thang|quy|nam)|dinh ky|\bke tu\b"
    ),
    Expected.DURATION: _values(
        rf"{_QUALIFIER}(?:{_NUMBER}|{_WORD_NUMBER})\s+(?:\([^()]{{1,24}}\)\s+)?(?:ngay|thang|nam|gio|tuan|phut|quy|buoi)\b(?: lam viec)?"
        r"|khong (?:xac dinh )?thoi han|vo thoi han|trong ngay|den het|\b(?:19|20)\d\d\s?-\s?(?:19|20)\d\d\b"
    ),
    Expected.QUANTITY: _values(rf"{_QUALIFIER}(?:{_FRACTION}|(?:{_NUMBER}|{_WORD_NUMBER})(?![\d/]))"),
}
_PLACE = re.compile(
    r"(?<!\w)(?:địa (?:điểm|chỉ)(?=\s*[:\d]|\s+(?:tại|ở|là|số|đặt|tiếp|nhận|nộp)(?!\w)|\s+(?-i:[A-ZĐÀ-Ỹ]))|(?:đến|về) (?:thành phố|tp|huyện|thị xã|thị trấn|xã|phường|tỉnh|thôn|bản|trung tâm|khu|trụ sở|trường)"
    r"|(?:tại|ở) (?!(?:điều|khoản|điểm|mục|chương|phần|phụ lục|biểu|bảng|danh mục|thời điểm|chỗ|đây|đó|quyết định|nghị quyết|nghị định"
    r"|thông tư|luật|bộ luật|pháp lệnh|chỉ thị|kế hoạch|công văn|báo cáo|tờ trình|văn bản|quy định|quy chế|thông báo|kết luận|hội nghị"
    r"|cuộc họp|kỳ họp|phiên họp)(?!\w))[^\W\d_]+)(?!\w)",
    re.IGNORECASE,
)
"""Where something is, in the words of documents; "tại Điều 5" is a place in a text, and "tài sản" none."""
_BODY = re.compile(
    r"\b(?:Sở|Bộ|UBND|Ủy ban|HĐND|Hội đồng|Hội|Ban|[Pp]hòng|Văn phòng|Cục|Chi cục|Vụ|Công an|Trung tâm|Viện|Trường|Bệnh viện|Đài|Báo|Đoàn"
    r"|Liên đoàn|Tổ|Công ty|HTX|Hợp tác xã|Cơ sở|[Cc]hủ tịch|[Pp]hó|[Gg]iám đốc|[Tt]rưởng|[Tt]hủ trưởng|[Cc]hánh|[Cc]ơ quan|[Đđ]ơn vị"
    r"|[Tt]hường trực|Tỉnh ủy|Huyện ủy|Thành ủy|Chính phủ|Quốc hội|Thủ tướng|[Nn]gười)\b"
)
"""Bodies and offices as documents write them."""
_NUMBER_WORDS = frozenset({"một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười"})
"""Number words as written: "bá", "nam" and "mót" are other words that only look like them without diacritics."""
_DIGITS = re.compile(r"\d+")
_A_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDERED = (
    "điều", "khoản", "điểm", "mục", "ngày", "tháng", "năm", "quý", "phụ lục", "thứ", "lần", "đợt", "khóa", "khoá", "bảng",
    "chương", "phần", "(?<!tổng )(?<!dân )(?<!doanh )(?<!chỉ )(?<!hệ )số",
)  # fmt: skip
"""What is told apart by its number, which counts nothing: "bảng 3", but not "bằng 3 lần"."""
_ORDINAL_BEFORE, _BARE_ORDINAL_BEFORE = (
    re.compile(rf"(?:\b(?:{'|'.join(words)})|[/.-]\d+)\s*$") for words in (_ORDERED, map(fold, _ORDERED))
)
"""The same in a text without any diacritics."""
_NO_GAP = re.compile(r"[;.:(),]|\d|\b(?:do|va|la|cua|tai|trong|de|cho|voi|ve|den|tu|duoc|thi|nam|thang|ngay|so)\b")
"""What may not stand between a number and the noun it counts."""
_BEFORE_LABEL = '-+•–“" '
_AFTER_LABEL = (".", ")", "\t")
_ISSUED_ON = re.compile(
    r"\bngay \d{1,2}(?:\s?[/.-]\s?\d{1,2}\s?[/.-]\s?| thang \d{1,2} nam )\d{4},? [^.;:]{0,100}?\b(?:ban hanh|ky|co|phe duyet|ra)\s+"
    r"(?:quyet dinh|ke hoach|nghi quyet|chi thi|thong bao|cong van|van ban|nghi dinh|thong tu|to trinh|bao cao|ket luan)\s+(?:so\s*)?\d"
)
"""The day on which a document was issued, before it is named: "ngày 30/9/2022, UBND tỉnh ban hành Quyết định số …"."""
_ALONE = re.compile(r"\s+(?P<word>[a-z]+)(?=\s*(?:[^\w\s]|$)|\s+(?:va|voi|trong|o|tai|cua|tren)\b)")
"""The one word after a number that has no further noun behind it."""
_NOT_AGAINST = r"(?<!phong )(?<!chua )(?<!chong )"
"""What is fought is not counted: one breach of the rules on fighting fires is no fire."""
_CLAUSE_END = re.compile(r"[;:.()\d]")
_MAX_CLAUSE = 80
_MAX_UNIT_GAP = 24
"""Characters between a number and the noun it counts: "1.105 cuộc hội nghị"."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value found in a text, as offsets, with the noun it counts where there is one.

    Attributes:
        label: at the beginning of a sentence it is the number of an item in a list.
    """

    start: int
    end: int
    label: bool = False


class HeldValues:
    """What looks like a value of the expected kind in a text, found once for all of its sentences.

    Attributes:
        expected: the kind of value.
        units: folded nouns of which one is to be counted; () where any number will do.
    """

    def __init__(
        self, text: str, folded: str, expected: Expected, units: Sequence[str] = (), *, of_issue: bool = True
    ) -> None:
        """Begin with nothing looked for.

        Args:
            of_issue: the day on which a document was issued may be the one asked for.
        """
        self._of_issue = of_issue
        self.expected = expected
        self.units = tuple(units)
        self._text = text
        self._folded = folded

    @cached_property
    def _matches(self) -> tuple[re.Match[str], ...]:
        if self.expected is Expected.PLACE:
            return tuple(_PLACE.finditer(self._text))
        pattern = _VALUES.get(self.expected)
        found = tuple(pattern.finditer(self._folded)) if pattern is not None else ()
        if self.expected is not Expected.TIME or self._of_issue or not found:
            return found
        issued = {match.start() for match in _ISSUED_ON.finditer(self._folded)}
        return tuple(match for match in found if match.start() not in issued)

    @cached_property
    def _counted(self) -> tuple[Value, ...]:
        """The values that count one of the units, or all where none is asked for."""
        if not self.units:
            return self._plain
        ends = ((match, self._end_of_unit(match)) for match in self._matches)
        return tuple(
            Value(match.start(), end, self._may_be_label(match))
            for match, end in ends
            if end is not None and not self._counts_nothing(match, has_units=True)
        )

    @cached_property
    def _plain(self) -> tuple[Value, ...]:
        """The values, whatever they count."""
        return tuple(
            Value(match.start(), match.end(), self._may_be_label(match))
            for match in self._matches
            if not self._counts_nothing(match, has_units=False)
        )

    @cached_property
    def _bodies(self) -> tuple[Value, ...]:
        """The bodies and offices that are named."""
        return tuple(Value(*match.span()) for match in _BODY.finditer(self._text))

    def between(self, start: int, end: int) -> tuple[Value, ...]:
        """Return the values in a part of the text, those that count one of the units if any are asked for."""
        return tuple(self._standing_in(self._counted, start, end))

    def share(self, start: int, end: int) -> float:
        """Return how well a part holds the value asked for: 1 with the noun counted, 0.5 without it, 0 without a value.

        Any text answers an open question, or one for a body.
        """
        if self.expected is Expected.ANY:
            return 1.0
        if self.expected is Expected.BODY:
            return 1.0 if any(self._standing_in(self._bodies, start, end)) else 0.5
        if any(self._standing_in(self._counted, start, end)):
            return 1.0
        return 0.5 if self.units and any(self._standing_in(self._plain, start, end)) else 0.0

    def _standing_in(self, values: Sequence[Value], start: int, end: int) -> Iterator[Value]:
        """Yield the values in a part that are no label at its beginning ("1.", "2)")."""
        for value in islice(values, bisect_left(values, start, key=lambda value: value.start), None):
            if value.start >= end:
                return
            label = value.label and not self._folded[start : value.start].strip(_BEFORE_LABEL)
            if value.end <= end and not label:
                yield value

    def _may_be_label(self, match: re.Match[str]) -> bool:
        return self.expected is Expected.QUANTITY and self._folded[match.end() : match.end() + 1] in _AFTER_LABEL

    def _end_of_unit(self, match: re.Match[str]) -> int | None:
        ends = (_end_of_unit(self._folded, match, unit) for unit in self.units)
        return next((end for end in ends if end is not None), None)

    def _counts_nothing(self, match: re.Match[str], *, has_units: bool) -> bool:
        return self.expected is Expected.QUANTITY and _counts_nothing(self._text, self._folded, match, has_units)


def names_body(text: str) -> bool:
    """Tell whether a text names a body or an office."""
    return _BODY.search(text) is not None


def find_values(text: str, expected: Expected, units: Sequence[str] = ()) -> tuple[Value, ...]:
    """Return the values of the expected kind, those that count one of ``units`` (folded) if there are any."""
    return HeldValues(text, fold(text), expected, units).between(0, len(text))


def _counts_nothing(text: str, folded: str, match: re.Match[str], has_units: bool) -> bool:
    """Tell whether a number names a year, a date or an article, and no amount."""
    written = text[match.start() : match.end()].lower()
    if not any(character.isdigit() for character in written):
        return not has_units or written.split()[-1] not in _NUMBER_WORDS
    ordered = _BARE_ORDINAL_BEFORE if text.isascii() else _ORDINAL_BEFORE
    if ordered.search(text[max(0, match.start() - 16) : match.start()].lower()):
        return True
    if "/" in written:
        return not has_units or not _is_part_of_whole(written)
    return not has_units and _A_YEAR.fullmatch(written.strip()) is not None


def _is_part_of_whole(fraction: str) -> bool:
    """Tell whether the first number of a fraction is not more than the second: "9/9 đơn vị", but no "15/9"."""
    part, whole = (int(number) for number in _DIGITS.findall(fraction)[:2])
    return 0 < part <= whole


def _end_of_unit(folded: str, number: re.Match[str], unit: str) -> int | None:
    """Return where the counted noun ends, if it follows the number closely enough, or is parted by it: "trâu 512 con"."""
    after_number = number.end()
    window = folded[after_number : after_number + _MAX_UNIT_GAP + len(unit)]
    found = re.search(rf"(?<!\w){re.escape(unit)}(?!\w)", window)
    if found is not None and not _NO_GAP.search(window[: found.start()]):
        return after_number + found.end()
    counted, _, noun = unit.partition(" ")
    alone = _ALONE.match(folded, after_number) if noun and counted.isalpha() else None
    if alone is None or alone["word"] != counted:
        return None
    before = _CLAUSE_END.split(folded[max(0, number.start() - _MAX_CLAUSE) : number.start()])[-1]
    spoken_of = re.search(rf"{_NOT_AGAINST}(?<!\w){re.escape(noun)}(?!\w)", before)
    return alone.end("word") if spoken_of is not None else None
