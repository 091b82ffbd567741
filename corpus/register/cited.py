"""What some documents cite, from the register."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from corpus.model import DocumentId, Mention, RegisterEntry

Cited = tuple[RegisterEntry, tuple[Mention, ...]]
"""An entry with the mentions of it that stand in the documents asked about."""


def cited_in(entries: Iterable[RegisterEntry], documents: Collection[DocumentId]) -> tuple[Cited, ...]:
    """Return the entries that some held documents cite, in the given order; looks at every mention of every entry."""
    found = ((entry, tuple(m for m in entry.mentions if m.document_id in documents)) for entry in entries)
    return tuple((entry, mentions) for entry, mentions in found if mentions)
