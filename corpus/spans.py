"""Stretches of a text that are taken, so that no two readings claim the same words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable


class Spans:
    """Half-open stretches, kept apart and in order; each question costs a binary search."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._spans: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if self._spans and start < self._spans[-1][1]:
                self._spans[-1] = (self._spans[-1][0], max(end, self._spans[-1][1]))
            else:
                self._spans.append((start, end))

    def claim(self, start: int, end: int) -> bool:
        """Take a stretch if nothing of it is taken yet, and tell whether it was free."""
        if self.overlaps(start, end):
            return False
        insort(self._spans, (start, end))
        return True

    def overlaps(self, start: int, end: int) -> bool:
        """Tell whether anything between ``start`` and ``end`` is taken."""
        position = bisect_left(self._spans, start, key=lambda span: span[1])
        position += position < len(self._spans) and self._spans[position][1] <= start
        return position < len(self._spans) and self._spans[position][0] < end


def starts_between(starts: list[int] | tuple[int, ...], low: int, high: int) -> bool:
    """Tell whether an ascending list holds a number from ``low`` to below ``high``."""
    position = bisect_left(starts, low)
    return position < len(starts) and starts[position] < high


def last_before(starts: list[int] | tuple[int, ...], limit: int) -> int:
    """Return the largest number of an ascending list below ``limit``, or 0."""
    position = bisect_left(starts, limit)
    return starts[position - 1] if position else 0


def following(starts: list[int] | tuple[int, ...], after: int, reach: int) -> list[int]:
    """Return the numbers of an ascending list above ``after``, at most ``reach`` above."""
    return list(starts[bisect_right(starts, after) : bisect_right(starts, after + reach)])
