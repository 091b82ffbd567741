"""Where a paragraph stands on a page: the boxes of the lines that hold its text.

Lines and paragraph come from the same reader, so their letters agree; spaces,
marks and the joints between lines do not matter. A paragraph that a page break
tears is found by its beginning on the first page and by its end on the next.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from corpus.model import Block, Box

LEAST_SHARE = 0.5
"""Part of a short paragraph that has to be found, so that a few equal letters are not taken for it."""
LEAST_LETTERS = 16
"""Letters of a long paragraph that have to be found; fewer may stand anywhere."""


def find_boxes(lines: Sequence[Block], text: str, *, before: str = "") -> tuple[Box, ...]:
    """Return the boxes of the lines that hold ``text``, from top to bottom; none where it is not found.

    Args:
        lines: of one page in reading order.
        before: text of the paragraph before it, which tells equal paragraphs apart.
    """
    shown = [line for line in lines if line.box is not None and letters(line.text)]
    joined = "".join(letters(line.text) for line in shown)
    span = _span(joined, letters(text), letters(before))
    if span is None:
        return ()
    ends = list(accumulate(len(letters(line.text)) for line in shown))
    first, last = bisect_right(ends, span[0]), bisect_right(ends, span[1] - 1)
    return tuple(line.box for line in shown[first : last + 1] if line.box is not None)


def letters(text: str) -> str:
    """Return the letters and digits of a text, in lower case, everything else left out."""
    return "".join(c for c in unicodedata.normalize("NFC", text.casefold()) if c.isalnum())


def _span(page: str, wanted: str, before: str) -> tuple[int, int] | None:
    """Return start and end of ``wanted`` in ``page``: all of it, else its beginning, else its end."""
    if not wanted:
        return None
    start = _after(page, before, wanted)
    if start >= 0:
        return start, start + len(wanted)
    least = max(1, min(LEAST_LETTERS, int(len(wanted) * LEAST_SHARE)))
    size = _longest(lambda n: wanted[:n] in page, len(wanted))
    if size >= least:
        start = page.rfind(wanted[:size])
        return start, start + size
    size = _longest(lambda n: wanted[-n:] in page, len(wanted))
    if size >= least:
        start = page.find(wanted[-size:])
        return start, start + size
    return None


def _after(page: str, before: str, wanted: str) -> int:
    """Return where ``wanted`` stands, right after ``before`` where several places hold it; -1 where none does."""
    exact = page.find(before + wanted) if before else -1
    if exact >= 0:
        return exact + len(before)
    return page.find(wanted)


def _longest(holds: Callable[[int], bool], most: int) -> int:
    """Return the greatest n up to ``most`` for which ``holds`` is true, where it is true for all smaller ones."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if holds(middle):
            low = middle
        else:
            high = middle - 1
    return low
