"""Căn cứ lines put into their right order in a Word draft, as tracked moves.

The two ends of a move are tied by the name of their ranges (ECMA-376 Part 1,
17.13.5.21-28), so that one stroke accepts or rejects both. A line that was struck
out here and inserted there could be lost, or left standing twice.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from corpus.model import ParagraphId
from retrieval.drafting.docx_runs import (
    Author,
    Change,
    add,
    cut,
    mark_end,
    new_change,
    only_text,
    text_of,
    wrap,
)
from retrieval.drafting.sequence import out_of_order
from retrieval.drafting.verdicts import Placed

_ENDS = (qn("w:moveFromRangeEnd"), qn("w:moveToRangeEnd"))


@dataclass(frozen=True, slots=True)
class WordLine:
    """A căn cứ line as it stands in a Word draft.

    Attributes:
        element: the Word paragraph, of this line alone or of several that line breaks part.
        start, end: offsets of the line in the paragraph's text.
        changes: corrections of its words, by offsets in the paragraph's text.
    """

    element: Any  # an lxml element of python-docx, which ships no types
    start: int = 0
    end: int = 0
    changes: tuple[Change, ...] = ()


def to_move(block: Sequence[Placed]) -> frozenset[ParagraphId]:
    """Return the fewest lines of a block that have to move so that it reads as given."""
    moved = out_of_order([placed.position for placed in block])
    return frozenset(placed.paragraph_id for number, placed in enumerate(block) if number in moved)


def can_be_moved(block: Sequence[Placed], lines: Mapping[ParagraphId, WordLine]) -> bool:
    """Tell whether the lines of a block can change places.

    They can where each is a Word paragraph of its own in the body of the
    document, or where all stand in one, parted by line breaks only; and where
    those that move hold nothing but text.
    """
    found = [line for placed in block if (line := lines.get(placed.paragraph_id)) is not None]
    moving = to_move(block)
    if len(found) < len(block) or not all(
        only_text(line.element) for p, line in zip(block, found, strict=True) if p.paragraph_id in moving
    ):
        return False
    if len({id(line.element) for line in found}) == 1:
        return _parted_by_breaks([lines[placed.paragraph_id] for placed in in_draft(block)])
    apart = len({id(line.element) for line in found}) == len(found)
    body = all(line.element.getparent().tag == qn("w:body") for line in found)
    return apart and body and not any(_ends_section(line.element) for line in found)


def in_draft(block: Sequence[Placed]) -> list[Placed]:
    """Return the lines of a block as the draft has them."""
    return sorted(block, key=lambda placed: placed.position)


def move_lines(block: Sequence[Placed], lines: Mapping[ParagraphId, WordLine], author: Author, number: int) -> int:
    """Move the lines of a block that stand wrongly; returns the next free number of a change.

    Args:
        block: in the order wanted.
        lines: where each stands; see :func:`can_be_moved`. Those that move take their changes with them.
    """
    mover = _Mover(author, number)
    if len({id(lines[placed.paragraph_id].element) for placed in block}) == 1:
        _move_within(block, lines, mover)
    else:
        _move_paragraphs(block, lines, mover)
    return mover.number


@dataclass(slots=True)
class _Mover:
    """Marks words as moved, and keeps count of the changes."""

    author: Author
    number: int

    def ends(self, kind: str, name: str) -> tuple[Any, Any]:
        """Return the marks before and behind what was moved from or to a place; ``name`` joins the two places."""
        start = new_change(f"w:{kind}RangeStart", self.author, self.number)
        start.set(qn("w:name"), name)
        end = OxmlElement(f"w:{kind}RangeEnd")
        end.set(qn("w:id"), str(self.number))
        self.number += 1
        return start, end

    def away(self, runs: Sequence[Any], name: str) -> Any:  # noqa: ANN401 - an lxml element
        """Mark runs as moved away; return the mark that ends their range, still to be put in."""
        start, end = self.ends("moveFrom", name)
        runs[0].addprevious(start)
        self.number = wrap(list(runs), "w:moveFrom", self.author, self.number)
        return end

    def here(self, line: WordLine, runs: Sequence[Any]) -> list[Any]:
        """Return copies of a line's runs as they stand at their new place, corrected.

        A correction is part of the move: LibreOffice 7.4 leaves an empty paragraph
        where a moved one that ends with inserted words is rejected.
        """
        holder = OxmlElement("w:p")
        holder.extend([copy.deepcopy(run) for run in runs])
        for change in line.changes:
            start, end = change.start - line.start, change.end - line.start
            if change.text:
                add(holder, end, change.text)
            for run in cut(holder, start, end):
                holder.remove(run)
        return self.moved([*holder])

    def moved(self, runs: Sequence[Any]) -> list[Any]:
        """Return runs as moved to where they are put."""
        holder = OxmlElement("w:p")
        holder.extend(runs)
        self.number = wrap([*holder], "w:moveTo", self.author, self.number)
        return [*holder]


def _move_paragraphs(block: Sequence[Placed], lines: Mapping[ParagraphId, WordLine], mover: _Mover) -> None:
    moving = to_move(block)
    before: Any = None
    for placed in block:
        line = lines[placed.paragraph_id]
        if placed.paragraph_id not in moving:
            before = line.element
            continue
        new, end = _moved_paragraph(line, mover)
        if before is None:
            next(lines[p.paragraph_id].element for p in block if p.paragraph_id not in moving).addprevious(new)
        else:
            _behind(before).addnext(new)
        new.addnext(end)
        before = new


def _moved_paragraph(line: WordLine, mover: _Mover) -> tuple[Any, Any]:
    """Mark a paragraph as moved away; return the one at its new place with the mark that ends its range.

    The ends of both ranges stand behind their paragraphs, so that the paragraphs' own ends are moved, too.
    """
    name = f"move{mover.number}"
    runs = cut(line.element, 0, len(text_of(line.element)))
    paragraph = OxmlElement("w:p")
    properties = line.element.find(qn("w:pPr"))
    properties = copy.deepcopy(properties) if properties is not None else OxmlElement("w:pPr")
    for old in [*properties.findall(qn("w:rPr")), *properties.findall(qn("w:pPrChange"))]:
        properties.remove(old)
    start, end = mover.ends("moveTo", name)
    paragraph.extend([properties, start, *mover.here(replace(line, start=0), runs)])
    mover.number = mark_end(paragraph, "w:moveTo", mover.author, mover.number)
    gone = mover.away(runs, name)
    mover.number = mark_end(line.element, "w:moveFrom", mover.author, mover.number)
    line.element.addnext(gone)
    return paragraph, end


def _behind(element: Any) -> Any:  # noqa: ANN401
    """Return an element, or the marks behind it that end the range it was moved from or to."""
    following = element.getnext()
    return element if following is None or following.tag not in _ENDS else _behind(following)


def _move_within(block: Sequence[Placed], lines: Mapping[ParagraphId, WordLine], mover: _Mover) -> None:
    """Move lines of one paragraph, each with a line break: the one behind it, or before it where none stays behind."""
    moving = to_move(block)
    drafted = in_draft(block)
    order = [lines[placed.paragraph_id] for placed in drafted]
    stays = [placed.paragraph_id not in moving for placed in drafted]
    breaks = [cut(one.element, one.end, other.start) for one, other in pairwise(order)]
    words = {p.paragraph_id: cut(line.element, line.start, line.end) for p, line in zip(drafted, order, strict=True)}
    tail = words[[placed for placed in block if placed.paragraph_id not in moving][-1].paragraph_id][-1]
    for number, placed in enumerate(block):
        if placed.paragraph_id not in moving:
            continue
        name = f"move{mover.number}"
        place = drafted.index(placed)
        gap = breaks[place] if any(stays[place:]) else breaks[place - 1]
        start, end = mover.ends("moveTo", name)
        here = mover.here(order[place], words[placed.paragraph_id])
        parted = mover.moved([copy.deepcopy(run) for run in gap])
        following = next((p.paragraph_id for p in block[number:] if p.paragraph_id not in moving), None)
        if following is not None:
            anchor = _ahead(words[following][0])
            for part in (start, *here, *parted, end):
                anchor.addprevious(part)
        else:
            for part in (start, *parted, *here, end):
                tail.addnext(part)
                tail = part
        runs = sorted([*words[placed.paragraph_id], *gap], key=order[place].element.index)
        gone = mover.away(runs, name)
        runs[-1].getparent().addnext(gone)


def _ahead(run: Any) -> Any:  # noqa: ANN401
    """Return a run, or the marks before it that begin the comments on it."""
    before = run.getprevious()
    return run if before is None or before.tag != qn("w:commentRangeStart") else _ahead(before)


def _parted_by_breaks(lines: Sequence[WordLine]) -> bool:
    """Tell whether lines of one paragraph follow each other with nothing but line breaks between them."""
    text = text_of(lines[0].element)
    gaps = [text[one.end : other.start] for one, other in pairwise(lines)]
    return all("\n" in gap and not gap.strip() for gap in gaps)


def _ends_section(element: Any) -> bool:  # noqa: ANN401
    return element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
