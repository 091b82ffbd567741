"""Elements of a document's head, each known by its form (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.1-5).

The head is a table of two columns without rules. What a file gives of it may
be interleaved, in either order, or lost; so every element is recognised by
itself and cut out of the line it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Final

from corpus.structure.body_names import is_body_name
from corpus.structure.lines import Line, columns
from corpus.structure.wording import UPPER, bare, is_capitals, is_rule


class Role(StrEnum):
    """What an element of the head is."""

    __hash__ = str.__hash__  # that of Enum is a call in Python

    NATIONAL = "national title"
    MOTTO = "motto"
    NUMBER = "number"
    DATE = "date"
    LETTER_SUBJECT = "letter subject"  # V/v
    URGENCY = "urgency"
    COPY = "copy"
    SECRECY = "secrecy"
    DRAFT = "draft"  # DỰ THẢO
    RULE = "rule"
    BODY_NAME = "body name"
    TYPE = "type"
    SUBJECT = "subject"
    AUTHORITY = "authority"  # who decides, above the căn cứ
    ADDRESS = "address"  # Kính gửi
    NOTE = "attachment note"  # Kèm theo Quyết định số …
    OTHER = "other"


STRONG: Final = frozenset({Role.NATIONAL, Role.MOTTO, Role.NUMBER, Role.DATE})
"""Elements that nothing but a head has."""


@dataclass(slots=True)
class Element:
    """Lines that are one element; ``joint`` stands between them in its text."""

    role: Role
    lines: list[Line]
    joint: str = " "

    @property
    def text(self) -> str:
        """The element's text."""
        return self.joint.join(line.text for line in self.lines)

    @property
    def seen(self) -> str:
        """The same as a person sees it, in capitals where the font draws every letter so."""
        return self.joint.join(line.seen for line in self.lines)


@dataclass(slots=True)
class Found:
    """Elements in reading order."""

    elements: list[Element] = field(default_factory=list)

    def add(self, role: Role, line: Line) -> None:
        """Add an element of one line."""
        self.elements.append(Element(role, [line]))

    def texts(self, role: Role) -> list[str]:
        """Return the texts of all elements of a role as a person sees them."""
        return [element.seen for element in self.elements if element.role is role]

    def written(self, role: Role) -> list[str]:
        """Return the texts of all elements of a role as the file has them, which is how a subject is quoted."""
        return [element.text for element in self.elements if element.role is role]


