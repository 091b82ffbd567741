"""Documents named beside one of the kind that is only cited, where the library holds none whose basis could be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.model import Mention, ParagraphId, RegisterEntry, RegisterId, Relation

_WITH = frozenset(
    {Relation.BASED_ON, Relation.IMPLEMENTS, Relation.PROMULGATED_BY, Relation.REPORTS_ON, Relation.PROPOSED_BY}
)
"""How the paragraph that names both must stand to the other document."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A document named in one paragraph with a stub of the kind; ``mention`` is where."""

    kin: RegisterEntry
    mention: Mention


def named_beside(stubs: Iterable[RegisterEntry], register: Iterable[RegisterEntry]) -> dict[RegisterId, Beside]:
    """Return the documents that a paragraph which names a stub stands on as well, each with its first such place."""
    places: dict[ParagraphId, RegisterEntry] = {}
    for stub in stubs:
        for mention in stub.mentions:
            places.setdefault(mention.reference.paragraph_id, stub)
    found: dict[RegisterId, Beside] = {}
    for entry in register:
        for mention in entry.mentions:
            stub_ = places.get(mention.reference.paragraph_id)
            if stub_ is not None and stub_.id != entry.id and mention.reference.relation in _WITH:
                found.setdefault(entry.id, Beside(stub_, mention))
    return found
