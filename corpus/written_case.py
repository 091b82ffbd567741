"""Capitals of a header back in the case in which officials write a name.

"SỞ THÔNG TIN VÀ TRUYỀN THÔNG" → "Sở Thông tin và Truyền thông". The words stay
the document's own; only their case changes (NĐ 30/2020/NĐ-CP, Phụ lục II).
"""

from __future__ import annotations

import re

from corpus.organisations.body import parse_body
from corpus.structure.markers import is_capitals
from corpus.text.fold import fold

_UNITS = r"tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu"
_AREA = re.compile(rf"\b({_UNITS})\s+(?!ủy\b|uỷ\b)(.+?)(?=\s+(?:{_UNITS})\s|$)")
_OFFICE = re.compile(
    r"^(chủ tịch|phó chủ tịch|giám đốc|bộ trưởng|trưởng ban|chánh văn phòng|thường trực|ban thường vụ)\s+(.+)$"
)
_PARTY = re.compile(r"^(tỉnh ủy|tỉnh uỷ|thành ủy|thành uỷ|huyện ủy|huyện uỷ|đảng ủy|đảng uỷ)\s+(.+)$")
_ABBREVIATION = re.compile(r"\b(ubnd|hđnd|ubmttq|mttq|đtnd)\b")


def written_case(name: str) -> str:
    """Return a name printed in capitals in ordinary case; any other name unchanged."""
    text = " ".join(name.strip(" *_-").split())
    return _ordinary(text.lower()) if is_capitals(text) else text


def _ordinary(text: str) -> str:
    known = parse_body(text).name
    if fold(known) == fold(text):
        return known
    office = _OFFICE.match(text)
    if office is not None:
        return f"{office[1].capitalize()} {_ordinary(office[2])}"
    party = _PARTY.match(text)
    if party is not None:
        return f"{party[1].capitalize()} {_titled(party[2])}"
    area = _AREA.search(text)
    if area is not None and area.start() > 0:
        head = _ordinary(text[: area.start()].strip())
        return f"{head} {_AREA.sub(lambda match: f'{match[1]} {_titled(match[2])}', text[area.start() :])}"
    return _ABBREVIATION.sub(lambda match: match[1].upper(), text[:1].upper() + text[1:])


def _titled(name: str) -> str:
    """Capitalise each syllable of a proper name; a hyphen between two names stays."""
    return " ".join(word[:1].upper() + word[1:] for word in name.split())
