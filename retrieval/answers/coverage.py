"""Which documents cover a subject: all that are known to, held or only cited.

A document covers a subject when its own title (or the words by which others
cite it) holds the subject; failing that, a held document whose text speaks of
it. Documents that are merely named near the subject do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.model import Paragraph, ParagraphKind, RegisterEntry
from corpus.text.fold import fold
from corpus.types import english_name
from retrieval.answer import Answer, Language
from retrieval.answers.context import Context
from retrieval.answers.draft import Draft
from retrieval.answers.silence import nothing_found
from retrieval.answers.sources import cite_document, cite_mentions
from retrieval.answers.things import compose_thing
from retrieval.evidence.asked import AskedTerms
from retrieval.evidence.best_passage import best_passage
from retrieval.evidence.expected import HeldValues
from retrieval.evidence.terms import TermSet, words
from retrieval.naming import full_name
from retrieval.notes import document_notes
from retrieval.query import Expected, Kind, Topic
from retrieval.question.former_places import asked_of_former
from retrieval.targets.resolve import of_years
from retrieval.targets.title_index import answers_to_type
from retrieval.wording import say

CHANGE = frozenset({"sua doi", "bo sung", "sua doi bo sung", "thay the", "dieu chinh", "sua", "sua doi va bo sung"})
"""Topics that say how a document stands to another one."""
IN_TITLE = 0.75
"""Share of the subject that a title must hold."""
WHOLE_TITLE = 0.95
"""Share from which the title alone proves it; below, a paragraph that holds the subject is cited where there is one."""
MOSTLY_IN_TEXT = 0.6
"""Share of the subject that the paragraph must hold where the document's title holds the rest."""
IN_TEXT = 0.8
"""Share of the subject that one paragraph of a held document must hold."""
MAX_DOCUMENTS = 12
_LIST_MARK = re.compile(r"^(?:[-+*•–]|\d{1,2}[.)]|[a-zđ]\))\s+")
"""What stands before the words of an item: "- ", "2. ", "a) "."""
_SEARCHED = (ParagraphKind.BODY, ParagraphKind.HEADING, ParagraphKind.FOOTNOTE, ParagraphKind.TABLE_ROW)


@dataclass(frozen=True, slots=True)
class Covering:
    """A document that covers the subject, with the paragraphs of its own text that do.

    Attributes:
        by_title: its title does, too.
    """

    entry: RegisterEntry
    share: float
    paragraphs: tuple[Paragraph, ...] = ()
    by_title: bool = False


def compose(context: Context) -> Answer | None:
    """Name every document that covers the subject of the question."""
    query = context.query
    if not query.topics or query.targets:
        return None
    found = _covering(context)
    former = () if found else tuple(replace(context, query=asked) for asked in asked_of_former(query))
    found += [covering for before in former for covering in _covering(before)]
    if not found:
        return compose_thing(context) or nothing_found(context, Kind.COVERAGE, _lead(context))
    draft = Draft(query, Kind.COVERAGE)
    topics = dict.fromkeys(topic for asking in (context, *former) for topic in asking.query.topics)
    asked = AskedTerms(tuple(topics), context.view.rarity)
    for covering in found[:MAX_DOCUMENTS]:
        _claim(draft, context, covering, asked)
    _note(draft, context, found, told=len(found) if former else 1)
    return draft.answered(min(item.share for item in found[:1]))


def _covering(context: Context) -> list[Covering]:
    """Return what covers the subject, by its title first, then by its text."""
    titled, texts = _in_titles(context), _in_texts(context)
    by_text = {covering.entry.id: covering for covering in texts}
    titled = [_with_text(item, by_text.get(item.entry.id)) for item in titled]
    known = {covering.entry.id for covering in titled}
    return [*titled, *(covering for covering in texts if covering.entry.id not in known)]


def _with_text(titled: Covering, text: Covering | None) -> Covering:
    """Add the paragraphs that hold the subject where the title does not hold all of it."""
    if text is None or titled.share >= WHOLE_TITLE:
        return titled
    return replace(titled, paragraphs=text.paragraphs, by_title=True)


