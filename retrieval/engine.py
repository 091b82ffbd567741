"""The question's path: understand → candidates → fuse → evidence → compose.

The engine holds one immutable snapshot. Publishing a new one means building a
new engine and replacing the old in one assignment; a question keeps the one
it began with.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from itertools import islice
from typing import TypeVar

from corpus.model import PUBLIC, Document, DocumentId, Paragraph, ParagraphId, RegisterEntry
from retrieval.answer import Answer, Language
from retrieval.answers import (
    comparison,
    coverage,
    definition,
    fact,
    field,
    listing,
    lookup,
    news,
    procedure,
    provision,
    relation,
)
from retrieval.answers.context import Composer, Context
from retrieval.evidence.candidates import Candidate
from retrieval.evidence.close_reading import Reader
from retrieval.evidence.evidence import Evidence, Holding
from retrieval.finding import Found, find
from retrieval.library import View
from retrieval.query import Kind, Query
from retrieval.question.conversation import resolve
from retrieval.question.guard import refusal
from retrieval.question.understand import Lexicon, check_question, understand
from retrieval.targets.resolve import Targets, resolve_targets

T = TypeVar("T")
EVERYONE = frozenset({PUBLIC})
"""Access levels of an asker of whom nothing is known."""
MOST_VIEWS = 32
"""Sets of access levels whose view of the library is kept."""
_COMPOSERS: Mapping[Kind, Composer] = {
    Kind.COMPARISON: comparison.compose,
    Kind.PROVISION: provision.compose,
    Kind.COUNT: listing.compose,
    Kind.RELATION: relation.compose,
    Kind.DEFINITION: definition.compose,
    Kind.FIELD: field.compose,
    Kind.NEWS: news.compose,
    Kind.LIST: listing.compose,
    Kind.COVERAGE: coverage.compose,
    Kind.LOOKUP: lookup.compose,
    Kind.FACT: fact.compose,
}
_SEARCHING = frozenset({Kind.COVERAGE, Kind.FACT})
"""Kinds whose composers search, so that the search may begin before it is known which documents are meant."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A paragraph with what stands around it."""

    document: Document
    paragraph: Paragraph
    before: tuple[Paragraph, ...]
    after: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """How willing the engine is to answer.

    Attributes:
        threshold: confidence from 0 to 1 under which the answer is silence.
        near: nearest paragraphs shown with a silence.
        max_characters: longest question.
    """

    threshold: float
    near: int
    max_characters: int


class Engine:
    """Answers questions over one snapshot; safe to call from several threads.

    Attributes:
        close: lets go of the snapshot; called once no question is under way.
    """

    def __init__(
        self,
        view: Callable[[frozenset[str]], View],
        lexicon: Callable[[View], Lexicon],
        policy: Policy,
        *,
        today: Callable[[], date] = date.today,
        close: Callable[[], None] = lambda: None,
    ) -> None:
        self._view = lru_cache(maxsize=MOST_VIEWS)(view)
        self._lexicon = lexicon
        self._policy = policy
        self._today = today
        self.close = close

    def ask(
        self,
        question: str,
        *,
        previous: tuple[str, ...] = (),
        levels: frozenset[str] = EVERYONE,
        language: Language | None = None,
    ) -> Answer:
        """Answer one question.

        Args:
            question: as typed.
            previous: earlier questions of the conversation, oldest first.
            levels: access levels of the asker.
            language: language of the reply; that of the question if None.

        Raises:
            QuestionError: if the question is too long or holds no word.
        """
        started = time.perf_counter()
        checked = check_question(question, self._policy.max_characters)
        view = self._view(levels)
        query = self._understood(checked, previous, view, language)
        answer = self._answer(query, view)
        return replace(answer, took_ms=round((time.perf_counter() - started) * 1000, 1))

    def search(self, question: str, limit: int, *, levels: frozenset[str] = EVERYONE) -> tuple[Candidate, ...]:
        """Return the ranked paragraphs for a question, best first."""
        checked = check_question(question, self._policy.max_characters)
        view = self._view(levels)
        query = understand(checked, self._lexicon(view), today=self._today())
        return tuple(islice(view.search(query), limit))

    def find(self, typed: str, *, levels: frozenset[str] = EVERYONE, documents: int = 5, paragraphs: int = 8) -> Found:
        """Return documents and paragraphs for what someone types; raises QuestionError as :meth:`ask` does."""
        view = self._view(levels)
        query = understand(check_question(typed, self._policy.max_characters), self._lexicon(view), today=self._today())
        targets = resolve_targets(query, view.entries, view.titles)
        return find(query, targets, view, documents=documents, paragraphs=paragraphs)

    def consult(self, work: Callable[[View], T], *, levels: frozenset[str] = EVERYONE) -> T:
        """Return what ``work`` makes of the library as the asker may see it."""
        return work(self._view(levels))

    def view(self, levels: frozenset[str] = EVERYONE) -> View:
        """Return the library as an asker of these access levels may see it."""
        return self._view(levels)

    def evidence(
        self, question: str, *, previous: tuple[str, ...] = (), levels: frozenset[str] = EVERYONE
    ) -> tuple[Query, tuple[Evidence, ...]] | None:
        """Return a question as it is understood with the evidence for it, or None where it asks for no fact."""
        view = self._view(levels)
        query = self._understood(check_question(question, self._policy.max_characters), previous, view, None)
        if query.kinds != (Kind.FACT,):
            return None
        return query, _Work(query, view, resolve_targets(query, view.entries, view.titles)).evidence

    def document(self, document_id: DocumentId, *, levels: frozenset[str] = EVERYONE) -> Document:
        """Return a held document; raises KeyError for one that is not for the asker."""
        return self._view(levels).document(document_id)

    def around(
        self, paragraph_id: ParagraphId, *, levels: frozenset[str] = EVERYONE, before: int = 1, after: int = 1
    ) -> Surroundings | None:
        """Return a paragraph with its neighbours, or None where it is gone or not for the asker."""
        view = self._view(levels)
        paragraph = view.paragraph(paragraph_id)
        if paragraph is None:
            return None
        return Surroundings(view.document(paragraph.document_id), paragraph, *view.neighbours(paragraph, before, after))

    def _understood(self, question: str, previous: tuple[str, ...], view: View, language: Language | None) -> Query:
        """Understand a question, after putting in what it points to in the conversation."""
        today = self._today()
        lexicon = self._lexicon(view)
        query = understand(question, lexicon, language=language, today=today)
        if not previous:
            return query

        def ask_before(earlier: str) -> Answer:
            before = check_question(earlier, self._policy.max_characters)
            return self._answer(self._understood(before, previous[:-1], view, language), view)

        resolved = resolve(
            question, query, previous[-1], ask_before, lambda earlier: understand(earlier, lexicon, today=today)
        )
        if resolved is None:
            return query
        understood = understand(resolved, lexicon, language=query.language, today=today)
        return replace(understood, asked=question, resolved=True)

    def _answer(self, query: Query, view: View) -> Answer:
        """Try the composers in the order of the query's kinds; the last one always answers."""
        search = view.begin_search(query) if query.kinds[0] in _SEARCHING else None
        targets = resolve_targets(query, view.entries, view.titles)
        work = _Work(query, view, targets, search)
        context = Context(
            query=query,
            view=view,
            targets=targets,
            evidence=lambda: work.evidence,
            holding=work.holding,
            evidence_for=work.evidence_for,
            evidence_in=work.evidence_in,
            threshold=self._policy.threshold,
            near=self._policy.near,
            today=self._today(),
        )
        refused = refusal(context)
        if refused is not None:
            return refused
        answers = (compose(context) for compose in (procedure.compose, *(_COMPOSERS[kind] for kind in query.kinds)))
        return next(answer for answer in answers if answer is not None)