NATIONAL_TITLE: Final = re.compile(
    r"C[ỘO]NG\s*H(?:ÒA|OÀ|OA)\s*X[ÃA]\s*H[ỘO]I\s*CH[ỦU]\s*NGH[ĨIỈ]A(?:\s*VI[ỆE]T(?:\s*NAM|$)|$)"
    r"|^C[ỘO]NG\s*H(?:ÒA|OÀ|OA)\s*X[ÃA]\s*H[ỘO]I(?:\s*CH[ỦU])?$|(?<!\w)ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM$|^ĐẢNG\s+CỘNG\s+SẢN$",
    re.IGNORECASE,
)
"""A narrow column tears it: what is missing stands in the next line."""
NATIONAL_REST: Final = re.compile(r"(?:(?:(?:CH[ỦU]\s+)?NGH[ĨIỈ]A\s+)?VI[ỆE]T\s+)?NAM")
_NATIONAL_END: Final = re.compile(r"(?:(?:H(?:ÒA|OÀ)\s+)?XÃ\s+)?HỘI\s+CHỦ\s+NGHĨA\s+VIỆT(?:\s+NAM)?")
"""The second line of a national title that is torn before its middle."""
MOTTO: Final = re.compile(r"Đ[ộoọ]c\s*l[ậa]p\s*[-–—~]?\s*T[ựu]\s*do\s*[-–—~]?\s*H[ạa]nh\s*ph[úu]c", re.IGNORECASE)
NUMBER: Final = re.compile(
    r"[\s*_(]*(?:(?:S[ốỐ]|SỐ)\s*(?::|(?=[\s\d./…_-]*/|[\s.…_-]*\d+\s*-\s*[A-ZĐ]))"
    r"|[Ss][ốỐóÓôÔ]\s*[:;]\s*(?=[\d.…_]{0,12}\s*(?:/\s*(?:(?:19|20)\d\d\s*/\s*)?|-\s*)[A-ZĐ]))"
)
"""A recognised page may have "só:", "Sô:" or "Số;" before what is a symbol for certain."""
_LAW_NUMBER: Final = re.compile(
    r"(?:Bộ luật|BỘ LUẬT|Luật|LUẬT|Pháp lệnh|PHÁP LỆNH|Nghị quyết|NGHỊ QUYẾT|Lệnh|LỆNH)\s+(?:số|SỐ|Số)\s*:?\s*"
    r"\d{1,4}\s*/\s*(?:(?:19|20)\d\d\s*/\s*)?[\w-]{1,20}[\s.]*"
)
"""The National Assembly writes the type before its numbers, in the place of the number: "Luật số: 47/2019/QH14"."""
_BLANK: Final = r"[\d.…_\s-]{0,24}"
HOUR: Final = r"(?:hồi|lúc)\s+\d{1,2}\s?(?:h|g|:|giờ)\s?(?:\d{1,2})?(?:\s?phút)?,?"
"""A telegram (công điện) gives its hour before its day."""
DATE: Final = re.compile(
    rf"(?:ngày|Ngày|NGÀY){_BLANK}(?:tháng|Tháng|THÁNG){_BLANK}(?:năm|Năm|NĂM)\s*[\d.…_]{{1,6}}"
    rf"|(?:,|^)\s*(?:{HOUR}\s*)?(?:ngày\s*)?\d{{1,2}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?\d{{4}}(?=\s*[.*_)]*$)"
)
PLACE: Final = re.compile(rf"(?P<place>[{UPPER}][^\d,:;/()]{{1,40}}?)\s*,\s*$")
LETTER_SUBJECT: Final = re.compile(r"[\s*_(]*(?:(?:V/v|v/v|V/V|Vv)(?:[\s:.]|$)|Về(?:\s+việc)?\s*:)")
"""Some offices write the words out, with a colon: "Về: góp ý dự thảo …"."""
ADDRESS: Final = re.compile(r"[\s*_]*(?:Kính\s+g[ửở]i|KÍNH\s+G[ỬỞ]I|Kính\s+trình)")
"""The South writes "Kính gởi", too."""
_BREAK: Final = re.compile(
    r"(?<=\S)\s+(?=(?:C[ỘO]NG\s*H(?:ÒA|OÀ|OA)\s*X[ÃA]\s*H|ĐẢNG\s+CỘNG\s+SẢN(?:\s+VIỆT\s+NAM)?\s*$"
    r"|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM\s+[^\W\d_][^,\d]{1,30},\s*ngày\s|Đ[ộo]c\s*l[ậa]p\s*[-–—]?\s*T[ựu]\s*do))",
    re.IGNORECASE,
)
_TORN_TITLE: Final = re.compile(
    r"(?<=\S)\s+(?=(?:CỘNG(?:\s+H(?:ÒA|OÀ)(?:\s+XÃ)?)?|(?:(?:H(?:ÒA|OÀ)\s+)?XÃ\s+)?(?:HỘI\s+)?CHỦ\s+NGHĨA\s+VIỆT(?:\s+NAM)?)\s*$)"
)
"""A part of the national title behind the name of a body, whose lines a narrow column tears and a converter puts side by side."""
_TITLE_END: Final = re.compile(
    r"(?:H[ạa]nh\s*ph[úu]c|(?:NGH[ĨIỈ]A|ĐẢNG\s+CỘNG\s+SẢN)\s+VI[ỆE]T\s+NAM)(?=\s+(?:[-–—_=*]{3,}\s+)?[^\W\d_])",
    re.IGNORECASE,
)
_AREA_IN_CAPITALS: Final = re.compile(r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s")
_NUMBER_INSIDE: Final = re.compile(
    r"(?<=\s)S[ốỐ]\s*:?\s*(?=[\d.…_]{0,12}\s*(?:/\s*(?:(?:19|20)\d\d\s*/\s*)?|-\s*)[A-ZĐ])"
)
_SUBJECT_OR_STAMP: Final = re.compile(r"(?<=[A-ZĐ\d])\s+(?=V/v\s|(?:HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN)\s*$)")
_DATE_BREAK: Final = re.compile(
    rf"(?<=[A-ZĐa-z\d…])(?P<gap>\s+(?:\|\s+)?)(?P<place>[{UPPER}][^\d,:;/]{{1,30}}),\s*(?:[Nn]gày{_BLANK}[Tt]háng|{HOUR}\s*ngày\s*\d)"
)
_BODY_BESIDE_PLACE: Final = re.compile(
    rf"[{UPPER}][{UPPER}\s,.&-]{{4,80}}\s+(?=[{UPPER}][^\W\d_A-Z]+(?:\s[^\d,:;/()]{{1,30}})?,\s*(?:ngày|hồi|lúc)\s)"
)
"""The end of a name in capitals beside place and date."""
_URGENT: Final = frozenset({"hoa toc", "thuong khan", "khan", "hoa toc hen gio"})
_SECRET: Final = frozenset({"tuyet mat", "toi mat", "mat"})
_COPY: Final = re.compile(r"(?:sao y|sao luc|trich sao|ban sao)\b")


def split(line: Line) -> Iterator[Line]:
    """Yield the elements of a line of the head, one a column; columns one space apart are told by their form."""
    for cell in columns(line):
        seen = cell.block.shown or cell.block.text
        breaks = list(_breaks(seen))
        if not breaks:
            yield cell
            continue
        ends = sorted({0, len(seen), *breaks})
        parts = [cell.part(start, end, int(start > 0)) for start, end in pairwise(ends)]
        pieces = [part for part in parts if part is not None]
        if len(pieces) < 2:
            yield cell
            continue
        yield from pieces


def _breaks(text: str) -> Iterator[int]:
    """Yield where another element of the head begins on the line, which may hold a whole column."""
    starts = [*_title_breaks(text)] if _may_bear_titles(text.lower()) else []
    torn = _TORN_TITLE.search(text) if not starts and ("CỘNG" in text or "CHỦ NGH" in text) else None
    if torn is not None and _NATIONAL_END.fullmatch(text.strip()) is None and _names_issuer(text[: torn.start()]):
        starts.append(torn.end())
    if "Số" in text or "SỐ" in text:
        starts += [match.start() for match in _NUMBER_INSIDE.finditer(text) if _names_issuer(text[: match.start()])]
    yield from starts
    beside_place = _BODY_BESIDE_PLACE.match(text) if ", ngày" in text or ", hồi" in text or ", lúc" in text else None
    if beside_place is not None:
        yield beside_place.end()
    for start, end in pairwise((0, *sorted(starts), len(text))):
        if NUMBER.match(text, start, end) or _LAW_NUMBER.match(text, start, end):
            yield from _after_number(text, start, end)


def _names_issuer(text: str) -> bool:
    """Tell whether a text is the name of a body, or the rest of one on its second line."""
    return is_body_name(text) or _AREA_IN_CAPITALS.match(text) is not None


def _title_breaks(text: str) -> Iterator[int]:
    """Yield where national title and motto begin, and where they end before something else."""
    yield from (match.end() for match in _BREAK.finditer(text))
    yield from (match.end() for match in _TITLE_END.finditer(text))


def _after_number(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where place and date, V/v or a stamp begins behind the number."""
    match = _DATE_BREAK.search(text, start, end)
    if match is not None:
        yield match.start("place")
    match = _SUBJECT_OR_STAMP.search(text, start, end)
    if match is not None:
        yield match.end()


@lru_cache(maxsize=4096)
def role_of(text: str) -> Role | None:
    """Return what a line of the head is by its form alone, or None where only its neighbours can tell.

    A line is asked by several rules, and heads of documents repeat.
    """
    plain = text.strip(" *_#|")
    if not plain:
        return Role.RULE
    titled = _title_role(plain)
    if titled is not None:
        return titled
    if NUMBER.match(plain) or is_law_number(plain):
        return Role.NUMBER
    if LETTER_SUBJECT.match(plain):
        return Role.LETTER_SUBJECT
    if len(plain) < 90 and DATE.search(plain) and not is_capitals(plain):
        return Role.DATE
    return _stamp(plain)


def _title_role(text: str) -> Role | None:
    if _may_bear_titles(text.lower()):
        if NATIONAL_TITLE.search(text):
            return Role.NATIONAL
        if MOTTO.search(text):
            return Role.MOTTO
    return Role.NATIONAL if "CHỦ NGH" in text and _NATIONAL_END.fullmatch(text) else None


def _may_bear_titles(lowered: str) -> bool:
    """Tell whether a text in small letters can hold the national title or the motto; few lines can."""
    return "cộng" in lowered or "cong" in lowered or "độc" in lowered or "đoc" in lowered or "đọc" in lowered


def is_law_number(text: str) -> bool:
    """Tell whether a line is type and number of a law and nothing else, which is no title."""
    return _LAW_NUMBER.fullmatch(text) is not None


def begins_with_law_number(text: str) -> bool:
    """Tell whether a line begins with type and number of a law; the date may stand beside them."""
    return _LAW_NUMBER.match(text) is not None


def _stamp(text: str) -> Role | None:
    if is_rule(text):
        return Role.RULE
    folded = bare(text) if len(text) < 60 else ""
    if folded.strip(" .:") in _URGENT:
        return Role.URGENCY
    if folded.strip(" .:") in _SECRET and is_capitals(text):
        return Role.SECRECY
    if folded.startswith("du thao") and len(folded) < 24:
        return Role.DRAFT
    return Role.COPY if _COPY.match(folded) else None
