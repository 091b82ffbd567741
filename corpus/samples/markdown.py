"""Sample documents as Markdown, as converters of word-processor files write it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.samples.definition import SAMPLE_MARK, Piece, Sample, Style
from corpus.samples.layout import header_cells, parts
from corpus.samples.text import superscript


def write_markdown(sample: Sample) -> bytes:
    """Return the document as UTF-8 Markdown with a final line break."""
    blocks = list(_header(sample))
    for number, part in enumerate(parts(sample)):
        blocks.extend(_pieces([*part.pieces, *part.notes.values()]))
        if not number:
            blocks.extend(_end(sample))
    return ("\n\n".join([*blocks, f"*{SAMPLE_MARK}*"]) + "\n").encode()


def _header(sample: Sample) -> Iterator[str]:
    for cell in header_cells(sample):
        marks = {"B": "**", "I": "*", "": ""}[cell.style]
        yield f"{marks}{cell.text}{marks}"
    head = sample.head
    if not head.is_letter:
        yield f"# {head.type.upper()}"
        yield f"**{head.subject}**"
    if head.to:
        yield "Kính gửi: " + "; ".join(head.to) + "."


def _pieces(pieces: Sequence[Piece]) -> Iterator[str]:
    rows: list[str] = []
    for piece in pieces:
        if piece.style is Style.ROW:
            rows.append("| " + " | ".join(piece.cells) + " |")
            if piece.header_row:
                rows.append("|" + " --- |" * len(piece.cells))
            continue
        if rows:
            yield "\n".join(rows)
            rows = []
        yield _piece(piece)
    if rows:
        yield "\n".join(rows)


def _piece(piece: Piece) -> str:
    text = piece.text.replace("\n", " ")
    if piece.style is Style.FOOTNOTE:
        return f"{superscript(piece.mark)} {text}"
    if piece.style is Style.HEADING:
        return f"## {text}"
    if piece.style in (Style.CENTRED, Style.ATTACHED_SUBJECT):
        return f"**{text}**"
    if piece.style is Style.ATTACHED_TYPE:
        return f"# {text}"
    if piece.style in (Style.BASIS, Style.ATTACHED_NOTE):
        return f"*{text}*"
    lead = piece.text[: piece.bold_lead]
    return f"**{lead}**{text[len(lead) :]}" if lead else text


def _end(sample: Sample) -> Iterator[str]:
    yield "\n".join(["**Nơi nhận:**", "", *sample.head.recipient_lines])
    yield "\n".join(f"**{line}**" for line in sample.head.signature)
    yield "(đã ký)"
