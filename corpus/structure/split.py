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
from corpus.structure.draft import Draft
from corpus.structure.elements import Element, Role
from corpus.structure.front import read_front
from corpus.structure.front_lines import Front
from corpus.structure.joining import Joining
from corpus.structure.labelled import caption_above, find_labels
from corpus.structure.lines import Line, to_lines
from corpus.structure.marks import NAMED, Beginning, Style
from corpus.structure.measure import measure
from corpus.structure.misread import mend_numbers
from corpus.structure.noise import noise
from corpus.structure.notes import carries_on_note, note_number
from corpus.structure.numbers import is_first
from corpus.structure.outline import Outline
from corpus.structure.parts import may_open_part
from corpus.structure.procedure_title import entitle
from corpus.structure.quotes import OPENING, Quotes
from corpus.structure.tables import Tables, mark_rows
from corpus.structure.tail import read_tail
from corpus.structure.tail_start import starts_tail
from corpus.structure.titles import enacts
from corpus.structure.wording import starts_lower

_HEAD: Final = 90
"""Lines among which the front ends."""
_TITLE: Final = 200
_TITLED: Final = NAMED - {Style.ARTICLE}
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
    lines = to_lines(blocks)
    mend_numbers(lines)
    lines = mark_rows(lines)
    return _Splitter(lines).run()


