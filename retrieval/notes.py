"""The one short note that an answer about a document may need: a stub, a period over, a draft, a defunct body."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.model import DocumentId, RegisterEntry, Relation
from corpus.organisations import successor_note
from retrieval.answer import Language
from retrieval.answers.context import Context
from retrieval.naming import dated_name, short_name
from retrieval.wording import say

_CHANGES = (Relation.AMENDS, Relation.REPLACES, Relation.REPEALS, Relation.EXPIRES)
SHOWN_CHANGES = 3


def document_notes(entry: RegisterEntry, context: Context) -> Iterator[str]:
    """Yield what a careful reader must know about a document the answer names, weightiest first."""
    language = context.query.language
    if not entry.held:
        yield say(language, "stub_note")
    document = context.view.documents.get(entry.document_id) if entry.document_id is not None else None
    if document is not None and document.header.draft:
        yield say(language, "draft_note")
    changed = changed_note(entry, context)
    if changed:
        yield changed
    successor = successor_note(entry.issuer, context.today, english=language is Language.ENGLISH)
    if successor:
        yield successor


def changed_by(entry: RegisterEntry) -> tuple[DocumentId, ...]:
    """Return the held documents that amend, replace or repeal this one, in the order in which they are known."""
    return tuple(dict.fromkeys(m.document_id for m in entry.mentions if m.reference.relation in _CHANGES))


def changed_note(entry: RegisterEntry, context: Context) -> str:
    """Return the held documents that amend, replace or repeal this one, in a sentence, or ""."""
    if entry.symbol is None:
        return ""
    others = [
        other for id_ in changed_by(entry) if (other := context.view.entry_of(id_)) is not None and other.id != entry.id
    ]
    if not others:
        return ""
    language = context.query.language
    names = "; ".join(dated_name(other, language) for other in others[:SHOWN_CHANGES])
    return say(language, "changed_note", name=short_name(entry, language), names=names)
