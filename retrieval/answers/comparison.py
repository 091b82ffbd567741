"""Two provisions or two documents side by side, each quoted and cited."""

from __future__ import annotations

from dataclasses import replace

from corpus.model import Document, Paragraph, ParagraphKind, RegisterEntry
from retrieval.answer import Answer
from retrieval.answers.context import Context
from retrieval.answers.draft import Draft
from retrieval.answers.field import SURE
from retrieval.answers.provision import find_provision
from retrieval.answers.silence import only_cited, unknown_document
from retrieval.naming import dated_name
from retrieval.query import Kind
from retrieval.terms import TermSet, coverage

MAX_PER_SIDE = 3
ENOUGH = 0.5
"""Share of the subject that a side's best paragraph must hold to be set beside the other."""


def compose(context: Context) -> Answer | None:
    """Set two named documents side by side; None where fewer than two are named."""
    if context.targets.unknown:
        return unknown_document(context, Kind.COMPARISON)
    named = context.targets.named
    if len(named) != 2:
        return _by_years(context) if not named and len(context.query.years) == 2 else None
    for entry in named:
        if not entry.held:
            return only_cited(context, Kind.COMPARISON, entry)
    draft = Draft(context.query, Kind.COMPARISON)
    for entry in named:
        if not _side(draft, context, entry):
            return None
    return draft.answered(SURE)


def _by_years(context: Context) -> Answer | None:
    """Set what the library says of two years side by side, if it says something of each."""
    draft = Draft(context.query, Kind.COMPARISON)
    confidence = 1.0
    for year in context.query.years:
        best = context.evidence_for(replace(context.query, years=(year,)))
        if not best or best[0].confidence < context.threshold:
            return None
        item = best[0]
        document = context.view.document(item.paragraph.document_id)
        number = draft.cite(document, item.paragraph, item.quote)
        draft.claim(f"{year}: {item.quote}", (number,), strong=f"{year}:")
        confidence = min(confidence, item.confidence)
    return draft.answered(confidence)


def _side(draft: Draft, context: Context, entry: RegisterEntry) -> bool:
    if entry.document_id is None:
        return False
    document = context.view.document(entry.document_id)
    paragraphs = _paragraphs(context, document)
    if not paragraphs:
        return False
    draft.name(entry)
    language = context.query.language
    name = dated_name(entry, language)
    for position, paragraph in enumerate(paragraphs):
        number = draft.cite(document, paragraph, paragraph.text)
        lead = f"{name}: " if position == 0 else ""
        draft.claim(lead + paragraph.text, (number,), strong=lead)
    return True


def _paragraphs(context: Context, document: Document) -> tuple[Paragraph, ...]:
    """Return what the document says on the subject: the provision asked for, else its best paragraphs."""
    query = context.query
    own = context.view.paragraphs_of(document.id)
    if query.place is not None:
        return find_provision(own, query.place, query.types)[:MAX_PER_SIDE]
    if not query.topics:
        return _title(own)
    scored = [(coverage(query.topics, TermSet.of(p.text), context.view.rarity), p) for p in own if p.text.strip()]
    scored.sort(key=lambda item: (-item[0], item[1].ordinal))
    best = [p for share, p in scored[:1] if share >= ENOUGH]
    return tuple(best) or _title(own)


def _title(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    return tuple(p for p in paragraphs if p.kind is ParagraphKind.TITLE)[:2]
