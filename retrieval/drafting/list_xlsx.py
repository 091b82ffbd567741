"""A list of documents as XLSX, laid out for printing: A4 across, the head on every page, wrapped cells."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable
from datetime import UTC, datetime

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from retrieval.answer import Language
from retrieval.drafting.lists import DocumentList, ListRow
from retrieval.drafting.wording import tell

COLUMNS = ("number", "symbol", "type", "date", "issuer", "subject", "cited", "standing")
_WIDTHS = (6, 18, 13, 14, 24, 40, 36, 28)
_FONT = "Times New Roman"
_THIN = Side(style="thin", color="808080")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD = PatternFill("solid", fgColor="DCE6F1")
_FIRST_ROW = 5
_LINE = 15.75
"""Points of a line of 12-point type."""
_LETTERS = 1.15
"""Letters of 12-point type for one unit of a column's width."""
_CENTRED = frozenset({"number", "date"})
_DATE_FORMAT = "dd/mm/yyyy"


def list_xlsx(listed: DocumentList, language: Language) -> bytes:
    """Return the bytes of the workbook; a text that begins with a sign of calculation stays a text."""
    book = Workbook()
    book.properties.creator = tell(language, "list_title")
    book.properties.created = book.properties.modified = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a new workbook has one sheet
    sheet.title = tell(language, "list_sheet")
    _head(sheet, listed, language)
    for position, row in enumerate(listed.rows, _FIRST_ROW):
        _row(sheet, position, row)
    _layout(sheet, len(listed.rows))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _head(sheet: Worksheet, listed: DocumentList, language: Language) -> None:
    lines = (
        (tell(language, "list_title"), Font(name=_FONT, size=14, bold=True)),
        (tell(language, "list_asked", question=listed.question), Font(name=_FONT, size=12, italic=True)),
        (tell(language, "list_count", count=len(listed.rows), held=listed.held), Font(name=_FONT, size=12)),
    )
    for position, (text, font) in enumerate(lines, 1):
        cell = _put(sheet, position, 1, text)
        cell.font = font
        cell.alignment = Alignment(horizontal="center", wrap_text=True)
        sheet.merge_cells(start_row=position, start_column=1, end_row=position, end_column=len(COLUMNS))
    for number, name in enumerate(COLUMNS, 1):
        cell = _put(sheet, _FIRST_ROW - 1, number, tell(language, f"column_{name}"))
        cell.font, cell.fill, cell.border = Font(name=_FONT, size=12, bold=True), _HEAD, _BORDER
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _row(sheet: Worksheet, position: int, row: ListRow) -> None:
    values = (
        row.number,
        row.symbol,
        row.type,
        row.written,
        row.issuer,
        row.subject,
        "\n".join(row.cited),
        row.standing,
    )
    sheet.row_dimensions[position].height = _height(map(str, values))
    for number, name in enumerate(COLUMNS, 1):
        cell = _put(sheet, position, number, values[number - 1])
        cell.font, cell.border = Font(name=_FONT, size=12), _BORDER
        cell.alignment = Alignment(horizontal="center" if name in _CENTRED else "left", vertical="top", wrap_text=True)
        if name == "date" and row.day is not None and row.written[:2].isdigit():
            cell.value, cell.number_format = row.day, _DATE_FORMAT
        if name == "symbol" and row.link:
            cell.hyperlink = row.link
            cell.font = Font(name=_FONT, size=12, color="0563C1", underline="single")


def _height(texts: Iterable[str]) -> float:
    """Return the height of a row in points: programs do not fit a row to wrapped text by themselves."""
    lines = [
        sum(max(1, math.ceil(len(part) / (width * _LETTERS))) for part in text.split("\n"))
        for text, width in zip(texts, _WIDTHS, strict=True)
    ]
    return _LINE * max(lines) + 3


def _put(sheet: Worksheet, row: int, column: int, value: str | int) -> Cell:
    cell = sheet.cell(row=row, column=column)
    assert isinstance(cell, Cell)  # noqa: S101 - no cell is merged away before it is filled
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # "=…" would be a formula
    return cell


def _layout(sheet: Worksheet, rows: int) -> None:
    for number, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDEFGH"[number]].width = width
    sheet.freeze_panes = f"A{_FIRST_ROW}"
    sheet.auto_filter.ref = f"A{_FIRST_ROW - 1}:H{_FIRST_ROW - 1 + rows}"
    sheet.print_title_rows = f"{_FIRST_ROW - 1}:{_FIRST_ROW - 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins.left = sheet.page_margins.right = 0.4  # inches
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
