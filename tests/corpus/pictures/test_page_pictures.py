"""Pages as pictures: the right lines are marked, old and missing fonts are drawn, hostile files do no harm."""

from __future__ import annotations

import io
import math
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from config.errors import ReadError
from config.settings import ROOT
from corpus.model import Block, Box
from corpus.pictures.finding import find_boxes, letters
from corpus.pictures.page import PagePicture, Passage, draw_page
from corpus.pictures.process import PictureBounds, picture_of
from corpus.readers import read_document
from corpus.readers.limits import ReadingLimits, load

LIMITS = ReadingLimits(10_000_000, 100, 1_000_000)
BOUNDS = PictureBounds(LIMITS, 60, 2 << 30)
SAMPLES = sorted((ROOT / "corpus/samples/documents").glob("*.pdf"))
PEN = (255, 236, 130)


def draw(path: Path, passage: Passage) -> PagePicture:
    return draw_page(load(path, LIMITS), passage)


def yellow(picture: PagePicture) -> Image.Image:
    """Return where the pen has been, as a mask."""
    image = Image.open(io.BytesIO(picture.image)).convert("RGB")
    difference = ImageChops.difference(image, Image.new("RGB", image.size, PEN)).convert("L")
    return difference.point(lambda value: 255 if value < 3 else 0)


def test_there_are_samples_to_draw() -> None:
    assert len(SAMPLES) > 10


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_the_pen_lies_on_the_lines_that_hold_the_paragraph_and_on_no_other(path: Path) -> None:
    """The oracle is pdfium's own text inside the marked boxes, which the finding does not use."""
    raw = read_document(path, LIMITS)
    block = max((b for b in raw.blocks if b.page == 1 and b.box is not None), key=lambda b: len(letters(b.text)))
    picture = draw(path, Passage(1, block.text))
    assert len(picture.marked) == 1
    box = picture.marked[0]
    with pdfium.PdfDocument(path) as document:
        page = document[0]
        height = page.get_height()
        words = page.get_textpage().get_text_bounded(box.x0 - 1, height - box.bottom, box.x1 + 1, height - box.top)
        scale = Image.open(io.BytesIO(picture.image)).height / height
    assert letters(block.text) in (letters(words), letters(words).lstrip("0123456789"))  # a raised mark hangs before it
    left, top, right, bottom = yellow(picture).getbbox() or (0, 0, 0, 0)
    expected = (box.x0 * scale, box.top * scale, box.x1 * scale, box.bottom * scale)
    assert all(math.isclose(a, b, abs_tol=6) for a, b in zip((left, top, right, bottom), expected, strict=True))


def test_a_paragraph_over_a_page_break_is_marked_on_both_pages() -> None:
    lines = [Block(f"dòng số {n} của một đoạn dài", page=1, box=Box(0, n * 10, 100, n * 10 + 9)) for n in range(5)]
    text = "Đoạn này " + " ".join(line.text for line in lines[2:]) + " và còn nữa ở trang sau rất dài"
    first = [Block("Đoạn này", page=1, box=Box(0, -10, 50, -1)), *lines[2:]]
    assert len(find_boxes([*lines[:2], *first], text)) == 4
    rest = Block("và còn nữa ở trang sau rất dài", page=2, box=Box(0, 0, 90, 9))
    assert len(letters(rest.text)) < 24  # as little as a short last line may have
    assert find_boxes([rest, *lines[:2]], text) == (rest.box,)


def test_equal_paragraphs_are_told_apart_by_what_stands_before() -> None:
    blocks = [
        Block(text, page=1, box=Box(0, n * 10, 50, n * 10 + 9))
        for n, text in enumerate(["Sở Tài chính", "chủ trì.", "Sở Y tế", "chủ trì."])
    ]
    assert find_boxes(blocks, "chủ trì.", before="Sở Y tế") == (blocks[3].box,)
    assert find_boxes(blocks, "chủ trì.", before="Sở Tài chính") == (blocks[1].box,)


@given(st.lists(st.text(max_size=30), max_size=12), st.text(max_size=80), st.text(max_size=20))
def test_what_is_marked_stands_on_the_page(texts: list[str], wanted: str, before: str) -> None:
    blocks = [Block(text, page=1, box=Box(0, n, 1, n + 1)) for n, text in enumerate(texts)]
    boxes = find_boxes(blocks, wanted, before=before)
    assert set(boxes) <= {block.box for block in blocks}
    if letters(wanted) and letters(wanted) in "".join(letters(text) for text in texts):
        assert boxes


def test_text_that_is_elsewhere_is_not_marked() -> None:
    picture = draw(SAMPLES[0], Passage(1, "Câu này không có trong văn bản nào của kho tài liệu."))
    assert picture.marked == ()
    assert yellow(picture).getbbox() is None


def test_a_page_that_does_not_exist_and_a_file_that_is_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no page 99"):
        draw(SAMPLES[0], Passage(99, "x"))
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(SAMPLES[0].read_bytes()[:900])
    with pytest.raises(ReadError):
        picture_of(broken, Passage(1, "x"), BOUNDS)


def test_a_process_of_its_own_draws_the_same_and_keeps_to_its_time() -> None:
    passage = Passage(1, "Căn cứ")
    assert picture_of(SAMPLES[0], passage, BOUNDS) == draw(SAMPLES[0], passage)
    with pytest.raises(ReadError, match="longer than 0 seconds"):
        picture_of(SAMPLES[0], passage, PictureBounds(LIMITS, 0, 2 << 30))
