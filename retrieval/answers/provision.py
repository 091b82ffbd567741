"""What a provision says: the article, clause, point or section that the question names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import Document, Paragraph, ParagraphKind, RegisterEntry, Relation
from corpus.place import Place, Unit
from corpus.place_label import label
from corpus.text.fold import fold
from corpus.types import type_by_code
from retrieval.answer import Answer
from retrieval.answers.context import Context
from retrieval.answers.draft import SURE, Draft
from retrieval.answers.silence import ambiguous_document, nothing_found, only_cited, unknown_document
from retrieval.citations import source_label
from retrieval.naming import dated_name, short_name
from retrieval.notes import document_notes
from retrieval.query import Expected, Kind, Query
from retrieval.wording import say

_VALUES = (Expected.QUANTITY, Expected.MONEY, Expected.PERCENT, Expected.TIME, Expected.DURATION)
"""What a factual question asks for; the provision is then only where to look."""
_OPEN = re.compile(r"\b(?:the nao|ra sao|quy dinh gi|noi gi|ghi gi)\b|\bwhat does .{2,120} say\b")
"""Turns that ask for the whole of a provision, also where it is about a term or a sum."""
DESCRIBED_SHARE = 0.6
"""Share of the question's words that a title must hold for its document to be the one with the provision."""
SHOWN = 4
LATEST_TITLE = 12
"""Paragraphs in which the head of a text stands."""
_WITH = re.compile(r"[\s(*_]*(?:ban hanh )?(?:kem )?theo\b")
MAX_PARAGRAPHS = 12
"""Paragraphs of one provision in an answer; the rest is a tap away."""
_TEXT = (ParagraphKind.BODY, ParagraphKind.HEADING, ParagraphKind.TABLE_ROW, ParagraphKind.FOOTNOTE)


def compose(context: Context) -> Answer | None:
    """Quote the provision, if the question names one and its document is clear."""
    query = context.query
    if query.place is None or (query.expected in _VALUES and not _OPEN.search(fold(query.text))):
        return None
    if context.targets.unknown:
        return unknown_document(context, Kind.PROVISION)
    if context.targets.ambiguous:
        return ambiguous_document(context, Kind.PROVISION)
    entry = _meant(context, query.place)
    if entry is None:
        return _in_several(context, query.place) or _nowhere(context, query.place)
    if entry.document_id is None or entry.document_id not in context.view.documents:
        return only_cited(context, Kind.PROVISION, entry)
    document = context.view.document(entry.document_id)
    own = context.view.paragraphs_of(document.id)
    found = find_provision(own, query.place, types_named(query)) or _amended(own, query.place)
    if not found:
        lead = say(
            query.language, "no_such_provision", place=label(query.place), name=short_name(entry, query.language)
        )
        return nothing_found(context, Kind.PROVISION, lead)
    return _quote(context, entry, document, found)


def types_named(query: Query) -> tuple[str, ...]:
    """Return the types that a question names, those in the name of a document included: "Điều 2 Quy chế 27/2024"."""
    called = (type_by_code(target.symbol.type) for target in query.targets)
    return (*query.types, *(kind.name for kind in called if kind is not None))


def _meant(context: Context, place: Place) -> RegisterEntry | None:
    """Return the document whose provision is asked for.

    Of a document that is only cited, the library may hold what was promulgated with it; and where words describe a
    document, one that is held and has the provision is meant rather than one that is only cited.
    """
    single = context.targets.single()
    if single is None or single.held:
        return single or _only_one_with(context, place)
    if context.targets.named:
        return attached_text(context, single) or single
    described = (item.entry for item in context.targets.described if item.entry.held and item.share >= DESCRIBED_SHARE)
    return next((entry for entry in described if _has(context, entry, place)), single)


def attached_text(context: Context, entry: RegisterEntry) -> RegisterEntry | None:
    """Return the held text that says under its title that it was promulgated with a document: "(Kèm theo Quyết định …)"."""
    for mention in entry.mentions:
        if mention.reference.relation is not Relation.PROMULGATED_BY:
            continue
        paragraph = context.view.paragraph(mention.reference.paragraph_id)
        if paragraph is None or paragraph.ordinal > LATEST_TITLE:
            continue
        if _WITH.match(fold(paragraph.text)):
            return context.view.entry_of(mention.document_id)
    return None


def _has(context: Context, entry: RegisterEntry, place: Place) -> bool:
    own = context.view.paragraphs_of(entry.document_id) if entry.document_id is not None else ()
    return bool(find_provision(own, place, types_named(context.query)))


def _in_several(context: Context, place: Place) -> Answer | None:
    """Ask which document is meant, where those that may answer have the provision, or where nothing tells which it is."""
    language = context.query.language
    found = dict.fromkeys(item.paragraph.document_id for item in context.evidence())
    entries = (context.view.entry_of(document_id) for document_id in found)
    having = [entry for entry in entries if entry is not None and _has(context, entry, place)]
    if not having or place.number(Unit.ARTICLE) is None:
        return None
    names = "; ".join(dated_name(entry, language) for entry in having[:SHOWN])
    return nothing_found(context, Kind.PROVISION, say(language, "place_in_several", place=label(place), names=names))


