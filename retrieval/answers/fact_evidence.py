"""Where a fact is looked for: in the provision or the document that the question names or describes, or in all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import RegisterEntry
from corpus.text.fold import fold
from retrieval.answers.context import Context
from retrieval.answers.provision import find_provision, types_named
from retrieval.evidence.evidence import Evidence
from retrieval.evidence.terms import words
from retrieval.query import Expected
from retrieval.question.relation_words import called_by

_CARRIED_OUT = re.compile(r"\b(?:thuc hien|trien khai|theo|can cu|implementing|under|pursuant to)\s+(?:\S+\s+){0,2}$")
WHO_MADE = re.compile(
    r"\b(?:co quan|don vi|so|ban|ai)(?: nao)? (?:da )?(?:tham muu|trinh|xay dung|soan thao|de nghi)\b|\b(?:who|(?:which|what) (?:body|agency|department|office|unit|authority)) (?:drafted|proposed|prepared)\b"
)
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


def looked_through(context: Context) -> Sequence[Evidence]:
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
    if context.targets.named and is_setting(context):
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


def said_by_others(context: Context) -> Sequence[Evidence]:
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
    if WHO_MADE.search(fold(context.query.text)):
        texts = _cited_as(named)
        every = [item for item in every if any(text in item.quote for text in texts)]
    return sorted(every, key=lambda item: (-item.confidence, item.paragraph.id))


def is_setting(context: Context) -> bool:
    """Tell whether a document is named only as what is carried out: "Thực hiện Quyết định 499, năm 2023 …".

    What such a document itself says cannot be known from those that cite it;
    who drafted or proposed it can.
    """
    folded = fold(context.query.text)
    before = (folded[: target.start] for target in context.query.targets)
    return any(_CARRIED_OUT.search(text) for text in before) or WHO_MADE.search(folded) is not None
