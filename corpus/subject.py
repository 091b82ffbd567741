"""What a document is about (trích yếu): the words after V/v, or those of its title behind the name of its type.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.5. Old titles say whose the document is, its number and day before that.
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import combining

from corpus.structure.attachment_note import is_aside
from corpus.structure.elements import Role
from corpus.structure.front_lines import Front
from corpus.structure.wording import bare, is_rule
from corpus.symbols import find_symbols
from corpus.text.dates import find_dates

SUBJECT_CUE: Final = re.compile(r"(?<!\w)(?:Về|về|VỀ|V/v|V/V)\s")
OWN_NUMBER: Final = re.compile(r"(?:\s|^)(?:[Ss]ố|SỐ)\s*:?\s*$")
_LEAD: Final = re.compile(r"[\s*_(]*(?:(?:V/v|v/v|V/V|Vv)[\s:.]*|Về(?:\s+việc)?\s*:\s*)")
_BY_WHOM: Final = re.compile(
    r"^của\s+[^\d,;:]{4,120}?\s+(?=(?:về|quy định|hướng dẫn|ban hành|sửa đổi|phê duyệt|bổ sung|thành lập|giao|công bố|bãi bỏ)\s)",
    re.IGNORECASE,
)
"""The body behind number and day in an old title: "số … ngày … của Bộ Tài chính quy định …"."""
_WHOSE: Final = re.compile(r"của\s+(?P<whose>[^\d,;:]{4,120}?)\s+(?=[Ss]ố\s|[Nn]gày\s)", re.IGNORECASE)
_GOES_ON: Final = frozenset(("của", "do", "và", "với", "cho", "bởi"))
_TORN_SYMBOL: Final = re.compile(r"(\d/(?:\d{4}/)?[A-ZĐ][\w&]{0,11}-)\s(?=[A-ZĐ])")
"""The end of a line inside a number and symbol: "20/2021/NĐ-" over "CP"."""
_QUALIFIERS: Final = frozenset((
    "lien tich", "lien nganh", "lien so", "lien bo", "phoi hop", "hanh dong", "thanh tra", "kiem tra", "tham tra", "tham dinh", "giam sat",
    "kiem toan", "tom tat", "chuyen de", "nhanh", "hop", "cuoc hop", "hoi nghi", "lam viec", "ban giao", "nghiem thu", "hop nhat",
    "bao chi", "phoi hop cong tac", "phoi hop lien nganh", "cong tac", "trien khai", "khan",
))  # fmt: skip
"""Folded words that belong to the name of the type: "CHƯƠNG TRÌNH PHỐI HỢP", "KẾT LUẬN THANH TRA"."""


def read_subject(front: Front) -> str | None:
    """Return the subject: the lines under the type name, the rest of its line, or the words after V/v."""
    letters = front.found.written(Role.LETTER_SUBJECT)
    if letters and front.type is None:
        return _plain(_LEAD.sub("", letters[0], count=1))
    if front.type is None:
        return _plain(" ".join(front.found.written(Role.SUBJECT)))
    rest, below = _rest_of_type(front), " ".join(front.found.written(Role.SUBJECT))
    if below and (bare(rest) in _QUALIFIERS or _says_only_whose(rest, below)):
        return _plain(below)
    title = _without_note(f"{rest} {below}".strip())
    if _is_own_description(title):
        title = _without_decider(title)
        return _after_description(title) or _plain(below)
    return _plain(title)


def _without_note(title: str) -> str:
    """Return a title without what its brackets at the end say of the document it is attached to, or of its figures."""
    at = title.rfind(" (")
    return title[:at] if at > 0 and is_aside(title[at + 1 :]) else title


def _without_decider(title: str) -> str:
    """Return a title that says whose it is without the line of who decides, which stood under it."""
    said = _WHOSE.match(title)
    if said is None or not title.endswith(f" {said['whose']}"):
        return title
    shorter = title[: -len(said["whose"])].rstrip()
    return title if shorter.rpartition(" ")[2].lower() in _GOES_ON else shorter


def _rest_of_type(front: Front) -> str:
    """Return what the type line holds behind the type name."""
    line = unmarked(" ".join(front.found.written(Role.TYPE))).strip()
    left = len("".join(front.type.name.split())) if front.type is not None else 0
    for at, character in enumerate(line):  # the name may be set apart letter by letter
        if not left:
            return line[at:].strip(" :")
        left -= not character.isspace()
    return ""


def _is_own_description(rest: str) -> bool:
    """Old titles say whose the document is, and its number, before what it is about."""
    return bare(rest).startswith(("cua ", "lien tich", "so "))


def _says_only_whose(rest: str, below: str) -> bool:
    """Tell "NGHỊ ĐỊNH CỦA CHÍNH PHỦ" over "Quy định về bến đò": capitals, and what it is about in small letters below."""
    return (
        rest.isupper()
        and bare(rest).startswith("cua ")
        and bare(below).startswith("quy dinh ")
        and below[1:2].islower()
    )


def _after_description(title: str) -> str | None:
    dates = find_dates(title)
    symbols = find_symbols(title)
    ends = [mention.end for mention in dates[:1]] + [match.end for match in symbols[:1]]
    described = bool(symbols) and OWN_NUMBER.search(title[: symbols[0].start]) is not None
    if described:
        return _plain(_BY_WHOM.sub("", title[max(ends) :].strip(" ,;.:"), count=1))
    cue = SUBJECT_CUE.search(title)
    return _plain(title[cue.start() :]) if cue is not None else None


def _plain(text: str) -> str | None:
    words = " ".join(
        word for word in unmarked(text).split() if word in "-–" or not (is_rule(word) or all(map(combining, word)))
    )
    return _TORN_SYMBOL.sub(r"\1", words).strip(" |") or None


def title_of(front: Front) -> str:
    """Return the whole title: type, subject and what stands between."""
    return " ".join([*front.found.written(Role.TYPE), *front.found.written(Role.SUBJECT)])


def unmarked(text: str) -> str:
    """Return a text without marks of emphasis, of the same length."""
    return text.replace("*", " ").replace("_", " ")
