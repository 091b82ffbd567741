"""Installs Python packages that only one test needs into a cache folder of their own, or skips that test.

They stay apart from the project's environment, whose versions they might not agree with.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest

INSTALL_SECONDS = 300


def python_packages(name: str, alone: Sequence[str], others: Sequence[str]) -> Path:
    """Return a folder for PYTHONPATH that holds the packages; it is made at most once a machine.

    Args:
        name: of the folder.
        alone: packages that are installed without what they ask for.
        others: packages with everything they ask for.
    """
    folder = _cache() / name
    if folder.is_dir():
        return folder
    _cache().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_cache()) as fresh:
        target = Path(fresh) / "installed"
        _install(target, ("--no-deps", *alone))
        _install(target, others)
        if not folder.exists():
            target.rename(folder)
    return folder


def _install(target: Path, what: Sequence[str]) -> None:
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(target), *what]
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments
            command, capture_output=True, text=True, timeout=INSTALL_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        pytest.skip(f"pip did not install {what} within {INSTALL_SECONDS} s")
    if done.returncode != 0:
        pytest.skip(f"pip could not install {what}: {done.stderr.strip().splitlines()[-1:]}")


def _cache() -> Path:
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "provincial-document-assistant" / "python"
