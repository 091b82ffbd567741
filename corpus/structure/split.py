"""From blocks to paragraphs in reading order, each with its kind and its place.

Nothing is lost: the paragraphs hold every character of the blocks but white space.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.model import Block, BlockKind, ParagraphKind
from corpus.place import Place, PlacePart, Unit
from corpus.structure.attached import Attached, attached_at, may_open
from corpus.structure.body import Body
from corpus.structure.draft import Draft
from corpus.structure.drawn_rows import mark_rows
from corpus.structure.elements import Element, Role
from corpus.structure.front import read_front
from corpus.structure.front_lines import Front
from corpus.structure.lines import Line, to_lines
from corpus.structure.measure import measure
from corpus.structure.misread import mend_numbers
from corpus.structure.noise import noise
from corpus.structure.notes import carries_on_note, note_number
from corpus.structure.one_line import part_page_labels, part_whole_documents
from corpus.structure.parts import may_open_part
from corpus.structure.procedure_title import entitle
from corpus.structure.tail import read_tail
from corpus.structure.tail_start import starts_tail
from corpus.structure.torn_lines import join_torn_lines

_HEAD: Final = 90
"""Lines among which the front ends."""
_TITLE_ROLES: Final = frozenset({Role.TYPE, Role.SUBJECT, Role.LETTER_SUBJECT})


@dataclass(frozen=True, slots=True)
class Split:
    """A document taken apart.

    Attributes:
        front: elements of its head and title.
        drafts: its paragraphs; those before the first unit have no place yet.
    """

    front: Front
    drafts: tuple[Draft, ...]


def split_blocks(blocks: Sequence[Block]) -> Split:
    """Take a document apart, in time proportional to its length."""
    lines = join_torn_lines(part_whole_documents(part_page_labels(to_lines(blocks))))
    mend_numbers(lines)
    lines = mark_rows(lines)
    return _Splitter(lines).run()


class _Splitter:
    """Walks over the lines once; every line ends up in exactly one draft."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._noise = noise(lines)
        self._measure = measure(lines)
        self._drafts: list[Draft] = []
        self._body = Body(lines, self._drafts, self._measure)
        self._note: Draft | None = None
        self._beside_note = False

    def run(self) -> Split:
        """Take the lines apart."""
        front, number = self._front()
        while number < len(self._lines):
            number = self._take(number)
        if self._body.labelled:
            entitle(self._drafts)
        return Split(front, tuple(self._drafts))

    def _front(self) -> tuple[Front, int]:
        """Read the front without the noise in it; a page number does not end it."""
        window: Sequence[int] = range(min(len(self._lines), _HEAD))
        if self._noise:
            window = [number for number in window if number not in self._noise]
        front = read_front([self._lines[number] for number in window])
        self._add_elements(front.found.elements, "")
        end = window[front.end] if front.end < len(window) else (window[-1] + 1 if window else 0)
        for number in sorted(self._noise):
            if number < end:
                self._add(ParagraphKind.NOISE, self._lines[number], Place())
        return front, end

    def _take(self, number: int) -> int:
        """Take the line and what belongs to it; return the number of the next line."""
        line, body = self._lines[number], self._body
        if number in self._noise:
            self._add(ParagraphKind.NOISE, line, Place())
            body.torn = True
            return number + 1
        if body.after_end or self._note is not None or may_open_part(line):
            taken = self._take_part(number)
            if taken is not None:
                return taken
        self._beside_note = False
        if line.block.kind is BlockKind.TABLE_ROW:
            body.take_row(number)
        else:
            body.take(number)
        return number + 1

    def _take_part(self, number: int) -> int | None:
        """Take a footnote, the end of the document, or the title of an attached text, if one begins at the line."""
        if self._take_note(number):
            return number + 1
        if starts_tail(self._lines, number):
            return self._end(number)
        line, after_end = self._lines[number], self._body.after_end
        if may_open(line, after_end=after_end) and self._body.may_attach(line):
            attached = attached_at(self._lines, number, after_end=after_end)
            if attached is not None:
                return self._attach(attached)
        return None

    def _take_note(self, number: int) -> bool:
        line = self._lines[number]
        mark = note_number(line, self._measure)
        if mark is not None:
            place = Place((PlacePart(Unit.FOOTNOTE, mark),), self._body.outline.attachment)
            self._note = self._add(ParagraphKind.FOOTNOTE, line, place)
            self._note.note = mark
        elif self._note is not None and not starts_tail(self._lines, number) and self._is_rest_of_note(number):
            self._note.add(line)
        else:
            return False
        self._body.torn = self._beside_note = True
        return True

    def _is_rest_of_note(self, number: int) -> bool:
        following = self._lines[number + 1] if number + 1 < len(self._lines) else None
        body = self._body.open
        return self._note is not None and carries_on_note(
            self._note,
            self._lines[number],
            following,
            measure=self._measure,
            body_open=body is not None and not body.lines[-1].finished and body.begins is None,
            adjacent=self._beside_note,
        )

    def _attach(self, attached: Attached) -> int:
        self._body.begin_attached(attached.kind, attached.appendix)
        self._note = None
        before = len(self._drafts)
        self._add_elements(attached.found.elements, attached.kind or None)
        titles = range(before, len(self._drafts))
        self._body.outline.entitle(at for at in titles if self._drafts[at].kind is ParagraphKind.TITLE)
        return attached.end

    def _end(self, number: int) -> int:
        """Take Nơi nhận and signature; what stands after them belongs to no unit."""
        tail = read_tail(self._lines, number, self._noise)
        for column, lines in tail.blocks:
            unit = Unit.RECIPIENTS if column == "recipients" else Unit.SIGNATURE
            kind = ParagraphKind.RECIPIENTS if column == "recipients" else ParagraphKind.SIGNATURE
            draft = self._add(kind, lines[0], Place((PlacePart(unit),), self._body.outline.attachment))
            for line in lines[1:]:
                draft.add(line, "\n")
        for line in tail.stamps:
            self._add(ParagraphKind.NOISE, line, Place())
        self._body.end()
        return tail.end

    def _add_elements(self, elements: Sequence[Element], kind: str | None) -> None:
        """Add the elements of a head: in the document itself they are its front, in an attached text its title."""
        for element in elements:
            titled = element.role in _TITLE_ROLES or (kind == "" and element.role is Role.NOTE)
            if kind == "" and element.role is not Role.AUTHORITY:
                place = Place((PlacePart(Unit.HEADER),))
            else:
                place = self._body.outline.place()
            draft = self._add(ParagraphKind.TITLE if titled else ParagraphKind.HEADER, element.lines[0], place)
            for line in element.lines[1:]:
                draft.add(line, element.joint)

    def _add(self, kind: ParagraphKind, line: Line, place: Place) -> Draft:
        draft = Draft(kind, [line], place)
        self._drafts.append(draft)
        return draft
