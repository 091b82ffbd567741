"""XLSX files: each visible sheet is a table; lines that stand alone above or below it are text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from corpus.model import Block, BlockKind, Format, RawDocument
from corpus.readers.docx_names import DRAWING, RELATION
from corpus.readers.drafts import finish
from corpus.readers.head_pictures import HEAD_LINES, HeadPictures
from corpus.readers.limits import Source
from corpus.readers.package import Package
from corpus.readers.runs import Draft, Run, all_bold
from corpus.readers.xlsx_book import SHEET, Book, SheetPart, rich_text
from corpus.readers.xlsx_numbers import shown

MAX_COLUMNS: Final = 16_384
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})$")
_DEFAULT_NAME: Final = re.compile(r"(?:sheet|trang tính|trang)\s*\d*$", re.IGNORECASE)
_FIRST_CELL: Final = re.compile(r"(?:stt|tt|số\s*tt|số\s*thứ\s*tự|mã\s*số)\W*$", re.IGNORECASE)
_ANCHOR: Final = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_LEAST_COLUMNS: Final = 2
_WIDEST_GAP: Final = 60
"""Empty columns between two filled ones; farther apart, the tabs say nothing."""


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    cells: tuple[tuple[int, tuple[Run, ...]], ...]

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs of all cells, a tab for each step to the right."""
        joined: list[Run] = []
        position = 0
        for column, runs in self.cells:
            joined.append(Run("\t" * min(column - position, _WIDEST_GAP)))
            joined.extend(replace(run, text=run.text.replace("\t", " ")) for run in runs)
            position = column
        return tuple(run for run in joined if run.text)


def read_xlsx(source: Source) -> RawDocument:
    """Read an XLSX file.

    Raises:
        ReadError: if it is damaged, a bomb, or too long.
    """
    book = Book(Package(source))
    sheets = list(book.sheets())
    drafts: list[Draft] = []
    for table, sheet in enumerate(sheets, start=1):
        drafts.extend(_sheet_drafts(book, sheet, table, named=len(sheets) > 1))
    pictures = HeadPictures(source)
    for sheet in sheets:
        pictures.read(_pictures(book, sheet))
    finished = finish([*drafts, *pictures.drafts], source)
    if not finished.blocks:
        raise source.refusal("its sheets are empty", "put a version there that has text")
    warnings = (*finished.warnings, *pictures.warnings())
    if book.hidden:
        warnings = (*warnings, f"{book.hidden} hidden sheets were not read")
    return RawDocument(Format.XLSX, finished.blocks, warnings=warnings)


def _pictures(book: Book, sheet: SheetPart) -> Iterator[bytes]:
    """Yield the pictures that hang on the first rows of a sheet."""
    for name in book.package.related(sheet.part, "drawing"):
        root = book.package.part(name)
        for anchor in root if root is not None else ():
            row = anchor.findtext(f"{_ANCHOR}from/{_ANCHOR}row") or "0"
            if row.isdecimal() and int(row[:8]) < HEAD_LINES:
                identities = [blip.get(f"{RELATION}embed", "") for blip in anchor.iter(f"{DRAWING}blip")]
                yield from book.package.pictures_of(name, identities)


def _sheet_drafts(book: Book, sheet: SheetPart, table: int, *, named: bool) -> Iterator[Draft]:
    root = book.package.part(sheet.part)
    if root is None:
        return
    rows = [row for row in _rows(book, root) if row.cells]
    if not rows:
        return
    if named and not _DEFAULT_NAME.match(sheet.name):
        yield Draft((Run(sheet.name),), Block("", complete=True, gap_before=True, bold=True))
    left = min(row.cells[0][0] for row in rows)
    headers = _headers(rows, sheet.titles)
    last = max((row.number for row in rows if len(row.cells) > 1), default=0)
    inside = range(min(headers, default=last), last)
    previous = 0
    for row in rows:
        block = Block("", complete=True, gap_before=row.number > previous + 1)
        if len(row.cells) > 1 or row.number in headers or row.number in inside:
            shifted = _Row(row.number, tuple((column - left, runs) for column, runs in row.cells))
            block = block._replace(kind=BlockKind.TABLE_ROW, table=table, header_row=row.number in headers)
            yield Draft(shifted.runs, block)
        else:
            yield from _lines(row.runs, block)
        previous = row.number


def _lines(runs: Sequence[Run], block: Block) -> Iterator[Draft]:
    """Yield the lines of a cell that stands alone in its row."""
    plain = tuple(replace(run, text=run.text.replace("\t", " ")) for run in runs)
    if len(plain) == 1 and "\n" in plain[0].text:
        for number, line in enumerate(plain[0].text.split("\n")):
            yield Draft((replace(plain[0], text=line),), block._replace(gap_before=block.gap_before and number == 0))
        return
    yield Draft(tuple(replace(run, text=run.text.replace("\n", " ")) for run in plain), block)


def _headers(rows: Sequence[_Row], titles: range) -> set[int]:
    """Return the rows that head the table: those set to repeat, else the bold or numbered-off first wide one."""
    if titles:
        return set(titles)
    for row in rows:
        if len(row.cells) < _LEAST_COLUMNS:
            continue
        first = "".join(run.text for run in row.cells[0][1]).strip()
        if _FIRST_CELL.match(first) or (len(row.cells) > _LEAST_COLUMNS and all_bold(row.runs)):
            return {row.number}
    return set()


def _rows(book: Book, root: etree._Element) -> Iterator[_Row]:
    number = 0
    for element in root.iterfind(f"{SHEET}sheetData/{SHEET}row"):
        given = element.get("r", "")
        number = int(given) if given.isdecimal() and len(given) < 8 else number + 1
        cells: list[tuple[int, tuple[Run, ...]]] = []
        column = -1
        for cell in element.iterfind(f"{SHEET}c"):
            column = _column(cell.get("r", ""), column + 1)
            runs = _cell_runs(book, cell)
            if any(run.text.strip() for run in runs):
                cells.append((column, runs))
        yield _Row(number, tuple(sorted(cells, key=lambda cell: cell[0])))


def _column(reference: str, otherwise: int) -> int:
    found = _REFERENCE.match(reference)
    if found is None:
        return min(otherwise, MAX_COLUMNS)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return min(column - 1, MAX_COLUMNS)


def _cell_runs(book: Book, cell: etree._Element) -> tuple[Run, ...]:
    style = book.style(_index(cell.get("s")))
    kind = cell.get("t", "n")
    value = cell.findtext(f"{SHEET}v") or ""
    if kind == "s":
        runs = book.text(_index(value, missing=-1))
    elif kind == "inlineStr":
        inline = cell.find(f"{SHEET}is")
        runs = rich_text(inline) if inline is not None else ()
    elif kind == "b":
        runs = (Run("Đúng" if value == "1" else "Sai"),)
    elif kind == "n":
        runs = (Run(shown(value, style.form, since_1904=book.since_1904) if value else ""),)
    else:
        runs = (Run(value),)
    return tuple(Run(run.text, run.font or style.font, run.bold or style.bold, run.size or style.size) for run in runs)


def _index(text: str | None, *, missing: int = 0) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 9 else missing
