"""Finding while someone still types: documents by number or title, and paragraphs, without composing an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.model import Document, Paragraph, ParagraphKind, RegisterEntry
from corpus.text.fold import fold
from retrieval.library import View
from retrieval.query import Query
from retrieval.targets.resolve import Targets

LEAST_SCORE = 0.35
"""Fused score from 0 to 1 under which a paragraph is not offered."""
LEAST_SHARE = 0.6
"""Part of the words typed that the title of an offered document holds."""
_FURNITURE = (
    ParagraphKind.NOISE,
    ParagraphKind.HEADER,
    ParagraphKind.TITLE,
    ParagraphKind.HEADING,
    ParagraphKind.RECIPIENTS,
    ParagraphKind.SIGNATURE,
)
"""Says nothing that a drafter would quote."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, each best first."""

    documents: tuple[RegisterEntry, ...]
    paragraphs: tuple[tuple[Document, Paragraph], ...]


def find(query: Query, targets: Targets, view: View, *, documents: int, paragraphs: int) -> Found:
    """Return documents and paragraphs for what has been typed.

    Args:
        documents, paragraphs: most of each.
    """
    entries = tuple(_documents(query, targets, view.entries))
    found = [
        (view.document(candidate.paragraph.document_id), candidate.paragraph)
        for candidate in view.search(query)
        if candidate.score >= LEAST_SCORE and candidate.paragraph.kind not in _FURNITURE
    ]
    typed = _squeezed(query.text)
    if not entries and typed[:1].isdigit() and "/" in typed:  # a number that no document has: no other one instead
        found = [pair for pair in found if typed in _squeezed(pair[1].text)]
    named = {entry.document_id for entry in targets.named}
    found.sort(key=lambda pair: pair[0].id not in named)  # stable: those of a named document first
    return Found(entries[:documents], tuple(found[:paragraphs]))


def _documents(query: Query, targets: Targets, entries: Sequence[RegisterEntry]) -> Iterable[RegisterEntry]:
    """Return the documents meant: by full number, by the beginning of one, by title; each once."""
    typed = _squeezed(query.text)
    begun = (
        entry
        for entry in entries
        if len(typed) > 1
        and typed[0].isdigit()
        and entry.symbol is not None
        and fold(entry.symbol.text).startswith(typed)
    )
    described = (item.entry for item in targets.described if item.share >= LEAST_SHARE)
    return {entry.id: entry for entry in (*targets.named, *begun, *targets.definite, *described)}.values()


def _squeezed(text: str) -> str:
    """Return a text folded and without spaces, so that a number is found however it is typed."""
    return fold(text).replace(" ", "")
