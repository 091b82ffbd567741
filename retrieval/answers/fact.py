"""A fact in the text: the sentence that says it, word for word, or silence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import ParagraphId, ParagraphKind, RegisterEntry, Relation
from corpus.text.fold import fold
from corpus.types import english_name
from retrieval.answer import Answer, Language
from retrieval.answers.called import compose_called
from retrieval.answers.context import Context
from retrieval.answers.draft import SURE, Draft
from retrieval.answers.echoes import tells_nothing
from retrieval.answers.fact_evidence import WHO_MADE, is_setting, looked_through, said_by_others
from retrieval.answers.labelled import compose_labelled
from retrieval.answers.ordering import answering_first, changed_last
from retrieval.answers.passage import claim_passage
from retrieval.answers.proposal import quote_proposal
from retrieval.answers.provision import attached_text
from retrieval.answers.relation import claim_spoken_of
from retrieval.answers.rows import settle
from retrieval.answers.sections import compose_section
from retrieval.answers.silence import ambiguous_document, nothing_found, only_cited
from retrieval.evidence.confidence import is_ruled_out
from retrieval.evidence.evidence import Evidence
from retrieval.evidence.intended import asks_for_an_aim, is_an_aim
from retrieval.evidence.phrases import says_each
from retrieval.evidence.terms import words
from retrieval.naming import dated_name
from retrieval.notes import changed_note
from retrieval.query import Expected, Field, Kind, Query
from retrieval.wording import say

_MADE = re.compile(
    r"\b(?:tham muu|xay dung|soan thao|de nghi|de xuat|(?<!chuong )(?<!qua )(?<!quy )(?<!cong )(?<!tien )(?<!lo )trinh)\b"
)
_SIGNED = re.compile(r"(?<!\w)[Kk]ý(?!\w)")
"""Who signed is not told by what merely speaks of the document."""
_QUOTED_TITLE = re.compile(r"[\d¹²³⁴-⁹]{0,3}\s*[“\"][^“”\"]+[”\"]\s*(?:\([^()]*\))?\s*[;.,]?")
SECOND_BEST = 0.9
"""Share of the best confidence that a further passage must reach to be shown beside it."""
MAX_PASSAGES = 3
TOO_LITTLE = 3
SEVERAL = 3
"""Words of content, and documents that answer, where a question does not tell which of them it means."""
IN_ITS_PLACE = 0.3
"""Share of the threshold that is enough in the provision which the question names."""
SHOWN_TITLES = 4


def compose(context: Context) -> Answer:
    """Quote the best passage, if it is good enough; this composer always answers or says it cannot."""
    if context.targets.unknown:
        return compose_called(context, Kind.FACT)
    if context.targets.ambiguous and not _about(context):
        return ambiguous_document(context, Kind.FACT)
    stub = _stub(context)
    if stub is not None and not is_setting(context):
        attached = attached_text(context, stub)
        if attached is not None:
            return _passages(context, context.evidence_in((attached,), context.query))
        said = said_by_others(context)
        return _passages(context, said) if said else only_cited(context, Kind.FACT, stub)
    elsewhere = _of_another_year(context)
    if elsewhere is not None:
        return elsewhere
    found = looked_through(context)
    return compose_section(context, found) or _passages(context, found)


def _passages(context: Context, found: Sequence[Evidence]) -> Answer:
    least = context.threshold * (IN_ITS_PLACE if _is_placed(context) else 1.0)
    sure = (item for item in found if item.confidence >= least or _is_said(context, item))
    good = [_with_headline(item) for item in sure if not tells_nothing(item, context.query)]
    if Field.SIGNER in context.query.fields:
        good = [item for item in good if _SIGNED.search(item.quote)]
    if context.query.spoken is Language.VIETNAMESE and WHO_MADE.search(fold(context.query.text)):
        good = [item for item in good if _MADE.search(fold(item.quote))]
    if good and good[0].headline and context.query.expected not in (Expected.ANY, Expected.BODY):
        return nothing_found(context, Kind.FACT, say(context.query.language, "only_headline"))
    if not good:
        return compose_labelled(context) or _proposed(context) or nothing_found(context, Kind.FACT)
    if _says_too_little(context, good):
        return nothing_found(context, Kind.FACT, say(context.query.language, "too_little"))
    settled = settle(context, answering_first(good, context.query))
    if not settled.items:
        return nothing_found(context, Kind.FACT, say(context.query.language, "empty_cell") if settled.is_empty else "")
    good = settled.items
    draft = Draft(context.query, Kind.FACT)
    for item in changed_last(_shown(good, settled.alike), context.view):
        claim_passage(draft, context, item)
    _note(draft, context, good[0])
    return draft.answered(good[0].confidence)


def _proposed(context: Context) -> Answer | None:
    """Say on whose proposal the document named was issued, where nothing else tells who drafted it."""
    entry = context.targets.single() if WHO_MADE.search(fold(context.query.text)) else None
    if entry is None or not entry.held:
        return None
    draft = Draft(context.query, Kind.RELATION)
    told = claim_spoken_of(draft, context, entry, (Relation.PROPOSED_BY,))
    return draft.answered(SURE) if told else quote_proposal(context, entry)


def _with_headline(item: Evidence) -> Evidence:
    """Mark what a footnote gives in quotation marks as a title: “…” (báo …) is quoted, not found by the document."""
    if item.paragraph.kind is ParagraphKind.FOOTNOTE and _QUOTED_TITLE.fullmatch(item.quote.strip()):
        return replace(item, headline=True)
    return item


def _says_too_little(context: Context, good: Sequence[Evidence]) -> bool:
    """Tell whether a question names so little that several documents answer it, each about something else."""
    query = context.query
    content = sum(len(words(topic.forms[0])) for topic in query.topics if topic.forms)
    named = query.targets or query.titled or query.within or query.place or any(topic.name for topic in query.topics)
    documents = {item.paragraph.document_id for item in good}
    return not named and content <= TOO_LITTLE and len(documents) >= SEVERAL


def _is_said(context: Context, item: Evidence) -> bool:
    """Tell whether what a document says of something is asked, and this very document says it in those words."""
    entry = context.targets.single() if context.targets.named and context.query.expected is Expected.ANY else None
    own = entry is not None and entry.held and entry.document_id == item.paragraph.document_id
    return (
        own
        and not (is_ruled_out(item.features) or item.missing or item.unheld)
        and says_each(context.query.topics, item.paragraph)
    )


def _is_placed(context: Context) -> bool:
    """Tell whether the question names the provision and its document, in which the evidence was looked for."""
    return context.query.place is not None and bool(context.targets.named)


def _of_another_year(context: Context) -> Answer | None:
    """Say that the document named by its title is not of the year asked for, and which ones there are."""
    language = context.query.language
    for wanted, titled in zip(context.query.titled, context.targets.titled, strict=False):
        if titled.entries or not titled.other_years:
            continue
        kind = english_name(wanted.type) if language is Language.ENGLISH else wanted.type.lower()
        names = "; ".join(dated_name(entry, language) for entry in titled.other_years[:SHOWN_TITLES])
        asked = ", ".join(str(year) for year in wanted.years)
        return nothing_found(context, Kind.FACT, say(language, "title_other_year", kind=kind, asked=asked, names=names))
    return None


def _about(context: Context) -> bool:
    return any(entry.held for entry in context.targets.named)


def _stub(context: Context) -> RegisterEntry | None:
    """Return the named document that the library has no text of, if the question is about one.

    Where several bear the number, the one that the library holds is meant.
    """
    if context.targets.ambiguous and _about(context):
        return None
    return next((entry for entry in context.targets.named if not entry.held), None)


def _shown(good: list[Evidence], alike: frozenset[ParagraphId]) -> list[Evidence]:
    """Keep the best passage, and others only where they are nearly as good and of another document, or rows of one name."""
    kept = [good[0]]
    for item in good[1:]:
        fresh = all(item.paragraph.document_id != other.paragraph.document_id for other in kept)
        fresh = fresh or item.paragraph.id in alike
        if fresh and item.confidence >= SECOND_BEST * good[0].confidence and len(kept) < MAX_PASSAGES:
            kept.append(item)
    return kept


def _may_pass_for_a_result(query: Query) -> bool:
    """Tell whether a number is asked for in words that do not say themselves that it is aimed at."""
    measured = query.expected in (Expected.QUANTITY, Expected.PERCENT, Expected.MONEY)
    return measured and not query.targets and not asks_for_an_aim(fold(query.text))


def _note(draft: Draft, context: Context, item: Evidence) -> None:
    language = context.query.language
    document = context.view.document(item.paragraph.document_id)
    if item.headline:
        draft.note(say(language, "headline_note"))
    if document.header.draft:
        draft.note(say(language, "draft_note"))
    if _may_pass_for_a_result(context.query) and is_an_aim(item.paragraph, item.quote):
        draft.note(say(language, "aim_note"))
    entry = context.view.entry_of(document.id)
    if entry is not None:
        draft.note(changed_note(entry, context))
