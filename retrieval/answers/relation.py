"""How documents stand to each other: what replaced, amended, founded or answered what.

Only a document that says so proves a relation; without one the answer is
silence, and validity is never concluded from a period or a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import Document, Paragraph, Reference, RegisterEntry, Relation
from corpus.text.fold import fold
from retrieval.answer import Answer
from retrieval.answers.context import Context
from retrieval.answers.draft import SURE, Draft
from retrieval.answers.passage import continuation
from retrieval.answers.proposal import quote_proposal
from retrieval.answers.silence import ambiguous_document, nothing_found, only_cited, unknown_document
from retrieval.answers.sources import cite_header, cite_mentions, mentions
from retrieval.naming import full_name, short_name
from retrieval.notes import document_notes
from retrieval.query import Expected, Kind
from retrieval.question.relation_words import beside_relation
from retrieval.question.relations_asked import ENDING, RelationAsked
from retrieval.targets.title_index import answers_to_type
from retrieval.wording import say

_OF_A_PROVISION = re.compile(
    r"\b(?:dieu|khoan|diem|muc|chuong) nao\b|\bwhich (?:article|clause|point|section|provision)s?\b"
)
MOST_LEFT = 2
"""Words of content beside the document and the relation in a question that asks for a relation only."""


_STILL_VALID = re.compile(r"\bcon (?:co )?hieu luc\b|\b(?:still|in) (?:in )?(?:force|valid|effective?)\b")
"""A question for the standing of a document: what is amended stands as amended."""
Found = tuple[RegisterEntry, Document, Paragraph, Reference]


_ENDS_OTHERS = re.compile(r"\b(?:het hieu luc|khong con hieu luc|bai bo|thay the)\b.{0,40}:\s*$")


def compose(context: Context) -> Answer | None:
    """Answer from what documents say of each other, if a document is named and a relation asked for."""
    folded = fold(context.query.text)
    if _OF_A_PROVISION.search(folded):
        return None  # which clause is repealed is said in the text of the document that repeals it
    asked = context.query.relation
    if asked is None:
        return None
    if context.targets.unknown:
        return unknown_document(context, Kind.RELATION)
    if context.targets.ambiguous:
        return ambiguous_document(context, Kind.RELATION)
    if asked.pair is not None and len(context.targets.named) == len(asked.pair):
        return _between(context, asked, *(context.targets.named[position] for position in asked.pair))
    entry = context.targets.single()
    if entry is None or (asked.relations == tuple(Relation) and not context.targets.named):
        return None  # who mentions a subject is a question of coverage
    if context.targets.through:
        return None
    return _answer(context, entry, asked)


def _between(context: Context, asked: RelationAsked, entry: RegisterEntry, other: RegisterEntry) -> Answer:
    """Tell how one named document stands to another, as far as it says so."""
    if not entry.held:
        return only_cited(context, Kind.RELATION, entry)
    draft = Draft(context.query, Kind.RELATION)
    said = [
        found
        for relation in asked.relations
        for found in _spoken_of(context, entry, replace(asked, relations=(relation,)))
        if found[0].id == other.id
    ]
    _claim_each(draft, context, entry, asked, said[:1])
    if not draft.claims:
        lead = say(context.query.language, "no_relation_outward", name=short_name(entry, context.query.language))
        return nothing_found(context, Kind.RELATION, lead)
    return draft.answered(SURE)


def _answer(context: Context, entry: RegisterEntry, asked: RelationAsked) -> Answer | None:
    language = context.query.language
    if asked.relations == (Relation.PROMULGATED_BY,) and entry.symbol is not None and not context.query.targets:
        return None  # the one that the title leads to is the one asked for
    if not asked.inward and not entry.held:
        return _from_title(context, entry, asked) or only_cited(context, Kind.RELATION, entry)
    draft = Draft(context.query, Kind.RELATION)
    found = list(_speaking(context, entry, asked) if asked.inward else _spoken_of(context, entry, asked))
    _claim_each(draft, context, entry, asked, found)
    if not draft.claims and asked.inward and _STILL_VALID.search(fold(context.query.text)):
        found = list(_speaking(context, entry, replace(asked, relations=(Relation.AMENDS, Relation.EXTENDS))))
        _claim_each(draft, context, entry, asked, found)
        draft.note(say(language, "not_ended", name=short_name(entry, language)))
    if not draft.claims:
        return _unsaid(context, entry, asked)
    for note in document_notes(found[0][0], context):
        draft.note(note)
    return draft.answered(SURE)


def claim_spoken_of(draft: Draft, context: Context, entry: RegisterEntry, relations: tuple[Relation, ...]) -> bool:
    """Say how a held document stands to others, as far as it says so itself; returns whether it does."""
    asked = RelationAsked(relations, inward=False)
    found = list(_spoken_of(context, entry, asked))
    _claim_each(draft, context, entry, asked, found)
    return bool(found)


def _claim_each(
    draft: Draft, context: Context, entry: RegisterEntry, asked: RelationAsked, found: Sequence[Found]
) -> None:
    """Say of each document how it stands to the one asked about, or that one to it."""
    language = context.query.language
    for other, document, paragraph, reference in found:
        if draft.full:
            break
        number = draft.cite(document, paragraph, _clause(paragraph, reference))
        draft.name(other)
        name = full_name(other, language)
        words = say(
            language, f"relation_{reference.relation.name.lower()}", subject=_subject(entry, other, asked, language)
        )
        draft.claim(f"{name} — {words}.", (number,), strong=name)


def _unsaid(context: Context, entry: RegisterEntry, asked: RelationAsked) -> Answer | None:
    """Answer where no mention says it: from the document's own title, else by silence; None where more is asked."""
    own = None if asked.inward or not _title_fits(context, entry) else _from_title(context, entry, asked)
    if own is None and asked.relations == ENDING and not asked.inward:
        own = _announced(context, entry)
    if own is None and asked.relations == (Relation.PROPOSED_BY,) and not asked.inward:
        own = quote_proposal(context, entry)
    if own is not None or _asks_of_more(context):
        return own
    if entry.held and context.query.expected is Expected.TIME:
        return None  # until when it applies, its own text may say
    key = "no_relation_inward" if asked.inward else "no_relation_outward"
    lead = say(context.query.language, key, name=short_name(entry, context.query.language))
    return nothing_found(context, Kind.RELATION, lead)


