"""DOCX files: paragraphs, tables, notes, text boxes and list numbers, as a word processor shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from lxml import etree

from corpus.model import Block, BlockKind, Format, RawDocument
from corpus.readers.docx_names import COMPATIBILITY, WORD, value
from corpus.readers.docx_notes import Notes
from corpus.readers.docx_numbering import Numbering
from corpus.readers.docx_pages import first_page, trusted_pages
from corpus.readers.docx_paragraph import Content, ParagraphReader
from corpus.readers.docx_styles import Look, Styles
from corpus.readers.docx_table import Row, has_rules, header_rows, is_frame, table_rows
from corpus.readers.drafts import finish
from corpus.readers.head_pictures import HEAD_LINES, HeadPictures
from corpus.readers.image import mean_confidence, recognised_drafts
from corpus.readers.limits import Source
from corpus.readers.package import Package
from corpus.readers.runs import Draft, Run

_TRACKED: Final = "it holds tracked changes; they are read as if accepted"
_MAX_NESTING: Final = 20
"""Tables inside cells of tables, and boxes inside boxes."""


def read_docx(source: Source) -> RawDocument:
    """Read a DOCX file.

    Page numbers are given only where the file's own page marks add up; see ``docx_pages``.

    Raises:
        ReadError: if it is damaged, a bomb, or too long.
    """
    package = Package(source)
    name, root = package.main("word/document.xml")
    reader = _Reader(package, name)
    body = root.find(f"{WORD}body")
    drafts = list(reader.blocks(body)) if body is not None else []
    margins = list(reader.margins(name))
    finished = finish([*drafts, *margins, *reader.in_pictures()], source)
    blocks = finished.blocks
    if not any(block.kind is not BlockKind.STAMP for block in blocks):
        return _read_pictures(package, source)
    pages = trusted_pages(package, reader.page, blocks)
    if pages is None:
        blocks = tuple(block._replace(page=None) for block in blocks)
    else:
        source.check_pages(pages)
    has_changes = next(root.iter(f"{WORD}ins", f"{WORD}del"), None) is not None
    tracked = (_TRACKED,) if has_changes else ()
    warnings = (*finished.warnings, *tracked, *reader.pictures.warnings())
    return RawDocument(Format.DOCX, blocks, pages=pages, warnings=warnings)


def _read_pictures(package: Package, source: Source) -> RawDocument:
    """Read a file that holds nothing but pictures of pages."""
    finished = finish(recognised_drafts(source, package.pictures(), []), source)
    if not finished.blocks:
        raise source.refusal("it holds no text", "put a version there that has text, or a PDF of it")
    blocks = tuple(block._replace(page=None, box=None) for block in finished.blocks)
    warning = f"it holds pictures only, read by recognition with {mean_confidence(blocks)}"
    return RawDocument(Format.DOCX, blocks, warnings=(*finished.warnings, warning))


class _Reader:
    """Walks one document in reading order and keeps what is counted on the way."""

    def __init__(self, package: Package, document: str) -> None:
        def root(kind: str) -> etree._Element | None:
            names = package.related(document, kind)
            return package.part(names[0]) if names else None

        self._package = package
        self._part, self._lines = document, 0
        self._placed: list[tuple[str, str]] = []
        self.pictures = HeadPictures(package.source)
        self._styles = Styles(root("styles"))
        self._numbering = Numbering(root("numbering"), self._styles)
        self._notes = Notes(package, document, root("settings"))
        self._paragraphs = ParagraphReader(self._styles, self._notes.mark)
        self._tables = 0
        self._depth = 0
        self._space_after = False
        self.page = first_page()

    def blocks(self, parent: etree._Element) -> Iterator[Draft]:
        """Yield the drafts of a body, a cell or a text box."""
        if self._depth > _MAX_NESTING:
            return
        self._depth += 1
        for child in parent:
            if child.tag == f"{WORD}p":
                yield from self._paragraph(child)
            elif child.tag == f"{WORD}tbl":
                yield from self._table(child)
            elif child.tag == f"{COMPATIBILITY}AlternateContent":
                yield from self.blocks(child[0] if len(child) else child)
            elif len(child) and child.tag not in (f"{WORD}sectPr", f"{WORD}sdtPr", f"{WORD}del", f"{WORD}moveFrom"):
                yield from self.blocks(child)
        self._depth -= 1

    def margins(self, document: str) -> Iterator[Draft]:
        """Yield what stands in page headers and footers, once each, as stamps: it is not body text."""
        for kind in ("header", "footer"):
            for name in self._package.related(document, kind):
                self._part, self._lines = name, 0
                root = self._package.part(name)
                for draft in self.blocks(root) if root is not None else ():
                    if any(character.isalpha() for run in draft.runs for character in run.text):
                        yield replace(draft, block=draft.block._replace(kind=BlockKind.STAMP, page=None, mark=""))

    def in_pictures(self) -> list[Draft]:
        """Return what the pictures say that stand in the head of the text and in page headers and footers."""
        for part, identity in dict.fromkeys(self._placed):
            self.pictures.read(self._package.pictures_of(part, (identity,)))
        return self.pictures.drafts

    def _paragraph(self, element: etree._Element) -> Iterator[Draft]:
        look, content, mark = self._read(element)
        page = self.page + content.page_starts
        self.page += content.page_breaks
        gap = bool(look.space_before or look.page_before or self._space_after or content.page_starts)
        self._space_after = bool(look.space_after)
        block = Block("", page=page, complete=True, gap_before=gap, centred=bool(look.centred), mark=mark)
        if self._lines < HEAD_LINES:
            self._placed.extend((self._part, identity) for identity in content.pictures)
        for draft in _line_drafts(content.runs, block):
            self._lines += bool(draft.runs)
            yield draft
        yield from self._attached(content)

    def _read(self, element: etree._Element) -> tuple[Look, Content, str]:
        properties = element.find(f"{WORD}pPr")
        look = self._styles.paragraph(properties)
        content = self._paragraphs.read(element, look)
        has_text = any(run.text.strip() for run in content.runs)
        mark = self._numbering.next_mark(look.number, value(properties, "pStyle") or "") if has_text else ""
        return look, content, mark

    def _attached(self, content: Content) -> Iterator[Draft]:
        """Yield the notes that a paragraph calls and the boxes and drawn letters that are anchored to it."""
        for text in dict.fromkeys(content.word_art):
            yield Draft((Run(text),), Block("", page=self.page, kind=BlockKind.STAMP, complete=True))
        for kind, identity in content.notes:
            mark = self._notes.mark(kind, identity)
            for number, paragraph in enumerate(self._notes.paragraphs(kind, identity)):
                runs = self._read(paragraph)[1].runs
                block = Block("", page=self.page, kind=BlockKind.FOOTNOTE, complete=True, mark="" if number else mark)
                yield Draft(_on_one_line(runs), block)
        for box in content.boxes:
            yield from self.blocks(box)

    def _table(self, element: etree._Element) -> Iterator[Draft]:
        rows = list(table_rows(element))
        if is_frame(rows):
            yield from self.blocks(rows[0].cells[0].element)
            return
        self._tables += 1
        table = self._tables
        read = [self._row(row, table) for row in rows]
        style = value(element.find(f"{WORD}tblPr"), "tblStyle")
        ruled = has_rules(element, self._styles.element(style))
        headers = header_rows(rows, [draft.runs for draft, _ in read], ruled=ruled)
        for number, (draft, attached) in enumerate(read):
            block = draft.block._replace(header_row=number < headers, gap_before=number == 0)
            yield replace(draft, block=block)
            yield from attached

    def _row(self, row: Row, table: int) -> tuple[Draft, list[Draft]]:
        page = self.page
        attached: list[Draft] = []
        runs = [Run("\t" * row.before)]
        for number, cell in enumerate(row.cells):
            runs.append(Run("\t" if number else ""))
            runs.extend(self._cell(cell.element, attached))
            runs.append(Run("\t" * (cell.span - 1)))
        runs.append(Run("\t" * row.after))
        block = Block("", page=page, kind=BlockKind.TABLE_ROW, complete=True, table=table)
        return Draft(tuple(run for run in runs if run.text), block), attached

    def _cell(self, element: etree._Element, attached: list[Draft]) -> Iterator[Run]:
        """Yield the runs of a cell, a line break between its paragraphs; notes and boxes go to ``attached``."""
        first = True
        for draft in self.blocks(element):
            if draft.block.kind in (BlockKind.FOOTNOTE, BlockKind.STAMP):
                attached.append(draft)
                continue
            if not first:
                yield Run("\n")
            first = False
            if draft.block.mark:
                yield Run(f"{draft.block.mark} ")
            for run in draft.runs:
                yield replace(run, text=run.text.replace("\t", " "))


def _line_drafts(runs: Iterable[Run], block: Block) -> Iterator[Draft]:
    """Split a paragraph at its line breaks; only its last line is known to end a paragraph."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines.extend([replace(run, text=text)] for text in others)
    filled = [line for line in lines if any(run.text.strip() for run in line)]
    if not filled:
        yield Draft((), block)
    for number, line in enumerate(filled):
        own = block if number == 0 else block._replace(mark="", gap_before=False)
        yield Draft(tuple(run for run in line if run.text), own._replace(complete=number == len(filled) - 1))


def _on_one_line(runs: Iterable[Run]) -> tuple[Run, ...]:
    return tuple(replace(run, text=run.text.replace("\n", " ").replace("\t", " ")) for run in runs)
