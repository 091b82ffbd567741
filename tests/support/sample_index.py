"""A snapshot of the sample library, made once for all tests of a run that need the real engine."""

from __future__ import annotations

import fcntl
import subprocess
import sys
from pathlib import Path

import pytest

from config.settings import ROOT

SAMPLES = ROOT / "corpus/samples/documents"


def sample_index(factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the snapshots; workers that run side by side wait for the one that makes it."""
    base = factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base  # pytest-xdist gives each worker its own
    index = shared / "sample-index"
    with (shared / "sample-index.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (index / "CURRENT").exists():
            done = subprocess.run(  # noqa: S603 - the project's own command
                [sys.executable, "-m", "indexes", "update", "--corpus", str(SAMPLES), "--into", str(index)],
                cwd=ROOT, capture_output=True, text=True, check=False,
            )  # fmt: skip
            assert (index / "CURRENT").exists(), done.stdout + done.stderr
    return index
