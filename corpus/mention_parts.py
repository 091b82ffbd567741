"""The words after a document's number that belong to its mention: date, issuer, subject.

Order of the rules (NĐ 30/2020/NĐ-CP, Phụ lục I, II.6b): tên loại, số ký hiệu,
ngày, cơ quan ban hành, trích yếu. Each part is optional, date and issuer may
change places; what does not fit ends the mention.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from corpus.aliases import alias_after
from corpus.mention_start import TYPE_NAMES
from corpus.model import DateProblem, WrittenDate
from corpus.organisations.find import find_bodies
from corpus.text.dates import find_dates
from corpus.types import find_types

LONGEST_SUBJECT = 500
_LONGEST_ISSUER = 140
_BODIES = (
    r"UBND|Ủy ban|Uỷ ban|HĐND|Hội đồng|Sở|Bộ|Ban|Chính phủ|Thủ tướng|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Huyện ủy|Quốc hội|Chủ tịch"
    r"|Giám đốc|Cục|Chi cục|Tổng cục|Công an|Văn phòng|Thanh tra|Phòng|Trung tâm|Hội|Đoàn|Liên đoàn|Kho bạc|Trường"
)
_DATE_LEAD = re.compile(
    r"\s{0,3}[,(]?\s{0,3}(?:(?:được\s+)?(?:ký\s+)?(?:ban hành|thông qua|ký)\s+)?ng[àa]y\s{0,5}", re.IGNORECASE
)
_YEARLESS = re.compile(r"\d{1,2}\s?[/-]\s?\d{1,2}(?![\d/-])|\d{1,2}\s+tháng\s+\d{1,2}(?!\s+năm|\d)")
_ISSUER_LEAD = re.compile(r"\s{0,3},?\s{0,3}(?:của|do)\s+", re.IGNORECASE)
_ISSUER_STOP = re.compile(
    r"[,;:.()\n\t“”\"]|\s(?:về|ban hành|phê duyệt|quy định|sửa đổi|thay thế|bãi bỏ|triển khai|thực hiện|hướng dẫn|trong|tại|để"
    r"|đã|được|có|là|thì|theo|nêu|cho|khóa|khoá|nhiệm kỳ|kỳ họp|giao|ngày|năm|giai đoạn|kèm|gửi|khi|từ|đến|với|hoặc|công bố"
    r"|thành lập|kiện toàn|điều chỉnh|sơ kết|tổng kết|V/v|v/v|VỀ|BAN HÀNH|PHÊ DUYỆT|QUY ĐỊNH|SỬA ĐỔI|(?:và|cùng)\s+(?:các\s+)?(?:số\s|"
    + TYPE_NAMES
    + r"|"
    + _BODIES
    + r"))(?!\w)"
)
_TOGETHER = re.compile(r"[Ll]iên\s+(?:[Bb]ộ|[Nn]gành|[Ss]ở)\s*:\s*")
"""Several bodies that are listed behind a colon: "của liên Bộ: Nông nghiệp và PTNT - Công an"."""
_CO_ISSUER = re.compile(r"(?:\s?,\s?(?:và\s+)?|\s+và\s+|\s+-\s+)")
_HARD_STOP = re.compile(r"[;:()\n\t“”\"]|\.(?=\s|$|/)")
_HEAD_OF = re.compile(
    r"(?:Ban Thường vụ|BTV|Thường trực|Ban Chấp hành(?: Đảng bộ)?|Thống đốc|Viện trưởng|Tổng Giám đốc|Trưởng [Bb]an|Cục trưởng"
    r"|Chánh [Vv]ăn phòng|Tổng [Cc]ục trưởng|Chi cục trưởng)\s+"
)
_TERM = re.compile(
    r"(?:\s?,?\s?\(?(?:(?:khóa|khoá)\s+(?:thứ\s+)?[IVXLC\d]+|nhiệm kỳ\s+\d{4}\s?[-–—]\s?\d{4}|kỳ họp\s+(?:thứ|lần thứ)\s+[^\s,;.()]{1,12}"
    r"(?:\s+(?:mười|mốt|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|một))?)\)?){1,3}"
)
"""Term and session of an elected body, after its name."""
_SUBJECT_LEAD = re.compile(r"\s{0,3},?\s{0,3}(?:về\s+việc|về|V/v)\s{0,3}[:.]?\s+", re.IGNORECASE)
_SUBJECT_VERB = re.compile(
    r"\s{0,3},?\s{0,3}(?=(?:ban hành|phê duyệt|quy định|sửa đổi|bổ sung|bãi bỏ|triển khai|thực hiện|hướng dẫn|công bố|thành lập|kiện toàn"
    r"|giao|tổ chức|điều chỉnh|công nhận|phân công|thông qua|quy hoạch|tăng cường|đẩy mạnh|sơ kết|tổng kết|kết luận\s+của)\s)",
    re.IGNORECASE,
)
_NO_BARE_SUBJECT = re.compile(
    r"\s*(?:đã|được|có|là|thì|để|và|hoặc|hay|nêu|trên|theo|này|đó|cho|khi|từ|đến|với|do|tại|gồm|hết|còn|chưa|không|nhằm|kèm|trong"
    r"|của|như|nên|nói|đang|sẽ|phải|bị|bằng|làm|yêu cầu|đề nghị|hiện|nay|cùng|mà|năm|tháng|quý|số|vẫn|cũng|vào|ra|tới|lên|thay|thành|"
    + _BODIES
    + r")(?!\w)"
)
_CLAUSE = (
    r"trong đó|đồng thời|để|nhằm|các|giao|yêu cầu|đề nghị|từ đó|qua đó|theo đó|cụ thể|gồm|bao gồm|hằng năm|hàng năm|đến nay|tính đến|tiếp tục|tiếp theo"
    r"|cơ quan(?! ngang)|đơn vị|toàn tỉnh|toàn huyện|kết quả|nay|hiện nay|căn cứ|trên cơ sở|đã|được|là cơ sở|báo cáo|tuy nhiên|như sau|đến ngày|kèm theo"
)
_SUBJECT_END = re.compile(
    r"[;\n\t]|\.(?=\s|$|/)|:(?=\s*$)|(?P<bracket>\s?\()|(?P<close>\))"
    r"|,\s*(?=(?:" + _CLAUSE + r"|" + _BODIES + r")(?!\w))"
    r"|,\s*(?=năm\s+\d{4}\s+[^\W\d])"
    r"|\s+(?=(?:và|cùng)\s+(?:các\s+)?(?:" + TYPE_NAMES + r")\s+(?:số\s*)?\d)"
    r"|\s+(?=(?:và|cùng)\s+(?:các|những)\s+(?:văn bản|quy định|nội dung|tài liệu|hướng dẫn|chỉ đạo)(?!\w))"
    r"|\s+(?=(?:được|đã được|hết hiệu lực|có hiệu lực|còn hiệu lực|kể từ ngày|để\s+tham mưu|như sau)(?!\w))"
)
_JOINT = re.compile(
    r"(?:[,;:(]|\s(?:và|hoặc|cùng|với))\s*(?:(?:tiếp tục|đồng thời|cũng như)\s+)?"
    r"(?:(?:thực hiện|triển khai|triển khai thực hiện|căn cứ|theo|tiếp theo|bám sát|thay thế|bãi bỏ|sửa đổi)\s+)?(?:các\s+|cả\s+)?$"
)
"""What parts the mentions of a list or of two clauses; a mention without it before stands inside a subject."""
_REMARK = re.compile(
    r"\s?\(\s?(?:đã\s+)?(?:được|thay thế|sửa đổi|bổ sung|hết hiệu lực|theo|kèm|ban hành|có|xem|nay|cũ|sau)(?!\w)"
)


class Parts(NamedTuple):
    """What follows a number; ``end`` is the offset after the last part."""

    end: int
    date: WrittenDate | None = None
    issuer: str | None = None
    subject: str | None = None


def read_parts(
    text: str, position: int, following: Sequence[int] = (), *, whole: bool = False, joint: bool = False
) -> Parts:
    """Read date, issuer and subject after a number.

    Args:
        text: of the paragraph.
        position: offset after the number.
        following: where the next mentions begin; date and issuer end before
            the first, the subject before the first that stands beside this
            one in a list, since it may name others ("về việc thực hiện Quyết định số …").
        whole: the paragraph holds nothing but citations (căn cứ), so that no comma ends a subject.
        joint: several bodies issue such a document, so that a comma does not end them.
    """
    limit = following[0] if following else len(text)
    date, end = _date(text, position, limit)
    issuer, end = _issuer(text, end, limit, joint=joint)
    if date is None:
        date, end = _date(text, end, limit)
    joints = (_JOINT.search(text, max(end, start - 48), start) for start in following)
    apart = next((joint.start() for joint in joints if joint is not None), len(text))
    subject, end = _subject(text, end, max(apart, end), bare=date is not None, whole=whole)
    return Parts(end, date, issuer, subject)


def _date(text: str, position: int, limit: int) -> tuple[WrittenDate | None, int]:
    window = text[position : min(limit, position + 70)]
    lead = _DATE_LEAD.match(window)
    if lead is None:
        return None, position
    closing = 1 if "(" in lead.group() else 0
    found = find_dates(window)
    if found and not window[lead.end() : found[0].start].strip(" .…"):
        end = position + found[0].end
        return found[0].date, end + (closing if text[end : end + 1] == ")" else 0)
    yearless = _YEARLESS.match(window, lead.end())
    if yearless is None:
        return None, position
    return WrittenDate(yearless.group(), None, DateProblem.INCOMPLETE), position + yearless.end()


def _issuer(text: str, position: int, limit: int, *, joint: bool) -> tuple[str | None, int]:
    lead = _ISSUER_LEAD.match(text, position, limit)
    if lead is None:
        return None, position
    together = _TOGETHER.match(text, lead.end(), limit) if joint else None
    begin = together.end() if together is not None else lead.end()
    window = text[begin : min(limit, begin + _LONGEST_ISSUER)]
    hard = _HARD_STOP.search(window)
    window = window[: hard.start()] if hard is not None else window
    # In a title in capitals every word looks like a part of a name.
    end = (None if window.isupper() else _known_end(window)) or _phrase_end(window)
    while (
        joint and (comma := _CO_ISSUER.match(window, end)) is not None and (more := _known_end(window[comma.end() :]))
    ):
        end = comma.end() + more
    name = re.sub(r"\s+(?:và|cùng|hoặc)$", "", window[:end].rstrip(" .,"))
    if len(name) < 2 or not name[0].isupper():
        return None, position
    end = begin + len(name)
    name = text[lead.end() : end]
    term = _TERM.match(text, end, limit)
    return " ".join(name.split()), term.end() if term is not None else end


@lru_cache(maxsize=4096)
def _known_end(window: str) -> int | None:
    """Return where the name of a known body at the start of a text ends, or None where no known body stands there."""
    head = _HEAD_OF.match(window)
    start = head.end() if head is not None else 0
    found = next((body for body in find_bodies(window) if body.start <= start), None)
    if found is None or found.end <= start:
        return None
    return found.end if _ISSUER_STOP.match(window, found.end) or found.end == len(window) else _more(window, found.end)


def _more(window: str, end: int) -> int | None:
    """A known body followed by a capital goes on ("Sở Y tế Hà Tây cũ"); followed by a small letter it has ended."""
    rest = window[end:].lstrip()
    return None if rest[:1].isupper() else end


def _phrase_end(window: str) -> int:
    stop = _ISSUER_STOP.search(window)
    return stop.start() if stop is not None else len(window)


def _subject(text: str, position: int, limit: int, *, bare: bool, whole: bool) -> tuple[str | None, int]:
    window = text[position : min(limit, position + LONGEST_SUBJECT)]
    opening = _SUBJECT_LEAD.match(window) or _SUBJECT_VERB.match(window)
    if opening is not None:
        begin = opening.end()
    elif bare and _is_bare_subject(window):
        begin = len(window) - len(window.lstrip())
    else:
        return None, position
    stop = _subject_end(text, position, window, begin, whole=whole)
    words = re.sub(r"[\s,:]+(?:và|cùng|theo|tại|các)?\s*$", "", window[begin:stop])
    if len(words) < 3:
        return None, position
    return " ".join(words.split()), position + begin + len(words)


def _subject_end(text: str, position: int, window: str, begin: int, *, whole: bool) -> int:
    """Return where the subject ends: brackets inside belong to it, a short name in brackets ends it."""
    depth = 0
    for end in _SUBJECT_END.finditer(window, begin):
        if end["bracket"] is not None:
            if _REMARK.match(window, end.start()) or alias_after(text, position + end.start()) is not None:
                return end.start()
            depth += 1
        elif end["close"] is not None:
            if depth == 0:
                return end.start()
            depth -= 1
        elif depth == 0 and not (whole and end.group().startswith(",")):
            return end.start()
    return len(window)


def _is_bare_subject(window: str) -> bool:
    """Tell whether a title stands right behind date or issuer, without "về"; another mention is none."""
    if not re.match(r"\s+[^\W\d_]", window) or _NO_BARE_SUBJECT.match(window):
        return False
    found = find_types(window[:40])
    return not found or bool(window[: found[0].start].strip())
