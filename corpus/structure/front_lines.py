"""Lines of the front of a document, by what they say: where the body begins, who decides."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from corpus.structure.body_names import is_body_name
from corpus.structure.elements import (
    Found,
    role_of,
)
from corpus.structure.lines import Line
from corpus.structure.marks import NAMED, Style
from corpus.structure.offices import is_office
from corpus.structure.wording import bare, is_capitals, is_finished
from corpus.types import DocumentType

AHEAD: Final = 8
LONGEST_LINE: Final = 110
_BASIS: Final = re.compile(r"[\s*_–-]*(?:(?:Căn cứ|CĂN CỨ)(?:\s|:)|(?:Xét đề nghị|Theo đề nghị)\s)")
BODY_OPENER: Final = re.compile(
    r"(?:Để|Thực hiện|Căn cứ|Theo|Nhằm|Ngày|Sau khi|Trên cơ sở|Xét|Trong|Tiếp theo|Phúc đáp|Hiện nay|Qua|Từ|Kính gửi|Hôm nay|Thừa lệnh"
    r"|Thời gian (?:qua|gần đây)|Vừa qua|Nhận được|Được sự|Đến nay)(?=[\s,])"
)
SESSION: Final = re.compile(r"(?:khoa|ky hop|nhiem ky)\b")
_IN_SESSION: Final = re.compile(r"hoi dong nhan dan\s[^,;:.]{3,60}?\s(?:khoa|ky hop|nhiem ky)\s")
"""A council and its session on one line, as others have it on two."""


@dataclass(slots=True)
class Front:
    """The elements of the front and the number of lines they take.

    Attributes:
        type: the type that the title line names, or None.
    """

    found: Found = field(default_factory=Found)
    end: int = 0
    type: DocumentType | None = None


def starts_body(line: Line) -> bool:
    """Tell whether a line plainly belongs to the body."""
    if _BASIS.match(line.seen):
        return True
    begins = line.begins
    if begins is None or role_of(line.seen) is not None:
        return False
    return begins.style in NAMED or begins.style in (Style.ROMAN, Style.ARABIC, Style.DOTTED, Style.LETTER)


def is_authority(text: str) -> bool:
    """Tell whether a line names who decides, and nothing else."""
    if len(text) > LONGEST_LINE or is_finished(text):
        return False
    if any(map(str.isdigit, text)):
        return is_capitals(text) and _IN_SESSION.match(bare(text)) is not None
    if " " not in text or (not is_body_name(text) and not is_office(text)):
        return False  # a word alone is torn: "BAN" over "HÀNH QUY ĐỊNH …"
    return is_capitals(text) or len(text.split()) <= 8
