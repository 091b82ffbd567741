"""Visual lines of a PDF page: words set beside each other, apart where columns are.

Words of one baseline make a row. A row is cut where a gap is too wide to be a
space between words: the head and the signature of a Vietnamese document are
two columns (NĐ 30/2020/NĐ-CP, Phụ lục I), and so are cells without lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final

from corpus.model import Box
from corpus.readers.marks import raised
from corpus.readers.pdf_words import Word
from corpus.readers.runs import Run

ASCENT: Final = 0.9
DESCENT: Final = 0.22
"""Height above and below the baseline, in sizes."""
_SAME_LINE: Final = 0.18
"""Baselines that differ by less, in sizes, are one."""
_SIDE_BY_SIDE: Final = 0.5
"""The same for lines of two columns, which need not be set exactly level."""
_SMALL: Final = 0.82
_RISE: Final = (-0.68, 0.3)
_TOUCH: Final = 0.4
_TOUCH_BEFORE: Final = 1.3
"""A mark hangs on the word before it; at the start of a footnote it stands apart from the next one."""
_SPACE: Final = 0.18
"""A gap of so many sizes is a space, whether or not the file has a character for it."""
_LEAST_SPACE: Final = 0.06
_CANDIDATE: Final = 0.75
_CERTAIN: Final = 2.0
_TIMES_MEDIAN: Final = 2.2
_USUAL_SPACE: Final = 0.3
_MARKER: Final = re.compile(r"(?:[-+*•–—·]|[([]?[0-9A-Za-zđĐ.]{1,7}[).:/\]]|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|Điều\s*\d+[a-zđ]?\.?)$")
PAGE_NUMBER: Final = re.compile(r"[-–—\s]*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*$", re.I)
_BLANK_BEFORE: Final = re.compile(r"(?:ngày|tháng|năm|số\s*:?|[:…._])$", re.I)
_BLANK_AFTER: Final = re.compile(r"(?:tháng|năm|[-/…._])", re.I)
_HEAD_RIGHT: Final = re.compile(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ|Độc\s+lập\s*[-–]|ĐẢNG\s+CỘNG\s+SẢN", re.I)


@dataclass(slots=True)
class Piece:
    """Words of one line that belong together, from left to right."""

    words: list[Word]
    baseline: float
    size: float
    _runs: tuple[Run, ...] | None = field(default=None, repr=False, compare=False)
    """Known once they were asked for; words do not change after a line is complete."""

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(word.x1 for word in self.words)

    @property
    def box(self) -> Box:
        """Rectangle that the line takes."""
        top, bottom = self.baseline - ASCENT * self.size, self.baseline + DESCENT * self.size
        return Box(round(self.x0, 2), round(top, 2), round(self.x1, 2), round(bottom, 2))

    @property
    def confidence(self) -> float | None:
        """Mean confidence of what was recognised in the line, by its letters; None where nothing was."""
        known = [(word.confidence, len(word.text)) for word in self.words if word.confidence is not None]
        return round(sum(value * length for value, length in known) / sum(n for _, n in known), 1) if known else None

    @property
    def text(self) -> str:
        """Characters with spaces between words."""
        return "".join(run.text for run in self.runs())

    def runs(self) -> tuple[Run, ...]:
        """Return the text with its faces; small raised digits become superscripts."""
        if self._runs is None:
            self._runs = tuple(self._joined())
        return self._runs

    def _joined(self) -> list[Run]:
        runs: list[Run] = []
        before: Word | None = None
        for word in self.words:
            text = self._shown(word)
            if before is not None and is_apart(before, word):
                text = f" {text}"
            face = word.face
            last = runs[-1] if runs else None
            if last is not None and (last.font, last.bold, last.size) == (face.font, face.bold, face.size):
                runs[-1] = Run(last.text + text, last.font, last.bold, last.size)
            else:
                runs.append(Run(text, face.font, face.bold, face.size))
            before = word
        return runs

    def _shown(self, word: Word) -> str:
        is_small = word.face.size <= _SMALL * self.size
        is_high = word.baseline < self.baseline - 0.12 * self.size
        return raised(word.text) if is_small and is_high and word.text.strip(".,;)").isdigit() else word.text


@dataclass(slots=True)
class Row:
    """What stands at one height of the page: one piece, or several side by side."""

    pieces: list[Piece] = field(default_factory=list)

    @property
    def baseline(self) -> float:
        """Height of the leftmost piece."""
        return self.pieces[0].baseline

    @property
    def size(self) -> float:
        """Largest size in the row."""
        return max(piece.size for piece in self.pieces)


def is_apart(before: Word, word: Word) -> bool:
    """Tell whether a space stands between two words of a line."""
    gap = word.x0 - before.x1
    size = max(before.face.size, word.face.size)
    return gap > (_LEAST_SPACE if word.spaced else _SPACE) * size


def page_rows(words: Iterable[Word]) -> list[Row]:
    """Return the rows of a page from top to bottom, each cut into its pieces."""
    lines = _lines(words)
    cuts = [_gaps(line) for line in lines]
    rows = [Row(list(_cut(line, _accepted(number, cuts, lines)))) for number, line in enumerate(lines)]
    return _level(rows)


def _lines(words: Iterable[Word]) -> list[Piece]:
    """Gather words by baseline; small raised ones join the word that they touch."""
    lines: list[Piece] = []
    small: list[Word] = []
    for word in sorted(words, key=lambda word: (word.baseline, word.x0)):
        line = _on_baseline(lines, word)
        if line is None:
            lines.append(Piece([word], word.baseline, word.face.size))
        else:
            line.words.append(word)
            line.size = max(line.size, word.face.size)
    lines, small = _without_marks(lines)
    for word in small:
        _attach(lines, word)
    for line in lines:
        line.words = list(_distinct(sorted(line.words, key=lambda word: word.x0)))
        line.size = _usual_size(line.words)
    return sorted(lines, key=lambda line: (line.baseline, line.x0))


def _on_baseline(lines: list[Piece], word: Word) -> Piece | None:
    for line in reversed(lines[-4:]):
        if abs(line.baseline - word.baseline) <= _SAME_LINE * max(min(line.size, word.face.size), 1):
            return line
    return None


def _without_marks(lines: list[Piece]) -> tuple[list[Piece], list[Word]]:
    """Take out lines of small words that all touch a larger line which they are raised from: footnote marks."""
    kept: list[Piece] = []
    loose: list[Word] = []
    for number, line in enumerate(lines):
        near = [other for other in lines[max(0, number - 3) : number + 4] if other is not line]
        hosts = [other for other in near if _is_raised(line, other)]
        if hosts and all(any(_touches(word, host) for host in hosts) for word in line.words):
            loose.extend(line.words)
        else:
            kept.append(line)
    return kept, loose


def _is_raised(line: Piece, host: Piece) -> bool:
    low, high = _RISE
    return line.size <= _SMALL * host.size and low * host.size <= line.baseline - host.baseline <= high * host.size


def _touches(word: Word, line: Piece) -> bool:
    behind, before = _TOUCH * line.size, _TOUCH_BEFORE * line.size
    return any(
        -behind <= word.x0 - other.x1 <= behind or -behind <= other.x0 - word.x1 <= before for other in line.words
    )


def _attach(lines: list[Piece], word: Word) -> None:
    alone = Piece([word], word.baseline, word.face.size)
    for line in lines:
        if _is_raised(alone, line) and _touches(word, line):
            line.words.append(word)
            return
    lines.append(alone)


def _distinct(words: Sequence[Word]) -> Iterator[Word]:
    """Leave out a word drawn twice in place, which is how some programs make bold."""
    before: Word | None = None
    for word in words:
        if before is not None and word.text == before.text and abs(word.x0 - before.x0) < 0.12 * word.face.size:
            continue
        yield word
        before = word


def _gaps(line: Piece) -> dict[int, tuple[float, float]]:
    """Return gaps that may part columns: index of the word behind, with the edges of the gap."""
    widths = [second.x0 - first.x1 for first, second in pairwise(line.words)]
    if not widths:
        return {}
    wide = {}
    for index, width in enumerate(widths, start=1):
        others = widths[: index - 1] + widths[index:]
        usual = max(median(others) if others else 0.0, _USUAL_SPACE * line.size)
        if width >= _CANDIDATE * line.size and width >= _TIMES_MEDIAN * usual and not _belongs(line, index):
            wide[index] = (line.words[index - 1].x1, line.words[index].x0)
    return wide


def _belongs(line: Piece, index: int) -> bool:
    """Tell whether a wide gap stands inside one text: after a list mark, or where a draft leaves a blank."""
    before = Piece(line.words[:index], line.baseline, line.size).text
    after = Piece(line.words[index:], line.baseline, line.size).text
    if _MARKER.match(before):
        return True
    return bool(_BLANK_BEFORE.search(before) and _BLANK_AFTER.match(after))


def _accepted(number: int, cuts: Sequence[dict[int, tuple[float, float]]], lines: Sequence[Piece]) -> list[int]:
    line = lines[number]
    near = [
        gap
        for other in range(max(0, number - 4), min(len(lines), number + 5))
        if other != number and abs(lines[other].baseline - line.baseline) < 6 * line.size
        for gap in cuts[other].values()
    ]
    accepted = []
    for index, (left, right) in cuts[number].items():
        is_certain = right - left >= _CERTAIN * line.size
        is_head = bool(_HEAD_RIGHT.match(Piece(line.words[index:], line.baseline, line.size).text))
        if is_certain or is_head or any(min(right, other[1]) - max(left, other[0]) > 2 for other in near):
            accepted.append(index)
    return accepted


def _cut(line: Piece, indices: Sequence[int]) -> Iterator[Piece]:
    for start, end in pairwise([0, *indices, len(line.words)]):
        words = line.words[start:end]
        yield Piece(words, line.baseline, _usual_size(words))


def _usual_size(words: Iterable[Word]) -> float:
    """Return the size of most characters; a footnote's mark may be larger than its text."""
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[word.face.size] += len(word.text)
    return max(sizes, key=lambda size: (sizes[size], size))


def _level(rows: Sequence[Row]) -> list[Row]:
    """Join rows that stand side by side, a little above or below each other."""
    joined: list[Row] = []
    for row in rows:
        last = joined[-1] if joined else None
        if last is not None and _is_beside(last, row):
            last.pieces = sorted([*last.pieces, *row.pieces], key=lambda piece: piece.x0)
        else:
            joined.append(row)
    return joined


def _is_beside(first: Row, second: Row) -> bool:
    size = min(first.size, second.size)
    if abs(first.baseline - second.baseline) > _SIDE_BY_SIDE * size:
        return False
    return all(
        one.x1 + _CANDIDATE * size <= other.x0 or other.x1 + _CANDIDATE * size <= one.x0
        for one in first.pieces
        for other in second.pieces
    )
