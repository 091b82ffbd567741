"""The provision that a question names, in any case and order, with or without diacritics, in Vietnamese or English."""

from __future__ import annotations

import re
from typing import Final

from corpus.place import Place, PlacePart, Unit
from corpus.structure.marks import roman_value
from corpus.text.fold import fold

MAX_TEXT: Final = 20_000
"""Characters of a question or a paragraph that are searched."""
_ROMAN: Final = r"[ivxlc]{1,6}"
_AMOUNT: Final = r"(?!\s*(?:trieu|ty|nghin|ngan|dong|usd|phan tram|%|nguoi|ho|xa|lop|tin))"
_END: Final = r"(?![\w.]?\d)\b"
_ASKED: Final[dict[Unit, re.Pattern[str]]] = {
    Unit.PART: re.compile(
        rf"\b(?:phan|part)\s+(?:thu\s+)?({_ROMAN}|[a-h]|\d{{1,2}}|nhat|hai|ba|tu|nam)\b(?!\s*(?:tram|nghin))"
    ),
    Unit.CHAPTER: re.compile(rf"\b(?:chuong|chapter)\s+({_ROMAN}|\d{{1,2}})\b"),
    Unit.SUBSECTION: re.compile(r"\b(?:tieu muc|subsection)\s+(\d{1,2})\b"),
    Unit.APPENDIX: re.compile(rf"\b(?:phu luc|appendix|annex)\s+(?:so\s+)?({_ROMAN}|\d{{1,2}}[a-z]?)\b"),
    Unit.ARTICLE: re.compile(r"\b(?:dieu|article|art\.?)\s+(?:so\s+)?(\d{1,3}[a-z]?\d?)\b(?!\s*(?:kien|tra|hanh))"),
    Unit.CLAUSE: re.compile(rf"\b(?:khoan|clause)\s+(?:so\s+)?(\d{{1,3}}[a-z]?){_END}{_AMOUNT}"),
    Unit.POINT: re.compile(r"\b(?:diem|point)\s+([a-ik-vxy]\d?)\b(?!\s+(?:nghen|sang|mau|den))"),
    Unit.HEADING: re.compile(
        rf"(?<!danh )(?<!chuyen )(?<!hang )(?<!tieu )(?<!dau )\b(?:muc|section|tiet)\s+"
        rf"((?:{_ROMAN}|[a-h]|\d{{1,2}})(?:[./]\s?(?:\d{{1,2}}|[a-y](?![a-z])))*)\b{_AMOUNT}"
    ),
    Unit.FOOTNOTE: re.compile(r"\b(?:chu thich|footnote)\s+(?:so\s+)?(\d{1,3})\b"),
    Unit.TABLE: re.compile(r"\b(?:bang|table)\s+(?:so\s+)?(\d{1,2})\b"),
    Unit.ROW: re.compile(r"\b(?:dong|row|line)\s+(?:so\s+)?(\d{1,4})\b"),
    Unit.PARAGRAPH: re.compile(r"(?<!giai )\b(?:doan|paragraph)\s+(?:thu\s+)?(\d{1,2})\b(?!\s*[-–]\s*\d)"),
}
_BRACKETS: Final = re.compile(r"\b(?:dieu|article|art\.?)\s+(\d{1,3}[a-z]?)\s?\((\d{1,3}[a-z]?)\)(?:\s?\(([a-z])\))?")
_ATTACHED: Final = re.compile(
    r"\b(quy dinh|quy che|de an|chuong trinh|ke hoach|phuong an|huong dan|du an|noi quy|dieu le)\s+(?:duoc\s+)?(?:ban hanh\s+)?kem theo\b"
)
_ATTACHED_NAMES: Final = {
    "quy dinh": "Quy định", "quy che": "Quy chế", "de an": "Đề án", "chuong trinh": "Chương trình", "ke hoach": "Kế hoạch",
    "phuong an": "Phương án", "huong dan": "Hướng dẫn", "du an": "Dự án", "noi quy": "Nội quy", "dieu le": "Điều lệ",
}  # fmt: skip
_TOP_DOWN: Final = (
    Unit.PART, Unit.CHAPTER, Unit.SECTION, Unit.SUBSECTION, Unit.APPENDIX, Unit.ARTICLE, Unit.CLAUSE, Unit.POINT,
    Unit.FOOTNOTE, Unit.TABLE, Unit.ROW, Unit.PARAGRAPH,
)  # fmt: skip
_ROMAN_UNITS: Final = frozenset({Unit.PART, Unit.CHAPTER, Unit.APPENDIX})
_NEEDS_OTHER: Final = frozenset({Unit.PARAGRAPH, Unit.TABLE})
"""Units that alone are ordinary words: "đoạn 2" of a road, "bảng 1"."""
_COUNTED: Final = frozenset({Unit.PART, Unit.CHAPTER, Unit.SECTION, Unit.APPENDIX})
"""Units whose number may be written in Roman or Arabic figures."""
_VALUES: Final = {"thu nhat": 1, "thu hai": 2, "thu ba": 3, "thu tu": 4, "thu nam": 5, "thu sau": 6}
_ORDINALS: Final = {"nhat": "thứ nhất", "hai": "thứ hai", "ba": "thứ ba", "tu": "thứ tư", "nam": "thứ năm"}


