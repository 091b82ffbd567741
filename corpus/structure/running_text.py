"""Where running text begins in a file that says so by nothing but its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.structure.lines import Line
from corpus.structure.wording import UPPER, is_capitals, starts_lower

_LONGEST_LINE: Final = 220
"""Characters of a line of a title; a longer one is a whole paragraph."""
_RUNNING_LINES: Final = 8
_SENTENCE_END: Final = re.compile(rf"[.:;]$|[^\W\d_]{{2}}\.\s+[{UPPER}]")


def opens_running_text(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a line begins a paragraph of the body: a sentence or more, up to a full stop or a colon.

    Text files say it by nothing else; a subject has no full stop inside, and goes on with a small letter mostly.
    """
    line = lines[number]
    if line.block.box is not None or line.block.complete or starts_lower(line.text) or is_capitals(line.seen):
        return False
    text = ""
    for following in lines[number : number + _RUNNING_LINES]:
        if following is not line and (following.begins is not None or not starts_lower(following.text)):
            break
        text = f"{text} {following.text}"
        if _SENTENCE_END.search(text):
            return True
    return len(line.text) > _LONGEST_LINE
