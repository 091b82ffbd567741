"""Letters of fonts that a file names but does not hold, drawn from a font of this machine.

pdfium draws such fonts from its own, which have no Vietnamese letters, so they
would be missing from the picture; and fonts from before Unicode, such as
.VnTime, would show other letters than the reader reads. The words that the
reader has decoded are drawn in their place instead.
"""

from __future__ import annotations

import ctypes
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as native
from PIL import ImageFont

from corpus.readers.pdf_words import Word

_LATIN: Final = 0xFF
"""Characters up to this one are in pdfium's own fonts."""
_SANS: Final = re.compile(r"arial|helvet|sans|verdana|tahoma|calibri|segoe|univers|avant", re.I)
_SIGNS: Final = re.compile(r"symbol|wing|webding|dingbat", re.I)
_BOLD: Final = re.compile(r"bold|,b|demi|heavy", re.I)
_ITALIC: Final = re.compile(r"ital|obli", re.I)
_STYLES: Final = ("Regular", "Bold", "Italic", "BoldItalic")
_FOLDERS: Final = (
    Path("/usr/share/fonts/truetype/liberation2"),
    Path("/usr/share/fonts/truetype/liberation"),
    Path("/usr/share/fonts/liberation-fonts"),
    Path("/usr/share/fonts/liberation"),
)
_FILES: Final = {
    "serif": (
        *((folder, "LiberationSerif-{}.ttf") for folder in _FOLDERS),
        (Path("C:/Windows/Fonts"), "times{}.ttf"),
    ),
    "sans": (
        *((folder, "LiberationSans-{}.ttf") for folder in _FOLDERS),
        (Path("C:/Windows/Fonts"), "arial{}.ttf"),
    ),
}
_WINDOWS: Final = {"Regular": "", "Bold": "bd", "Italic": "i", "BoldItalic": "bi"}
_NARROWEST, _WIDEST = 0.6, 1.05
"""How far a word is squeezed or stretched to the width that the file gives it."""
_MEASURED: Final = 200
"""Size at which widths are measured."""
_FINE: Final = 64
"""Device units a point, for the way from shown points to the file's own coordinates."""


def substitute(document: pdfium.PdfDocument, page: pdfium.PdfPage, words: Sequence[Word]) -> None:
    """Draw words of fonts that the file does not hold from a font that has their letters.

    Args:
        words: of the page as shown, in Unicode.
    """
    by_font: dict[str, list[Word]] = defaultdict(list)
    for word in words:
        by_font[word.face.font].append(word)
    loose = _loose_fonts(page) - {name for name in by_font if _SIGNS.search(name)}
    wanting = {name for name in loose if any(ord(c) > _LATIN for word in by_font[name] for c in word.text)}
    fonts = {name: path for name in wanting if (path := font_file(name)) is not None}
    for thing in _text_objects(page):
        if _font_of(thing)[0] in fonts:
            native.FPDFPage_RemoveObject(page.raw, thing)
            native.FPDFPageObj_Destroy(thing)
    pen = _Pen(document, page)
    for name in sorted(fonts):
        for word in by_font[name]:
            pen.write(word, font_file(name, bold=word.face.bold) or fonts[name])
    pen.close()


@cache
def font_file(name: str, *, bold: bool = False) -> Path | None:
    """Return a font file of this machine that stands in for a font, or None where there is none with the letters."""
    family = "sans" if _SANS.search(name) else "serif"
    is_bold, is_italic = bold or bool(_BOLD.search(name)), bool(_ITALIC.search(name))
    style = _STYLES[is_bold + 2 * is_italic]
    for folder, pattern in _FILES[family]:
        path = folder / pattern.format(_WINDOWS[style] if "Windows" in str(folder) else style)
        if path.is_file():
            return path
    return _bundled(family, style)


def _bundled(family: str, style: str) -> Path | None:
    """Return the DejaVu font that comes with matplotlib, which is installed for charts."""
    spec = find_spec("matplotlib")
    if spec is None or spec.origin is None:
        return None
    suffix = {"Regular": "", "Bold": "-Bold", "Italic": "-Italic", "BoldItalic": "-BoldItalic"}[style]
    name = f"DejaVuS{'ans' if family == 'sans' else 'erif'}{suffix}.ttf"
    oblique = name.replace("Italic", "Oblique")
    folder = Path(spec.origin).parent / "mpl-data/fonts/ttf"
    return next((folder / n for n in (name, oblique) if (folder / n).is_file()), None)


