"""The register as rows of the store: an entry in one row, each of its mentions in another."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from corpus.codec import decode, encode
from corpus.model import DocumentId, Mention, Reference, RegisterEntry
from corpus.register.kept import KeptMentions, ReadMentions


def replace_entries(connection: sqlite3.Connection, entries: Iterable[RegisterEntry]) -> None:
    """Replace the register."""
    connection.execute("DELETE FROM register")
    connection.execute("DELETE FROM register_mentions")
    for position, entry in enumerate(entries):
        connection.execute(
            "INSERT INTO register (position, value, mentions) VALUES (?, ?, ?)",
            (position, encode(replace(entry, mentions=())), len(entry.mentions)),
        )
        connection.executemany(
            "INSERT INTO register_mentions (entry, number, document, value) VALUES (?, ?, ?, ?)",
            ((position, number, m.document_id, encode(m.reference)) for number, m in enumerate(entry.mentions)),
        )


def select_entries(connection: sqlite3.Connection, read: ReadMentions) -> Iterator[RegisterEntry]:
    """Yield the register in its order.

    Args:
        read: gives the mentions of an entry when they are looked at.
    """
    rows = connection.execute("SELECT position, value, mentions FROM register ORDER BY position")
    for position, value, count in rows:
        entry = decode(RegisterEntry, value)
        yield replace(entry, mentions=KeptMentions(position, count, read)) if count else entry


def select_mentions(connection: sqlite3.Connection, position: int) -> Iterator[Mention]:
    """Yield the mentions of one entry, in their order."""
    rows = connection.execute(
        "SELECT document, value FROM register_mentions WHERE entry = ? ORDER BY number", (position,)
    )
    return (Mention(DocumentId(document), decode(Reference, value)) for document, value in rows)


def select_mentions_in(
    connection: sqlite3.Connection, documents: Collection[DocumentId]
) -> Iterator[tuple[int, Mention]]:
    """Yield the mentions that stand in some documents, each with the position of its entry, in the register's order."""
    rows = connection.execute(
        "SELECT entry, document, value FROM register_mentions"
        " WHERE document IN (SELECT value FROM json_each(?)) ORDER BY entry, number",
        (json.dumps(sorted(documents)),),
    )
    return ((entry, Mention(DocumentId(document), decode(Reference, value))) for entry, document, value in rows)
