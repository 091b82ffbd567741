"""Documents, the register and findings as text for a terminal."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from corpus.lint.finding import Finding, name_of
from corpus.model import (
    Document,
    DocumentId,
    Paragraph,
    ReadDocument,
    Reference,
    RegisterEntry,
    Signature,
    Symbol,
    WrittenDate,
)
from corpus.place_label import label

WIDTH = 100
SHOWN = 160
"""Characters of a text that are shown on one line."""
SHOWN_MENTIONS = 5
"""Places shown of those where a document is cited."""


def document_text(read: ReadDocument) -> str:
    """Return a document as read: header, paragraphs with their places, references, warnings."""
    document = read.document
    pages = f", {document.pages} pages" if document.pages is not None else ""
    lines = [f"{document.path} ({document.format.value}{pages})", ""]
    lines += [f"{name:>12}  {value}" for name, value in _header_rows(document) if value]
    lines += ["", f"{len(read.paragraphs)} paragraphs"]
    lines += [_paragraph_line(paragraph) for paragraph in read.paragraphs]
    lines += ["", f"{len(read.references)} references"]
    places = {paragraph.id: label(paragraph.place) for paragraph in read.paragraphs}
    lines += [_reference_line(reference, places.get(reference.paragraph_id, "")) for reference in read.references]
    lines += [f"warning: {warning}" for warning in document.warnings]
    return "\n".join(lines)


def register_text(entries: Sequence[RegisterEntry], documents: Mapping[DocumentId, Document]) -> str:
    """Return the register: each document, whether it is held, its dates and where it is cited."""
    held = sum(entry.held for entry in entries)
    lines = [f"{len(entries)} documents: {held} held, {len(entries) - held} only cited", ""]
    for entry in entries:
        lines += _entry_lines(entry, documents)
    return "\n".join(lines)


def findings_text(findings: Sequence[Finding], language: str) -> str:
    """Return the findings, heaviest first, and how many there are of each kind."""
    if not findings:
        return "Không phát hiện vấn đề." if language == "vi" else "Nothing was found."
    lines: list[str] = []
    for finding in findings:
        lines += _finding_lines(finding, language)
    counts = Counter(finding.kind.value for finding in findings)
    lines += ["", ", ".join(f"{kind}: {count}" for kind, count in counts.most_common())]
    return "\n".join(lines)


def _header_rows(document: Document) -> Iterator[tuple[str, str]]:
    header = document.header
    yield "type", header.type or ""
    yield "symbol", _symbol_text(header.symbol)
    yield "date", _date_text(header.date)
    yield "place", header.place_name or ""
    yield "issuer", " / ".join(filter(None, (header.parent, header.issuer)))
    yield "authority", header.authority or ""
    yield "subject", header.subject or ""
    own = Signature(header.capacity, None, header.signer_title, header.signer_name)
    for signature in header.signatures or (own,):
        yield "signed by", ", ".join(filter(None, (signature.name, signature.title, signature.capacity)))
    yield "recipients", "; ".join(header.recipients)
    yield "draft", "yes" if header.draft else ""
    yield "urgency", header.urgency or ""
    yield "secrecy", header.secrecy or ""
    yield "copy", header.copy_of or ""


def _paragraph_line(paragraph: Paragraph) -> str:
    page = f" p.{paragraph.page}" if paragraph.page is not None else ""
    return f"  [{paragraph.kind.value}{page}] {label(paragraph.place) or '-'}: {_short(paragraph.text)}"


def _reference_line(reference: Reference, place: str) -> str:
    said = [reference.type or "", _symbol_text(reference.symbol), _date_text(reference.date), reference.issuer or ""]
    said += [f"({reference.alias})"] if reference.alias else []
    shown = " ".join(filter(None, said)) if reference.symbol is not None else _short(reference.text)
    return f"  {reference.relation.value}: {shown} — {place or '-'}"


def _entry_lines(entry: RegisterEntry, documents: Mapping[DocumentId, Document]) -> Iterator[str]:
    held = documents.get(entry.document_id) if entry.document_id is not None else None
    said = (name_of(entry), _date_text(entry.date), entry.issuer or "")
    yield f"{'●' if entry.held else '○'} {_short(' · '.join(filter(None, said)))}"
    if held is not None:
        yield f"    {held.path}"
    if entry.subject and entry.symbol is not None:
        yield f"    {_short(entry.subject)}"
    if entry.aliases:
        yield f"    also: {_short('; '.join(entry.aliases))}"
    if len(entry.dates) > 1:
        yield f"    dates given: {', '.join(_date_text(written) for written in entry.dates)}"
    paths = Counter(documents[m.document_id].path for m in entry.mentions if m.document_id in documents)
    if paths:
        shown = [f"{path} ({count})" if count > 1 else path for path, count in paths.items()]
        more = f" and {len(shown) - SHOWN_MENTIONS} more" if len(shown) > SHOWN_MENTIONS else ""
        yield f"    cited in {', '.join(shown[:SHOWN_MENTIONS])}{more}"


def _finding_lines(finding: Finding, language: str) -> Iterator[str]:
    page = (f", trang {finding.page}" if language == "vi" else f", page {finding.page}") if finding.page else ""
    where = f"{finding.path}: {finding.place}" if finding.place else finding.path
    yield f"[{finding.weight}] {where}{page}"
    yield from textwrap.wrap(
        finding.message(language), WIDTH, initial_indent="     ", subsequent_indent="     ", break_long_words=False
    )
    if finding.quote:
        yield f"     “{_short(finding.quote)}”"
    yield f"     → {finding.remedy(language)}"


def _symbol_text(symbol: Symbol | None) -> str:
    return symbol.text if symbol is not None else ""


def _date_text(written: WrittenDate | None) -> str:
    if written is None:
        return ""
    return f"{written.raw} ({written.problem.value})" if written.problem is not None else written.raw


def _short(text: str) -> str:
    return textwrap.shorten(text, SHOWN, placeholder=" …")
