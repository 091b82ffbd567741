"""The files of the corpus folder as the store remembers them: what each held, and why some hold nothing.

A document may stand in several files; it shows the first of their paths and
the narrower of their access levels.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.access import narrowest
from corpus.model import PUBLIC, DocumentId


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What became of one file of the corpus folder.

    Attributes:
        document_id: the document it holds; several files may hold the same one.
        error: class name of the error that kept it out ("MissingToolError"), or "".
        reason: the sentence of that error, or "".
        access: level that the policy gave to the path when the file was seen.
    """

    path: str
    sha256: str
    document_id: DocumentId | None = None
    error: str = ""
    reason: str = ""
    access: str = PUBLIC


def put_file(connection: sqlite3.Connection, record: FileRecord, key: int | None, access: str) -> None:
    """Write a file's row, then settle the document it held before and the one it holds now."""
    before = _document_at(connection, record.path)
    connection.execute(
        "INSERT OR REPLACE INTO files (path, sha256, access, document, error, reason) VALUES (?, ?, ?, ?, ?, ?)",
        (record.path, record.sha256, access, key, record.error, record.reason),
    )
    _settle(connection, before)
    if key != before:
        _settle(connection, key)


def delete_file(connection: sqlite3.Connection, path: str) -> None:
    """Forget a file; its document goes too unless another file holds it."""
    held = _document_at(connection, path)
    connection.execute("DELETE FROM files WHERE path = ?", (path,))
    _settle(connection, held)


def select_files(connection: sqlite3.Connection) -> Iterator[FileRecord]:
    """Yield every file that was seen, by path."""
    found = connection.execute(
        "SELECT f.path, f.sha256, d.id, f.error, f.reason, f.access"
        " FROM files AS f LEFT JOIN documents AS d ON d.key = f.document ORDER BY f.path"
    )
    return (FileRecord(*row) for row in found)


def document_with(connection: sqlite3.Connection, sha256: str) -> tuple[int, DocumentId] | None:
    """Return database key and id of the document with this content, or None."""
    found = connection.execute(
        "SELECT d.key, d.id FROM files AS f JOIN documents AS d ON d.key = f.document WHERE f.sha256 = ? LIMIT 1",
        (sha256,),
    ).fetchone()
    return None if found is None else (int(found[0]), DocumentId(found[1]))


def _document_at(connection: sqlite3.Connection, path: str) -> int | None:
    found = connection.execute("SELECT document FROM files WHERE path = ?", (path,)).fetchone()
    return None if found is None else found[0]


def _settle(connection: sqlite3.Connection, key: int | None) -> None:
    """Give a document the first of its paths and the narrower access level; without a path it goes."""
    if key is None:
        return
    files = connection.execute("SELECT path, access FROM files WHERE document = ? ORDER BY path", (key,)).fetchall()
    if not files:
        connection.execute("DELETE FROM documents WHERE key = ?", (key,))
        return
    access = narrowest(level for _, level in files)
    connection.execute("UPDATE documents SET path = ?, access = ? WHERE key = ?", (files[0][0], access, key))