class _Splitter:
    """Walks over the lines once; every line ends up in exactly one draft."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._noise = noise(lines)
        self._labels = find_labels(lines)
        self._outline = Outline()
        self._measure = measure(lines)
        self._joining = Joining(self._measure, self._outline.expects)
        self._tables = Tables(self._outline)
        self._drafts: list[Draft] = []
        self._body: Draft | None = None
        self._note: Draft | None = None
        self._torn = False
        self._beside_note = False
        self._after_end = False
        self._started = False
        self._quotes = Quotes(lines)

    def run(self) -> Split:
        """Take the lines apart."""
        front, number = self._front()
        while number < len(self._lines):
            number = self._take(number)
        if self._labels:
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
        line = self._lines[number]
        if number in self._noise:
            self._add(ParagraphKind.NOISE, line, Place())
            self._torn = True
            return number + 1
        if self._after_end or self._note is not None or may_open_part(line):
            taken = self._take_part(number)
            if taken is not None:
                return taken
        self._beside_note = False
        if line.block.kind is BlockKind.TABLE_ROW:
            if self._after_end:
                self._begin_appendix()
            label = self._labels.get(number)
            if label is not None:
                self._outline.leave_label()
            self._drafts.append(self._tables.row(line, caption_above(self._drafts) if self._labels else None))
            self._drafts[-1].label = label.words if label is not None else ""
            self._body, self._started = None, True
            return number + 1
        self._take_body(number)
        return number + 1

    def _take_part(self, number: int) -> int | None:
        """Take a footnote, the end of the document, or the title of an attached text, if one begins at the line."""
        if self._take_note(number):
            return number + 1
        if starts_tail(self._lines, number):
            return self._end(number)
        line = self._lines[number]
        if may_open(line, after_end=self._after_end) and self._may_open(line):
            attached = attached_at(self._lines, number, after_end=self._after_end)
            if attached is not None:
                return self._attach(attached)
        return None

    # Footnotes.

    def _take_note(self, number: int) -> bool:
        line = self._lines[number]
        mark = note_number(line, self._measure)
        if mark is not None:
            place = Place((PlacePart(Unit.FOOTNOTE, mark),), self._outline.attachment)
            self._note = self._add(ParagraphKind.FOOTNOTE, line, place)
            self._note.note = mark
        elif self._note is not None and not starts_tail(self._lines, number) and self._is_rest_of_note(number):
            self._note.add(line)
        else:
            return False
        self._torn = self._beside_note = True
        return True

    def _is_rest_of_note(self, number: int) -> bool:
        following = self._lines[number + 1] if number + 1 < len(self._lines) else None
        body_open = self._body is not None and not self._body.lines[-1].finished and self._body.begins is None
        return self._note is not None and carries_on_note(
            self._note,
            self._lines[number],
            following,
            measure=self._measure,
            body_open=body_open,
            adjacent=self._beside_note,
        )

    # Attached texts and the end.

    def _may_open(self, line: Line) -> bool:
        """An attached text opens where no sentence is open, or in capitals."""
        if line.text[0] in "-+" or len(line.text) > _TITLE:
            return False
        if self._after_end or self._body is None or self._body.lines[-1].finished:
            return True
        return not line.text[:4].islower()

    def _attach(self, attached: Attached) -> int:
        outline = self._outline
        if attached.appendix is None:
            outline.restart(attachment=attached.kind)
        else:
            outline.restart(attachment=outline.attachment, base=(PlacePart(Unit.APPENDIX, attached.appendix),))
        self._tables.restart()
        self._body = self._note = None
        self._after_end, self._started = False, attached.appendix is not None
        before = len(self._drafts)
        self._add_elements(attached.found.elements, attached.kind or None)
        titles = range(before, len(self._drafts))
        outline.entitle(at for at in titles if self._drafts[at].kind is ParagraphKind.TITLE)
        return attached.end

    def _end(self, number: int) -> int:
        """Take Nơi nhận and signature; what stands after them belongs to no unit."""
        tail = read_tail(self._lines, number, self._noise)
        for column, lines in tail.blocks:
            unit = Unit.RECIPIENTS if column == "recipients" else Unit.SIGNATURE
            kind = ParagraphKind.RECIPIENTS if column == "recipients" else ParagraphKind.SIGNATURE
            draft = self._add(kind, lines[0], Place((PlacePart(unit),), self._outline.attachment))
            for line in lines[1:]:
                draft.add(line, "\n")
        for line in tail.stamps:
            self._add(ParagraphKind.NOISE, line, Place())
        self._after_end, self._body, self._torn = True, None, True
        return tail.end

    def _add_elements(self, elements: Sequence[Element], kind: str | None) -> None:
        """Add the elements of a head: in the document itself they are its front, in an attached text its title."""
        for element in elements:
            titled = element.role in _TITLE_ROLES or (kind == "" and element.role is Role.NOTE)
            if kind == "" and element.role is not Role.AUTHORITY:
                place = Place((PlacePart(Unit.HEADER),))
            else:
                place = self._outline.place()
            draft = self._add(ParagraphKind.TITLE if titled else ParagraphKind.HEADER, element.lines[0], place)
            for line in element.lines[1:]:
                draft.add(line, element.joint)

    # The body.

    def _take_body(self, number: int) -> None:
        line, body = self._lines[number], self._body
        enacting = ":" in line.seen and enacts(line.seen)
        if number in self._labels:
            self._open_label(number)
        elif body is None or enacting:
            self._open(number, enacting=enacting)
        elif self._goes_on(body, line):
            body.add(line)
        elif self._is_title_of_unit(body, line):
            body.add(line, "\n" if len(body.lines) == 1 else " ")
        else:
            self._open(number)
        self._torn = False

    def _goes_on(self, body: Draft, line: Line) -> bool:
        if (body.joints[0] == "\n") if len(body.lines) > 1 else _is_bare(body):
            return False
        return self._joining.goes_on(body, line, torn=self._torn)

    def _is_title_of_unit(self, body: Draft, line: Line) -> bool:
        """Tell whether a line is the title, or the rest of it, of a chapter whose number stands alone above it."""
        if body.begins is None or body.begins.style not in _TITLED or line.begins is not None:
            return False
        if not _is_bare(body) or len(line.text) > _TITLE or self._torn:
            return False
        if line.text.rstrip().endswith((";", ".", ":")):
            return False
        last = body.lines[-1]
        if len(body.lines) == 1:
            return True
        if line.block.gap_before or last.finished or line.block.bold != last.block.bold:
            return False
        return line.capitals == last.capitals and (line.capitals or starts_lower(line.text) or line.block.centred)

    def _open(self, number: int, *, enacting: bool = False) -> None:
        """Begin a paragraph; ``enacting`` if it is the word that opens the articles."""
        line = self._lines[number]
        draft = self._body = self._add(ParagraphKind.BODY, line, None)
        quoted = (line.begins is not None or line.text[0] in OPENING) and self._quotes.covers(number)
        if self._after_end and line.begins is not None and self._begins_anew(line.begins):
            self._begin_appendix()
        entered = not quoted and line.begins is not None and self._outline.enter(line.begins, len(self._drafts) - 1)
        draft.sources = self._outline.sources
        if entered:
            draft.begins = line.begins
            draft.place = self._outline.place()
            self._started, self._after_end = True, False
        elif enacting and not self._outline.stack:
            draft.kind, draft.place = ParagraphKind.HEADER, self._outline.place()
            self._body = None
        elif self._after_end:
            draft.place, draft.sources = Place((), self._outline.attachment), ()
        elif self._started:
            draft.place = self._outline.paragraph()

    def _open_label(self, number: int) -> None:
        """Begin a part that is named by its label; nothing goes on from one that stands alone."""
        line, label = self._lines[number], self._labels[number]
        draft = self._add(ParagraphKind.HEADING if label.alone else ParagraphKind.BODY, line, None)
        self._outline.enter_label(label.words.replace("/", ", "), line.begins, len(self._drafts) - 1)
        draft.label, draft.begins, draft.sources = label.words, line.begins, self._outline.sources
        draft.place = self._outline.place()
        self._body = None if label.alone else draft
        self._started, self._after_end = True, False

    def _begins_anew(self, begins: Beginning) -> bool:
        """Tell whether a number after the end opens a new sequence instead of carrying on the document's own."""
        return begins.style is not Style.DASH and (
            is_first(begins.style, begins.number) or not self._outline.expects(begins)
        )

    def _begin_appendix(self) -> None:
        """Take what is numbered after the end for an appendix without a title: it is in no unit of the document."""
        self._outline.restart(attachment=self._outline.attachment, base=(PlacePart(Unit.APPENDIX, ""),))
        self._tables.restart()
        self._after_end = False

    def _add(self, kind: ParagraphKind, line: Line, place: Place | None) -> Draft:
        draft = Draft(kind, [line], place)
        self._drafts.append(draft)
        return draft


def _is_bare(draft: Draft) -> bool:
    """Tell whether a named unit stands alone on its line: "Chương II", "Điều 25"."""
    begins = draft.begins
    if begins is None or begins.style not in NAMED:
        return False
    return not draft.lines[0].text[begins.end :].strip(" .:*_")
