"""The note that says what a text is attached to: "(Ban hành kèm theo Quyết định số … ngày … của …)"."""

from __future__ import annotations

import re
from typing import Final

from corpus.structure.wording import is_finished

_ATTACHED: Final = re.compile(
    r"[\s*_]*\(?\s*(?:Ban\s+hành\s+)?(?:[Kk]èm\s+)?theo\s+(?:Quyết định|Nghị quyết|Văn bản|Công văn|Kế hoạch|Thông tư|Tờ trình"
    r"|Nghị định|Chỉ thị|Báo cáo|Đề án|Hướng dẫn|Quy định|Quy chế|Thông báo|Chương trình|Phương án|Biên bản|Luật)\b",
    re.IGNORECASE,
)
_ATTACHED_HEAD: Final = re.compile(r"[\s*_]*(?:\(|Ban hành|BAN HÀNH|Kèm theo|KÈM THEO)")

_LONGEST: Final = 700
_ASIDE: Final = re.compile(
    r"\((?:Số liệu|Tính đến|Từ ngày|Thời gian|Thời điểm|Tài liệu|Phục vụ|Trình |Báo cáo tại)[^()]{3,160}\)$"
)
"""What a title says in brackets of the figures or the meeting that it is for."""


def is_attachment_note(text: str) -> bool:
    """Tell whether a line says what the text around it is attached to: "(Kèm theo Quyết định số …)"."""
    if len(text) > _LONGEST or _ATTACHED_HEAD.match(text) is None or _ATTACHED.match(text) is None:
        return False
    return text.lstrip(" *_")[0] == "(" or not is_finished(text)


def is_note_of_figures(text: str) -> bool:
    """Tell whether a line in brackets under a title says of what time its figures are, or for which meeting it is."""
    return text[:1] == "(" and _ASIDE.match(text) is not None


def is_aside(text: str) -> bool:
    """Tell whether a line under a title is a note on the document and no part of its subject."""
    return is_attachment_note(text) or is_note_of_figures(text)
