"""The end of every command: its exit status, also where the reader of its output has gone away."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import NoReturn


def run(main: Callable[[], int]) -> NoReturn:
    """Exit with the status of a command; 0 where whoever reads its output, such as head, has seen enough."""
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is flushed at exit must go somewhere
        status = 0
    sys.exit(status)
