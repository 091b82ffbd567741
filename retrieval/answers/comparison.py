"""Two documents, two years, two names or two wordings side by side, each quoted and cited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Document, Paragraph, ParagraphKind, RegisterEntry, Relation
from corpus.text.fold import fold
from corpus.types import type_by_name
from retrieval.answer import Answer
from retrieval.answers.context import Context
from retrieval.answers.coverage import CHANGE
from retrieval.answers.draft import SURE, Draft
from retrieval.answers.field import each_by_fields
from retrieval.answers.passage import claim_passage
from retrieval.answers.provision import find_provision, types_named
from retrieval.answers.relation import claim_spoken_of
from retrieval.answers.side_by_side import claim_differences
from retrieval.answers.silence import nothing_found, only_cited, unknown_document
from retrieval.answers.sources import cite_document
from retrieval.answers.summary import top_items
from retrieval.evidence.confidence import is_ruled_out
from retrieval.evidence.evidence import Evidence
from retrieval.evidence.phrases import says_each
from retrieval.naming import dated_name, short_name
from retrieval.query import Kind, Query, Topic
from retrieval.question.cues import Turn, load_cues
from retrieval.question.relation_words import beside_relation
from retrieval.question.relations_asked import relations_said
from retrieval.wording import say

MAX_PER_SIDE = 3
SIDE = 0.5
"""Share of the threshold that a side's evidence must reach: the document is known, only the place in it is not."""
_ACROSS_CHANGE = re.compile(r"\btruoc va sau\b|\bsau khi (?:duoc )?(?:sua doi|bo sung|thay the)|\bbefore and after\b")


def compose(context: Context) -> Answer | None:
    """Set two documents, two years, two names or the two wordings of a provision side by side; None where there are no two."""
    if context.targets.unknown:
        return unknown_document(context, Kind.COMPARISON)
    sides = _sides(context)
    if len(sides) < 2:
        return _across_change(context) or _by_years(context) or _by_names(context)
    stub = next((entry for entry in sides if not entry.held), None)
    told = _by_fields(context, sides) or (_by_relation(context, sides) if stub is None else None)
    if told is not None:
        return told
    if stub is not None:
        asked = load_cues().has(Turn.COMPARISON, fold(context.query.text))
        return only_cited(context, Kind.COMPARISON, stub) if asked else None
    draft = Draft(context.query, Kind.COMPARISON)
    query = _for_one(context.query, sides)
    found = [_side(draft, context, entry, query) for entry in sides]
    missing = [entry for entry, confidence in zip(sides, found, strict=True) if confidence is None]
    if missing:
        names = ", ".join(short_name(entry, context.query.language) for entry in missing)
        return nothing_found(context, Kind.COMPARISON, say(context.query.language, "side_missing", names=names))
    if query.place is None and not query.topics and not claim_differences(draft, context, sides):
        _claim_contents(draft, context, sides)
    return draft.answered(min(confidence for confidence in found if confidence is not None))


def _by_fields(context: Context, sides: tuple[RegisterEntry, ...]) -> Answer | None:
    """Set what the register knows of both side by side: issuer, date, period; None where nothing of it is asked or known."""
    if not context.query.fields or context.query.place is not None or context.targets.ambiguous:
        return None
    return each_by_fields(context, sides, Kind.COMPARISON)


def _by_relation(context: Context, sides: tuple[RegisterEntry, ...]) -> Answer | None:
    """Set side by side what both documents are based on or carry out; None where more or something else is compared."""
    query = context.query
    relations = relations_said(fold(query.text))
    if not relations or not query.topics or beside_relation(query) or query.place is not None:
        return None
    draft = Draft(query, Kind.COMPARISON)
    for entry in sides:
        draft.claim(f"{dated_name(entry, query.language)}:", cite_document(draft, context.view, entry))
        if not claim_spoken_of(draft, context, entry, relations):
            return None
    return draft.answered(SURE)


def _claim_contents(draft: Draft, context: Context, sides: tuple[RegisterEntry, ...]) -> None:
    """Add the first articles or sections of two documents that have no provision in common."""
    for entry in sides:
        if entry.document_id is not None:
            document = context.view.document(entry.document_id)
            name = f"{short_name(entry, context.query.language)}: "
            _whole(
                draft, document, tuple(top_items(context.view.paragraphs_of(document.id))[:MAX_PER_SIDE]), name, entry
            )


def _sides(context: Context) -> tuple[RegisterEntry, ...]:
    """Return the documents compared: two named by number, or two of one title that the years tell apart."""
    targets = context.targets
    if targets.named:
        held = tuple(entry for entry in targets.named if entry.held)
        return next((named for named in (targets.named, held) if len(named) == 2), ())
    for titled in targets.titled:
        if len(titled.entries) == 2:
            return tuple(sorted(titled.entries, key=lambda entry: entry.id))
    singles = [titled.entries[0] for titled in targets.titled if len(titled.entries) == 1]
    return tuple(dict.fromkeys(singles)) if len(dict.fromkeys(singles)) == 2 else ()


def _for_one(query: Query, sides: Sequence[RegisterEntry] = ()) -> Query:
    """Return what is asked of each document, without the years that tell the documents apart and their own issuer."""
    issuers = [f" {fold(entry.issuer or '')} " for entry in sides]
    asked = [topic for topic in query.topics if not (topic.name and issuers and _in_each(topic, issuers))]
    return replace(query, years=(), topics=tuple(asked))


def _in_each(topic: Topic, texts: Sequence[str]) -> bool:
    return all(any(f" {form} " in text for form in topic.forms) for text in texts)


