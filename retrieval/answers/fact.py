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
from retrieval.answers.labelled import compose_labelled
from retrieval.answers.ordering import answering_first, changed_last
from retrieval.answers.passage import claim_passage
from retrieval.answers.proposal import quote_proposal
from retrieval.answers.provision import attached_text, find_provision, types_named
from retrieval.answers.relation import claim_spoken_of
from retrieval.answers.rows import settle
from retrieval.answers.sections import compose_section
from retrieval.answers.silence import ambiguous_document, nothing_found, only_cited
from retrieval.confidence import is_ruled_out
from retrieval.evidence import Evidence
from retrieval.intended import asks_for_an_aim, is_an_aim
from retrieval.naming import dated_name
from retrieval.notes import changed_note
from retrieval.phrases import says_each
from retrieval.query import Expected, Field, Kind, Query
from retrieval.relation_words import called_by
from retrieval.terms import words
from retrieval.wording import say

_CARRIED_OUT = re.compile(r"\b(?:thuc hien|trien khai|theo|can cu|implementing|under|pursuant to)\s+(?:\S+\s+){0,2}$")
_WHO_MADE = re.compile(
    r"\b(?:co quan|don vi|so|ban|ai)(?: nao)? (?:da )?(?:tham muu|trinh|xay dung|soan thao|de nghi)\b|\b(?:who|(?:which|what) (?:body|agency|department|office|unit|authority)) (?:drafted|proposed|prepared)\b"
)
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
OF_A_STUB = 0.75
"""Least confidence of what is said of a document that the library has no text of."""
_DONE_WITH_IT = re.compile(
    r"\b(?:tuyen truyen|pho bien|quan triet|trien khai|thuc hien|dang tai|cong khai|lay y kien|so ket|tong ket)\b"
    r"|\b(?:publici[sz]\w+|disseminat\w+|promot\w+|implement\w*|carr(?:y|ied) out|announc\w+|review\w*)\b"
)
"""Turns that ask for what is done with a document, which others tell; what it says itself they do not."""
DESCRIBED = 3
DESCRIBED_SHARE = 0.7
"""Share of the question that a title must hold so that the document's own text is looked through."""
SHOWN_TITLES = 4


def compose(context: Context) -> Answer:
    """Quote the best passage, if it is good enough; this composer always answers or says it cannot."""
    if context.targets.unknown:
        return compose_called(context, Kind.FACT)
    if context.targets.ambiguous and not _about(context):
        return ambiguous_document(context, Kind.FACT)
    stub = _stub(context)
    if stub is not None and not _is_setting(context):
        attached = attached_text(context, stub)
        if attached is not None:
            return _passages(context, context.evidence_in((attached,), context.query))
        said = _said_by_others(context)
        return _passages(context, said) if said else only_cited(context, Kind.FACT, stub)
    elsewhere = _of_another_year(context)
    if elsewhere is not None:
        return elsewhere
    found = _found(context)
    return compose_section(context, found) or _passages(context, found)


def _passages(context: Context, found: Sequence[Evidence]) -> Answer:
    least = context.threshold * (IN_ITS_PLACE if _is_placed(context) else 1.0)
    sure = (item for item in found if item.confidence >= least or _is_said(context, item))
    good = [_with_headline(item) for item in sure if not tells_nothing(item, context.query)]
    if Field.SIGNER in context.query.fields:
        good = [item for item in good if _SIGNED.search(item.quote)]
    if context.query.spoken is Language.VIETNAMESE and _WHO_MADE.search(fold(context.query.text)):
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
    entry = context.targets.single() if _WHO_MADE.search(fold(context.query.text)) else None
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


def _found(context: Context) -> Sequence[Evidence]:
    """Return the evidence, first that of the provision or of the document which the question names."""
    query = context.query
    if query.place is not None:
        entry = context.targets.single()
        if entry is not None and entry.document_id is not None:
            own = find_provision(context.view.paragraphs_of(entry.document_id), query.place, types_named(query))
            inside = {paragraph.id for paragraph in own}
            within = [item for item in context.evidence_in((entry,), query) if item.paragraph.id in inside]
            if within:
                return within
    if context.targets.named and _is_setting(context):
        return _about_named(context)
    for titled in context.targets.titled:
        if titled.entries:
            within = list(context.evidence_in(titled.entries, query))
            if within and within[0].confidence >= context.threshold:
                return within
    return _in_called(context) or _with_described(context)


def _in_called(context: Context) -> Sequence[Evidence]:
    """Return what the one document that the question calls by words of its title says of the rest of the question."""
    called = frozenset(called_by(context.query))
    entry = context.targets.single() if any(item.whole for item in context.targets.described) else None
    if entry is None or not entry.held:
        return ()
    rest = tuple(topic for topic in context.query.topics if not set(words(topic.forms[0])) <= called)
    within = context.evidence_in((entry,), replace(context.query, topics=rest)) if rest else ()
    return within if within and within[0].confidence >= context.threshold else ()


def _with_described(context: Context) -> Sequence[Evidence]:
    """Return the evidence with that of the documents whose titles the question repeats, which the search may have missed.

    "2. Địa điểm: …" of a notice on a fair does not name the fair.
    """
    general = context.evidence()
    if context.query.expected is Expected.ANY or context.targets.named:
        return general
    described = [item.entry for item in context.targets.described[:DESCRIBED] if item.share >= DESCRIBED_SHARE]
    held = tuple(entry for entry in described if entry.held)
    if not held:
        return general
    seen = {item.paragraph.id for item in general}
    inside = [item for item in context.evidence_in(held, context.query) if item.paragraph.id not in seen]
    return sorted((*general, *inside), key=lambda item: (-item.confidence, item.paragraph.id))


def _said_by_others(context: Context) -> Sequence[Evidence]:
    """Return what documents say of those named that the library has no text of, in sentences that name them.

    What such a document itself says cannot be known from them.
    """
    if not _DONE_WITH_IT.search(fold(context.query.text)) or context.query.place is not None:
        return ()
    cited = _cited_as(context.targets.named)
    return [
        item
        for item in context.evidence()
        if item.confidence >= max(context.threshold, OF_A_STUB) and any(text in item.quote for text in cited)
    ]


def _cited_as(entries: Sequence[RegisterEntry]) -> set[str]:
    """Return the words in which documents name these."""
    return {mention.reference.text for entry in entries for mention in entry.mentions}


def _about_named(context: Context) -> Sequence[Evidence]:
    """Return the evidence in the document named and in those that cite it, best first."""
    named = context.targets.named
    known = {entry.document_id for entry in named} | {m.document_id for entry in named for m in entry.mentions}
    wide = [item for item in context.evidence_in((), context.query) if item.paragraph.document_id in known]
    inside = {item.paragraph.id for item in context.evidence()}
    every = [*context.evidence(), *(item for item in wide if item.paragraph.id not in inside)]
    if _WHO_MADE.search(fold(context.query.text)):
        texts = _cited_as(named)
        every = [item for item in every if any(text in item.quote for text in texts)]
    return sorted(every, key=lambda item: (-item.confidence, item.paragraph.id))


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


def _is_setting(context: Context) -> bool:
    """Tell whether a document is named only as what is carried out: "Thực hiện Quyết định 499, năm 2023 …".

    What such a document itself says cannot be known from those that cite it;
    who drafted or proposed it can.
    """
    folded = fold(context.query.text)
    before = (folded[: target.start] for target in context.query.targets)
    return any(_CARRIED_OUT.search(text) for text in before) or _WHO_MADE.search(folded) is not None


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
