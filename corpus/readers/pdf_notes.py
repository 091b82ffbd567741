"""Footnotes of a PDF page, told from the body by where they stand, their size, and their mark.

Small type at the page foot alone is no proof: lists of recipients are small,
too. It takes the short rule above, or a mark that the text calls.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.readers.marks import lowered
from corpus.readers.pdf_lines import PAGE_NUMBER, Piece, Row
from corpus.readers.pdf_rules import Rule
from corpus.readers.runs import Run

_SMALLER: Final = 0.94
"""Footnotes are at most this much of the body's size."""
_MUCH_SMALLER: Final = 0.8
_SHORTEST_RULE: Final = 50.0
_LONGEST_SHARE: Final = 0.7
_OFF_MARGIN: Final = 60.0
_RAISED_MARK: Final = re.compile(r"\s*([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[.)]?\s*")
_PLAIN_MARK: Final = re.compile(r"\s*\[?(\d{1,2})[\]).]?\s+")
_CALLED: Final = re.compile(r"(?<=[^\s⁰¹²³⁴⁵⁶⁷⁸⁹])[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}")


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line of a footnote; ``mark`` is empty where the line carries a note on."""

    piece: Piece
    runs: tuple[Run, ...]
    mark: str


def split_notes(
    rows: Sequence[Row], rules: Sequence[Rule], body_size: float, called: set[str]
) -> tuple[list[Row], list[NoteLine]]:
    """Part the rows of a page into its body and its footnotes.

    Args:
        rows: from top to bottom.
        rules: lines drawn on the page.
        body_size: dominant size of the document.
        called: marks called so far in the document; those of this page are added.
            Recognition loses the small raised ones, so on a scan a number at
            the start of much smaller type is taken for one that was called.
    """
    called.update(lowered(mark) for row in rows for piece in row.pieces for mark in _CALLED.findall(piece.text))
    end = len(rows)
    while end and all(PAGE_NUMBER.match(piece.text) for piece in rows[end - 1].pieces):
        end -= 1
    start = end
    while start and len(rows[start - 1].pieces) == 1 and rows[start - 1].size <= _SMALLER * body_size:
        start -= 1
    called.update(_marks_of_scan(rows[start:end], body_size))
    begin = _beginning(rows, start, end, rules, called)
    if begin is None:
        return list(rows), []
    return [*rows[:begin], *rows[end:]], list(_lines(rows[begin:end], called))


def _beginning(rows: Sequence[Row], start: int, end: int, rules: Sequence[Rule], called: set[str]) -> int | None:
    """Return the row with which the footnotes begin, or None where the page has none."""
    for index in range(start, end):
        top = rows[index].pieces[0].box.top
        above = rows[index - 1].baseline if index else top - 40
        left = rows[index].pieces[0].x0
        if any(above - 2 <= rule.at <= top + 4 and _is_separator(rule, left) for rule in rules):
            return index
        if _mark(rows[index].pieces[0].text, called) is not None:
            return index
    return None


def _marks_of_scan(rows: Iterable[Row], body_size: float) -> Iterator[str]:
    for row in rows:
        mark = _PLAIN_MARK.match(row.pieces[0].text)
        if mark is not None and row.pieces[0].confidence is not None and row.size <= _MUCH_SMALLER * body_size:
            yield mark[1]


def _is_separator(rule: Rule, left: float) -> bool:
    length = rule.end - rule.start
    longest = _LONGEST_SHARE * 595
    return rule.horizontal and _SHORTEST_RULE <= length <= longest and abs(rule.start - left) <= _OFF_MARGIN


def _lines(rows: Iterable[Row], called: set[str]) -> Iterable[NoteLine]:
    for row in rows:
        for piece in row.pieces:
            found = _mark(piece.text, called)
            runs = piece.runs()
            if found is None:
                yield NoteLine(piece, runs, "")
            else:
                yield NoteLine(piece, _without_start(runs, found.end()), lowered(found[1]))


def _mark(text: str, called: set[str]) -> re.Match[str] | None:
    """Match a footnote's mark that the text calls; a plain number must be called as well."""
    for pattern in (_RAISED_MARK, _PLAIN_MARK):
        found = pattern.match(text)
        if found is not None and lowered(found[1]) in called:
            return found
    return None


def _without_start(runs: Sequence[Run], length: int) -> tuple[Run, ...]:
    kept: list[Run] = []
    for run in runs:
        text = run.text[length:]
        length = max(0, length - len(run.text))
        if text:
            kept.append(Run(text, run.font, run.bold, run.size))
    return tuple(kept)
