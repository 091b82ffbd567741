"""Short names that a document gives to others: "(sau đây gọi tắt là Kế hoạch)", "… (Đề án 942)".

An alias is local to its document. One of another type than the document it
follows names what that document promulgates: "(Đề án 942)" after Quyết định số
942/QĐ-UBND is the scheme, under the number of the decision.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.types import TypeMatch, find_types

LONGEST_SCHEME = 400
"""Characters of the name of a scheme before "ban hành kèm theo"."""
_ALIAS = re.compile(
    r"\s{0,3}\(\s{0,3}(?P<cue>(?:(?:sau|dưới)\s+đây\s+)?(?:được\s+)?(?:gọi|viết)\s+(?:(?:tắt|chung)\s+)?là\s{0,3}:?\s{0,3})?"
    r"[“\"]?(?P<name>[^()“”\"\n]{2,80}?)[”\"]?\s{0,3}\)"
)
_REACH = 160
_DOCUMENT_WORDS = re.compile(
    r"(?:Thỏa thuận|Thoả thuận|Hiệp định|Biên bản|Chiến lược|Quy hoạch|Điều lệ|Bộ tiêu chí|Danh mục|Nội quy|Hiến pháp)(?!\w)"
)
"""Texts that are no type of the decree and yet get short names."""
_PROMULGATED = re.compile(
    r"\s*(?:,\s*)?(?:(?:đã\s+)?được\s+)?(?:(?:UBND|Ủy ban nhân dân|Chủ tịch UBND)[^;,.()]{0,40}\s)?"
    r"(?:ban\s+hành\s+(?:kèm\s+)?(?:theo|tại)|phê\s+duyệt\s+(?:kèm\s+)?(?:theo|tại)|kèm\s+theo)\s*(?:các\s+)?$",
    re.IGNORECASE,
)
_LONGEST_CUE = 160
"""Characters that the cue takes at most, wide spaces included."""
_CUE_ENDS = ("theo", "tại", "các", "Theo", "THEO", "TẠI")
_CUE_WORDS = ("hành", "duyệt", "kèm")
"""The last words of the cue, and those right before them."""
_IN_SUBJECT = re.compile(r"^(?:việc\s+)?(?:ban hành|phê duyệt|công bố|thông qua)\s+(?:kèm theo\s+)?(?=[A-ZĐÀ-Ỹ“\"])")
_NO_NAME = re.compile(r"\s+(?:số\s*)?\d|\s+(?:này|đó|nêu|nói|trên)(?!\w)")
_NAME_BORDER = re.compile(r"[;\n\t]|\.\s|\s(?:này|nêu trên)\s|\(sau đây|\(gọi")


class Alias(NamedTuple):
    """A short name; ``end`` is the offset after its closing bracket, ``type`` the document type that heads it."""

    name: str
    end: int
    type: TypeMatch | None


class Scheme(NamedTuple):
    """What a decision promulgates: where its name begins, the name, its type, and whether more than the type is said."""

    start: int
    name: str
    type: str
    proper: bool


def alias_after(text: str, position: int) -> Alias | None:
    """Return the alias in brackets right after a mention, or None.

    It must name a document: "(Lào)" is a remark, "(VCCI)" an abbreviation, and
    "(sau đây gọi tắt là Ban Chỉ đạo)" names the body that a decision sets up.
    Without "gọi tắt là" it must hold a number or be the bare type.
    """
    match = _ALIAS.match(text, position, min(len(text), position + _REACH))
    if match is None:
        return None
    name = " ".join(match["name"].split())
    head = next((found for found in find_types(name) if found.start == 0), None)
    if head is None and not (match["cue"] and _DOCUMENT_WORDS.match(name)):
        return None
    short = head is not None and (head.end == len(name) or re.search(r"\d", name))
    if match["cue"] is None and not (short and name[0].isupper()):
        return None
    return Alias(name, match.end(), head)


def scheme_before(text: str, start: int, floor: int = 0) -> Scheme | None:
    """Return what a decision named at ``start`` promulgates: "Đề án … ban hành kèm theo [Quyết định]".

    Nothing before ``floor`` is looked at.
    """
    left = max(floor, start - LONGEST_SCHEME)
    window = text[left:start]
    if not _may_promulgate(window):
        return None
    tail = _PROMULGATED.search(window, max(0, len(window) - _LONGEST_CUE))
    if tail is None:
        return None
    borders = [border.end() for border in _NAME_BORDER.finditer(window, 0, tail.start())]
    from_ = borders[-1] if borders else 0
    heads = [
        head
        for head in find_types(window[: tail.start()])
        if head.start >= from_ and window[head.start].isupper() and not _NO_NAME.match(window, head.end)
    ]
    if not heads:
        return None
    head = _outermost(window, heads)
    name = " ".join(window[head.start : tail.start()].split()).strip(" ,")
    return Scheme(left + head.start, name, head.name, len(name) > head.end - head.start)


def _may_promulgate(window: str) -> bool:
    """Tell whether a text can end with the cue by its last words; most do not."""
    words = window.rsplit(None, 3)
    if not words or not words[-1].rstrip().endswith(_CUE_ENDS):
        return False
    return any(word.lower().endswith(_CUE_WORDS) for word in words[-3:-1])


def scheme_in_subject(subject: str | None) -> str | None:
    """Return what a subject says is promulgated: "ban hành Quy chế làm việc" → "Quy chế làm việc"."""
    lead = _IN_SUBJECT.match(subject) if subject else None
    if lead is None or subject is None:
        return None
    name = subject[lead.end() :]
    return name if any(found.start == 0 for found in find_types(name)) else None


def _outermost(window: str, heads: list[TypeMatch]) -> TypeMatch:
    """Return the head of the whole name: in "Kế hoạch thực hiện Đề án … ban hành kèm theo" it is the plan."""
    chosen = heads[-1]
    for head in reversed(heads[:-1]):
        between = window[head.end : chosen.start]
        if not re.fullmatch(
            r"\s*(?:(?:tổ chức\s+)?(?:thực hiện|triển khai)(?:\s+thực hiện)?|của|về|cụ thể hóa)?\s*", between
        ):
            break
        chosen = head
    return chosen
