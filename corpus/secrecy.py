"""The gate before the library: documents that bear a mark of state secrecy stay outside.

Luật Bảo vệ bí mật nhà nước 117/2025/QH15, Điều 5 forbids keeping them on
machines with a network. A mark (Tuyệt mật, Tối mật, Mật; NĐ 30/2020/NĐ-CP,
Phụ lục I, box 10a) is a short stamp in capitals near the head of the first
page; text about secrecy is none. What is uncertain waits for a person. No
message ever holds a word of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from config.errors import QuarantineError
from corpus.model import Block, BlockKind, RawDocument
from corpus.text.fold import fold


class Verdict(StrEnum):
    """What the gate says of a document."""

    CLEAR = "clear"
    MARKED = "marked"
    DOUBTFUL = "doubtful"


REASONS: Final = {
    Verdict.MARKED: "it bears a mark of state secrecy",
    Verdict.DOUBTFUL: "it may bear a mark of state secrecy",
}
REMEDIES: Final = {
    Verdict.MARKED: "take it off this machine and handle it under the rules on state secrets",
    Verdict.DOUBTFUL: "let the officer in charge of state secrets look at it before it is put there again",
}

_HEAD_LINES: Final = 25
"""Lines of the first page in which a mark may stand."""
_PAGE_LINES: Final = 3
"""The same for every later page, since attachments are stamped, too."""
_LONGEST: Final = 25
"""Characters of a stamp; "ĐỘ MẬT: TUYỆT MẬT" has 17."""
_LONGEST_FIELD: Final = 60
_LONGEST_PART: Final = 8
"""Characters of a piece of a stamp that is torn over lines."""
_MOST_PARTS: Final = 4

_MISREAD: Final = str.maketrans("0145678|!", "OIASGTBII")
"""Digits and bars that recognition puts for letters."""
_COLUMNS: Final = re.compile(r"\t|\n| {2,}")
_ELEMENTS: Final = re.compile(
    r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM"
    r"|Độc\s+lập\s*[-–]\s*Tự\s+do\s*[-–]\s*Hạnh\s+phúc"
    r"|Số\s*:?\s*\d{0,6}\s?[-/]\s?[\w&./-]+|ngày\s[\d. …]{0,12}tháng\s[\d. …]{0,12}năm\s+\d{4}",
    re.IGNORECASE,
)
"""Elements of the head, cut out: extractors put a stamp on one line with them."""
_OTHERS: Final = r"(?:KHAN|THUONGKHAN|HOATOC|HENGIO|LUUHANHNOIBO|XEMXONGTRALAI|BANSO[A-Z]{0,3})*"
_DEGREE: Final = r"(?:TUYETMAT|TOIMAT|MAT)"
_STAMP: Final = re.compile(
    rf"{_OTHERS}(?:(?:DAU|DO|VANBAN|TAILIEU|HOSO|CONGVAN|BAN)?{_DEGREE}|{_DEGREE}{_DEGREE}){_OTHERS}"
)
_OTHER_STAMPS: Final = re.compile(
    r"TAILIEUTHUHOI|CHINGUOICOTENMOIDUOCBOCBI|(?:TAILIEU)?BIMATNHANUOC|TAILIEUBIMAT(?:NHANUOC)?|(?:TAILIEU)?THUOCBIMATNHANUOC"
)
_NEARLY: Final = re.compile(
    r"TU[YV][EF]?[TI1]?[MN]A[TIL1]|TUYE[MN]AT|[TI]O[IL1]?[MNW]A[TIL]|TOI?MA|[IL]?[MW]A[TIL]{1,2}|RNAT|NIAT|N1AT|MA7|NAT|WAT|TOI|TUYET"
)
_HINT: Final = re.compile(r"M[A-Z]*?A[A-Z]*?T|THUHOI|BOCBI")
"""What every mark holds, whatever is strewn among its letters; most lines have none of it."""
_FIELD: Final = re.compile(r"(?:muc )?do (?:bao )?mat\s*[:.\-]+\s*(.*)$")
_NO_DEGREE: Final = re.compile(
    r"(?:khong|thuong|binh thuong|khong mat|cong khai|tai lieu thuong|0)?\W*(?:$|[;,(]|do khan)"
)
_LIFTED: Final = re.compile(r"(?:DA)?GIAIMAT|GIAMDOMAT")
_ORDINARY_BEFORE: Final = re.compile(
    r"(?:^|\W)(?:bảo|bí|giữ|giữ bí|ngọt|ong|túi|tiền|vắng|bề|gặp|làm|thay|trước|từng)\W*$"
)
"""Words that "mật", or what it may be a misreading of, follows in ordinary compounds: bảo mật, tiền mặt …"""
_SECRETS_BEFORE: Final = re.compile(
    r"(?:^|\W)(?:bao ve|ve|lo|thuoc|danh muc|cua|pham vi|pham|phap luat|cong tac|linh vuc|nghi dinh|luat|va|noi dung|che do|"
    r"quan ly|tai lieu|vat|chua|tin|dung|kiem tra|mang|lam|khong|den|voi|truong hop|do)\W*$"
)
"""Words after which "bí mật nhà nước" goes on a sentence that was wrapped."""
_ENDED: Final = re.compile(r"[.;:!?]\W*$")
_MANY_COLUMNS: Final = 3


class _Line(NamedTuple):
    """A line of the head.

    Attributes:
        text: as written.
        above: the line above, where this one may carry it on, else "".
        of_table: a cell of a table with several columns of data.
        scanned: it was recognised from a picture.
    """

    text: str
    above: str
    of_table: bool
    scanned: bool

    @property
    def before(self) -> str:
        """The line above in small letters, "" where it ends a sentence."""
        return "" if _ENDED.search(self.above) else self.above.lower()

    @property
    def compact(self) -> str:
        """Letters only, without diacritics, in capitals; digits count as the letters they look like."""
        return _compact(self.text)

    @property
    def bare(self) -> str:
        """The same without what is no letter: a frame may look like bars, a stamp may bear a number."""
        return _compact("".join(filter(str.isalpha, self.text)))

    def fits(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether the line is such a stamp."""
        return bool(pattern.fullmatch(self.compact) or pattern.fullmatch(self.bare))

    @property
    def in_capitals(self) -> bool:
        """Whether no letter is small."""
        return self.text.upper() == self.text


