"""What may be done with a source once it is found: cite it, read on, see what belongs to it.

Whatever a button asks for is looked up anew with the access of the person who
presses it, so that a button in a group or an old message shows nothing more.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.actions import Action, CiteDocument, CitePlace
from bot.assistant import Assistant
from bot.citing import citation_reply, place_citation
from bot.memory import Asker
from bot.reply import Reply, sentence
from bot.texts.reading import reading_texts
from corpus.model import ParagraphId, RegisterEntry, RegisterId
from retrieval.answer import Language
from retrieval.citing import Named
from retrieval.library import View


class Desk:
    """Answers the buttons below answers and sources."""

    def __init__(self, assistant: Assistant, levels: Callable[[Asker], frozenset[str]]) -> None:
        self._assistant = assistant
        self._levels = levels

    def act(self, asker: Asker, action: Action, language: Language) -> Reply | None:
        """Return what a button leads to, or None for one that is not of the desk."""
        levels = self._levels(asker)
        match action:
            case CiteDocument(register_id):
                return self._assistant.consult(lambda view: _cite_document(view, register_id, language), levels=levels)
            case CitePlace(paragraph_id):
                return self._assistant.consult(lambda view: _cite_place(view, paragraph_id, language), levels=levels)
            case _:
                return None


def entry_with(view: View, register_id: RegisterId) -> RegisterEntry | None:
    """Return the register entry with this id as the asker sees it, or None."""
    return next((entry for entry in view.entries if entry.id == register_id), None)


def not_here(language: Language) -> Reply:
    """Return the reply for what is gone or not for the asker; the two are not told apart."""
    return sentence(reading_texts(language).not_here)


def _cite_document(view: View, register_id: RegisterId, language: Language) -> Reply:
    entry = entry_with(view, register_id)
    return citation_reply(Named.of_entry(entry), language) if entry is not None else not_here(language)


def _cite_place(view: View, paragraph_id: ParagraphId, language: Language) -> Reply:
    paragraph = view.paragraph(paragraph_id)
    if paragraph is None:
        return not_here(language)
    return place_citation(view.document(paragraph.document_id), paragraph, language)
