"""The issuing body and the one above it, from the lines of the left column of a head.

A name takes one line or several ("ỦY BAN NHÂN DÂN" / "TỈNH BẮC GIANG"); a line
begins a new body if it begins as a body's name does and the line before can
stand alone. The last body issues, the one before it is above it
(Nghị định 30/2020/NĐ-CP, Phụ lục I, II.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from corpus.organisations.provinces import find_province
from corpus.structure.body_names import bodies_on, is_body_name, needs_rest
from corpus.structure.wording import bare, is_rule
from corpus.written_case import is_known_name, written_case

_OPEN_END: Final = re.compile(r"(?:,|-|–|&|\b(?:và|VÀ|của|CỦA|các|CÁC))$")
_AREA: Final = re.compile(r"(?:tinh|thanh pho|tp|huyen|quan|thi xa|xa|phuong|thi tran|dac khu)\b(?! uy\b)")
_DECORATION: Final = re.compile(r"^[\s*_#|•]+|[\s*_:|]+$|\s+(?:[-–—_=*]{3,}[-–—_=*o0]*|[.…]{2,}\w{0,3})$")
_CODE: Final = re.compile(r"\S*\d\S*")
"""A word with digits alone on its line is no name: the typist's mark, a copy's count."""
_MISREAD_RULE: Final = re.compile(r"[^\w\s]{2,}\w{0,3}[^\w\s]*")
"""What recognition makes of the rule under a name: "...TT", "--—T"."""
_DASH: Final = re.compile(r"\s+[-–—]\s+")
_COMMITTEES: Final = ("uy ban nhan dan", "ubnd", "tinh uy", "thanh uy")
"""Of several names the one of a committee stands above the others also in a joint document."""
_LONGEST: Final = 200
_BARE: Final = frozenset({"uy ban nhan dan", "hoi dong nhan dan"})
"""Committees without their area; the same name with it, further down, is the same body."""
_OF_AREA: Final = re.compile(
    r"(?:[ỦU][ỶY] BAN|HỘI ĐỒNG) NHÂN DÂN (?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU) [^\d,;*_]{2,40}$"
)
_OF_PROVINCE: Final = re.compile(r"(?:UBND|[ỦU][ỶY] BAN NHÂN DÂN) (?:TỈNH|THÀNH PHỐ) (?P<name>[^\d,;]{2,40})")
_FEWEST_WORDS: Final = 2
"""Words that the name of a body has at least."""
_LONGEST_SYLLABLE: Final = 7
"""Letters of a Vietnamese syllable, of which a narrow column leaves one on the first line of a name."""
_OFFICE: Final = "VĂN"
"""The first syllable of "VĂN PHÒNG", whose second one begins names of other bodies, too."""
_OF_A_MINISTRY: Final = frozenset({"TỔNG", "CỤC", "TRƯỜNG", "VIỆN", "HỌC", "BỆNH", "TRUNG", "THANH", "VĂN", "VỤ"})
"""First words of bodies that stand under a ministry."""
_PARTY_STAR: Final = frozenset({"*", "**", "***"})


def read_issuers(
    lines: Sequence[str], place: str | None = None, *, joint: bool = False
) -> tuple[str | None, str | None]:
    """Return issuer and parent as written, capitals in ordinary case; None where the head has none.

    Args:
        lines: of the left column, without number and stamps, in reading order.
        place: the place before the date, whose name the bodies may bear.
        joint: several bodies issue the document; their names are joined by a dash, and none is above the other.
    """
    bodies = _bodies(lines)
    named = [_written(body, place) for body in bodies if len(body) <= _LONGEST]
    if not named or _OPEN_END.search(named[-1]):  # "BỘ TÀI NGUYÊN VÀ", whose second line is lost
        return None, None
    if joint:
        above = named[:1] if len(named) > 1 and bare(named[0]).startswith(_COMMITTEES) else []
        return " - ".join(named[len(above) :]), next(iter(above), None)
    return named[-1], named[-2] if len(named) > 1 else None


def complete_last(lines: Sequence[str], authorities: Sequence[str]) -> list[str]:
    """Return the lines of the left column, the last one whole where its second line is lost but said above the căn cứ.

    "BỘ TÀI NGUYÊN VÀ" is the ministry of which "BỘ TRƯỞNG BỘ TÀI NGUYÊN VÀ MÔI TRƯỜNG" decides.
    """
    torn = " ".join(_DECORATION.sub("", lines[-1]).split()) if lines else ""
    if not _OPEN_END.search(torn):
        return list(lines)
    for line in authorities:
        words = " ".join(line.strip(" :.*_|").split())
        at = words.find(f" {torn} ")
        if at >= 0:
            return [*lines[:-1], words[at + 1 :]]
    return list(lines)


def with_area(issuer: str | None, authorities: Sequence[str], place: str | None) -> str | None:
    """Return a committee's name with its area, where the head has lost its second line.

    Args:
        issuer: as :func:`read_issuers` gives it.
        authorities: lines above the căn cứ that say who decides: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …".
        place: the place before the date.
    """
    if issuer is None or bare(issuer) not in _BARE:
        return issuer
    for line in authorities:
        match = _OF_AREA.search(line.strip(" :.*_"))
        if match is not None and bare(match[0]).startswith(f"{bare(issuer)} "):
            return written_case(match[0], place)
    return issuer


def _bodies(lines: Sequence[str]) -> list[str]:
    """Return the names of bodies in capitals as printed, each of one line or several."""
    bodies: list[str] = []
    plain = (" ".join(_DECORATION.sub("", line).split()) for line in lines)
    kept = [words for words in plain if words not in _PARTY_STAR and not is_rule(words) and not _is_noise(words)]
    for words in _untorn(list(filter(None, kept))):
        for name in (one for names in bodies_on(words) for one in _apart(names)):
            if bodies and bare(bodies[-1]) in _BARE and bare(name).startswith(f"{bare(bodies[-1])} "):
                bodies[-1] = name
            elif bodies and _goes_on(bodies[-1], name):
                bodies[-1] = f"{bodies[-1]} {name}"
            elif is_body_name(name) or (bodies and _is_unread_body(bodies[-1], name)):
                bodies.append(name)
    return bodies


def _apart(line: str) -> list[str]:
    """Return the names of a ministry and of its body that share a line: "BỘ TÀI CHÍNH TỔNG CỤC HẢI QUAN"."""
    words = (
        line.split()
        if line.startswith("BỘ ") and line.isupper() and is_body_name(line) and not is_known_name(line)
        else []
    )
    for at in range(len(words) - _FEWEST_WORDS, _FEWEST_WORDS - 1, -1):
        first, second = " ".join(words[:at]), " ".join(words[at:])
        if words[at] in _OF_A_MINISTRY and is_body_name(second) and is_known_name(first):
            return [first, second]
    return [line]


def _untorn(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines, a first syllable alone with what makes it the name of a body: "CHÍNH" over "PHỦ"."""
    syllable = ""
    for line, below in pairwise((*lines, "")):
        alone = line.isalpha() and line.isupper() and len(line) <= _LONGEST_SYLLABLE and not is_body_name(line)
        begun = line == _OFFICE or not is_body_name(below)
        if alone and not syllable and begun and is_body_name(f"{line} {below}"):
            syllable = f"{line} "
            continue
        yield syllable + line
        syllable = ""