def _in_titles(context: Context) -> list[Covering]:
    query = context.query
    described = context.view.titles.match(query.topics, query.types, limit=50)
    changes = {word for topic in query.topics for word in CHANGE if f"{topic.forms[0]} ".startswith(f"{word} ")}
    kept = [
        item
        for item in described
        if item.share >= IN_TITLE and of_years(item.entry, query.years) and changes <= _changes_said(item.entry)
    ]
    return [Covering(item.entry, item.share, by_title=True) for item in kept]


def _changes_said(entry: RegisterEntry) -> set[str]:
    """Return the words of a title that say how its document changes another one."""
    return {word for word in CHANGE if word in fold(entry.subject or "").replace(",", "")}


def _in_texts(context: Context) -> list[Covering]:
    """Find held documents with a paragraph that holds the subject, grouped by document, best first."""
    query = context.query
    best: dict[str, Covering] = {}
    for item in context.holding(query):
        paragraph = item.paragraph
        entry = context.view.entry_of(paragraph.document_id)
        if entry is None or paragraph.kind not in _SEARCHED or not of_years(entry, query.years):
            continue
        if query.types and not answers_to_type(entry, set(query.types)):
            continue
        share = item.share
        if item.missing_names or share < MOSTLY_IN_TEXT:
            continue
        if share < IN_TEXT and not _every_word(query.topics, f"{paragraph.text} . {entry.subject}"):
            continue
        known = best.get(entry.id)
        paragraphs = (*known.paragraphs, paragraph) if known else (paragraph,)
        best[entry.id] = Covering(entry, max(share, known.share if known else 0.0), paragraphs[:4])
    return sorted(best.values(), key=lambda item: (-item.share, item.entry.id))


def _every_word(topics: Sequence[Topic], text: str) -> bool:
    """Tell whether a text holds every word of every topic in one of its forms."""
    held = TermSet.of(text).singles
    return all(any(set(words(form)) <= held for form in topic.forms) for topic in topics)


def _claim(draft: Draft, context: Context, covering: Covering, asked: AskedTerms) -> None:
    language = context.query.language
    entry = covering.entry
    draft.name(entry)
    sources: tuple[int, ...] = ()
    if covering.by_title:
        sources = cite_document(draft, context.view, entry)
        if entry.held:
            sources += cite_mentions(draft, context.view, entry, limit=3)
    quotes = [(p, _telling(asked, p)) for p in covering.paragraphs]
    sources += tuple(draft.cite(context.view.document(p.document_id), p, quote) for p, quote in quotes)
    if not sources:
        return
    held = say(language, "held" if entry.held else "not_held")
    name = full_name(entry, language)
    told = f": “{_LIST_MARK.sub('', quotes[0][1])}”" if quotes else "."
    draft.claim(f"{name} ({held}){told}", sources, strong=name)


def _telling(asked: AskedTerms, paragraph: Paragraph) -> str:
    """Return the words of a paragraph that hold the subject, which a reader sees before opening the source."""
    read = asked.read(paragraph.text)
    anything = HeldValues(paragraph.text, read.folded, Expected.ANY)
    spans = best_passage(paragraph.text, asked, read, anything, listed=paragraph.kind is ParagraphKind.FOOTNOTE)
    return paragraph.text[spans[0].start : spans[-1].end]


def _note(draft: Draft, context: Context, found: Sequence[Covering], told: int) -> None:
    if len(found) > MAX_DOCUMENTS:
        draft.note(say(context.query.language, "more_documents", count=len(found) - MAX_DOCUMENTS))
    for covering in found[:told]:
        for note in document_notes(covering.entry, context):
            draft.note(note)


def _lead(context: Context) -> str:
    query = context.query
    english = query.language is Language.ENGLISH
    kinds = [english_name(name).lower() if english else name.lower() for name in query.types]
    kind = "/".join(kinds) or ("document" if english else "văn bản")
    return say(query.language, "no_document_covers", kind=kind, topic=_topic_words(query.topics))


def _topic_words(topics: Sequence[Topic]) -> str:
    return " ".join(topic.text for topic in sorted(topics, key=lambda topic: topic.start))
