"""What an attentive clerk would find wrong in the documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.lint.dates import find_impossible_dates, find_later_dates, find_two_dates
from corpus.lint.finding import Finding, Kind
from corpus.lint.gaps import find_documents_not_held, find_unexplained_abbreviations
from corpus.lint.spellings import find_two_spellings
from corpus.lint.state import find_draft, find_missing_signature, find_poor_scan, find_reading_warnings
from corpus.model import ReadDocument
from corpus.register import build_register

__all__ = ["Finding", "Kind", "lint"]


def lint(documents: Sequence[ReadDocument], *, language: str = "vi") -> tuple[Finding, ...]:
    """Return what is wrong in the documents, heaviest first, then by path and kind.

    Args:
        documents: the whole library; names and dates are compared across it.
        language: "vi" or "en", for the few words that findings carry with them.
    """
    found = [item for read in documents for item in _in_document(read, language)]
    found += _across(documents)
    return tuple(sorted(found, key=lambda item: (-item.weight, item.path, item.kind, item.place, item.quote)))


def _in_document(read: ReadDocument, language: str) -> Iterator[Finding]:
    yield from find_impossible_dates(read)
    yield from find_later_dates(read)
    yield from find_draft(read, language)
    yield from find_missing_signature(read)
    yield from find_poor_scan(read, language)
    yield from find_unexplained_abbreviations(read)
    yield from find_reading_warnings(read.document, language)


def _across(documents: Sequence[ReadDocument]) -> Iterator[Finding]:
    by_id = {read.document.id: read.document for read in documents}
    paragraphs = {paragraph.id: paragraph for read in documents for paragraph in read.paragraphs}
    for entry in build_register(documents):
        yield from find_two_dates(entry, by_id, paragraphs)
        yield from find_documents_not_held(entry, by_id, paragraphs)
    yield from find_two_spellings(documents)