def find_place(text: str) -> Place | None:
    """Return the provision that a text names, or None.

    Units may stand in any order ("Điều 5 khoản 2"). Sections of reports come
    back as their levels, also where they are named formally ("khoản 1 Mục II").
    The place names an attached text only where the words do.
    """
    searched = text[:MAX_TEXT]
    folded = fold(searched)
    numbers = _numbers(searched, folded)
    if not numbers or set(numbers) <= _NEEDS_OTHER:
        return None
    attached = _ATTACHED.search(folded)
    attachment = _ATTACHED_NAMES[attached[1]] if attached is not None else ""
    if Unit.HEADING in numbers and Unit.ARTICLE not in numbers and not _is_section(numbers):
        return Place(tuple(_report_parts(numbers)), attachment)
    return Place(tuple(_named_parts(numbers)), attachment)


def _numbers(text: str, folded: str) -> dict[Unit, str]:
    numbers: dict[Unit, str] = {}
    for unit, pattern in _ASKED.items():
        match = pattern.search(folded)
        if match is not None:
            numbers[unit] = _number(unit, match[1], text[match.start(1) : match.end(1)])
    brackets = _BRACKETS.search(folded)
    if brackets is not None:
        numbers |= {Unit.ARTICLE: brackets[1], Unit.CLAUSE: brackets[2]}
        if brackets[3]:
            numbers[Unit.POINT] = brackets[3]
    return numbers


def _number(unit: Unit, folded: str, written: str) -> str:
    """Return the number as documents print it: Roman in capitals, đ kept apart from d."""
    if unit in _ROMAN_UNITS:
        return _ORDINALS.get(folded, folded.upper())
    return written.lower() if unit is Unit.POINT else folded


def _is_section(numbers: dict[Unit, str]) -> bool:
    """Tell whether "Mục 1" is a section of a chapter."""
    return Unit.CHAPTER in numbers and numbers[Unit.HEADING].isdigit()


def _named_parts(numbers: dict[Unit, str]) -> list[PlacePart]:
    section = numbers.pop(Unit.HEADING, None)
    if section is not None and section.isdigit() and Unit.CHAPTER in numbers:
        numbers[Unit.SECTION] = section
    return [PlacePart(unit, numbers[unit]) for unit in _TOP_DOWN if unit in numbers]


def _report_parts(numbers: dict[Unit, str]) -> list[PlacePart]:
    """Return the levels of a report: "II.1.2" is II, 1, 1.2; khoản and điểm of a mục are levels, too."""
    levels: list[str] = []
    for piece in re.split(r"[./]\s?", numbers[Unit.HEADING]):
        dotted = levels and piece.isdigit() and levels[-1][0].isdigit()
        levels.append(f"{levels[-1]}.{piece}" if dotted else piece)
    if not levels[0].isdigit():
        levels[0] = levels[0].upper()
    levels += [numbers[unit] for unit in (Unit.CLAUSE, Unit.POINT) if unit in numbers]
    above = [PlacePart(unit, numbers[unit]) for unit in (Unit.PART, Unit.CHAPTER, Unit.APPENDIX) if unit in numbers]
    below = [PlacePart(unit, numbers[unit]) for unit in _TOP_DOWN[-4:] if unit in numbers]
    return [*above, *(PlacePart(Unit.HEADING, level) for level in levels), *below]


def lies_in(place: Place, asked: Place) -> bool:
    """Tell whether a place has every unit that is asked for, with its number and in order.

    Units above the ones asked for are free: "Điều 5" is found inside any
    chapter. "Chương 2" is Chương II; an attached text counts only where asked for.
    """
    if asked.attachment and place.attachment != asked.attachment:
        return False
    parts = iter(place.parts)
    return all(any(part.unit is wanted.unit and _same(part, wanted) for part in parts) for wanted in asked.parts)


def _same(part: PlacePart, wanted: PlacePart) -> bool:
    if part.number.casefold() == wanted.number.casefold():
        return True
    return part.unit in _COUNTED and _value(part.number) == _value(wanted.number) != 0


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    return _VALUES.get(fold(number), 0) or roman_value(number)
