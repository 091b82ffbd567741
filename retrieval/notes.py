"""The one short note that an answer about a document may need: a stub, a period over, a draft, a defunct body."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.model import RegisterEntry
from corpus.organisations import successor_note
from retrieval.answer import Language
from retrieval.answers.context import Context
from retrieval.wording import say


def document_notes(entry: RegisterEntry, context: Context) -> Iterator[str]:
    """Yield what a careful reader must know about a document the answer names, weightiest first."""
    language = context.query.language
    if not entry.held:
        yield say(language, "stub_note")
    document = context.view.documents.get(entry.document_id) if entry.document_id is not None else None
    if document is not None and document.header.draft:
        yield say(language, "draft_note")
    successor = successor_note(entry.issuer, context.today, english=language is Language.ENGLISH)
    if successor:
        yield successor
