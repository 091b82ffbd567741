"""Stamps that were pasted as pictures into the head of typed files."""

from __future__ import annotations

import base64
import io
import shutil
import zipfile
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from config.errors import MissingToolError, QuarantineError
from corpus.document import understand
from corpus.model import BlockKind, Header, RawDocument
from corpus.samples.pdf import FONTS
from tests.support.converted import converted
from tests.support.docx_made import docx_bytes, paragraph, zip_bytes
from tests.support.reading import read_bytes, texts
from tests.support.scans import new_pdf
from tests.support.texts import DOCUMENT_ID
from tests.support.xlsx_made import book, row

pytestmark = [
    pytest.mark.skipif(not FONTS.is_dir(), reason="the Debian package fonts-liberation2 is not installed"),
    pytest.mark.timeout(900),
]
has_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
has_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
HEAD = ("UBND TỈNH SÔNG THƯƠNG", "SỞ NỘI VỤ", "Số: 12/BC-SNV", "BÁO CÁO", "Về công tác văn thư năm 2023")
BODY = tuple(f"{number}. Nội dung thứ {number} của báo cáo này." for number in range(1, 60))


def drawn(text: str, *, height: int = 40, frames: int = 1, tilt: float = 0, clear: bool = False) -> bytes:
    """Return a red stamp as PNG."""
    font = ImageFont.truetype(FONTS / "LiberationSerif-Bold.ttf", height)
    left, top, right, bottom = (int(edge) for edge in font.getbbox(text))
    edge = height // 2
    ground = (255, 255, 255, 0) if clear else (255, 255, 255, 255)
    image = Image.new("RGBA", (right - left + 2 * edge, bottom - top + 2 * edge), ground)
    draw = ImageDraw.Draw(image)
    draw.text((edge - left, edge - top), text, font=font, fill=(200, 20, 20, 255))
    for step in range(frames):
        inset = step * max(3, height // 8)
        box = (inset, inset, image.width - 1 - inset, image.height - 1 - inset)
        draw.rectangle(box, outline=(200, 20, 20, 255), width=max(1, height // 14))
    turned = image.rotate(tilt, Image.Resampling.BICUBIC, expand=True, fillcolor=ground)
    buffer = io.BytesIO()
    turned.save(buffer, "PNG")
    return buffer.getvalue()


def placed(number: int) -> str:
    """Return a paragraph with the picture of that number."""
    return (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        f'r:embed="picture{number}"/></wp:inline></w:drawing></w:r></w:p>'
    )


def old_placed(number: int) -> str:
    """Return the same as word processors before 2007 write it."""
    return (
        '<w:p><w:r><w:pict><v:shape><v:imagedata xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships" r:id="picture{number}"/></v:shape></w:pict></w:r></w:p>'
    )


def typed(lines: tuple[str, ...] = (*HEAD, *BODY)) -> str:
    return "".join(map(paragraph, lines))


@has_tesseract
@pytest.mark.parametrize(
    "stamp",
    [
        drawn("MẬT"),
        drawn("MẬT", height=16),
        drawn("MẬT", height=120, frames=2),
        drawn("TỐI MẬT", frames=0, clear=True),
        drawn("TỐI MẬT", tilt=6),
        drawn("TUYỆT MẬT", frames=2),
        drawn("TUYỆT MẬT", tilt=-9),
        drawn("TÀI LIỆU THU HỒI", height=30),
    ],
    ids=["mat", "small", "large", "clear", "tilted", "framed", "tilted left", "to be returned"],
)
def test_a_mark_of_secrecy_in_a_picture_stops_a_typed_file(stamp: bytes, tmp_path: Path) -> None:
    with pytest.raises(QuarantineError):
        read_bytes(tmp_path, docx_bytes(placed(1) + typed(), pictures=(stamp,)))


@has_tesseract
@pytest.mark.parametrize(("text", "frames", "tilt"), [("TỐI MẬT", 2, -3), ("TUYỆT MẬT", 1, -3), ("MẬT", 2, 6)])
def test_a_framed_and_tilted_mark_on_a_typed_page_is_found(text: str, frames: int, tilt: float, tmp_path: Path) -> None:
    pdf = new_pdf()
    pdf.add_page()
    pdf.set_font("serif", "", 13)
    for number, line in enumerate((*HEAD, *BODY[:20])):
        pdf.text(80, 60 + 22 * number, line)
    stamp = Image.open(io.BytesIO(drawn(text, frames=frames, tilt=tilt)))
    pdf.image(stamp, 330, 60, stamp.width * 26 / stamp.height, 26)
    with pytest.raises(QuarantineError):
        read_bytes(tmp_path, bytes(pdf.output()))


@has_tesseract
def test_a_mark_is_found_between_the_lines_of_the_head_and_in_a_cell(tmp_path: Path) -> None:
    stamp = drawn("TỐI MẬT")
    row = "".join(f"<w:tc>{cell}</w:tc>" for cell in (typed(HEAD[:2]) + old_placed(1), typed(HEAD[2:3])))
    for body in (typed(HEAD) + placed(1) + typed(BODY), f"<w:tbl><w:tr>{row}</w:tr></w:tbl>" + typed(BODY)):
        with pytest.raises(QuarantineError):
            read_bytes(tmp_path, docx_bytes(body, pictures=(stamp,)))


@has_tesseract
def test_a_mark_in_the_header_of_the_page_is_found(tmp_path: Path) -> None:
    with pytest.raises(QuarantineError):
        read_bytes(tmp_path, docx_bytes(typed(), pictures=(drawn("MẬT"),), header=placed(1)))


def test_a_mark_drawn_as_letters_on_a_path_is_found(tmp_path: Path) -> None:
    art = '<w:p><w:r><w:pict><v:shape><v:textpath string="TỐI MẬT"/></v:shape></w:pict></w:r></w:p>'
    for data in (docx_bytes(typed(HEAD) + art + typed(BODY)), docx_bytes(typed(), header=art)):
        with pytest.raises(QuarantineError):
            read_bytes(tmp_path, data)


def old_file(stamp: bytes) -> bytes:
    """Return a file of RTF with the head, a picture and the body."""
    lines = [
        "".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in line) for line in (*HEAD, *BODY)
    ]
    picture = r"{\pict\pngblip\picwgoal2000\pichgoal1000 " + stamp.hex() + r"}\par "
    return (r"{\rtf1\ansi " + picture + r"\par ".join(lines) + r"\par}").encode("ascii")


@has_tesseract
@has_office
@pytest.mark.parametrize("suffix", ["rtf", "doc"])
def test_a_mark_in_a_picture_stops_files_of_old_offices(suffix: str, tmp_path: Path) -> None:
    data = old_file(drawn("MẬT"))
    with pytest.raises(QuarantineError):
        read_bytes(tmp_path, data if suffix == "rtf" else converted(data, "rtf", suffix))


@has_tesseract
@pytest.mark.parametrize("quotes", ['"', "'"])
def test_a_mark_in_a_picture_inside_a_page_of_html_is_found(quotes: str, tmp_path: Path) -> None:
    source = "data:image/png;base64," + base64.b64encode(drawn("TUYỆT MẬT")).decode()
    lines = "".join(f"<p>{line}</p>" for line in (*HEAD, *BODY))
    page = f"<html><body><img src={quotes}{source}{quotes}>{lines}</body></html>"
    with pytest.raises(QuarantineError):
        read_bytes(tmp_path, page.encode())


@has_tesseract
def test_a_mark_in_a_picture_of_a_web_archive_is_found(tmp_path: Path) -> None:
    lines = "".join(f"<p>{line}</p>" for line in (*HEAD, *BODY))
    page = f"<html><meta charset=utf-8><img src='image001.png'>{lines}</html>"
    picture = base64.encodebytes(drawn("TỐI MẬT")).decode()
    archive = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
        f"--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{page}\n"
        "--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n"
        f"Content-Location: file:///C:/a/image001.png\n\n{picture}\n--b--\n"
    )
    with pytest.raises(QuarantineError):
        read_bytes(tmp_path, archive.encode())


@has_tesseract
def test_a_mark_in_a_picture_on_the_first_rows_of_a_sheet_is_found(tmp_path: Path) -> None:
    with pytest.raises(QuarantineError):
        read_bytes(tmp_path, sheet_with(drawn("MẬT"), at=2))
    assert read_bytes(tmp_path, sheet_with(drawn("MẬT"), at=300)).blocks


def sheet_with(picture: bytes, *, at: int) -> bytes:
    """Return an XLSX file with a picture that hangs on a row."""
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    anchor = (
        '<x:wsDr xmlns:x="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'xmlns:r="{kinds}"><x:oneCellAnchor><x:from><x:row>{at}</x:row></x:from>'
        '<x:pic><x:blipFill><a:blip r:embed="p"/></x:blipFill></x:pic></x:oneCellAnchor></x:wsDr>'
    )
    relation = '<Relationships xmlns="{}"><Relationship Id="p" Type="{}/{}" Target="{}"/></Relationships>'
    with zipfile.ZipFile(io.BytesIO(book(row(1, A="Họ và tên", B="Lương")))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return zip_bytes(
        files
        | {
            "xl/worksheets/_rels/sheet1.xml.rels": relation.format(
                package, kinds, "drawing", "../drawings/drawing1.xml"
            ).encode(),
            "xl/drawings/drawing1.xml": anchor.encode(),
            "xl/drawings/_rels/drawing1.xml.rels": relation.format(
                package, kinds, "image", "../media/image1.png"
            ).encode(),
            "xl/media/image1.png": picture,
        }
    )


@has_tesseract
def test_what_other_pictures_of_the_head_say_is_kept_apart_from_the_text(tmp_path: Path) -> None:
    raw = read_bytes(tmp_path, docx_bytes(placed(1) + typed(), pictures=(drawn("HỎA TỐC"),)))
    assert texts(raw) == [*HEAD, *BODY]
    assert texts(raw, BlockKind.STAMP) == ["HỎA TỐC"]
    assert raw.warnings == ()


@has_tesseract
def test_a_picture_without_words_says_nothing(tmp_path: Path) -> None:
    image = Image.new("RGB", (300, 300), "white")
    ImageDraw.Draw(image).ellipse((20, 20, 280, 280), fill="gold", outline="red", width=12)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    raw = read_bytes(tmp_path, docx_bytes(placed(1) + typed(), pictures=(buffer.getvalue(),)))
    assert texts(raw, BlockKind.STAMP) == []


def test_without_tesseract_only_files_with_a_picture_in_the_head_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    stamp = drawn("HỎA TỐC")
    with pytest.raises(MissingToolError, match="apt-get install tesseract-ocr"):
        read_bytes(tmp_path, docx_bytes(placed(1) + typed(), pictures=(stamp,)))
    for body in (typed() + placed(1), typed()):
        assert texts(read_bytes(tmp_path, docx_bytes(body, pictures=(stamp,)))) == [*HEAD, *BODY]


@pytest.mark.parametrize("data", [b"\xd7\xcd\xc6\x9a" + bytes(60), b"\x89PNG\r\n\x1a\n" + bytes(40), b""])
def test_a_picture_that_cannot_be_opened_is_told(data: bytes, tmp_path: Path) -> None:
    raw = read_bytes(tmp_path, docx_bytes(placed(1) + typed(), pictures=(data,)))
    assert texts(raw) == [*HEAD, *BODY]
    assert "1 pictures in its head cannot be opened" in raw.warnings[-1]


def test_of_a_flood_of_pictures_a_bounded_number_is_opened(tmp_path: Path) -> None:
    pictures = tuple(bytes([number]) for number in range(40))
    raw = read_bytes(tmp_path, docx_bytes("".join(map(placed, range(1, 41))) + typed(), pictures=pictures))
    assert any("more than 20 of them" in warning for warning in raw.warnings)


def understood(raw: RawDocument) -> Header:
    return understand(raw, path="a.docx", document_id=DOCUMENT_ID).document.header


OPEN = "Số:         /BC-SNV"


def test_a_number_in_a_text_box_over_the_room_left_for_it_is_that_of_the_document(tmp_path: Path) -> None:
    box = (
        f'<w:p><w:r><w:t xml:space="preserve">{OPEN}</w:t></w:r><w:r><w:pict><v:shape><v:textbox><w:txbxContent>'
        f"{paragraph('481')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    header = understood(read_bytes(tmp_path, docx_bytes(typed(HEAD[:2]) + box + typed((*HEAD[3:], *BODY)))))
    assert header.symbol is not None
    assert (header.symbol.text, header.draft) == ("481/BC-SNV", False)


@has_tesseract
@pytest.mark.parametrize("stamp", ["481", "Số: 481/BC-SNV"])
def test_a_number_in_a_picture_is_that_of_a_document_that_leaves_it_open(stamp: str, tmp_path: Path) -> None:
    lines = (*HEAD[:2], OPEN, *HEAD[3:], *BODY)
    raw = read_bytes(tmp_path, docx_bytes(placed(1) + typed(lines), pictures=(drawn(stamp, frames=0),)))
    header = understood(raw)
    assert header.symbol is not None
    assert (header.symbol.text, header.draft) == ("481/BC-SNV", False)
