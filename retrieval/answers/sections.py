"""A whole section as the answer: "trong những trường hợp nào", "điều kiện gì", "những sản phẩm nào".

Such a question is answered by all that stands under a heading, and the words
of the question are those of the heading, not of the points below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.model import Document, Paragraph, ParagraphKind
from corpus.text.fold import fold
from retrieval.answer import Answer
from retrieval.answers.context import Context
from retrieval.answers.draft import Draft
from retrieval.answers.table_row import row_words
from retrieval.evidence.denied import denies
from retrieval.evidence.evidence import Evidence
from retrieval.evidence.terms import TermSet, coverage, holds_topic, missing_names, words
from retrieval.query import Expected, Kind, Topic
from retrieval.question.cues import Turn, load_cues
from retrieval.wording import say

HEADING_SAYS = 0.6
"""Share of the question that heading and title must hold."""
HEADING_OWN = 0.25
"""Share of the question that the innermost heading itself must hold."""
REPEATED = 0.75
"""Share of the question that makes an innermost heading its very subject, however well a point below it fits."""
BETTER = 0.05
"""How much more of the question the headings must hold than the best passage does."""
MAX_PARAGRAPHS = 20
LOOKED_AT = 30
TABLE_SAYS = 0.5
"""The same for a table, whose caption names what its rows are."""
FEWEST_LISTED = 2
"""Paragraphs under a heading that are a list; one alone is what is asked for where the question repeats its heading."""
_LISTED = (ParagraphKind.BODY, ParagraphKind.TABLE_ROW)


def compose_section(context: Context, found: Sequence[Evidence]) -> Answer | None:
    """Quote all that stands under the heading that the question repeats, if it asks for a list and there is one."""
    query = context.query
    if query.expected not in (Expected.ANY, Expected.BODY) or not load_cues().has(Turn.ENUMERATE, fold(query.text)):
        return None
    best = max(
        (item.features.passage for item in found[:LOOKED_AT] if item.confidence >= context.threshold), default=0.0
    )
    chosen: tuple[tuple[int, float], Document, tuple[Paragraph, ...]] | None = None
    for document, heading, paragraphs in _sections(context, found[:LOOKED_AT]):
        if denies(context.query.text) != denies(heading[-1]):
            continue
        repeated = _repeated(context, heading[-1])
        if len(paragraphs) < FEWEST_LISTED and not repeated:
            continue
        share = _share(context, document, heading, HEADING_OWN if not repeated else 0.0)
        tabular = all(paragraph.kind is ParagraphKind.TABLE_ROW for paragraph in paragraphs)
        own = coverage(context.query.topics, TermSet.of(heading[-1]), context.view.rarity)
        least = TABLE_SAYS if tabular else HEADING_SAYS if own >= REPEATED else max(HEADING_SAYS, best + BETTER)
        if not tabular and share < _best_outside(context, found, document, heading):
            continue
        if share >= least and (chosen is None or (repeated, share) > chosen[0]):
            chosen = ((repeated, share), document, paragraphs)
    return _quoted(context, chosen[0][1], *chosen[1:]) if chosen is not None else None


def _repeated(context: Context, heading: str) -> int:
    """Return of how many words a heading consists that the question repeats whole: "1. Mục tiêu chung"; 0 if it does not."""
    said = [word for word in words(fold(heading)) if word.isalpha() and len(word) > 1]
    asked = frozenset(word for topic in context.query.topics for form in topic.forms for word in form.split())
    return len(said) if len(said) > 1 and asked.issuperset(said) else 0


def _best_outside(context: Context, found: Sequence[Evidence], document: Document, headings: tuple[str, ...]) -> float:
    """Return how much of the question the best passage holds that stands elsewhere: "được hoàn thuế" beside "được giảm thuế"."""
    elsewhere = (
        item.features.passage
        for item in found[:LOOKED_AT]
        if item.confidence >= context.threshold
        and (item.paragraph.document_id != document.id or _headings(item.paragraph)[: len(headings)] != headings)
    )
    return max(elsewhere, default=0.0)


def _sections(
    context: Context, found: Iterable[Evidence]
) -> Iterable[tuple[Document, tuple[str, ...], tuple[Paragraph, ...]]]:
    """Yield the sections in which evidence stands: document, headings, the paragraphs right under them."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for item in found:
        paragraph = item.paragraph
        headings = _headings(paragraph)
        if not headings or paragraph.kind not in _LISTED or (paragraph.document_id, headings) in seen:
            continue
        seen.add((paragraph.document_id, headings))
        own = context.view.paragraphs_of(paragraph.document_id)
        under = tuple(
            p for p in own if p.kind in _LISTED and _headings(p)[: len(headings)] == headings and not _names_columns(p)
        )
        if under:
            yield context.view.document(paragraph.document_id), headings, under


def _headings(paragraph: Paragraph) -> tuple[str, ...]:
    """Return the headings above a paragraph without the row that names a table's columns."""
    return tuple(heading for heading in paragraph.headings if "\t" not in heading)


def _names_columns(paragraph: Paragraph) -> bool:
    last = paragraph.place.parts[-1:] if paragraph.kind is ParagraphKind.TABLE_ROW else ()
    return any(not part.number for part in last)


def _share(context: Context, document: Document, headings: tuple[str, ...], least: float) -> float:
    """Return the share of the question that headings and title hold, 0 where the innermost one holds less than ``least``."""
    topics, rarity = context.query.topics, context.view.rarity
    if coverage(topics, TermSet.of(headings[-1]), rarity) < least:
        return 0.0
    header = document.header
    whole = TermSet.of(
        " . ".join((*headings, header.type or "", header.subject or "", header.issuer or "", header.parent or ""))
    )
    named = (topic for topic in topics if _is_named(topic))
    if missing_names(topics, whole) or not all(holds_topic(topic, whole) for topic in named):
        return 0.0
    return coverage(topics, whole, rarity)


def _is_named(topic: Topic) -> bool:
    """Tell whether a topic is written like the name of a body: "Bộ Y tế"."""
    capitals = [word for word in topic.text.split() if word[0].isupper() and (len(word) == 1 or not word.isupper())]
    return len(capitals) > 1


def _quoted(context: Context, share: float, document: Document, paragraphs: tuple[Paragraph, ...]) -> Answer:
    draft = Draft(context.query, Kind.FACT)
    entry = context.view.entry_of(document.id)
    if entry is not None:
        draft.name(entry)
    for paragraph in paragraphs[:MAX_PARAGRAPHS]:
        number = draft.cite(document, paragraph, paragraph.text)
        told = row_words(paragraph) if paragraph.kind is ParagraphKind.TABLE_ROW else paragraph.text
        draft.claim(told, (number,))
    if len(paragraphs) > MAX_PARAGRAPHS:
        draft.note(say(context.query.language, "more_paragraphs", count=len(paragraphs) - MAX_PARAGRAPHS))
    return draft.answered(share)
