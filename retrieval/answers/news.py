"""What is new: held documents issued after a day, newest first."""

from __future__ import annotations

import re
from datetime import date

from corpus.model import RegisterEntry
from corpus.text.fold import fold
from retrieval.answer import Answer
from retrieval.answers.context import Context
from retrieval.answers.coverage import IN_TITLE
from retrieval.answers.draft import MAX_CITATIONS, SURE, Draft
from retrieval.answers.silence import nothing_found
from retrieval.answers.sources import cite_document
from retrieval.naming import full_name
from retrieval.query import Kind
from retrieval.targets.title_index import answers_to_type
from retrieval.wording import say

MOST_TITLES = 50
_ABOUT = re.compile(r"\b(?:ve|lien quan (?:den|toi)|linh vuc|about|on|concerning)\s+$")
"""Words before what the news is to be about, in folded text."""
LATEST = 5
"""Documents shown where the question gives no day."""


def compose(context: Context) -> Answer | None:
    """List the held documents issued since the day asked for, or the latest ones."""
    query = context.query
    if query.targets:
        return None
    found = sorted(_issued(context), key=lambda item: (-item[0].toordinal(), item[1].id))
    latest = found[0][0] if found else None
    since = query.since
    found = found[:LATEST] if since is None else [item for item in found if item[0] >= since]
    if not found:
        held = say(query.language, "latest", date=latest.strftime("%d/%m/%Y")) if latest else ""
        return nothing_found(context, Kind.NEWS, say(query.language, "nothing_new") + (f" {held}" if held else ""))
    draft = Draft(query, Kind.NEWS)
    for _, entry in found[:MAX_CITATIONS]:
        sources = cite_document(draft, context.view, entry)
        if sources:
            name = full_name(entry, query.language)
            draft.claim(name + ".", sources, strong=name)
    return draft.answered(SURE) if draft.claims else None


def _issued(context: Context) -> list[tuple[date, RegisterEntry]]:
    """Return the held documents of the types asked for that bear a believable date."""
    types, covering = set(context.query.types), _covering(context)
    return [
        (entry.date.value, entry)
        for entry in context.view.entries
        if entry.held
        and entry.date is not None
        and entry.date.value is not None
        and entry.date.problem is None
        and (not types or answers_to_type(entry, types))
        and (covering is None or entry.id in covering)
    ]


def _covering(context: Context) -> set[str] | None:
    """Return the documents whose titles hold what the question is about, or None where it is about nothing."""
    folded = fold(context.query.text)
    topics = [topic for topic in context.query.topics if topic.start > 0 and _ABOUT.search(folded[: topic.start])]
    if not topics:
        return None
    return {item.entry.id for item in context.view.titles.match(topics, limit=MOST_TITLES) if item.share >= IN_TITLE}
