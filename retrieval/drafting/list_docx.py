"""A list of documents as DOCX: A4 across, the title in capitals, a table whose head repeats on every page."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from retrieval.answer import Language
from retrieval.drafting.docx_parts import linked, repeated, unbroken
from retrieval.drafting.list_xlsx import COLUMNS
from retrieval.drafting.lists import DocumentList, ListRow
from retrieval.drafting.wording import tell

_WIDTHS = (13, 30, 22, 24, 36, 60, 48, 34)
"""Millimetres; together the width between the margins."""
_SIZE = Pt(11)


def list_docx(listed: DocumentList, language: Language) -> bytes:
    """Return the bytes of the document."""
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = datetime(2000, 1, 1)
    document.core_properties.author = tell(language, "list_title")
    _page(document)
    title = tell(language, "list_title")
    asked = tell(language, "list_asked", question=listed.question)
    count = tell(language, "list_count", count=len(listed.rows), held=listed.held)
    for text, bold, italic in ((title, True, False), (asked, False, True), (count, False, False)):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(text)
        run.bold, run.italic = bold, italic
    table = document.add_table(rows=1, cols=len(COLUMNS))
    table.style = "Table Grid"
    table.autofit = False
    for number, width in enumerate(_WIDTHS):
        table.columns[number].width = Mm(width)
    _fill(table.rows[0], [tell(language, f"column_{name}") for name in COLUMNS], bold=True)
    repeated(table.rows[0])
    for row in listed.rows:
        cells = table.add_row()
        unbroken(cells)
        _fill(cells, _values(row))
        if row.link:
            linked(document, cells.cells[1].paragraphs[0], row.link)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _values(row: ListRow) -> list[str]:
    cited = "\n".join(row.cited)
    return [str(row.number), row.symbol, row.type, row.written, row.issuer, row.subject, cited, row.standing]


def _page(document: Any) -> None:  # noqa: ANN401 - python-docx ships no types
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    style.paragraph_format.space_after = Pt(3)


def _fill(row: Any, values: list[str], *, bold: bool = False) -> None:  # noqa: ANN401
    for number, value in enumerate(values):
        cell = row.cells[number]
        cell.width = Mm(_WIDTHS[number])
        paragraph = cell.paragraphs[0]
        centred = bold or COLUMNS[number] in ("number", "date")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
        run = paragraph.add_run(value)
        run.bold, run.font.size = bold, _SIZE
