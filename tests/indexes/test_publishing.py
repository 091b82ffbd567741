"""A snapshot is put in place whole or not at all, and cleared away only when nobody uses it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.errors import SnapshotError
from indexes import publishing
from indexes.manifest import FILE
from indexes.publishing import KEPT, point_to, prune, publish, updating
from indexes.snapshot import CURRENT, SNAPSHOTS, current_name, hold

ROOT = Path(__file__).resolve().parents[2]


def fill(folder: Path) -> None:
    (folder / "part").mkdir()
    (folder / "part" / "data").write_text("x", encoding="utf-8")
    (folder / FILE).write_text("{}", encoding="utf-8")


def names(index: Path) -> list[str]:
    return sorted(path.name for path in (index / SNAPSHOTS).iterdir())


def test_a_published_snapshot_is_whole_and_named_as_current(tmp_path: Path) -> None:
    name = publish(tmp_path, fill)
    assert current_name(tmp_path) == name
    assert names(tmp_path) == [name]
    assert (tmp_path / SNAPSHOTS / name / "part" / "data").read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize("step", ["fill", "write_through", "point_to"])
def test_an_error_at_any_step_leaves_the_old_snapshot_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    old = publish(tmp_path, fill)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if step != "fill":
        monkeypatch.setattr(publishing, step, full)
    with pytest.raises(SnapshotError, match=r"No space left on device\); free the disk"):
        publish(tmp_path, full if step == "fill" else fill)
    assert current_name(tmp_path) == old
    prune(tmp_path)
    assert not [name for name in names(tmp_path) if name.startswith(".")]


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from indexes import publishing

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def fill(folder):
    (folder / "manifest.json").write_text("{{}}", encoding="utf-8")
    if {step!r} == "fill":
        die()

if {step!r} != "fill":
    setattr({owner}, {name!r}, die)
publishing.publish(Path({index!r}), fill)
"""


@pytest.mark.parametrize(
    ("step", "owner", "name"),
    [
        ("fill", "publishing", ""),
        ("sync", "publishing", "write_through"),
        ("rename", "Path", "rename"),
        ("point", "publishing", "point_to"),
        ("replace", "Path", "replace"),
    ],
)
def test_a_kill_between_any_two_steps_leaves_the_old_snapshot_in_use(
    tmp_path: Path, step: str, owner: str, name: str
) -> None:
    old = publish(tmp_path, fill)
    script = KILLED.format(root=str(ROOT), step=step, owner=owner, name=name, index=str(tmp_path))
    ended = subprocess.run([sys.executable, "-c", script], check=False)  # noqa: S603 - our own script
    assert ended.returncode == -9
    assert current_name(tmp_path) == old
    with updating(tmp_path):  # the lock of a killed process is free
        prune(tmp_path)
        new = publish(tmp_path, fill)
    assert current_name(tmp_path) == new
    assert not [found for found in names(tmp_path) if found.startswith(".")]


def test_old_snapshots_are_cleared_away_but_not_the_newest_and_not_the_current(tmp_path: Path) -> None:
    made = [publish(tmp_path, fill) for _ in range(5)]
    assert made == sorted(made)
    point_to(tmp_path, made[0])
    prune(tmp_path)
    assert names(tmp_path) == [made[0], *made[-KEPT:]]


def test_a_snapshot_that_is_open_is_not_cleared_away(tmp_path: Path) -> None:
    first = publish(tmp_path, fill)
    descriptor = hold(tmp_path / SNAPSHOTS / first)
    assert descriptor is not None
    others = [publish(tmp_path, fill) for _ in range(3)]
    prune(tmp_path)
    assert names(tmp_path) == [first, *others[-KEPT:]]
    os.close(descriptor)
    prune(tmp_path)
    assert names(tmp_path) == others[-KEPT:]


def test_a_snapshot_that_is_gone_cannot_be_held(tmp_path: Path) -> None:
    assert hold(tmp_path / SNAPSHOTS / "never") is None


def test_two_updates_at_once_are_refused_with_the_process_that_is_busy(tmp_path: Path) -> None:
    with updating(tmp_path), pytest.raises(SnapshotError, match=r"another update .* \(process \d+\); wait"):
        updating(tmp_path).__enter__()
    with updating(tmp_path):
        pass


def test_a_folder_that_cannot_be_made_is_named_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SnapshotError, match="name another folder with --into"):
        updating(tmp_path / "file" / "index").__enter__()


def test_without_a_snapshot_there_is_no_current_one(tmp_path: Path) -> None:
    assert current_name(tmp_path) is None
    (tmp_path / CURRENT).write_text("\n", encoding="utf-8")
    assert current_name(tmp_path) is None
