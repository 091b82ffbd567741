"""Lines that the source of a page tears behind their first words, so that neither part tells what it is.

"Nơi" over "nhận:", "Trần" over "Văn Mẫu" under a title of office, "(Ban hành" over "kèm theo Quyết định số …".
"""

from __future__ import annotations

import re
from typing import Final

from corpus.model import BlockKind
from corpus.structure.attachment_note import is_attachment_note
from corpus.structure.lines import Line
from corpus.structure.offices import is_office
from corpus.structure.signer_lines import NAME, RECIPIENTS, SIGNED

_LONGEST: Final = 7
"""Letters of a syllable."""
_LONGEST_NOTE: Final = 24
_REST_OF_NAME: Final = re.compile(r"[^\W\d_]{1,7}(?:\s[^\W\d_]{1,7}){0,3}[\s|]*")


def join_torn_lines(lines: list[Line]) -> list[Line]:
    """Return the lines, two of them as one where they are the head of Nơi nhận, a signer's name or a note of attachment."""
    if not any(len(line.text) <= _LONGEST_NOTE and (line.text[0] == "(" or _is_syllable(line)) for line in lines):
        return lines
    joined: list[Line] = []
    for line in lines:
        above = joined[-1] if joined else None
        short = above is not None and len(above.text) <= _LONGEST_NOTE
        if above is not None and short and (_completes(joined, line) or _completes_note(above, line)):
            block = above.block._replace(text=f"{above.block.text} {line.block.text}", shown="")
            joined[-1] = Line(block, f"{above.text} {line.text}", None)
        else:
            joined.append(line)
    return joined


def _is_syllable(line: Line) -> bool:
    """Tell whether a line is a single syllable with a capital at its head; few lines are."""
    text, block = line.text, line.block
    return len(text) <= _LONGEST and text.istitle() and text.isalpha() and block.box is None and not block.complete


def _completes_note(above: Line, line: Line) -> bool:
    """Tell whether a line carries on a bracket that is torn before it says to what the text is attached."""
    if above.text[0] != "(" or line.block.kind is not BlockKind.TEXT or above.block.complete:
        return False
    return not is_attachment_note(above.text) and is_attachment_note(f"{above.text} {line.text}")


def _completes(joined: list[Line], line: Line) -> bool:
    """Tell whether a line carries on the syllable that is the last line."""
    if not _is_syllable(joined[-1]) or line.block.kind is not BlockKind.TEXT or line.block.gap_before:
        return False
    whole = f"{joined[-1].text} {line.text}"
    if joined[-1].text == "Nơi":
        return RECIPIENTS.match(whole) is not None
    above = joined[-2] if len(joined) > 1 else None
    signs = above is not None and (is_office(above.seen) or SIGNED.match(above.seen) is not None)
    return signs and _REST_OF_NAME.fullmatch(line.text) is not None and NAME.fullmatch(whole) is not None
