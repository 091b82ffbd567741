"""The library as one asker may see it: the register, the paragraphs and the search, all filtered by access.

Everything a composer reads comes through a :class:`View`, so that nothing the
asker may not see can reach an answer, a near miss, a count or a list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from corpus.model import Document, DocumentId, Mention, Paragraph, ParagraphId, Reference, RegisterEntry
from corpus.store import Store
from indexes.fusion import fuse
from indexes.hit import Hit
from retrieval.answer import Language
from retrieval.query import Query
from retrieval.targets import TitleIndex
from retrieval.terms import smooth_rarity, words

MAX_DOCUMENT_PARAGRAPHS = 5000
"""Paragraphs of one document that a question about it looks at."""


class Lexical(Protocol):
    """What is asked of the lexical index."""

    def search(self, query: str, limit: int, levels: frozenset[str]) -> tuple[Hit, ...]:
        """Return the best paragraphs of these access levels."""
        ...

    def document_frequency(self, term: str) -> int:
        """Return in how many paragraphs a folded syllable or pair stands."""
        ...

    @property
    def size(self) -> int:
        """Number of paragraphs."""
        ...


class Dense(Protocol):
    """What is asked of the dense side: encoder and vectors together."""

    def search(self, query: str, limit: int, levels: frozenset[str]) -> tuple[Hit, ...]:
        """Return the paragraphs of these access levels whose vectors are nearest."""
        ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph found for a question.

    Attributes:
        score: fused score from 0 to 1 among the candidates of this question.
        dense: cosine of question and paragraph, or 0 where the dense side did not find it.
    """

    paragraph: Paragraph
    score: float
    dense: float = 0.0


@dataclass(frozen=True, slots=True)
class SearchPlan:
    """How the two indexes are asked and combined.

    Attributes:
        limit: candidates taken from each index.
        dense_weight: share of the dense score for a question with diacritics.
        dense_weight_unaccented: the same for one without.
    """

    limit: int
    dense_weight: float
    dense_weight_unaccented: float


class View:
    """One asker's library; immutable, shared by all askers with the same levels."""

    def __init__(
        self, store: Store, lexical: Lexical, dense: Dense, *, plan: SearchPlan, levels: frozenset[str]
    ) -> None:
        self.levels = levels
        self._store = store
        self._lexical = lexical
        self._dense = dense
        self._plan = plan
        self.documents: dict[DocumentId, Document] = {d.id: d for d in store.documents(levels)}

    @cached_property
    def entries(self) -> tuple[RegisterEntry, ...]:
        """The register, without what only documents beyond the asker's access know."""
        return tuple(kept for entry in self._store.register() if (kept := self._visible(entry)) is not None)

    @cached_property
    def titles(self) -> TitleIndex:
        """Finds entries by the words of their titles."""
        return TitleIndex(self.entries)

    @cached_property
    def _by_document(self) -> dict[DocumentId, RegisterEntry]:
        return {entry.document_id: entry for entry in self.entries if entry.document_id is not None}

    def entry_of(self, document_id: DocumentId) -> RegisterEntry | None:
        """Return the register entry of a held document."""
        return self._by_document.get(document_id)

    def document(self, document_id: DocumentId) -> Document:
        """Return a held document; raises KeyError for one the asker may not see."""
        return self.documents[document_id]

    def paragraph(self, paragraph_id: ParagraphId) -> Paragraph | None:
        """Return a paragraph, or None where it is gone or beyond the asker's access."""
        paragraph = self._store.paragraph(paragraph_id)
        return paragraph if paragraph is not None and paragraph.document_id in self.documents else None

    def paragraphs_of(self, document_id: DocumentId) -> tuple[Paragraph, ...]:
        """Return a document's paragraphs in reading order, at most MAX_DOCUMENT_PARAGRAPHS."""
        if document_id not in self.documents:
            return ()
        return tuple(self._store.document_paragraphs(document_id)[:MAX_DOCUMENT_PARAGRAPHS])

    def neighbours(
        self, paragraph: Paragraph, before: int, after: int
    ) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
        """Return the paragraphs around one, in reading order: those before, those after."""
        around = self._store.neighbours(paragraph.id, before, after)
        return (
            tuple(p for p in around if p.ordinal < paragraph.ordinal),
            tuple(p for p in around if p.ordinal > paragraph.ordinal),
        )

    def references_of(self, document_id: DocumentId) -> tuple[Reference, ...]:
        """Return what a held document cites, in reading order."""
        return tuple(self._store.references(document_id)) if document_id in self.documents else ()

    def rarity(self, term: str) -> float:
        """Weigh a folded syllable, or two joined by a space, by how rare it is in the library."""
        found = words(term)
        counts = [self._lexical.document_frequency(word) for word in found]
        if len(found) > 1:
            counts.append(self._lexical.document_frequency(term))
        return smooth_rarity(min(counts, default=0), self._lexical.size)

    def search(self, query: Query) -> tuple[Candidate, ...]:
        """Return candidates for a question, best first, in a total order."""
        lexical = self._lexical.search(query.search_text, self._plan.limit, self.levels)
        dense = self._dense.search(query.text, self._plan.limit, self.levels)
        plan = self._plan
        readable = query.accented or query.spoken is Language.ENGLISH
        weight = plan.dense_weight if readable else plan.dense_weight_unaccented
        fused = fuse(lexical, dense, dense_weight=weight)[: plan.limit]
        cosine = {hit.paragraph_id: hit.score for hit in dense}
        found = {p.id: p for p in self._store.paragraphs([hit.paragraph_id for hit in fused])}
        return tuple(
            Candidate(found[hit.paragraph_id], hit.score, cosine.get(hit.paragraph_id, 0.0))
            for hit in fused
            if hit.paragraph_id in found and found[hit.paragraph_id].document_id in self.documents
        )

    def mention_paragraphs(self, mentions: Sequence[Mention]) -> tuple[tuple[Mention, Paragraph], ...]:
        """Pair mentions with their paragraphs, in the given order."""
        found = {p.id: p for p in self._store.paragraphs([m.reference.paragraph_id for m in mentions])}
        return tuple((m, found[m.reference.paragraph_id]) for m in mentions if m.reference.paragraph_id in found)

    def _visible(self, entry: RegisterEntry) -> RegisterEntry | None:
        held = entry.document_id if entry.document_id in self.documents else None
        mentions = tuple(mention for mention in entry.mentions if mention.document_id in self.documents)
        if held is None and not mentions:
            return None
        if held == entry.document_id and len(mentions) == len(entry.mentions):
            return entry
        return replace(entry, document_id=held, mentions=mentions)
