"""Documents, paragraphs and references as rows of the store, and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache

from corpus.codec import decode, decode_texts, encode, encode_texts
from corpus.model import (
    Document,
    DocumentId,
    Format,
    Header,
    Paragraph,
    ParagraphId,
    ParagraphKind,
    ReadDocument,
    Reference,
)
from corpus.place import Place, PlacePart, Unit

_REMEMBERED = 16_384
"""Places that are kept read; thousands of paragraphs stand at "khoản 1"."""
_KINDS = {kind.value: kind for kind in ParagraphKind}

Row = tuple[object, ...]


def insert_document(connection: sqlite3.Connection, read: ReadDocument) -> int:
    """Insert a document or replace all that is stored of it; return its key in the database."""
    document = read.document
    connection.execute(
        "INSERT INTO documents (id, path, access, format, pages, header, warnings)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
        " path = excluded.path, access = excluded.access, format = excluded.format,"
        " pages = excluded.pages, header = excluded.header, warnings = excluded.warnings",
        _document_row(document),
    )
    key = int(connection.execute("SELECT key FROM documents WHERE id = ?", (document.id,)).fetchone()[0])
    connection.execute("DELETE FROM paragraphs WHERE document = ?", (key,))
    connection.execute("DELETE FROM document_references WHERE document = ?", (key,))
    connection.executemany(
        "INSERT INTO paragraphs (document, position, id, ordinal, place, kind, text, page, headings, note_of,"
        " confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _paragraph_rows(key, read.paragraphs),
    )
    connection.executemany(
        "INSERT INTO document_references (document, position, value) VALUES (?, ?, ?)",
        ((key, position, encode(reference)) for position, reference in enumerate(read.references)),
    )
    return key


def select_document(connection: sqlite3.Connection, document_id: DocumentId) -> Document | None:
    """Return a document, or None where it is not held."""
    rows = connection.execute(
        "SELECT id, path, format, header, pages, access, warnings FROM documents WHERE id = ?", (document_id,)
    )
    return next(map(_document, rows), None)


def select_documents(connection: sqlite3.Connection, levels: Iterable[str] | None) -> Iterator[Document]:
    """Yield documents by path, then id; only those of some access levels unless ``levels`` is None."""
    wanted = None if levels is None else json.dumps(sorted(levels))
    rows = connection.execute(
        "SELECT id, path, format, header, pages, access, warnings FROM documents"
        " WHERE ?1 IS NULL OR access IN (SELECT value FROM json_each(?1)) ORDER BY path, id",
        (wanted,),
    )
    return map(_document, rows)


def select_paragraph(connection: sqlite3.Connection, paragraph_id: ParagraphId) -> Paragraph | None:
    """Return a paragraph, or None; of several files of one document, that of the first path."""
    rows = connection.execute(
        "SELECT * FROM placed_paragraphs WHERE id = ? ORDER BY path, position LIMIT 1", (paragraph_id,)
    )
    return next(map(_paragraph, rows), None)


def select_copies(connection: sqlite3.Connection, paragraph_id: ParagraphId) -> Iterator[Paragraph]:
    """Yield a paragraph as each document holds it, by path."""
    rows = connection.execute("SELECT * FROM placed_paragraphs WHERE id = ? ORDER BY path, position", (paragraph_id,))
    return map(_paragraph, rows)


def select_paragraphs(connection: sqlite3.Connection, ids: Iterable[ParagraphId]) -> dict[ParagraphId, Paragraph]:
    """Return those of the paragraphs that are stored, as :func:`select_paragraph` picks them."""
    rows = connection.execute(
        "SELECT * FROM placed_paragraphs WHERE id IN (SELECT value FROM json_each(?))"
        " ORDER BY path DESC, position DESC",
        (json.dumps(list(ids)),),
    )
    return {paragraph.id: paragraph for paragraph in map(_paragraph, rows)}


def select_document_paragraphs(connection: sqlite3.Connection, document_id: DocumentId) -> Iterator[Paragraph]:
    """Yield a document's paragraphs in reading order."""
    rows = connection.execute(
        "SELECT * FROM placed_paragraphs WHERE document = (SELECT key FROM documents WHERE id = ?) ORDER BY position",
        (document_id,),
    )
    return map(_paragraph, rows)


def select_neighbours(
    connection: sqlite3.Connection, paragraph_id: ParagraphId, before: int, after: int
) -> Iterator[Paragraph]:
    """Yield up to ``before`` and ``after`` paragraphs around one, in reading order, without itself."""
    rows = connection.execute(
        "SELECT document, position FROM placed_paragraphs WHERE id = ? ORDER BY path, position LIMIT 1",
        (paragraph_id,),
    )
    for document, position in rows.fetchall():
        around = connection.execute(
            "SELECT * FROM placed_paragraphs WHERE document = ?"
            " AND position BETWEEN ? AND ? AND position != ? ORDER BY position",
            (document, position - before, position + after, position),
        )
        yield from map(_paragraph, around)


def select_references(connection: sqlite3.Connection, document_id: DocumentId) -> Iterator[Reference]:
    """Yield what a document cites, in reading order."""
    rows = connection.execute(
        "SELECT value FROM document_references"
        " WHERE document = (SELECT key FROM documents WHERE id = ?) ORDER BY position",
        (document_id,),
    )
    return (decode(Reference, value) for (value,) in rows)


def _document_row(document: Document) -> Row:
    return (
        document.id,
        document.path,
        document.access,
        document.format.value,
        document.pages,
        encode(document.header),
        encode_texts(document.warnings),
    )


def _document(row: tuple[str, str, str, str, int | None, str, str]) -> Document:
    name, path, kind, header, pages, access, warnings = row
    return Document(
        id=DocumentId(name),
        path=path,
        format=Format(kind),
        header=decode(Header, header),
        pages=pages,
        access=access,
        warnings=decode_texts(warnings),
    )


def _paragraph_rows(key: int, paragraphs: Iterable[Paragraph]) -> Iterator[Row]:
    for position, paragraph in enumerate(paragraphs):
        yield (
            key,
            position,
            paragraph.id,
            paragraph.ordinal,
            encode_place(paragraph.place),
            paragraph.kind.value,
            paragraph.text,
            paragraph.page,
            encode_texts(paragraph.headings),
            paragraph.note_of,
            paragraph.confidence,
        )


def _paragraph(
    row: tuple[str, str, int, str, str, str, int | None, str, int | None, float | None],
) -> Paragraph:
    return Paragraph(
        id=ParagraphId(row[0]),
        document_id=DocumentId(row[1]),
        ordinal=row[2],
        place=decode_place(row[3]),
        kind=_KINDS[row[4]],
        text=row[5],
        page=row[6],
        headings=decode_texts(row[7]),
        note_of=row[8],
        confidence=row[9],
    )


def encode_place(place: Place) -> str:
    """Return a place as a JSON array; its key would not survive a number such as "1/2"."""
    flat = [place.attachment]
    for part in place.parts:
        flat += (part.unit.value, part.number)
    return json.dumps(flat, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=_REMEMBERED)
def decode_place(text: str) -> Place:
    """Return what :func:`encode_place` wrote."""
    attachment, *flat = json.loads(text)
    parts = (PlacePart(Unit(unit), number) for unit, number in zip(flat[::2], flat[1::2], strict=True))
    return Place(tuple(parts), attachment)
