"""The held document that a person names by number, short name or file."""

from __future__ import annotations

from pathlib import Path

from config.errors import UsageError
from config.settings import ReadingSettings
from corpus.map.find import find_document
from corpus.model import ReadDocument, RegisterEntry
from retrieval.answer import Language
from retrieval.drafting.reading import read_draft
from retrieval.drafting.wording import tell
from retrieval.library import View
from retrieval.naming import dated_name

MOST_NAMED = 5


def named_entry(name: str, view: View, language: Language) -> RegisterEntry:
    """Return the one document of the register that a name means.

    Raises:
        UsageError: if none is meant, or several.
    """
    found = find_document(name, view.entries)
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(tell(language, "no_such", name=name))
    names = "; ".join(dated_name(entry, language) for entry in found[:MOST_NAMED])
    raise UsageError(tell(language, "several_such", name=name, names=names))


def named_text(name: str, view: View, settings: ReadingSettings, language: Language) -> ReadDocument:
    """Return the text that a person names: a file, else a held document.

    Raises:
        UsageError: if no document is meant, several, or one that is only cited.
        ReadError: if the file cannot be read.
    """
    if Path(name).is_file():
        return read_draft(Path(name), settings)
    return held_text(named_entry(name, view, language), view, language)


def held_text(entry: RegisterEntry, view: View, language: Language) -> ReadDocument:
    """Return the text of a document; raises UsageError for one that is only cited."""
    document = view.documents.get(entry.document_id) if entry.document_id is not None else None
    if document is None:
        raise UsageError(tell(language, "not_held", name=dated_name(entry, language)))
    return ReadDocument(document, view.paragraphs_of(document.id), view.references_of(document.id))
