"""A comparison as text for a terminal, as JSON, and as a table in DOCX."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator
from typing import Any, TypedDict

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from corpus.model import Document, Paragraph
from retrieval.answer import Language
from retrieval.citations import place_words, source_label
from retrieval.drafting.compare import Change, Comparison, Mark, Pair
from retrieval.drafting.wording import tell
from retrieval.naming import document_name
from retrieval.terminal import WIDTH

CONTEXT = 40
"""Characters of what both texts say that are shown around a difference."""
_RED, _BLUE, _GREY = RGBColor(0xA3, 0x1B, 0x1B), RGBColor(0x1B, 0x4F, 0xA3), RGBColor(0x60, 0x60, 0x60)


class SideJson(TypedDict):
    """One side of a pair."""

    label: str
    paragraph_id: str
    text: str


class PairJson(TypedDict):
    """Two paragraphs, or one without a counterpart."""

    change: str
    left: SideJson | None
    right: SideJson | None
    differences: list[list[str]]


class ComparisonJson(TypedDict):
    """A comparison, as ``python -m retrieval compare --json`` prints it."""

    left: str
    right: str
    counts: dict[str, int]
    pairs: list[PairJson]


def comparison_text(found: Comparison, language: Language) -> str:
    """Return what differs, each side with its place; what is alike is only counted."""
    lines = [*_names(found, language), headline(found, language)]
    for pair in found.pairs:
        if pair.change is not Change.SAME:
            lines += [
                "",
                f"[{tell(language, f'compare_{pair.change.value}')}] {_places(pair, language)}",
                *_shown(pair),
            ]
    return "\n".join(textwrap.fill(line, WIDTH, subsequent_indent="   ") if line else line for line in lines)


def headline(found: Comparison, language: Language) -> str:
    """Return one sentence with the counts."""
    if all(pair.change is Change.SAME for pair in found.pairs):
        return tell(language, "compare_equal")
    return tell(language, "compare_headline", **{change.value: found.count(change) for change in Change})


def comparison_json(found: Comparison, language: Language) -> ComparisonJson:
    """Return a comparison as JSON values; the differences hold [where, words]."""
    return ComparisonJson(
        left=found.left.path,
        right=found.right.path,
        counts={change.value: found.count(change) for change in Change},
        pairs=[
            PairJson(
                change=pair.change.value,
                left=_side(found.left, pair.left, language),
                right=_side(found.right, pair.right, language),
                differences=[[stretch.mark.value, stretch.text] for stretch in pair.stretches],
            )
            for pair in found.pairs
        ],
    )


def comparison_docx(found: Comparison, language: Language) -> bytes:
    """Return a table with both texts side by side: what is gone struck through, what is new underlined."""
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
    for cell, name in zip(table.rows[0].cells, _names(found, language), strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for pair in found.pairs:
        cells = table.add_row().cells
        _fill(cells[0], pair, pair.left, Mark.LEFT, language)
        _fill(cells[1], pair, pair.right, Mark.RIGHT, language)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _fill(cell: Any, pair: Pair, paragraph: Paragraph | None, side: Mark, language: Language) -> None:  # noqa: ANN401
    if paragraph is None:
        return
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


def _names(found: Comparison, language: Language) -> tuple[str, str]:
    return (
        tell(language, "compare_left", name=document_name(found.left, language)),
        tell(language, "compare_right", name=document_name(found.right, language)),
    )


def _places(pair: Pair, language: Language) -> str:
    names = [place_words(p, language) for p in (pair.left, pair.right) if p is not None]
    return " → ".join(dict.fromkeys(name or "–" for name in names))


def _shown(pair: Pair) -> Iterator[str]:
    if pair.left is None or pair.right is None:
        paragraph = pair.left or pair.right
        yield ("- " if pair.right is None else "+ ") + (paragraph.text if paragraph is not None else "")
        return
    said = "".join(
        f"[-{s.text}-]" if s.mark is Mark.LEFT else f"[+{s.text}+]" if s.mark is Mark.RIGHT else _between(s.text)
        for s in pair.stretches
    )
    yield said or textwrap.shorten(pair.right.text, 2 * CONTEXT, placeholder=" …")


def _between(text: str) -> str:
    return text if len(text) <= 2 * CONTEXT else f"{text[:CONTEXT]} … {text[-CONTEXT:]}"


def _side(document: Document, paragraph: Paragraph | None, language: Language) -> SideJson | None:
    if paragraph is None:
        return None
    return SideJson(label=source_label(document, paragraph, language), paragraph_id=paragraph.id, text=paragraph.text)
