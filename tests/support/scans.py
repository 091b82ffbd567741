"""Pages turned into pictures, as a scanner or a signing program leaves them."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdfium2 as pdfium
from fpdf import FPDF
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

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


def with_appearance(
    pdf: bytes, image: Image.Image, rectangle: tuple[float, float, float, float], *, signature: bool
) -> bytes:
    """Lay a picture over the first page as the look of an annotation, as signing programs do.

    Args:
        pdf: the file.
        image: what shows; four pixels a point.
        rectangle: left, bottom, right and top in points from the bottom left.
        signature: it is a form field for a signature, not a mere stamp.
    """
    look = FPDF(unit="pt", format=(image.width / 4, image.height / 4))
    look.add_page()
    look.image(image, 0, 0, image.width / 4, image.height / 4)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    page = writer.add_page(PdfReader(io.BytesIO(bytes(look.output()))).pages[0])
    form = StreamObject()
    contents = page.get_contents()
    form.set_data(contents.get_data() if contents is not None else b"")
    form.update({NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form")})
    form[NameObject("/BBox")] = _numbers(0, 0, image.width / 4, image.height / 4)
    form[NameObject("/Resources")] = page["/Resources"]
    annotation = DictionaryObject({NameObject("/Type"): NameObject("/Annot"), NameObject("/F"): NumberObject(4)})
    annotation[NameObject("/Subtype")] = NameObject("/Widget" if signature else "/Stamp")
    annotation[NameObject("/Rect")] = _numbers(*rectangle)
    annotation[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer._add_object(form)})
    writer.remove_page(len(writer.pages) - 1)
    reference = writer._add_object(annotation)
    if signature:
        annotation.update({NameObject("/FT"): NameObject("/Sig"), NameObject("/T"): TextStringObject("Signature1")})
        fields = DictionaryObject(
            {NameObject("/Fields"): ArrayObject([reference]), NameObject("/SigFlags"): NumberObject(3)}
        )
        writer._root_object[NameObject("/AcroForm")] = fields
    writer.pages[0][NameObject("/Annots")] = ArrayObject([reference])
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _numbers(*values: float) -> ArrayObject:
    return ArrayObject(map(FloatObject, values))
