"""Lists and counts over documents: complete, with the count, held told apart from cited."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from corpus.model import DocumentId, Mention, RegisterEntry
from corpus.organisations import successor_note
from corpus.text.fold import fold
from corpus.types import english_name
from retrieval.answer import Answer, Language
from retrieval.answers.context import Context
from retrieval.answers.draft import MAX_CITATIONS, SURE, Draft
from retrieval.answers.issued_by import is_issued_by
from retrieval.answers.silence import nothing_found
from retrieval.answers.sources import cite_document, cite_mentions
from retrieval.answers.things import compose_thing
from retrieval.evidence.terms import TermSet, coverage, holds_topic, missing_names
from retrieval.naming import date_words, short_name
from retrieval.query import Kind, Query
from retrieval.question.former_places import listed_of_former, names_issuer
from retrieval.targets.title_index import answers_to_type
from retrieval.wording import say

_CITE = re.compile(
    r"\b(?:vien dan|dan chieu|nhac (?:den|toi)|trich dan|cit(?:e|es|ing)|refer(?:s|ring)? to|mention(?:s|ing)?)\b"
)
_HELD_ONLY = re.compile(r"\btoan van\b|\bfull text\b")
TOLD = 0.75
"""Least confidence of a passage that says how many, where the library itself knows no such documents."""
SUBJECT_SHARE = 0.75
"""Share of the subject that a listed document's title must hold, where the question names one."""


def compose(context: Context) -> Answer | None:
    """List or count the documents of the kind, body, year and subject asked for."""
    query = context.query
    kind = Kind.COUNT if Kind.COUNT in query.kinds else Kind.LIST
    about = [topic for topic in query.topics if not names_issuer(topic, query)]
    if kind is Kind.LIST and about and not (context.targets.named or context.targets.definite):
        return None  # a list by subject is a question of coverage
    found = sorted(_meant(context), key=_order)
    former = _of_former(context, found)
    found = found or former
    if not found or (kind is Kind.COUNT and _says_more(context, found)):
        return None if found else _none(context, kind)
    draft = Draft(query, kind)
    sources: list[int] = []
    lines: list[tuple[str, tuple[int, ...]]] = []
    by_citing, within = _asks_who_cites(query), _within(context)
    for entry in found[:MAX_CITATIONS]:
        cited = _cite_citing(draft, context, entry) if by_citing else _cite(draft, context, entry, within)
        if cited:
            lines.append((_line(entry, query.language), cited))
            sources += cited
    if not sources:
        return None
    for entry in found[MAX_CITATIONS:]:  # not shown, but a file of the list holds them all
        draft.name(entry)
    headline = _headline(query, found)
    draft.claim(headline, sources, strong=headline)
    for number, (line, cited) in enumerate(lines, 1):
        draft.claim(f"{number}. {line}", cited)
    _note(draft, found)
    _note_issuers(draft, context, former)
    return draft.answered(SURE)


def _none(context: Context, kind: Kind) -> Answer | None:
    """Say that there are no such documents; None where a text says how many: "đã công bố bao nhiêu văn bản"."""
    if kind is Kind.COUNT and _is_told(context):
        return None
    return compose_thing(context) or nothing_found(context, kind, say(context.query.language, "no_such_documents"))


def _says_more(context: Context, found: Iterable[RegisterEntry]) -> bool:
    """Tell whether a question speaks of more than the titles that were found, and a text says how many."""
    titles = TermSet.of(" . ".join(filter(None, (text for entry in found for text in (entry.subject, entry.issuer)))))
    more = any(not topic.name and not holds_topic(topic, titles) for topic in context.query.topics)
    return more and _is_told(context, context.threshold)


def _is_told(context: Context, least: float = TOLD) -> bool:
    """Tell whether a text of the library says how many, with all that the question speaks of."""
    best = next(iter(context.evidence()), None)
    if best is None or not context.query.topics or best.missing:
        return False
    return best.confidence >= max(context.threshold, least) and best.features.expected == 1


def _asks_who_cites(query: Query) -> bool:
    """Tell whether documents are asked for that cite the one named, not those it cites."""
    cite = _CITE.search(fold(query.text))
    return cite is not None and any(target.start >= cite.start() for target in query.targets)


def _of_former(context: Context, found: Collection[RegisterEntry]) -> list[RegisterEntry]:
    """Return the documents of the bodies that the one asked for goes on, where it has none of its own."""
    if found:
        return []
    before = (replace(context, query=asked) for asked in listed_of_former(context.query))
    return sorted({entry.id: entry for asking in before for entry in _meant(asking)}.values(), key=_order)


def _meant(context: Context) -> Iterable[RegisterEntry]:
    """Return the documents that are asked for: those that carry out the one named, that cite it, or that fit."""
    if context.targets.through:
        return context.targets.named
    return _citing(context) if _asks_who_cites(context.query) else _selected(context)


def _citing(context: Context) -> Iterable[RegisterEntry]:
    """Yield the held documents that cite the one named."""
    holders = {mention.document_id for entry in context.targets.named for mention in entry.mentions}
    for entry in context.view.entries:
        if entry.document_id in holders and answers_to_type_or_any(entry, context.query.types):
            yield entry


