"""Documents named beside one of the kind that is only cited, where the library holds none whose basis could be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from corpus.model import DocumentId, Mention, ParagraphId, RegisterEntry, RegisterId, Relation
from corpus.register.cited import Cited

_WITH = frozenset(
    {Relation.BASED_ON, Relation.IMPLEMENTS, Relation.PROMULGATED_BY, Relation.REPORTS_ON, Relation.PROPOSED_BY}
)
"""How the paragraph that names both must stand to the other document."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A document named in one paragraph with a stub of the kind; ``mention`` is where."""

    kin: RegisterEntry
    mention: Mention


def named_beside(
    stubs: Iterable[RegisterEntry], cited: Callable[[frozenset[DocumentId]], Iterable[Cited]]
) -> dict[RegisterId, Beside]:
    """Return the documents that a paragraph which names a stub stands on as well, each with its first such place.

    Args:
        cited: gives what some documents cite, of all that may be returned.
    """
    documents: set[DocumentId] = set()
    places: dict[ParagraphId, RegisterEntry] = {}
    for stub in stubs:
        for mention in stub.mentions:
            places.setdefault(mention.reference.paragraph_id, stub)
            documents.add(mention.document_id)
    found: dict[RegisterId, Beside] = {}
    for entry, mentions in cited(frozenset(documents)):
        for mention in mentions:
            stub_ = places.get(mention.reference.paragraph_id)
            if stub_ is not None and stub_.id != entry.id and mention.reference.relation in _WITH:
                found.setdefault(entry.id, Beside(stub_, mention))
    return found
