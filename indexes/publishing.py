"""Putting a new snapshot in place: complete or not at all, and clearing away old ones.

A snapshot is filled in a folder with a temporary name, written through to the
disk, renamed, and only then named in ``CURRENT``, which is replaced in one
step. A crash anywhere before leaves the old snapshot in use and a remnant that
the next update removes.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from config.errors import SnapshotError
from indexes import manifest as manifests
from indexes.snapshot import CURRENT, SNAPSHOTS, current_name

LOCK = "update.lock"
KEPT = 2
"""Snapshots that stay, the newest ones; others stay only while a process has them open."""
_UNFINISHED = ".making-"
_LEAVING = ".leaving-"


@contextmanager
def updating(index: Path) -> Iterator[None]:
    """Hold the only right to change a folder of snapshots.

    Raises:
        SnapshotError: if another process holds it, or the folder cannot be written.
    """
    with _opened(index) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise SnapshotError(
                f"another update of {index} is running (process {lock.read().strip() or 'unknown'});"
                " wait until it ends, or end it."
            ) from None
        with suppress(OSError):  # the number only names who is busy; a full disk is told of by the update itself
            os.ftruncate(lock.fileno(), 0)
            os.write(lock.fileno(), str(os.getpid()).encode())
        yield


def _opened(index: Path) -> TextIO:
    make_folder(index)
    try:
        return (index / LOCK).open("a+", encoding="utf-8")
    except OSError as error:
        raise _refusal(index, error) from error


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; raises SnapshotError if that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refusal(folder, error) from error


def _refusal(folder: Path, error: OSError) -> SnapshotError:
    return SnapshotError(
        f"{folder} cannot be written ({error.strerror}); free the disk, give yourself the right, or name another folder"
        " with --into or in paths.index."
    )


def publish(index: Path, fill: Callable[[Path], None]) -> str:
    """Make a snapshot and put it in use; returns its name. Call it under :func:`updating`.

    Args:
        fill: writes everything into the folder it is given.

    Raises:
        SnapshotError: if the disk refuses; the old snapshot stays in use.
    """
    snapshots = index / SNAPSHOTS
    name = f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"
    making = snapshots / f"{_UNFINISHED}{name}"
    try:
        snapshots.mkdir(parents=True, exist_ok=True)
        making.mkdir()
        fill(making)
        write_through(making)
        making.rename(snapshots / name)
        _sync(snapshots)
        point_to(index, name)
    except OSError as error:
        reason = error.strerror or "a part of the old one could not be copied"  # shutil.Error has none
        raise SnapshotError(
            f"the snapshot cannot be written to {snapshots} ({reason}); free the disk and run the update again;"
            " the old snapshot stays in use."
        ) from error
    finally:
        shutil.rmtree(making, ignore_errors=True)  # it has another name where it was published
    return name


def point_to(index: Path, name: str) -> None:
    """Name the snapshot that is in use, in one step."""
    fresh = index / f"{CURRENT}.new"
    with fresh.open("w", encoding="utf-8") as file:
        file.write(name + "\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(index / CURRENT)
    _sync(index)


def prune(index: Path, keep: int = KEPT) -> None:
    """Clear away remnants of crashes, and old snapshots that nobody has open. Call it under :func:`updating`.

    Args:
        keep: newest snapshots that stay; the one in use always does.
    """
    snapshots = index / SNAPSHOTS
    if not snapshots.is_dir():
        return
    names = sorted(path.name for path in snapshots.iterdir())
    whole = [name for name in names if not name.startswith(".")]
    kept = {*whole[-keep:], current_name(index)}
    for name in names:
        if name.startswith((_UNFINISHED, _LEAVING)):
            shutil.rmtree(snapshots / name, ignore_errors=True)
        elif name not in kept:
            _clear(snapshots / name)


def write_through(folder: Path) -> None:
    """Bring every file and folder below one to the disk."""
    for path in sorted(folder.rglob("*")):
        _sync(path)
    _sync(folder)


def _clear(folder: Path) -> None:
    """Remove a snapshot unless some process has it open."""
    try:
        descriptor = os.open(folder / manifests.FILE, os.O_RDONLY)
    except FileNotFoundError:
        shutil.rmtree(folder, ignore_errors=True)
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        leaving = folder.with_name(_LEAVING + folder.name)
        folder.rename(leaving)  # whoever opens it from now on finds it gone, not half there
        shutil.rmtree(leaving, ignore_errors=True)
    except BlockingIOError:
        return
    finally:
        os.close(descriptor)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
