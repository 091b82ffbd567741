"""Links among the files of a library."""

from __future__ import annotations

from pathlib import Path


def leads_nowhere(path: Path) -> bool:
    """Tell whether a path is a link whose target does not exist."""
    return path.is_symlink() and not path.exists()
