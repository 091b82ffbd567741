"""Markdown: what its marks say becomes blocks, what they enclose stays as written.

Marks at the start of a line (heading, quotation, table, footnote) are layout
and are taken off; emphasis inside a line stays, since a quote must be found
again in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpus.model import Block, BlockKind, Format, RawDocument
from corpus.readers.drafts import plain_text
from corpus.readers.limits import Source
from corpus.readers.marks import raised

_HEADING: Final = re.compile(r"#{1,6}\s+(.*?)(?:\s+#+)?$")
_NOTE: Final = re.compile(r"\[\^([^\]\s]{1,20})\]:\s*(.*)$")
_NOTE_MARK: Final = re.compile(r"\[\^(\d{1,3})\]")
_RULE: Final = re.compile(r"(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")
_TABLE_RULE: Final = re.compile(r"\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$")
_CELL_BORDER: Final = re.compile(r"(?<!\\)\|")
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_BOLD: Final = re.compile(r"(\*\*|__)[^*_].*\1$")


def read_markdown(source: Source) -> RawDocument:
    """Read a Markdown file line by line.

    Raises:
        ReadError: if it is no text or too long.
    """
    text, warnings = plain_text(source)
    lines = [line.strip() for line in text.split("\n")]
    return RawDocument(Format.MARKDOWN, tuple(_blocks(lines)), warnings=warnings)


def _blocks(lines: list[str]) -> Iterator[Block]:
    gap, table, in_table = True, 0, False
    for number, line in enumerate(lines):
        if not line or _RULE.match(line):
            gap, in_table = True, False
            continue
        if line.startswith("|") and line.count("|") > 1:
            table += 0 if in_table else 1
            in_table = True
            if not _TABLE_RULE.match(line):
                yield _row(line, table, following=lines[number + 1 : number + 2])
            continue
        in_table = False
        yield _line(line, gap=gap)
        gap = bool(_HEADING.match(line))


def _row(line: str, table: int, *, following: list[str]) -> Block:
    inner = line.removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    cells = [_plain(cell.strip()) for cell in _CELL_BORDER.split(inner)]
    is_header = bool(following and _TABLE_RULE.match(following[0]))
    return Block("\t".join(cells), kind=BlockKind.TABLE_ROW, complete=True, table=table, header_row=is_header)


def _line(line: str, *, gap: bool) -> Block:
    note = _NOTE.match(line)
    if note:
        return Block(_plain(note[2]), kind=BlockKind.FOOTNOTE, mark=note[1], gap_before=True)
    heading = _HEADING.match(line)
    if heading:
        return Block(_plain(heading[1]), complete=True, gap_before=True, bold=True)
    text = line.lstrip("> ") if line.startswith(">") else line
    return Block(_plain(text), gap_before=gap, bold=bool(_BOLD.match(text)))


def _plain(text: str) -> str:
    """Take escapes off and show footnote marks as the raised digits that a reader sees."""
    return _NOTE_MARK.sub(lambda match: raised(match[1]), _ESCAPE.sub(r"\1", text))
