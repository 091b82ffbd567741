"""The body of a document while it is read: its paragraphs, joined from lines, each in its unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpus.model import ParagraphKind
from corpus.place import Place, PlacePart, Unit
from corpus.structure.draft import Draft
from corpus.structure.joining import Joining
from corpus.structure.labelled import caption_above, find_labels
from corpus.structure.lines import Line
from corpus.structure.marks import NAMED, Beginning, Style
from corpus.structure.measure import Measure
from corpus.structure.numbers import is_first
from corpus.structure.outline import Outline
from corpus.structure.quotes import OPENING, Quotes
from corpus.structure.tables import Tables
from corpus.structure.titles import enacts
from corpus.structure.wording import starts_lower

LONGEST_TITLE: Final = 200
_TITLED: Final = NAMED - {Style.ARTICLE}


class Body:
    """Takes the lines of the body one by one.

    Attributes:
        outline: the units around the next line.
        open: the paragraph that the next line may carry on, or None.
        torn: something that is no part of the body stands between the open paragraph and the next line.
        after_end: the signature stands above, and nothing has begun since.
        labelled: whether labels part the document, as those of a procedure do.
    """

    def __init__(self, lines: Sequence[Line], drafts: list[Draft], measure: Measure) -> None:
        self._lines = lines
        self._drafts = drafts
        self._labels = find_labels(lines)
        self._quotes = Quotes(lines)
        self.outline = Outline()
        self._joining = Joining(measure, self.outline.expects)
        self._tables = Tables(lines, self.outline, of_procedure=bool(self._labels))
        self._started = False
        self.labelled = bool(self._labels)
        self.open: Draft | None = None
        self.torn = False
        self.after_end = False

    def take(self, number: int) -> None:
        """Take a line: the next of the open paragraph, a title of its unit, or the first of a new one."""
        line, body = self._lines[number], self.open
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
        self.torn = False

    def take_row(self, number: int) -> None:
        """Take a row of a table, which is a paragraph by itself."""
        if self.after_end:
            self._begin_appendix()
        label = self._labels.get(number)
        if label is not None:
            self.outline.leave_label()
        caption = caption_above(self._drafts) if self._labels else None
        draft = self._tables.row(number, self._drafts, caption)
        if draft is not None:
            draft.label = label.words if label is not None else ""
            self._drafts.append(draft)
        self.open, self._started = None, True

    def may_attach(self, line: Line) -> bool:
        """Tell whether an attached text may open at a line: where no sentence is open, or in capitals."""
        if line.text[0] in "-+" or len(line.text) > LONGEST_TITLE:
            return False
        if self.after_end or self.open is None or self.open.lines[-1].finished:
            return True
        return not line.text[:4].islower()

    def begin_attached(self, kind: str, appendix: str | None) -> None:
        """Begin an attached text or, where its number is given, an appendix."""
        if appendix is None:
            self.outline.restart(attachment=kind)
        else:
            self.outline.restart(attachment=self.outline.attachment, base=(PlacePart(Unit.APPENDIX, appendix),))
        self._tables.restart()
        self.open = None
        self.after_end, self._started = False, appendix is not None

    def end(self) -> None:
        """Leave the body: the signature stands here, and what follows belongs to no unit."""
        self.after_end, self.open, self.torn = True, None, True

    def _goes_on(self, body: Draft, line: Line) -> bool:
        if (body.joints[0] == "\n") if len(body.lines) > 1 else _is_bare(body):
            return False
        return self._joining.goes_on(body, line, torn=self.torn)

    def _is_title_of_unit(self, body: Draft, line: Line) -> bool:
        """Tell whether a line is the title, or the rest of it, of a chapter whose number stands alone above it."""
        if body.begins is None or body.begins.style not in _TITLED or line.begins is not None:
            return False
        if not _is_bare(body) or len(line.text) > LONGEST_TITLE or self.torn:
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
        line, outline = self._lines[number], self.outline
        draft = self.open = self._add(line)
        quoted = (line.begins is not None or line.text[0] in OPENING) and self._quotes.covers(number)
        if self.after_end and line.begins is not None and self._begins_anew(line.begins):
            self._begin_appendix()
        entered = not quoted and line.begins is not None and outline.enter(line.begins, len(self._drafts) - 1)
        draft.sources = outline.sources
        if entered:
            draft.begins = line.begins
            draft.place = outline.place()
            self._started, self.after_end = True, False
        elif enacting and not outline.stack:
            draft.kind, draft.place = ParagraphKind.HEADER, outline.place()
            self.open = None
        elif self.after_end:
            draft.place, draft.sources = Place((), outline.attachment), ()
        elif self._started:
            draft.place = outline.paragraph()

    def _open_label(self, number: int) -> None:
        """Begin a part that is named by its label; nothing goes on from one that stands alone."""
        line, label = self._lines[number], self._labels[number]
        draft = self._add(line, ParagraphKind.HEADING if label.alone else ParagraphKind.BODY)
        self.outline.enter_label(label.words.replace("/", ", "), line.begins, len(self._drafts) - 1)
        draft.label, draft.begins, draft.sources = label.words, line.begins, self.outline.sources
        draft.place = self.outline.place()
        self.open = None if label.alone else draft
        self._started, self.after_end = True, False

    def _begins_anew(self, begins: Beginning) -> bool:
        """Tell whether a number after the end opens a new sequence instead of carrying on the document's own."""
        return begins.style is not Style.DASH and (
            is_first(begins.style, begins.number) or not self.outline.expects(begins)
        )

    def _begin_appendix(self) -> None:
        """Take what is numbered after the end for an appendix without a title: it is in no unit of the document."""
        self.outline.restart(attachment=self.outline.attachment, base=(PlacePart(Unit.APPENDIX, ""),))
        self._tables.restart()
        self.after_end = False

    def _add(self, line: Line, kind: ParagraphKind = ParagraphKind.BODY) -> Draft:
        draft = Draft(kind, [line])
        self._drafts.append(draft)
        return draft


def _is_bare(draft: Draft) -> bool:
    """Tell whether a named unit stands alone on its line: "Chương II", "Điều 25"."""
    begins = draft.begins
    if begins is None or begins.style not in NAMED:
        return False
    return not draft.lines[0].text[begins.end :].strip(" .:*_")
