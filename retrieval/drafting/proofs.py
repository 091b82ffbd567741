"""Citations of a check: each place of the library is numbered once, and every quote stands in its paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.model import Document, DocumentId, Mention, Paragraph, ParagraphId, ParagraphKind
from corpus.text.fold import fold
from retrieval.answer import Citation
from retrieval.drafting.facts import Facts, Statement
from retrieval.library import View

_HEAD = (ParagraphKind.HEADER, ParagraphKind.TITLE, ParagraphKind.SIGNATURE)
HEAD_PARAGRAPHS = 40
"""Paragraphs from the start of a document in which its number, day and subject are looked for."""
_BORDERS = (";", ". ", "\n")


@dataclass(slots=True)
class Proofs:
    """Collects the citations of one check."""

    view: View
    citations: list[Citation] = field(default_factory=list)
    _numbers: dict[tuple[ParagraphId, str], int] = field(default_factory=dict)
    _heads: dict[DocumentId, tuple[Paragraph, ...]] = field(default_factory=dict)

    def cite(self, document: Document, paragraph: Paragraph, quote: str) -> int:
        """Return the number of a quote; the same words of the same place are numbered once."""
        key = (paragraph.id, quote)
        if key not in self._numbers:
            citation = Citation(len(self.citations) + 1, document, paragraph, quote)
            self.citations.append(citation)
            self._numbers[key] = citation.n
        return self._numbers[key]

    def statement(self, statement: Statement, wanted: str = "") -> tuple[int, ...]:
        """Cite where a statement stands; for a document's own, the paragraph of its head that holds ``wanted``."""
        if statement.mention is not None:
            return self.mention(statement.mention)
        return self.head(statement.document, wanted)

    def mention(self, mention: Mention, *, clause: bool = False) -> tuple[int, ...]:
        """Cite a mention, or the whole clause that it stands in."""
        for found, paragraph in self.view.mention_paragraphs((mention,)):
            reference = found.reference
            quote = clause_of(paragraph.text, reference.start, reference.end) if clause else reference.text
            return (self.cite(self.view.document(found.document_id), paragraph, quote),)
        return ()

    def head(self, document: Document, wanted: str = "") -> tuple[int, ...]:
        """Cite the paragraph of a document's head that holds the wanted words, else its title."""
        if document.id not in self._heads:
            first = self.view.paragraphs_of(document.id)[:HEAD_PARAGRAPHS]
            chosen = [p for p in first if p.kind in _HEAD] or list(first[:1])
            self._heads[document.id] = tuple(p for p in chosen if p.text.strip())
        head = self._heads[document.id]
        needle = _plain(wanted)
        found = next((p for p in head if needle and needle in _plain(p.text)), None)
        found = found or next((p for p in head if p.kind is ParagraphKind.TITLE), head[0] if head else None)
        return (self.cite(document, found, found.text),) if found is not None else ()

    def shown(self, facts: Facts) -> tuple[int, ...]:
        """Cite what shows a document: its own head where it is held, else the first mention."""
        if facts.own is not None:
            header = facts.own.document.header
            day = self.head(facts.own.document, header.date.raw if header.date else "")
            return tuple(dict.fromkeys((*day, *self.head(facts.own.document, header.subject or ""))))
        return self.statement(facts.cited[0]) if facts.cited else ()


def clause_of(text: str, start: int, end: int) -> str:
    """Return the clause around ``start:end``, so that the verb that proves a relation is in the quote."""
    first = max(text.rfind(mark, 0, start) + len(mark) if mark in text[:start] else 0 for mark in _BORDERS)
    last = min((at for mark in _BORDERS if (at := text.find(mark, end)) >= 0), default=len(text))
    return text[first:last].strip()


def _plain(text: str) -> str:
    return "".join(fold(text).split())
