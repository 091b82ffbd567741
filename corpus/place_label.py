"""Places in words: as a citation names them, and as a question asks for them.

Nghị định 30/2020/NĐ-CP, Phụ lục II, V.7: from the smallest unit to the
largest; khoản and điểm in lower case, the units above them capitalised.
Report style uses the everyday short form: "mục II.1, đoạn 3".
"""

from __future__ import annotations

import re

from corpus.place import Place, PlacePart, Unit
from corpus.text.fold import fold

_VIETNAMESE = {
    Unit.POINT: "điểm",
    Unit.CLAUSE: "khoản",
    Unit.ARTICLE: "Điều",
    Unit.SUBSECTION: "Tiểu mục",
    Unit.SECTION: "Mục",
    Unit.CHAPTER: "Chương",
    Unit.PART: "Phần",
}
_ENGLISH = {
    Unit.POINT: "point",
    Unit.CLAUSE: "clause",
    Unit.ARTICLE: "Article",
    Unit.SUBSECTION: "Subsection",
    Unit.SECTION: "Section",
    Unit.CHAPTER: "Chapter",
    Unit.PART: "Part",
}
_SINGLE = {
    Unit.HEADER: ("phần đầu văn bản", "heading of the document"),
    Unit.OPENING: ("phần mở đầu", "opening"),
    Unit.BASIS: ("căn cứ", "basis"),
    Unit.RECIPIENTS: ("nơi nhận", "recipients"),
    Unit.SIGNATURE: ("chữ ký", "signature"),
    Unit.APPENDIX: ("Phụ lục", "Appendix"),
    Unit.TABLE: ("bảng", "table"),
    Unit.ROW: ("dòng", "row"),
    Unit.FOOTNOTE: ("chú thích", "footnote"),
    Unit.PARAGRAPH: ("đoạn", "paragraph"),
}
_ARTICLE_UNITS = (
    Unit.POINT, Unit.CLAUSE, Unit.ARTICLE, Unit.SUBSECTION, Unit.SECTION, Unit.CHAPTER, Unit.PART,
)  # fmt: skip


def label(place: Place, *, english: bool = False) -> str:
    """Return the place as a person cites it, without the document; "" for text outside every unit.

    Article style names the article with its khoản and điểm, since articles are
    numbered through the whole document; chapters are named only where no
    article is. An attached text is named after them.
    """
    words = _article_words(place, english) if _is_article_style(place) else _report_words(place, english)
    if not place.attachment:
        return words
    attached = f"{place.attachment} ban hành kèm theo" if not english else f"the attached {place.attachment}"
    return f"{words} {attached}" if words else attached


def find_place(text: str) -> Place | None:
    """Return the provision a question names, in any case, order and spelling, or None.

    Article units may stand in any order ("Điều 5 khoản 2"); a section of a
    report is written "mục II.1", a row "Phụ lục II dòng 5".
    """
    folded = fold(text)
    numbers: dict[Unit, str] = {}
    for unit, pattern in _ASKED.items():
        match = pattern.search(folded)
        if match is not None:
            numbers[unit] = _number(unit, match.group(1), text[match.start(1) : match.end(1)])
    if not numbers:
        return None
    if Unit.HEADING in numbers and Unit.ARTICLE not in numbers:
        return _report_place(numbers)
    numbers.pop(Unit.HEADING, None)
    parts = [PlacePart(unit, numbers[unit]) for unit in _TOP_DOWN if unit in numbers]
    return Place(tuple(parts)) if parts else None


def _is_article_style(place: Place) -> bool:
    return any(part.unit in (*_ARTICLE_UNITS,) for part in place.parts) and not any(
        part.unit in (Unit.HEADING, Unit.APPENDIX) for part in place.parts
    )


def _article_words(place: Place, english: bool) -> str:
    names = _ENGLISH if english else _VIETNAMESE
    inside_article = place.number(Unit.ARTICLE) is not None
    shown = _ARTICLE_UNITS[:3] if inside_article else _ARTICLE_UNITS
    words = [f"{names[unit]} {number}" for unit in shown if (number := place.number(unit)) is not None]
    rest = [_single(part, english) for part in place.parts if part.unit in _SINGLE]
    return ", ".join(filter(None, (" ".join(words), *rest)))


