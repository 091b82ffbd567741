"""Dates that cannot be, dates later than the document that gives them, and several dates of one document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from corpus.lint.finding import Finding, Kind, finding, name_of
from corpus.model import (
    DateProblem,
    Document,
    DocumentId,
    Paragraph,
    ParagraphId,
    ParagraphKind,
    ReadDocument,
    Reference,
    RegisterEntry,
)
from corpus.register import flag_later
from corpus.text.dates import find_dates

DOUBTFUL_DAYS = 120
"""Days by which a date in a document without its own date leads all others before it looks mistyped."""


def find_impossible_dates(read: ReadDocument) -> Iterator[Finding]:
    """Yield every date of the text that no calendar has."""
    for paragraph in read.paragraphs:
        if paragraph.kind is ParagraphKind.NOISE:
            continue
        for mention in find_dates(paragraph.text):
            if mention.date.problem is DateProblem.IMPOSSIBLE:
                quote = paragraph.text[max(0, mention.start - 40) : mention.end]
                yield finding(
                    Kind.IMPOSSIBLE_DATE, read.document, paragraph, quote=quote.strip(), date=mention.date.raw
                )


def find_later_dates(read: ReadDocument) -> Iterator[Finding]:
    """Yield the references whose date is later than the document, or looks so where it has only a year."""
    paragraphs = {paragraph.id: paragraph for paragraph in read.paragraphs}
    header = read.document.header
    for reference in read.references:
        written = flag_later(reference, header).date
        if reference.inherited or written is None or header.date is None:
            continue
        if written.problem is DateProblem.LATER:
            yield finding(
                Kind.LATER_DATE,
                read.document,
                paragraphs.get(reference.paragraph_id),
                quote=reference.text,
                name=_name(reference),
                date=written.raw,
                own=header.date.raw,
            )
    yield from _doubtful(read, paragraphs)


def find_two_dates(
    entry: RegisterEntry, documents: Mapping[DocumentId, Document], paragraphs: Mapping[ParagraphId, Paragraph]
) -> Iterator[Finding]:
    """Yield one finding for a document that is given several dates, where the odd one stands."""
    written = [item for item in entry.dates if item.problem is not DateProblem.INCOMPLETE]
    if len({item.value or item.raw for item in written}) < 2:
        return
    for odd in written[1:]:
        for mention in entry.mentions:
            given = mention.reference.date
            if (
                given is not None
                and (given.value, given.raw) == (odd.value, odd.raw)
                and not mention.reference.inherited
            ):
                yield finding(
                    Kind.TWO_DATES,
                    documents[mention.document_id],
                    paragraphs.get(mention.reference.paragraph_id),
                    quote=mention.reference.text,
                    name=name_of(entry),
                    count=len(written),
                    dates=", ".join(item.raw for item in written),
                )
                break


def _doubtful(read: ReadDocument, paragraphs: Mapping[ParagraphId, Paragraph]) -> Iterator[Finding]:
    """Yield a date of the document's own year that leads all others by months, in a document without a day."""
    own = read.document.header.date
    if own is None or own.problem is not DateProblem.INCOMPLETE:
        return
    dated = [(day, reference) for reference in read.references if (day := _day(reference)) is not None]
    days = sorted({day for day, _ in dated})
    if len(days) < 2 or (days[-1] - days[-2]).days < DOUBTFUL_DAYS or str(days[-1].year) not in own.raw:
        return
    reference = next(reference for day, reference in dated if day == days[-1])
    yield finding(
        Kind.DOUBTFUL_DATE,
        read.document,
        paragraphs.get(reference.paragraph_id),
        quote=reference.text,
        name=_name(reference),
        date=reference.date.raw if reference.date else "",
        days=(days[-1] - days[-2]).days,
        year=days[-1].year,
    )


def _day(reference: Reference) -> date | None:
    return reference.date.value if reference.date is not None and not reference.inherited else None


def _name(reference: Reference) -> str:
    number = reference.symbol.text if reference.symbol is not None else reference.subject or ""
    return " ".join(filter(None, (reference.type or "Văn bản", number)))
