"""Where a paragraph stands, as a person cites it.

Forms follow Nghị định 30/2020/NĐ-CP, Phụ lục I (V) and II (V.7): units are
named from the smallest to the largest, Phần, Chương, Mục, Tiểu mục and Điều
take a capital when a specific one is meant, khoản and điểm do not. Reports
and plans are cited in the everyday short form, "mục II.1, đoạn 3".
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class Unit(StrEnum):
    """A structural unit of a document; the values are stable and stored."""

    __hash__ = str.__hash__  # that of Enum is a call in Python

    PART = "part"  # Phần I
    CHAPTER = "chapter"  # Chương II
    SECTION = "section"  # Mục 1, inside a chapter
    SUBSECTION = "subsection"  # Tiểu mục 1
    ARTICLE = "article"  # Điều 5, Điều 5a
    CLAUSE = "clause"  # khoản 2
    POINT = "point"  # điểm a
    HEADING = "heading"  # a level of report style: I, 1, 1.1, a
    LABELLED = "labelled"  # a part that is named by its label: mục “Thành phần hồ sơ”
    PARAGRAPH = "paragraph"  # đoạn 3, unnumbered under its heading
    FOOTNOTE = "footnote"  # chú thích 1
    APPENDIX = "appendix"  # Phụ lục II
    TABLE = "table"  # bảng 1, where a document or appendix has several
    ROW = "row"  # dòng 5 of a table
    HEADER = "header"  # phần đầu văn bản: issuer, symbol, date, title
    OPENING = "opening"  # phần mở đầu, before the first heading or article
    BASIS = "basis"  # căn cứ n
    RECIPIENTS = "recipients"  # nơi nhận
    SIGNATURE = "signature"  # chữ ký


class PlacePart(NamedTuple):
    """One unit with its number as printed; the number is empty where a unit has none.

    A tuple and no dataclass, like :class:`Place`: there is one a paragraph, and it is made, compared, hashed and
    written out in a fraction of the time.
    """

    unit: Unit
    number: str = ""


@lru_cache(maxsize=1024)
def nth_paragraph(number: int) -> PlacePart:
    """Return the part of the ``number``-th unnumbered paragraph (đoạn) of a unit, the same for every document."""
    return PlacePart(Unit.PARAGRAPH, str(number))


class Place(NamedTuple):
    """A path from the largest unit to the smallest.

    Attributes:
        parts: the path; empty only for text outside every unit.
        attachment: type of the attached text that the path lies in ("Quy định",
            "Quy chế", "Đề án" …), since a decision that promulgates has two
            series of articles; empty in the document itself.
    """

    parts: tuple[PlacePart, ...] = ()
    attachment: str = ""

    def number(self, unit: Unit) -> str | None:
        """Return the number of ``unit`` on this path, or None where the path has no such unit."""
        return next((part.number for part in self.parts if part.unit is unit), None)

    def starts_with(self, other: Place) -> bool:
        """Tell whether this place is ``other`` or lies inside it."""
        return self.attachment == other.attachment and self.parts[: len(other.parts)] == other.parts

    def key(self) -> str:
        """Return the stable text form that is stored and hashed, such as ``article:3/clause:2/point:a``."""
        path = "/".join(map(":".join, self.parts))  # a part is a tuple of texts, as a member of StrEnum is its value
        return f"{self.attachment}|{path}" if self.attachment else path

    @classmethod
    def from_key(cls, key: str) -> Place:
        """Rebuild a place from :meth:`key`."""
        attachment, bar, path = key.rpartition("|")
        pieces = (piece.partition(":") for piece in (path if bar else key).split("/") if piece)
        return cls(tuple(PlacePart(Unit(unit), number) for unit, _, number in pieces), attachment)
