"""What a line of text looks like: capitals, finished or torn, lower case at its head."""

from __future__ import annotations

import re

from corpus.text.fold import fold

UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
"""Vietnamese capitals, for use inside a character class; the range À-Ỹ holds small letters, too."""
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
COLUMNS = re.compile(r"[ \t]*\t[ \t]*|[ \t]{3,}")
"""What stands between the two columns of a head or a signature in a line of plain text."""
RULE = re.compile(r"[\s\-_=*–—.…|:oO0]*[\-_=*–—…|][\s\-_=*–—.…|:oO0]*")
"""A line that is only a rule: "-------", "* * *", "-o0o-"."""

_COLUMN_GAP = 6
"""Spaces from which a gap parts columns also in a line with several gaps."""
_WIDE_GAP = 9
"""Spaces from which a gap parts columns whatever the others are."""
_LEAVES_ROOM = ("Số", "SỐ", "ngày", "tháng", "năm", "Ngày")
_END = re.compile(rf"[.;:!?…][\s”\"’')\]*_/{RAISED}]*$")
FINAL = frozenset(".;:!?…")
"""What a finished paragraph mostly ends with."""
_LOWER_HEAD = re.compile(r"[\s*_“\"'(\[]*(?:[^\W\d_]|[,;.)])")
_EMPHASIS = re.compile(r"[*_#>]+")
_DANGLING = frozenset(
    [
        "và",
        "của",
        "với",
        "các",
        "cho",
        "tại",
        "từ",
        "đến",
        "về",
        "là",
        "trong",
        "theo",
        "những",
        "một",
        "được",
        "bởi",
        "do",
        "ở",
        "trên",
        "dưới",
        "để",
        "như",
        "hoặc",
        "cùng",
        "thì",
        "mà",
        "có",
        "không",
        "sẽ",
        "đã",
        "đang",
        "thuộc",
        "hay",
        "giữa",
        "qua",
        "bằng",
        "vào",
        "ra",
        "khi",
        "nếu",
        "vì",
        "nhằm",
        "phải",
        "cần",
        "gồm",
        "số",
        "ngày",
        "tháng",
        "năm",
        "khoản",
        "điểm",
        "điều",
        "mục",
    ]
)
_SMALLER_UNIT = re.compile(r"\b(?:khoản|điểm)\s+[\wđ]{1,3}(?:,| và| hoặc| của)?$")
_NAMES_NUMBER = frozenset(
    ["khoản", "điểm", "điều", "mục", "số", "ngày", "tháng", "năm", "quý", "chương", "phần", "lần", "bước", "mức"]
)


def is_capitals(text: str) -> bool:
    """Tell whether a text has at least two letters and no small one."""
    return text.isupper() and sum(map(str.isalpha, text[:12])) > 1


def is_finished(text: str) -> bool:
    """Tell whether a paragraph ends as a finished one does; quotation marks and note marks may follow."""
    last = text[-1:]
    if last in FINAL:
        return True
    return not last.isalpha() and _END.search(text[-24:]) is not None


def is_dangling(text: str) -> bool:
    """Tell whether a text breaks off inside a phrase: after a comma, an open bracket or a linking word."""
    tail = text.rstrip(" *_")
    if tail.endswith((",", "(", "“", " -", " –")):
        return True
    before, _, word = tail[-12:].rpartition(" ")
    counted = word == "điểm" and before[-1:].isdigit()  # "100 điểm" are marks, no place
    return (word.lower() in _DANGLING and not counted) or tail[-200:].count("(") > tail[-200:].count(")")


def names_number(text: str) -> bool:
    """Tell whether a text ends with a word that a number must follow: "khoản", "ngày", "khoản 2 và"."""
    return text[-12:].rpartition(" ")[2].lower() in _NAMES_NUMBER or _SMALLER_UNIT.search(text[-24:]) is not None


def starts_lower(text: str) -> bool:
    """Tell whether a text goes on from another: a small letter or a closing mark at its head."""
    first = text[:1]
    if first.isalpha():
        return not first.isupper()
    head = _LOWER_HEAD.match(text)
    return head is not None and not head[0][-1].isupper()


def bare(text: str) -> str:
    """Return a text folded, without marks of emphasis and with single spaces, to compare with known words."""
    return " ".join(_EMPHASIS.sub(" ", fold(text)).split())


def is_rule(text: str) -> bool:
    """Tell whether a line is only a rule between elements."""
    return len(text) < 120 and RULE.fullmatch(text) is not None


def cells_of(text: str) -> tuple[str, ...]:
    """Return the columns of a line that holds two beside each other, or the line itself.

    The room left for a number or a day ("Số:      /KH-UBND") parts no columns,
    nor do the gaps of a justified line, which are many and narrow.
    """
    plain = text.strip()
    gaps = [(match.start(), match.end(), _width(match[0])) for match in COLUMNS.finditer(plain)]
    widest = max((width for _, _, width in gaps), default=0)
    if not gaps or (len(gaps) > 1 and widest < _COLUMN_GAP):
        return (plain,) if plain else ()
    cells: list[str] = []
    start = 0
    for begin, end, width in (*gaps, (len(plain), len(plain), widest)):
        if width * 5 < widest * 3 and width < _WIDE_GAP:
            continue
        cell = plain[start:begin]
        start = end
        if cells and _fills_room(cells[-1], cell):
            cells[-1] = f"{cells[-1]} {cell}"
        elif cell:
            cells.append(cell)
    return tuple(cells)


def _width(gap: str) -> int:
    return len(gap) + 7 * gap.count("\t")


def _fills_room(before: str, cell: str) -> bool:
    """Tell whether a piece of a line goes on from the room that was left in it."""
    if cell.startswith("/"):
        return True
    if before.rstrip(" :").endswith(_LEAVES_ROOM) and (cell[:1].islower() or not cell[:1].isalpha()):
        return True
    return cell.startswith(("tháng", "năm")) and "ngày" in before
