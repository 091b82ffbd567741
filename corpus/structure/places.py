"""Follows the units of a document and says where each piece stands.

One tracker a document: it is told how each piece begins and answers with its
place and the headings above it. Numbering restarts inside each unit, so the
place is always the whole path.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from corpus.place import Place, PlacePart, Unit
from corpus.structure.markers import HEADING_LENGTH, Beginning, Mark, is_heading, roman_value

_UNITS = {
    Mark.PART: Unit.PART,
    Mark.CHAPTER: Unit.CHAPTER,
    Mark.SECTION: Unit.SECTION,
    Mark.SUBSECTION: Unit.SUBSECTION,
    Mark.ARTICLE: Unit.ARTICLE,
    Mark.APPENDIX: Unit.APPENDIX,
}
_RANKS = {
    Unit.APPENDIX: 0, Unit.PART: 1, Unit.CHAPTER: 2, Unit.SECTION: 3, Unit.SUBSECTION: 4,
    Unit.ARTICLE: 5, Unit.CLAUSE: 6, Unit.POINT: 7,
}  # fmt: skip
_HEADING_RANKS = {Mark.LETTERED: 10, Mark.ROMAN: 11, Mark.NUMBER: 12, Mark.DECIMAL: 13, Mark.POINT: 20}
MAX_DEPTH = 12
"""Levels of one path; deeper nesting is noise or hostile."""
_FURTHEST_JUMP = 6
"""How far a number may jump ahead of its predecessor before it is taken for a word of the text."""


@dataclass(frozen=True, slots=True)
class _Level:
    part: PlacePart
    rank: int
    heading: str


class PlaceTracker:
    """Keeps the path of open units."""

    def __init__(self) -> None:
        self._levels: list[_Level] = []
        self._attachment = ""
        self._attachment_title = ""
        self._counts: Counter[str] = Counter()

    def attach(self, kind: str, title: str) -> None:
        """Enter an attached text (a regulation promulgated by the decision), with numbering of its own."""
        self._levels.clear()
        self._attachment = kind
        self._attachment_title = title

    @property
    def headings(self) -> tuple[str, ...]:
        """Texts of the open units, outermost first."""
        above = tuple(level.heading for level in self._levels if level.heading)
        return (self._attachment_title, *above) if self._attachment_title else above

    @property
    def in_article(self) -> bool:
        """Whether an article is open."""
        return any(level.part.unit is Unit.ARTICLE for level in self._levels)

    @property
    def at_top(self) -> bool:
        """Whether no unit is open: the preamble, of the document or of an attached text."""
        return not self._levels

    @property
    def attached(self) -> bool:
        """Whether an attached text is open."""
        return bool(self._attachment)

    def here(self) -> Place:
        """Return the place of the innermost open unit."""
        return self._path()

    def retitle(self, title: str) -> None:
        """Add the title that stands on the line after its unit: "Chương II", then its name in capitals."""
        if self._levels:
            last = self._levels.pop()
            joined = f"{last.heading} {title}".strip()
            self._levels.append(_Level(last.part, last.rank, joined))
        elif self._attachment:
            self._attachment_title = f"{self._attachment_title} {title}"

    def accepts(self, start: Beginning) -> bool:
        """Tell whether a numbered beginning fits here: a year or an amount at the head of a line does not."""
        if start.mark is Mark.ROMAN:
            return self._follows(_HEADING_RANKS[Mark.ROMAN], roman_value(start.number))
        if start.mark is Mark.NUMBER:
            rank = _RANKS[Unit.CLAUSE] if self.in_article else _HEADING_RANKS[Mark.NUMBER]
            return self._follows(rank, _leading(start.number))
        return True

    def _follows(self, rank: int, value: int) -> bool:
        known = [_value(level.part.number) for level in self._levels if level.rank == rank]
        before = known[-1] if known else 0
        return value == 1 or before <= value <= before + _FURTHEST_JUMP

    def enter(self, start: Beginning, text: str) -> Place:
        """Open the unit that begins and return its place; a dash opens none."""
        part, rank = self._part(start)
        while self._levels and self._levels[-1].rank >= rank:
            self._levels.pop()
        short = len(text) <= HEADING_LENGTH and start.mark in (Mark.ROMAN, Mark.LETTERED)
        heading = text if is_heading(text) or start.mark in _UNITS or short else ""
        if len(self._levels) < MAX_DEPTH:
            self._levels.append(_Level(part, rank, heading))
        place = self._path()
        self._counts[self._counter_key(Unit.PARAGRAPH)] = 0 if heading else 1
        return place

    def paragraph(self) -> Place:
        """Return the place of the next unnumbered paragraph (đoạn) here."""
        if not self._levels and not self._attachment:
            return self._numbered(Unit.OPENING, Unit.PARAGRAPH)
        return self._numbered(None, Unit.PARAGRAPH)

    def basis(self) -> Place:
        """Return the place of the next line of the preamble."""
        return self._single(Unit.BASIS)

    def row(self, number: int, table: int) -> Place:
        """Return the place of a table row; the table is named only after the first one here."""
        path = self._path()
        parts = [*path.parts]
        if table > 1:
            parts.append(PlacePart(Unit.TABLE, str(table)))
        return Place((*parts, PlacePart(Unit.ROW, str(number))), self._attachment)

    def outside(self, unit: Unit) -> Place:
        """Return the place of an element outside the body: head, recipients, signature."""
        return Place((PlacePart(unit),), self._attachment)

    def footnote(self, mark: str) -> Place:
        """Return the place of a footnote."""
        return Place((PlacePart(Unit.FOOTNOTE, mark),), self._attachment)

    def _part(self, start: Beginning) -> tuple[PlacePart, int]:
        unit = _UNITS.get(start.mark)
        if unit is not None:
            return PlacePart(unit, start.number), _RANKS[unit]
        if self.in_article and start.mark in (Mark.NUMBER, Mark.POINT):
            unit = Unit.CLAUSE if start.mark is Mark.NUMBER else Unit.POINT
            return PlacePart(unit, start.number), _RANKS[unit]
        rank = _HEADING_RANKS.get(start.mark, 30)
        if start.mark is Mark.DECIMAL:
            rank += start.number.count(".")
        return PlacePart(Unit.HEADING, start.number), rank

    def _path(self) -> Place:
        return Place(tuple(level.part for level in self._levels), self._attachment)

    def _numbered(self, above: Unit | None, unit: Unit) -> Place:
        key = self._counter_key(unit)
        self._counts[key] += 1
        parts = list(self._path().parts)
        if above is not None:
            parts.append(PlacePart(above))
        return Place((*parts, PlacePart(unit, str(self._counts[key]))), self._attachment)

    def _single(self, unit: Unit) -> Place:
        key = f"{self._attachment}|{unit.value}"
        self._counts[key] += 1
        return Place((PlacePart(unit, str(self._counts[key])),), self._attachment)

    def _counter_key(self, unit: Unit) -> str:
        return f"{self._path().key()}|{unit.value}"


def _leading(number: str) -> int:
    digits = "".join(character for character in number if character.isdigit())
    return int(digits or 0)


def _value(number: str) -> int:
    return _leading(number) or roman_value(number)
