"""From blocks to paragraphs: kind, place, headings and page of every piece, in reading order.

Nothing is lost: the paragraphs hold every character of the blocks but white space.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.model import Block, BlockKind, DocumentId, Paragraph, ParagraphId, ParagraphKind
from corpus.place import Place, Unit
from corpus.structure.cells import unfold_layout
from corpus.structure.head import Head, find_head, title_type
from corpus.structure.lines import Piece, is_page_number, join_lines
from corpus.structure.markers import BASIS, SUPERSCRIPTS, Mark, beginning, is_capitals, is_heading
from corpus.structure.places import PlaceTracker
from corpus.structure.tail import (
    CAPACITY,
    continues_recipients,
    continues_signature,
    is_address,
    is_attachment_note,
    is_name_line,
    is_office_line,
    is_signed_line,
    is_signing_stamp,
    starts_recipients,
)
from corpus.types import DocumentType

_ATTACHABLE = frozenset(
    {"Quy định", "Quy chế", "Đề án", "Kế hoạch", "Phương án", "Chương trình", "Hướng dẫn", "Dự án", "Báo cáo"}
)
"""Types of text that another document promulgates."""
_TITLED = (Mark.PART, Mark.CHAPTER, Mark.SECTION, Mark.SUBSECTION, Mark.APPENDIX)
_LOOK_AHEAD = 6


@dataclass(slots=True)
class _Draft:
    """A paragraph before it has its id."""

    kind: ParagraphKind
    place: Place
    text: str
    block: Block
    headings: tuple[str, ...] = ()
    note_mark: str = ""


@dataclass(slots=True)
class _Splitter:
    pieces: Sequence[Piece]
    head: Head
    tracker: PlaceTracker = field(default_factory=PlaceTracker)
    drafts: list[_Draft] = field(default_factory=list)
    awaits_title: bool = False
    in_tail: ParagraphKind | None = None
    addresses: bool = False
    header_rows: dict[int, str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    tables: dict[str, list[int]] = field(default_factory=dict)

    def run(self) -> list[_Draft]:
        """Classify every piece."""
        for position, piece in enumerate(self.pieces):
            if piece.text.strip():
                self._take(position, piece)
        return self.drafts

    def _take(self, position: int, piece: Piece) -> None:
        block = piece.first
        if position < self.head.end:
            self._add(ParagraphKind.HEADER, self.tracker.outside(Unit.HEADER), piece)
        elif self.head.title is not None and position <= self.head.title + 1 and position < self._subject_limit():
            self._add(ParagraphKind.TITLE, self.tracker.outside(Unit.HEADER), piece)
        elif block.kind is BlockKind.STAMP or is_page_number(block) or is_signing_stamp(piece.text):
            self._add(ParagraphKind.NOISE, Place(), piece)
        elif piece.is_note:
            mark = piece.note_mark.translate(SUPERSCRIPTS).strip("[]()")
            self._add(ParagraphKind.FOOTNOTE, self.tracker.footnote(mark), piece, note_mark=piece.note_mark or mark)
        elif block.kind is BlockKind.TABLE_ROW:
            self._take_row(piece)
        elif self._attaches(position, piece) or self._in_tail(position, piece):
            return
        else:
            self._take_body(piece)

    def _subject_limit(self) -> int:
        title = self.head.title or 0
        return title + (2 if self.head.subject_end > title + 1 else 1)

    # The end of the document, and what is attached after it.

    def _attaches(self, position: int, piece: Piece) -> bool:
        """Enter an attached text whose title stands here."""
        kind = title_type(piece.text)
        if kind is None or kind.name not in _ATTACHABLE:
            return False
        following = self.pieces[position + 1 : position + 1 + _LOOK_AHEAD]
        if self.in_tail is None and not any(is_attachment_note(other.text) for other in following):
            return False
        self.tracker.attach(kind.name, piece.text)
        self.in_tail = None
        self._add(ParagraphKind.TITLE, self.tracker.outside(Unit.HEADER), piece)
        self.awaits_title = True
        return True

    def _in_tail(self, position: int, piece: Piece) -> bool:
        """Take a line of Nơi nhận or of the signature into the block it belongs to."""
        text = piece.text
        if starts_recipients(text) or is_address(text):
            self.addresses = is_address(text)
            return self._open_tail(ParagraphKind.RECIPIENTS, Unit.RECIPIENTS, piece)
        if self.in_tail is not ParagraphKind.SIGNATURE and self._signs(position, text):
            return self._open_tail(ParagraphKind.SIGNATURE, Unit.SIGNATURE, piece)
        if self.in_tail is ParagraphKind.RECIPIENTS and self._continues_list(text) and not self._appendix(piece):
            return self._extend(piece)
        if self.in_tail is ParagraphKind.SIGNATURE and continues_signature(text) and not self._appendix(piece):
            return self._extend(piece)
        self.in_tail = None
        return False

    def _signs(self, position: int, text: str) -> bool:
        """Tell whether a signature opens here: a mark of capacity, or an office followed by a name."""
        if CAPACITY.match(text):
            return True
        if not is_office_line(text) or (self.head.title is None and position < self.head.end + 2):
            return False
        if self.in_tail is ParagraphKind.RECIPIENTS:
            return True
        following = [other.text for other in self.pieces[position + 1 : position + 4]]
        return not following or any(is_name_line(line) or is_signed_line(line) for line in following)

    def _continues_list(self, text: str) -> bool:
        """The addressees of a letter are dashed lines; Nơi nhận may hold any short one."""
        return text.lstrip(" *").startswith(("-", "–", "+")) if self.addresses else continues_recipients(text)

    def _appendix(self, piece: Piece) -> bool:
        start = beginning(piece.text, piece.first.mark)
        return start is not None and start.mark in (Mark.APPENDIX, Mark.CHAPTER, Mark.ARTICLE, Mark.ROMAN)

    def _open_tail(self, kind: ParagraphKind, unit: Unit, piece: Piece) -> bool:
        self.in_tail = kind
        self._add(kind, self.tracker.outside(unit), piece)
        return True

    def _extend(self, piece: Piece) -> bool:
        last = self.drafts[-1]
        if last.kind is not self.in_tail:
            return False
        last.text = f"{last.text}\n{piece.text}"
        return True

    # The body.

    def _take_row(self, piece: Piece) -> None:
        block = piece.first
        path = self.tracker.row(0, 1).key()
        seen = self.tables.setdefault(path, [])
        if block.table not in seen:
            seen.append(block.table)
        table = seen.index(block.table) + 1
        headings = self.tracker.headings
        if block.header_row:
            self.header_rows[block.table] = piece.text
            self._add(ParagraphKind.TABLE_ROW, self.tracker.row(0, table), piece, headings=headings)
            return
        key = f"{path}|{block.table}"
        self.rows[key] = self.rows.get(key, 0) + 1
        column_names = self.header_rows.get(block.table)
        above = (*headings, column_names) if column_names else headings
        self._add(ParagraphKind.TABLE_ROW, self.tracker.row(self.rows[key], table), piece, headings=above)

    def _take_body(self, piece: Piece) -> None:
        text = piece.text
        start = beginning(text, piece.first.mark)
        if start is not None and start.mark is not Mark.DASH and self.tracker.accepts(start):
            place = self.tracker.enter(start, text)
            heading = is_heading(text) or start.mark in _TITLED
            headings = self.tracker.headings[:-1] if heading else self.tracker.headings
            self._add(ParagraphKind.HEADING if heading else ParagraphKind.BODY, place, piece, headings=headings)
            self.awaits_title = start.mark in _TITLED and len(start.rest) < 3
            return
        if self._is_title_line(piece):
            self._add(ParagraphKind.TITLE, self.tracker.outside(Unit.HEADER), piece)
            return
        if self.awaits_title and is_capitals(text):
            self.tracker.retitle(text)
            self._add(ParagraphKind.HEADING, self.tracker.here(), piece, headings=self.tracker.headings[:-1])
            return
        self.awaits_title = False
        if self.tracker.at_top and BASIS.match(text):
            self._add(ParagraphKind.BASIS, self.tracker.basis(), piece)
            return
        self._add(ParagraphKind.BODY, self.tracker.paragraph(), piece, headings=self.tracker.headings)

    def _is_title_line(self, piece: Piece) -> bool:
        """Tell whether a line is an element set as a title: who decides, "QUYẾT ĐỊNH:", a note of attachment."""
        if is_attachment_note(piece.text) and self.tracker.at_top:
            return True
        if not is_capitals(piece.text) or not self.tracker.at_top:
            return False
        return self.tracker.attached or title_type(piece.text) is not None or len(piece.text) < 120

    def _add(
        self,
        kind: ParagraphKind,
        place: Place,
        piece: Piece,
        *,
        headings: tuple[str, ...] = (),
        note_mark: str = "",
    ) -> None:
        self.drafts.append(_Draft(kind, place, piece.text.strip(), piece.first, headings, note_mark))


@dataclass(frozen=True, slots=True)
class Split:
    """The paragraphs of a document, without ids, and the type its head proves."""

    paragraphs: tuple[Paragraph, ...]
    type: DocumentType | None


def split_blocks(blocks: Sequence[Block], document_id: DocumentId) -> Split:
    """Return the paragraphs of a document in reading order; their ids are empty until its key is known."""
    unfolded = unfold_layout(blocks)
    head = find_head(unfolded)
    drafts = _Splitter(join_lines(unfolded, head), head).run()
    return Split(tuple(_paragraphs(drafts, document_id)), head.type)


def _paragraphs(drafts: Sequence[_Draft], document_id: DocumentId) -> Iterator[Paragraph]:
    """Give the drafts their order and the paragraphs that their notes belong to."""
    for ordinal, draft in enumerate(drafts):
        yield Paragraph(
            id=ParagraphId(""),
            document_id=document_id,
            ordinal=ordinal,
            place=draft.place,
            kind=draft.kind,
            text=draft.text,
            page=draft.block.page,
            headings=draft.headings,
            note_of=_bearer(drafts, ordinal, draft.note_mark) if draft.note_mark else None,
            confidence=draft.block.confidence,
        )


def _bearer(drafts: Sequence[_Draft], note: int, mark: str) -> int | None:
    """Return the ordinal of the paragraph that bears a footnote's mark, looking back first."""
    order: list[int] = [*range(note - 1, -1, -1), *range(note + 1, len(drafts))]
    for position in order:
        draft = drafts[position]
        if not draft.note_mark and draft.kind is not ParagraphKind.NOISE and mark in draft.text:
            return position
    return None
