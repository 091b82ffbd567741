"""Draws the pictures of the README anew: ``python -m tests.support.readme_pictures [FOLDER]``."""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image

from config.settings import ROOT, load_settings
from corpus.model import ParagraphKind
from corpus.pictures.page import Passage
from corpus.pictures.process import PictureBounds, picture_of
from corpus.readers.limits import ReadingLimits
from retrieval.drafting.reading import read_draft
from tests.support.loose_fonts import loose_pdf

FOLDER = ROOT / "corpus" / "samples" / "pictures"
DOCUMENTS = ROOT / "corpus" / "samples" / "documents"
WIDTH = 900
COLOURS = 96
"""Enough for black letters, a yellow pen and their edges; the files stay small."""
PAGES = {
    "trang-ke-hoach-163.png": ("mau-163-KH-UBND-2022.pdf", "12 lưu học sinh", ParagraphKind.BODY),
    "trang-bang-1120.png": ("mau-1120-QD-UBND-2021.pdf", "Xay Sôm Bun", ParagraphKind.TABLE_ROW),
}
OLD_FONT = ("UBND TỈNH SÔNG THƯƠNG", "Số: 45/KH-UBND", "KẾ HOẠCH", "Trồng rừng năm 2004", "Trồng 3.275 ha rừng",
            "phòng hộ tại 12 xã", "vùng cao biên giới.")  # fmt: skip


def main(folder: Path = FOLDER) -> None:
    """Draw all of them into a folder."""
    reading = load_settings().reading
    limits = ReadingLimits(reading.max_file_bytes, reading.max_pages, reading.max_characters)
    bounds = PictureBounds(limits, 60, reading.max_memory_bytes)
    folder.mkdir(parents=True, exist_ok=True)
    for name, (file, words, kind) in PAGES.items():
        _save(folder / name, picture_of(DOCUMENTS / file, _passage(DOCUMENTS / file, words, kind), bounds).image)
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "old.pdf"
        path.write_bytes(loose_pdf(".VnTime", OLD_FONT, size=18))
        _save(folder / "phong-chu-cu.png", picture_of(path, Passage(1, " ".join(OLD_FONT[4:])), bounds).image)


def _passage(path: Path, words: str, kind: ParagraphKind) -> Passage:
    """Return the first paragraph of a kind that holds some words."""
    paragraphs = read_draft(path, load_settings().reading).paragraphs
    found = next((p for p in paragraphs if p.kind is kind and words in p.text and p.page is not None), None)
    if found is None or found.page is None:
        raise ValueError(
            f"{path.name} holds {words!r} in no paragraph of the kind {kind}; choose words that stand there"
        )
    return Passage(found.page, found.text)


def _save(path: Path, image: bytes) -> None:
    picture = Image.open(io.BytesIO(image)).convert("RGB")
    width = min(WIDTH, picture.width)
    smaller = picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
    smaller.quantize(COLOURS).save(path, optimize=True)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
