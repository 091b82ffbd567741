"""The end of a document: Nơi nhận on the left, the signature on the right (NĐ 30/2020/NĐ-CP, Phụ lục I, II.7 and 9).

A file gives one after the other, in either order, or both interleaved line by
line; the columns are told apart by wide gaps, by their place on the page, or
by what stands in them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from corpus.model import BlockKind
from corpus.structure.attachment_note import is_attachment_note
from corpus.structure.elements import NATIONAL_TITLE
from corpus.structure.lines import Line, columns
from corpus.structure.marks import NAMED, Style
from corpus.structure.offices import is_small_office
from corpus.structure.residue import is_stamp
from corpus.structure.signer_lines import NAME, ON_ONE_LINE, RECIPIENTS, SIGNED, SIGNER_BESIDE, names_signers
from corpus.structure.tail_start import LONGEST, is_body_of_signer, opens_end, row_signs, signs_in_small_letters
from corpus.structure.titles import type_line
from corpus.structure.wording import COLUMNS, bare, is_capitals, starts_lower

_ITEM: Final = re.compile(r"[\s*_|]*(?:[-–—+•·.~]|Như\s+(?:Điều|trên|kính)|Lưu\s*[:,]|Lưu\s+(?:VT|VP))")
_LAST: Final = re.compile(r"[\s*_]*[-–—+•·~]?\s*Lưu\b")
_BAR: Final = re.compile(r"\|(?=\s*[^\s|])")
_MOST_LINES: Final = 80
_FURTHEST: Final = 90.0
"""Points of room for the hand under the title of office."""


@dataclass(slots=True)
class Tail:
    """Lines of one end of a document, column by column in the order in which the file gives them.

    Attributes:
        end: number of lines taken.
        blocks: ("recipients" or "signature", its lines) in order of appearance.
        stamps: residue of digital signatures among them.
    """

    end: int
    blocks: list[tuple[str, list[Line]]] = field(default_factory=list)
    stamps: list[Line] = field(default_factory=list)


def read_tail(lines: Sequence[Line], start: int, noise: Set[int] = frozenset()) -> Tail:
    """Return the end of the document that begins at line ``start``; ``noise`` are page numbers, which end nothing."""
    tail = Tail(start)
    reader = _Reader(tail)
    middle = _middle(lines, start)
    while tail.end < min(len(lines), start + _MOST_LINES):
        line = lines[tail.end]
        if tail.end in noise:
            tail.stamps.append(line)
            tail.end += 1
            continue
        if tail.end > start and _ends(line, reader):
            break
        cells = [_sided(cell, middle) for cell in _cells(line)]
        opens = row_signs(line) or is_body_of_signer(lines, tail.end) or signs_in_small_letters(lines, tail.end)
        if tail.end > start and not opens and not all(reader.accepts(cell) for cell in cells):
            break
        for cell in cells:
            reader.take(cell, "signature" if opens else "")
        tail.end += 1
    return tail


def _is_whole_signature(text: str) -> bool:
    """Tell whether a line is office and name of a signer: "GIÁM ĐỐC Trần Văn Mẫu"."""
    match = ON_ONE_LINE.fullmatch(text) if len(text) <= LONGEST else None
    return match is not None and opens_end(match["offices"])


def _ends(line: Line, reader: _Reader) -> bool:
    """Tell whether something else begins: an appendix, an attached text, an article, running text."""
    text = line.seen
    if line.block.kind is BlockKind.TABLE_ROW:
        return not any(
            opens_end(cell.seen) or SIGNED.match(cell.seen) or NAME.fullmatch(cell.seen) for cell in columns(line)
        )
    if line.block.kind is not BlockKind.TEXT:
        return line.block.kind is BlockKind.FOOTNOTE
    if line.begins is not None and (line.begins.style in NAMED or line.begins.style in (Style.ROMAN, Style.DOTTED)):
        return True
    if is_attachment_note(text) or _starts_attached(line):
        return True
    return len(text) > LONGEST and COLUMNS.search(text) is None and not reader.in_list


def _starts_attached(line: Line) -> bool:
    if NATIONAL_TITLE.search(line.seen):
        return True
    folded = bare(line.seen[:40])
    if folded.startswith(("phu luc", "cong hoa xa hoi", "danh sach", "danh muc", "bieu mau", "mau so", "bieu so")):
        return line.capitals or folded.startswith("phu luc")
    if line.capitals and folded.startswith(("ve ", "thuc hien ")):
        return True  # the subject of an attached text of which the line with the type is lost; no office begins so
    named = type_line(line.seen)
    return named is not None and line.capitals


def _cells(line: Line) -> list[Line]:
    """Return the columns of a line; a mark of capacity right after "Nơi nhận:" is the other column, too."""
    cells = list(columns(line))
    if len(cells) == 1 and "|" in line.text:
        cells = _between_bars(line)
    if len(cells) == 1:
        head = RECIPIENTS.match(line.seen)
        rest = line.text[head.end() :] if head is not None else ""
        if rest and opens_end(rest):
            left, right = line.text[: -len(rest)].strip(), rest
            return [Line(line.block, left, None, "left"), Line(line.block, right, None, "right")]
        signer = SIGNER_BESIDE.search(line.text) if NAME.fullmatch(line.text) is None else None
        if signer is not None and _ITEM.match(line.seen) is None:
            left, right = line.text[: signer.start()].strip(), signer[0].strip()
            return [Line(line.block, left, None, "left"), Line(line.block, right, None, "right")]
    return cells


def _between_bars(line: Line) -> list[Line]:
    """Return the cells of a row that a page gives with bars between them; each keeps the bar before it."""
    text = line.block.text
    starts = [match.start() for match in _BAR.finditer(text) if text[: match.start()].strip(" |")]
    parts = [line.part(start, end, int(start > 0)) for start, end in pairwise((0, *starts, len(text)))]
    cells = [part for part in parts if part is not None]
    for cell in cells:
        cell.column = 0  # the lines of one signature go on below without a bar
    return cells if len(cells) > 1 else [line]


def _middle(lines: Sequence[Line], start: int) -> float:
    """Return the x of the gap between the columns: left of the block that opens the signature, 0 without geometry.

    Signatures that stand side by side take both columns; Nơi nhận stands under them then.
    """
    left = middle = 0.0
    for line in lines[start : start + _MOST_LINES]:
        box = line.block.box
        if box is None or not opens_end(line.seen):
            continue
        if RECIPIENTS.match(line.seen):
            left = left or (box.x0 + box.x1) / 2
        elif not middle:
            middle = (box.x0 + box.x1) / 2 - 100.0
    return middle if middle > left else 0.0


def _sided(line: Line, middle: float) -> Line:
    box = line.block.box
    if middle > 0 and box is not None and not line.side:
        line.side = "right" if (box.x0 + box.x1) / 2 > middle else "left"
    return line


def _stands_free(line: Line, signature: Sequence[Line]) -> bool:
    """Tell whether a name stands in a column of its own near the last lines of a signature, under none of its names."""
    box = line.block.box
    near = [other for other in signature if other.block.box is not None and other.block.page == line.block.page]
    if box is None or not near or line.block.page is None:
        return False
    boxes = [(other, other.block.box) for other in near if other.block.box is not None]
    if box.top - max(other.bottom for _, other in boxes) > _FURTHEST:
        return False
    return not any(NAME.fullmatch(other.text) and at.x0 < box.x1 and box.x0 < at.x1 for other, at in boxes)


class _Reader:
    """Puts the lines of an end into their columns."""

    def __init__(self, tail: Tail) -> None:
        self._tail = tail
        self._open: dict[str, list[Line]] = {}
        self._latest = ""
        self._named: set[int] = set()

    @property
    def in_list(self) -> bool:
        """Whether Nơi nhận was the last thing read."""
        return self._latest == "recipients"

    @property
    def _may_sign(self) -> bool:
        """Whether a title of office in small letters is one: a signature is open, or the list is closed."""
        recipients = self._open.get("recipients")
        return "signature" in self._open or (recipients is not None and _LAST.match(recipients[-1].text) is not None)

    def accepts(self, line: Line) -> bool:
        """Tell whether the line is part of the end."""
        return is_stamp(line.seen) or self._column(line) != ""

    def take(self, line: Line, known: str = "") -> None:
        """Add a line to the column it belongs to, which may be known."""
        if is_stamp(line.seen):
            self._tail.stamps.append(line)
            return
        column = known or self._column(line) or ("signature" if line.side == "right" else "recipients")
        if column not in self._open or RECIPIENTS.match(line.seen):
            self._open[column] = []
            self._tail.blocks.append((column, self._open[column]))
        self._open[column].append(line)
        self._latest = column
        if column == "signature":  # another office under a name is that of the next signer
            if known or opens_end(line.seen):
                self._named.discard(line.column)
            elif names_signers(line.text) and not SIGNED.match(line.text):
                self._named.add(line.column)

    def _column(self, line: Line) -> str:
        text = line.seen
        if RECIPIENTS.match(text):
            return "recipients"
        if opens_end(text) or SIGNED.match(text):
            return "signature"
        if self._may_sign and (is_small_office(text) or _is_whole_signature(text)):
            return "signature"
        if line.side == "right" and ("signature" in self._open or NAME.fullmatch(text) or _is_whole_signature(text)):
            return "signature"
        return self._by_content(line)

    def _by_content(self, line: Line) -> str:
        text = line.seen
        recipients, signature = self._open.get("recipients"), self._open.get("signature")
        if _ITEM.match(text) and recipients is not None:
            return "recipients"
        if signature is not None and line.column not in self._named and (names_signers(text) or self._goes_on(text)):
            return "signature"
        if (
            signature is not None
            and NAME.fullmatch(text)
            and (opens_end(signature[-1].seen) or _stands_free(line, signature))
        ):
            return "signature"
        if recipients is not None and self._list_goes_on(line, recipients):
            return "recipients"
        return ""

    def _goes_on(self, text: str) -> bool:
        """Tell whether a line of capitals or dots belongs to an open signature."""
        return self._latest == "signature" and (is_capitals(text) or set(text) <= set(". …*_/")) and len(text) <= 110

    def _list_goes_on(self, line: Line, recipients: list[Line]) -> bool:
        """Tell whether a line goes on from the last item of Nơi nhận."""
        last = recipients[-1].text
        if len(line.seen) > LONGEST or line.capitals:
            return False
        if self._latest != "recipients" and line.side != "left":
            unfinished = not last.endswith((";", "."))
            return unfinished and (starts_lower(line.text) or not (self._named or line.block.gap_before))
        if len(recipients) == 1:
            return True
        unfinished = not last.rstrip(" *_").endswith((";", "."))
        closed = _LAST.match(last) is not None and line.block.gap_before
        return (unfinished and not closed) or (starts_lower(line.text) and not line.block.gap_before)
