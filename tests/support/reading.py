"""What the tests of readers share: limits, and files written into a folder."""

from __future__ import annotations

from pathlib import Path

from corpus.model import Block, BlockKind, RawDocument
from corpus.readers import ReadingLimits, read_document

LIMITS = ReadingLimits(max_file_bytes=50_000_000, max_pages=1_500, max_characters=5_000_000)


def read_bytes(folder: Path, data: bytes, name: str = "file.bin", *, limits: ReadingLimits = LIMITS) -> RawDocument:
    """Read bytes as a file of the given name."""
    path = folder / name
    path.write_bytes(data)
    return read_document(path, limits)


def texts(raw: RawDocument, kind: BlockKind = BlockKind.TEXT) -> list[str]:
    """Return the texts of the blocks of one kind in order."""
    return [block.text for block in raw.blocks if block.kind is kind]


def block_with(raw: RawDocument, text: str) -> Block:
    """Return the one block whose text begins so."""
    found = [block for block in raw.blocks if block.text.startswith(text)]
    assert len(found) == 1, f"{len(found)} blocks begin with {text!r}"
    return found[0]
