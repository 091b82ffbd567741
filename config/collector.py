"""When Python's collector of reference cycles runs in this project's processes."""

from __future__ import annotations

import gc

_ALLOCATIONS = 20_000
"""Objects more than were freed, at which the collector runs; Python's own 700 is reached dozens of times a page."""
_AT_WORK = 100_000
"""The same while answers are waited for: some fifty questions leave so many behind, in what is kept for the next ones."""


def collect_seldom() -> None:
    """Let the collector of this process run seldom.

    What a question or a document leaves behind is freed at once, since hardly any of it refers to itself, while
    each run goes over all that is still in use: a twelfth of the time of reading, and as much of the slowest answers.
    """
    gc.set_threshold(_ALLOCATIONS, *gc.get_threshold()[1:])


def collect_between_answers() -> None:
    """Let the collector run when nobody waits, which :func:`collect_at_rest` is told of; else only after many answers.

    It holds up the whole process, 10 ms for the youngest objects and 60 ms for all, in one answer of ten.
    What lives as long as the library is set aside by whoever opens it.
    """
    gc.set_threshold(_AT_WORK, *gc.get_threshold()[1:])


def collect_at_rest() -> None:
    """Run the collector now, if there is something to collect; as thoroughly as it would by itself."""
    young, middle, old = gc.get_count()
    _, middle_from, old_from = gc.get_threshold()
    if young >= _ALLOCATIONS:
        gc.collect(0 if middle < middle_from else 1 if old < old_from else 2)
