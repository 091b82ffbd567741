"""Time that a call takes on a machine that others use, too."""

from __future__ import annotations

import time
from collections.abc import Callable


def least_seconds(call: Callable[[], object], *, enough: float = 0.0, tries: int = 3) -> float:
    """Return the least processor time of a few calls; the first one under ``enough`` seconds ends them.

    A neighbour can make one call slow, not all; what is quadratic is slow each time.
    """
    least = float("inf")
    for _ in range(tries):
        started = time.process_time()
        call()
        least = min(least, time.process_time() - started)
        if least < enough:
            break
    return least
