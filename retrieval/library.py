"""The library as one asker may see it: the register, the paragraphs and the search, all filtered by access.

Everything a composer reads comes through a :class:`View`, so that nothing the
asker may not see can reach an answer, a near miss, a count or a list.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from operator import itemgetter

from config.errors import QuarantineError
from corpus.model import (
    Document,
    DocumentId,
    Mention,
    Paragraph,
    ParagraphId,
    ParagraphKind,
    ReadDocument,
    Reference,
    RegisterEntry,
)
from corpus.register.build import build_register
from corpus.register.cited import Cited, cited_in
from corpus.store import Store
from indexes.fusion import fuse
from indexes.hit import Hit
from retrieval.answer import Language
from retrieval.begun import begin
from retrieval.evidence.candidates import Candidate, Candidates
from retrieval.evidence.terms import smooth_rarity, words
from retrieval.language.base_vocabulary import base_vocabulary
from retrieval.naming import publishes_procedures
from retrieval.query import Query
from retrieval.searches import Dense, Lexical
from retrieval.targets.title_index import TitleIndex

_REMEMBERED_OPENINGS = 4096
_REMEMBERED_TERMS = 65_536
"""Terms whose rarity is kept; one question asks for the same few hundreds of times."""
_OPENS = (ParagraphKind.HEADER, ParagraphKind.TITLE, ParagraphKind.BODY)
OPENING = 700
"""Characters of a document's beginning that stand for a title it does not have."""
MAX_DOCUMENT_PARAGRAPHS = 5000
"""Paragraphs of one document that a question about it looks at."""


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


Rerank = Callable[[str, Iterable[Candidate]], Iterable[Candidate]]
"""Returns the candidates for a question in another order."""


