"""From visual lines to whole pieces of text, across line ends and page ends.

A block that the format says is complete stays as it is. A line goes on in the
next one unless something begins there; after a gap (blank line, page end) it
goes on only if it was left unfinished. Between the two halves of a paragraph
torn by a page end, footnotes may stand: one slot is kept open for the body and
one for the notes (the fragment directly before the next note's mark belongs to the notes).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.model import Block, BlockKind
from corpus.structure.head import Head
from corpus.structure.markers import BASIS, FOOTNOTE, beginning, is_capitals, is_finished
from corpus.structure.tail import is_office_line

_TAIL = re.compile(
    r"^[\s*_]*(?:Nơi nhận|NƠI NHẬN|Kính gửi|KÍNH GỬI|(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s*\.?\s*[A-ZĐÀ-Ỹ]{2})"
)
_PAGE_NUMBER = re.compile(r"^\s*(?:[-–]\s*)?\d{1,4}(?:\s*[-–])?\s*$|^\s*(?:Trang|trang|Page)\s+\d+(?:\s*/\s*\d+)?\s*$")
_DOCUMENT_START = re.compile(r"^[\s*_]*(?:CỘNG H|Độc lập|Số\s*:|Số\s+\d|ỦY BAN|UỶ BAN|HỘI ĐỒNG|ĐẢNG CỘNG)")
_INDENT = 8.0
"""Points by which a first line is set in."""
_SHORT_LINE = 0.85
"""Share of the text width under which a line is the last of its paragraph."""


@dataclass(slots=True)
class Piece:
    """One paragraph's worth of blocks.

    Attributes:
        text: joined text, one space between the lines it was torn into.
        blocks: what it was joined from, in order.
    """

    text: str
    blocks: list[Block]
    is_note: bool = False
    note_mark: str = ""

    @property
    def first(self) -> Block:
        """The block the piece begins with."""
        return self.blocks[0]


@dataclass(slots=True)
class _Slots:
    """The piece that body text, and the one that note text, may still go on in."""

    pieces: list[Piece] = field(default_factory=list)
    body: Piece | None = None
    note: Piece | None = None


def join_lines(blocks: Sequence[Block], head: Head) -> tuple[Piece, ...]:
    """Join blocks into pieces in reading order; every block is in exactly one piece.

    The head's lines stay apart, since they are elements and not a paragraph;
    the lines of the subject become one piece.
    """
    slots = _Slots()
    right_edge = _right_edges(blocks)
    title = head.end if head.title is None else head.title + 1
    slots.pieces += [Piece(block.text, [block]) for block in blocks[:title]]
    if head.subject_end > title:
        subject = blocks[title : head.subject_end]
        slots.pieces.append(Piece(" ".join(block.text.strip() for block in subject), list(subject)))
    for position in range(max(title, head.subject_end), len(blocks)):
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        _place(slots, blocks[position], following, right_edge)
    return tuple(slots.pieces)


def is_page_number(block: Block) -> bool:
    """Tell whether a block is only a running page number."""
    return block.kind is BlockKind.TEXT and _PAGE_NUMBER.match(block.text) is not None


def _place(slots: _Slots, block: Block, following: Block | None, right_edge: dict[int, float]) -> None:
    if block.kind is BlockKind.STAMP or is_page_number(block):
        slots.pieces.append(Piece(block.text, [block]))
        return
    note = FOOTNOTE.match(block.text) if not block.complete else None
    if block.kind is BlockKind.FOOTNOTE or note is not None:
        _place_note(slots, block, block.mark or (note.group(1) if note else ""))
        return
    if block.kind is BlockKind.TABLE_ROW:
        slots.pieces.append(Piece(block.text, [block]))
        slots.body = None
        return
    if _belongs_to_note(slots, block, following):
        _extend(slots.note, block)
    elif slots.body is not None and _goes_on(slots.body, block, slots, right_edge):
        _extend(slots.body, block)
    else:
        slots.body = Piece(block.text, [block])
        slots.pieces.append(slots.body)


def _place_note(slots: _Slots, block: Block, mark: str) -> None:
    if not mark and slots.note is not None:
        _extend(slots.note, block)
        return
    slots.note = Piece(block.text, [block], is_note=True, note_mark=mark)
    slots.pieces.append(slots.note)


def _belongs_to_note(slots: _Slots, block: Block, following: Block | None) -> bool:
    """Tell whether a fragment carries on an unfinished note: it stands before the next note's mark.

    With nothing open in the body, a lower-case fragment after an unfinished note is its too.
    """
    note = slots.note
    if note is None or is_finished(note.text) or block.complete or not _is_fragment(block):
        return False
    if following is not None and FOOTNOTE.match(following.text):
        return True
    if slots.pieces[-1] is not note:
        return False
    body_open = slots.body is not None and not is_finished(slots.body.text)
    return not block.gap_before or (not body_open and _starts_lower(block.text))


def _goes_on(piece: Piece, block: Block, slots: _Slots, right_edge: dict[int, float]) -> bool:
    """Tell whether ``block`` carries on ``piece``."""
    last = piece.blocks[-1]
    if _begins_something(block) or _is_closed(piece, block):
        return False
    torn = slots.pieces[-1] is not piece or block.gap_before or (last.page or 0) != (block.page or 0)
    if block.complete or last.complete:
        return not is_finished(piece.text) and _starts_lower(block.text)
    if torn:
        return not is_finished(piece.text)
    if is_finished(piece.text):
        return _same_paragraph_by_shape(last, block, right_edge)
    return True


def _same_paragraph_by_shape(last: Block, block: Block, right_edge: dict[int, float]) -> bool:
    """Tell, for lines with geometry, whether a line that ends a sentence is inside a paragraph."""
    if last.box is None or block.box is None:
        return _starts_lower(block.text)
    edge = right_edge.get(last.page or 0, last.box.x1)
    full = last.box.x1 >= edge * _SHORT_LINE
    indented = block.box.x0 > last.box.x0 + _INDENT
    return full and not indented


def _is_closed(piece: Piece, block: Block) -> bool:
    """Tell whether nothing may be added to a piece: headings, titles, rules, lines of another kind."""
    last = piece.blocks[-1]
    if last.kind is BlockKind.TABLE_ROW or piece.is_note or is_office_line(block.text):
        return True
    capitals = is_capitals(piece.text)
    if capitals or is_capitals(block.text):
        return not (capitals and is_capitals(block.text) and not block.gap_before and _same_column(last, block))
    if block.gap_before and _is_short_title(piece):
        return True
    return last.bold != block.bold and (last.box is not None or last.complete)


def _same_column(last: Block, block: Block) -> bool:
    """Tell whether two lines of capitals are set alike: one title over two lines, not a title and another."""
    return (last.bold == block.bold and beginning(last.text) is None) or beginning(last.text) is not None


def _is_short_title(piece: Piece) -> bool:
    """Tell whether a piece is a numbered heading, which a gap closes."""
    start = beginning(piece.text, piece.first.mark)
    return start is not None and len(piece.text) < 120 and not is_finished(piece.text) and len(piece.blocks) == 1


def _begins_something(block: Block) -> bool:
    if beginning(block.text, block.mark) is not None or BASIS.match(block.text) or _TAIL.match(block.text):
        return True
    return _DOCUMENT_START.match(block.text) is not None


def _is_fragment(block: Block) -> bool:
    return not _begins_something(block) and not is_capitals(block.text)


def _starts_lower(text: str) -> bool:
    first = text.lstrip(' *_“"(')[:1]
    return first.islower() or first in ",;.)"


def _extend(piece: Piece | None, block: Block) -> None:
    if piece is not None:
        piece.text = f"{piece.text.rstrip()} {block.text.lstrip()}"
        piece.blocks.append(block)


def _right_edges(blocks: Sequence[Block]) -> dict[int, float]:
    """Return the right edge of the text on each page, in points."""
    edges: dict[int, float] = {}
    for block in blocks:
        if block.box is not None and block.page is not None:
            edges[block.page] = max(edges.get(block.page, 0.0), block.box.x1)
    return edges
