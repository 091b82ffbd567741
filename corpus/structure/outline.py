"""The units that are open while a document is read, and the place they make together.

Numbering starts again inside each unit, so a place is always the whole path.
Named units (Phần … Điều) have a fixed rank; the numbers of reports get theirs
from the order in which they are met, since "A." may stand above "I." or below.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from corpus.place import Place, PlacePart, Unit, nth_paragraph
from corpus.structure.marks import Beginning, Style, roman_value
from corpus.structure.numbers import comes_later, follows, is_first, order

_UNITS: Final = {
    Style.PART: Unit.PART,
    Style.CHAPTER: Unit.CHAPTER,
    Style.SECTION: Unit.SECTION,
    Style.SUBSECTION: Unit.SUBSECTION,
    Style.ARTICLE: Unit.ARTICLE,
}
_RANKS: Final = {
    Style.PART: 0, Style.CHAPTER: 1, Style.SECTION: 2, Style.SUBSECTION: 3, Style.ARTICLE: 4, Style.CAPITAL: 5,
    Style.ROMAN: 5, Style.ARABIC: 6, Style.DOTTED: 7, Style.ENCLOSED: 12, Style.LETTER: 12, Style.SMALL_ROMAN: 13,
    Style.LABEL: 4,
}  # fmt: skip
_EITHER_WAY: Final = ({Style.CAPITAL, Style.ROMAN}, {Style.ENCLOSED, Style.LETTER})
"""Styles of which either may stand inside the other."""
_STRICT: Final = frozenset({Style.CAPITAL, Style.LETTER, Style.SMALL_ROMAN})
"""Styles that look like words or initials: a number out of order is none."""
_LATEST_START: Final = 3
"""A list of letters may begin here, where the first ones stand inside a sentence."""


@dataclass(slots=True)
class Open:
    """A unit that is open.

    Attributes:
        source: index of the paragraph that opened it.
        paragraphs: unnumbered paragraphs (đoạn) met directly in it.
        label: it is a part that is named by its label, inside which numbers begin anew.
    """

    style: Style
    number: str
    part: PlacePart
    source: int
    paragraphs: int = 0
    label: bool = False


@dataclass(slots=True)
class Outline:
    """The path of open units.

    Attributes:
        base: what the numbering lies in: an appendix, or nothing.
        attachment: type of the attached text, "" in the document itself.
        titles: paragraphs that are the title of the attached text.
        sources: paragraphs that opened the units, outermost first, after the title of an attached text.
    """

    attachment: str = ""
    base: tuple[PlacePart, ...] = ()
    titles: tuple[int, ...] = ()
    stack: list[Open] = field(default_factory=list)
    loose: int = 0
    sources: tuple[int, ...] = ()
    _path: tuple[PlacePart, ...] = ()
    """Parts of the open units: most paragraphs open none, so the path is kept from one to the next."""

    def restart(self, *, attachment: str, base: tuple[PlacePart, ...] = ()) -> None:
        """Begin an attached text or an appendix, which count their own units."""
        self.attachment, self.base, self.titles, self.stack, self.loose = attachment, base, (), [], 0
        self._settle()

    def entitle(self, titles: Iterable[int]) -> None:
        """Name the paragraphs that are the title of the attached text which has just begun."""
        self.titles = tuple(titles)
        self._settle()

    def expects(self, begins: Beginning) -> bool:
        """Tell whether a number is the next one of a sequence that is open, or opens one inside it."""
        begins = self._settled(begins)
        above = self._find(begins)
        if begins.style is Style.DOTTED:
            return above is not None or self._parent(begins.number) is not None
        if above is not None and follows(begins.style, self.stack[above].number, begins.number):
            return True
        return is_first(begins.style, begins.number)

    def enter_label(self, name: str, begins: Beginning | None, source: int) -> None:
        """Open a part that is named by its label, with or without a number; it ends the one before."""
        self.leave_label()
        if begins is None or begins.style is Style.DASH or not self.enter(begins, source):
            self.stack.append(Open(Style.LABEL, name, PlacePart(Unit.LABELLED, name), source))
        self.stack[-1].label = True
        self._settle()

    def leave_label(self) -> None:
        """End the part that is named by a label, if one is open; a numbered one stays until the next number."""
        depth = self._labelled()
        if depth is None:
            return
        kept = depth if self.stack[depth].style is Style.LABEL else depth + 1
        self.stack[depth].label = False
        del self.stack[kept:]
        self._settle()

    def _labelled(self) -> int | None:
        """Return the depth of the open part that is named by its label."""
        return next((depth for depth, unit in enumerate(self.stack) if unit.label), None)

    def enter(self, begins: Beginning, source: int) -> bool:
        """Open a unit and close those it ends; refuse what only looks like a number."""
        begins = self._settled(begins)
        if begins.style is Style.DASH or not self._plausible(begins):
            return False
        del self.stack[self._depth(begins) :]
        self.stack.append(Open(begins.style, begins.number, self._part(begins), source))
        self._settle()
        return True

    def place(self) -> Place:
        """Return the place of the innermost open unit."""
        return Place(self._path, self.attachment)

    def paragraph(self) -> Place:
        """Return the place of the next unnumbered paragraph here."""
        if self.stack:
            self.stack[-1].paragraphs += 1
            count = self.stack[-1].paragraphs
        else:
            self.loose += 1
            count = self.loose
        return Place((*self._path, nth_paragraph(count)), self.attachment)

    def row(self, number: str, table: str = "") -> Place:
        """Return the place of a table row here."""
        tables = (PlacePart(Unit.TABLE, table),) if table else ()
        return Place((*self._path, *tables, PlacePart(Unit.ROW, number)), self.attachment)

    def _settle(self) -> None:
        """Work out what follows from the units that are open."""
        self._path = (*self.base, *[unit.part for unit in self.stack])
        self.sources = (*self.titles, *[unit.source for unit in self.stack])

    def _settled(self, begins: Beginning) -> Beginning:
        """Decide what a sign means that is a letter in one sequence and a Roman number in another."""
        if begins.style is Style.ROMAN and len(begins.number) == 1:
            return self._either(begins, Style.CAPITAL, Style.ROMAN)
        if begins.style is Style.LETTER and begins.number in ("i", "v", "x"):
            return self._either(begins, Style.LETTER, Style.SMALL_ROMAN)
        if begins.style is Style.LETTER and begins.number != "a":
            return self._raised(begins)
        return begins

    def _raised(self, begins: Beginning) -> Beginning:
        """Take "c." for "C." after "B.", where an old font draws capitals with small letters."""
        styles = [unit.style for unit in self.stack]
        if Style.LETTER in styles or Style.CAPITAL not in styles:
            return begins
        above = self.stack[styles.index(Style.CAPITAL)]
        raised = begins._replace(style=Style.CAPITAL, number=begins.number.upper())
        return raised if follows(Style.CAPITAL, above.number, raised.number) else begins

    def _either(self, begins: Beginning, letter: Style, roman: Style) -> Beginning:
        fitting = [
            unit.style
            for unit in reversed(self.stack)
            if unit.style in (letter, roman) and follows(unit.style, unit.number, begins.number)
        ]
        if fitting:
            return begins._replace(style=fitting[0])
        return begins._replace(style=roman if begins.number in ("I", "i", "V", "X") else begins.style)

    def _plausible(self, begins: Beginning) -> bool:
        if begins.style not in _STRICT:
            return True
        above = self._find(begins)
        if above is not None and comes_later(begins.style, self.stack[above].number, begins.number):
            return True
        first = order(begins.style, begins.number)[0]
        if first == 1 or (begins.bracket and begins.style is Style.LETTER):
            return True
        return above is None and begins.style is Style.LETTER and first <= _LATEST_START

    def _depth(self, begins: Beginning) -> int:
        """Return how many of the open units stay open around a new one."""
        same = self._find(begins)
        labelled = self._labelled()
        if labelled is not None and (same is None or same <= labelled) and is_first(begins.style, begins.number):
            return len(self.stack)
        if begins.style is Style.DOTTED:
            parent = self._parent(begins.number)
            if parent is not None:
                return parent + 1
        if same is not None:
            return same
        depth = len(self.stack)
        while depth and self._ends(self.stack[depth - 1], begins):
            depth -= 1
        return depth

    def _find(self, begins: Beginning) -> int | None:
        """Return the innermost open unit of the same kind of number."""
        for depth in range(len(self.stack) - 1, -1, -1):
            unit = self.stack[depth]
            if unit.style is begins.style and unit.number.count(".") == begins.number.count("."):
                return depth
        return None

    def _parent(self, number: str) -> int | None:
        """Return the open unit that a dotted number names in front: 1 or I for "1.2"."""
        prefix = number.rpartition(".")[0]
        for depth in range(len(self.stack) - 1, -1, -1):
            unit = self.stack[depth]
            if unit.number == prefix and unit.style is not Style.ARTICLE:
                return depth
            if unit.style is Style.ROMAN and str(roman_value(unit.number)) == prefix:
                return depth
        return None

    def _ends(self, unit: Open, begins: Beginning) -> bool:
        if any({unit.style, begins.style} == pair for pair in _EITHER_WAY):
            return False
        return _rank(unit.style, unit.number) >= _rank(begins.style, begins.number)

    def _part(self, begins: Beginning) -> PlacePart:
        """Return the part of the place: khoản and điểm inside an article, else a level of a report."""
        unit = _UNITS.get(begins.style)
        if unit is not None:
            return PlacePart(unit, begins.number)
        number = begins.number
        if begins.style is Style.DOTTED and not number[0].isdigit() and self.stack:
            number = number.partition(".")[2]  # "I.1" inside I is cited as I.1, not as I.I.1
        return PlacePart(self._numbered_unit(begins.style), number)

    def _numbered_unit(self, style: Style) -> Unit:
        units = [unit.part.unit for unit in self.stack]
        if Unit.ARTICLE not in units or Unit.HEADING in units[units.index(Unit.ARTICLE) :]:
            return Unit.HEADING
        inner = units[-1]
        if inner is Unit.ARTICLE and style in (Style.ARABIC, Style.ENCLOSED):
            return Unit.CLAUSE
        if inner in (Unit.ARTICLE, Unit.CLAUSE) and style in (Style.LETTER, Style.DOTTED, Style.ENCLOSED):
            return Unit.POINT
        return Unit.HEADING


def _rank(style: Style, number: str) -> int:
    return _RANKS[style] + (number.count(".") if style is Style.DOTTED else 0)
