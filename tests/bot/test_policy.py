"""The running bot takes up a changed access policy, and keeps the last good one when the new one has a mistake."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

from bot.policy import WatchedPolicy
from config.errors import UsageError
from corpus.access import POLICY_FILE, Role


class Clock:
    """A clock that the test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def write(folder: Path, text: str, when: int) -> None:
    file = folder / POLICY_FILE
    file.write_text(text, encoding="utf-8")
    os.utime(file, (when, when))


def test_a_change_holds_within_seconds_and_a_mistake_changes_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    policy = WatchedPolicy(tmp_path, clock)
    assert policy().readable(Role.READER) == {"public", "internal"}
    write(tmp_path, '[roles]\nreader = ["public"]', 1)
    clock.now += 3
    assert policy().readable(Role.READER) == {"public"}
    write(tmp_path, '[roles]\nreader = ["all"]', 2)
    clock.now += 3
    with caplog.at_level(logging.ERROR):
        assert policy().readable(Role.READER) == {"public"}
        clock.now += 3
        policy()
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "'all'" in caplog.text


def test_a_mistake_at_the_start_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "roles = 3", 1)
    with pytest.raises(UsageError, match=POLICY_FILE):
        WatchedPolicy(tmp_path)
