"""The paragraphs of a procedure by the part they stand in, and what of a row belongs to a part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Paragraph, ParagraphKind
from corpus.procedure import Part, PartLabel, column_part, find_label, says_nothing
from retrieval.evidence.columns import columns

_COLUMNS = frozenset({Part.TIME, Part.FEE, Part.FORMS})
"""Parts that tables have columns for; a line of the same name inside the steps tells of a step."""
_SHOWN_BESIDE = frozenset({Part.ABOUT})
"""Columns that explain the others of their row."""
_FEWEST_WORDS = 3
"""Words from which a paragraph under a label says something: "Bao gồm" does not."""
_LONG = 400
"""Characters over which an explanation is left to the source."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a paragraph says of a part.

    Attributes:
        first: first cell of a row with the name of its column, or "".
        words: as a person reads it out, with label or columns, without the first cell.
        quote: of the paragraph's text.
        case: caption of the table that the row stands in, or "".
        nothing: it says that nothing is known.
    """

    paragraph: Paragraph
    words: str
    quote: str
    first: str = ""
    case: str = ""
    nothing: bool = False


def told_of(part: Part, paragraphs: Sequence[Paragraph]) -> tuple[Told, ...]:
    """Return what a procedure says of a part: in the columns of that name, which its table has for it, else under its label.

    What papers there are is a part of its own and no column, since their table stands under its label.
    """
    in_columns = tuple(_in_columns(part, paragraphs)) if part in _COLUMNS else ()
    if any(not told.nothing for told in in_columns):
        return in_columns
    labelled = tuple(_labelled(part, paragraphs))
    if any(not told.nothing for told in labelled):
        return labelled
    return tuple(_in_columns(part, paragraphs)) or labelled


def _labelled(part: Part, paragraphs: Sequence[Paragraph]) -> Iterator[Told]:
    captions = {case_of(paragraph) for paragraph in paragraphs if paragraph.kind is ParagraphKind.TABLE_ROW}
    for paragraph in paragraphs:
        if paragraph.kind is ParagraphKind.TABLE_ROW:
            yield from _of_row(part, paragraph) if paragraph.place.parts[-1].number else ()
            continue
        if paragraph.text in captions or len(paragraph.text.split()) < _FEWEST_WORDS:
            continue
        label = find_label(paragraph.text)
        if label is not None and label.part is part and not label.alone:
            yield Told(
                paragraph, _read_out(paragraph.text), paragraph.text, nothing=says_nothing(paragraph.text[label.end :])
            )
        elif label is None and stands_in(paragraph) is part and paragraph.kind is ParagraphKind.BODY:
            yield Told(paragraph, _read_out(paragraph.text), paragraph.text)


def _of_row(part: Part, paragraph: Paragraph) -> Iterator[Told]:
    """Yield a row of two columns, of which the first is the label, and the rows of a table under the label."""
    cells = [cell.strip() for cell in paragraph.text.split("\t")]
    label = _row_label(paragraph)
    if label is not None:
        if label.part is part:
            value = cells[-1]
            yield Told(paragraph, f"{label.words}: {_read_out(value)}", paragraph.text, nothing=says_nothing(value))
    elif stands_in(paragraph) is part:
        first, *rest = _cells(paragraph, None)
        yield Told(paragraph, "; ".join(rest), paragraph.text, first, case_of(paragraph))


def _row_label(paragraph: Paragraph) -> PartLabel | None:
    """Return the label of a row of two columns, or of three with a number in front, that is in no table with named columns."""
    cells = [cell.strip() for cell in paragraph.text.split("\t")]
    two = len(cells) == 2 or (len(cells) == 3 and cells[0][:1].isdigit())
    if not two or any("\t" in heading for heading in paragraph.headings):
        return None
    label = find_label(cells[-2])
    return label if label is not None and label.alone else None


def _in_columns(part: Part, paragraphs: Iterable[Paragraph]) -> Iterator[Told]:
    for paragraph in paragraphs:
        if paragraph.kind is not ParagraphKind.TABLE_ROW or not paragraph.place.parts[-1].number:
            continue
        named = columns(paragraph)
        values = [cell for name, cell in named if column_part(name) is part]
        if not values or not values[0]:
            continue
        if any(column_part(name) is Part.NAME for name, _ in named):  # a list of procedures, one a row
            told = "; ".join(f"{name}: {_read_out(cell)}" for name, cell in named if cell and column_part(name) is part)
            yield Told(paragraph, told, paragraph.text, nothing=says_nothing(values[0]))
        else:
            first, *rest = _cells(paragraph, part)
            quote, nothing = _quote(paragraph, part), says_nothing(values[0])
            yield Told(paragraph, "; ".join(rest), quote, first, case_of(paragraph), nothing)


def _cells(paragraph: Paragraph, part: Part | None) -> Iterator[str]:
    """Yield the cells of a row with the names of their columns: all, or the first, those of a part, and what explains it."""
    for at, (name, cell) in enumerate(columns(paragraph)):
        own = column_part(name) if name else None
        beside = own in _SHOWN_BESIDE and part in (Part.TIME, Part.FEE, Part.MANNER) and len(cell) <= _LONG
        if cell and (part is None or at == 0 or own is part or beside):
            yield f"{name}: {_read_out(cell)}" if name else _read_out(cell)


def _quote(paragraph: Paragraph, part: Part) -> str:
    """Return the row up to the cell of the part, and further where what explains it is short."""
    end = 0
    at = 0
    for name, cell in columns(paragraph):
        at = paragraph.text.find(cell, at) + len(cell) if cell else at
        own = column_part(name) if name else None
        if cell and (own is part or (own in _SHOWN_BESIDE and len(cell) <= _LONG)):
            end = at
    return paragraph.text[:end] if end else paragraph.text


def stands_in(paragraph: Paragraph) -> Part | None:
    """Return the part that a paragraph stands in: that of its own label, else of the innermost heading that is one."""
    row = paragraph.kind is ParagraphKind.TABLE_ROW
    label = _row_label(paragraph) if row else find_label(paragraph.text)
    if label is not None:
        return label.part
    labels = (find_label(heading) for heading in reversed(paragraph.headings) if "\t" not in heading)
    return next((label.part for label in labels if label is not None), None)


def case_of(paragraph: Paragraph) -> str:
    """Return the caption of a row's table, which says of which case it is; "" where it is the label of the part."""
    above = [heading for heading in paragraph.headings if "\t" not in heading]
    return above[-1] if above and find_label(above[-1]) is None else ""


def _read_out(text: str) -> str:
    return " ".join(text.split())
