"""Pages as pictures: the right lines are marked, old and missing fonts are drawn, hostile files do no harm."""

from __future__ import annotations

import io
import math
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from config.errors import ReadError
from config.settings import ROOT
from corpus.model import Block, Box
from corpus.pictures import substitutes
from corpus.pictures.finding import find_boxes, letters
from corpus.pictures.page import PagePicture, Passage, draw_page
from corpus.pictures.process import PictureBounds, picture_of
from corpus.readers import read_document
from corpus.readers.limits import ReadingLimits, load
from tests.support.loose_fonts import loose_pdf

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


@pytest.mark.parametrize("font", ["TimesNewRomanPSMT", "Arial", "TimesNewRoman,Bold", "NoSuchFont"])
def test_vietnamese_letters_of_a_font_that_is_not_embedded_are_drawn(font: str, tmp_path: Path) -> None:
    """Letters with two marks would be empty or alike, were they drawn from a font that lacks them."""
    path = tmp_path / "loose.pdf"
    path.write_bytes(loose_pdf(font, ["ỂỄẾỀỆ", "EEEEE", "ữựứừử", "uuuuu"]))
    picture = draw(path, Passage(1, "ỂỄẾỀỆ"))
    image = ImageChops.invert(Image.open(io.BytesIO(picture.image)).convert("L"))
    step = image.height / 4
    inks = [ImageStat.Stat(image.crop((0, int(n * step), image.width, int((n + 1) * step)))).sum[0] for n in range(4)]
    assert inks[0] > inks[1] * 1.05 > 0
    assert inks[2] > inks[3] * 1.05 > 0
    assert len(picture.marked) == 1


def test_a_font_from_before_unicode_that_is_not_embedded_shows_the_letters_that_are_read(tmp_path: Path) -> None:
    """The oracle is the same page typed in Unicode: one character stands for one in TCVN3."""
    modern = ["Cộng hòa xã hội chủ nghĩa Việt Nam", "Độc lập, tự do, hạnh phúc của nhân dân"]
    old = ["Céng hßa x· héi chñ nghÜa ViÖt Nam", "§éc lËp, tù do, h¹nh phóc cña nh©n d©n"]
    pictures = []
    for name, font, lines in (("new", "TimesNewRoman", modern), ("old", ".VnTime", old)):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(loose_pdf(font, lines, size=12))
        pictures.append(draw(path, Passage(1, modern[0])))
    new, old_ = (Image.open(io.BytesIO(picture.image)).convert("L") for picture in pictures)
    assert all(len(picture.marked) == 1 for picture in pictures)
    # other letters would differ by more than their ink
    assert ImageStat.Stat(ImageChops.difference(new, old_)).mean[0] < 1.0
    assert ImageStat.Stat(ImageChops.invert(new)).mean[0] > 2.5


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_page_that_is_shown_turned_is_drawn_and_marked_as_shown(rotation: int, tmp_path: Path) -> None:
    path = tmp_path / "turned.pdf"
    path.write_bytes(loose_pdf("TimesNewRoman", ["ỂỄẾỀỆ", "ữựứừử"], rotation=rotation))
    image = Image.open(io.BytesIO(draw(path, Passage(1, "x")).image)).convert("L")
    upright = tmp_path / "upright.pdf"
    upright.write_bytes(loose_pdf("TimesNewRoman", ["ỂỄẾỀỆ", "ữựứừử"]))
    expected = Image.open(io.BytesIO(draw(upright, Passage(1, "x")).image)).convert("L").rotate(-rotation, expand=True)
    assert image.size == expected.size


def test_without_fonts_of_the_machine_those_of_the_program_stand_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(substitutes, "_FILES", {"serif": (), "sans": ()})
    substitutes.font_file.cache_clear()
    try:
        for name in ("TimesNewRoman", "Arial,BoldItalic"):
            found = substitutes.font_file(name)
            assert found is not None
            assert "matplotlib" in found.parts
            assert {0x1EC2, 0x1EF1, 0x0111} <= set(TTFont(found).getBestCmap())
        path = tmp_path / "loose.pdf"
        path.write_bytes(loose_pdf("TimesNewRoman", ["ỂỄẾỀỆ", "ữựứừử"]))
        image = ImageChops.invert(Image.open(io.BytesIO(draw(path, Passage(1, "x")).image)).convert("L"))
        half = image.height // 2
        assert all(ImageStat.Stat(image.crop((0, n * half, image.width, (n + 1) * half))).mean[0] > 2 for n in (0, 1))
    finally:
        substitutes.font_file.cache_clear()


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
