"""The signature block: in what capacity someone signs, with which title and name.

Nghị định 30/2020/NĐ-CP, Điều 13 and Phụ lục I: TM. for a collective, KT. for the
head, TL. by order, TUQ. by delegation, Q. acting; marks may stack. The Party
writes T/M, K/T, T/L.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from corpus.organisations.provinces import find_province
from corpus.structure.elements import is_body_name
from corpus.structure.offices import names_office
from corpus.structure.tail import CAPACITY, NAME, SIGNED, STAMP
from corpus.structure.wording import bare, is_capitals

_WORDS: Final = {
    "TM": ("thay mặt", "on behalf of the collective"),
    "KT": ("ký thay", "for the head"),
    "TL": ("thừa lệnh", "by order"),
    "TUQ": ("thừa ủy quyền", "by delegation"),
    "Q": ("quyền", "acting"),
}
_MARKS: Final = {"TUN": "TUQ", "QUYỀN": "Q"}
_DOTS: Final = re.compile(r"[\s.…_*/-]*")
_SURNAMES: Final = frozenset((
    "an", "au", "bach", "bui", "cao", "chau", "chu", "cu", "dam", "dang", "dao", "dau", "dinh", "dich", "do",
    "doan", "dong", "duong", "giang", "giap", "ha", "ho", "hoang", "hong", "hua", "huynh", "khuc", "kieu",
    "kim", "la", "lai", "lam", "le", "luong", "luu", "luc", "ly", "ma", "mac", "mai", "nghiem", "ngo", "ngoc",
    "nguy", "nguyen", "ninh", "nong", "ong", "pham", "phan", "phi", "phung", "quach", "quang", "sung", "ta",
    "thach", "thai", "than", "thao", "tieu", "to", "ton", "tong", "tran", "trieu", "trinh", "truong", "tu",
    "tuong", "ung", "van", "vi", "vo", "vu", "vuong", "vang", "vuu", "y",
))  # fmt: skip
"""Folded family names of Vietnam; a name in capitals is told from a title by them."""
_AREA_END: Final = re.compile(r"(?:tinh|thanh pho|tp\.?|huyen|quan|thi xa|xa|phuong|thi tran|dac khu)$")
_NAME_WORDS: Final = range(2, 6)
_HEADS: Final = ("chu tich", "bo truong", "thu tuong", "thong doc", "truong ban", "giam doc")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed.

    Attributes:
        capacity: marks in order joined by "+": "TM+KT".
        behalf: the body or office that the first mark names ("ỦY BAN NHÂN DÂN").
        title: the signer's own title, as printed.
        name: the signer, or None where only "(đã ký)" or nothing stands.
    """

    capacity: str = ""
    behalf: str | None = None
    title: str | None = None
    name: str | None = None


def read_signature(text: str) -> Signature:
    """Read a signature block, one line an element.

    The own title is what stands in capitals under the last mark; "Q. GIÁM ĐỐC"
    bears it on the line of the mark. Where several people sign, nothing says
    which title is whose, and nobody is named.
    """
    marks: list[str] = []
    behalf: str | None = None
    titles: list[str] = []
    name: str | None = None
    for line in (" ".join(line.split()).strip(" *_") for line in text.split("\n")):
        if _DOTS.fullmatch(line) or SIGNED.match(line) or STAMP.match(line):
            continue
        match = CAPACITY.match(line)
        if match is not None and (match["dot"] or "/" in match["mark"]):
            mark = match["mark"].replace("/", "").upper()
            marks.append(_MARKS.get(mark, mark))
            rest = line[match.end() :].strip(" .*_")
            behalf = behalf or rest
            titles = [rest] if marks[-1] == "Q" else []
        elif (person := NAME.fullmatch(line)) is not None and not is_capitals(line):
            if name is not None:
                return Signature()
            name = " ".join(person["name"].split())
        elif name is None and titles and _is_name_in_capitals(line, titles[-1]):
            name = " ".join(word.capitalize() for word in line.split())
        elif name is None and (is_capitals(line) or not titles):
            titles.append(line.strip(" .,:"))
    return Signature("+".join(marks), behalf, " ".join(titles) or None, name)


def is_person(line: str) -> bool:
    """Tell whether a line is the name of a person and no title of office."""
    return NAME.fullmatch(line) is not None and not is_capitals(line) and not names_office(line)


def _is_name_in_capitals(line: str, above: str) -> bool:
    """Tell whether a line under a title is a name that was typed in capitals, not the rest of the title."""
    words = line.split()
    if len(words) not in _NAME_WORDS or not is_capitals(line) or not all(map(str.isalpha, words)):
        return False
    if names_office(line) or is_body_name(line) or find_province(line) is not None or _AREA_END.search(bare(above)):
        return False
    return bare(words[0]) in _SURNAMES


def capacity_words(capacity: str, *, english: bool = False) -> str:
    """Return marks of capacity in words: "TM+KT" → "thay mặt, ký thay"."""
    known = (_WORDS[mark][english] for mark in capacity.split("+") if mark in _WORDS)
    return ", ".join(known)


def decides_alone(signature: Signature) -> bool:
    """Tell whether the head of a body signs, or has signed for him, without the collective: no TM. stands there."""
    if "TM" in signature.capacity.split("+"):
        return False
    office = bare(signature.behalf or signature.title or "")
    return office.startswith(_HEADS)
