"""A figure of a benchmark, and whether it is within its limit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value.

    Attributes:
        limit: most that it may be; None where it is only told.
    """

    name: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def good(self) -> bool:
        """Whether the value is within the limit."""
        return self.limit is None or self.value <= self.limit


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that ``share`` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def figures_text(figures: Sequence[Figure]) -> str:
    """Return figures as an aligned table."""
    width = max(len(figure.name) for figure in figures)
    return "\n".join(_line(figure, width) for figure in figures)


def _line(figure: Figure, width: int) -> str:
    told = f"{figure.name.ljust(width)}  {figure.value:10,.2f} {figure.unit}".rstrip()
    if figure.limit is None:
        return told
    return f"{told}  (at most {figure.limit:g}){'' if figure.good else '  TOO MUCH'}"
