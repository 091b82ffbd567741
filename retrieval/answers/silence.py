"""Honest silence: what is missing, and what is closest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from corpus.model import RegisterEntry
from retrieval.answer import Answer, Near, Outcome
from retrieval.answers.context import Context
from retrieval.answers.draft import Draft
from retrieval.answers.sources import mentions
from retrieval.evidence.terms import words
from retrieval.naming import dated_name, short_name
from retrieval.query import Kind
from retrieval.wording import say

NOT_FAR = 0.01
"""Least confidence of a paragraph that is shown as near."""


def nothing_found(context: Context, kind: Kind, lead: str = "") -> Answer:
    """Say that the library does not answer, with the nearest paragraphs."""
    draft = Draft(context.query, kind)
    best = context.evidence()
    confidence = best[0].confidence if best else 0.0
    lead = lead or _what_is_missing(context)
    return draft.silent(lead, _near(context), confidence=min(confidence, context.threshold))


def only_cited(context: Context, kind: Kind, entry: RegisterEntry) -> Answer:
    """Say that the library knows the document from citations only, and where."""
    draft = Draft(context.query, kind)
    draft.name(entry)
    lead = say(context.query.language, "only_cited", name=short_name(entry, context.query.language))
    near = (Near(document, paragraph, 1.0) for document, paragraph, _ in mentions(context.view, entry))
    return draft.silent(lead, first_near(near, context.near))


def unknown_document(context: Context, kind: Kind) -> Answer:
    """Say that no document of the library is or cites the one that was asked for."""
    names = ", ".join(target.text for target in context.targets.unknown)
    return nothing_found(context, kind, say(context.query.language, "unknown_document", name=names))


def ambiguous_document(context: Context, kind: Kind) -> Answer:
    """Ask which of several documents of the same number is meant."""
    language = context.query.language
    draft = Draft(context.query, kind)
    for entry in context.targets.named:
        draft.name(entry)
    names = "; ".join(dated_name(entry, language) for entry in context.targets.named)
    return draft.silent(say(language, "ambiguous", names=names), _near(context))


def refuse(context: Context, kind: Kind, key: str) -> Answer:
    """Refuse what the assistant must not answer, saying what may be done instead."""
    return Draft(context.query, kind).silent(say(context.query.language, key), outcome=Outcome.REFUSED)


def _what_is_missing(context: Context) -> str:
    query = context.query
    best = context.evidence()
    years = best[0].other_years if best else ()
    if query.years and years:
        asked = ", ".join(str(year) for year in query.years)
        held = ", ".join(str(year) for year in years)
        return say(query.language, "other_year", asked=asked, held=held)
    if best and best[0].features.came_about == 0:
        return say(query.language, "only_intended")
    missing = best[0].missing if best else ()
    nowhere = [text for text in missing if not _is_known(context, text)]
    if missing:
        return say(query.language, "nowhere" if nowhere else "not_in_nearest", words=", ".join(nowhere or missing))
    return say(query.language, "nothing_found")


def _is_known(context: Context, text: str) -> bool:
    """Tell whether the library may speak of a topic of the question elsewhere: it knows each word beside a neighbour.

    "Phòng chống cúm gia cầm" is spoken of where "phòng chống dịch cúm gia cầm" stands.
    """
    forms = [form for topic in context.query.topics if topic.text == text for form in topic.forms]
    return any(_are_known(context, found) for found in map(words, forms) if found)


def _are_known(context: Context, found: Sequence[str]) -> bool:
    if len(found) == 1:
        return context.view.holds_term(found[0])
    side_by_side = [context.view.holds_term(f"{first} {second}") for first, second in pairwise(found)]
    return all(before or after for before, after in pairwise((False, *side_by_side, False)))


def _near(context: Context) -> tuple[Near, ...]:
    """Return what comes nearest; of what does not come near at all only the first, so that there is something to read."""
    every = context.evidence()
    found = (
        Near(context.view.document(item.paragraph.document_id), item.paragraph, item.confidence)
        for item in ([item for item in every if item.confidence >= NOT_FAR] or every[:1])
    )
    return first_near(found, context.near)


def first_near(near: Iterable[Near], limit: int) -> tuple[Near, ...]:
    """Return the first paragraphs, each once."""
    unique: dict[str, Near] = {}
    for item in near:
        unique.setdefault(item.paragraph.id, item)
        if len(unique) >= limit:
            break
    return tuple(unique.values())
