"""What reading costs on one core, with header, places and references: text files a megabyte, PDF files a page."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.document import understand
from corpus.model import DocumentId, Format
from corpus.readers import ReadingLimits, read_document
from corpus.samples.pdf import write_pdf
from corpus.samples.random_document import random_document
from tests.benchmarks.figures import Figure
from tests.benchmarks.material import Procedure, write_documents

SECONDS_A_MEGABYTE = 0.5
SECONDS_A_PAGE = 0.05
_TEXTS = 900
_ROUNDS = 3
"""Parts of the material, each read once; the quickest one tells, since others load the machine too."""
_PDFS = 12
_LIMITS = ReadingLimits(max_file_bytes=50_000_000, max_pages=1_500, max_characters=5_000_000)


def measure(procedures: Sequence[Procedure]) -> tuple[Figure, ...]:
    """Read text files of real procedures, and PDF files of random documents.

    Args:
        procedures: enough of them; only the first ones are used.
    """
    with TemporaryDirectory() as name:
        texts, pdfs = Path(name) / "texts", Path(name) / "pdfs"
        write_documents(procedures[:_TEXTS], texts)
        pdfs.mkdir()
        for seed in range(_PDFS):
            (pdfs / f"{seed:02}.pdf").write_bytes(write_pdf(random_document(seed, Format.PDF)))
        return (
            Figure("reading text, CPU", min(_a_megabyte(part) for part in _parts(texts)), "s a MB", SECONDS_A_MEGABYTE),
            Figure("reading PDF, CPU", min(_a_page(part) for part in _parts(pdfs)), "s a page", SECONDS_A_PAGE),
        )


def _parts(folder: Path) -> list[list[Path]]:
    files = sorted(folder.iterdir())
    size = len(files) // _ROUNDS
    return [files[start : start + size] for start in range(0, size * _ROUNDS, size)]


def _a_megabyte(files: Sequence[Path]) -> float:
    seconds, _ = _read(files)
    return seconds / sum(file.stat().st_size for file in files) * 1e6


def _a_page(files: Sequence[Path]) -> float:
    seconds, pages = _read(files)
    return seconds / pages


def _read(files: Sequence[Path]) -> tuple[float, int]:
    """Return the processor's seconds for reading files in this process, and their pages."""
    pages = 0
    begun = time.process_time()
    for file in files:
        raw = read_document(file, _LIMITS)
        understand(raw, path=file.name, document_id=DocumentId(file.name))
        pages += raw.pages or 0
    return time.process_time() - begun, pages