@cache
def _measure(path: Path) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, _MEASURED, layout_engine=ImageFont.Layout.BASIC)


def _length(path: Path, text: str) -> float:
    """Return how wide a text runs in sizes of its font."""
    return _measure(path).getlength(text) / _MEASURED


class _Pen:
    """Writes words on a page of a document."""

    def __init__(self, document: pdfium.PdfDocument, page: pdfium.PdfPage) -> None:
        self._document = document
        self._page = page
        self._fonts: dict[Path, tuple[Any, Any]] = {}
        width, height = page.get_size()
        self._size = (round(width * _FINE), round(height * _FINE))
        origin = self._in_file(0, 0)
        right, down = self._in_file(self._size[0], 0), self._in_file(0, self._size[1])
        self._origin = origin
        self._across = tuple((b - a) / width for a, b in zip(origin, right, strict=True))
        self._down = tuple((b - a) / height for a, b in zip(origin, down, strict=True))

    def write(self, word: Word, path: Path) -> None:
        """Write a word where the file has it, as wide as the file has it."""
        thing = native.FPDFPageObj_CreateTextObj(self._document.raw, self._font(path), word.face.size)
        data = ctypes.create_string_buffer(word.text.encode("utf-16-le") + b"\0\0")
        native.FPDFText_SetText(thing, ctypes.cast(data, ctypes.POINTER(ctypes.c_ushort)))
        own, wanted = _length(path, word.text) * word.face.size, word.x1 - word.x0
        scale = min(max(wanted / own, _NARROWEST), _WIDEST) if own > 0 and wanted > 0 else 1.0
        (ax, ay), (dx, dy) = self._across, self._down
        x = self._origin[0] + ax * word.x0 + dx * word.baseline
        y = self._origin[1] + ay * word.x0 + dy * word.baseline
        matrix = native.FS_MATRIX(ax * scale, ay * scale, -dx, -dy, x, y)
        native.FPDFPageObj_SetMatrix(thing, matrix)
        native.FPDFPage_InsertObject(self._page.raw, thing)

    def close(self) -> None:
        """Let the fonts go; the page keeps what it needs of them."""
        for font, _ in self._fonts.values():
            native.FPDFFont_Close(font)

    def _font(self, path: Path) -> Any:  # noqa: ANN401 - a ctypes pointer
        if path not in self._fonts:
            data = path.read_bytes()
            buffer = (ctypes.c_ubyte * len(data)).from_buffer_copy(data)
            font = native.FPDFText_LoadFont(self._document.raw, buffer, len(data), native.FPDF_FONT_TRUETYPE, True)
            self._fonts[path] = (font, buffer)
        return self._fonts[path][0]

    def _in_file(self, x: int, y: int) -> tuple[float, float]:
        left, top = ctypes.c_double(), ctypes.c_double()
        native.FPDF_DeviceToPage(self._page.raw, 0, 0, *self._size, 0, x, y, left, top)
        return left.value, top.value


def _loose_fonts(page: pdfium.PdfPage) -> frozenset[str]:
    """Return the names of fonts of which the page shows text and the file holds nothing."""
    held: dict[str, bool] = {}
    for thing in _text_objects(page):
        name, embedded = _font_of(thing)
        held[name] = held.get(name, False) or embedded
    return frozenset(name for name, embedded in held.items() if not embedded)


def _text_objects(page: pdfium.PdfPage) -> Iterable[Any]:
    return tuple(_objects(page))


def _objects(page: pdfium.PdfPage) -> Iterator[Any]:
    for index in range(native.FPDFPage_CountObjects(page.raw)):
        thing = native.FPDFPage_GetObject(page.raw, index)
        if native.FPDFPageObj_GetType(thing) == native.FPDF_PAGEOBJ_TEXT:
            yield thing


def _font_of(thing: Any) -> tuple[str, bool]:  # noqa: ANN401 - a ctypes pointer
    font = native.FPDFTextObj_GetFont(thing)
    size = native.FPDFFont_GetBaseFontName(font, None, 0)
    name = ctypes.create_string_buffer(max(size, 1))
    native.FPDFFont_GetBaseFontName(font, name, size)
    return name.value.decode("utf-8", "replace"), native.FPDFFont_GetIsEmbedded(font) == 1
