"""The state file: made private, brought up to date, refused when it is too new or no database."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from bot.state import _MIGRATIONS, FILE_NAME, State, StateError, open_state


def version(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def test_a_new_state_is_written_for_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "state"
    open_state(folder).close()
    assert stat.S_IMODE((folder / FILE_NAME).stat().st_mode) == 0o600
    assert version(folder / FILE_NAME) == len(_MIGRATIONS)


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    first = open_state(tmp_path)
    with first.transaction() as db:
        db.execute("INSERT INTO chat VALUES (1, 'en')")
    first.close()
    second = open_state(tmp_path)
    with second.transaction() as db:
        assert db.execute("SELECT * FROM chat").fetchall() == [(1, "en")]
    second.close()


def test_it_is_written_ahead_so_that_a_killed_process_loses_nothing(tmp_path: Path) -> None:
    state = open_state(tmp_path)
    with state.transaction() as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    state.close()


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    state = open_state(tmp_path)
    with pytest.raises(sqlite3.IntegrityError), state.transaction() as db:
        db.executemany("INSERT INTO chat VALUES (?, ?)", [(1, "en"), (1, "vi")])
    with state.transaction() as db:
        assert db.execute("SELECT count(*) FROM chat").fetchone() == (0,)
    state.close()


def test_a_newer_version_is_refused_with_both_numbers(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StateError, match=r"has version 99, this assistant knows \d"):
        open_state(tmp_path)


def test_a_file_that_is_no_database_is_refused_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"no database at all" * 100)
    with pytest.raises(StateError, match=r"set paths\.state"):
        open_state(tmp_path)


def test_a_state_in_memory_needs_no_file() -> None:
    state = State()
    with state.transaction() as db:
        assert db.execute("SELECT count(*) FROM inbox").fetchone() == (0,)
    state.close()
