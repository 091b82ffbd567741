"""How well a passage holds the value that a question asks for: a sum by the month, a day, who does it, the cell of a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.cells import is_row
from corpus.model import Paragraph, ParagraphKind
from corpus.text.fold import fold
from retrieval.evidence.columns import columns, has_unit, names_place, unit_above
from retrieval.evidence.contrasts import stands_under_the_contrary
from retrieval.evidence.counted import counts_others
from retrieval.evidence.expected import names_body
from retrieval.evidence.measures import tells_no_measure
from retrieval.evidence.other_values import answers_another
from retrieval.evidence.rates import is_rate
from retrieval.evidence.row_subject import is_on_its_row
from retrieval.evidence.table_cell import is_free
from retrieval.evidence.terms import words
from retrieval.evidence.years_said import without_numbered
from retrieval.query import Expected, Query

CELL_WITHOUT_UNIT = 0.8
"""How well a bare number in a table answers; its unit stands in the caption."""
DATE_OF_OTHER = 0.5
"""How well a date answers a question for a deadline where nothing says that something is due."""
WITHOUT_NOUN = 0.5
"""How well a number answers beside which the noun that is counted does not stand."""
SUM_OF_ALL = 0.2
"""How well a sum answers a question for one by the month, the head or the piece."""
_ASKS_DAY = re.compile(r"\bngay (?:nao|may|bao nhieu)\b")
_DAY = re.compile(r"\bngay\b|\b\d{1,2}/\d{1,2}\b")
_SHORTER_THAN_A_YEAR = re.compile(r"\b(?:ngay|thang|quy|tuan|gio)\b|\b\d{1,2}/\d{1,4}\b")
_SCOPE = re.compile(
    r"^\W*(?:\d+\.\s*)?(?:dieu \d+\.?\s*)?(?:quy che|quy dinh|quyet dinh|nghi quyet|nghi dinh|thong tu|huong dan|ke hoach|luat)"
    r" nay (?:quy dinh|huong dan)\b"
)
"""A sentence that says what a text regulates, and nothing of what it says."""
_DUE = re.compile(
    r"\b(?:truoc (?:ngay|thang|nam|\d)|truoc \d+ gio|cham nhat|thoi han|han (?:chot|cuoi|nop|gui|dang ky)|den het|khong qua|trong vong"
    r"|hoan thanh (?:trong|vao|xong)|het ngay)\b"
)
_WHICH_BODY = re.compile(r"\b(?:co quan|don vi|ban nganh|phong) nao\b")
_WHICH_KIND = re.compile(
    r"(?<!\w)(?<!cơ )(?<!trụ )(?P<kind>sở|bộ|cục|chi cục|viện|hội|trường|ngân hàng|công ty|trung tâm)\s+nào(?!\w)"
)
_ITEM = ("-", "–", "+", "•", "*")
_NOT = re.compile(r"\b(?:khong|chua) (?:duoc|phai|bi)? ?(?P<verb>[a-z]+)")
_CELL_VALUE = re.compile(r"\d[\d.,]*")
_TOTALS = frozenset(
    [
        "so",
        "luong",
        "tong",
        "cong",
        "sl",
        "nam",
        "quy",
        "thang",
        "ky",
        "dau",
        "cuoi",
        "ke",
        "hoach",
        "kh",
        "thuc",
        "hien",
        "th",
        "uoc",
        "du",
        "toan",
        "giao",
        "dat",
    ]
)
"""Words of a column's name that do not say what is counted, but of when, or whether it was planned or done."""


def value_share(query: Query, paragraph: Paragraph, passage: str, share: float) -> float:
    """Return how well a passage holds the value asked for; the unit of a table's numbers may stand above the row.

    Args:
        share: how well the words of the passage hold it.
    """
    if share and (answers_another(query, passage) or _is_of_the_contrary(query, paragraph, passage)):
        return 0.0
    if share and paragraph.kind is not ParagraphKind.TABLE_ROW and tells_no_measure(query, passage):
        return 0.0
    if share == WITHOUT_NOUN and paragraph.kind is not ParagraphKind.TABLE_ROW and counts_others(query, passage):
        return 0.0
    held = _value_share(query, paragraph, passage, share)
    if (
        query.rate
        and held
        and not is_rate(fold(" . ".join((*paragraph.headings[-2:], unit_above(paragraph), passage))))
    ):
        return min(held, SUM_OF_ALL)
    return held


def _is_of_the_contrary(query: Query, paragraph: Paragraph, passage: str) -> bool:
    """Tell whether a sum or a number stands under a heading for the contrary of what is asked: the nearly poor for the poor."""
    if query.expected in (Expected.ANY, Expected.BODY) or not paragraph.headings:
        return False
    return stands_under_the_contrary(fold(query.text), fold(passage), map(fold, reversed(paragraph.headings)))


