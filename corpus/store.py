"""The one source of truth: what was read of every file, in SQLite.

One transaction a file. What is stored comes back equal; order is that of the
document, and of document paths between documents. Several threads may read
one store side by side.
"""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self

from config.errors import ReadError, StoreError
from corpus import rows
from corpus.database import Database
from corpus.files_seen import FileRecord, delete_file, document_with, put_file, select_files
from corpus.model import (
    PUBLIC,
    Document,
    DocumentId,
    Mention,
    Paragraph,
    ParagraphId,
    ReadDocument,
    Reference,
    RegisterEntry,
)
from corpus.register.rows import replace_entries, select_entries, select_mentions, select_mentions_in

MAX_PARAGRAPHS = 1_000_000
"""Paragraphs of one document; a book of law has a few thousand."""
MAX_CHARACTERS = 100_000_000
"""Characters of one document."""
_REMEMBERED = 512
"""Register entries whose mentions are kept once they were looked at."""


class Store:
    """Documents, paragraphs, references, files and the register.

    Use :meth:`open`; it is a context manager.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._mentions = lru_cache(maxsize=_REMEMBERED)(self._mentions_of)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open a store, or make an empty one unless ``read_only``.

        Raises:
            StoreError: if the file is missing (read-only), damaged, of another program or a later version.
        """
        return cls(Database(path, read_only=read_only))

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # What was read.

    def put(self, read: ReadDocument, sha256: str) -> None:
        """Store a document that was read from the file at its path; replaces what that path held.

        A document whose content stands under several paths keeps the first of
        them, and the narrower of their access levels.

        Args:
            sha256: hexadecimal digest of the file.

        Raises:
            ReadError: if the document is larger than the bounds; others can still be stored.
            StoreError: if a paragraph belongs to another document, or the disk refuses.
        """
        _check(read)
        with self._database.writing() as connection:
            key = rows.insert_document(connection, read)
            put_file(connection, FileRecord(read.document.path, sha256), key, read.document.access)

    def put_failure(self, path: str, sha256: str, error: Exception) -> None:
        """Remember that a file could not be read, and forget what its path held."""
        record = FileRecord(path, sha256, None, type(error).__name__, str(error))
        with self._database.writing() as connection:
            put_file(connection, record, None, "")

    def link(self, path: str, sha256: str, access: str = PUBLIC) -> DocumentId | None:
        """Note that ``path`` holds content that was read before, under this path or another.

        Returns:
            The document, or None where the content is unknown and must be read.
        """
        with self._database.writing() as connection:
            found = document_with(connection, sha256)
            if found is None:
                return None
            key, document_id = found
            put_file(connection, FileRecord(path, sha256), key, access)
            return document_id

    def forget(self, path: str) -> None:
        """Note that a file is gone; its document goes too unless another path holds it."""
        with self._database.writing() as connection:
            delete_file(connection, path)

    def remove(self, document_id: DocumentId) -> None:
        """Remove a document and forget every file that holds it."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))

    def files(self) -> tuple[FileRecord, ...]:
        """Return every file that was seen, by path."""
        with self._database.reading() as connection:
            return tuple(select_files(connection))

    def duplicates(self) -> tuple[tuple[str, ...], ...]:
        """Return the groups of paths that hold the same content, by path."""
        groups: dict[DocumentId, list[str]] = {}
        for record in self.files():
            if record.document_id is not None:
                groups.setdefault(record.document_id, []).append(record.path)
        return tuple(tuple(paths) for paths in groups.values() if len(paths) > 1)

    # Reading.

    def document(self, document_id: DocumentId) -> Document | None:
        """Return a document, or None where it is not held."""
        with self._database.reading() as connection:
            return rows.select_document(connection, document_id)

    def documents(self, levels: Collection[str] | None = None) -> tuple[Document, ...]:
        """Return the documents of some access levels (None: of all), by path."""
        with self._database.reading() as connection:
            return tuple(rows.select_documents(connection, levels))

    def count_documents(self) -> int:
        """Return how many documents are held."""
        with self._database.reading() as connection:
            return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])

    def read_document(self, document_id: DocumentId) -> ReadDocument | None:
        """Return a document with its paragraphs and references, or None where it is not held."""
        with self._database.reading() as connection:
            document = rows.select_document(connection, document_id)
            if document is None:
                return None
            return ReadDocument(
                document,
                tuple(rows.select_document_paragraphs(connection, document_id)),
                tuple(rows.select_references(connection, document_id)),
            )

    def read_documents(self) -> Iterator[ReadDocument]:
        """Yield every document with its paragraphs and references, by path; one in memory at a time."""
        for document in self.documents():
            read = self.read_document(document.id)
            if read is not None:
                yield read

    def paragraph(self, paragraph_id: ParagraphId) -> Paragraph | None:
        """Return a paragraph, or None; where two files hold one document, that of the first path."""
        with self._database.reading() as connection:
            return rows.select_paragraph(connection, paragraph_id)

    def paragraph_copies(self, paragraph_id: ParagraphId) -> tuple[Paragraph, ...]:
        """Return a paragraph as each file of its document holds it, by path."""
        with self._database.reading() as connection:
            return tuple(rows.select_copies(connection, paragraph_id))

    def paragraphs(self, ids: Sequence[ParagraphId]) -> tuple[Paragraph, ...]:
        """Return paragraphs in the order asked for; those that are not stored are left out."""
        with self._database.reading() as connection:
            found = rows.select_paragraphs(connection, ids)
        return tuple(found[name] for name in ids if name in found)

    def document_paragraphs(self, document_id: DocumentId) -> tuple[Paragraph, ...]:
        """Return a document's paragraphs in reading order; empty where it is not held."""
        with self._database.reading() as connection:
            return tuple(rows.select_document_paragraphs(connection, document_id))

    def from_beginning(self, document_id: DocumentId) -> Generator[Paragraph, None, None]:
        """Yield a document's paragraphs in reading order, each read when it is asked for; to be closed after use."""
        with self._database.reading() as connection:
            yield from rows.select_document_paragraphs(connection, document_id)

    def neighbours(self, paragraph_id: ParagraphId, before: int, after: int) -> tuple[Paragraph, ...]:
        """Return up to ``before`` and ``after`` paragraphs around one, in reading order, without itself."""
        with self._database.reading() as connection:
            return tuple(rows.select_neighbours(connection, paragraph_id, before, after))

    def references(self, document_id: DocumentId) -> tuple[Reference, ...]:
        """Return what a document cites, in reading order; empty where it is not held."""
        with self._database.reading() as connection:
            return tuple(rows.select_references(connection, document_id))

    # The register, and what the updater remembers.

    def put_register(self, entries: Iterable[RegisterEntry]) -> None:
        """Replace the register."""
        with self._database.writing() as connection:
            replace_entries(connection, entries)
        self._mentions.cache_clear()

    def register(self) -> tuple[RegisterEntry, ...]:
        """Return the register in the order in which it was put; mentions stay in the store until they are looked at."""
        with self._database.reading() as connection:
            return tuple(select_entries(connection, self._mentions))

    def mentions_in(self, documents: Collection[DocumentId]) -> tuple[tuple[int, Mention], ...]:
        """Return the mentions that stand in some documents, each with its entry's position in the register."""
        with self._database.reading() as connection:
            return tuple(select_mentions_in(connection, documents))

    def _mentions_of(self, position: int) -> tuple[Mention, ...]:
        with self._database.reading() as connection:
            return tuple(select_mentions(connection, position))

    def put_state(self, name: str, value: str) -> None:
        """Remember a value under a name, such as the version of the readers that made the contents."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO state (name, value) VALUES (?, ?)", (name, value))

    def state(self, name: str) -> str | None:
        """Return a remembered value, or None."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
            return None if found is None else str(found[0])

    def backup_to(self, path: Path) -> None:
        """Write a consistent copy for a snapshot, put in place when it is complete."""
        self._database.backup_to(path)


def _check(read: ReadDocument) -> None:
    document = read.document
    characters = sum(len(paragraph.text) for paragraph in read.paragraphs)
    if len(read.paragraphs) > MAX_PARAGRAPHS or characters > MAX_CHARACTERS:
        raise ReadError(
            Path(document.path),
            f"it has {len(read.paragraphs):,} paragraphs and {characters:,} characters,"
            f" the limits are {MAX_PARAGRAPHS:,} and {MAX_CHARACTERS:,}",
            "split the file",
        )
    strange = next((p for p in read.paragraphs if p.document_id != document.id), None)
    if strange is not None:
        raise StoreError(f"paragraph {strange.id} belongs to {strange.document_id}, not to {document.id}.")
