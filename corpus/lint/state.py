"""What is missing of a document itself: number and day, signature, legibility."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from corpus.lint.finding import Finding, Kind, finding, texts
from corpus.model import DateProblem, Document, Format, Paragraph, ParagraphKind, ReadDocument
from corpus.reader_words import reader_words
from corpus.text.fold import fold

POOR = 80.0
"""Mean confidence of recognition under which a page is called poor."""
MIN_CHARACTERS = 40
"""Recognised characters of a page that are enough to judge it."""

_SIGNED = re.compile(r"\((?:da )?ky\)|\bda ky\b|\bky boi\b|\bky ten\b")
_CAPACITY = re.compile(r"\W*(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s?\.?\s")
_PERSON = re.compile(r"[^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][^\W\d_]*){1,4}")
"""A name in capitals at the beginnings of its words."""
_LAST = 8
"""Paragraphs from the end in which a signature is looked for."""
_UNSIGNED_FORMATS = (Format.XLSX, Format.XLS)


def find_draft(read: ReadDocument, language: str) -> Iterator[Finding]:
    """Yield a finding for a document without number, or without day and month."""
    header = read.document.header
    if not header.draft:
        return
    words = texts()["words"][language]
    numbered = header.symbol is not None and bool(header.symbol.number)
    dated = header.date is not None and header.date.problem is not DateProblem.INCOMPLETE
    missing = [words["number"]] * (not numbered) + [words["day"]] * (not dated)
    line = _header_line(read, header.symbol.text if header.symbol is not None else "")
    yield finding(
        Kind.DRAFT,
        read.document,
        line,
        quote=line.text if line is not None else "",
        what=words["and"].join(missing) or words["day"],
    )


def find_missing_signature(read: ReadDocument) -> Iterator[Finding]:
    """Yield a finding for a document of a known type that names nobody who signed."""
    document = read.document
    header = document.header
    formal = header.type is not None and (header.symbol is not None or header.issuer is not None)
    if formal and header.signer_name is None and document.format not in _UNSIGNED_FORMATS and not _says_signed(read):
        last = next((p for p in reversed(read.paragraphs) if p.kind is ParagraphKind.SIGNATURE), None)
        yield finding(Kind.NO_SIGNATURE, document, last, quote=last.text if last is not None else "")


def find_poor_scan(read: ReadDocument, language: str) -> Iterator[Finding]:
    """Yield one finding for the pages of a scan that were read with little confidence."""
    pages: dict[int | None, list[Paragraph]] = defaultdict(list)
    for paragraph in read.paragraphs:
        if paragraph.confidence is not None:
            pages[paragraph.page].append(paragraph)
    poor = {page: mean for page, found in pages.items() if (mean := _mean(found)) is not None and mean < POOR}
    if poor:
        words = texts()["words"][language]
        listed = ", ".join(f"{words['page']} {page}" if page else words["no_page"] for page in poor)
        worst = min(poor, key=lambda page: poor[page])
        first = pages[worst][0]
        yield finding(
            Kind.POOR_SCAN, read.document, first, quote=first.text, confidence=round(poor[worst]), pages=listed
        )


def find_reading_warnings(document: Document, language: str) -> Iterator[Finding]:
    """Yield what the reader of the file said about it."""
    for warning in document.warnings:
        yield finding(Kind.READING, document, warning=reader_words(warning, language))


def _says_signed(read: ReadDocument) -> bool:
    """Tell whether "(đã ký)", a digital signature or a name under a mark of capacity stands near the end."""
    signatures = [p for p in read.paragraphs if p.kind in (ParagraphKind.SIGNATURE, ParagraphKind.NOISE)]
    last = read.paragraphs[-_LAST:]
    if any(_SIGNED.search(fold(p.text)) for p in (*signatures, *last)):
        return True
    by_mark = any(_CAPACITY.match(p.text) for p in last)
    return by_mark and any(_PERSON.fullmatch(line.strip()) for p in last for line in p.text.split("\n"))


def _header_line(read: ReadDocument, symbol: str) -> Paragraph | None:
    heads = [p for p in read.paragraphs if p.kind is ParagraphKind.HEADER]
    return next((p for p in heads if symbol and symbol in p.text.replace(" ", "")), heads[0] if heads else None)


def _mean(paragraphs: list[Paragraph]) -> float | None:
    """Return the mean confidence weighed by length, or None where there is too little text."""
    weights = [len(paragraph.text) for paragraph in paragraphs]
    if sum(weights) < MIN_CHARACTERS:
        return None
    values = [paragraph.confidence or 0.0 for paragraph in paragraphs]
    return sum(value * weight for value, weight in zip(values, weights, strict=True)) / sum(weights)
