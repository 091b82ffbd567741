"""Tables that are drawn with lines: which lines make a grid, and which cells are merged in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corpus.model import Box
from corpus.readers.pdf_rules import Rule

_NEAR: Final = 3.0
"""Ends of lines that differ by less meet each other."""
_COVER: Final = 0.5
"""Share of a cell's side that a line must cover to close it."""
_MAX_LINES: Final = 400
"""Distinct heights or distances of one grid."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's lines.

    Attributes:
        xs, ys: distances of its column and row borders, ascending.
        owners: for each row and column of the grid, the row and column of the
            cell that covers it, which differ from its own where cells are merged.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owners: tuple[tuple[tuple[int, int], ...], ...]

    @property
    def box(self) -> Box:
        """Rectangle of the whole table."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def columns(self) -> int:
        """Number of columns."""
        return len(self.xs) - 1

    @property
    def rows(self) -> int:
        """Number of rows."""
        return len(self.ys) - 1

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """Return row and column of the cell around a point, or None outside the table."""
        if not (self.xs[0] - _NEAR <= x <= self.xs[-1] + _NEAR and self.ys[0] - _NEAR <= y <= self.ys[-1] + _NEAR):
            return None
        column = min(max(bisect_right(self.xs, x) - 1, 0), self.columns - 1)
        row = min(max(bisect_right(self.ys, y) - 1, 0), self.rows - 1)
        return self.owners[row][column]


def find_grids(rules: Sequence[Rule]) -> list[Grid]:
    """Return the tables of a page from top to bottom; a frame around one cell is none."""
    grids = []
    for group in _connected(rules):
        xs = _distinct(rule.at for rule in group if not rule.horizontal)
        ys = _distinct(rule.at for rule in group if rule.horizontal)
        if not 3 <= len(xs) <= _MAX_LINES or not 2 <= len(ys) <= _MAX_LINES:
            continue
        grids.append(Grid(tuple(xs), tuple(ys), _owners(xs, ys, group)))
    return sorted((grid for grid in grids if _cells(grid) > 1), key=lambda grid: (grid.ys[0], grid.xs[0]))


def _cells(grid: Grid) -> int:
    return len({owner for row in grid.owners for owner in row})


def _connected(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Group lines that touch each other, by merging sets (union-find)."""
    flat = sorted((rule for rule in rules if rule.horizontal), key=lambda rule: rule.at)
    tall = [rule for rule in rules if not rule.horizontal]
    every = [*flat, *tall]
    parent = list(range(len(every)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    heights = [rule.at for rule in flat]
    for number, rule in enumerate(tall, start=len(flat)):
        first = bisect_right(heights, rule.start - _NEAR)
        last = bisect_right(heights, rule.end + _NEAR)
        for index in range(first, last):
            if flat[index].start - _NEAR <= rule.at <= flat[index].end + _NEAR:
                parent[root(number)] = root(index)
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate(every):
        groups.setdefault(root(index), []).append(rule)
    return list(groups.values())


def _distinct(values: Iterator[float]) -> list[float]:
    distinct: list[float] = []
    for value in sorted(values):
        if not distinct or value - distinct[-1] > _NEAR:
            distinct.append(value)
    return distinct


def _owners(xs: Sequence[float], ys: Sequence[float], group: Sequence[Rule]) -> tuple[tuple[tuple[int, int], ...], ...]:
    flat = _by_position(ys, [rule for rule in group if rule.horizontal])
    tall = _by_position(xs, [rule for rule in group if not rule.horizontal])
    owners: list[list[tuple[int, int]]] = []
    for row, (top, bottom) in enumerate(pairwise(ys)):
        owners.append([])
        for column, (left, right) in enumerate(pairwise(xs)):
            owner = (row, column)
            if column and not _covers(tall[column], top, bottom):
                owner = owners[row][column - 1]
            elif row and not _covers(flat[row], left, right):
                owner = owners[row - 1][column]
            owners[row].append(owner)
    return tuple(tuple(row) for row in owners)


def _by_position(positions: Sequence[float], rules: Sequence[Rule]) -> list[list[Rule]]:
    placed: list[list[Rule]] = [[] for _ in positions]
    for rule in rules:
        nearest = min(range(len(positions)), key=lambda index: abs(positions[index] - rule.at))
        placed[nearest].append(rule)
    return placed


def _covers(rules: Sequence[Rule], start: float, end: float) -> bool:
    covered = sum(max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules)
    return covered >= _COVER * (end - start)
