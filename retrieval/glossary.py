"""An abbreviation by the library's own texts: what it stands for, who uses it, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.abbreviations import Abbreviation, Definition, expansion_of, find_definitions
from corpus.model import Document, Paragraph
from corpus.text.fold import fold
from retrieval.library import View

MAX_SHORT = 20
"""Characters of an abbreviation."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a document says the abbreviation stands for.

    Attributes:
        expansion: in the document's words.
        paragraph: where the document says so.
        quote: name and bracket as they stand there.
    """

    expansion: str
    document: Document
    paragraph: Paragraph
    quote: str


@dataclass(frozen=True, slots=True)
class Use:
    """A document that uses the abbreviation.

    Attributes:
        paragraph: the first place.
        count: paragraphs of those looked at.
    """

    document: Document
    paragraph: Paragraph
    count: int


@dataclass(frozen=True, slots=True)
class Explained:
    """An abbreviation.

    Attributes:
        short: as the library or the usual table writes it, else as asked.
        meanings: each different one once, as the library's documents give them.
        usual: what it stands for elsewhere, or None.
        uses: by documents, those that use it most first.
    """

    short: str
    meanings: tuple[Meaning, ...]
    usual: Abbreviation | None
    uses: tuple[Use, ...]


def explain(view: View, asked: str, paragraphs: Iterable[Paragraph]) -> Explained:
    """Return what the library knows of an abbreviation.

    Args:
        asked: in any case, with or without diacritics.
        paragraphs: where to look, such as those that a search for it found.
    """
    usual, wanted = expansion_of(asked), fold(asked)
    meanings: dict[str, Meaning] = {}
    places: dict[str, list[Paragraph]] = {}
    written = ""
    for paragraph in paragraphs:
        if paragraph.document_id not in view.documents:
            continue
        found = _written(paragraph.text, wanted)
        if not found:
            continue
        written = written or found
        places.setdefault(paragraph.document_id, []).append(paragraph)
        for definition in find_definitions(paragraph.text):
            if fold(definition.abbreviation) == wanted:
                meanings.setdefault(fold(definition.expansion), _meaning(view, paragraph, definition))
    uses = [
        Use(view.document(held[0].document_id), min(held, key=lambda p: p.ordinal), len(held))
        for held in places.values()
    ]
    uses.sort(key=lambda use: (-use.count, use.document.path, use.document.id))
    short = written or (usual.abbreviation if usual is not None else asked)
    return Explained(short, tuple(meanings.values()), usual, tuple(uses))


def _written(text: str, wanted: str) -> str:
    """Return the abbreviation as a text writes it in capitals, or ""."""
    for match in re.finditer(r"(?<![\w/-])[^\W\d_][\w&-]{0,19}(?![\w/])", text):
        word = match.group().rstrip("-")
        if fold(word) == wanted and sum(letter.isupper() for letter in word) > len(word) // 2:
            return word
    return ""


def _meaning(view: View, paragraph: Paragraph, definition: Definition) -> Meaning:
    quote = paragraph.text[definition.start : definition.end]
    return Meaning(definition.expansion, view.document(paragraph.document_id), paragraph, quote)
