"""Sample documents as PDF with a text layer, set as Nghị định 30/2020/NĐ-CP, Phụ lục I wants."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from fpdf import FPDF

from corpus.samples.definition import SAMPLE_MARK, Piece, Sample, Style, listed
from corpus.samples.layout import Cell, header_cells, parts
from corpus.samples.pdf_flow import HEIGHT, LEFT, NOTE_FACE, RIGHT, WIDTH, Flow
from corpus.samples.pdf_table import draw_table
from corpus.samples.pdf_text import FAMILY, Face, Line, Word

FONTS: Final = Path("/usr/share/fonts/truetype/liberation2")
"""Folder of Liberation Serif 2.1.5 (Debian package fonts-liberation2)."""

FILES: Final = {"": "Regular", "B": "Bold", "I": "Italic", "BI": "BoldItalic"}
BODY: Final = Face("", 14)
BOLD: Final = Face("B", 14)
ITALIC: Final = Face("I", 14)
LINE: Final = 18.5
_FACES = {Style.BASIS: ITALIC, Style.HEADING: BOLD, Style.CENTRED: BOLD}
_INDENT = 36.0
_COLUMNS = {"left": (LEFT - 12, 190.0), "right": (LEFT + 180, RIGHT - LEFT - 168)}


def write_pdf(sample: Sample, fonts: Path = FONTS) -> bytes:
    """Return the document as PDF bytes, the same for the same sample and fonts.

    Raises:
        FileNotFoundError: if ``fonts`` lacks the Liberation Serif files.
    """
    flow = Flow(_open(sample, fonts))
    _draw_header(flow, sample)
    for number, part in enumerate(parts(sample)):
        if number:
            flow.new_page(restart=True)
        _draw_pieces(flow, part.pieces, part.notes)
        if not number:
            _draw_end(flow, sample)
    flow.skip(10)
    flow.place(flow.setter.centred(SAMPLE_MARK, Face("I", 10), LEFT, RIGHT - LEFT), 13)
    flow.finish()
    return bytes(flow.pdf.output())


def _open(sample: Sample, fonts: Path) -> FPDF:
    pdf = FPDF(unit="pt", format=(WIDTH, HEIGHT))
    pdf.set_auto_page_break(False)
    pdf.set_creation_date(datetime(2024, 1, 1, tzinfo=UTC))
    pdf.set_title(sample.name)
    pdf.set_subject(SAMPLE_MARK)
    for style, file in FILES.items():
        pdf.add_font(FAMILY, style, fonts / f"LiberationSerif-{file}.ttf")
    return pdf


def _draw_header(flow: Flow, sample: Sample) -> None:
    top = flow.y
    heights = {"left": top, "right": top}
    for cell in header_cells(sample):
        x, width = _COLUMNS[cell.side]
        y = top + cell.row * 16.0 if cell.row is not None else heights[cell.side]
        for line in flow.setter.centred(cell.text, Face(cell.style, cell.size), x, width):
            flow.setter.draw(line, y + 12)
            y += 16.0
            if cell.ruled:
                flow.rule(line.x + 30, width - 2 * (line.x + 30 - x), y + 2.5)
        heights[cell.side] = y + (5 if cell.ruled else 0)
    flow.y = max(heights.values()) + 12
    _draw_title(flow, sample)


def _draw_title(flow: Flow, sample: Sample) -> None:
    head = sample.head
    if not head.is_letter:
        flow.place(flow.setter.centred(head.type.upper(), BOLD, LEFT, RIGHT - LEFT), LINE)
        flow.place(flow.setter.centred(head.subject, BOLD, LEFT + 30, RIGHT - LEFT - 60), LINE)
        flow.rule((LEFT + RIGHT) / 2 - 45, 90, flow.y + 4)
        flow.skip(16)
    _draw_addressees(flow, head.to)


def _draw_addressees(flow: Flow, to: tuple[str, ...]) -> None:
    if len(to) == 1:
        flow.place(flow.setter.centred(f"Kính gửi: {to[0]}.", BODY, LEFT, RIGHT - LEFT), LINE)
    elif to:
        _draw_words(flow, flow.setter.words("Kính gửi:", BODY), 90)
        for line in listed(to):
            _draw_words(flow, flow.setter.words(line, BODY), 120)
    flow.skip(8)


def _draw_words(flow: Flow, words: Sequence[Word], indent: float) -> None:
    flow.place(flow.setter.justified(words, LEFT, RIGHT - LEFT, indent), LINE)


def _draw_pieces(flow: Flow, pieces: Sequence[Piece], notes: dict[str, Piece]) -> None:
    rows: list[Piece] = []
    for piece in pieces:
        if piece.style is Style.ROW:
            rows.append(piece)
            continue
        draw_table(flow, rows)
        rows = []
        _draw_piece(flow, piece, notes)
    draw_table(flow, rows)


def _draw_piece(flow: Flow, piece: Piece, notes: dict[str, Piece]) -> None:
    if piece.style in (Style.BODY, Style.BASIS) or (piece.style is Style.HEADING and "\n" not in piece.text):
        words = _piece_words(flow, piece)
        for line in flow.setter.justified(words, LEFT, RIGHT - LEFT, _INDENT):
            marks = [mark for word in line.words for mark in word.marks]
            flow.place([line], LINE, [_note_lines(flow, notes[mark]) for mark in marks])
        flow.skip(5)
        return
    face = ITALIC if piece.style is Style.ATTACHED_NOTE else BOLD
    flow.skip(4)
    flow.keep(3 * LINE)
    for text in piece.text.split("\n"):
        flow.place(flow.setter.centred(text, face, LEFT + 15, RIGHT - LEFT - 30), LINE)
    flow.skip(6)


def _piece_words(flow: Flow, piece: Piece) -> list[Word]:
    face = _FACES.get(piece.style, BODY)
    lead, rest = piece.text[: piece.bold_lead], piece.text[piece.bold_lead :]
    return flow.setter.words(lead, BOLD) + flow.setter.words(rest, face)


def _note_lines(flow: Flow, note: Piece) -> list[Line]:
    mark = "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in note.mark)
    words = flow.setter.words(f"{mark} {note.text}", NOTE_FACE)
    return flow.setter.justified(words, LEFT, RIGHT - LEFT, 0)


def _draw_end(flow: Flow, sample: Sample) -> None:
    head = sample.head
    flow.skip(10)
    flow.keep(max(len(head.recipients) * 14 + 30, len(head.signature) * 18 + 75))
    top = flow.y
    y = _draw_column(flow, [Cell("left", "Nơi nhận:", "BI", 12)], top, 16)
    for text in head.recipient_lines:
        for line in flow.setter.justified(flow.setter.words(text, Face("", 11)), LEFT, 200, 0):
            flow.setter.draw(line, y + 11)
            y += 13.5
    signed = [Cell("right", text, "B", 14) for text in head.signature]
    bottom = _draw_column(flow, signed, top, 18)
    bottom = _draw_column(flow, [Cell("right", "(đã ký)", "I", 13)], bottom + 30, 18)
    flow.y = max(y, bottom) + 6


def _draw_column(flow: Flow, cells: Sequence[Cell], y: float, height: float) -> float:
    for cell in cells:
        x, width = (LEFT, 60.0) if cell.side == "left" else (LEFT + 210, RIGHT - LEFT - 210)
        for line in flow.setter.centred(cell.text, Face(cell.style, cell.size), x, width):
            flow.setter.draw(line, y + height * 0.78)
            y += height
    return y
