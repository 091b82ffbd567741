"""A fact in the text: the sentence that says it, word for word, or silence."""

from __future__ import annotations

import re

from corpus.model import Paragraph, ParagraphKind, RegisterEntry
from corpus.text.fold import fold
from retrieval.answer import Answer
from retrieval.answers.context import Context
from retrieval.answers.draft import Draft
from retrieval.answers.silence import ambiguous_document, nothing_found, only_cited, unknown_document
from retrieval.evidence import Evidence
from retrieval.expected import find_values
from retrieval.notes import POOR_SCAN
from retrieval.query import Expected, Kind
from retrieval.wording import say

_CARRIED_OUT = re.compile(r"\b(?:thuc hien|trien khai|theo|can cu|implementing|under|pursuant to)\s+(?:\S+\s+){0,2}$")
_WHO_MADE = re.compile(
    r"\b(?:co quan|don vi|so|ban|ai)(?: nao)? (?:da )?(?:tham muu|trinh|xay dung|soan thao|de nghi)\b|\bwho (?:drafted|proposed|prepared)\b"
)
SECOND_BEST = 0.9
"""Share of the best confidence that a further passage must reach to be shown beside it."""
MAX_PASSAGES = 3
MAX_CONTINUATION = 15
"""Paragraphs that follow a lead-in ending in a colon and belong to it."""


def compose(context: Context) -> Answer:
    """Quote the best passage, if it is good enough; this composer always answers or says it cannot."""
    if context.targets.unknown:
        return unknown_document(context, Kind.FACT)
    if context.targets.ambiguous and not _about(context):
        return ambiguous_document(context, Kind.FACT)
    best = context.evidence()
    good = [item for item in best if item.confidence >= context.threshold]
    stub = _stub(context)
    if stub is not None and not _is_setting(context):
        good = []
    if not good:
        return only_cited(context, Kind.FACT, stub) if stub is not None else nothing_found(context, Kind.FACT)
    draft = Draft(context.query, Kind.FACT)
    for item in _shown(good):
        _claim(draft, context, item)
    _note(draft, context, good[0])
    return draft.answered(good[0].confidence)


def _about(context: Context) -> bool:
    return any(entry.held for entry in context.targets.named)


def _stub(context: Context) -> RegisterEntry | None:
    """Return the named document that the library has no text of, if the question is about one."""
    return next((entry for entry in context.targets.named if not entry.held), None)


def _is_setting(context: Context) -> bool:
    """Tell whether a document is named only as what is carried out: "Thực hiện Quyết định 499, năm 2023 …".

    What such a document itself says cannot be known from those that cite it;
    who drafted or proposed it can.
    """
    folded = fold(context.query.text)
    before = (folded[: target.start] for target in context.query.targets)
    return any(_CARRIED_OUT.search(text) for text in before) or _WHO_MADE.search(folded) is not None


def _shown(good: list[Evidence]) -> list[Evidence]:
    """Keep the best passage, and others only where they are nearly as good and of another document."""
    kept = [good[0]]
    for item in good[1:]:
        fresh = all(item.paragraph.document_id != other.paragraph.document_id for other in kept)
        if fresh and item.confidence >= SECOND_BEST * good[0].confidence and len(kept) < MAX_PASSAGES:
            kept.append(item)
    return kept


def _claim(draft: Draft, context: Context, item: Evidence) -> None:
    """Say the value first where one is asked for, then the sentence it stands in."""
    document = context.view.document(item.paragraph.document_id)
    entry = context.view.entry_of(document.id)
    if entry is not None:
        draft.name(entry)
    quote = item.quote
    number = draft.cite(document, item.paragraph, quote)
    value = _value(context, quote)
    if item.headline:
        lead = say(context.query.language, "headline")
        draft.claim(f"{lead} {quote}", (number,), strong=lead)
        return
    words = quote.lstrip("-–+• ")
    draft.claim(f"{value}: {words}" if value else words, (number,), strong=value)
    for paragraph in _continuation(context, item):
        draft.claim(paragraph.text, (draft.cite(document, paragraph, paragraph.text),))


def _value(context: Context, quote: str) -> str:
    """Return the one value that answers, with its qualifier, as written; "" where none or several could."""
    query = context.query
    if query.expected in (Expected.ANY, Expected.BODY):
        return ""
    if query.expected is Expected.QUANTITY and not query.units:
        return ""
    values = find_values(quote, query.expected, query.units)
    return quote[values[0].start : values[0].end].strip() if len(values) == 1 else ""


def _continuation(context: Context, item: Evidence) -> list[Paragraph]:
    """Return the paragraphs that a lead-in ending in a colon announces."""
    if not item.quote.rstrip(" *_").endswith(":"):
        return []
    _, after = context.view.neighbours(item.paragraph, 0, MAX_CONTINUATION)
    found: list[Paragraph] = []
    for paragraph in after:
        deeper = len(paragraph.place.parts) > len(item.paragraph.place.parts)
        under = deeper and paragraph.place.starts_with(item.paragraph.place)
        if paragraph.kind is not ParagraphKind.BODY or not (under or paragraph.text.lstrip()[:1] in "-+•–"):
            break
        found.append(paragraph)
    return found


def _note(draft: Draft, context: Context, item: Evidence) -> None:
    language = context.query.language
    document = context.view.document(item.paragraph.document_id)
    if item.headline:
        draft.note(say(language, "headline_note"))
    if item.paragraph.confidence is not None and item.paragraph.confidence < POOR_SCAN:
        draft.note(say(language, "scan_note", confidence=round(item.paragraph.confidence)))
    if document.header.draft:
        draft.note(say(language, "draft_note"))