def _announced(context: Context, entry: RegisterEntry) -> Answer | None:
    """Quote what a document lists as no longer in force, below a line that ends in a colon."""
    own = context.view.paragraphs_of(entry.document_id) if entry.document_id is not None else ()
    for paragraph in own:
        if not _ENDS_OTHERS.search(fold(paragraph.text)):
            continue
        listed = continuation(context, paragraph, paragraph.text)
        draft = Draft(context.query, Kind.RELATION)
        draft.name(entry)
        for part in (paragraph, *listed) if listed else ():
            if not draft.full:
                draft.claim(part.text, (draft.cite(context.view.document(part.document_id), part, part.text),))
        if draft.claims:
            return draft.answered(SURE)
    return None


def _title_fits(context: Context, entry: RegisterEntry) -> bool:
    """Tell whether a title names documents of the types asked for."""
    return all(fold(name) in fold(entry.subject or "") for name in _asked_types(context))


def _asks_of_more(context: Context) -> bool:
    """Tell whether content is left that no relation answers: "sửa đổi thuế suất của mặt hàng nào"."""
    return len(beside_relation(context.query)) > MOST_LEFT


def _from_title(context: Context, entry: RegisterEntry, asked: RelationAsked) -> Answer | None:
    """Answer from a document's title, its own or the one by which others cite it: "Kế hoạch … về thực hiện Đề án …"."""
    cue = _TITLE_CUES.get(asked.relations[0])
    if cue is None or not entry.subject or not cue.search(fold(entry.subject)):
        return None
    draft = Draft(context.query, Kind.RELATION)
    draft.name(entry)
    sources = (
        cite_header(draft, context.view, entry, entry.subject)
        if entry.held
        else cite_mentions(draft, context.view, entry, where=lambda reference: reference.subject is not None)
    )
    if not sources:
        return None
    name = full_name(entry, context.query.language)
    draft.claim(f"{name}.", sources, strong=name)
    for note in document_notes(entry, context):
        draft.note(note)
    return draft.answered(SURE)


