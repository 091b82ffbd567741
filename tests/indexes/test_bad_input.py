"""A folder in which most files are bad: each is named with reason and remedy, the good ones are taken up."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfWriter

from config.settings import ROOT, ReadingSettings, load_settings
from corpus.model import PUBLIC
from indexes.snapshot import open_snapshot
from indexes.update import Library, update
from tests.support.docx_made import docx_bytes, paragraph, zip_bytes
from tests.support.encoders import HashingEncoder

NOISE = random.Random(2024).randbytes(20_000)  # noqa: S311 - noise, no secret
UPDATE = """
from pathlib import Path
from config.settings import load_settings
from indexes.update import Library, update
from tests.support.encoders import HashingEncoder
if __name__ == "__main__":
    update(Library(Path({corpus!r}), Path({index!r})), load_settings().reading, HashingEncoder())
"""


def pdf(pages: int, password: str = "") -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    if password:
        writer.encrypt(password, algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def picture_only() -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (400, 560), 255).save(buffer, "PDF")
    return buffer.getvalue()


READ = ("no text", "put a version there that has text")
WAITS = ("needs Tesseract", "run: apt-get install tesseract-ocr tesseract-ocr-vie")
BAD = {
    "mã hóa.pdf": (pdf(1, password="bí mật"), "password", "save it without a password"),  # noqa: S106 - of a file made for this test
    "cụt.pdf": (pdf(40)[:1500], "damaged or cut-off", "send the whole file again"),
    "rỗng.pdf": (b"", "empty", "put the document there again"),
    "ảnh.pdf": (picture_only(), *(READ if shutil.which("tesseract") else WAITS)),
    "dày.pdf": (pdf(2000), "2000 pages and at most 1500", "split it, or raise reading.max_pages"),
    "bom.docx": (
        zip_bytes({"word/document.xml": b"<a/>", "word/media/1.bin": b"\0" * 300_000_000}),
        "it inflates to",
        "save the document again from a word processor",
    ),
    "không phải zip.docx": (
        b"no archive \xff\xfe\x00" * 90,
        "none of the formats",
        "save it as PDF, DOCX or UTF-8 text",
    ),
    "nhiễu": (NOISE, "none of the formats", "save it as PDF, DOCX or UTF-8 text"),
    "💣🇻🇳.pdf": (b"%PDF-1.7\n" + NOISE, "damaged or cut-off", "send the whole file again"),
}
"""File to content, reason and remedy."""
GOOD = {
    "kế hoạch 🎉.txt": "KẾ HOẠCH\nTrồng rừng năm 2024\n\nI. MỤC TIÊU\n1. Trồng 1.250 ha rừng.\n".encode(),
    "👩‍💻.docx": docx_bytes(paragraph("Điều 1. Tuyển 12 công chức.")),
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name, content in GOOD.items():
        (corpus / name).write_bytes(content)
    for name, (content, _, _) in BAD.items():
        (corpus / name).write_bytes(content)
    return Library(corpus, tmp_path / "index")


@pytest.fixture
def reading() -> ReadingSettings:
    return load_settings().reading.model_copy(update={"workers": 1})


def test_each_bad_file_is_one_sentence_and_nothing_else_is_lost(library: Library, reading: ReadingSettings) -> None:
    report = update(library, reading, HashingEncoder())
    said = {failure.path: failure.reason for failure in report.changes.failed}
    assert set(said) == set(BAD)
    for name, (_, reason, remedy) in BAD.items():
        assert said[name].startswith(f"{name}: ")
        assert reason in said[name]
        assert said[name].endswith(f"; {remedy}.")
        assert "\n" not in said[name]
    assert set(report.changes.added) == set(GOOD)
    with open_snapshot(library.index, HashingEncoder()) as snapshot:
        for words in ("trồng rừng", "tuyển công chức"):
            (hit, *_) = snapshot.lexical.search(words, 1, frozenset({PUBLIC}))
            (found,) = snapshot.store.paragraphs([hit.paragraph_id])
            assert words.split()[-1] in found.text
    again = update(library, reading, HashingEncoder())
    assert (again.changes.failed, again.snapshot) == (report.changes.failed, None)


def test_nobody_but_the_program_speaks_of_a_bad_file(library: Library) -> None:
    script = UPDATE.format(corpus=str(library.corpus), index=str(library.index))
    program = library.corpus.parent / "bring.py"
    program.write_text(script, encoding="utf-8")
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, str(program)],
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("", "")
