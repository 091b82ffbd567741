"""Names printed in capitals, or drawn so by an old font, in the case in which officials write them.

"SỞ THÔNG TIN VÀ TRUYỀN THÔNG" → "Sở Thông tin và Truyền thông". The words stay
the document's own; only their case changes (Nghị định 30/2020/NĐ-CP, Phụ lục II).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from corpus.organisations.provinces import find_province
from corpus.organisations.table import body_table
from corpus.structure.wording import is_capitals
from corpus.text.fold import fold

_UNITS: Final = (
    ("thành", "phố"), ("thị", "xã"), ("thị", "trấn"), ("đặc", "khu"), ("tỉnh",), ("huyện",), ("quận",), ("xã",),
    ("phường",), ("tp",), ("tp.",),
)  # fmt: skip
_OFFICES: Final = (
    ("phó", "chủ", "tịch"), ("chủ", "tịch"), ("giám", "đốc"), ("bộ", "trưởng"), ("trưởng", "ban"), ("thủ", "tướng"),
    ("chánh", "văn", "phòng"), ("hiệu", "trưởng"), ("tổng", "giám", "đốc"), ("cục", "trưởng"), ("chi", "cục", "trưởng"), ("thống", "đốc"), ("thường", "trực"), ("tổng", "cục", "trưởng"),
)  # fmt: skip
_HEADS: Final = frozenset(
    [
        "sở",
        "bộ",
        "cục",
        "tổng cục",
        "chi cục",
        "vụ",
        "viện",
        "phòng",
        "trung tâm",
        "ban",
        "trường",
        "hội",
        "thanh tra",
        "công ty",
        "tổng công ty",
        "bệnh viện",
        "hạt",
        "đội",
        "kho bạc",
        "ngân hàng",
        "quỹ",
        "học viện",
        "đài",
        "báo",
        "nhà",
        "công an",
        "tòa án",
        "toà án",
        "kiểm toán",
        "liên đoàn",
    ]
)
"""First words of names whose next word takes a capital."""
_FIELDS: Final = frozenset(("sở", "bộ", "phòng", "ban", "đài"))
"""Heads whose name lists fields of work, each with a capital."""
_PARTY: Final = frozenset(
    [
        "tỉnh ủy",
        "tỉnh uỷ",
        "thành ủy",
        "thành uỷ",
        "huyện ủy",
        "huyện uỷ",
        "quận ủy",
        "quận uỷ",
        "thị ủy",
        "thị uỷ",
        "đảng ủy",
        "đảng uỷ",
    ]
)
_OTHER_NAMES: Final = {
    ("việt", "nam"): ("Việt", "Nam"), ("trung", "ương"): ("Trung", "ương"), ("nhà", "nước"): ("Nhà", "nước"),
    ("hồ", "chí", "minh"): ("Hồ", "Chí", "Minh"), ("tổ", "quốc"): ("Tổ", "quốc"),
    ("ban", "thường", "vụ"): ("Ban", "Thường", "vụ"), ("ban", "chấp", "hành"): ("Ban", "Chấp", "hành"),
}  # fmt: skip
_LEVELS: Final = (
    ("thcs",), ("thpt",), ("th",), ("mn",), ("th&thcs",), ("gd&đt",), ("gd-đt",), ("gdđt",), ("tiểu", "học"), ("mầm", "non"), ("mẫu", "giáo"),
    ("trung", "học", "cơ", "sở"), ("trung", "học", "phổ", "thông"),
)  # fmt: skip
"""Levels of schools, and the field of an office of education, behind which a proper name stands."""
_NO_NAME: Final = (*_UNITS, *((word,) for word in ("và", "-", "chuyên", "số", "bán", "nội", "dân", "thực")))
"""What is no proper name there: areas, and kinds of school."""
_SYLLABLE: Final = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)
_SHORTEST_PLACE: Final = 4
_LONGEST_NAME: Final = 10
_EDGES: Final = " *_-–|"


def written_case(name: str, place: str | None = None) -> str:
    """Return a name printed in capitals, or all in small letters, in ordinary case; any other name unchanged.

    Args:
        place: a proper name in ordinary case that the name may hold.
    """
    text = " ".join(name.strip(_EDGES).split())
    if not text or (not is_capitals(text) and text[0].isupper()):
        return text
    cased = " ".join(_cased(text.lower().split()))
    if place and len(place) > _SHORTEST_PLACE:
        at = cased.lower().find(place.lower())
        if at >= 0:
            cased = f"{cased[:at]}{place}{cased[at + len(place) :]}"
    return cased


def is_known_name(name: str) -> bool:
    """Tell whether a name in any case is that of a body that is known, from its first word to its last."""
    return tuple(fold(word.strip(",")) for word in name.split()) in _names()


def _cased(words: Sequence[str]) -> list[str]:
    cased: list[str] = []
    while len(cased) < len(words):
        start = len(cased)
        cased += (
            _party(words, start)
            or _known(words, start)
            or _phrase(words, start, _OFFICES)
            or _school(words, start)
            or _area(words, start)
            or _other(words, start)
            or [_word(words, start)]
        )
    return _with_province(cased)


def _known(words: Sequence[str], start: int) -> list[str]:
    """Return the longest name of a known body that begins here, in the table's case."""
    if start and words[start - 1] in ("tổng", "chi"):
        return []
    for end in range(min(len(words), start + _LONGEST_NAME), start, -1):
        table = _names().get(tuple(fold(word.strip(",")) for word in words[start:end]))
        if table is not None:
            return [_like(word, model) for word, model in zip(words[start:end], table, strict=True)]
    return []


