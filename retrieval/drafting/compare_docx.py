"""A comparison as DOCX: a table with both texts side by side, what is gone struck through, what is new underlined."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from corpus.model import Document, Paragraph
from retrieval.answer import Language
from retrieval.citations import place_words
from retrieval.drafting.compare import Change, Comparison, Mark, Pair
from retrieval.drafting.compare_text import headline, names
from retrieval.drafting.docx_parts import linked, repeated
from retrieval.drafting.wording import tell

_RED, _BLUE, _GREY = RGBColor(0xA3, 0x1B, 0x1B), RGBColor(0x1B, 0x4F, 0xA3), RGBColor(0x60, 0x60, 0x60)


def comparison_docx(
    found: Comparison, language: Language, *, link: Callable[[Document, Paragraph], str] | None = None
) -> bytes:
    """Return a table with both texts side by side: what is gone struck through, what is new underlined.

    Args:
        link: returns the address that opens a paragraph; the names of places where something differs then lead there.
    """
    document = docx.Document()
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    document.add_paragraph().add_run(tell(language, "compare_title")).bold = True
    document.add_paragraph(headline(found, language))
    table = document.add_table(rows=1, cols=2)
    table.style = "Table Grid"
    for cell, name in zip(table.rows[0].cells, names(found, language), strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    repeated(table.rows[0])
    for pair in found.pairs:
        cells = table.add_row().cells
        for cell, text, paragraph, side in (
            (cells[0], found.left, pair.left, Mark.LEFT),
            (cells[1], found.right, pair.right, Mark.RIGHT),
        ):
            if paragraph is not None:
                _fill(cell, pair, paragraph, side, language)
                if link is not None and pair.change is not Change.SAME:
                    linked(document, cell.paragraphs[0], link(text, paragraph))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _fill(cell: Any, pair: Pair, paragraph: Paragraph, side: Mark, language: Language) -> None:  # noqa: ANN401
    head = cell.paragraphs[0].add_run(place_words(paragraph, language))
    head.font.size, head.font.color.rgb, head.italic = Pt(9), _GREY, True
    body = cell.add_paragraph()
    alone = pair.change in (Change.ADDED, Change.REMOVED)
    stretches = [(side, paragraph.text)] if alone else [(s.mark, s.text) for s in pair.stretches]
    for mark, text in stretches or [(Mark.BOTH, paragraph.text)]:
        if mark in (side, Mark.BOTH):
            run = body.add_run(text)
            if mark is Mark.LEFT:
                run.font.strike, run.font.color.rgb = True, _RED
            elif mark is Mark.RIGHT:
                run.font.underline, run.font.color.rgb = True, _BLUE
