"""Plain text: a line is a block, and a blank line is a gap."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.model import Block, BlockKind, Format, RawDocument
from corpus.readers.drafts import plain_text
from corpus.readers.limits import Source


def read_text(source: Source) -> RawDocument:
    """Read a text file; it has no pages that anybody cites.

    Raises:
        ReadError: if it is no text or too long.
    """
    text, warnings = plain_text(source)
    return RawDocument(Format.TEXT, tuple(line_blocks(text)), warnings=warnings)


def line_blocks(text: str) -> Iterator[Block]:
    """Yield one block for each line that is not blank; a new indent, of a tab or two spaces, is a gap as well."""
    gap, was_indented = True, False
    for line in text.split("\n"):
        stripped = line.strip()
        if not stripped:
            gap = True
            continue
        indented = line[0].isspace() and (line[0] == "\t" or line[1].isspace())
        yield Block(stripped, None, BlockKind.TEXT, False, gap or (indented and not was_indented))
        gap, was_indented = False, indented
