"""The measure of a document's text: how wide a line is, and how paragraphs are told apart.

A text file may hold a paragraph a line or be wrapped hard; a PDF gives visual
lines with their place on the page. Without the measure a line that ends with a
full stop cannot be told from a paragraph that does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corpus.structure.lines import Line
from corpus.structure.marks import Style
from corpus.structure.wording import starts_lower

WIDEST_WRAP: Final = 160
"""Characters of the widest line that a person would wrap at; longer ones are whole paragraphs."""
NARROWEST_WRAP: Final = 48
_FEWEST: Final = 3
_RUNNING: Final = 45
"""Characters from which a line is one of running text."""
_STRAY: Final = 2
"""Lines that may be longer than the measure: a title that was not wrapped."""
_FULL: Final = 0.8
_LOOSE: Final = 0.86
"""Share of the width that a full line reaches where letters are of different width."""
_SHORT: Final = 0.75
"""Share of the width up to which a line is broken early."""
_FEWEST_SHORT: Final = 2
_INDENT: Final = 9.0
"""Points by which a first line is set in."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What lines of a document look like.

    Attributes:
        width: characters of a full line, 0 where a line is a paragraph.
        exact: every line is filled as far as it goes (set with one width a letter).
        left, right: edges of the text in points, 0 without geometry.
        indented: first lines of paragraphs are set in.
        spaced: a gap stands before paragraphs.
        short_first: the first line of a paragraph is broken early, as in the source of a page, where marks stand before it.
        size: size of the body's letters in points, 0 where unknown.
    """

    width: int = 0
    exact: bool = False
    left: float = 0.0
    right: float = 0.0
    indented: bool = False
    spaced: bool = False
    short_first: bool = False
    size: float = 0.0

    @property
    def tells(self) -> bool:
        """Whether anything is known of how wide a line is."""
        return self.width > 0 or self.right > 0

    def is_full(self, line: Line, following: Line) -> bool:
        """Tell whether the first word of ``following`` had no room on ``line``."""
        box = line.block.box if self.right else None
        if box is None and not self.width:
            return False
        word = len(following.text.partition(" ")[0])
        if box is not None:
            letter = (box.x1 - box.x0) / max(1, len(line.text))
            return box.x1 + (word + 1) * letter > self.right - letter
        exact = self.exact and not line.block.gap_before  # the first line of a paragraph may have been set in
        room = self.width if exact else self.width * _LOOSE
        return len(line.text) + 1 + word > room

    def is_first(self, line: Line) -> bool:
        """Tell whether a line is broken early, as the first one of a paragraph is where pages break them so."""
        return len(line.text) < self.width * _SHORT

    def is_set_in(self, line: Line) -> bool:
        """Tell whether a line begins to the right of the text's left edge."""
        box = line.block.box
        return box is not None and box.x0 > self.left + _INDENT


def measure(lines: Sequence[Line]) -> Measure:
    """Measure the visual lines of a document; whole paragraphs do not count."""
    visual = [line for line in lines if not line.block.complete]
    boxed = [line for line in visual if line.block.box is not None]
    if len(boxed) > len(visual) // 2:
        return _by_geometry(boxed)
    return _by_characters(visual)


def _by_characters(lines: Sequence[Line]) -> Measure:
    spaced = _is_spaced(lines)
    if len(lines) < _FEWEST:
        return Measure(spaced=spaced)
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[-1 - min(len(lengths) - 1, max(_STRAY, len(lengths) // 40))]
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return Measure(spaced=spaced)
    full = torn = room = 0
    for line, following in pairwise(lines):
        if following.block.gap_before or len(line.text) < width * _FULL or following.begins is not None:
            continue
        full += 1
        if not line.finished:
            torn += 1
            room += starts_lower(following.text) and _had_room(line, following, width)
    if torn < _FEWEST or torn * 2 < full:
        return Measure(spaced=spaced)
    short_first = _breaks_first_lines(lines, width)
    return Measure(width=width, exact=room * 50 <= torn, spaced=spaced, short_first=short_first)


def _breaks_first_lines(lines: Sequence[Line], width: int) -> bool:
    """Tell whether first lines of paragraphs are broken early: lines that stop short inside a sentence, and no long ones."""
    short = long = 0
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        ended = above.capitals or (above.finished and len(above.text) < width * _SHORT)
        if line.finished or line.capitals or line.begins is not None or below.begins is not None:
            continue
        if len(line.text) < width * _SHORT:
            short += starts_lower(below.text) and (above.finished or above.capitals)
        elif ended:
            long += 1
    return short >= _FEWEST_SHORT and short > 3 * long


def _had_room(line: Line, following: Line, width: int) -> bool:
    return len(line.text) + 1 + len(following.text.partition(" ")[0]) <= width


def _is_spaced(lines: Sequence[Line]) -> bool:
    """Tell whether numbered paragraphs have a gap before them; lists with dashes are often set close."""
    starts = [
        following.block.gap_before
        for line, following in pairwise(lines)
        if following.begins is not None
        and following.begins.style is not Style.DASH
        and (following.block.gap_before or line.finished or len(line.text) < _RUNNING)
    ]
    if not starts:
        starts = [
            following.block.gap_before
            for line, following in pairwise(lines)
            if line.finished and following.begins is None and len(line.text) > _RUNNING
        ]
    return bool(starts) and sum(starts) * 4 >= len(starts) * 3


def _by_geometry(lines: Sequence[Line]) -> Measure:
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.block.size or 0.0, 1)] += len(line.text)
    size = sizes.most_common(1)[0][0]
    body = [line for line in lines if abs((line.block.size or 0.0) - size) < 0.6] or list(lines)
    left = _edge([line.block.box.x0 for line in body if line.block.box is not None], largest=False)
    right = _edge([line.block.box.x1 for line in body if line.block.box is not None], largest=True)
    return Measure(
        left=left,
        right=right,
        indented=_is_indented(body, left, right),
        spaced=_is_spaced(body),
        size=size,
    )


def _edge(values: Sequence[float], *, largest: bool) -> float:
    """Return the outermost edge that many lines share; a stray line beyond it does not count."""
    rounded = Counter(round(value / 3) for value in values)
    shared = [place for place, count in rounded.items() if count * 20 >= len(values)] or list(rounded)
    return 3.0 * (max(shared) if largest else min(shared))


def _is_indented(lines: Sequence[Line], left: float, right: float) -> bool:
    """Tell whether paragraphs are set in: a set-in line is followed by one at the edge, again and again."""
    set_in = flush = 0
    for line, following in pairwise(lines):
        one, other = line.block.box, following.block.box
        if one is None or other is None or line.block.page != following.block.page or line.block.centred:
            continue
        if one.x1 < right - (right - left) / 4 or other.x0 > left + _INDENT:
            continue
        set_in += one.x0 > left + _INDENT
        flush += one.x0 <= left + _INDENT and (line.begins is not None or following.block.gap_before)
    return set_in >= _FEWEST and set_in > flush