def _side(draft: Draft, context: Context, entry: RegisterEntry, query: Query) -> float | None:
    """Add what one document says; returns the confidence, or None where it says nothing of it."""
    if entry.document_id is None:
        return None
    document = context.view.document(entry.document_id)
    name = f"{dated_name(entry, query.language)}: "
    own = context.view.paragraphs_of(document.id)
    if query.place is not None:
        return _whole(draft, document, find_provision(own, query.place, types_named(query))[:MAX_PER_SIDE], name, entry)
    if not query.topics:
        return _whole(draft, document, _title(own), name, entry) or _named(draft, context, entry)
    best = _best(context.evidence_in((entry,), query), SIDE * context.threshold, query.topics)
    if best is None:
        return None
    draft.name(entry)
    claim_passage(draft, context, best, lead=name)
    return best.confidence


def _best(found: tuple[Evidence, ...], least: float, topics: Sequence[Topic] = ()) -> Evidence | None:
    """Return the first passage that is sure enough, or that holds all topics as they are written."""
    return next(
        (
            item
            for item in found
            if not is_ruled_out(item.features) and (item.confidence >= least or _is_said(item, topics))
        ),
        None,
    )


def _is_said(item: Evidence, topics: Sequence[Topic]) -> bool:
    return not (item.missing or item.unheld) and says_each(topics, item.paragraph)


def _whole(
    draft: Draft, document: Document, paragraphs: tuple[Paragraph, ...], name: str, entry: RegisterEntry
) -> float | None:
    for position, paragraph in enumerate(paragraphs):
        number = draft.cite(document, paragraph, paragraph.text)
        lead = name if position == 0 else ""
        draft.claim(lead + paragraph.text, (number,), strong=lead)
    draft.name(entry)
    return SURE if paragraphs else None


def _named(draft: Draft, context: Context, entry: RegisterEntry) -> float:
    """Name a document that has no title."""
    draft.name(entry)
    draft.claim(f"{dated_name(entry, context.query.language)}.", cite_document(draft, context.view, entry))
    return SURE


def _title(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Return the subject of a document, or its type where it has no more."""
    titles = tuple(p for p in paragraphs if p.kind is ParagraphKind.TITLE)
    return (tuple(p for p in titles if type_by_name(p.text.strip(" *:")) is None) or titles)[:1]


def _by_years(context: Context) -> Answer | None:
    """Set what the library says of two years side by side, if it says something of each."""
    query = context.query
    if context.targets.named or len(query.years) != 2:
        return None
    draft = Draft(query, Kind.COMPARISON)
    confidence = 1.0
    for year in query.years:
        best = _best(context.evidence_for(replace(query, years=(year,))), context.threshold)
        if best is None:
            lead = say(query.language, "side_missing", names=str(year))
            return nothing_found(context, Kind.COMPARISON, lead)
        claim_passage(draft, context, best, lead=f"{year}: ")
        confidence = min(confidence, best.confidence)
    return draft.answered(confidence)


def _by_names(context: Context) -> Answer | None:
    """Set what the library says of two places or bodies side by side, if it says something of each."""
    query = context.query
    names = [topic for topic in query.topics if topic.name and topic.start >= 0]
    if context.targets.named or len(names) != 2 or not load_cues().has(Turn.COMPARISON, fold(query.text)):
        return None
    draft = Draft(query, Kind.COMPARISON)
    found = []
    for name, other in (names, reversed(names)):
        best = _best(context.evidence_for(_without(query, other)), context.threshold)
        if best is None:
            return nothing_found(context, Kind.COMPARISON, say(query.language, "side_missing", names=name.text))
        claim_passage(draft, context, best, lead=f"{name.text}: ")
        found.append(best)
    return draft.answered(min(best.confidence for best in found))


def _without(query: Query, name: Topic) -> Query:
    """Return a question without one of its names; all else keeps its place."""
    gap = " " * len(name.text)
    return replace(
        query,
        text=query.text[: name.start] + gap + query.text[name.end :],
        search_text=query.search_text.replace(name.text, gap),
        topics=tuple(topic for topic in query.topics if topic != name),
    )


def _across_change(context: Context) -> Answer | None:
    """Set the wording of a document and that of the one that amends it side by side."""
    if _ACROSS_CHANGE.search(fold(context.query.text)) is None:
        return None
    kept = tuple(topic for topic in context.query.topics if not set(topic.forms) & CHANGE)
    query = replace(_for_one(context.query), topics=kept or context.query.topics)
    for item in context.evidence_for(query)[:MAX_PER_SIDE]:
        entry = context.view.entry_of(item.paragraph.document_id)
        other = _changed_or_changing(context, entry) if entry is not None else None
        if entry is None or other is None or item.confidence < SIDE * context.threshold:
            continue
        draft = Draft(context.query, Kind.COMPARISON)
        earlier, later = sorted((entry, other), key=_issued)
        found = [_side(draft, context, side, query) for side in (earlier, later)]
        if None not in found:
            return draft.answered(min(confidence for confidence in found if confidence is not None))
    return None


def _changed_or_changing(context: Context, entry: RegisterEntry) -> RegisterEntry | None:
    """Return the held document that amends or replaces this one, or that this one amends or replaces."""
    changing = (Relation.AMENDS, Relation.REPLACES)
    for mention in entry.mentions:
        if mention.reference.relation in changing and mention.document_id != entry.document_id:
            return context.view.entry_of(mention.document_id)
    own = () if entry.document_id is None else (entry.document_id,)
    for other, mentions in context.view.cited_in(own):
        if other.held and other.id != entry.id and any(m.reference.relation in changing for m in mentions):
            return other
    return None


def _issued(entry: RegisterEntry) -> tuple[int, str]:
    return (entry.date.value.toordinal() if entry.date and entry.date.value else 0, entry.id)
