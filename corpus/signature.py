"""The signature block: in what capacity someone signs, with which title and name.

NĐ 30/2020/NĐ-CP, Điều 13 and Phụ lục I: TM. for a collective, KT. for the
head, TL. by order, TUQ. by delegation, Q. acting; marks may stack. The Party
writes T/M, K/T, T/L.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.structure.tail import is_name_line, is_office_line, is_signed_line, is_signing_stamp
from corpus.text.fold import fold

_MARK = re.compile(r"^[\s*_]*(TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s*[./]?\s*(?=[A-ZĐÀ-Ỹ]{2})")
_WORDS = {
    "TM": ("thay mặt", "on behalf of the collective"),
    "KT": ("ký thay", "for the head"),
    "TL": ("thừa lệnh", "by order"),
    "TUQ": ("thừa ủy quyền", "by delegation"),
    "Q": ("quyền", "acting"),
}


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
    """Read a signature block, one line an element."""
    marks: list[str] = []
    behalf: str | None = None
    title: str | None = None
    name: str | None = None
    for line in (line.strip(" *_\t") for line in text.split("\n")):
        if not line or is_signed_line(line) or is_signing_stamp(line):
            continue
        match = _MARK.match(line)
        if match is not None:
            marks.append(match[1].replace("/", ""))
            behalf = behalf or line[match.end() :].strip()
            title = line[match.end() :].strip() if marks[-1] == "Q" else title
        elif is_name_line(line):
            name = line
        elif is_office_line(line) or line == line.upper():
            title = line
    return Signature("+".join(marks), behalf, title, name)


def capacity_words(capacity: str, *, english: bool = False) -> str:
    """Return marks of capacity in words: "TM+KT" → "thay mặt, ký thay"."""
    known = (_WORDS[mark][english] for mark in capacity.split("+") if mark in _WORDS)
    return ", ".join(known)


def is_personal(signature: Signature) -> bool:
    """Tell whether a head of office signs in person and not for the collective: "CHỦ TỊCH" without TM."""
    title = fold(signature.title or "")
    return "TM" not in signature.capacity and title.startswith(("chu tich", "bo truong", "thu tuong"))
