"""Scans, page images and marks in pixels, read back from pages drawn for the test."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import pytest
from fpdf import FPDF
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject

from config.errors import MissingToolError, QuarantineError, ReadError
from corpus.model import BlockKind, Format, RawDocument
from corpus.readers import read_document
from corpus.samples.pdf import FONTS, write_pdf
from corpus.samples.random_document import random_document
from tests.support.docx_made import docx_bytes
from tests.support.reading import LIMITS, read_bytes, texts
from tests.support.scans import ink, new_pdf, page_images, png, scanned_pdf, stamp, with_appearance

pytestmark = [
    pytest.mark.skipif(not FONTS.is_dir(), reason="the Debian package fonts-liberation2 is not installed"),
    pytest.mark.timeout(900),
]
has_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
BODY = (
    "Thực hiện Kế hoạch số 163/KH-UBND ngày 09/6/2022 của UBND tỉnh,",
    "Sở Tài chính báo cáo kết quả thực hiện năm 2023 như sau:",
    "1. Công tác chỉ đạo, điều hành được tăng cường và kịp thời.",
)
RESIDUE = "Ký bởi: Sở Tài chính, thời gian ký 31.08.2021 16:05:12 +07:00"


def head(pdf: FPDF, number: str = "Số: 215/BC-STC", day: str = "ngày 05 tháng 7 năm 2024") -> None:
    """Draw a page with the head of a report."""
    pdf.add_page()
    pdf.set_font("serif", "", 13)
    pdf.text(80, 60, "UBND TỈNH SÔNG THƯƠNG")
    pdf.text(290, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    pdf.text(95, 78, "SỞ TÀI CHÍNH")
    pdf.text(330, 78, "Độc lập - Tự do - Hạnh phúc")
    pdf.text(95, 102, number)
    pdf.text(300, 102, f"Sông Thương, {day}")
    pdf.set_font("serif", "B", 14)
    pdf.text(270, 150, "BÁO CÁO")
    pdf.set_font("serif", "", 14)
    for line, text in enumerate(BODY * 3):
        pdf.text(85, 200 + 22 * line, text)


def typed_page() -> bytes:
    pdf = new_pdf()
    head(pdf)
    return bytes(pdf.output())


@has_tesseract
@pytest.mark.parametrize("typed", ["", RESIDUE])
def test_a_scanned_page_is_read_though_a_signature_left_typed_text(typed: str, tmp_path: Path) -> None:
    raw = read_bytes(tmp_path, scanned_pdf(page_images(typed_page()), typed=typed))
    assert texts(raw)[:6] == [
        "UBND TỈNH SÔNG THƯƠNG",
        "SỞ TÀI CHÍNH",
        "Số: 215/BC-STC",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Sông Thương, ngày 05 tháng 7 năm 2024",
    ]
    read = [block for block in raw.blocks if block.kind is BlockKind.TEXT]
    assert all(block.confidence is not None and block.confidence > 60 and block.page == 1 for block in read)
    assert "1 pages are pictures" in raw.warnings[0]


@has_tesseract
def test_typed_and_scanned_pages_of_one_file_are_each_read_their_way(tmp_path: Path) -> None:
    pdf = new_pdf()
    head(pdf)
    pdf.add_page()
    pdf.image(page_images(typed_page())[0], 0, 0, 595.28, 841.89)
    raw = read_bytes(tmp_path, bytes(pdf.output()))
    by_page = {page: [block for block in raw.blocks if block.page == page] for page in (1, 2)}
    assert [block.text for block in by_page[1]] == [block.text for block in by_page[2]]
    assert {block.confidence for block in by_page[1]} == {None}
    assert None not in {block.confidence for block in by_page[2]}


@has_tesseract
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP"])
def test_page_images_are_read(kind: str, tmp_path: Path) -> None:
    buffer = io.BytesIO()
    page_images(typed_page())[0].convert("RGB").save(buffer, kind, dpi=(200, 200))
    raw = read_bytes(tmp_path, buffer.getvalue(), "ảnh chụp.pdf")
    assert raw.format is Format.IMAGE
    assert "Số: 215/BC-STC" in texts(raw)
    assert raw.pages == 1
    assert raw.page_widths[0] == pytest.approx(595, abs=2)


@has_tesseract
def test_every_page_of_a_fax_is_read(tmp_path: Path) -> None:
    pages = page_images(typed_page())
    buffer = io.BytesIO()
    pages[0].save(buffer, "TIFF", save_all=True, append_images=pages)
    assert read_bytes(tmp_path, buffer.getvalue()).pages == 2


@has_tesseract
def test_a_blank_picture_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no text can be recognised"):
        read_bytes(tmp_path, png(Image.new("L", (1700, 2200), 255)))
    with pytest.raises(ReadError, match="there is no text"):
        read_bytes(tmp_path, scanned_pdf([Image.new("L", (1700, 2200), 255)]))


@pytest.mark.parametrize("side", [13_000, 20_000])
def test_a_picture_that_is_too_large_is_refused_unopened(side: int, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="more than 160 million pixels"):
        read_bytes(tmp_path, png(Image.new("1", (side, side), 1)))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_a_damaged_picture_is_refused(kind: str, tmp_path: Path) -> None:
    buffer = io.BytesIO()
    Image.new("L", (800, 800), 200).save(buffer, kind)
    data = buffer.getvalue()
    with pytest.raises(ReadError, match=r"damaged or cut-off picture|not installed|no text"):
        read_bytes(tmp_path, data[: len(data) // 2])


def test_without_tesseract_the_error_names_the_command_and_typed_files_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = scanned_pdf(page_images(typed_page()))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingToolError, match="apt-get install tesseract-ocr tesseract-ocr-vie"):
        read_bytes(tmp_path, scan)
    assert "Số: 215/BC-STC" in texts(read_bytes(tmp_path, typed_page()))


@has_tesseract
@pytest.mark.parametrize("number", ["Số:           /BC-STC", "Số: ............/BC-STC"])
def test_number_and_day_that_stand_only_in_pixels_take_their_place_in_the_line(number: str, tmp_path: Path) -> None:
    pdf = new_pdf()
    head(pdf, number, "ngày       tháng       năm 2024")
    for text, x in (("215", 121), ("05", 408), ("7", 463)):
        stamp(pdf, text, x, 102)
    raw = read_bytes(tmp_path, bytes(pdf.output()))
    read = {"".join(block.text.split()): block for block in raw.blocks}
    assert "Số:215/BC-STC" in read
    assert "SôngThương,ngày05tháng7năm2024" in read
    confidence = read["Số:215/BC-STC"].confidence
    assert confidence is not None
    assert "read by recognition" in raw.warnings[0]


@has_tesseract
def test_a_draft_with_a_logo_stays_without_a_number(tmp_path: Path) -> None:
    pdf = new_pdf()
    head(pdf, "Số:           /BC-STC", "ngày       tháng       năm 2024")
    stamp(pdf, "●●●", 450, 30)
    assert "Số: /BC-STC" in texts(read_bytes(tmp_path, bytes(pdf.output())))


def test_a_draft_without_pictures_needs_no_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = new_pdf()
    head(pdf, "Số:           /BC-STC", "ngày       tháng       năm 2024")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "Số: /BC-STC" in texts(read_bytes(tmp_path, bytes(pdf.output())))


@has_tesseract
def test_a_stamp_of_receipt_stays_out_of_the_text(tmp_path: Path) -> None:
    pdf = new_pdf()
    head(pdf)
    stamp(pdf, "ĐẾN Số: 998", 400, 140)
    raw = read_bytes(tmp_path, bytes(pdf.output()))
    assert "Số: 215/BC-STC" in texts(raw)
    assert any("998" in text for text in texts(raw, BlockKind.STAMP))
    assert not any("998" in text for text in texts(raw))


@has_tesseract
@pytest.mark.parametrize("signature", [True, False])
def test_a_number_in_the_picture_of_a_signature_fills_the_blank_it_lies_on(signature: bool, tmp_path: Path) -> None:
    pdf = new_pdf()
    head(pdf, "Số:           /BC-STC")
    number = ink("215").crop((0, 0, 200, 96))
    data = with_appearance(bytes(pdf.output()), number, (120, 733, 170, 757), signature=signature)
    raw = read_bytes(tmp_path, data)
    assert "Số: 215 /BC-STC" in texts(raw)
    assert "read by recognition" in raw.warnings[0]


def test_a_free_text_annotation_fills_the_blank_it_lies_on(tmp_path: Path) -> None:
    pdf = new_pdf()
    head(pdf, "Số:           /BC-STC")
    pdf.free_text_annotation("215", x=120, y=90, w=30, h=16)
    pdf.free_text_annotation("Ý kiến của lãnh đạo", x=380, y=600, w=120, h=20)
    raw = read_bytes(tmp_path, bytes(pdf.output()))
    assert "Số: 215 /BC-STC" in texts(raw)
    assert texts(raw, BlockKind.STAMP) == ["Ý kiến của lãnh đạo"]


@pytest.mark.parametrize("inherited", [False, True])
def test_a_filled_form_field_is_read(inherited: bool, tmp_path: Path) -> None:
    pdf = new_pdf()
    head(pdf, "Số:           /BC-STC")
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(bytes(pdf.output()))))
    field = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/Rect"): ArrayObject(map(FloatObject, (120, 735, 150, 751))),
        }
    )
    values = DictionaryObject({NameObject("/FT"): NameObject("/Tx"), NameObject("/V"): TextStringObject("215")})
    if inherited:
        field[NameObject("/Parent")] = writer._add_object(values)
    else:
        field.update(values)
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(field)])
    buffer = io.BytesIO()
    writer.write(buffer)
    assert "Số: 215 /BC-STC" in texts(read_bytes(tmp_path, buffer.getvalue()))


@has_tesseract
@pytest.mark.parametrize("text", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_a_mark_of_secrecy_in_pixels_stops_typed_and_scanned_files(text: str, tmp_path: Path) -> None:
    pdf = new_pdf()
    head(pdf)
    stamp(pdf, text, 110, 130, size=15)
    data = bytes(pdf.output())
    for file in (data, scanned_pdf(page_images(data))):
        with pytest.raises(QuarantineError):
            read_bytes(tmp_path, file)


@has_tesseract
def test_a_docx_that_holds_nothing_but_pictures_of_pages_is_recognised(tmp_path: Path) -> None:
    data = docx_bytes("<w:p/>", pictures=(png(page_images(typed_page())[0]),))
    raw = read_bytes(tmp_path, data)
    assert raw.format is Format.DOCX
    assert "Số: 215/BC-STC" in texts(raw)
    assert {block.page for block in raw.blocks} == {None}
    assert "pictures only" in raw.warnings[0]


@has_tesseract
def test_each_recognised_page_is_progress(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(scanned_pdf(page_images(typed_page()) * 2))
    pages: list[int] = []
    read_document(path, LIMITS, progress=lambda: pages.append(1))
    assert len(pages) == 2


@pytest.mark.slow
@has_tesseract
def test_symbols_and_dates_of_random_pages_are_recognised(tmp_path: Path) -> None:
    wanted: list[str] = []
    found = 0
    for seed in range(12):
        sample = random_document(seed, Format.PDF)
        pages = page_images(write_pdf(sample))[:3]
        typed = _squeezed(read_bytes(tmp_path, write_pdf(sample)))
        read = _squeezed(read_bytes(tmp_path, scanned_pdf(pages)))
        planted = {reference.symbol for reference in sample.references if reference.symbol}
        planted |= set(re.findall(r"\d{1,2}/\d{1,2}/\d{4}", typed))
        last = max((page for page in range(1, len(pages) + 1)), default=0)
        here = "".join(
            "".join(block.text.split())
            for block in read_bytes(tmp_path, write_pdf(sample)).blocks
            if block.page is not None and block.page <= last
        )
        mine = sorted(text for text in planted if text in here)
        wanted.extend(mine)
        found += sum(text in read for text in mine)
    assert len(wanted) > 60
    assert found / len(wanted) >= 0.95


def _squeezed(raw: RawDocument) -> str:
    return "".join("".join(block.text.split()) for block in raw.blocks)
