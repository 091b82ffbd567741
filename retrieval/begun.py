"""Work of a question that goes on in another thread while the question is still being understood.

Both searches spend most of their time in native code, which runs without the
interpreter's lock, so that a second core takes them over.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

T = TypeVar("T")
_SEARCHES = 2
"""Pieces of work of one question: the lexical search and the dense one."""


def begin(work: Callable[[], T]) -> Callable[[], T]:
    """Begin a piece of work, which must not begin another; return what waits for it and gives its result.

    What it raises is raised to whoever waits; where nobody does, the result was not needed.
    """
    return _threads().submit(work).result


@cache
def _threads() -> ThreadPoolExecutor:
    """Return the threads of the process: as many as the cores can make use of, the others wait in line."""
    return ThreadPoolExecutor(max_workers=_SEARCHES * (os.cpu_count() or 1), thread_name_prefix="search")
