"""Places in words, as a citation names them.

Nghị định 30/2020/NĐ-CP, Phụ lục II, V.7: from the smallest unit to the
largest; khoản and điểm in lower case, the units above them capitalised.
Reports are cited in the everyday short form: "mục II.1, đoạn 3".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from corpus.place import Place, PlacePart, Unit
from corpus.place_query import find_place
from corpus.types import english_name

__all__ = ["cite", "find_place", "label"]

_NAMED: Final = {
    Unit.POINT: ("điểm", "point"),
    Unit.CLAUSE: ("khoản", "clause"),
    Unit.ARTICLE: ("Điều", "Article"),
    Unit.SUBSECTION: ("Tiểu mục", "Subsection"),
    Unit.SECTION: ("Mục", "Section"),
    Unit.CHAPTER: ("Chương", "Chapter"),
    Unit.PART: ("Phần", "Part"),
}
"""Units named from the smallest to the largest, in this order."""
_APART: Final = {
    Unit.HEADER: ("phần đầu văn bản", "heading of the document"),
    Unit.OPENING: ("mở đầu", "opening"),
    Unit.BASIS: ("căn cứ", "basis"),
    Unit.RECIPIENTS: ("nơi nhận", "recipients"),
    Unit.SIGNATURE: ("chữ ký", "signature"),
    Unit.TABLE: ("bảng", "table"),
    Unit.ROW: ("dòng", "row"),
    Unit.FOOTNOTE: ("chú thích", "footnote"),
    Unit.PARAGRAPH: ("đoạn", "paragraph"),
}
"""Units set apart by a comma, in the order of the place."""
_SECTION: Final = ("mục", "section")
_ITEM: Final = ("tiết", "item")
_APPENDIX: Final = ("Phụ lục", "Appendix")
_COLUMN_NAMES: Final = ("dòng tiêu đề", "header row")
_INNER: Final = (Unit.POINT, Unit.CLAUSE, Unit.ARTICLE)


def label(place: Place, *, english: bool = False) -> str:
    """Return the place as a person cites it, without the document; "" for text outside every unit.

    An article is named with its khoản and điểm alone, since articles are
    numbered through the whole document; chapters are named only where no
    article is. An attached text is named after its units.
    """
    words = ", ".join(_pieces(place, english))
    if not place.attachment:
        return words
    attached = _attached(place.attachment, english)
    if not words:
        return attached
    if english:
        return f"{words} of {attached}"
    return f"{words} {attached}" if _ends_in_article(place) else f"{words}, {attached}"


def cite(place: Place, document: str, *, english: bool = False) -> str:
    """Return the place with the document it lies in: "Điều 5 Quy định ban hành kèm theo Quyết định số …".

    Args:
        document: the document's name, such as "Báo cáo số 12/BC-STTTT".
    """
    words = label(place, english=english)
    if not words:
        return document
    if english:
        return f"{words}, {document}"
    return f"{words} {document}" if place.attachment or _ends_in_article(place) else f"{words}, {document}"


def _pieces(place: Place, english: bool) -> Iterator[str]:
    appendix = place.number(Unit.APPENDIX)
    if appendix is not None:
        yield f"{_APPENDIX[english]} {appendix}".strip()
    units = " ".join(_units(place, english))
    if units:
        yield units
    for part in place.parts:
        if part.unit is Unit.ROW and not part.number:
            yield _COLUMN_NAMES[english]
        elif part.unit is Unit.LABELLED:
            yield f"{_SECTION[english]} “{part.number}”"
        elif part.unit in _APART:
            yield f"{_APART[part.unit][english]} {part.number}".strip()


def _units(place: Place, english: bool) -> Iterator[str]:
    """Yield the numbered units, the smallest first: levels of a report, then khoản, Điều, Chương."""
    levels = [part.number for part in place.parts if part.unit is Unit.HEADING]
    inside_point = any(part.unit in (Unit.POINT, Unit.CLAUSE) for part in place.parts)
    if levels:
        yield f"{(_ITEM if inside_point else _SECTION)[english]} {_joined(levels)}"
    in_article = place.number(Unit.ARTICLE) is not None
    for unit, names in _NAMED.items():
        number = place.number(unit)
        if number is not None and (unit in _INNER or not in_article):
            yield f"{names[english]} {number}".strip()


def _joined(levels: list[str]) -> str:
    """Join the levels of a report with dots; "1.2" inside "1" repeats its parent, which is then left out."""
    kept: list[str] = []
    for number in levels:
        if kept and number.startswith(f"{kept[-1]}."):
            kept[-1] = number
        else:
            kept.append(number)
    return ".".join(kept)


def _attached(kind: str, english: bool) -> str:
    if english:
        return f"the attached {english_name(kind)}"
    return f"{kind} ban hành kèm theo"


def _ends_in_article(place: Place) -> bool:
    """Tell whether the label ends with an article or a unit above it, which no comma parts from the document."""
    last: PlacePart | None = place.parts[-1] if place.parts else None
    return last is not None and last.unit in _NAMED
