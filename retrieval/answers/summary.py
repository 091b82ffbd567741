"""What a held document says as a whole: its title, then its articles or its sections, each cited."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Paragraph, ParagraphKind, RegisterEntry
from corpus.place import Unit
from retrieval.answer import Answer
from retrieval.answers.context import Context
from retrieval.answers.draft import SURE, Draft
from retrieval.answers.sources import cite_document
from retrieval.naming import dated_name, full_name
from retrieval.notes import document_notes
from retrieval.query import Kind
from retrieval.wording import say

MAX_ITEMS = 24
"""Articles or sections that are told; the rest is a tap away."""
_TOP = (Unit.ARTICLE, Unit.HEADING)
_TEXT = (ParagraphKind.BODY, ParagraphKind.HEADING)


def compose_summary(context: Context, entry: RegisterEntry) -> Answer | None:
    """Tell a held document by its articles (a report or plan by its sections); None where it has neither."""
    if entry.document_id is None or entry.document_id not in context.view.documents:
        return None
    document = context.view.document(entry.document_id)
    items = top_items(context.view.paragraphs_of(document.id))
    if not items:
        return None
    draft = Draft(context.query, Kind.LOOKUP)
    language = context.query.language
    title = full_name(entry, language)
    draft.claim(f"{title}.", cite_document(draft, context.view, entry), strong=dated_name(entry, language))
    for paragraph in items[:MAX_ITEMS]:
        draft.claim(paragraph.text, (draft.cite(document, paragraph, paragraph.text),))
    if len(items) > MAX_ITEMS:
        draft.note(say(language, "more_paragraphs", count=len(items) - MAX_ITEMS))
    for note in document_notes(entry, context):
        draft.note(note)
    return draft.answered(SURE)


def top_items(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the first paragraph of each article or first-level section, those of an attached text after its own."""
    seen: set[tuple[str, Unit, str]] = set()
    items: list[Paragraph] = []
    for paragraph in paragraphs:
        top = next((part for part in paragraph.place.parts if part.unit in _TOP), None)
        if paragraph.kind not in _TEXT or top is None:
            continue
        key = (paragraph.place.attachment, top.unit, top.number)
        if key not in seen:
            seen.add(key)
            items.append(paragraph)
    return items