def answers_to_type_or_any(entry: RegisterEntry, types: tuple[str, ...]) -> bool:
    """Tell whether a document is of one of the types; any is where none is named."""
    return not types or answers_to_type(entry, set(types))


def _selected(context: Context) -> Iterable[RegisterEntry]:
    """Yield the entries that the question asks for; every condition that is named must hold."""
    within = _within(context)
    if within:
        own = {entry.id for entry in (*context.targets.named, *context.targets.definite)}
        known = tuple(entry for entry, _ in context.view.cited_in(within) if entry.id not in own)
    else:
        known = context.view.entries
    for entry in known:
        if _fits(entry, context):
            yield entry


def _within(context: Context) -> frozenset[DocumentId]:
    """Return the held documents whose mentions are asked for; empty where all that the library knows is."""
    known = () if context.targets.through else (*context.targets.named, *context.targets.definite)
    return frozenset(entry.document_id for entry in known if entry.held and entry.document_id is not None)


def _fits(entry: RegisterEntry, context: Context) -> bool:
    query = context.query
    if entry.symbol is None or not (entry.symbol.number or entry.held):
        return False
    if not answers_to_type_or_any(entry, query.types) or (query.years and not _of_year(entry, query.years)):
        return False
    if not entry.held and _HELD_ONLY.search(fold(query.text)):
        return False
    if query.issuer is not None and not is_issued_by(entry, query.issuer, context.view):
        return False
    topics = [topic for topic in query.topics if not names_issuer(topic, query)]
    if not topics:
        return True
    terms = TermSet.of(" . ".join(filter(None, (entry.subject, entry.issuer, *entry.aliases))))
    return not missing_names(topics, terms) and coverage(topics, terms, context.view.titles.rarity) >= SUBJECT_SHARE


def _of_year(entry: RegisterEntry, years: tuple[int, ...]) -> bool:
    if entry.symbol is not None and entry.symbol.year in years:
        return True
    return entry.date is not None and entry.date.value is not None and entry.date.value.year in years


def _cite(draft: Draft, context: Context, entry: RegisterEntry, within: Collection[DocumentId] = ()) -> tuple[int, ...]:
    """Cite where the documents asked about mention one; else its own head, or where others mention it."""
    draft.name(entry)
    if draft.full:
        return ()
    if within:
        return _cite_inside(draft, context, [mention for mention in entry.mentions if mention.document_id in within])
    return (
        cite_mentions(draft, context.view, entry, limit=2)
        if not entry.held
        else cite_document(draft, context.view, entry)
    )


def _cite_citing(draft: Draft, context: Context, entry: RegisterEntry) -> tuple[int, ...]:
    """Cite where a held document cites the one that is named."""
    draft.name(entry)
    if draft.full:
        return ()
    mentions = (mention for named in context.targets.named for mention in named.mentions)
    return _cite_inside(draft, context, [mention for mention in mentions if mention.document_id == entry.document_id])


def _cite_inside(draft: Draft, context: Context, mentions: Iterable[Mention]) -> tuple[int, ...]:
    """Cite the first of some mentions, those that give the number before those that only point back to it."""
    ordered = sorted(mentions, key=lambda item: item.reference.inherited or item.reference.symbol is None)
    places = context.view.mention_paragraphs(ordered[:1])
    return tuple(draft.cite(context.view.document(m.document_id), p, m.reference.text) for m, p in places)


def _line(entry: RegisterEntry, language: Language) -> str:
    line = short_name(entry, language)
    written = date_words(entry.date, language)
    if written:
        line += f", {written}"
    elif entry.date is not None and entry.date.value is None and entry.symbol and entry.symbol.number:
        line += ", " + say(language, "written_date", raw=entry.date.raw)
    if entry.issuer:
        line += f", {entry.issuer}"
    return line + (f" — {entry.subject}" if entry.subject else "")


def _headline(query: Query, found: list[RegisterEntry]) -> str:
    language = query.language
    held = sum(entry.held for entry in found)
    names = [english_name(name).lower() if language is Language.ENGLISH else name.lower() for name in query.types]
    kind = "/".join(names) or say(language, "documents_word")
    return say(language, "list_headline", count=len(found), kind=kind, held=held)


def _note(draft: Draft, found: list[RegisterEntry]) -> None:
    language = draft.query.language
    if len(found) > MAX_CITATIONS:
        draft.note(say(language, "more_documents", count=len(found) - MAX_CITATIONS))
    doubtful = [entry for entry in found if entry.date is not None and entry.date.problem is not None and entry.symbol]
    if doubtful:
        names = ", ".join(short_name(entry, language) for entry in doubtful[:3])
        draft.note(say(language, "doubtful_dates", names=names))


def _note_issuers(draft: Draft, context: Context, former: Iterable[RegisterEntry]) -> None:
    """Say what became of bodies that were not asked for by their own name."""
    for entry in former:
        draft.note(successor_note(entry.issuer, context.today, english=draft.query.language is Language.ENGLISH))


def _order(entry: RegisterEntry) -> tuple[int, str, str]:
    """Newest first; undated last; then by symbol, so that the order is total."""
    day = entry.date.value.toordinal() if entry.date and entry.date.value else 0
    return (-day, entry.symbol.text if entry.symbol else "", entry.id)
