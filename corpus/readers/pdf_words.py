"""Words of a PDF page with their place and face.

pdfium decodes the text and is fast; asking it for every character's box is
not. So characters are gathered into words of one text object, and only the
first and the last one of a word are asked where they stand.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as native

_SPACES: Final = frozenset(" \t\r\n\x00\u00a0\uffff\u3000")
_HYPHENS: Final = str.maketrans("\x02\ufffe", "--")
"""What pdfium gives for a hyphen at the end of a line, since it may only divide a word there."""
_BOLD_NAME: Final = re.compile(r"bold|black|heavy|demi", re.I)
_SUBSET: Final = re.compile(r"^[A-Z]{6}\+")
_BOLD_WEIGHT: Final = 600
_FORCE_BOLD: Final = 1 << 18
"""ISO 32000-1, table 123: the font flag ForceBold."""
_FILL_AND_STROKE: Final = 2
"""Render mode in which some programs draw bold that the font lacks."""
_INVISIBLE: Final = 3
_NAME_BYTES: Final = 256
_LEAST_SIZE: Final = 1.0

Place = Callable[[float, float], tuple[float, float]]
"""From coordinates of the file to points from the top left of the page as shown."""
Placing = tuple[Place, int]
"""The same with the angle at which shown text runs in the file."""


@dataclass(frozen=True, slots=True)
class Face:
    """What a text object looks like.

    Attributes:
        size: height in points as shown, the object's scale included.
        upright: it runs from left to right on the page as shown.
        invisible: it is drawn without ink, as programs of OCR do over a picture.
    """

    font: str
    size: float
    bold: bool
    upright: bool
    invisible: bool


class Word(NamedTuple):
    """Characters without a space between, in one face.

    Attributes:
        x0, x1: left and right edge in points from the page's left edge as shown.
        baseline: points from the top edge.
        spaced: a space stands before it in the text.
        confidence: of recognition, 0 to 100, or None for text of the file.
    """

    text: str
    x0: float
    x1: float
    baseline: float
    face: Face
    spaced: bool
    confidence: float | None = None


_text_object: Final = ctypes.CFUNCTYPE(ctypes.c_void_p, native.FPDF_TEXTPAGE, ctypes.c_int)(
    ctypes.cast(native.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)
"""``FPDFText_GetTextObject`` with the bare address as result: it is asked for every character."""


class PageText:
    """Reads the words of one page; use as a context manager.

    Args:
        place: where the page stands, if that is not to be taken from the page itself.
    """

    def __init__(self, page: pdfium.PdfPage, place: Placing | None = None) -> None:
        self._page = page
        self._text = page.get_textpage()
        self._faces: dict[int, Face] = {}
        self._x, self._y, self._box = ctypes.c_double(), ctypes.c_double(), native.FS_RECTF()
        self._fonts: dict[int | None, tuple[str, bool]] = {}
        self._place, self._rotation = place or placing(page)

    def __enter__(self) -> PageText:
        return self

    def __exit__(self, *_: object) -> None:
        self._text.close()

    def words(self) -> Iterator[Word]:
        """Yield words in the order in which the file draws them."""
        handle = self._text.raw
        start, owner, spaced = 0, 0, True
        characters = self._characters()
        for index, character in enumerate(characters):
            if character in _SPACES:
                if start < index:
                    yield from self._word(characters[start:index], start, owner, spaced=spaced)
                    spaced = False
                # pdfium puts spaces of its own where letters are set apart; those the gap must prove.
                spaced = spaced or not native.FPDFText_IsGenerated(handle, index)
                start = index + 1
                continue
            address = _text_object(handle, index) or 0
            if start < index and address != owner:
                yield from self._word(characters[start:index], start, owner, spaced=spaced)
                start, spaced = index, False
            owner = address
        if start < len(characters):
            yield from self._word(characters[start:], start, owner, spaced=spaced)

    def _characters(self) -> str:
        """Return the page's characters, one for each that pdfium counts; at once where that keeps them apart."""
        handle, count = self._text.raw, self._text.count_chars()
        buffer = (ctypes.c_ushort * (count + 1))()
        written = native.FPDFText_GetText(handle, 0, count, buffer)
        if written == count + 1:
            return bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
        return "".join(chr(native.FPDFText_GetUnicode(handle, index)) for index in range(count))

    def _word(self, text: str, start: int, owner: int, *, spaced: bool) -> Iterator[Word]:
        face = self._faces.get(owner)
        if face is None:
            face = self._faces[owner] = self._face(native.FPDFText_GetTextObject(self._text.raw, start))
        if face.size < _LEAST_SIZE:
            return
        x, y, box = self._x, self._y, self._box
        native.FPDFText_GetCharOrigin(self._text.raw, start, x, y)
        native.FPDFText_GetLooseCharBox(self._text.raw, start + len(text) - 1, box)
        x0, baseline = self._place(x.value, y.value)
        far = max(self._place(box.left, box.bottom)[0], self._place(box.right, box.top)[0])
        yield Word(text.translate(_HYPHENS), x0, max(far, x0), baseline, face, spaced)

    def _face(self, pointer: Any) -> Face:  # noqa: ANN401 - a ctypes pointer
        if not pointer:
            return Face("", 0.0, bold=False, upright=True, invisible=False)
        matrix, size = native.FS_MATRIX(), ctypes.c_float()
        native.FPDFPageObj_GetMatrix(pointer, matrix)
        native.FPDFTextObj_GetFontSize(pointer, size)
        font, bold = self._font(native.FPDFTextObj_GetFont(pointer))
        mode = native.FPDFTextObj_GetTextRenderMode(pointer)
        angle = math.degrees(math.atan2(matrix.b, matrix.a)) - self._rotation
        return Face(
            font=font,
            size=round(abs(size.value) * math.hypot(matrix.c, matrix.d), 2),
            bold=bold or mode == _FILL_AND_STROKE,
            upright=abs((angle + 180) % 360 - 180) < 1,
            invisible=mode == _INVISIBLE,
        )

    def _font(self, pointer: Any) -> tuple[str, bool]:  # noqa: ANN401 - a ctypes pointer
        address = ctypes.cast(pointer, ctypes.c_void_p).value
        known = self._fonts.get(address)
        if known is None:
            buffer = ctypes.create_string_buffer(_NAME_BYTES)
            native.FPDFFont_GetBaseFontName(pointer, buffer, _NAME_BYTES)
            name = _SUBSET.sub("", buffer.value.decode("utf-8", "replace"))
            flags = native.FPDFFont_GetFlags(pointer)
            heavy = native.FPDFFont_GetWeight(pointer) >= _BOLD_WEIGHT or bool(flags > 0 and flags & _FORCE_BOLD)
            known = self._fonts[address] = (name, heavy or bool(_BOLD_NAME.search(name)))
        return known


def placing(page: pdfium.PdfPage) -> Placing:
    """Return the function from PDF coordinates to points from the top left as shown, and the angle of shown text.

    A page may be turned by quarters (``/Rotate``); text that reads upright on
    it then runs at that angle in the file.
    """
    left, bottom, right, top = page.get_bbox()
    turn = page.get_rotation() % 360
    turns: dict[int, Place] = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    return turns.get(turn, turns[0]), turn
