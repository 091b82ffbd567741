"""How often Python's collector of reference cycles runs in this project's processes."""

from __future__ import annotations

import gc

_ALLOCATIONS = 20_000
"""Objects more than were freed, at which the collector runs; Python's own 700 is reached dozens of times a page."""


def collect_seldom() -> None:
    """Let the collector of this process run seldom.

    What a question or a document leaves behind is freed at once, since hardly any of it refers to itself, while
    each run goes over all that is still in use: a twelfth of the time of reading, and as much of the slowest answers.
    """
    gc.set_threshold(_ALLOCATIONS, *gc.get_threshold()[1:])
