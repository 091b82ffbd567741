"""Documents that are known: held, or only cited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.model.header import DocumentKey, Symbol, WrittenDate
from corpus.model.ids import DocumentId, RegisterId
from corpus.model.reference import Reference


@dataclass(frozen=True, slots=True)
class Mention:
    """Where the register's documents are cited: a paragraph and the reference in it."""

    document_id: DocumentId
    reference: Reference


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """A document that is known: held, or only cited.

    Attributes:
        date: as the best source writes it; a conflict is kept in ``dates``.
        dates: every date that some document gives for it, most frequent first.
        document_id: the held document, or None for a stub.
        aliases: short names in use, with what they name.
        mentions: in order of document path and position; of an entry from the store they are read when looked at.
        copies: further held files of the same document (its PDF beside its DOCX).
    """

    id: RegisterId
    key: DocumentKey
    type: str | None
    symbol: Symbol | None
    date: WrittenDate | None
    issuer: str | None
    subject: str | None
    document_id: DocumentId | None = None
    dates: tuple[WrittenDate, ...] = ()
    aliases: tuple[str, ...] = ()
    mentions: Sequence[Mention] = field(default=(), repr=False, hash=False)
    copies: tuple[DocumentId, ...] = ()

    @property
    def held(self) -> bool:
        """Whether the library has the text, not only citations of it."""
        return self.document_id is not None
