"""Text of pictures, by Tesseract with its Vietnamese model: words with their place and confidence.

One page a call and one thread a call (more threads make it slower on small
machines); the pages of a file are spread over time, not over processes.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from statistics import median
from typing import Final

from config.errors import MissingToolError
from corpus.readers.limits import Source
from corpus.readers.pdf_words import Face, Word
from corpus.readers.tools import RECOGNITION, run_tool, too_slow

DPI: Final = 200
"""Resolution that pages are drawn in; at 300 it takes twice the time and reads hardly better."""
POINTS: Final = 72.0
MAX_PIXELS: Final = 40_000_000
"""A page of A3 at 300 dpi has 17 million."""
_SECONDS: Final = 60.0
_LANGUAGE: Final = "vie"
_HEIGHT: Final = 0.93
"""Height of a line from the top of its tallest letter to the foot of its deepest, in sizes."""
_LEAST_CONFIDENCE: Final = 10.0
WHOLE_PAGE: Final = 3
"""Tesseract's page segmentation mode: find columns and blocks by itself."""
SPARSE: Final = 11
"""The same: find words anywhere, in no order; finds the few letters of a framed stamp."""
_WORD_LEVEL: Final = "5"
_RULE: Final = re.compile(r"[\s_|~=—¬¦]*")
"""What drawn lines are taken for."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in grey.

    Attributes:
        pixels: one byte a pixel, row by row from the top left.
        scale: points a pixel.
        left, top: where its corner stands on the page, in points.
    """

    width: int
    height: int
    pixels: bytes
    scale: float = POINTS / DPI
    left: float = 0.0
    top: float = 0.0


@dataclass(frozen=True, slots=True)
class _Found:
    block: tuple[str, ...]
    line: tuple[str, ...]
    text: str
    confidence: float
    x: int
    y: int
    width: int
    height: int


def recognise(picture: Picture, source: Source, *, mode: int = WHOLE_PAGE) -> list[Word]:
    """Return the words of a picture in points on the page, each with its confidence from 0 to 100.

    Args:
        picture: a page, or a part of one.
        source: the file, for its errors and its progress.
        mode: how Tesseract looks for lines, ``WHOLE_PAGE`` or ``SPARSE``.

    Raises:
        MissingToolError: if Tesseract or its Vietnamese model is not installed.
        ReadError: if a page takes too long.
    """
    program = RECOGNITION.require(source)
    if not _has_language(program):
        raise MissingToolError(
            source.path,
            "reading it needs the Vietnamese model of Tesseract, which is not installed",
            RECOGNITION.install,
        )
    resolution = max(70, round(POINTS / picture.scale))
    command = [program, "stdin", "stdout", "-l", _LANGUAGE, "--psm", str(mode), "--dpi", str(resolution), "tsv"]
    data = b"P5 %d %d 255\n" % (picture.width, picture.height) + picture.pixels
    try:
        printed = run_tool(command, data=data, environment={"OMP_THREAD_LIMIT": "1"}, seconds=_SECONDS)
    except TimeoutError as error:
        raise too_slow(source, RECOGNITION.title, _SECONDS) from error
    source.progress()
    return list(_words(picture, list(_parse((printed or b"").decode("utf-8", "replace")))))


@lru_cache(maxsize=4)
def _has_language(program: str) -> bool:
    printed = run_tool([program, "--list-langs"], seconds=_SECONDS)
    return printed is not None and _LANGUAGE.encode() in printed.split()


def _parse(printed: str) -> Iterator[_Found]:
    """Yield what Tesseract's table of tab-separated values says of each word."""
    for row in csv.reader(printed.splitlines()[1:], delimiter="\t", quoting=csv.QUOTE_NONE):
        if len(row) != 12 or row[0] != _WORD_LEVEL or _RULE.fullmatch(row[11]):
            continue
        confidence = float(row[10])
        if confidence < _LEAST_CONFIDENCE:
            continue
        x, y, width, height = map(int, row[6:10])
        yield _Found((row[2],), tuple(row[2:5]), row[11].strip(), confidence, x, y, width, height)


def _words(picture: Picture, found: list[_Found]) -> Iterator[Word]:
    sizes = _sizes(found)
    feet = _grouped((word.line, float(word.y + word.height)) for word in found)
    for word in found:
        size = round(sizes[word.block] * picture.scale / _HEIGHT, 1)
        yield Word(
            text=word.text,
            x0=picture.left + word.x * picture.scale,
            x1=picture.left + (word.x + word.width) * picture.scale,
            baseline=picture.top + (median(feet[word.line]) * picture.scale) - 0.15 * size,
            face=Face("", size, bold=False, upright=True, invisible=False),
            spaced=True,
            confidence=word.confidence,
        )


def _sizes(found: Iterable[_Found]) -> dict[tuple[str, ...], float]:
    """Return the usual height of a block's lines, each as tall as its tallest word."""
    words = list(found)
    tallest = {
        line: max(heights) for line, heights in _grouped((word.line, float(word.height)) for word in words).items()
    }
    lines = {word.line: word.block for word in words}
    blocks = _grouped((block, tallest[line]) for line, block in lines.items())
    return {block: median(heights) for block, heights in blocks.items()}


def _grouped(pairs: Iterable[tuple[tuple[str, ...], float]]) -> dict[tuple[str, ...], list[float]]:
    grouped: dict[tuple[str, ...], list[float]] = {}
    for key, value in pairs:
        grouped.setdefault(key, []).append(value)
    return grouped
