"""Documents, paragraphs and evidence made by hand, so that a composer is tested without an index or a model."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast

from corpus.model import (
    Document,
    DocumentId,
    DocumentKey,
    Format,
    Header,
    Mention,
    Paragraph,
    ParagraphId,
    ParagraphKind,
    Reference,
    RegisterEntry,
    RegisterId,
    Relation,
    WrittenDate,
)  # fmt: skip
from corpus.place import Place
from corpus.register.cited import Cited, cited_in
from corpus.symbols import find_symbols
from corpus.text.fold import fold
from retrieval.answer import Answer, Language
from retrieval.answers.context import Context
from retrieval.evidence.candidates import Candidate
from retrieval.evidence.confidence import Features
from retrieval.evidence.evidence import Evidence, Holding
from retrieval.evidence.sentences import Span, sentences
from retrieval.evidence.terms import words
from retrieval.language.names import NameIndex
from retrieval.library import View
from retrieval.naming import publishes_procedures
from retrieval.query import Query
from retrieval.question.understand import Lexicon, understand
from retrieval.targets.resolve import Targets, resolve_targets
from retrieval.targets.title_index import TitleIndex

TODAY = date(2026, 6, 1)


def paragraph(
    document: str, ordinal: int, text: str, place: str = "", *, kind: ParagraphKind = ParagraphKind.BODY,
    headings: Sequence[str] = (), note_of: int | None = None,
) -> Paragraph:  # fmt: skip
    """Return a paragraph; ``place`` is the key of a place, such as ``article:3/clause:1``."""
    return Paragraph(
        ParagraphId(f"{document}-{ordinal}"), DocumentId(document), ordinal, Place.from_key(place), kind, text,
        headings=tuple(headings), note_of=note_of,
    )  # fmt: skip


ARTICLES = (
    paragraph("qd", 2, "Điều 1. Thành lập Ban Chỉ đạo gồm 15 thành viên.", "article:1"),
    paragraph("qd", 3, "Điều 2. Nhiệm vụ của Ban Chỉ đạo", "article:2", kind=ParagraphKind.HEADING),
    paragraph(
        "qd", 4, "1. Chỉ đạo việc thực hiện.", "article:2/clause:1", headings=("Điều 2. Nhiệm vụ của Ban Chỉ đạo",)
    ),
    paragraph("qd", 5, "2. Họp 6 tháng một lần.", "article:2/clause:2", headings=("Điều 2. Nhiệm vụ của Ban Chỉ đạo",)),
)
"""A decision on a steering committee."""


def only(answer: Answer | None) -> Answer:
    """Return the answer that a composer did not decline to give."""
    assert answer is not None
    return answer


def cited(answer: Answer) -> list[str]:
    """Return the ids of the paragraphs that an answer cites."""
    return [citation.paragraph.id for citation in answer.citations]


@dataclass(slots=True)
class Shelf:
    """What a composer may look into: the methods of a view over documents made by hand."""

    documents: dict[DocumentId, Document] = field(default_factory=dict)
    paragraphs: dict[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    register: list[RegisterEntry] = field(default_factory=list)

    def hold(
        self, name: str, kind: str, symbol: str, subject: str, *paragraphs: Paragraph, issued: date | None = None,
        issuer: str = "Ủy ban nhân dân tỉnh Sông Thương", signer: str | None = None, capacity: str = "",
    ) -> RegisterEntry:  # fmt: skip
        """Put in a held document with its register entry."""
        parsed = find_symbols(symbol)[0].symbol if symbol else None
        written = WrittenDate(f"{issued:%d/%m/%Y}", issued) if issued else None
        header = Header(
            type=kind,
            symbol=parsed,
            date=written,
            issuer=issuer,
            subject=subject,
            signer_title=signer,
            capacity=capacity,
        )
        head = (
            paragraph(name, 0, f"{issuer.upper()}\nSố: {symbol}\nngày {written.raw if written else ''}", "header:",
                      kind=ParagraphKind.HEADER),
            paragraph(name, 1, subject, "header:", kind=ParagraphKind.TITLE),
        )  # fmt: skip
        self.documents[DocumentId(name)] = Document(DocumentId(name), f"{name}.txt", Format.TEXT, header)
        self.paragraphs[name] = (*head, *paragraphs)
        entry = RegisterEntry(
            RegisterId(name), DocumentKey(issuer, symbol, issued), kind, parsed, written, issuer, subject,
            DocumentId(name),
        )  # fmt: skip
        self.register.append(entry)
        return entry

    def mention(self, entry: RegisterEntry, inside: Paragraph, words: str, relation: Relation) -> RegisterEntry:
        """Let a paragraph mention a document by ``words`` of its text; returns the entry with the mention."""
        start = inside.text.index(words)
        reference = Reference(
            inside.id, start, start + len(words), words, relation, type=entry.type, symbol=entry.symbol
        )
        mended = replace(entry, mentions=(*entry.mentions, Mention(inside.document_id, reference)))
        self.register = [mended if known.id == entry.id else known for known in self.register]
        return mended

    def cite_only(self, kind: str, symbol: str, subject: str) -> RegisterEntry:
        """Put in a document that is only cited."""
        parsed = find_symbols(symbol)[0].symbol
        entry = RegisterEntry(
            RegisterId(symbol), DocumentKey(None, symbol, None), kind, parsed, None, "UBND tỉnh Sông Thương", subject
        )
        self.register.append(entry)
        return entry

    @property
    def entries(self) -> tuple[RegisterEntry, ...]:
        return tuple(self.register)

    @property
    def titles(self) -> TitleIndex:
        return TitleIndex(self.entries)

    @property
    def publishing(self) -> frozenset[DocumentId]:
        return frozenset(name for name, one in self.documents.items() if publishes_procedures(one.header))

    def cited_in(self, documents: Collection[DocumentId]) -> tuple[Cited, ...]:
        return cited_in(self.register, documents)

    def entry_of(self, document_id: DocumentId) -> RegisterEntry | None:
        return next((entry for entry in self.register if entry.document_id == document_id), None)

    def paragraph(self, paragraph_id: ParagraphId) -> Paragraph | None:
        return next((p for own in self.paragraphs.values() for p in own if p.id == paragraph_id), None)

    def document(self, document_id: DocumentId) -> Document:
        return self.documents[document_id]

    def paragraphs_of(self, document_id: DocumentId) -> tuple[Paragraph, ...]:
        return self.paragraphs.get(document_id, ())

    def neighbours(
        self, one: Paragraph, before: int, after: int
    ) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
        own = self.paragraphs_of(one.document_id)
        return own[max(0, one.ordinal - before) : one.ordinal], own[one.ordinal + 1 : one.ordinal + 1 + after]

    def mention_paragraphs(self, mentions: Sequence[Mention]) -> tuple[tuple[Mention, Paragraph], ...]:
        known = {p.id: p for own in self.paragraphs.values() for p in own}
        return tuple((m, known[m.reference.paragraph_id]) for m in mentions)

    def search(self, query: Query) -> tuple[Candidate, ...]:
        asked = set(words(fold(query.search_text)))
        own = (p for held in self.paragraphs.values() for p in held)
        return tuple(Candidate(p, 1.0) for p in own if asked <= set(words(fold(p.text))))

    def holds_term(self, term: str) -> bool:
        own = (p for held in self.paragraphs.values() for p in held)
        return any(f" {term} " in f" {' '.join(words(fold(p.text)))} " for p in own)

    def rarity(self, term: str) -> float:
        del term
        return 1.0


def understood(question: str, language: Language | None = None) -> Query:
    """Return a question as it is understood where the library holds no names."""
    return understand(question, Lexicon(NameIndex({}, {}), {}), language=language, today=TODAY)


def evidence(one: Paragraph, confidence: float, *, quote: str = "", passage: float = 0.5) -> Evidence:
    """Return evidence for a paragraph: its sentence that begins like ``quote``, else its first."""
    spans = sentences(one.text)
    chosen = next((s for s in spans if quote and s.of(one.text).startswith(quote)), spans[0])
    features = Features(
        score=1.0, dense=0.8, passage=passage, context=passage, expected=1.0, asks_value=0.0, missing=0.0,
        names_held=1.0, years_held=1.0,
    )  # fmt: skip
    return Evidence(one, (Span(chosen.start, chosen.end),), confidence, features)


def context(
    shelf: Shelf, question: str, found: Sequence[Evidence] = (), *, threshold: float = 0.5, query: Query | None = None,
    targets: Targets | None = None,
) -> Context:  # fmt: skip
    """Return what a composer is given; evidence within documents is that of ``found`` which lies in them."""
    asked = query or understood(question)
    view = cast("View", shelf)
    every = tuple(found)

    def inside(entries: tuple[RegisterEntry, ...], changed: Query) -> tuple[Evidence, ...]:
        del changed
        known = {entry.document_id for entry in entries}
        return tuple(item for item in every if not entries or item.paragraph.document_id in known)

    return Context(
        query=asked,
        view=view,
        targets=targets or resolve_targets(asked, shelf.entries, shelf.titles),
        evidence=lambda: every,
        holding=lambda changed: tuple(
            Holding(item.paragraph, item.features.passage, item.missing_names) for item in inside((), changed)
        ),
        evidence_for=lambda changed: every,
        evidence_in=inside,
        threshold=threshold,
        near=3,
        today=TODAY,
    )
