"""What the indexes are built from, beside the store: passages of each document, and their vectors.

Vectors are kept by the text they stand for, so that a moved file, a paragraph
that two documents share and a document that is read again cost no encoding.
What still waits for its vector is kept with its text: an update that is killed
goes on where it was.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from config.errors import SnapshotError
from corpus.model import DocumentId, ParagraphId
from indexes.hit import Vectors
from indexes.passages import Entry

_SCHEMA = """
CREATE TABLE IF NOT EXISTS documents (
    id TEXT PRIMARY KEY,
    reading TEXT NOT NULL,
    signature TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS passages (
    document TEXT NOT NULL,
    position INTEGER NOT NULL,
    paragraph TEXT NOT NULL,
    key BLOB NOT NULL,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pending (key BLOB PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""
_BLOCK = 4096
_KEPT = np.dtype("<f2")
"""Half precision, as the dense index keeps them."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A text that has no vector yet."""

    key: bytes
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One passage: its document and paragraph, in the order of :meth:`PassageStore.vectors`."""

    document_id: DocumentId
    paragraph_id: ParagraphId


class PassageStore:
    """A SQLite file; use :meth:`open`, it is a context manager.

    What writes raises SnapshotError if the disk refuses or the file is damaged; the file then stays as it was.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    @classmethod
    def open(cls, path: Path, *, fingerprint: str, version: int) -> Self:
        """Open or make the file, without what an older analysis or another encoder left in it.

        Args:
            fingerprint: of the encoder.
            version: of the analysis; passages of another one are forgotten.

        Raises:
            SnapshotError: if the file is damaged or cannot be written.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            connection = sqlite3.connect(path, isolation_level=None)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA secure_delete = ON")  # waiting texts are wiped, not only unlinked
            connection.executescript(_SCHEMA)
            store = cls(connection, path)
            store._fit(fingerprint, version)
        except sqlite3.Error as error:
            raise _refusal(path, error) from error
        return store

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def signatures(self) -> dict[DocumentId, str]:
        """Return the documents whose passages are held, each with a digest of its passages."""
        rows = self._connection.execute("SELECT id, signature FROM documents ORDER BY id")
        return {DocumentId(name): signature for name, signature in rows}

    def readings(self) -> dict[DocumentId, str]:
        """Return the documents whose passages are held, each with the version of the reading they come from."""
        return {
            DocumentId(name): reading for name, reading in self._connection.execute("SELECT id, reading FROM documents")
        }

    def paragraphs(self) -> int:
        """Return how many paragraphs have passages."""
        found = self._connection.execute("SELECT count(*) FROM (SELECT DISTINCT document, paragraph FROM passages)")
        return int(found.fetchone()[0])

    def put(self, document_id: DocumentId, entries: Sequence[Entry], reading: str) -> None:
        """Replace a document's passages; texts without a vector begin to wait for one.

        Args:
            reading: version of the code that read the document.
        """
        passages = [(entry.paragraph_id, passage) for entry in entries for passage in entry.passages]
        with self._writing() as connection:
            connection.execute("DELETE FROM passages WHERE document = ?", (document_id,))
            connection.executemany(
                "INSERT INTO passages (document, position, paragraph, key) VALUES (?, ?, ?, ?)",
                (
                    (document_id, position, paragraph_id, passage.key)
                    for position, (paragraph_id, passage) in enumerate(passages)
                ),
            )
            connection.executemany(
                "INSERT OR IGNORE INTO pending (key, text)"
                " SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM vectors WHERE key = ?1)",
                ((passage.key, passage.text) for _, passage in passages),
            )
            connection.execute(
                "INSERT OR REPLACE INTO documents (id, reading, signature) VALUES (?, ?, ?)",
                (document_id, reading, signature(entries)),
            )

    def remove(self, document_id: DocumentId) -> None:
        """Forget a document's passages."""
        with self._writing() as connection:
            connection.execute("DELETE FROM passages WHERE document = ?", (document_id,))
            connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))

    def tidy(self) -> None:
        """Forget vectors and waiting texts of passages that are gone."""
        with self._writing() as connection:
            connection.execute("DELETE FROM pending WHERE key NOT IN (SELECT key FROM passages)")
            connection.execute("DELETE FROM vectors WHERE key NOT IN (SELECT key FROM passages)")

    def waiting(self) -> int:
        """Return how many texts wait for a vector."""
        return int(self._connection.execute("SELECT count(*) FROM pending").fetchone()[0])

    def next_waiting(self, most: int) -> tuple[Waiting, ...]:
        """Return texts that wait, at most so many."""
        rows = self._connection.execute("SELECT key, text FROM pending ORDER BY key LIMIT ?", (most,))
        return tuple(Waiting(key, text) for key, text in rows)

    def put_vectors(self, texts: Sequence[Waiting], vectors: Vectors) -> None:
        """Keep the vectors of texts that waited for them."""
        halves = vectors.astype(_KEPT)
        with self._writing() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO vectors (key, vector) VALUES (?, ?)",
                ((text.key, row.tobytes()) for text, row in zip(texts, halves, strict=True)),
            )
            connection.executemany("DELETE FROM pending WHERE key = ?", ((text.key,) for text in texts))

    def rows(self) -> Iterator[Row]:
        """Yield every passage that has a vector, by document and position."""
        found = self._connection.execute(f"SELECT p.document, p.paragraph {_JOINED}")
        return (Row(DocumentId(document), ParagraphId(paragraph)) for document, paragraph in found)

    def vectors(self) -> Iterator[Vectors]:
        """Yield blocks of the vectors of :meth:`rows`, in the same order."""
        found = self._connection.execute(f"SELECT v.vector {_JOINED}")
        while block := found.fetchmany(_BLOCK):
            halves = np.frombuffer(b"".join(vector for (vector,) in block), _KEPT)
            yield halves.reshape(len(block), -1).astype(np.float32)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Lend a transaction: committed at the end, rolled back on any error."""
        try:
            with self._connection as connection:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
        except sqlite3.Error as error:
            raise _refusal(self._path, error) from error

    def _fit(self, fingerprint: str, version: int) -> None:
        """Forget what was made by another encoder or another analysis."""
        wanted: Mapping[str, str] = {"fingerprint": fingerprint, "version": str(version)}
        held = dict(self._connection.execute("SELECT name, value FROM state"))
        if held == wanted:
            return
        tables = ["documents", "passages", "pending"]
        if held.get("fingerprint") != fingerprint:
            tables.append("vectors")
        with self._writing() as connection:
            for table in tables:
                connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own tables
            connection.executemany("INSERT OR REPLACE INTO state (name, value) VALUES (?, ?)", wanted.items())


def _refusal(path: Path, error: sqlite3.Error) -> SnapshotError:
    """Say what to do: a file that cannot be written now is sound, and holds vectors that took long to make."""
    if isinstance(error, sqlite3.OperationalError):
        return SnapshotError(f"{path} cannot be written ({error}); free the file or the disk and run the update again.")
    return SnapshotError(f"{path} cannot be used ({error}); remove it and run `python -m indexes update`.")


_JOINED = "FROM passages AS p JOIN vectors AS v ON v.key = p.key ORDER BY p.document, p.position"


def signature(entries: Iterable[Entry]) -> str:
    """Return a digest of what of a document is indexed, the same as long as the indexes need not change."""
    digest = blake2b(digest_size=16)
    for entry in entries:
        digest.update(f"{entry.paragraph_id}\0".encode())
        for passage in entry.passages:
            digest.update(f"{passage.text}\0{passage.expansions}\0".encode())
    return digest.hexdigest()
