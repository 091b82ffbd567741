"""What a reader would look for elsewhere: documents that are cited but not held, abbreviations nobody explains."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from corpus.abbreviations import expansion_of, find_definitions, is_abbreviation
from corpus.lint.finding import Finding, Kind, finding, name_of
from corpus.model import Document, DocumentId, Paragraph, ParagraphId, ParagraphKind, ReadDocument, RegisterEntry
from corpus.symbols import find_symbols
from corpus.text.fold import fold
from corpus.types import type_by_code

MOST_MENTIONS_COUNTED = 10
COMMON = frozenset(
    [
        "UBND",
        "HĐND",
        "MTTQ",
        "QH",
        "UBTVQH",
        "CP",
        "TTg",
        "TW",
        "TU",
        "VP",
        "VT",
        "GDP",
        "ĐT",
        "NXB",
        "CHXHCN",
        "USD",
        "VNĐ",
        "ATM",
        "PCCC",
        "BHYT",
        "BHXH",
        "CNTT",
        "TNCS",
        "HCM",
    ]
)
"""Abbreviations that every official reads without thinking, and that headers and addresses are full of."""

_SHORT = re.compile(r"(?<![\w/.-])[A-ZĐ][A-ZĐ&]{1,9}(?![\w/]|-[A-ZĐ])")
_SHORT_BEFORE_BRACKET = re.compile(r"(?<![\w/.-])([A-ZĐ][A-ZĐ&]{1,9}) \(([^()]{3,120})\)")
_ROMAN = re.compile(r"[IVXLC]+")
_LOOKED_AT = (ParagraphKind.BODY, ParagraphKind.BASIS, ParagraphKind.FOOTNOTE, ParagraphKind.TABLE_ROW)


def find_documents_not_held(
    entry: RegisterEntry, documents: Mapping[DocumentId, Document], paragraphs: Mapping[ParagraphId, Paragraph]
) -> Iterator[Finding]:
    """Yield one finding for a document that is cited but not held, at its first mention."""
    if entry.held or not entry.mentions:
        return
    first = entry.mentions[0]
    yield finding(
        Kind.NOT_HELD,
        documents[first.document_id],
        paragraphs.get(first.reference.paragraph_id),
        quote=first.reference.text,
        extra_weight=min(len(entry.mentions), MOST_MENTIONS_COUNTED),
        name=name_of(entry),
        count=len(entry.mentions),
    )


def find_unexplained_abbreviations(read: ReadDocument) -> Iterator[Finding]:
    """Yield one finding for all abbreviations of a document that it does not explain itself.

    Only words known to be abbreviations count, so that names and all-capital
    headings raise no alarm; those in COMMON and in document symbols do not.
    """
    explained = {short for paragraph in read.paragraphs for short in _explained(paragraph.text)}
    first: dict[str, Paragraph] = {}
    for paragraph in read.paragraphs:
        if paragraph.kind not in _LOOKED_AT or paragraph.text.isupper():
            continue
        for short in _abbreviations(paragraph.text):
            if short not in explained:
                first.setdefault(short, paragraph)
    if first:
        place = next(iter(first.values()))
        yield finding(
            Kind.UNEXPLAINED_ABBREVIATION, read.document, place, quote=next(iter(first)), list=", ".join(first)
        )


def _explained(text: str) -> Iterator[str]:
    """Yield what a text explains: "Chỉ số Xanh (PGI)", and the other way round, "VOV (Đài Tiếng nói Việt Nam)"."""
    for definition in find_definitions(text):
        yield definition.abbreviation
    for match in _SHORT_BEFORE_BRACKET.finditer(text):
        known = expansion_of(match.group(1))
        if known is not None and fold(known.expansion) in fold(match.group(2)):
            yield match.group(1)


def _abbreviations(text: str) -> Iterator[str]:
    numbers = [(match.start, match.end) for match in find_symbols(text)]
    for match in _SHORT.finditer(text):
        short = match.group()
        known = is_abbreviation(short) and short not in COMMON and type_by_code(short) is None
        inside = any(start <= match.start() < end for start, end in numbers)
        if known and not inside and not _ROMAN.fullmatch(short):
            yield short
