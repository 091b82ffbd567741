"""Several procedures in one document, as a decision that makes them known (công bố) has them: a list, and each with its parts.

What stands in a part of one of them says nothing of the others. Which one it is, the heading above the parts tells, or the
cell of a list that holds the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from corpus.cells import is_row
from corpus.model import Paragraph, ParagraphKind
from corpus.procedure import Part, column_part, find_label
from corpus.text.fold import fold
from retrieval.evidence.columns import columns
from retrieval.library import View
from retrieval.procedures.called import Called, closest, compared
from retrieval.procedures.parts_asked import PartsAsked

MOST_DOCUMENTS = 4
"""Documents among what was found whose procedures are compared."""
_LEAD = re.compile(
    r"[\s*_#]*(?:(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-Z])\s?[.):/-]\s*)?"
    r"(?:(?:tên\s+)?thủ\s+tục(?:\s+hành\s+chính)?(?:\s+(?:số\s+)?\d{1,3})?\s*[:.–-]?\s*)?",
    re.IGNORECASE,
)
"""What stands before the name: its number, "Thủ tục:", "Thủ tục 2."."""
_SHORTEST = 3
"""Words that a name has, at least."""


def procedure_of(paragraph: Paragraph) -> str:
    """Return the name of the procedure to which a paragraph of a document with several of them belongs, or ""."""
    if paragraph.kind is ParagraphKind.TABLE_ROW:
        named = [cell for name, cell in columns(paragraph) if column_part(name) is Part.NAME]
        if named and named[0]:
            return _name(named[0])
    return _above(paragraph.headings, inside=find_label(paragraph.text) is not None)


@lru_cache(maxsize=4096)
def _above(headings: tuple[str, ...], *, inside: bool) -> str:
    """Return the name that the last heading above the labels of the parts says.

    Args:
        inside: the paragraph itself begins with the label of its part; else one of the headings is that.
    """
    for heading in reversed(headings):
        label = None if is_row(heading) else find_label(heading)
        if label is not None and label.part is Part.NAME and not label.alone:
            return _name(heading[label.end :])
        if label is None and inside and not is_row(heading):
            return _name(heading)
        inside = inside or label is not None
    return ""


def _name(text: str) -> str:
    name = " ".join(_LEAD.sub("", text, count=1).split()).strip(" .:;*_")
    return name if len(name.split()) >= _SHORTEST else ""


def published(asked: PartsAsked, found: Iterable[Paragraph], view: View) -> tuple[Called, ...]:
    """Return the procedures that a question means of those described beside others in a document.

    Args:
        found: paragraphs that the search found.
    """
    return closest(_candidates(asked, found, view))


def _candidates(asked: PartsAsked, found: Iterable[Paragraph], view: View) -> Iterator[Called]:
    seen: set[tuple[str, str]] = set()
    documents: set[str] = set()
    for paragraph in found:
        document = paragraph.document_id
        name = procedure_of(paragraph) if document in view.publishing else ""
        if (
            not name
            or (document, fold(name)) in seen
            or (document not in documents and len(documents) >= MOST_DOCUMENTS)
        ):
            continue
        seen.add((document, fold(name)))
        documents.add(document)
        entry = view.entry_of(document)
        called = compared(asked, entry, name, section=True) if entry is not None else None
        if called is not None:
            yield called


def described_by(item: Called, paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of its document that describe a procedure: all, or those of its section."""
    if not item.section:
        return tuple(paragraphs)
    name = fold(item.section)
    return tuple(paragraph for paragraph in paragraphs if fold(procedure_of(paragraph)) == name)
