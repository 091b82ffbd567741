"""Sample documents as DOCX: header as a table without rules, real tables, footnotes and list numbering."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from corpus.samples.definition import SAMPLE_MARK, Piece, Sample, Style, listed
from corpus.samples.docx_notes import Notes
from corpus.samples.docx_numbering import Lists
from corpus.samples.layout import Cell, header_cells, parts

MARK: Final = re.compile("([⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
FONT: Final = "Times New Roman"
_DATE = datetime(2024, 1, 1, tzinfo=UTC)
_ZIP_DATE = (2024, 1, 1, 0, 0, 0)
_CENTRED = (Style.CENTRED, Style.ATTACHED_TYPE, Style.ATTACHED_SUBJECT, Style.ATTACHED_NOTE)


def write_docx(sample: Sample) -> bytes:
    """Return the document as DOCX bytes, the same for the same sample."""
    return _Writer(sample).write()


class _Writer:
    def __init__(self, sample: Sample) -> None:
        self.sample = sample
        self.document = docx.Document()
        self.notes = Notes(self.document)
        self.lists = Lists(self.document) if sample.listed else None
        self._set_up()

    def write(self) -> bytes:
        self._header()
        for number, part in enumerate(parts(self.sample)):
            self._pieces(part.pieces, part.notes, breaks=number > 0)
            if not number:
                self._end()
        self._paragraph(SAMPLE_MARK, italic=True, size=10, centred=True)
        self.notes.save()
        buffer = io.BytesIO()
        self.document.save(buffer)
        return _with_fixed_times(buffer.getvalue())

    def _set_up(self) -> None:
        style = self.document.styles["Normal"]
        style.font.name, style.font.size = FONT, Pt(14)
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(3), Cm(1.5)
        section.top_margin = section.bottom_margin = Cm(2)
        core = self.document.core_properties
        core.title, core.subject, core.author = self.sample.name, SAMPLE_MARK, ""
        core.created = core.modified = _DATE

    def _header(self) -> None:
        cells = header_cells(self.sample)
        table = self.document.add_table(rows=2, cols=2)
        for side, column in (("left", 0), ("right", 1)):
            mine = [cell for cell in cells if cell.side == side]
            upper = [cell for cell in mine if cell.row is not None and cell.row < 3]
            _fill(table.cell(0, column), upper)
            _fill(table.cell(1, column), [cell for cell in mine if cell not in upper])
        head = self.sample.head
        if not head.is_letter:
            self._paragraph(head.type.upper(), bold=True, centred=True)
            self._paragraph(head.subject, bold=True, centred=True)
        if len(head.to) == 1:
            self._paragraph(f"Kính gửi: {head.to[0]}.", centred=True)
        elif head.to:
            self._paragraph("Kính gửi:", centred=True)
            for line in listed(head.to):
                self._paragraph(line)

    def _pieces(self, pieces: Sequence[Piece], notes: dict[str, Piece], *, breaks: bool) -> None:
        rows: list[Piece] = []
        for number, piece in enumerate(pieces):
            if piece.style is Style.ROW:
                rows.append(piece)
                continue
            self._table(rows)
            rows = []
            self._piece(piece, notes, breaks=breaks and not number)
        self._table(rows)

    def _piece(self, piece: Piece, notes: dict[str, Piece], *, breaks: bool) -> None:
        centred = piece.style in _CENTRED or "\n" in piece.text
        bold = piece.style in (Style.HEADING, Style.CENTRED, Style.ATTACHED_TYPE, Style.ATTACHED_SUBJECT)
        italic = piece.style in (Style.BASIS, Style.ATTACHED_NOTE)
        text = self.lists.unnumbered(piece) if self.lists else piece.text
        for line in text.split("\n"):
            paragraph = self._paragraph("", centred=centred)
            paragraph.paragraph_format.page_break_before = breaks
            self._runs(paragraph, line, notes, lead=piece.bold_lead, bold=bold, italic=italic)
            if self.lists and text != piece.text:
                self.lists.number(paragraph, piece)

    def _runs(self, paragraph: Any, text: str, notes: dict[str, Piece], **look: Any) -> None:  # noqa: ANN401 - python-docx has no types
        lead = look.pop("lead")
        if lead:
            paragraph.add_run(text[:lead]).bold = True
        for part in MARK.split(text[lead:]):
            if MARK.fullmatch(part):
                self.notes.add(paragraph, notes[_plain(part)].text)
            elif part:
                run = paragraph.add_run(part)
                run.bold, run.italic = look["bold"], look["italic"]

    def _paragraph(
        self, text: str, *, bold: bool = False, italic: bool = False, centred: bool = False, size: int = 14
    ) -> Any:  # noqa: ANN401 - python-docx has no types
        paragraph = self.document.add_paragraph()
        _format(paragraph, centred=centred)
        if text:
            run = paragraph.add_run(text)
            run.bold, run.italic, run.font.size = bold, italic, Pt(size)
        return paragraph

    def _table(self, rows: Sequence[Piece]) -> None:
        if not rows:
            return
        table = self.document.add_table(rows=len(rows), cols=len(rows[0].cells))
        table.style = "Table Grid"
        for number, row in enumerate(rows):
            for column, text in enumerate(row.cells):
                run = table.cell(number, column).paragraphs[0].add_run(text)
                run.bold, run.font.size = row.header_row, Pt(12)

    def _end(self) -> None:
        head = self.sample.head
        table = self.document.add_table(rows=1, cols=2)
        left = [Cell("left", "Nơi nhận:", "BI", 12)]
        left += [Cell("left", text, "", 11) for text in head.recipient_lines]
        right = [Cell("right", text, "B", 14) for text in head.signature]
        _fill(table.cell(0, 0), left, centred=False)
        _fill(table.cell(0, 1), [*right, Cell("right", "(đã ký)", "I", 13)])


def _fill(cell: Any, lines: Sequence[Cell], *, centred: bool = True) -> None:  # noqa: ANN401 - python-docx has no types
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(line.text)
        run.bold, run.italic, run.font.size = "B" in line.style, "I" in line.style, Pt(line.size)


def _format(paragraph: Any, *, centred: bool) -> None:  # noqa: ANN401 - python-docx has no types
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.space_after = Pt(6)
    if not centred:
        paragraph.paragraph_format.first_line_indent = Cm(1.27)


def _plain(mark: str) -> str:
    return "".join(str("⁰¹²³⁴⁵⁶⁷⁸⁹".index(digit)) for digit in mark)


def _with_fixed_times(data: bytes) -> bytes:
    """Pack again: zip members carry the time of writing, which would change the bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for member in old.infolist():
            fixed = zipfile.ZipInfo(member.filename, _ZIP_DATE)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fixed, old.read(member))
    return buffer.getvalue()
