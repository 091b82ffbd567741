"""Files that have no pages of their own, such as DOCX, printed to PDF by LibreOffice so that a page can be shown.

How LibreOffice breaks pages is not how the office's printer did, so the page of a
paragraph is looked for by its words.
"""

from __future__ import annotations

import io
import shutil
import tempfile
import threading
import weakref
from collections import OrderedDict
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from config.errors import ReadError
from corpus.model import Document, DocumentId, Format
from corpus.readers.limits import ReadingLimits, load
from corpus.readers.tools import OFFICE, run_tool, too_slow
from corpus.text.fold import fold

PRINTED = frozenset({Format.DOCX, Format.DOC, Format.RTF, Format.XLSX, Format.XLS, Format.HTML})
"""Formats that LibreOffice prints; plain text has no look that a picture could show."""
KEPT_PRINTS = 16
MAX_PAGES = 400
"""Pages that are looked through for a paragraph."""
_SHINGLE = 4
_LED_BY = 20
"""Words of a paragraph, and of the one before it, that are looked for."""
_LOOKED_FOR = 60
_BEFORE_WEIGHT = 0.3


class Printer:
    """Prints files, one at a time, and keeps the last prints; may be used from several threads.

    Args:
        seconds: longest time of one print.
    """

    def __init__(self, limits: ReadingLimits, seconds: float) -> None:
        self._limits = limits
        self._seconds = seconds
        self._lock = threading.Lock()
        self._kept: OrderedDict[DocumentId, Path] = OrderedDict()
        self._folder: Path | None = None

    def pdf_of(self, document: Document, path: Path) -> Path:
        """Return a document as PDF.

        Raises:
            MissingToolError: if LibreOffice is not installed.
            ReadError: if it cannot print the file in time.
        """
        with self._lock:
            if document.id not in self._kept:
                self._kept[document.id] = self._print(document, path)
                while len(self._kept) > KEPT_PRINTS:
                    self._kept.popitem(last=False)[1].unlink(missing_ok=True)
            self._kept.move_to_end(document.id)
            return self._kept[document.id]

    def _print(self, document: Document, path: Path) -> Path:
        source = load(path, self._limits)
        program = OFFICE.require(source)
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="printed-"))
            weakref.finalize(
                self, shutil.rmtree, self._folder, ignore_errors=True
            )  # at the latest when the program ends
        kept = self._folder / f"{document.id}.pdf"
        with tempfile.TemporaryDirectory(prefix="printing-") as name:
            folder = Path(name)
            given = folder / f"given.{document.format.value}"
            given.write_bytes(source.data)
            command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
                       "--convert-to", "pdf", "--outdir", str(folder / "made"), str(given)]  # fmt: skip
            try:
                run_tool(command, environment={"HOME": name, "LC_ALL": "C.UTF-8"}, seconds=self._seconds)
            except TimeoutError as error:
                raise too_slow(source, OFFICE.title, self._seconds) from error
            made = folder / "made" / "given.pdf"
            if not made.is_file():
                raise source.refusal("LibreOffice cannot open it; it may be damaged", "open the file itself")
            kept.write_bytes(made.read_bytes())
        return kept


def page_of(pdf: Path, text: str, before: str = "") -> int:
    """Return the 1-based page on which a paragraph begins: the one that holds most of its words in their order.

    Raises:
        ReadError: if the PDF cannot be read.
    """
    wanted, led_by = _shingles(_words(text)[:_LOOKED_FOR]), _shingles(_words(before)[-_LED_BY:])
    best, most = 1, 0.0
    try:
        for number, page in enumerate(PdfReader(io.BytesIO(pdf.read_bytes())).pages[:MAX_PAGES], 1):
            held = _shingles(_words(page.extract_text()))
            score = len(wanted & held) + _BEFORE_WEIGHT * len(led_by & held)
            if score > most:
                best, most = number, score
    except (PyPdfError, ValueError, KeyError, RecursionError) as error:
        raise ReadError(
            pdf, f"its page cannot be drawn ({type(error).__name__}: {error})"[:120], "open the file itself"
        ) from error
    return best


def _words(text: str) -> list[str]:
    return "".join(character if character.isalnum() else " " for character in fold(text)).split()


def _shingles(words: list[str]) -> frozenset[tuple[str, ...]]:
    length = min(_SHINGLE, len(words)) or 1
    return frozenset(tuple(words[at : at + length]) for at in range(len(words) - length + 1)) if words else frozenset()
