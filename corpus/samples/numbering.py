"""Numbers and places of a document's units, counted as its author counts them.

Articles run through the whole text, chapters or not; everything else starts
again under the unit above. Điểm follow the Vietnamese alphabet
(Nghị định 30/2020/NĐ-CP, Phụ lục I, V.6).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.place import Place, PlacePart, Unit

LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """Return ``number`` (1 to 39) in Roman numerals."""
    digits = ""
    for value, sign in _ROMAN:
        while number >= value:
            digits += sign
            number -= value
    return digits


@dataclass(frozen=True, slots=True)
class Level:
    """A kind of unit: how deep it lies, how it counts and what is printed before its text."""

    depth: int
    unit: Unit
    counts: str  # roman, arabic, letter, dotted
    printed: str


LEVELS = {
    "chapter": Level(1, Unit.CHAPTER, "roman", "Chương {}"),
    "section": Level(2, Unit.SECTION, "arabic", "Mục {}"),
    "article": Level(3, Unit.ARTICLE, "arabic", "Điều {}."),
    "clause": Level(4, Unit.CLAUSE, "arabic", "{}."),
    "point": Level(5, Unit.POINT, "letter", "{})"),
    "h1": Level(3, Unit.HEADING, "roman", "{}."),
    "h2": Level(4, Unit.HEADING, "arabic", "{}."),
    "h3": Level(5, Unit.HEADING, "dotted", "{}."),
    "ha": Level(6, Unit.HEADING, "letter", "{})"),
}


@dataclass(slots=True)
class Numbering:
    """Counts units while a document is read from its source."""

    attachment: str = ""
    base: tuple[PlacePart, ...] = ()
    path: list[tuple[int, PlacePart]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    paragraphs: int = 0

    def enter(self, name: str, explicit: str = "") -> tuple[str, Place]:
        """Open the next unit of a level and return its printed number and its place."""
        level = LEVELS[name]
        self._forget_below(level.depth)
        if not explicit:
            self.counts[name] = self.counts.get(name, 0) + 1
        number = explicit or self._number(level, self.counts[name])
        self.path = [step for step in self.path if step[0] < level.depth]
        self.path.append((level.depth, PlacePart(level.unit, number)))
        self.paragraphs = 0
        return level.printed.format(number), self.place()

    def paragraph(self) -> Place:
        """Return the place of the next unnumbered paragraph."""
        self.paragraphs += 1
        opening = () if self.path or self.base else (PlacePart(Unit.OPENING),)
        tail = (*opening, PlacePart(Unit.PARAGRAPH, str(self.paragraphs)))
        return Place((*self.place().parts, *tail), self.attachment)

    def row(self, number: str) -> Place:
        """Return the place of a table row under the unit that is open; a table's head has no number."""
        return Place((*self.place().parts, PlacePart(Unit.ROW, number)), self.attachment)

    def next(self, unit: Unit) -> int:
        """Count a unit that has no level."""
        self.counts[unit] = self.counts.get(unit, 0) + 1
        return self.counts[unit]

    def place(self) -> Place:
        """Return the place of the unit that is open."""
        return Place((*self.base, *(part for _, part in self.path)), self.attachment)

    def restart(self, *, attachment: str = "", base: tuple[PlacePart, ...] = ()) -> None:
        """Begin an attached text or an appendix, which count their own units."""
        appendices = self.counts.get(Unit.APPENDIX, 0)
        self.attachment, self.base, self.path, self.paragraphs = attachment, base, [], 0
        self.counts = {Unit.APPENDIX: appendices}

    def _forget_below(self, depth: int) -> None:
        for name, level in LEVELS.items():
            if level.depth > depth and name != "article":
                self.counts.pop(name, None)

    def _number(self, level: Level, count: int) -> str:
        if level.counts == "roman":
            return roman(count)
        if level.counts == "letter":
            return LETTERS[count - 1]
        if level.counts == "dotted":
            above = next(part.number for depth, part in reversed(self.path) if depth < level.depth)
            return f"{above}.{count}"
        return str(count)
