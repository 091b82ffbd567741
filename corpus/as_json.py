"""Documents, register entries and findings as JSON objects, for ``--json``."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.lint.finding import Finding
from corpus.model import (
    Document,
    DocumentId,
    Header,
    Paragraph,
    ParagraphId,
    ReadDocument,
    Reference,
    RegisterEntry,
    Symbol,
    WrittenDate,
)
from corpus.place_label import label

Json = dict[str, object]


def document_json(read: ReadDocument) -> Json:
    """Return a document with its header, paragraphs and references."""
    document = read.document
    places = {paragraph.id: label(paragraph.place) for paragraph in read.paragraphs}
    return {
        "path": document.path,
        "format": document.format.value,
        "pages": document.pages,
        "header": _header(document.header),
        "paragraphs": [_paragraph(paragraph) for paragraph in read.paragraphs],
        "references": [_reference(reference, places) for reference in read.references],
        "warnings": list(document.warnings),
    }


def entry_json(entry: RegisterEntry, documents: Mapping[DocumentId, Document]) -> Json:
    """Return a register entry; ``documents`` gives the paths of the held ones."""
    held = documents.get(entry.document_id) if entry.document_id is not None else None
    return {
        "id": entry.id,
        "type": entry.type,
        **_symbol(entry.symbol),
        **_date(entry.date),
        "dates": [_date(written) for written in entry.dates],
        "issuer": entry.issuer,
        "issuer_key": entry.key.issuer,
        "subject": entry.subject,
        "aliases": list(entry.aliases),
        "held": entry.held,
        "path": held.path if held is not None else None,
        "copies": [documents[name].path for name in entry.copies if name in documents],
        "cited_in": [
            {"path": documents[mention.document_id].path, "text": mention.reference.text}
            for mention in entry.mentions
            if mention.document_id in documents
        ],
    }


def finding_json(finding: Finding, language: str) -> Json:
    """Return a finding with its message and remedy in a language."""
    return {
        "kind": finding.kind.value,
        "weight": finding.weight,
        "path": finding.path,
        "place": finding.place,
        "page": finding.page,
        "quote": finding.quote,
        "message": finding.message(language),
        "remedy": finding.remedy(language),
    }


def _header(header: Header) -> Json:
    return {
        "type": header.type,
        **_symbol(header.symbol),
        **_date(header.date),
        "issuer": header.issuer,
        "parent": header.parent,
        "subject": header.subject,
        "signer_name": header.signer_name,
        "signer_title": header.signer_title,
        "capacity": header.capacity,
        "recipients": list(header.recipients),
        "draft": header.draft,
        "urgency": header.urgency,
        "secrecy": header.secrecy,
    }


def _symbol(symbol: Symbol | None) -> Json:
    return {
        "symbol": symbol.text if symbol is not None else None,
        "number": (symbol.number or None) if symbol is not None else None,
        "year": symbol.year if symbol is not None else None,
        "issuer_code": (symbol.issuer or None) if symbol is not None else None,
    }


def _date(written: WrittenDate | None) -> Json:
    value = written.value if written is not None else None
    problem = written.problem if written is not None else None
    return {
        "date": value.isoformat() if value is not None else None,
        "date_raw": written.raw if written is not None else None,
        "date_problem": problem.value if problem is not None else None,
    }


def _paragraph(paragraph: Paragraph) -> Json:
    return {
        "id": paragraph.id,
        "place": label(paragraph.place),
        "kind": paragraph.kind.value,
        "page": paragraph.page,
        "headings": list(paragraph.headings),
        "text": paragraph.text,
    }


def _reference(reference: Reference, places: Mapping[ParagraphId, str]) -> Json:
    symbol = reference.symbol
    return {
        "text": reference.text,
        "type": reference.type,
        "symbol": symbol.text if symbol is not None else None,
        "number": (symbol.number or None) if symbol is not None else None,
        **_date(reference.date),
        "issuer": reference.issuer,
        "relation": reference.relation.value,
        "alias": reference.alias,
        "subject": reference.subject,
        "period": reference.period,
        "place": places.get(reference.paragraph_id, ""),
    }
