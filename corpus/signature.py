"""The signature block: in what capacity someone signs, with which title and name.

Nghị định 30/2020/NĐ-CP, Điều 13 and Phụ lục I: TM. for a collective, KT. for the
head, TL. by order, TUQ. by delegation, Q. acting; marks may stack. The Party
writes T/M, K/T, T/L.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from corpus.model import Signature
from corpus.organisations.provinces import find_province
from corpus.signature_rows import one_after_another, side_by_side
from corpus.structure.body_names import is_body_name
from corpus.structure.lines import Line
from corpus.structure.offices import names_office
from corpus.structure.residue import STAMP
from corpus.structure.signer_lines import CAPTION, NAME, NAMES, ON_ONE_LINE, SIGNED
from corpus.structure.tail_start import CAPACITY, MARK_ALONE
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
_AREA: Final = re.compile(r"(?:tinh|thanh pho|tp\.?|huyen|quan|thi xa|xa|phuong|thi tran|dac khu)\b(?! uy\b)")
_MARK_INSIDE: Final = re.compile(r"\s+(?=(?:KT|TL|TUQ)\s*\.)")
_OWN_TITLE: Final = re.compile(
    r"(?<!\w)(?:PHÓ\s+)?(?:TỔNG\s+|CHI\s+)?(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|CHÁNH (?:VĂN PHÒNG|THANH TRA|ÁN)|(?:BỘ|THỨ|CỤC|VỤ|HIỆU|VIỆN) TRƯỞNG"
    r"|CỤC TRƯỞNG|THỦ TƯỚNG|THỐNG ĐỐC|TRƯỞNG (?:BAN|PHÒNG)|CHỦ NHIỆM)(?!\w)"
)
"""Offices of heads and deputies: under TM. the first one, under KT., TL., TUQ. the second one is the signer's own."""
_ANOTHER_POST: Final = (",", "-", "–", " VÀ", " KIÊM")
"""What stands between two offices of one person: "BỘ TRƯỞNG, CHỦ NHIỆM VĂN PHÒNG CHÍNH PHỦ"."""
_GUTTER: Final = 90.0
"""Points between the middles of two columns of signatures."""
_NAME_WORDS: Final = range(2, 6)
_HEADS: Final = ("chu tich", "bo truong", "thu tuong", "thong doc", "truong ban", "giam doc")


def read_signatures(lines: Sequence[Line]) -> tuple[Signature, ...]:
    """Read the signatures of an end: of one person mostly, of several side by side or under each other.

    Args:
        lines: of the signature block, in the order in which the file gives them.
    """
    streams = _columns(lines)
    found = [
        read_signature("\n".join(words))
        for stream in streams
        for lines in _one_by_one(stream)
        for words in _rows(lines)
    ]
    return tuple(signature for signature in found if signature != Signature())


def read_signature(text: str) -> Signature:
    """Read the signature of one person, one line an element.

    The own title is what stands in capitals under the last mark; "Q. GIÁM ĐỐC"
    bears it on the line of the mark. A body above the title ("KT. BỘ TRƯỞNG" /
    "BỘ TÀI CHÍNH" / "THỨ TRƯỞNG") is the one that is signed for. Where two names
    stand without a title between them, nothing says whose the title is, and
    nobody is named.
    """
    marks: list[str] = []
    behalf: list[str] = []
    titles: list[str] = []
    name: str | None = None
    for line in _untorn(filter(None, map(_element, text.split("\n")))):
        mark = _mark(line)
        if mark is not None:
            marks.append(mark[0])
            behalf = behalf or [mark[1]]
            titles = [mark[1]] if mark[0] == "Q" else []
        elif is_person(line):
            if name is not None:
                return Signature()
            name = " ".join(_person(line).split())
        elif name is None and titles and _is_name_in_capitals(line, titles[-1]):
            name = " ".join(word.capitalize() for word in line.split())
        elif name is None and not titles and _names_body(line):
            behalf = [*behalf, line] if len(marks) < 2 else behalf
        elif name is None and (is_capitals(line) or not titles):
            titles.append(line.strip(" .,:"))
    rest = _rest_of_mark(titles) if marks else int(_is_deputy_of_above(titles))
    return Signature(
        "+".join(marks), " ".join([*behalf, *titles[:rest]]) or None, " ".join(titles[rest:]) or None, name
    )


def _untorn(lines: Iterable[str]) -> Iterator[str]:
    """Yield the elements of a signature, a mark alone on its line with what it belongs to: "TM." over "ỦY BAN …"."""
    mark = ""
    for line in lines:
        if MARK_ALONE.fullmatch(line):
            mark = f"{line} "
            continue
        yield mark + line
        mark = ""


def _rows(lines: list[str]) -> list[list[str]]:
    """Return the lines of each of those who sign in columns one space apart; without the names where they cannot be told."""
    elements = [element for line in lines if (element := _element(line))]
    if not elements or not (is_person(elements[-1]) or NAMES.fullmatch(elements[-1])):
        return [lines]
    apart = side_by_side(elements, _SURNAMES.__contains__)
    if apart is None:
        return [lines]
    return apart or [elements[:-1]]


