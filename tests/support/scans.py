"""Pages turned into pictures, as a scanner or a signing program leaves them."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdfium2 as pdfium
from fpdf import FPDF
from PIL import Image

from corpus.samples.pdf import FONTS

A4 = (595.28, 841.89)


def page_images(pdf: bytes, *, dpi: int = 200) -> list[Image.Image]:
    """Return the pages of a PDF as grey pictures."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in document]
    finally:
        document.close()


def scanned_pdf(images: Sequence[Image.Image], *, typed: str = "") -> bytes:
    """Return a PDF whose pages are pictures, with a line of typed text on each, such as a signature's residue."""
    pdf = new_pdf()
    for image in images:
        pdf.add_page()
        pdf.image(image, 0, 0, *A4)
        if typed:
            pdf.set_font("serif", "", 8)
            pdf.text(380, 790, typed)
    return bytes(pdf.output())


def new_pdf() -> FPDF:
    """Return an empty PDF in points with a serif font."""
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_auto_page_break(False)
    for style, file in (("", "Regular"), ("B", "Bold")):
        pdf.add_font("serif", style, FONTS / f"LiberationSerif-{file}.ttf")
    return pdf


def ink(text: str, *, size: float = 13, colour: tuple[int, int, int] = (180, 0, 0)) -> Image.Image:
    """Return a line of text as a picture on clear ground, four pixels a point, as tall as 24 points."""
    pdf = FPDF(unit="pt", format=(max(12.0 * len(text), 40), 24))
    pdf.add_font("serif", "B", FONTS / "LiberationSerif-Bold.ttf")
    pdf.add_page()
    pdf.set_font("serif", "B", size)
    pdf.text(2, 17, text)
    grey = page_images(bytes(pdf.output()), dpi=288)[0].convert("L")
    coloured = Image.new("RGBA", grey.size, colour)
    coloured.putalpha(grey.point(lambda value: 255 - value))
    return coloured


def stamp(pdf: FPDF, text: str, x: float, baseline: float, *, size: float = 13) -> None:
    """Put text on a page as pixels, its foot on a baseline."""
    image = ink(text, size=size)
    pdf.image(image, x - 2, baseline - 17, image.width / 4, 24)


def png(image: Image.Image, *, dpi: int = 200) -> bytes:
    """Return a picture as a PNG file."""
    buffer = io.BytesIO()
    image.save(buffer, "PNG", dpi=(dpi, dpi))
    return buffer.getvalue()