def find_provision(paragraphs: Sequence[Paragraph], place: Place, types: Sequence[str] = ()) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a provision in reading order.

    A decision that promulgates a regulation has two series of articles. The
    series whose type the question names is taken; else the document's own, and
    the attached one only where the own has no such article. In a document
    without articles, khoản and điểm are what its items are called: "1.", "a)".
    """
    matching = [p for p in paragraphs if p.kind in _TEXT and lies_in(p.place, place)]
    if (
        not matching
        and place.number(Unit.ARTICLE) is None
        and not any(p.place.number(Unit.ARTICLE) for p in paragraphs)
    ):
        items = _as_items(place)
        matching = [p for p in paragraphs if p.kind in _TEXT and lies_in(p.place, items)]
    series = list(dict.fromkeys(p.place.attachment for p in matching))
    if not series:
        return ()
    named = [name for name in series if name and name in types]
    chosen = named[0] if named else series[0] if "" not in series else ""
    return tuple(p for p in matching if p.place.attachment == chosen)


def _as_items(place: Place) -> Place:
    """Return a provision with its khoản and điểm as levels of a numbered text."""
    inner = (Unit.CLAUSE, Unit.POINT)
    return place._replace(
        parts=tuple(part._replace(unit=Unit.HEADING) if part.unit in inner else part for part in place.parts)
    )


def _amended(paragraphs: Sequence[Paragraph], place: Place) -> tuple[Paragraph, ...]:
    """Return the wording that an amending document gives a provision of another.

    Two ways of writing it: "Sửa đổi khoản 2 Điều 6 như sau: “2. …”", and a new
    article whose quoted text begins with its own name, "“Điều 5a. …".
    """
    wanted = fold(label(place))
    for position, paragraph in enumerate(paragraphs):
        text = fold(paragraph.text)
        announced = paragraph.kind in _TEXT and wanted in text and text.rstrip(" *").endswith(":")
        begun = re.match(rf"[\"“]\s*{re.escape(wanted)}\b", text) is not None
        if announced or begun:
            return tuple(paragraphs[position : _end_of_quotation(paragraphs, position) + 1])
    return ()


def _end_of_quotation(paragraphs: Sequence[Paragraph], position: int) -> int:
    """Return the position of the paragraph that closes the quotation begun at or after ``position``."""
    ends = (end for end in range(position, len(paragraphs)) if paragraphs[end].text.rstrip(" .;").endswith(("”", '"')))
    return next(ends, position)


def _nowhere(context: Context, place: Place) -> Answer | None:
    """Say that no such provision is known, where an article was asked for; other questions go on."""
    if place.number(Unit.ARTICLE) is None:
        return None
    wanted = fold(label(place))
    if any(wanted in fold(item.paragraph.text) for item in context.evidence()[:5]):
        return None
    name = say(context.query.language, "documents_word")
    lead = say(context.query.language, "no_such_provision", place=label(place), name=name[:1].upper() + name[1:])
    return nothing_found(context, Kind.PROVISION, lead)


def lies_in(place: Place, asked: Place) -> bool:
    """Tell whether ``place`` has every unit of ``asked`` with its number, in order.

    Units above the ones asked for are free: "Điều 5" is found inside any chapter.
    """
    parts = iter(place.parts)
    return all(
        any(part.unit is wanted.unit and _same_number(part.number, wanted.number, wanted.unit) for part in parts)
        for wanted in asked.parts
    )


def _same_number(number: str, wanted: str, unit: Unit) -> bool:
    if unit is Unit.HEADING:
        return number.rstrip(".)").casefold() == wanted.rstrip(".)").casefold()
    return number.casefold() == wanted.casefold()


def _only_one_with(context: Context, place: Place) -> RegisterEntry | None:
    """Return the one document that has the place among the best evidence, where only one has it.

    A question that says nothing of what the provision is about means no document rather than another.
    """
    if not context.query.topics and not context.query.types and len(context.view.documents) > 1:
        return None
    seen: dict[str, RegisterEntry] = {}
    documents = dict.fromkeys(item.paragraph.document_id for item in context.evidence()[:10])
    for document_id in documents:
        entry = context.view.entry_of(document_id)
        own = context.view.paragraphs_of(document_id)
        if entry is not None and (find_provision(own, place) or _amended(own, place)):
            seen[entry.id] = entry
    if len(seen) == 1:
        return next(iter(seen.values()))
    described = [item.entry for item in context.targets.described if item.share >= DESCRIBED_SHARE]
    meant = [entry for entry in described if entry.id in seen]
    return meant[0] if len(meant) == 1 else None


def _quote(context: Context, entry: RegisterEntry, document: Document, found: tuple[Paragraph, ...]) -> Answer:
    query = context.query
    draft = Draft(query, Kind.PROVISION)
    draft.name(entry)
    for position, paragraph in enumerate(found[:MAX_PARAGRAPHS]):
        number = draft.cite(document, paragraph, paragraph.text)
        lead = f"{source_label(document, paragraph, query.language)}: " if position == 0 else ""
        draft.claim(lead + paragraph.text, (number,), strong=lead)
    if len(found) > MAX_PARAGRAPHS:
        draft.note(say(query.language, "more_paragraphs", count=len(found) - MAX_PARAGRAPHS))
    for note in document_notes(entry, context):
        draft.note(note)
    return draft.answered(SURE)
