"""What every writer needs of a document's form: its header cells and its parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.samples.definition import (
    MOTTO,
    NATIONAL_TITLE,
    PARTY_TITLE,
    Columns,
    Head,
    Piece,
    Sample,
    Style,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A line of text in one column of the header or the signature block.

    Attributes:
        side: "left" or "right".
        style: "", "B", "I" or "BI".
        row: line of the header's grid, or None for what follows in its column.
        ruled: a short rule stands under it.
    """

    side: str
    text: str
    style: str
    size: float
    row: int | None = None
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """The document itself, an attached text or an appendix, with its footnotes by number."""

    pieces: tuple[Piece, ...]
    notes: dict[str, Piece]


def parts(sample: Sample) -> tuple[Part, ...]:
    """Split a document where a new page begins; the signature follows the first part."""
    groups: list[list[Piece]] = [[]]
    for piece in sample.pieces:
        if piece.style is Style.ATTACHED_TYPE:
            groups.append([])
        groups[-1].append(piece)
    return tuple(
        Part(
            tuple(piece for piece in group if piece.style is not Style.FOOTNOTE),
            {piece.mark: piece for piece in group if piece.style is Style.FOOTNOTE},
        )
        for group in groups
    )


def header_cells(sample: Sample) -> list[Cell]:
    """Return the header's cells in the order in which the file gives them."""
    left, right = _left(sample.head), _right(sample.head)
    if sample.columns is Columns.LEFT_FIRST:
        return left + right
    if sample.columns is Columns.RIGHT_FIRST:
        return right + left
    return sorted(left + right, key=lambda cell: 99 if cell.row is None else cell.row)


def _left(head: Head) -> list[Cell]:
    names = list(_names(head))
    cells = [*names, Cell("left", head.number_line, "", 13, 3)]
    if head.party:
        cells.insert(-1, Cell("left", "*", "", 13, len(names)))
    if head.is_letter:
        cells.append(Cell("left", head.subject, "", 12))
    if head.urgency:
        cells.append(Cell("left", head.urgency, "B", 13))
    return cells


def _names(head: Head) -> Iterator[Cell]:
    for number, text in enumerate(head.left):
        parent = bool(head.parent) and number == 0
        last = number == len(head.left) - 1
        yield Cell("left", text, "" if parent else "B", 12, number, ruled=last and not head.party)


def _right(head: Head) -> list[Cell]:
    if head.party:
        return [
            Cell("right", PARTY_TITLE, "B", 13, 0, ruled=True),
            Cell("right", head.date_line, "I", 13, 3),
        ]
    return [
        Cell("right", NATIONAL_TITLE, "B", 12, 0),
        Cell("right", MOTTO, "B", 13, 1, ruled=True),
        Cell("right", head.date_line, "I", 13, 3),
    ]
