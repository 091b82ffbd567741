"""What a web page says of a law above its text: title, number, dates, signer, field, as a list or a table.

The document begins below: its own head says the same, as it was issued.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.structure.lines import Line

_AMONG: Final = 24
"""Lines among which the properties stand."""
_LEAST: Final = 3
"""Properties from which a list of them is one: a document's own head bears none of these words."""
_PROPERTY: Final = re.compile(
    r"(?<!\w)(?:Số hiệu|Ngày ban hành|Ngày (?:có )?hiệu lực|Ngày hết hiệu lực|Ngày phát hành|Loại văn bản|Cơ quan ban hành|Nơi ban hành"
    r"|Người ký|Ngày công báo|Số công báo|Lĩnh vực|Tình trạng)\s*[:|\t]"
)


def end_of_properties(lines: Sequence[Line]) -> int:
    """Return the number of the first line behind the properties at the top of a page, 0 where there are none."""
    window = lines[:_AMONG]
    if not any("ban hành" in line.text or "Số hiệu" in line.text for line in window[: _AMONG // 2]):
        return 0
    found = [(at, len(_PROPERTY.findall(line.text))) for at, line in enumerate(window)]
    listed = [at for at, count in found if count]
    return listed[-1] + 1 if sum(count for _, count in found) >= _LEAST else 0