def guard(path: Path, raw: RawDocument, *, reviewed: bool = False) -> None:
    """Stop a document that bears a mark of state secrecy, or may.

    Args:
        path: the file, for the message.
        raw: what was read of it.
        reviewed: a person has looked at the file; a doubt is then no hindrance, a mark still is.

    Raises:
        QuarantineError: with no word of the document.
    """
    verdict = check(raw)
    if verdict is Verdict.CLEAR or (verdict is Verdict.DOUBTFUL and reviewed):
        return
    raise QuarantineError(path, REASONS[verdict], REMEDIES[verdict])


def check(raw: RawDocument) -> Verdict:
    """Tell whether a document bears a mark of state secrecy."""
    head = list(_head(raw.blocks))
    verdicts = [_judge(line) for line in (*head, *_elsewhere(raw), *_torn(head))]
    for verdict in (Verdict.MARKED, Verdict.DOUBTFUL):
        if verdict in verdicts:
            return verdict
    return Verdict.CLEAR


def _elsewhere(raw: RawDocument) -> Iterator[_Line]:
    """Yield the lines outside the head where a mark may stand: stamps, and the top of later pages in capitals."""
    others = [block for block in raw.blocks if block.page is not None or block.kind is BlockKind.STAMP]
    for block in others:
        if block.kind is BlockKind.STAMP:
            yield from _lines([block])
    by_page: dict[int, list[Block]] = {}
    for block in others:
        if block.page is not None and block.page > 1:
            top = by_page.setdefault(block.page, [])
            if len(top) < _PAGE_LINES:
                top.append(block)
    for top in by_page.values():
        yield from (line for line in _lines(top) if line.in_capitals)


def _head(blocks: Sequence[Block]) -> Iterator[_Line]:
    for number, line in enumerate(_lines(blocks[:_HEAD_LINES])):
        if number >= _HEAD_LINES:
            return
        yield line


def _lines(blocks: Sequence[Block]) -> Iterator[_Line]:
    """Yield the lines of blocks, those of cells and of columns set apart by spaces one by one."""
    above = ""
    for block in blocks:
        of_table = block.kind is BlockKind.TABLE_ROW and block.text.count("\t") + 1 >= _MANY_COLUMNS
        seen = block.shown or block.text
        whole = _ELEMENTS.sub("\n", seen) if _has_element(seen.lower()) else seen
        pieces = _COLUMNS.split(whole) if "  " in whole or "\t" in whole or "\n" in whole else (whole,)
        for number, piece in enumerate(pieces):
            text = piece.strip()
            if not text:
                continue
            carries_on = above if not (block.gap_before and number == 0) else ""
            yield _Line(text, carries_on, of_table, block.confidence is not None)
            above = text


