"""Plain text: a line is a block, and a blank line is a gap."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.model import Block, Format, RawDocument
from corpus.readers.drafts import plain_text
from corpus.readers.limits import Source

_INDENT = 2


def read_text(source: Source) -> RawDocument:
    """Read a text file; it has no pages that anybody cites.

    Raises:
        ReadError: if it is no text or too long.
    """
    text, warnings = plain_text(source)
    return RawDocument(Format.TEXT, tuple(line_blocks(text)), warnings=warnings)


def line_blocks(text: str) -> Iterator[Block]:
    """Yield one block for each line that is not blank; a new indent is a gap as well."""
    gap, was_indented = True, False
    for line in text.split("\n"):
        stripped = line.strip()
        if not stripped:
            gap = True
            continue
        indented = line[0].isspace() and _indent(line) >= _INDENT
        yield Block(stripped, gap_before=gap or (indented and not was_indented))
        gap, was_indented = False, indented


def _indent(line: str) -> int:
    spaced = line.expandtabs()
    return len(spaced) - len(spaced.lstrip())
