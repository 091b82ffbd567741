"""Installs an npm package into a cache folder outside the checkout, or skips the test that needs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

INSTALL_SECONDS = 300


def npm_package(name: str, version: str) -> Path:
    """Return a folder in which ``require(name)`` finds the package; it is installed at most once a machine."""
    folder = _cache() / f"{name}-{version}"
    if (folder / "node_modules" / name).is_dir():
        return folder
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("node and npm are not installed; the project's own Bot API server covers the same ground")
    _cache().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_cache()) as fresh:
        _install(npm, Path(fresh), f"{name}@{version}")
        if not folder.exists():
            Path(fresh).joinpath("installed").rename(folder)
    return folder


def _install(npm: str, fresh: Path, package: str) -> None:
    target = fresh / "installed"
    target.mkdir()
    command = [npm, "install", "--prefix", str(target), "--ignore-scripts", "--no-audit", "--no-fund", package]
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments
            command, capture_output=True, text=True, timeout=INSTALL_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        pytest.skip(f"npm did not install {package} within {INSTALL_SECONDS} s")
    if done.returncode != 0:
        pytest.skip(f"npm could not install {package}: {done.stderr.strip().splitlines()[-1:]}")


def _cache() -> Path:
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "provincial-document-assistant" / "npm"