def _is_deputy_of_above(titles: Sequence[str]) -> bool:
    """Tell whether a deputy signs under the office of the head, where the mark KT. is lost."""
    if len(titles) < 2:
        return False
    head, own = bare(titles[0]), bare(titles[1])
    return own.startswith(f"pho {head}") or (head.startswith("bo truong") and own.startswith("thu truong"))


def _rest_of_mark(titles: Sequence[str]) -> int:
    """Return how many lines in front of the title carry on a long line of the mark: those before the first office."""
    return next((number for number, line in enumerate(titles) if names_office(line)), 0)


def _columns(lines: Sequence[Line]) -> list[list[str]]:
    """Return the lines of each column, if each begins as a signature does and goes as far; else all of them as one."""
    columns: dict[int, list[str]] = {}
    for line, column in zip(lines, _column_numbers(lines), strict=True):
        # A name is one by its small letters, also where the font draws them as capitals; a title is in capitals as seen.
        columns.setdefault(column, []).extend(_elements(line))
    streams = [columns[column] for column in sorted(columns)]
    named = [any(map(is_person, stream)) for stream in streams]
    if len(streams) > 1 and all(_opens(stream[0]) for stream in streams) and all(named) == any(named):
        return streams
    return [[element for line in lines for element in _elements(line)]]


def _elements(line: Line) -> list[str]:
    """Return the elements of a line: one mostly, several where a converter put a whole signature on one line."""
    if is_person(line.text):
        return [line.text]
    several = one_after_another(line.seen, is_person)
    return [element for text in several or (line.seen,) for element in _whole(text)]


def _whole(text: str) -> list[str]:
    """Return the elements of a signature on one line, or the text itself."""
    whole = ON_ONE_LINE.fullmatch(text.strip(" |"))
    if whole is None or not is_capitals(whole["offices"]) or not is_person(whole["name"]):
        one = is_capitals(text) and CAPACITY.match(text) is not None and _MARK_INSIDE.search(text) is None
        return _offices(text) if one else [text]
    return [*_offices(whole["offices"]), whole["name"]]


def _offices(text: str) -> list[str]:
    """Return marks and offices on one line one by one: "KT. BỘ TRƯỞNG" and "THỨ TRƯỞNG"."""
    elements = [part for part in _MARK_INSIDE.split(text.strip()) if part]
    mark = _mark(elements[-1])
    starts = [match.start() for match in _OWN_TITLE.finditer(elements[-1])]
    titles = [start for start in starts if not elements[-1][:start].rstrip().endswith(_ANOTHER_POST)]
    own = titles[(mark[0] != "TM") :][:1] if mark is not None and mark[0] != "Q" else []
    if own:
        elements[-1:] = [elements[-1][: own[0]].strip(), elements[-1][own[0] :]]
    return elements


def _column_numbers(lines: Sequence[Line]) -> list[int]:
    """Return the column of each line: by its cell, or by the middle of its place on the page, lines being centred."""
    boxes = [line.block.box for line in lines]
    if any(box is None for box in boxes) or any(line.column for line in lines):
        return [line.column for line in lines]
    middles = [(box.x0 + box.x1) / 2 for box in boxes if box is not None]
    ordered = sorted(middles)
    starts = [right for left, right in pairwise(ordered) if right - left > _GUTTER]
    return [bisect_right(starts, middle) for middle in middles]


def _one_by_one(stream: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines of each signature of a column: after a name, a title or a mark begins the next one."""
    lines: list[str] = []
    named = False
    for line in stream:
        if named and _opens(line):
            yield lines
            lines, named = [], False
        lines.append(line)
        named = named or is_person(line)
    yield lines


def _opens(line: str) -> bool:
    """Tell whether a line may be the first of a signature."""
    return _mark(line) is not None or (is_capitals(line) and (names_office(line) or is_body_name(line)))


def _element(line: str) -> str:
    """Return a line of a signature without what surrounds it, "" where it says nothing of the signer."""
    words = " ".join(line.split()).strip(" *_|")
    silent = _DOTS.fullmatch(words) or SIGNED.match(words) or STAMP.match(words) or CAPTION.match(words)
    return "" if silent else words


def _mark(line: str) -> tuple[str, str] | None:
    """Return the mark of capacity that a line begins with, and the office or body behind it."""
    match = CAPACITY.match(line)
    if match is None:
        return None
    rest = line[match.end() :]
    undotted = (
        match["mark"] in _WORDS
        and match["mark"] != "Q"
        and is_capitals(rest)
        and (names_office(rest) or is_body_name(rest))
    )
    if not (match["dot"] or "/" in match["mark"] or undotted):
        return None
    mark = match["mark"].replace("/", "").upper()
    return _MARKS.get(mark, mark), line[match.end() :].strip(" .*_")


def _names_body(line: str) -> bool:
    """Tell whether a line names a body or an area, no office."""
    if names_office(line) or not is_capitals(line):
        return False
    return is_body_name(line) or _AREA.match(bare(line)) is not None


def _person(line: str) -> str:
    match = NAME.fullmatch(line)
    return match["name"] if match is not None else ""


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
