"""The bot's own memory on disk: one SQLite file, write-ahead log, migrations in order.

Write-ahead logging with ``synchronous = NORMAL`` survives a killed process
without losing a commit, and makes a commit cheap enough for the event loop.
The file holds personal data, so only its owner may read it.
"""

from __future__ import annotations

import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.errors import AssistantError

FILE_NAME = "bot.sqlite3"

_MIGRATIONS = (
    """
    CREATE TABLE chat (
        chat_id INTEGER PRIMARY KEY,
        language TEXT NOT NULL
    ) STRICT;
    CREATE TABLE asked (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        chat_id INTEGER NOT NULL,
        person_id INTEGER NOT NULL,
        at INTEGER NOT NULL,
        question TEXT NOT NULL,
        language TEXT NOT NULL
    ) STRICT;
    CREATE INDEX asked_by ON asked (chat_id, person_id, id);
    CREATE TABLE inbox (
        bot_id INTEGER NOT NULL,
        update_id INTEGER NOT NULL,
        received INTEGER NOT NULL,
        payload TEXT,
        attempts INTEGER NOT NULL DEFAULT 0,
        sent INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (bot_id, update_id)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE person (
        person_id INTEGER PRIMARY KEY,
        standing TEXT NOT NULL,
        role TEXT NOT NULL,
        units TEXT NOT NULL DEFAULT '',
        name TEXT NOT NULL DEFAULT '',
        since INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE invitation (
        code_hash TEXT PRIMARY KEY,
        role TEXT NOT NULL,
        units TEXT NOT NULL,
        expires INTEGER NOT NULL,
        used_by INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE office_group (
        chat_id INTEGER PRIMARY KEY,
        title TEXT NOT NULL,
        level TEXT,
        since INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE audit (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at INTEGER NOT NULL,
        actor INTEGER NOT NULL,
        deed TEXT NOT NULL,
        subject TEXT NOT NULL
    ) STRICT;
    CREATE TABLE notice (
        key TEXT NOT NULL,
        chat_id INTEGER NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (key, chat_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE used (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at INTEGER NOT NULL,
        person_id INTEGER NOT NULL,
        question TEXT NOT NULL,
        outcome TEXT NOT NULL,
        milliseconds REAL NOT NULL
    ) STRICT;
    CREATE INDEX used_at ON used (at);
    CREATE TABLE upload (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        update_id INTEGER NOT NULL UNIQUE,
        person_id INTEGER NOT NULL,
        at INTEGER NOT NULL,
        name TEXT NOT NULL,
        stage TEXT NOT NULL,
        level TEXT NOT NULL DEFAULT '',
        corrections TEXT NOT NULL DEFAULT '{}',
        asked TEXT NOT NULL DEFAULT ''
    ) STRICT;
    CREATE TABLE subscription (
        person_id INTEGER NOT NULL,
        phrase TEXT NOT NULL,
        PRIMARY KEY (person_id, phrase)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE announced (
        document_id TEXT PRIMARY KEY,
        at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE answered (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        chat_id INTEGER NOT NULL,
        person_id INTEGER NOT NULL,
        at INTEGER NOT NULL,
        question TEXT NOT NULL,
        language TEXT NOT NULL,
        shown TEXT NOT NULL
    ) STRICT;
    CREATE INDEX answered_at ON answered (at);
    CREATE TABLE rating (
        answer_id INTEGER NOT NULL,
        person_id INTEGER NOT NULL,
        at INTEGER NOT NULL,
        good INTEGER NOT NULL,
        reason TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (answer_id, person_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE cited (
        paragraph_id TEXT PRIMARY KEY,
        at INTEGER NOT NULL,
        level TEXT NOT NULL,
        path TEXT NOT NULL,
        issuer TEXT NOT NULL,
        symbol TEXT NOT NULL,
        document TEXT NOT NULL,
        place TEXT NOT NULL,
        place_key TEXT NOT NULL,
        text TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE has_read (
        person_id INTEGER NOT NULL,
        register_id TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (person_id, register_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE quiz (
        poll_id TEXT PRIMARY KEY,
        chat_id INTEGER NOT NULL,
        person_id INTEGER NOT NULL,
        at INTEGER NOT NULL,
        correct INTEGER NOT NULL,
        chosen INTEGER
    ) STRICT, WITHOUT ROWID;
    """,
    "ALTER TABLE office_group ADD COLUMN moved_to INTEGER;",
    """
    CREATE TABLE replied (
        chat_id INTEGER NOT NULL,
        message_id INTEGER NOT NULL,
        person_id INTEGER NOT NULL,
        at INTEGER NOT NULL,
        digest TEXT NOT NULL,
        edited INTEGER NOT NULL,
        messages TEXT NOT NULL DEFAULT '[]',
        PRIMARY KEY (chat_id, message_id)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE followed_field (
        person_id INTEGER NOT NULL,
        field TEXT NOT NULL,
        PRIMARY KEY (person_id, field)
    ) STRICT, WITHOUT ROWID;
    """,
)
"""Step n brings a file of version n to n + 1; steps are never changed once released."""


class StateError(AssistantError):
    """The state file cannot be used."""


class State:
    """An open state file; its methods may be called from several threads.

    Attributes:
        folder: where it lies, and what belongs to it.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Open ``path``, or a state in memory that is gone with the process.

        Raises:
            StateError: if the file cannot be opened, or a newer version wrote it.
        """
        self.folder = path.parent if path is not None else Path(tempfile.gettempdir())
        self._lock = threading.RLock()
        try:
            self._connection = _connect(path)
            self._migrate(path)
        except (OSError, sqlite3.Error) as error:
            raise StateError(
                f"{path}: the state cannot be opened ({error}); check the folder's owner and free space, "
                "or set paths.state to another folder."
            ) from error

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Yield the connection; commit at the end, roll back on an exception."""
        with self._lock, self._connection:
            yield self._connection

    def scrub(self) -> None:
        """Overwrite what was erased in the write-ahead log too, which otherwise goes on holding it."""
        with self._lock:
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Close the file; nothing may be asked of the state afterwards."""
        with self._lock:
            self._connection.close()

    def _migrate(self, path: Path | None) -> None:
        version = int(self._connection.execute("PRAGMA user_version").fetchone()[0])
        if version > len(_MIGRATIONS):
            self._connection.close()
            raise StateError(
                f"{path} has version {version}, this assistant knows {len(_MIGRATIONS)}; "
                "install the newer assistant, or set paths.state to another folder."
            )
        for step in range(version, len(_MIGRATIONS)):
            self._connection.executescript(
                f"BEGIN IMMEDIATE; {_MIGRATIONS[step]} PRAGMA user_version = {step + 1}; COMMIT;"
            )


def open_state(folder: Path) -> State:
    """Open the state in ``folder``, which is made if it is missing."""
    return State(folder / FILE_NAME)


def _connect(path: Path | None) -> sqlite3.Connection:
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
    connection = sqlite3.connect(path or ":memory:", check_same_thread=False, timeout=5)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA secure_delete = ON")  # what is erased is overwritten
    return connection
