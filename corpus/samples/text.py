"""Sample documents as plain text, with the header's columns in the order in which extractors give them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.samples.definition import SAMPLE_MARK, Columns, Piece, Sample, Style, listed
from corpus.samples.layout import header_cells, parts

WIDTH: Final = 96
LEFT_WIDTH: Final = 40
SUPERSCRIPTS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def write_text(sample: Sample) -> bytes:
    """Return the document as UTF-8 text with a final line break."""
    lines = [*_header(sample), ""]
    for number, part in enumerate(parts(sample)):
        for piece in (*part.pieces, *part.notes.values()):
            lines.extend([*_piece(piece, sample.wrap), ""])
        if not number:
            lines.extend([*_end(sample), ""])
    return ("\n".join([*lines, SAMPLE_MARK]) + "\n").encode()


def superscript(number: str) -> str:
    """Return a footnote's number in superscript digits."""
    return "".join(SUPERSCRIPTS[int(digit)] for digit in number)


def _header(sample: Sample) -> Iterator[str]:
    cells = header_cells(sample)
    if sample.columns is Columns.INTERLEAVED:
        left = [cell.text for cell in cells if cell.side == "left"]
        right = [cell.text for cell in cells if cell.side == "right"]
        yield from _beside(left, _aligned(right, len(left), sample))
    else:
        yield from (cell.text for cell in cells)
    head = sample.head
    yield ""
    if not head.is_letter:
        yield from (head.type.upper(), head.subject, "")
    if head.to:
        yield from _addressees(head.to)


def _aligned(right: list[str], rows: int, sample: Sample) -> list[str]:
    """Put the date on the line of the number."""
    number = len(sample.head.left) + (1 if sample.head.party else 0)
    above, date = right[:-1], right[-1]
    return [*above, *[""] * (number - len(above)), date]


def _addressees(to: tuple[str, ...]) -> Iterator[str]:
    if len(to) == 1:
        yield f"Kính gửi: {to[0]}."
        return
    yield "Kính gửi:"
    yield from listed(to)


def _beside(left: Sequence[str], right: Sequence[str]) -> Iterator[str]:
    for number in range(max(len(left), len(right))):
        text = left[number] if number < len(left) else ""
        rows = textwrap.wrap(text, LEFT_WIDTH - 4) or [""]
        beside = right[number] if number < len(right) else ""
        yield (rows[0].center(LEFT_WIDTH) + beside.center(WIDTH - LEFT_WIDTH)).rstrip()
        yield from (row.center(LEFT_WIDTH).rstrip() for row in rows[1:])


def _piece(piece: Piece, wrap: int) -> list[str]:
    if piece.style is Style.ROW:
        return [" | ".join(piece.cells)]
    text = f"{superscript(piece.mark)} {piece.text}" if piece.mark else piece.text
    if not wrap:
        return text.split("\n")
    return [row for line in text.split("\n") for row in textwrap.wrap(line, wrap, break_on_hyphens=False)]


def _end(sample: Sample) -> Iterator[str]:
    recipients = ["Nơi nhận:", *sample.head.recipient_lines]
    signature = [*sample.head.signature, "(đã ký)"]
    if sample.columns is Columns.INTERLEAVED:
        yield from (row for row in _ended(recipients, signature))
    elif sample.columns is Columns.LEFT_FIRST:
        yield from (*recipients, "", *signature)
    else:
        yield from (*signature, "", *recipients)


def _ended(recipients: Sequence[str], signature: Sequence[str]) -> Iterator[str]:
    for number in range(max(len(recipients), len(signature))):
        left = recipients[number] if number < len(recipients) else ""
        right = signature[number] if number < len(signature) else ""
        yield (f"{left:<56}" + right.center(WIDTH - 56)).rstrip()