def _has_element(lowered: str) -> bool:
    """Tell whether a line in small letters holds what such an element holds; most hold none, and that is cheap to see."""
    return (
        ("số" in lowered and ("/" in lowered or "-" in lowered))
        or ("ngày" in lowered and "năm" in lowered)
        or ("cộng" in lowered and "nam" in lowered)
        or ("độc" in lowered and "do" in lowered)
    )


def _torn(lines: Sequence[_Line]) -> Iterator[_Line]:
    """Yield what two to four short lines under each other say together: "TUYỆT" over "MẬT", or letter by letter."""
    for first, second in pairwise(range(len(lines))):
        text = lines[first].text
        if len(text) > _LONGEST_PART:
            continue
        for last in range(second, min(first + _MOST_PARTS, len(lines))):
            text = f"{text} {lines[last].text}"
            if any(len(line.text) > _LONGEST_PART for line in lines[first : last + 1]):
                break
            if text.upper() == text:
                yield _Line(text, "", of_table=False, scanned=lines[first].scanned)


def _judge(line: _Line) -> Verdict:
    if len(line.text) > _LONGEST_FIELD or not (line.scanned or _is_hinted(line.text)):
        return Verdict.CLEAR
    field = _FIELD.match(fold(line.text).strip(" *-–([|"))
    if field is not None:
        return _judge_field(field[1])
    if line.fits(_OTHER_STAMPS):
        return _judge_sentence(line)
    if len(line.text) > _LONGEST:
        return Verdict.CLEAR
    if line.fits(_STAMP):
        return _judge_degree(line)
    if line.fits(_LIFTED) or (line.in_capitals and not line.before and line.bare == "BIMAT"):
        return Verdict.DOUBTFUL
    return Verdict.DOUBTFUL if line.scanned and line.in_capitals and line.fits(_NEARLY) else Verdict.CLEAR


@lru_cache(maxsize=4096)
def _is_hinted(text: str) -> bool:
    """Tell whether a line holds what every mark holds; heads of documents repeat."""
    return _HINT.search(_compact(text)) is not None


def _judge_field(value: str) -> Verdict:
    """Judge what stands after "Độ mật:"; an empty field and a plain no are none."""
    if re.fullmatch(_DEGREE, _compact(value)) or re.match(r"(?:tuyet |toi )?mat\b", value):
        return Verdict.MARKED
    return Verdict.CLEAR if _NO_DEGREE.match(value.strip(" ._…-")) else Verdict.DOUBTFUL


def _judge_sentence(line: _Line) -> Verdict:
    """Judge words that also end sentences about secrecy: as a stamp they stand by themselves."""
    if line.before and (not line.in_capitals or _SECRETS_BEFORE.search(fold(line.before))):
        return Verdict.CLEAR
    return Verdict.MARKED if line.in_capitals else Verdict.DOUBTFUL


def _judge_degree(line: _Line) -> Verdict:
    is_bare = "MAT" in (line.compact, line.bare)
    if line.in_capitals:
        return Verdict.CLEAR if is_bare and _ORDINARY_BEFORE.search(line.before) else Verdict.MARKED
    if is_bare and not re.fullmatch(r"\W*mậ\W*t\W*", line.text.lower()):
        return Verdict.CLEAR  # mặt, mắt, mát: a word of another sense, and a stamp would stand in capitals
    if line.of_table or (line.before and line.text[:1].islower()):
        return Verdict.CLEAR  # a value in a list of documents, or the end of a wrapped line
    return Verdict.DOUBTFUL


class _Compact(dict[int, str]):
    """Code point to the letters that count of it, worked out when first met: the gate looks at every head."""

    def __missing__(self, code: int) -> str:
        letters = self[code] = "".join(filter(str.isalpha, fold(chr(code)).upper().translate(_MISREAD)))
        return letters


_COMPACT: Final = _Compact()


@lru_cache(maxsize=256)
def _compact(text: str) -> str:
    return text.translate(_COMPACT)
