"""Sums by the month, the head or the piece: "3,2 triệu đồng một người một tháng", "/lớp", "per month"."""

from __future__ import annotations

import re

_COUNTED = "nguoi|thang|nam|ngay|gio|buoi|tiet|ho|ha|cuoc|hoc sinh|sinh vien|hoc vien|to|lop|san pham|dai bieu|xa|huyen"
_RATE = re.compile(
    rf"\b(?:mot|moi|hang|tung|tren) (?:{_COUNTED})\b|/\s?(?:{_COUNTED})\b|\b(?:per|each|every) [a-z]+|\b(?:monthly|daily|hourly)\b"
)


def is_rate(folded: str) -> bool:
    """Tell whether a folded question asks for a sum by the piece, or a text gives one."""
    return _RATE.search(folded) is not None
