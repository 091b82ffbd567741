"""The words around a document's number that belong to its mention: type, date, issuer, subject.

Fixed order (NĐ 30/2020/NĐ-CP, Phụ lục I, II.6b): tên loại, số ký hiệu, ngày,
cơ quan ban hành, trích yếu. Each part is optional; what does not fit ends the mention.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.model import WrittenDate
from corpus.text.dates import find_dates
from corpus.types import TYPES, find_types

LONGEST_SUBJECT = 500
_BEFORE = 64
_TYPE_NAMES = "|".join(sorted((entry.name for entry in TYPES), key=lambda name: (-len(name), name)))
_BODY_STARTS = r"UBND|Ủy ban|Uỷ ban|HĐND|Hội đồng|Sở|Bộ|Ban|Chính phủ|Thủ tướng|Tỉnh ủy|Tỉnh uỷ|Quốc hội|Chủ tịch"
_DATE_LEAD = re.compile(r"^\s*,?\s*(?:(?:ban hành|ký)\s+)?[Nn]g[àa]y\s*")
_ISSUER = re.compile(
    r"^\s*,?\s*(?:của|do)\s+(?P<issuer>(?:(?!\s+(?:về|ban hành|phê duyệt|quy định|sửa đổi|thay thế|bãi bỏ|triển khai|thực hiện|hướng dẫn|trong|tại"
    r"|để|đã|được|có|là|thì|theo|nêu|cho|khóa|khoá|nhiệm kỳ|kỳ họp|giao|và\s+(?:các\s+)?(?:"
    + _TYPE_NAMES
    + r"|"
    + _BODY_STARTS
    + r"))(?!\w))[^,;.:()\n“”\"]){2,140})"
)
_SUBJECT_LEAD = re.compile(r"^\s*,?\s*(?P<lead>(?:về\s+việc|về|V/v)\s*[:.]?\s+)", re.IGNORECASE)
_SUBJECT_VERB = re.compile(
    r"^\s*,?\s*(?=(?:ban hành|phê duyệt|quy định|sửa đổi|bãi bỏ|triển khai|thực hiện|hướng dẫn|công bố|thành lập|kiện toàn|giao|tổ chức|điều chỉnh)\s)"
)
_NO_BARE_SUBJECT = re.compile(
    r"^\s*(?:đã|được|có|là|thì|để|và|hoặc|hay|nêu|trên|theo|này|đó|cho|khi|từ|đến|với|do|tại|gồm|hết|còn|chưa|không|nhằm|kèm|trong|của|như|nên"
    r"|nói|đang|sẽ|phải|bị|bằng|làm|yêu cầu|đề nghị|hiện|nay|cùng|mà|năm|tháng|quý)(?!\w)"
)
_SUBJECT_END = re.compile(
    r"[;\n]|\.(?=\s|$)|\s\((?=(?:sau đây|gọi|viết|Kế hoạch|Đề án|Quyết định|Chương trình|Nghị quyết|Quy chế|Quy định|Dự án|Chỉ thị|Báo cáo|Phương án)[\s)])"
    r"|,\s*(?=(?:trong đó|đồng thời|để|nhằm|các|Sở|UBND|Ủy ban|giao|yêu cầu|đề nghị|từ đó|qua đó|cụ thể|gồm|bao gồm|hằng năm|hàng năm|đến nay|tính đến)(?!\w))"
    r"|,\s*(?=năm\s+\d{4}\s+[^\W\d])"
    r"|\s+(?=(?:và|cùng)\s+(?:các\s+)?(?:" + _TYPE_NAMES + r")\s+(?:số\s*)?\d)"
    r"|\s+(?=(?:được|đã được|hết hiệu lực|có hiệu lực|kể từ ngày|để\s+tham mưu)(?!\w))",
)


@dataclass(frozen=True, slots=True)
class Parts:
    """What follows a number; ``end`` is the offset after the last part."""

    end: int
    date: WrittenDate | None = None
    issuer: str | None = None
    subject: str | None = None


def type_words_before(text: str, start: int) -> tuple[int, str | None]:
    """Return where a mention begins and the type written before its number, with "số" between."""
    left = max(0, start - _BEFORE)
    window = text[left:start]
    lead = re.search(r"(?:\s*[Ss]ố\s*:?)?\s*$", window)
    cut = lead.start() if lead is not None else len(window)
    found = [match for match in find_types(window[:cut]) if not window[match.end : cut].strip()]
    if found:
        return left + found[-1].start, found[-1].name
    return (left + cut + len(window[cut:]) - len(window[cut:].lstrip()) if window[cut:].strip() else start), None


def read_parts(text: str, position: int, limit: int) -> Parts:
    """Read date, issuer and subject after a number; nothing beyond ``limit`` belongs to the mention."""
    date, end = _date(text, position, limit)
    issuer, end = _issuer(text, end, limit)
    if date is None:
        date, end = _date(text, end, limit)
    subject, end = _subject(text, end, limit, bare=date is not None)
    return Parts(end, date, issuer, subject)


def _date(text: str, position: int, limit: int) -> tuple[WrittenDate | None, int]:
    window = text[position : min(limit, position + 60)]
    lead = _DATE_LEAD.match(window)
    if lead is None:
        return None, position
    found = find_dates(window)
    if not found or window[lead.end() : found[0].start].strip():
        return None, position
    return found[0].date, position + found[0].end


def _issuer(text: str, position: int, limit: int) -> tuple[str | None, int]:
    match = _ISSUER.match(text[position : min(limit, position + 200)])
    if match is None:
        return None, position
    issuer = match["issuer"].rstrip()
    return " ".join(issuer.split()), position + match.start("issuer") + len(issuer)


def _subject(text: str, position: int, limit: int, *, bare: bool) -> tuple[str | None, int]:
    window = text[position : min(limit, position + LONGEST_SUBJECT)]
    lead = _SUBJECT_LEAD.match(window)
    verb = _SUBJECT_VERB.match(window)
    if lead is not None:
        begin = lead.end()
    elif verb is not None:
        begin = verb.end()
    elif bare and re.match(r"\s+[^\W\d_]", window) and not _NO_BARE_SUBJECT.match(window) and not _is_mention(window):
        begin = len(window) - len(window.lstrip())
    else:
        return None, position
    end = _SUBJECT_END.search(window, begin)
    stop = end.start() if end is not None else len(window)
    words = re.sub(r"[\s,]+(?:và|cùng|theo)?\s*$", "", window[begin:stop])
    if len(words) < 3:
        return None, position
    return " ".join(words.split()), position + begin + len(words)


def _is_mention(window: str) -> bool:
    """Tell whether another document is named right away, which is no subject."""
    found = find_types(window[:40])
    return bool(found) and not window[: found[0].start].strip()