_TITLE_CUES = {
    Relation.IMPLEMENTS: re.compile(r"\b(?:thuc hien|trien khai)\b"),
    Relation.REPLIES_TO: re.compile(r"\b(?:tra loi|phuc dap)\b"),
    Relation.AMENDS: re.compile(r"\b(?:sua doi|bo sung)\b"),
    Relation.REPLACES: re.compile(r"\bthay the\b"),
}


def _speaking(context: Context, entry: RegisterEntry, asked: RelationAsked) -> Iterator[Found]:
    """Yield the held documents that say it of ``entry``, each once."""
    seen: set[str] = set()
    for document, paragraph, reference in mentions(
        context.view, entry, lambda reference: reference.relation in asked.relations
    ):
        other = context.view.entry_of(document.id)
        if other is None or other.id in seen or not _wanted(other, context):
            continue
        seen.add(other.id)
        yield other, document, paragraph, reference


def _spoken_of(context: Context, entry: RegisterEntry, asked: RelationAsked) -> Iterator[Found]:
    """Yield the documents of which ``entry`` says it, in reading order, each once."""
    document_id = entry.document_id
    if document_id is None:
        return
    cited = context.view.cited_in((document_id,))
    for relations in _at_once(asked.relations):
        found = [
            (other, mention)
            for other, mentions in cited
            for mention in mentions
            if mention.reference.relation in relations and _wanted(other, context)
        ]
        seen: set[str] = set()
        pairs = context.view.mention_paragraphs([mention for _, mention in found])
        ordered = sorted(
            ((paragraph.ordinal, mention.reference.start, mention, paragraph) for mention, paragraph in pairs),
            key=lambda item: item[:2],
        )
        owner = {id(mention): other for other, mention in found}
        for _, _, mention, paragraph in ordered:
            other = owner[id(mention)]
            if other.id not in seen:
                seen.add(other.id)
                yield other, context.view.document(document_id), paragraph, mention.reference
        if seen:
            return


def _at_once(relations: tuple[Relation, ...]) -> tuple[tuple[Relation, ...], ...]:
    """Return the relations that are told together; of the others the first one that a document says is told.

    What a plan carries out, "Thực hiện Quyết định …", is among what it is based on; all are mentions.
    """
    together = len(relations) if Relation.CITES in relations else 0
    together = together or (2 if set(relations[:2]) == {Relation.BASED_ON, Relation.IMPLEMENTS} else 1)
    return (relations[:together], *((relation,) for relation in relations[together:]))


def _wanted(other: RegisterEntry, context: Context) -> bool:
    """Keep the type asked for ("công văn nào"), unless the question names the type of its own document only."""
    wanted = _asked_types(context)
    return not wanted or answers_to_type(other, wanted)


def _asked_types(context: Context) -> set[str]:
    named = {entry.type for entry in (*context.targets.named, *context.targets.definite)}
    return {name for name in context.query.types if name not in named}


def _clause(paragraph: Paragraph, reference: Reference) -> str:
    """Quote from the start of the clause, so that the verb that proves the relation is in the quote."""
    text = paragraph.text
    start = max(text.rfind(mark, 0, reference.start) for mark in (". ", "; ", "\n")) + 1
    end = min((at for mark in (";", ". ", "\n") if (at := text.find(mark, reference.end)) >= 0), default=len(text))
    return text[start:end].strip()


def _subject(entry: RegisterEntry, other: RegisterEntry, asked: RelationAsked, language: object) -> str:
    del language
    chosen = entry if asked.inward else other
    return chosen.symbol.text if chosen.symbol else (chosen.type or "")
