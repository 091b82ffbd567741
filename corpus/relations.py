"""How a document stands to the one it names, by the verb of the clause.

The verb governs the whole list after it ("thay thế Quyết định số …, Quyết định
số …"); a strong verb (replace, repeal, amend) wins over the ones that only say
where the text comes from.
"""

from __future__ import annotations

import re

from corpus.model import ParagraphKind, Relation

CLAUSE = 260
"""Characters before a mention in which its verb is looked for."""
_BORDER = re.compile(r"[;\n]|\.\s(?=[A-ZĐÀ-Ỹ“])")
_PASSIVE = re.compile(
    r"được\s+(?:thay thế|sửa đổi|bổ sung|bãi bỏ|sửa đổi, bổ sung)\s+(?:bởi|bằng|theo|tại)\s*$", re.IGNORECASE
)
_STRONG: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    (Relation.REPLACES, re.compile(r"thay\s+thế", re.IGNORECASE)),
    (Relation.REPEALS, re.compile(r"bãi\s+bỏ|hủy\s+bỏ|huỷ\s+bỏ|đình\s+chỉ\s+(?:thi hành|việc thi hành)", re.IGNORECASE)),
    (Relation.AMENDS, re.compile(r"sửa\s+đổi|bổ\s+sung\s+(?:một số|khoản|điểm|Điều|vào)", re.IGNORECASE)),
    (Relation.CORRECTS, re.compile(r"đính\s+chính", re.IGNORECASE)),
    (Relation.CONSOLIDATES, re.compile(r"hợp\s+nhất\s+(?:các\s+)?(?:văn bản|Quyết định|Nghị quyết|Nghị định|Thông tư)", re.IGNORECASE)),
    (Relation.EXTENDS, re.compile(r"gia\s+hạn|kéo\s+dài|điều\s+chỉnh(?:,\s*bổ\s+sung)?\s+(?:một số nội dung\s+(?:của\s+)?)?(?:Kế hoạch|Đề án|Quyết định|Chương trình|thời gian)", re.IGNORECASE)),
)  # fmt: skip
_REPORTS = re.compile(
    r"(?:báo cáo|đánh giá)\s+(?:kết quả|tình hình|tiến độ)[^;.]{0,60}$|(?:sơ|tổng)\s+kết[^;.]{0,80}$", re.IGNORECASE
)
_DRAFTED = re.compile(r"tham\s+mưu[^;.]{0,120}\s(?:ban hành|phê duyệt|ký)[^;.]{0,160}$", re.IGNORECASE)
_PROMULGATED = re.compile(
    r"(?:ban\s+hành\s+kèm\s+theo|kèm\s+theo|(?:được\s+)?phê\s+duyệt\s+(?:tại|theo|kèm theo)|được\s+ban\s+hành\s+(?:tại|theo|kèm theo))\s*(?:các\s+)?$",
    re.IGNORECASE,
)
_REPLIES = re.compile(
    r"(?:nhận\s+được|trả\s+lời|phúc\s+đáp|theo\s+đề\s+nghị\s+tại|xem\s+xét)\s*(?:các\s+)?(?:nội dung\s+)?$",
    re.IGNORECASE,
)
_PROPOSED = re.compile(r"đề\s+nghị\s+của\s[^;.]{2,160}\s(?:tại|theo)\s*(?:các\s+)?$|^[\s*_-]*Xét\s*$", re.IGNORECASE)
_IMPLEMENTS = re.compile(
    r"(?:^|[,:(]\s*|\s)(?:(?:tổ chức\s+)?(?:thực\s+hiện|triển\s+khai(?:\s+thực\s+hiện)?|bám\s+sát(?:\s+nội\s+dung)?|quán\s+triệt|cụ thể hóa)|theo)"
    r"\s*(?:nội\s+dung\s+|hiệu\s+quả\s+|có hiệu quả\s+|nghiêm\s+)?(?:của\s+)?(?:các\s+)?$",
    re.IGNORECASE,
)
_EXPIRED = re.compile(r"^[^;.]{0,120}?\s(?:hết\s+hiệu\s+lực|ngừng\s+hiệu\s+lực)", re.IGNORECASE)
_LIST = re.compile(r"^[\s,;]*(?:và\s+|cùng\s+|của\s+)?(?:các\s+)?(?:số\s+)?$")


def relation_at(text: str, start: int, end: int, kind: ParagraphKind) -> Relation:
    """Return what a paragraph says of the document named at ``start:end`` of its text."""
    clause = _clause_before(text, start)
    if _PASSIVE.search(clause):
        return Relation.CITES
    strong = [(match.start(), relation) for relation, cue in _STRONG for match in cue.finditer(clause)]
    if strong:
        return max(strong)[1]
    if _EXPIRED.match(text[end : end + 160]):
        return Relation.EXPIRES
    for relation, cue in (
        (Relation.PROMULGATED_BY, _PROMULGATED),
        (Relation.PROPOSED_BY, _PROPOSED),
        (Relation.REPLIES_TO, _REPLIES),
        (Relation.DRAFTED, _DRAFTED),
        (Relation.REPORTS_ON, _REPORTS),
    ):
        if cue.search(clause):
            return relation
    if kind is ParagraphKind.BASIS:
        return Relation.BASED_ON
    return Relation.IMPLEMENTS if _IMPLEMENTS.search(clause) else Relation.CITES


def carries_on(between: str) -> bool:
    """Tell whether only the joints of a list stand between two mentions, so that one verb governs both."""
    return _LIST.match(between) is not None


def _clause_before(text: str, start: int) -> str:
    window = text[max(0, start - CLAUSE) : start]
    borders = [match.end() for match in _BORDER.finditer(window)]
    return window[borders[-1] :] if borders else window
