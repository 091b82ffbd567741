"""PDF files whose font is not embedded, as office programs write them: names and character maps only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_STEP = 60


def loose_pdf(
    font: str,
    lines: Sequence[str],
    *,
    size: int = 36,
    rotation: int = 0,
    widths: Mapping[str, int] | None = None,
    colour: tuple[int, int, int] | None = None,
) -> bytes:
    """Return a PDF of one page that shows ``lines`` below each other in a font that the file does not hold.

    Args:
        widths: of characters, in thousandths of the size; 600 for the others.
        colour: of a square in the upper right corner.

    The characters are two-byte codes with a ToUnicode map, as Word writes Vietnamese.
    """
    height = _STEP * len(lines)
    square = _square(colour, height) if colour is not None else ""
    shown = square + "".join(
        f"BT /F1 {size} Tf 20 {height - number * _STEP - 44} Td <{line.encode('utf-16-be').hex()}> Tj ET\n"
        for number, line in enumerate(lines)
    )
    codes = sorted({character for line in lines for character in line})
    pairs = "\n".join(f"<{ord(c):04x}> <{ord(c):04x}>" for c in codes)
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        "1 begincodespacerange <0000> <ffff> endcodespacerange "
        f"{len(codes)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    ).encode()
    advances = " ".join(f"{ord(c)} [{width}]" for c, width in (widths or {}).items())
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 {height}] /Rotate {rotation} /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>".encode(),
        _stream(shown.encode()),
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{font} /Encoding /Identity-H "
        "/DescendantFonts [6 0 R] /ToUnicode 8 0 R >>".encode(),
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{font} /DW 600 /W [{advances}] /FontDescriptor 7 0 R "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>".encode(),
        f"<< /Type /FontDescriptor /FontName /{font} /Flags 34 /FontBBox [0 -200 1000 900] /ItalicAngle 0 "
        "/Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>".encode(),
        _stream(to_unicode),
    ]
    return _file(objects)


def _square(colour: tuple[int, int, int], height: int) -> str:
    parts = " ".join(f"{part / 255:.4f}" for part in colour)
    return f"q {parts} rg 270 {height - 30} 20 20 re f Q\n"


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def _file(objects: Sequence[bytes]) -> bytes:
    body, places = b"%PDF-1.5\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return body + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, len(body))
    )
