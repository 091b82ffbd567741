"""Answers and ranked paragraphs as the JSON that other tools read."""

from __future__ import annotations

from typing import TypedDict

from corpus.model import Document, Paragraph, RegisterEntry, WrittenDate
from retrieval.answer import Answer, Citation, Language
from retrieval.citations import place_words, source_label
from retrieval.evidence.candidates import Candidate


class DocumentJson(TypedDict):
    """A document that an answer names."""

    type: str | None
    symbol: str | None
    date: str | None
    date_raw: str | None
    issuer: str | None
    subject: str | None
    held: bool


class SourceJson(TypedDict):
    """The document a citation stands in."""

    type: str | None
    symbol: str | None
    date: str | None
    issuer: str | None
    subject: str | None
    path: str
    held: bool


class CitationJson(TypedDict):
    """One numbered source."""

    n: int
    label: str
    place: str
    page: int | None
    paragraph_id: str
    quote: str
    document: SourceJson


class ClaimJson(TypedDict):
    """One statement with the numbers of its citations."""

    text: str
    sources: list[int]


class NearJson(TypedDict):
    """A paragraph close to a question that found no answer."""

    label: str
    place: str
    page: int | None
    paragraph_id: str
    text: str
    score: float
    document: SourceJson


class AnswerJson(TypedDict):
    """One answer, as ``python -m retrieval ask --json`` prints it."""

    id: str | None
    question: str
    understood_as: str | None
    language: str
    kind: str
    outcome: str
    answer: str
    claims: list[ClaimJson]
    documents: list[DocumentJson]
    citations: list[CitationJson]
    near: list[NearJson]
    notes: list[str]
    confidence: float
    took_ms: float


class CandidateJson(TypedDict):
    """One ranked paragraph, as ``python -m retrieval search --json`` prints it."""

    rank: int
    score: float
    dense: float
    label: str
    place: str
    page: int | None
    paragraph_id: str
    text: str
    document: SourceJson


def answer_json(answer: Answer, identifier: str | None = None) -> AnswerJson:
    """Return an answer as JSON values; ``identifier`` is the question's in a batch."""
    language = answer.language
    return AnswerJson(
        id=identifier,
        question=answer.question,
        understood_as=answer.understood_as,
        language=language.value,
        kind=answer.kind,
        outcome=answer.outcome.value,
        answer=answer.text,
        claims=[ClaimJson(text=claim.text, sources=list(claim.sources)) for claim in answer.claims],
        documents=[_document_json(entry) for entry in answer.documents],
        citations=[citation_json(citation, language) for citation in answer.citations],
        near=[
            NearJson(
                **_paragraph_json(near.document, near.paragraph, language),
                score=round(near.score, 3),
            )
            for near in answer.near
        ],
        notes=list(answer.notes),
        confidence=round(answer.confidence, 3),
        took_ms=answer.took_ms,
    )


def candidate_json(rank: int, candidate: Candidate, document: Document, language: Language) -> CandidateJson:
    """Return a ranked paragraph as JSON values."""
    return CandidateJson(
        rank=rank,
        score=round(candidate.score, 4),
        dense=round(candidate.dense, 4),
        **_paragraph_json(document, candidate.paragraph, language),
    )


class _ParagraphJson(TypedDict):
    label: str
    place: str
    page: int | None
    paragraph_id: str
    text: str
    document: SourceJson


def _paragraph_json(document: Document, paragraph: Paragraph, language: Language) -> _ParagraphJson:
    return _ParagraphJson(
        label=source_label(document, paragraph, language),
        place=place_words(paragraph, language),
        page=paragraph.page,
        paragraph_id=paragraph.id,
        text=paragraph.text,
        document=_source_json(document),
    )


def citation_json(citation: Citation, language: Language) -> CitationJson:
    """Return a numbered source as JSON values."""
    return CitationJson(
        n=citation.n,
        label=source_label(citation.document, citation.paragraph, language),
        place=place_words(citation.paragraph, language),
        page=citation.paragraph.page,
        paragraph_id=citation.paragraph.id,
        quote=citation.quote,
        document=_source_json(citation.document),
    )


def _document_json(entry: RegisterEntry) -> DocumentJson:
    return DocumentJson(
        type=entry.type,
        symbol=entry.symbol.text if entry.symbol else None,
        date=_iso(entry.date),
        date_raw=entry.date.raw if entry.date else None,
        issuer=entry.issuer,
        subject=entry.subject,
        held=entry.held,
    )


def _source_json(document: Document) -> SourceJson:
    header = document.header
    return SourceJson(
        type=header.type,
        symbol=header.symbol.text if header.symbol else None,
        date=_iso(header.date),
        issuer=header.issuer,
        subject=header.subject,
        path=document.path,
        held=True,
    )


def _iso(written: WrittenDate | None) -> str | None:
    return written.value.isoformat() if written is not None and written.value is not None else None
