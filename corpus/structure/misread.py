"""Numbers of headings as recognition misreads them: "I." as "1.", "l." or "|.", "II." as "11." or "Il.".

The strokes look alike, so the neighbours decide: a heading in capitals is "I."
where its fellows have Roman numbers. The text stays as it was recognised.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.structure.lines import Line
from corpus.structure.marks import Beginning, Style, roman_value
from corpus.structure.wording import is_capitals

_STROKES: Final = re.compile(r"[*_ ]*(?P<strokes>[lI1|!]{1,3})\s?[.,](?=\s)")
_SMALL: Final = frozenset("l|!")
"""Strokes that no number has."""


def mend_numbers(lines: Sequence[Line]) -> None:
    """Give recognised lines the number that they must have been printed with."""
    read = [line for line in lines if line.block.confidence is not None]
    if not read:
        return
    romans = {
        roman_value(line.begins.number)
        for line in read
        if line.begins is not None and line.begins.style is Style.ROMAN and is_capitals(line.seen)
    }
    strokes = [(line, match) for line in read if (match := _STROKES.match(line.text)) is not None]
    titles = [(line, match) for line, match in strokes if is_capitals(line.text[match.end() :])]
    for line, match in (*reversed(titles), *titles):  # either neighbour may be the one that was read right
        value = len(match["strokes"])
        if value not in romans and romans & {value - 1, value + 1}:
            romans.add(value)
            line.begins = Beginning(Style.ROMAN, "I" * value, match.end())
    for line, match in strokes:
        if match["strokes"] in _SMALL and (line.begins is None or line.begins.style is not Style.ROMAN):
            line.begins = Beginning(Style.ARABIC, "1", match.end())