class _Work:
    """Evidence for one question, looked for on first use and at most once."""

    def __init__(
        self, query: Query, view: View, targets: Targets, search: Callable[[], Iterable[Candidate]] | None = None
    ) -> None:
        """Begin with nothing found.

        Args:
            search: waits for the candidates, where the search was begun.
        """
        self._query = query
        self._view = view
        self._targets = targets
        self._search = search

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """Return the evidence, best first, within the documents the question names."""
        return self._within(self._targets)

    def holding(self, query: Query) -> tuple[Holding, ...]:
        """Return what the paragraphs found for this query or a changed one hold of it."""
        work = self if query is self._query else _Work(query, self._view, self._targets)
        return work._holding

    @cached_property
    def _holding(self) -> tuple[Holding, ...]:
        return self._reader.holding(within_named(self._found, self._targets, self._view))

    def evidence_for(self, changed: Query) -> tuple[Evidence, ...]:
        """Return the same for a changed query."""
        return _Work(changed, self._view, self._targets).evidence

    def evidence_in(self, entries: tuple[RegisterEntry, ...], query: Query) -> tuple[Evidence, ...]:
        """Return the evidence within some documents, for this query or a changed one."""
        targets = Targets(named=entries)
        return self._within(targets) if query is self._query else _Work(query, self._view, targets).evidence

    def _within(self, targets: Targets) -> tuple[Evidence, ...]:
        return self._reader.gather(within_named(self._found, targets, self._view))

    @cached_property
    def _found(self) -> Iterable[Candidate]:
        return self._view.search(self._query) if self._search is None else self._search()

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self._query, self._view)


def within_named(found: Iterable[Candidate], targets: Targets, view: View) -> Iterable[Candidate]:
    """Keep to the documents the question names: the text of a held one, paragraphs that cite another.

    What was found comes first, in its order; what was not follows in reading order.
    """
    if not targets.named:
        return found
    ordered = tuple(found)
    place = {candidate.paragraph.id: number for number, candidate in enumerate(ordered)}
    allowed: dict[ParagraphId, Paragraph] = {}
    for entry in targets.named:
        if entry.document_id is not None and entry.held:
            allowed.update((p.id, p) for p in view.paragraphs_of(entry.document_id))
        else:
            allowed.update((p.id, p) for _, p in view.mention_paragraphs(entry.mentions))
    kept = [ordered[place[id_]] if id_ in place else Candidate(paragraph, 0.0) for id_, paragraph in allowed.items()]
    last = len(ordered)
    return tuple(sorted(kept, key=lambda c: (place.get(c.paragraph.id, last), c.paragraph.ordinal, c.paragraph.id)))