def _is_noise(words: str) -> bool:
    return _CODE.fullmatch(words) is not None or _MISREAD_RULE.fullmatch(words) is not None


def _written(body: str, place: str | None) -> str:
    """Return a name in ordinary case; of several bodies joined by dashes each one by itself."""
    bodies: list[str] = []
    for part in _DASH.split(body):
        if bodies and not is_body_name(part):
            bodies[-1] = f"{bodies[-1]} - {part}"  # "BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"
        else:
            bodies.append(part)
    return " - ".join(written_case(name, place) for name in bodies)


def _goes_on(body: str, line: str) -> bool:
    """Tell whether a line is the rest of the name above it."""
    if _AREA.match(bare(line)) or is_known_name(f"{body} {line}"):
        return True
    if _is_unread_body(body, line):
        return False
    if not is_body_name(line) or _OPEN_END.search(body):
        return True
    return needs_rest(body)


def _is_unread_body(body: str, line: str) -> bool:
    """Tell whether a line in capitals under a province's committee is a body below it whose first word is damaged."""
    match = _OF_PROVINCE.fullmatch(body)
    if match is None or not line.isupper() or len(line.split()) < _FEWEST_WORDS:
        return False
    return find_province(match["name"]) is not None and find_province(f"{match['name']} {line}") is None