def _value_share(query: Query, paragraph: Paragraph, passage: str, share: float) -> float:
    if query.expected is Expected.BODY and _names_no_body(query, paragraph, passage, share):
        return 0.0
    if query.deadline and share == 1.0 and _DUE.search(fold(passage)) is None:
        return DATE_OF_OTHER
    if query.expected is Expected.TIME and share == 1.0 and _is_year_only(query, fold(without_numbered(passage))):
        return 0.0
    return (
        share
        if share == 1.0 or paragraph.kind is not ParagraphKind.TABLE_ROW
        else _share_of_row(query, paragraph, share)
    )


def _share_of_row(query: Query, row: Paragraph, share: float) -> float:
    """Return how well the cells of a row hold the value, whose unit or name may stand in the head of its column."""
    if query.expected is Expected.PLACE:
        return 1.0 if is_on_its_row(query, row) and _names_its_place(row) else share
    if query.expected not in (Expected.MONEY, Expected.AMOUNT, Expected.QUANTITY, Expected.PERCENT):
        return share
    cells = columns(row)[1:]
    if not is_on_its_row(query, row):
        return 0.0
    if query.expected is Expected.QUANTITY and not _are_counted(query.units, cells, row):
        return 0.0
    charged = query.expected in (Expected.MONEY, Expected.AMOUNT)
    held = any(_CELL_VALUE.fullmatch(cell) or (charged and is_free(cell)) for _, cell in cells)
    return max(share, CELL_WITHOUT_UNIT * held)


def _names_no_body(query: Query, paragraph: Paragraph, passage: str, share: float) -> bool:
    """Tell whether a passage does not say who does what is asked, though it may name bodies."""
    denied = any(_is_denied(query, text) for text in (passage, *_leads(paragraph)))
    lacks = _lacks_body(query, paragraph, share) or _lacks_kind(query, paragraph, passage)
    return denied or lacks or _SCOPE.match(fold(passage)) is not None


def _lacks_kind(query: Query, paragraph: Paragraph, passage: str) -> bool:
    """Tell whether a body of one kind is asked for, "sở nào", and neither the passage nor the heading above names one."""
    asked = _WHICH_KIND.search(query.text.lower())
    if asked is None:
        return False
    kind = re.compile(rf"(?<!\w)(?<!cơ )(?<!trụ ){asked['kind']}(?!\w)")
    return kind.search(" . ".join((*paragraph.headings[-1:], passage)).lower()) is None


def _names_its_place(row: Paragraph) -> bool:
    return any(cell and names_place(name) for name, cell in columns(row))


def _leads(paragraph: Paragraph) -> Iterable[str]:
    """Return the heading right above a paragraph where it introduces a list, of which each item is said what it says."""
    above = paragraph.headings[-1:]
    return [heading for heading in above if paragraph.text.lstrip()[:1] in _ITEM or heading.rstrip(" *_").endswith(":")]


def _is_year_only(query: Query, folded: str) -> bool:
    """Tell whether a year is all that a passage says of a time, where a day is asked for or more follows a colon."""
    if _ASKS_DAY.search(fold(query.text)):
        return _DAY.search(folded) is None
    return folded.rstrip(" *_").endswith(":") and _SHORTER_THAN_A_YEAR.search(folded) is None


def _lacks_body(query: Query, paragraph: Paragraph, share: float) -> bool:
    """Tell whether a body is asked for as such, and neither the passage nor a heading above it names one."""
    asked = share < 1.0 and _WHICH_BODY.search(fold(query.text)) is not None
    return asked and not any(names_body(heading) for heading in paragraph.headings)


def _is_denied(query: Query, passage: str) -> bool:
    """Tell whether a passage says of whom something is not so: "không được bổ nhiệm", where "ai bổ nhiệm" is asked."""
    if _NOT.search(fold(query.text)) is not None:
        return False
    asked = frozenset(word for topic in query.topics for word in words(topic.forms[0]))
    return any(match["verb"] in asked for match in _NOT.finditer(fold(passage)))


def _are_counted(units: Sequence[str], cells: Sequence[tuple[str, str]], row: Paragraph) -> bool:
    """Tell whether a bare number of a row may count one of the units: by the name of its column, or by the table's own.

    How many cooperatives there are is not told by what each of them is given.
    """
    if not units or not any(name for name, _ in cells):
        return True
    heads = frozenset(unit.split()[0].strip(",") for unit in units)
    caption = frozenset(words(fold(" . ".join(heading for heading in row.headings if not is_row(heading)))))
    in_unit = heads.intersection(words(fold(unit_above(row).replace("/", " "))))
    for name, cell in cells:
        named = frozenset(words(fold(name).replace("/", " ")))
        counts = all(word in _TOTALS or word.isdigit() for word in named)
        told = heads & named or (counts and heads & caption) or (in_unit and not has_unit(name))
        if told and _CELL_VALUE.fullmatch(cell):
            return True
    return False