class View:
    """One asker's library; immutable, shared by all askers with the same levels."""

    def __init__(
        self,
        store: Store,
        lexical: Lexical,
        dense: Dense,
        *,
        plan: SearchPlan,
        levels: frozenset[str],
        rerank: Rerank | None = None,
    ) -> None:
        """Put the parts together.

        Args:
            rerank: puts the fused candidates in another order; None leaves them by falling score.
        """
        self.levels = levels
        self._store = store
        self._lexical = lexical
        self._dense = dense
        self._plan = plan
        self._rerank = rerank
        self.rarity = lru_cache(maxsize=_REMEMBERED_TERMS)(self._rarity)
        self.opening = lru_cache(maxsize=_REMEMBERED_OPENINGS)(self._opening)
        self.documents: dict[DocumentId, Document] = {d.id: d for d in store.documents(levels)}

    @cached_property
    def entries(self) -> tuple[RegisterEntry, ...]:
        """The register as the asker's documents alone make it.

        It is built anew rather than filtered: a subject, date or alias that only a
        document beyond the asker's access gives must not show on an entry that stays.
        """
        if self._sees_all:
            return self._store.register()
        return build_register(
            ReadDocument(document, (), tuple(self._store.references(document.id)))
            for document in self.documents.values()
        )

    @cached_property
    def _sees_all(self) -> bool:
        return len(self.documents) == self._store.count_documents()

    def cited_in(self, documents: Collection[DocumentId]) -> tuple[Cited, ...]:
        """Return the entries that some held documents cite, in the register's order, with the mentions that stand there."""
        if not self._sees_all:
            return cited_in(self.entries, documents)
        found = groupby(self._store.mentions_in(documents), key=itemgetter(0))
        return tuple((self.entries[at], tuple(mention for _, mention in mentions)) for at, mentions in found)

    @cached_property
    def titles(self) -> TitleIndex:
        """Finds entries by the words of their titles."""
        return TitleIndex(self.entries)

    @cached_property
    def _by_document(self) -> dict[DocumentId, RegisterEntry]:
        return {entry.document_id: entry for entry in self.entries if entry.document_id is not None}

    @cached_property
    def publishing(self) -> frozenset[DocumentId]:
        """The held documents that make administrative procedures known, several in one."""
        held = self.documents.items()
        return frozenset(name for name, document in held if publishes_procedures(document.header))

    def entry_of(self, document_id: DocumentId) -> RegisterEntry | None:
        """Return the register entry of a held document."""
        return self._by_document.get(document_id)

    def document(self, document_id: DocumentId) -> Document:
        """Return a held document; raises KeyError for one the asker may not see."""
        return self.documents[document_id]

    def hides(self, path: str, issuer: str, symbol: str) -> bool:
        """Tell whether what stood at a path, or bears a number of an issuer, is held beyond the asker's access.

        A file that was stopped by the secrecy gate since counts as hidden from everyone.
        """
        for document in self._store.documents():
            if document.id in self.documents:
                continue
            own = document.header.symbol
            is_same = bool(symbol) and own is not None and (document.header.issuer or "", own.text) == (issuer, symbol)
            if is_same or document.path == path:
                return True
        stopped = (record for record in self._store.files() if record.error == QuarantineError.__name__)
        return any(record.path == path for record in stopped)

    def paragraph(self, paragraph_id: ParagraphId) -> Paragraph | None:
        """Return a paragraph, or None where it is gone or beyond the asker's access."""
        return next((p for p in self._store.paragraph_copies(paragraph_id) if p.document_id in self.documents), None)

    def paragraphs_of(self, document_id: DocumentId) -> tuple[Paragraph, ...]:
        """Return a document's paragraphs in reading order, at most MAX_DOCUMENT_PARAGRAPHS."""
        if document_id not in self.documents:
            return ()
        return tuple(self._store.document_paragraphs(document_id)[:MAX_DOCUMENT_PARAGRAPHS])

    def _opening(self, document_id: DocumentId) -> str:
        """Return how a document begins, as far as nothing stands above it: the caption and columns of a table, "Kèm theo …"."""
        if document_id not in self.documents:
            return ""
        lines: list[str] = []
        with closing(self._store.from_beginning(document_id)) as paragraphs:
            for paragraph in paragraphs:
                known = sum(map(len, lines))
                if paragraph.headings or paragraph.kind not in _OPENS or known + len(paragraph.text) > OPENING:
                    break
                lines.append(paragraph.text)
        return " . ".join(lines)

    def neighbours(
        self, paragraph: Paragraph, before: int, after: int
    ) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
        """Return the paragraphs around one, in reading order: those before, those after."""
        around = self._store.neighbours(paragraph.id, before, after)
        if any(p.document_id != paragraph.document_id for p in around):  # those of a copy, perhaps beyond access
            low, high = paragraph.ordinal - before, paragraph.ordinal + after
            own = self.paragraphs_of(paragraph.document_id)
            around = tuple(p for p in own if low <= p.ordinal <= high and p.ordinal != paragraph.ordinal)
        return (
            tuple(p for p in around if p.ordinal < paragraph.ordinal),
            tuple(p for p in around if p.ordinal > paragraph.ordinal),
        )

    def references_of(self, document_id: DocumentId) -> tuple[Reference, ...]:
        """Return what a held document cites, in reading order."""
        return tuple(self._store.references(document_id)) if document_id in self.documents else ()

    def holds_term(self, pair: str) -> bool:
        """Tell whether a folded syllable, or two joined by a space, stand anywhere in what the asker may read."""
        return self._lexical.document_frequency(pair, self.levels) > 0

    def _rarity(self, term: str) -> float:
        """Weigh a folded syllable, or two joined by a space, by how rare it is in what the asker may read.

        Two that the library knows but nowhere side by side weigh nothing together: they are neighbours in a
        question without small words ("học phí | THCS"), and that no text has them so tells nothing against one.
        """
        found = words(term)
        counts = [self._lexical.document_frequency(word, self.levels) for word in found]
        if len(found) > 1:
            together = self._lexical.document_frequency(term, self.levels)
            if not together and all(counts) and term not in base_vocabulary().pairs:
                return 0.0
            counts.append(together)
        return smooth_rarity(min(counts, default=0), self._lexical.size(self.levels))

    def search(self, query: Query) -> Iterable[Candidate]:
        """Return candidates for a question, best first, in a total order: by score, or as the reranker has it.

        They may be gone over several times.
        """
        return self.begin_search(query)()

    def begin_search(self, query: Query) -> Callable[[], Iterable[Candidate]]:
        """Begin :meth:`search` in other threads; return what waits for the candidates and gives them."""
        limit = self._plan.limit
        dense = begin(lambda: self._dense.search(query.text, limit, self.levels))
        lexical = begin(lambda: self._lexical.search(query.search_text, limit, self.levels))
        return lambda: self._candidates(query, lexical(), dense())

    def _candidates(self, query: Query, lexical: Sequence[Hit], dense: Sequence[Hit]) -> Iterable[Candidate]:
        plan = self._plan
        readable = query.accented or query.spoken is Language.ENGLISH
        weight = plan.dense_weight if readable else plan.dense_weight_unaccented
        fused = fuse(lexical, dense, dense_weight=weight)[: plan.limit]
        cosine = {hit.paragraph_id: hit.score for hit in dense}

        def read(hits: Sequence[Hit]) -> Iterator[Candidate]:
            found = self._found([hit.paragraph_id for hit in hits])
            for hit in hits:
                if hit.paragraph_id in found:
                    yield Candidate(found[hit.paragraph_id], hit.score, cosine.get(hit.paragraph_id, 0.0))

        candidates = Candidates(fused, read)
        return candidates if self._rerank is None else tuple(self._rerank(query.text, candidates))

    def mention_paragraphs(self, mentions: Sequence[Mention]) -> tuple[tuple[Mention, Paragraph], ...]:
        """Pair mentions with their paragraphs, in the given order."""
        found = self._found([m.reference.paragraph_id for m in mentions])
        return tuple((m, found[m.reference.paragraph_id]) for m in mentions if m.reference.paragraph_id in found)

    def _found(self, ids: Sequence[ParagraphId]) -> dict[ParagraphId, Paragraph]:
        """Return paragraphs by id, each as a document that the asker may see holds it."""
        first = {p.id: p for p in self._store.paragraphs(ids)}
        found: dict[ParagraphId, Paragraph] = {}
        for name, paragraph in first.items():
            seen = paragraph if paragraph.document_id in self.documents else self.paragraph(name)
            if seen is not None:
                found[name] = seen
        return found

    def issuers(self) -> Sequence[str]:
        """Return who issued the asker's documents, each once, as a sentence writes it: heads are in capitals."""
        return sorted({d.header.issuer for d in self.documents.values() if d.header.issuer is not None})

    def texts(self) -> Iterator[str]:
        """Yield the texts of the asker's documents, document by document, without page furniture and heads."""
        for document_id in self.documents:
            for paragraph in self._store.document_paragraphs(document_id):
                if paragraph.kind not in (ParagraphKind.NOISE, ParagraphKind.HEADER):
                    yield paragraph.text
