"""What an abbreviation or a defined term means, by the documents' own words before common usage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpus.abbreviations import expansion_of, find_definitions
from corpus.model import Paragraph
from corpus.text.fold import fold
from retrieval.answer import Answer
from retrieval.answers.context import Context
from retrieval.answers.draft import SURE, Draft
from retrieval.answers.silence import nothing_found
from retrieval.answers.term import compose_term
from retrieval.evidence.sentences import sentences
from retrieval.evidence.terms import TermSet, words
from retrieval.query import Kind
from retrieval.wording import say


def compose(context: Context) -> Answer | None:
    """Say what the abbreviation stands for, if the question asks for one."""
    wanted = context.query.abbreviation
    if wanted is None:
        return compose_term(context)
    return _defined(context, wanted) or _customary(context, wanted)


def _found(context: Context, wanted: str) -> Iterator[Paragraph]:
    """Yield the paragraphs for the question, then those for the abbreviation itself, without what is said around it."""
    alone = replace(context.query, text=wanted, search_text=wanted, topics=())
    for query in (context.query, alone):
        yield from (item.paragraph for item in context.holding(query))


def _defined(context: Context, wanted: str) -> Answer | None:
    """Answer from a document that explains the abbreviation itself."""
    draft = Draft(context.query, Kind.DEFINITION)
    for paragraph in _found(context, wanted):
        for definition in find_definitions(paragraph.text):
            if fold(definition.abbreviation) != fold(wanted):
                continue
            document = context.view.document(paragraph.document_id)
            number = draft.cite(document, paragraph, paragraph.text[definition.start : definition.end])
            meaning = say(
                context.query.language, "defined_as", short=definition.abbreviation, long=definition.expansion
            )
            is_first = meaning.startswith(definition.expansion)
            draft.claim(meaning, (number,), strong=definition.expansion if is_first else meaning)
            return draft.answered(SURE)
    return None


def _customary(context: Context, wanted: str) -> Answer | None:
    """Say what the abbreviation usually means, citing a document that uses it without explaining it."""
    usual = expansion_of(wanted)
    if usual is None:
        return nothing_found(
            context, Kind.DEFINITION, say(context.query.language, "unknown_abbreviation", short=wanted)
        )
    used = _use(context, usual.abbreviation)
    if used is None:
        return nothing_found(context, Kind.DEFINITION, say(context.query.language, "unused_abbreviation", short=wanted))
    paragraph, quote = used
    draft = Draft(context.query, Kind.DEFINITION)
    number = draft.cite(context.view.document(paragraph.document_id), paragraph, quote)
    meaning = say(
        context.query.language, "usually_means", short=usual.abbreviation, long=usual.expansion, english=usual.english
    )
    draft.claim(meaning, (number,), strong=meaning)
    return draft.answered(SURE)


def _use(context: Context, abbreviation: str) -> tuple[Paragraph, str] | None:
    """Return a sentence that uses the abbreviation."""
    for paragraph in _found(context, abbreviation):
        for span in sentences(paragraph.text):
            sentence = span.of(paragraph.text)
            if abbreviation in sentence and TermSet.of(sentence).holds(" ".join(words(fold(abbreviation)))):
                return paragraph, sentence
    return None