def _report_words(place: Place, english: bool) -> str:
    """Join the levels of a report with dots: "mục II.1.a, đoạn 3"."""
    levels = [part.number for part in place.parts if part.unit is Unit.HEADING]
    pieces: list[str] = []
    for part in place.parts:
        if part.unit is Unit.PART:
            pieces.append(f"{_ENGLISH[Unit.PART] if english else _VIETNAMESE[Unit.PART]} {part.number}")
        elif part.unit is Unit.HEADING:
            if levels:
                pieces.append(("section " if english else "mục ") + _joined(levels))
                levels = []
        elif part.unit in _SINGLE:
            pieces.append(_single(part, english))
        else:
            pieces.append(f"{(_ENGLISH if english else _VIETNAMESE)[part.unit]} {part.number}".strip())
    return ", ".join(pieces)


def _joined(levels: list[str]) -> str:
    """Join heading numbers; "1.2" under "1" repeats its parent, which is then left out."""
    kept: list[str] = []
    for number in levels:
        if kept and number.startswith(f"{kept[-1]}."):
            kept[-1] = number
        else:
            kept.append(number)
    return ".".join(kept)


def _single(part: PlacePart, english: bool) -> str:
    return f"{_SINGLE[part.unit][english]} {part.number}".strip()


_ROMAN = r"[ivxlc]{1,6}"
_ASKED: dict[Unit, re.Pattern[str]] = {
    Unit.PART: re.compile(rf"\b(?:phan|part)\s+({_ROMAN})\b"),
    Unit.CHAPTER: re.compile(rf"\b(?:chuong|chapter)\s+({_ROMAN}|\d{{1,2}})\b"),
    Unit.APPENDIX: re.compile(rf"\b(?:phu luc|appendix|annex)\s+(?:so\s+)?({_ROMAN}|\d{{1,2}})\b"),
    Unit.ARTICLE: re.compile(r"\b(?:dieu|article|art\.?)\s+(\d{1,3}[a-z]?)\b(?!\s*(?:kien|tra|hanh))"),
    Unit.CLAUSE: re.compile(r"\b(?:khoan|clause)\s+(\d{1,3}[a-z]?)\b"),
    Unit.POINT: re.compile(r"\b(?:diem|point)\s+([a-ik-vxy]\d?)\b(?!\s+(?:nghen|sang|mau))"),
    Unit.HEADING: re.compile(
        rf"\b(?:muc|section)\s+((?:{_ROMAN}|\d{{1,2}})(?:[./]\d{{1,2}}|[./][a-z])*)\b(?:,?\s*(?:khoan|clause)\s+\d+)?"
    ),
    Unit.FOOTNOTE: re.compile(r"\b(?:chu thich|footnote)\s+(?:so\s+)?(\d{1,3})\b"),
    Unit.ROW: re.compile(r"\b(?:dong|row)\s+(?:so\s+)?(\d{1,4})\b"),
}
_TOP_DOWN = (
    Unit.PART, Unit.CHAPTER, Unit.APPENDIX, Unit.ARTICLE, Unit.CLAUSE, Unit.POINT, Unit.FOOTNOTE, Unit.ROW,
)  # fmt: skip
_UPPER: frozenset[Unit] = frozenset({Unit.PART, Unit.CHAPTER, Unit.APPENDIX})


def _number(unit: Unit, folded: str, written: str) -> str:
    """Return the number as documents print it: Roman in capitals, đ kept apart from d."""
    if unit in _UPPER:
        return folded.upper()
    if unit is Unit.POINT:
        return written.lower()
    return folded


def _report_place(numbers: dict[Unit, str]) -> Place:
    levels = re.split(r"[./]", numbers[Unit.HEADING])
    first, *others = levels
    head = first.upper() if re.fullmatch(_ROMAN, first) else first
    numbered = [head, *others]
    parts = [PlacePart(Unit.HEADING, number) for number in numbered]
    if Unit.CLAUSE in numbers and len(parts) == 1:
        parts.append(PlacePart(Unit.HEADING, numbers[Unit.CLAUSE]))
    return Place(tuple(parts))
