"""The SQLite file behind the store: schema, migrations, connections and copies.

Writers take turns; readers borrow a connection from a pool, so that several
threads read side by side and there are never more connections than there were
readers at one moment.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from queue import Empty, LifoQueue
from threading import Lock

from config.errors import StoreError

APPLICATION_ID = 0x56444F43
"""Marks the file as ours (SQLite's application_id)."""

BUSY_SECONDS = 15.0

MIGRATIONS = (
    """
    CREATE TABLE documents (
        key INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        path TEXT NOT NULL,
        access TEXT NOT NULL,
        format TEXT NOT NULL,
        pages INTEGER,
        header TEXT NOT NULL,
        warnings TEXT NOT NULL
    ) STRICT;
    CREATE INDEX documents_by_path ON documents (path, id);
    CREATE TABLE files (
        path TEXT PRIMARY KEY,
        sha256 TEXT NOT NULL,
        access TEXT NOT NULL DEFAULT '',
        document INTEGER REFERENCES documents (key) ON DELETE CASCADE,
        error TEXT NOT NULL DEFAULT '',
        reason TEXT NOT NULL DEFAULT ''
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX files_by_content ON files (sha256);
    CREATE INDEX files_by_document ON files (document);
    CREATE TABLE paragraphs (
        document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        id TEXT NOT NULL,
        ordinal INTEGER NOT NULL,
        place TEXT NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        page INTEGER,
        headings TEXT NOT NULL,
        note_of INTEGER,
        confidence REAL
    ) STRICT;
    CREATE UNIQUE INDEX paragraphs_in_order ON paragraphs (document, position);
    CREATE INDEX paragraphs_by_id ON paragraphs (id);
    CREATE VIEW placed_paragraphs AS
        SELECT p.id, d.id AS document_id, p.ordinal, p.place, p.kind, p.text, p.page, p.headings,
            p.note_of, p.confidence, p.document, p.position, d.path
        FROM paragraphs AS p JOIN documents AS d ON d.key = p.document;
    CREATE TABLE document_references (
        document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (document, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE register (
        position INTEGER PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT;
    CREATE TABLE state (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """,
    """
    DROP TABLE register;
    CREATE TABLE register (
        position INTEGER PRIMARY KEY,
        value TEXT NOT NULL,
        mentions INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE register_mentions (
        entry INTEGER NOT NULL,
        number INTEGER NOT NULL,
        document TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (entry, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX register_mentions_by_document ON register_mentions (document, entry, number);
    """,
)
"""Scripts that lead from one version to the next; ``user_version`` counts those applied."""


class Database:
    """One SQLite file.

    Raises:
        StoreError: if the file is missing (read-only), not ours, damaged or of a later version.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._idle: LifoQueue[sqlite3.Connection] = LifoQueue()
        self._write_lock = Lock()
        self._closed = False
        if read_only and not path.is_file():
            raise StoreError(f"{path} does not exist; run `python -m indexes update` to make it.")
        try:
            self._prepare()
        except sqlite3.OperationalError as error:  # the file itself is sound, so nobody is to remove it
            self.close()
            raise StoreError(
                f"{path} cannot be opened ({error}); free the disk, or give yourself the right to the file, and try again."
            ) from error
        except sqlite3.DatabaseError as error:
            self.close()
            raise StoreError(f"{path} cannot be opened ({error}); remove it and update again.") from error
        except StoreError:
            self.close()
            raise

    def close(self) -> None:
        """Close every connection; a second call does nothing."""
        self._closed = True
        while True:
            try:
                self._idle.get_nowait().close()
            except Empty:
                return

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection to read with; safe from several threads."""
        connection = self._borrow()
        try:
            yield connection
        finally:
            self._give_back(connection)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Lend the only writing transaction: committed at the end, rolled back on any error.

        Raises:
            StoreError: if another process holds the file too long, or the disk refuses.
        """
        if self.read_only:
            raise StoreError(f"{self.path} was opened for reading only; open it for writing.")
        with self._write_lock, self.reading() as connection:
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
            except sqlite3.OperationalError as error:
                raise StoreError(f"{self.path} cannot be written ({error}); free the file or the disk.") from error
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    def backup_to(self, target: Path) -> None:
        """Write a consistent copy that is one file, complete and readable on a read-only disk.

        Raises:
            StoreError: if the disk refuses; nothing is left at ``target`` then.
        """
        unfinished = target.with_name(target.name + ".part")
        unfinished.unlink(missing_ok=True)
        try:
            with self.reading() as source, closing(sqlite3.connect(unfinished, isolation_level=None)) as copy:
                source.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE").fetchone()
        except sqlite3.OperationalError as error:
            unfinished.unlink(missing_ok=True)
            raise StoreError(
                f"{target} cannot be written ({error}); free the disk and run the update again."
            ) from error
        unfinished.replace(target)

    def _prepare(self) -> None:
        with self.reading() as connection:
            version = _version(connection, self.path)
            if self.read_only and version < len(MIGRATIONS):
                raise StoreError(f"{self.path} has version {version}, not {len(MIGRATIONS)}; update it again.")
            if not self.read_only:
                connection.execute("PRAGMA journal_mode = WAL").fetchone()
        if version < len(MIGRATIONS) and not self.read_only:
            self._migrate()

    def _migrate(self) -> None:
        with self.writing() as connection:
            version = _version(connection, self.path)  # again: another process may have been faster
            for script in MIGRATIONS[version:]:
                for statement in script.split(";"):
                    connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")

    def _borrow(self) -> sqlite3.Connection:
        if self._closed:
            raise StoreError(f"{self.path} is closed; open it again.")
        try:
            return self._idle.get_nowait()
        except Empty:
            return self._connect()

    def _give_back(self, connection: sqlite3.Connection) -> None:
        if self._closed:
            connection.close()
        else:
            self._idle.put(connection)

    def _connect(self) -> sqlite3.Connection:
        mode = "ro" if self.read_only else "rwc"
        connection = sqlite3.connect(
            f"{self.path.resolve().as_uri()}?mode={mode}",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,  # lent to one thread at a time
        )
        for pragma in ("foreign_keys = ON", "synchronous = NORMAL", "trusted_schema = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        return connection


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """Return how many migrations the file has seen, 0 for a new file."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])
    if owner != APPLICATION_ID and (owner or version or tables):
        raise StoreError(f"{path} is a database of another program; name another file.")
    if version > len(MIGRATIONS):
        raise StoreError(f"{path} has version {version}, this program knows {len(MIGRATIONS)}; update the program.")
    return version
