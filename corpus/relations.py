"""How a document stands to the one it names, by the verb of the clause.

The verb governs the whole list after it ("thay thế Quyết định số …, Quyết định
số …"). A verb that changes another document (replace, repeal, amend) counts
only where the document that is read does it: not where it tells of a decision
that did, advises another body to do it, or is a report.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from corpus.model import Relation
from corpus.spans import starts_between
from corpus.text.alternation import one_of
from corpus.types import TYPES

CLAUSE = 260
"""Characters before a mention in which its verb is looked for."""
_BORDER = re.compile(r"[;\n\t.](?:(?<!\.)|\s(?=[A-ZĐÀ-Ỹ“]))")
"""A mark that parts clauses, or a full stop before a capital; set so that the search jumps from mark to mark."""
_Cues = tuple[tuple[Relation, tuple[str, ...], re.Pattern[str]], ...]
"""What is said, syllables of which its cue holds one at least (looking for them is a tenth of the work), and the cue."""
_CHANGES: _Cues = (
    (Relation.REPLACES, ("thay",), re.compile(r"thay\s+thế", re.IGNORECASE)),
    (Relation.REPEALS, ("bãi", "hủy", "huỷ", "huy", "đình"), re.compile(r"bãi\s+bỏ|h[ủu][yỷ]\s+bỏ|đình\s+chỉ\s+(?:việc\s+)?thi\s+hành|đình\s+chỉ\s+hiệu\s+lực", re.IGNORECASE)),
    (Relation.AMENDS, ("sửa", "bổ"), re.compile(r"sửa\s+đổi|(?<!điều chỉnh, )bổ\s+sung(?=\s+(?:một số|khoản|điểm|mục|Điều|vào|Phụ lục|nội dung)|\s*$)", re.IGNORECASE)),
    (Relation.CORRECTS, ("đính",), re.compile(r"đính\s+chính", re.IGNORECASE)),
    (Relation.CONSOLIDATES, ("hợp",), re.compile(r"hợp\s+nhất(?=\s+(?:các\s+)?(?:văn bản|Quyết định|Nghị quyết|Nghị định|Thông tư|Luật)|\s*(?:các\s+)?$)", re.IGNORECASE)),
    (Relation.EXTENDS, ("hạn", "kéo", "điều"), re.compile(
        r"gia\s+hạn|kéo\s+dài|điều\s+chỉnh(?:,\s*bổ\s+sung)?(?=\s+(?:(?:một\s+số\s+)?(?:nội\s+dung|mục\s+tiêu|nhiệm\s+vụ|chỉ\s+tiêu|thời\s+gian)"
        r"|(?:các\s+)?(?:Kế hoạch|Đề án|Quyết định|Chương trình|Phương án|Dự án))|\s*(?:các\s+)?$)",
        re.IGNORECASE,
    )),
)  # fmt: skip
_CHANGING = frozenset(relation for relation, _, _ in _CHANGES)
_ENDED = re.compile(
    r"(?:văn bản|quyết định|nghị quyết|nghị định|thông tư)[^;.]{0,40}\s(?:hết|chấm dứt)\s+hiệu\s+lực[^;.]{0,60}:\s*$",
    re.IGNORECASE,
)
_EXPIRED = re.compile(r"[^;.\n\t]{0,120}?\s(?:hết|ngừng|chấm\s+dứt)\s+hiệu\s+lực", re.IGNORECASE)
_OTHER_WILL = re.compile(
    r"(?<!\w)(?:tham mưu|đề xuất|kiến nghị|đề nghị|trình|nghiên cứu|rà soát|dự thảo|xây dựng|trường hợp|nếu|khi|(?<!về )việc|hồ sơ|thẩm định"
    r"|thẩm quyền|đã|được|bị|sẽ|chưa|góp ý|lấy ý kiến)\s[^;.]*$",
    re.IGNORECASE,
)
_ITSELF = re.compile(r"(?<!\w)(?:này|sau đây|ban hành kèm theo)(?!\w)[^;.]*$", re.IGNORECASE)
_THIS = re.compile(
    rf"(?<!\w)({one_of(entry.name for entry in TYPES)})\s+này(?!\w)[^;.]*$",
    re.IGNORECASE,
)
_FREE_TO_CHANGE = frozenset(
    (
        "Quyết định", "Nghị quyết", "Nghị định", "Thông tư", "Thông tư liên tịch", "Luật", "Bộ luật", "Pháp lệnh", "Lệnh", "Chỉ thị",
        "Quy chế", "Quy định", "Văn bản hợp nhất", "Kết luận", "Kế hoạch", "Chương trình", "Hướng dẫn", "Phương án", "Đề án",
    )
)  # fmt: skip
"""Types that change others by themselves; a report or a letter does so only where it says "… này thay thế"."""
_REPORTS = re.compile(
    r"(?:báo cáo|đánh giá|kiểm điểm)\s[^;.]{0,40}?(?:kết quả|tình hình|tiến độ|việc)\s[^;.]{0,80}$|(?:sơ|tổng)\s+kết[^;.]{0,80}$"
    r"|(?:^|\W)sau\s[^;.,]{1,30}\s(?:triển khai|thực hiện)(?:\s+thực hiện)?\s*$"
    r"|^[\s*]*(?:về\s+|V/v\s+)?(?:(?:việc\s+)?đánh giá\s+)?(?:kết quả|tình hình|tiến độ)\s+(?:\d+\s+(?:năm|tháng)\s+)?(?:triển khai|thực hiện|thi hành)[^;.]{0,60}$",
    re.IGNORECASE,
)
_DRAFTED = re.compile(
    r"tham\s+mưu[^;.]{0,120}\s(?:ban hành|phê duyệt|ký)(?!\s+(?:văn bản|quyết định|nghị quyết|kế hoạch)\s+(?:thay thế|sửa đổi|bãi bỏ))"
    r"[^;.]{0,160}$",
    re.IGNORECASE,
)
_PROMULGATED = re.compile(
    r"(?:ban\s+hành\s+(?:kèm\s+)?theo|kèm\s+theo|phê\s+duyệt\s+(?:tại|theo|kèm\s+theo)|ban\s+hành\s+tại)\s*(?:các\s+)?$",
    re.IGNORECASE,
)
_REPLIES = re.compile(
    r"(?:nhận\s+được|trả\s+lời|phúc\s+đáp|xem\s+xét)\s*(?:các\s+)?(?:nội dung\s+(?:tại\s+)?)?(?:của\s+[^;.,]{2,80}\s(?:tại\s+)?)?$",
    re.IGNORECASE,
)
_PROPOSED = re.compile(
    r"(?:theo|xét)\s+(?:đề\s+nghị|đề\s+xuất|ý\s+kiến)\s+(?:của\s[^;.]{2,200}\s)?\(?(?:tại|theo)\s*(?:các\s+)?$|^[\s*_-]*Xét\s*$",
    re.IGNORECASE,
)
_CONSIDERED = re.compile(r"xem\s+xét\s*(?:các\s+)?$", re.IGNORECASE)
_ANY_DOCUMENT = re.compile(r"(?<!\w)(?:các\s+)?[Vv]ăn bản\s*$")
"""Words that name no type before a number: what stands before them is the cue."""
_QUALIFIERS = (
    r"(?:nội\s+dung|các|những|quy\s+định|tại|của|theo|nghiêm(?:\s+túc)?|có|hiệu\s+quả|tốt|đầy\s+đủ|đúng|đồng\s+bộ|kịp\s+thời|mục\s+tiêu"
    r"|nhiệm\s+vụ|giải\s+pháp|tinh\s+thần|thi\s+hành|và|,|trong|yêu\s+cầu|ý\s+kiến|chỉ\s+đạo|kết\s+luận|chủ\s+trương|thực\s+hiện)"
)
_IMPLEMENTS = re.compile(
    r"(?:^|[^\w])(?:thực\s+hiện|triển\s+khai|thi\s+hành|bám\s+sát|quán\s+triệt|cụ\s+thể\s+h[oó][aá]|hướng\s+dẫn|chấp\s+hành|tuân\s+thủ|(?<!tiếp )theo)"
    rf"(?:[\s,]+{_QUALIFIERS}){{0,6}}(?:\s+của\s+[^;.,]{{2,60}}\s(?:tại|theo))?\s*$",
    re.IGNORECASE,
)
_BASED = re.compile(
    r"(?:^|[.;]\s|\W)(?:Căn cứ|căn cứ(?=\s*$))"
    r"(?:\s+(?:vào|các|Điều[^;]{0,60}|khoản[^;]{0,60}|nội dung|kết quả|ý kiến|quy định|chỉ đạo|nêu|ghi|tại|trong|của)){0,6}\s*$"
)
_PARTIAL = re.compile(
    r"\s+(?:các\s+|một số\s+|một phần\s+|những\s+)?(?:qu[yi] định\s+(?:tại|của|ở)\s+)?(?:các\s+)?(?:khoản|điểm|Điều|điều|cụm từ|từ|Phụ lục|phụ lục|mục|Mục|nội dung|Mẫu)\s"
)
"""A part of a document: to repeal or replace it is to amend the document."""
_TURN = re.compile(r"(?:^|\s)(?:(?<!kèm )theo|để|nhằm|phù hợp|căn cứ|hướng dẫn)\s[^;.]{0,60}$")
_SAID: _Cues = (
    (Relation.PROPOSED_BY, ("theo", "xét"), _PROPOSED),
    (Relation.PROMULGATED_BY, ("theo", "tại"), _PROMULGATED),
    (Relation.REPLIES_TO, ("nhận", "trả", "phúc", "xem"), _REPLIES),
    (Relation.REPORTS_ON, ("báo", "đánh", "kiểm", "kết", "sau", "tình", "tiến"), _REPORTS),
    (Relation.DRAFTED, ("tham",), _DRAFTED),
    (Relation.BASED_ON, ("căn",), _BASED),
    (Relation.IMPLEMENTS, ("thực", "triển", "thi", "bám", "quán", "cụ", "hướng", "chấp", "tuân", "theo"), _IMPLEMENTS),
)
"""Cues of the clause, the strongest first."""
_JOINTS = re.compile(r"[\s,;*]*(?:và\s+|cùng\s+|hoặc\s+|của\s+)?(?:các\s+)?(?:số\s+)?$")


class Setting(NamedTuple):
    """Where a mention stands.

    Attributes:
        text: of the paragraph.
        basis: the paragraph is a legal basis (căn cứ).
        own_type: type of the document that is read, or None.
        others: where the mentions of the paragraph begin, ascending.
    """

    text: str
    basis: bool = False
    own_type: str | None = None
    others: tuple[int, ...] = ()


def relation_at(setting: Setting, start: int, end: int) -> Relation:
    """Return what the paragraph says of the document named at ``start:end`` of its text."""
    clause_start = _clause_start(setting.text, start)
    clause = setting.text[clause_start:start]
    if "ăn bản" in clause:
        clause = _ANY_DOCUMENT.sub("", clause)
    proposal = setting.text.startswith("Tờ trình", start)
    if setting.basis:
        return Relation.PROPOSED_BY if _proposes(clause, proposal=proposal) else Relation.BASED_ON
    changed = _change(setting, clause, clause_start)
    if changed is not None:
        return changed
    if _is_ended(setting.text, clause, end):
        return Relation.EXPIRES
    if proposal and _CONSIDERED.search(clause):
        return Relation.PROPOSED_BY
    said = _said(clause)
    report = said is Relation.REPLIES_TO and setting.text.startswith("Báo cáo", start) and _CONSIDERED.search(clause)
    return Relation.CITES if report else said  # "Qua xem xét Báo cáo số …": a council weighs it, and answers nobody


@lru_cache(maxsize=4096)
def _said(clause: str) -> Relation:
    """Return what a clause says of the document named after it; offices write the same few thousand clauses."""
    return next((relation for relation, cue in _hinted(_SAID, clause.lower()) if cue.search(clause)), Relation.CITES)


def _proposes(clause: str, *, proposal: bool) -> bool:
    return _PROPOSED.search(clause) is not None or (proposal and _CONSIDERED.search(clause) is not None)


def _is_ended(text: str, clause: str, end: int) -> bool:
    """Tell whether the text says of the document that it is no longer in force."""
    if "hiệu" in clause.lower() and _ENDED.search(clause):
        return True
    after = text[end : end + 160]
    return "hiệu" in after.lower() and _EXPIRED.match(after) is not None


def _hinted(cues: _Cues, lowered: str) -> list[tuple[Relation, re.Pattern[str]]]:
    """Return the cues of which a text in small letters holds a syllable, in their order."""
    found = []
    for relation, hints, cue in cues:
        for hint in hints:
            if hint in lowered:
                found.append((relation, cue))
                break
    return found


def changes(relation: Relation) -> bool:
    """Tell whether a relation changes the other document."""
    return relation in _CHANGING


def carries_on(between: str) -> bool:
    """Tell whether only the joints of a list stand between two mentions, so that one verb governs both."""
    return _JOINTS.fullmatch(between) is not None


def change_announced(text: str, own_type: str | None) -> Relation | None:
    """Return what a paragraph says of the list that follows it: "Bãi bỏ các văn bản sau:"."""
    if not text.rstrip().endswith(":"):
        return None
    setting = Setting(text, own_type=own_type)
    start = _clause_start(text, len(text))
    if _ENDED.search(text[start:]):
        return Relation.EXPIRES
    return _change(setting, text[start:], start)


def _change(setting: Setting, clause: str, clause_start: int) -> Relation | None:
    """Return how this document changes the other: by the last verb that is its own."""
    for begin, end, relation in _changing_verbs(clause):
        before, after = clause[:begin], clause[end:]
        itself = _means_itself(before, setting.own_type)
        told = not itself and starts_between(setting.others, clause_start, clause_start + begin)
        passive = re.search(r"(?:được|bị)\s+(?:[^\W\d_]+[,\s]+){0,3}$", before) is not None
        free = itself or setting.own_type is None or setting.own_type in _FREE_TO_CHANGE
        free = free or (relation is Relation.CORRECTS and setting.own_type == "Công văn")
        willed = _OTHER_WILL.search(before) is not None and not itself
        if told or passive or not free or willed or _turned(after):
            continue
        partial = relation in (Relation.REPLACES, Relation.REPEALS) and _PARTIAL.match(after) is not None
        return Relation.AMENDS if partial else relation
    return None


@lru_cache(maxsize=4096)
def _changing_verbs(clause: str) -> tuple[tuple[int, int, Relation], ...]:
    """Return where a clause has verbs that change a document, the last one first."""
    cues = _hinted(_CHANGES, clause.lower())
    found = [(match.start(), match.end(), relation) for relation, cue in cues for match in cue.finditer(clause)]
    return tuple(sorted(found, reverse=True))


def _means_itself(before: str, own_type: str | None) -> bool:
    """Tell whether the words before a verb mean the document that is read: "Quyết định này" in a report is another."""
    if _ITSELF.search(before) is None:
        return False
    if own_type is None or own_type in _FREE_TO_CHANGE:
        return True
    this = _THIS.search(before)
    return this is None or this[1].casefold() == own_type.casefold()


def _turned(after: str) -> bool:
    """Tell whether another verb between the changing one and the mention governs it: "sửa đổi … theo Nghị định số"."""
    return _TURN.search(after) is not None


def _clause_start(text: str, start: int) -> int:
    base = max(0, start - CLAUSE)
    borders = [match.end() for match in _BORDER.finditer(text, base, start)]
    return borders[-1] if borders else base
