"""The one way from the tests and benchmarks to the shared measuring data beside the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def shared_path(relative: str) -> Path:
    """Return a file or folder of the shared data, or skip the test that asks for it."""
    path = SHARED / relative
    if not path.exists():
        pytest.skip(f"../shared/{relative} is not here; the project's own samples cover the rest")
    return path
