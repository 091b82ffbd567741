"""Who issued a document, when, about what, who signed it, to whom it went, for which years."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import RegisterEntry
from retrieval.answer import Answer
from retrieval.answers.called import compose_called
from retrieval.answers.context import Context
from retrieval.answers.draft import SURE, Draft
from retrieval.answers.fields import Ask, FieldValue, read_field
from retrieval.answers.silence import ambiguous_document, nothing_found
from retrieval.naming import full_name, short_name
from retrieval.notes import document_notes
from retrieval.query import Field, Kind
from retrieval.question.type_words import ANY_TYPE
from retrieval.targets.title_index import answers_to_type
from retrieval.wording import say


def compose(context: Context) -> Answer | None:
    """Answer from the register, if the question names a document and asks for its elements."""
    query = context.query
    if not query.fields:
        return None
    if context.targets.unknown:
        return compose_called(context, Kind.FIELD)
    if context.targets.ambiguous and Field.SYMBOL not in query.fields:
        return _each(context) or ambiguous_document(context, Kind.FIELD)
    entry = context.targets.single() or _told_of(context)
    return _one(context, entry) if entry is not None else None


def _told_of(context: Context) -> RegisterEntry | None:
    """Return the one document whose text is what the question says of it: "ai ký quyết định sửa đổi thuế suất phôi thép"."""
    query = context.query
    if not {Field.SIGNER, Field.CAPACITY} & set(query.fields) or query.targets:
        return None
    kinds = {*query.types, *query.within, *(titled.type for titled in query.titled)} - {ANY_TYPE}
    found = [item for item in context.evidence() if item.confidence >= context.threshold]
    entries = [context.view.entry_of(item.paragraph.document_id) for item in found]
    of_kind = [entry for entry in entries if entry is not None and (not kinds or answers_to_type(entry, kinds))]
    return of_kind[0] if of_kind and all(entry == of_kind[0] for entry in of_kind) else None


def _one(context: Context, entry: RegisterEntry) -> Answer | None:
    draft = Draft(context.query, Kind.FIELD)
    values = _values(context, draft, entry)
    if not values and _may_be_told(context, entry):
        return None
    if not values:
        lead = say(context.query.language, "field_unknown", name=short_name(entry, context.query.language))
        return nothing_found(context, Kind.FIELD, lead)
    draft.name(entry)
    _claim(draft, entry, values)
    for value in values:
        draft.note(value.note)
    for note in document_notes(entry, context):
        draft.note(note)
    return draft.answered(SURE)


def _may_be_told(context: Context, entry: RegisterEntry) -> bool:
    """Tell whether what the register does not know may stand in the text: a duration, or what a title only seemed to name."""
    signing = {Field.SIGNER, Field.CAPACITY} & set(context.query.fields)
    return entry.held and not signing and (Field.PERIOD in context.query.fields or not context.query.targets)


def _each(context: Context) -> Answer | None:
    """Answer for every document of the same number, each by its full name, where all of them are known."""
    draft = Draft(context.query, Kind.FIELD)
    if not _claim_each(draft, context, context.targets.named):
        return None
    draft.note(say(context.query.language, "same_number"))
    return draft.answered(SURE)


def each_by_fields(context: Context, entries: Sequence[RegisterEntry], kind: Kind) -> Answer | None:
    """Answer for each of several documents from the register, or None where one of them is silent."""
    draft = Draft(context.query, kind)
    if not _claim_each(draft, context, entries):
        return None
    for entry in entries:
        for note in document_notes(entry, context):
            draft.note(note)
    return draft.answered(SURE)


def _claim_each(draft: Draft, context: Context, entries: Sequence[RegisterEntry]) -> bool:
    for entry in entries:
        values = _values(context, draft, entry)
        if not values:
            return False
        draft.name(entry)
        _claim(draft, entry, values)
    return True


def _values(context: Context, draft: Draft, entry: RegisterEntry) -> list[FieldValue]:
    ask = Ask(draft, context.view, entry, context.today)
    fields = dict.fromkeys(Field.SIGNER if field is Field.CAPACITY else field for field in context.query.fields)
    found = (read_field(field, ask) for field in fields)
    return [value for value in found if value is not None and value.sources]


def _claim(draft: Draft, entry: RegisterEntry, values: list[FieldValue]) -> None:
    """Say the values first, then the document in full, so that a reader may stop after the first words."""
    language = draft.query.language
    strong = "; ".join(_capitalised(value.text) for value in values)
    sources = tuple(n for value in values for n in value.sources)
    name = full_name(entry, language)
    draft.claim(f"{strong} — {name}.", sources, strong=strong)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