def _phrase(words: Sequence[str], start: int, phrases: Sequence[tuple[str, ...]]) -> list[str]:
    for phrase in phrases:
        if tuple(words[start : start + len(phrase)]) == phrase:
            return [_capital(phrase[0]), *phrase[1:]]
    return []


def _area(words: Sequence[str], start: int) -> list[str]:
    """Return a unit on the map and its name: "tỉnh Bắc Giang"; the name ends at the next unit or at a comma."""
    unit = next((unit for unit in _UNITS if tuple(words[start : start + len(unit)]) == unit), None)
    if unit is None or start == 0 or _is_party(words, start):
        return []
    end = start + len(unit)
    name = end
    while (
        end < len(words)
        and words[end][0] != "("
        and not any(tuple(words[end : end + len(other)]) == other for other in _UNITS)
    ):
        end += 1
        if words[end - 1].endswith(","):
            break
    shown = [part.upper() if part.startswith("tp") else part for part in unit]
    return [*shown, *(_capital(word) for word in words[name:end])]


def _school(words: Sequence[str], start: int) -> list[str]:
    """Return the level of a school, or the field of an office of education, with the proper name behind: "THCS Xuân Lương"."""
    level = next((level for level in _LEVELS if tuple(words[start : start + len(level)]) == level), None)
    if start != 1 or level is None or words[0].rstrip(":") not in ("trường", "phòng"):
        return []
    end = start + len(level)
    while end < len(words) and not any(tuple(words[end : end + len(other)]) == other for other in _NO_NAME):
        end += 1
    shown = [level[0].upper()] if len(level) == 1 else [_capital(level[0]), *level[1:]]
    return [*shown, *(_capital(word) for word in words[start + len(level) : end])]


def _party(words: Sequence[str], start: int) -> list[str]:
    """Return a Party committee and the place that follows it: "Tỉnh ủy Bắc Giang"."""
    if not _is_party(words, start):
        return []
    return [_capital(words[start]), words[start + 1], *(_capital(word) for word in words[start + 2 :])]


def _is_party(words: Sequence[str], start: int) -> bool:
    return " ".join(words[start : start + 2]) in _PARTY


def _other(words: Sequence[str], start: int) -> list[str]:
    for phrase, shown in _OTHER_NAMES.items():
        if tuple(words[start : start + len(phrase)]) == phrase:
            return list(shown)
    return []


def _word(words: Sequence[str], at: int) -> str:
    word = words[at]
    if _SYLLABLE.fullmatch(fold(word.strip(",.:;()"))) is None:
        return word.upper()
    one, two = " ".join(words[max(0, at - 1) : at]), " ".join(words[max(0, at - 2) : at])
    after_field = words[0] in _FIELDS and at > 1 and (words[at - 1] in ("và", "-", "&") or words[at - 1].endswith(","))
    starts = at == 0 or one in _HEADS or two in _HEADS
    return _capital(word) if starts or (after_field and word != "và") else word


def _with_province(cased: list[str]) -> list[str]:
    """Give a province's name at the end its capitals, where no unit word stands before it."""
    for count in range(min(4, len(cased) - 1), 0, -1):
        if find_province(" ".join(cased[-count:])) is not None:
            return [*cased[:-count], *(_capital(word) for word in cased[-count:])]
    return cased


def _capital(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


def _like(word: str, model: str) -> str:
    """Return a word with the capitals of its model."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return _capital(word) if model[:1].isupper() else word


@cache
def _names() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return names of known bodies by their folded words."""
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    for body in dict.fromkeys(body_table().by_spelling.values()):
        for name in (body.name, body.short):
            words = tuple(name.split())
            known.setdefault(tuple(fold(word.strip(",")) for word in words), words)
    return known
