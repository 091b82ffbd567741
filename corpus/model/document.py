"""Documents that are held, and the files they come from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpus.model.blocks import Format
from corpus.model.header import Header
from corpus.model.ids import DocumentId
from corpus.model.paragraph import Paragraph
from corpus.model.reference import Reference

PUBLIC = "public"
"""The access level of a document that no policy restricts."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document that is held.

    Attributes:
        path: relative to the corpus folder, with forward slashes.
        access: level from the policy beside the documents.
        warnings: sentences about the file and its reading that a clerk should see.
    """

    id: DocumentId
    path: str
    format: Format
    header: Header
    pages: int | None = None
    access: str = PUBLIC
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document with everything that was understood of it."""

    document: Document
    paragraphs: tuple[Paragraph, ...]
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file as found in the corpus folder.

    Attributes:
        sha256: of all that the document is read from: the file, and corrections beside it if there are any.
        content: of the file alone, which gives the document its id; "" where ``sha256`` is that.
        corrected: of several files with the same content those with corrections beside them, in order of their
            paths; empty where none has any, or the file has no copies.
    """

    path: Path
    relative: str
    sha256: str
    content: str = ""
    corrected: tuple[Path, ...] = ()
