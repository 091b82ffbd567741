"""``python -m tests.benchmarks [NAME…]``: measure speed; status 1 if a figure is over its limit."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from config.command_line import run
from tests.benchmarks import asking, crowd, drafting, growing, indexing, nearest, reading
from tests.benchmarks.figures import Figure, figures_text
from tests.benchmarks.material import read_procedures
from tests.support.shared import SHARED

BULK = SHARED / "data" / "bulk" / "tthc.jsonl.gz"


def _with_bulk(measure: Callable[..., tuple[Figure, ...]]) -> tuple[Figure, ...]:
    return measure(read_procedures(BULK))


BENCHMARKS: Mapping[str, tuple[Callable[[], tuple[Figure, ...]], Path | None]] = {
    "indexing": (lambda: _with_bulk(indexing.measure), BULK),
    "asking": (lambda: _with_bulk(asking.measure), BULK),
    "growing": (lambda: _with_bulk(growing.measure), BULK),
    "nearest": (lambda: _with_bulk(nearest.measure), BULK),
    "crowd": (crowd.measure, None),
    "drafting": (drafting.measure, None),
    "reading": (lambda: _with_bulk(reading.measure), BULK),
}


def main(arguments: list[str] | None = None) -> int:
    """Run benchmarks; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Measure speed.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHMARKS)}; all if none is named")
    names = parser.parse_args(arguments).names or list(BENCHMARKS)
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"{unknown[0]} is no benchmark; they are {', '.join(BENCHMARKS)}")
    good = True
    for name in names:
        measure, needed = BENCHMARKS[name]
        if needed is not None and not needed.exists():
            print(f"{name}: left out, ../shared has no {needed.name}", file=sys.stderr)
            continue
        figures = measure()
        print(figures_text(figures), flush=True)
        good = good and all(figure.good for figure in figures)
    return 0 if good else 1


if __name__ == "__main__":
    run(main)
