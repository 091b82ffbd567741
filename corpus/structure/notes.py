"""Footnotes: where one begins, what carries it on, and which paragraph bears its mark.

A footnote stands where its page ended, in the middle of the body; one that is
too long goes on at the foot of the next page.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from corpus.model import BlockKind
from corpus.structure.draft import Draft
from corpus.structure.lines import Line
from corpus.structure.measure import Measure
from corpus.structure.wording import RAISED, starts_lower

_MARK: Final = re.compile(rf"(?:\[?([{RAISED}]{{1,3}})\]?|\[(\d{{1,3}})\])[\s.:)]*(?=\S)")
_PLAIN_MARK: Final = re.compile(r"\(?(\d{1,2})\)?[\s.]+(?=\S)")
_RAISED_RUN: Final = re.compile(rf"[{RAISED}]{{1,3}}|\[\d{{1,3}}\]")
_LOWER: Final = str.maketrans(RAISED, "0123456789")
_SMALLER: Final = 1.4
"""Points by which notes are set smaller than the body."""
MARKED: Final = frozenset((*RAISED, "["))
"""First characters of a footnote in text that does not say how large its letters are."""
_STARS: Final = re.compile(r"\*{1,3}")


def note_number(line: Line, measure: Measure) -> str | None:
    """Return the number of the footnote that begins here, or None.

    A bare digit is a mark only in smaller type, where a list of the body cannot stand.
    """
    block = line.block
    if block.kind is BlockKind.FOOTNOTE:
        return plain_mark(block.mark) or _leading(line.text) or None
    if block.kind is not BlockKind.TEXT or (line.text[0] not in MARKED and not block.size):
        return None
    found = _leading(line.text)
    if found:
        return found
    if is_small(line, measure):
        match = _PLAIN_MARK.match(line.text)
        return match[1] if match is not None else None
    return None


def is_small(line: Line, measure: Measure) -> bool:
    """Tell whether a line is set smaller than the body, as footnotes are."""
    size = line.block.size
    return bool(size and measure.size) and (size or 0.0) <= measure.size - _SMALLER


def carries_on_note(
    note: Draft, line: Line, following: Line | None, *, measure: Measure, body_open: bool, adjacent: bool
) -> bool:
    """Tell whether a line of the body is really the rest of an open footnote.

    Args:
        note: the last footnote.
        following: the line after this one.
        body_open: the paragraph of the body before is unfinished.
        adjacent: nothing but noise stands between the note and the line.
    """
    last = note.lines[-1]
    if line.block.kind is BlockKind.FOOTNOTE:
        return True
    if line.block.kind is not BlockKind.TEXT or line.block.complete or last.block.kind is BlockKind.FOOTNOTE:
        return False
    if measure.size and line.block.size:
        return is_small(line, measure) and (adjacent or not last.finished)
    if adjacent and not line.block.gap_before and not is_finished_note(note, line, measure):
        return True
    if line.begins is not None or last.finished or not starts_lower(line.text):
        return False
    if following is not None and note_number(following, measure) is not None:
        return True
    return not body_open


def is_finished_note(note: Draft, line: Line, measure: Measure) -> bool:
    """Tell, in text without geometry, whether a note ends before a line that follows it directly."""
    last = note.lines[-1]
    if not measure.width:
        return last.finished or not starts_lower(line.text)
    return last.finished and not measure.is_full(last, line)


def plain_mark(mark: str) -> str:
    """Return a footnote's mark as plain digits or signs."""
    return mark.translate(_LOWER).strip("[]() ")


def bearers(drafts: Sequence[Draft]) -> dict[int, int]:
    """Return for each footnote the paragraph that bears its mark: the nearest one before it, else after it."""
    wanted = {draft.note for draft in drafts if draft.note}
    if not wanted:
        return {}
    bearing: dict[str, list[int]] = {}
    for number, draft in enumerate(drafts):
        if not draft.note:
            for mark in _marks(draft.text):
                if mark in wanted:
                    bearing.setdefault(mark, []).append(number)
    found: dict[int, int] = {}
    for number, draft in enumerate(drafts):
        candidates = bearing.get(draft.note, []) if draft.note else []
        if candidates:
            found[number] = candidates[max(0, bisect_left(candidates, number) - 1)]
    return found


def _leading(text: str) -> str:
    match = _MARK.match(text)
    return (match[1] or match[2]).translate(_LOWER) if match is not None else ""


def _marks(text: str) -> list[str]:
    """Return the note marks inside a text; a raised 2 or 3 after a unit of length is none (km²)."""
    marks = [
        plain_mark(match[0])
        for match in _RAISED_RUN.finditer(text)
        if match.start() and not (match[0] in "²³" and _is_length(text[: match.start()]))
    ]
    return [*marks, *(match[0] for match in _STARS.finditer(text) if match.start())]


def _is_length(text: str) -> bool:
    word = re.split(r"[\s\d.,/(]", text[-8:])[-1]
    return word in ("m", "km", "cm", "dm", "mm", "hm")
