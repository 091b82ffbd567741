"""What a document is, and whether the library has its text."""

from __future__ import annotations

from corpus.model import RegisterEntry
from corpus.text.fold import fold
from retrieval.answer import Answer
from retrieval.answers.called import compose_called
from retrieval.answers.context import Context
from retrieval.answers.draft import SURE, Draft
from retrieval.answers.fields import Ask, read_field
from retrieval.answers.sources import cite_document
from retrieval.answers.summary import compose_summary
from retrieval.evidence.terms import words
from retrieval.naming import dated_name, full_name
from retrieval.notes import document_notes
from retrieval.query import Expected, Field, Kind
from retrieval.question.cues import Turn, load_cues
from retrieval.wording import say

_CARRYING_OUT = frozenset(
    [
        "trien",
        "khai",
        "thuc",
        "hien",
        "cu",
        "the",
        "hoa",
        "ket",
        "qua",
        "viec",
        "implement",
        "implementing",
        "carry",
        "out",
    ]
)
"""Words that only say how the document asked for stands to the one named."""
_FEW_WORDS = 1
"""Content left beside the document's name in a question that asks for nothing but the document."""


def compose(context: Context) -> Answer | None:
    """Name the documents asked for, in full, if the question asks for nothing else of them."""
    query = context.query
    if not query.targets or _asks_for_more(context):
        return None
    if not context.targets.named:
        return compose_called(context, Kind.LOOKUP)
    if len(context.targets.named) == 1 and load_cues().has(Turn.SUMMARY, fold(query.text)):
        told = compose_summary(context, context.targets.named[0])
        if told is not None:
            return told
    draft = Draft(query, Kind.LOOKUP)
    for entry in context.targets.named:
        _claim(draft, context, entry)
        for note in document_notes(entry, context):
            draft.note(note)
    if context.targets.ambiguous:
        draft.note(say(query.language, "same_number"))
    return draft.answered(SURE) if draft.claims else None


def _claim(draft: Draft, context: Context, entry: RegisterEntry) -> None:
    language = context.query.language
    scheme = read_field(Field.SUBJECT, Ask(draft, context.view, entry, context.today))
    sources = cite_document(draft, context.view, entry)
    if scheme is not None and scheme.text != entry.subject:
        words_ = say(language, "promulgated_by", scheme=scheme.text, name=dated_name(entry, language))
        draft.claim(words_, scheme.sources, strong=scheme.text)
    elif sources:
        draft.claim(full_name(entry, language) + ".", sources, strong=dated_name(entry, language))


def _asks_for_more(context: Context) -> bool:
    """Tell whether something of the document is asked for, "how many people", and not the document itself."""
    if context.query.topics and context.query.expected not in (Expected.ANY, Expected.BODY):
        return True
    found = [word for topic in context.query.topics if topic.forms for word in words(topic.forms[0])]
    left = sum(not (context.targets.through and word in _CARRYING_OUT) for word in found)
    return left > _FEW_WORDS
