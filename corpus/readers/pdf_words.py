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
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as native

_SPACES: Final = frozenset(" \t\r\n\x00\u00a0\uffff\u3000")
_HYPHENS: Final = frozenset("\x02\ufffe")
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


@dataclass(frozen=True, slots=True)
class Word:
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


class PageText:
    """Reads the words of one page; use as a context manager.

    Args:
        place: where the page stands, if that is not to be taken from the page itself.
    """

    def __init__(self, page: pdfium.PdfPage, place: Placing | None = None) -> None:
        self._page = page
        self._text = page.get_textpage()
        self._faces: dict[int | None, Face] = {}
        self._fonts: dict[int | None, tuple[str, bool]] = {}
        self._place, self._rotation = place or placing(page)

    def __enter__(self) -> PageText:
        return self

    def __exit__(self, *_: object) -> None:
        self._text.close()

    def words(self) -> Iterator[Word]:
        """Yield words in the order in which the file draws them."""
        handle = self._text.raw
        count = self._text.count_chars()
        get_object, get_character = native.FPDFText_GetTextObject, native.FPDFText_GetUnicode
        letters: list[str] = []
        spaced, start, owner = True, 0, None
        for index in range(count):
            character = chr(get_character(handle, index))
            if character in _SPACES:
                if letters:
                    yield from self._word(letters, start, index - 1, owner, spaced=spaced)
                    letters, spaced = [], False
                # pdfium puts spaces of its own where letters are set apart; those the gap must prove.
                spaced = spaced or not native.FPDFText_IsGenerated(handle, index)
                continue
            pointer = get_object(handle, index)
            address = ctypes.cast(pointer, ctypes.c_void_p).value
            if letters and address != owner:
                yield from self._word(letters, start, index - 1, owner, spaced=spaced)
                letters, spaced = [], False
            if not letters:
                start, owner = index, address
                if address not in self._faces:
                    self._faces[address] = self._face(pointer)
            letters.append("-" if character in _HYPHENS else character)
        if letters:
            yield from self._word(letters, start, count - 1, owner, spaced=spaced)

    def _word(self, letters: list[str], start: int, end: int, owner: int | None, *, spaced: bool) -> Iterator[Word]:
        face = self._faces[owner]
        if face.size < _LEAST_SIZE:
            return
        x, y = ctypes.c_double(), ctypes.c_double()
        native.FPDFText_GetCharOrigin(self._text.raw, start, x, y)
        box = native.FS_RECTF()
        native.FPDFText_GetLooseCharBox(self._text.raw, end, box)
        x0, baseline = self._place(x.value, y.value)
        far = max(self._place(box.left, box.bottom)[0], self._place(box.right, box.top)[0])
        yield Word("".join(letters), x0, max(far, x0), baseline, face, spaced)

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
