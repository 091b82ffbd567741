"""What a reader makes of a file, before anything is understood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Format(StrEnum):
    """What a file holds, told by its content."""

    PDF = "pdf"
    DOCX = "docx"
    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOC = "doc"
    RTF = "rtf"
    XLSX = "xlsx"
    XLS = "xls"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in points, measured from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


class BlockKind(StrEnum):
    """What the file's format itself says about a block."""

    TEXT = "text"
    TABLE_ROW = "table row"
    FOOTNOTE = "footnote"
    STAMP = "stamp"  # an annotation, form field or signature residue, not body text


class Block(NamedTuple):
    """The smallest piece of text a reader yields: a visual line, or a whole paragraph.

    A tuple and no dataclass, since there is one a line: it is made in a quarter of the time.

    Attributes:
        text: cleaned text without line breaks inside, except between the lines
            of one table cell. Cells of a table row are joined by a tab.
        page: 1-based page, or None where the format has no pages.
        kind: what the format says the block is.
        complete: the format says that this is a whole paragraph (DOCX, HTML);
            False for a visual line that may go on in the next block.
        gap_before: blank line, paragraph spacing or page start before the block.
        box: position on the page, where the format has geometry.
        size: dominant font size in points, where known.
        bold: whether the whole block is bold.
        centred: whether the block is centred on the page or set so.
        shown: the text as a person sees it, of the same length, where a font draws
            letters as capitals whatever the characters are (.VnTimeH and the like,
            from before Unicode); "" where that is the text itself.
        mark: for a footnote, the mark it answers to; for list formatting that
            exists only as formatting, the number as the reader sees it ("1.", "a)").
        table: 1-based table in the file for a table row, else 0.
        header_row: for a table row, whether it repeats as the table's header.
        confidence: mean OCR confidence 0–100, or None for text that was never a picture.
    """

    text: str
    page: int | None = None
    kind: BlockKind = BlockKind.TEXT
    complete: bool = False
    gap_before: bool = False
    box: Box | None = None
    size: float | None = None
    bold: bool = False
    centred: bool = False
    shown: str = ""
    mark: str = ""
    table: int = 0
    header_row: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What a reader makes of a file, before anything is understood.

    Attributes:
        page_widths: width of each page in points; empty where the format has no pages.
        warnings: sentences about the file that a clerk should see.
    """

    format: Format
    blocks: tuple[Block, ...]
    pages: int | None = None
    page_widths: tuple[float, ...] = ()
    warnings: tuple[str, ...] = ()
