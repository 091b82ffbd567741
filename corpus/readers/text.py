"""Plain text: a line is a block, and a blank line is a gap."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.model import Block, BlockKind, Format, RawDocument
from corpus.readers.aligned_table import aligned_table_at
from corpus.readers.drafts import plain_text
from corpus.readers.limits import Source
from corpus.readers.text_table import table_at


def read_text(source: Source) -> RawDocument:
    """Read a text file; it has no pages that anybody cites.

    Raises:
        ReadError: if it is no text or too long.
    """
    text, warnings = plain_text(source)
    return RawDocument(Format.TEXT, tuple(line_blocks(text)), warnings=warnings)


def line_blocks(text: str) -> Iterator[Block]:
    """Yield one block for each line that is not blank; a new indent, of a tab or two spaces, is a gap as well.

    Lines that are the cells of a table make one block a row.
    """
    gap, was_indented, tables = True, False, 0
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        stripped = line.strip()
        if not stripped:
            gap = True
            continue
        table = table_at(lines, number - 1) if number < len(lines) and lines[number][:1] == "\t" != line[0] else None
        aligned = aligned_table_at(lines, number - 1) if "  " in stripped else None
        if aligned is not None:
            tables += 1
            for row in aligned.rows:
                yield Block(row, None, BlockKind.TABLE_ROW, complete=True, table=tables)
            number, gap, was_indented = aligned.end, True, False
            continue
        if table is not None:
            tables += 1
            for at, row in enumerate(table.rows):
                yield Block(row, None, BlockKind.TABLE_ROW, complete=True, table=tables, header_row=at == 0)
            if table.rest:
                yield Block(table.rest, None, BlockKind.TEXT, False, True)
            number, gap, was_indented = table.end, True, False
            continue
        indented = line[0].isspace() and (line[0] == "\t" or line[1].isspace())
        text = line.strip(" ") if "\t" in stripped else stripped  # empty first and last cells are columns, too
        yield Block(text, None, BlockKind.TEXT, False, gap or (indented and not was_indented))
        gap, was_indented = False, indented
