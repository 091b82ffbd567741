"""How much memory a process has needed."""

from __future__ import annotations

import re
from pathlib import Path

_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)
_STATUS = Path("/proc/self/status")


def peak_memory() -> float:
    """Return the most memory in MB that this process has held since it began its program.

    ``ru_maxrss`` tells more than that: what the process that started this one held counts, too (getrusage(2) and
    execve(2) keep it), and a benchmark starts the process it measures after building a large index.
    """
    told = _PEAK.search(_STATUS.read_text(encoding="ascii"))
    if told is None:
        raise OSError(f"{_STATUS} does not tell the peak of this process")
    return int(told.group(1)) / 1024
