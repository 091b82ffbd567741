"""Căn cứ lines put into their right order in a Word draft, as tracked changes: struck out where they stand, new where they belong."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from corpus.model import ParagraphId
from retrieval.drafting.docx_runs import Author, cut, delete, delete_mark, new_change, runs_of, text_of
from retrieval.drafting.sequence import out_of_order
from retrieval.drafting.verdicts import Placed


def to_move(block: Sequence[Placed]) -> frozenset[ParagraphId]:
    """Return the fewest lines of a block that have to move so that it reads as given."""
    moved = out_of_order([placed.position for placed in block])
    return frozenset(placed.paragraph_id for number, placed in enumerate(block) if number in moved)


def can_be_moved(block: Sequence[Placed], elements: Mapping[ParagraphId, Any]) -> bool:
    """Tell whether every line of a block is a Word paragraph of its own, beside the others, that ends no section."""
    found = [elements.get(placed.paragraph_id) for placed in block]
    if any(element is None for element in found) or len({id(element) for element in found}) < len(found):
        return False
    beside = len({id(element.getparent()) for element in found if element is not None}) == 1
    ends = any(element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None for element in found if element is not None)
    return beside and not ends


def move_lines(block: Sequence[Placed], elements: Mapping[ParagraphId, Any], author: Author, number: int) -> int:
    """Move the lines of a block that stand wrongly; returns the next free number of a change.

    Args:
        block: in the order wanted, with the words that each line should read.
        elements: the Word paragraph of each line; see :func:`can_be_moved`.
    """
    moving = to_move(block)
    staying = [elements[placed.paragraph_id] for placed in block if placed.paragraph_id not in moving]
    before: Any = None
    for placed in block:
        element = elements[placed.paragraph_id]
        if placed.paragraph_id not in moving:
            before = element
            continue
        new, number = _inserted(element, placed.text, author, number)
        if before is None:
            staying[0].addprevious(new)
        else:
            before.addnext(new)
        before = new
        number = delete(cut(element, 0, len(text_of(element))), author, number)
        number = delete_mark(element, author, number)
    return number


def _inserted(model: Any, words: str, author: Author, number: int) -> tuple[Any, int]:  # noqa: ANN401 - lxml elements
    """Return a new paragraph in the look of another, marked as inserted, and the next free number."""
    paragraph = OxmlElement("w:p")
    properties = model.find(qn("w:pPr"))
    properties = copy.deepcopy(properties) if properties is not None else OxmlElement("w:pPr")
    for tag in ("w:rPr", "w:pPrChange"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    mark = OxmlElement("w:rPr")
    mark.append(new_change("w:ins", author, number))
    properties.append(mark)
    paragraph.append(properties)
    run, text, change = OxmlElement("w:r"), OxmlElement("w:t"), new_change("w:ins", author, number + 1)
    look = next((found for r in runs_of(model) if (found := r.find(qn("w:rPr"))) is not None), None)
    if look is not None:
        run.append(copy.deepcopy(look))
    text.text = words
    text.set(qn("xml:space"), "preserve")
    run.append(text)
    change.append(run)
    paragraph.append(change)
    return paragraph, number + 2
