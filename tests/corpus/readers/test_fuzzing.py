"""Damaged files of every format: read or refused in one sentence, within time and memory, and never a crash."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from config.errors import MissingToolError, ReadError
from corpus.model import Format, RawDocument
from corpus.readers.process import Outcome, read_documents
from corpus.samples.docx import write_docx
from corpus.samples.make import read_samples, write_sample
from corpus.samples.pdf import FONTS
from corpus.samples.random_document import random_document
from tests.support.mutations import mutate
from tests.support.old_encodings import TEXT, to_tcvn3
from tests.support.reading import LIMITS
from tests.support.scans import page_images, png, scanned_pdf
from tests.support.xlsx_made import book, row

pytestmark = pytest.mark.skipif(not FONTS.is_dir(), reason="the Debian package fonts-liberation2 is not installed")
MEMORY = 1_500_000_000
SECONDS = 60
SHARES = {
    "pdf": 560,
    "docx": 480,
    "xlsx": 260,
    "html": 240,
    "md": 120,
    "txt": 160,
    "rtf": 60,
    "doc": 40,
    "png": 60,
    "scan": 20,
}
"""How many of 2,000 files are of each kind; those that start another program are few."""


def originals() -> dict[str, list[bytes]]:
    """Return sound files of each kind."""
    samples = read_samples()
    made = {
        "pdf": [write_sample(sample) for sample in samples if sample.format is Format.PDF][:6],
        "docx": [write_sample(sample) for sample in samples if sample.format is Format.DOCX][:6],
        "md": [write_sample(sample) for sample in samples if sample.format is Format.MARKDOWN],
        "txt": [write_sample(sample) for sample in samples if sample.format is Format.TEXT][:4],
    }
    made["pdf"].append(write_sample(random_document(3, Format.PDF)))
    made["docx"].append(write_docx(random_document(4, Format.DOCX)))
    made["txt"] += [TEXT.encode("utf-16"), to_tcvn3(TEXT * 5).encode("latin-1")]
    rows = "".join(f"<tr><td>{number}</td><td><p>{TEXT}</p></td></tr>" for number in range(9))
    made["html"] = [f"<!DOCTYPE html><html><body><h1>QUYẾT ĐỊNH</h1><ol><li>{TEXT}</ol><table>{rows}</table>".encode()]
    made["rtf"] = [
        rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 Th\u244?ng t\u432? \b s\u7889? 15\b0\par{\pict\wmetafile8 00}}" * 3
    ]
    made["doc"] = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + TEXT.encode() * 30]
    page = page_images(made["pdf"][0], dpi=70)[0]
    made["png"] = [png(page)]
    made["scan"] = [scanned_pdf([page])]
    made["xlsx"] = [sheet_book()]
    return made


def sheet_book() -> bytes:
    rows = "".join(row(number, A=f"0|{number}", B="Đường giao thông", C="2|1234567") for number in range(2, 40))
    return book(row(1, A="STT", B="Nội dung", C="Kinh phí") + rows)


def damaged(folder: Path, *, total: int) -> list[Path]:
    """Write damaged files, as many of each kind as its share of ``total``, and return their paths."""
    paths: list[Path] = []
    for kind, sound in sorted(originals().items()):
        for number in range(max(1, SHARES[kind] * total // sum(SHARES.values()))):
            path = folder / f"{kind}-{number}.bin"
            path.write_bytes(mutate(sound[number % len(sound)], 1_000 * number + len(kind)))
            paths.append(path)
    return paths


def assert_bounded(paths: list[Path]) -> Counter[str]:
    """Read files and return how many came to what."""
    counted: Counter[str] = Counter()
    read = read_documents(paths, LIMITS, timeout_seconds=SECONDS, max_memory_bytes=MEMORY, workers=2)
    for path, outcome in read:
        counted[f"{path.name.split('-')[0]} {type(outcome).__name__}"] += 1
        assert_sound(path, outcome)
    return counted


def assert_sound(path: Path, outcome: Outcome) -> None:
    if isinstance(outcome, RawDocument):
        assert outcome.blocks
        assert all(block.text.strip() for block in outcome.blocks)
        return
    message = str(outcome)
    assert isinstance(outcome, ReadError)
    assert message.startswith(f"{path.name}: ")
    assert "\n" not in message
    assert len(message) < 500
    for word in ("longer than", "ended the reading process", "in a way that cannot be read"):
        assert word not in message, message


def test_damaged_files_are_read_or_refused(tmp_path: Path) -> None:
    fast = [path for path in damaged(tmp_path, total=240) if not path.name.startswith(("doc-", "rtf", "png", "scan"))]
    assert len(fast) > 180
    counted = assert_bounded(fast)
    assert sum(count for kind, count in counted.items() if kind.endswith("RawDocument")) > 40, counted
    assert sum(count for kind, count in counted.items() if kind.endswith("Error")) > 40, counted


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_two_thousand_damaged_files_of_all_formats_are_read_or_refused(tmp_path: Path) -> None:
    paths = damaged(tmp_path, total=2_000)
    assert len(paths) >= 2_000
    counted = assert_bounded(paths)
    if shutil.which("soffice") is not None and shutil.which("tesseract") is not None:
        assert not any(kind.endswith(MissingToolError.__name__) for kind in counted), counted
