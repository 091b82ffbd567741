"""Whether the page marks inside a DOCX file may be believed.

A word processor writes where pages ended when it last laid the text out. The
marks go stale when another program edits the file, and a wrong page in a
citation is worse than none; so they count only where the file's own statistics
(pages and characters, written in the same moment) agree with what is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpus.model import Block, BlockKind
from corpus.readers.docx_names import integer
from corpus.readers.package import Package

_PROPERTIES: Final = "docProps/app.xml"
_NAMESPACE: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_TOLERANCE: Final = 0.05


def first_page() -> int:
    """Return the number that pages are counted from."""
    return 1


def trusted_pages(package: Package, last_page: int, blocks: Sequence[Block]) -> int | None:
    """Return the number of pages if the page marks can be believed, else None.

    Args:
        last_page: page on which the marks let the text end.
        blocks: the text, whose length must be the one in the file's statistics.
    """
    root = package.part(_PROPERTIES)
    if root is None:
        return None
    pages = integer(root.findtext(f"{_NAMESPACE}Pages"))
    characters = integer(root.findtext(f"{_NAMESPACE}Characters"))
    if pages != last_page or not characters:
        return None
    own = sum(
        1
        for block in blocks
        if block.kind in (BlockKind.TEXT, BlockKind.TABLE_ROW)
        for character in block.text
        if not character.isspace()
    )
    return pages if abs(own - characters) <= characters * _TOLERANCE else None
