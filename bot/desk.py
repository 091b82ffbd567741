"""What may be done with a source once it is found: cite it, see its page, get its file, read on, judge the answer.

Whatever a button asks for is looked up anew with the access of the person who
presses it, so that a button in a group or an old message shows nothing more.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from bot.actions import (
    REASONS,
    Action,
    CiteDocument,
    CitePlace,
    Rate,
    SendFile,
    ShowOthers,
    ShowPage,
    ShowRelated,
    TurnPage,
)
from bot.assistant import Assistant
from bot.cited import may_still_be_shown, successor
from bot.citing import entry_citation, place_citation
from bot.compose import document_line, passage_title
from bot.leads import OTHERS_A_PAGE, moved_reply, others_reply, related_reply
from bot.memory import Asker
from bot.originals import has_pages, is_printed
from bot.reply import Button, CopyText, File, Note, Part, Picture, Reply, Statement, sentence
from bot.resources import Resources
from bot.texts.reading import reading_texts
from config.errors import MissingToolError, QuestionError, ReadError
from corpus.model import Document, DocumentId, Paragraph, ParagraphId, RegisterEntry, RegisterId
from corpus.pictures.page import PagePicture, Passage
from retrieval.answer import Language
from retrieval.evidence.candidates import Candidate
from retrieval.library import View
from retrieval.related import related

MAX_FILE_BYTES = 50_000_000
"""Largest file that a bot may send."""
MAX_OTHERS = 30
"""Paragraphs for one question that are looked through."""
_MEGABYTE = 1_000_000

_LOG = logging.getLogger(__name__)


class Desk:
    """Answers the buttons below answers and sources."""

    def __init__(
        self, assistant: Assistant, levels: Callable[[Asker], frozenset[str]], resources: Resources | None = None
    ) -> None:
        self._assistant = assistant
        self._levels = levels
        self._resources = resources or Resources()

    def act(self, asker: Asker, action: Action, language: Language) -> Reply | None:
        """Return what a button leads to, or None for one that is not of the desk, or no longer known."""
        match action:
            case CiteDocument() | CitePlace() | ShowRelated():
                return self._looked_up(asker, action, language)
            case ShowPage() | TurnPage():
                return self._page(asker, action, language)
            case SendFile():
                return self._file(asker, action, language)
            case ShowOthers():
                return self._others(asker, action, language)
            case Rate():
                return self._rate(asker, action, language)
            case _:
                return None

    def _looked_up(self, asker: Asker, action: CiteDocument | CitePlace | ShowRelated, language: Language) -> Reply:
        def work(view: View) -> Reply | None:
            match action:
                case CitePlace(paragraph_id):
                    paragraph = view.paragraph(paragraph_id)
                    if paragraph is None:
                        return None
                    return self._cited(view.document(paragraph.document_id), paragraph, language)
                case CiteDocument(register_id):
                    entry = entry_with(view, register_id)
                    return entry_citation(entry, language) if entry is not None else None
                case ShowRelated(register_id):
                    entry = entry_with(view, register_id)
                    return related_reply(entry, related(view, entry), language) if entry is not None else None

        reply = self._assistant.consult(work, levels=self._levels(asker))
        return reply if reply is not None else _not_here(language)

    def _cited(self, document: Document, paragraph: Paragraph, language: Language) -> Reply:
        """Return the forms of a citation, and a link to the paragraph that lasts."""
        reply, links = place_citation(document, paragraph, language), self._resources.links
        if links is None:
            return reply
        copy = Button(reading_texts(language).copy_link, CopyText(links.to(document, paragraph)))
        return replace(reply, buttons=(*reply.buttons, (copy,)))

    def follow(self, asker: Asker, paragraph_id: ParagraphId, language: Language) -> Reply:
        """Return what a link to a paragraph that is no longer there led to, and what stands there now."""
        links = self._resources.links
        quoted = links.find(paragraph_id) if links is not None else None
        if quoted is None:
            return _not_here(language)

        def work(view: View) -> Reply:
            if not may_still_be_shown(view, quoted):
                return _not_here(language)
            return moved_reply(quoted, successor(view, quoted), language)

        return self._assistant.consult(work, levels=self._levels(asker))

    def _page(self, asker: Asker, action: ShowPage | TurnPage, language: Language) -> Reply:
        """Return the page as a picture; it is drawn after the library was consulted, since that takes a while."""
        found = self._assistant.consult(lambda view: _passage(view, action), levels=self._levels(asker))
        originals = self._resources.originals
        if found is None or originals is None:
            return _not_here(language)
        document, paragraph, passage = found
        words = reading_texts(language)
        try:
            picture = originals.picture(document, passage)
        except ReadError as error:
            _LOG.warning("A page was not drawn: %s", error)
            return sentence(words.no_printing if isinstance(error, MissingToolError) else words.no_picture)
        parts: list[Part] = [passage_title(document, paragraph, language)]
        if picture.pages > 1:
            parts.append(Statement(words.page_of.format(page=picture.page, pages=picture.pages)))
        turned = isinstance(action, TurnPage)
        notes = [words.no_mark] * (not picture.marked and not turned) + [words.printed_anew] * is_printed(document)
        parts += [Note(" ".join(notes))] if notes else []
        return Reply(
            tuple(parts), _turning(paragraph, picture, language), replaces=turned, attachment=Picture(picture.image)
        )

    def _file(self, asker: Asker, action: SendFile, language: Language) -> Reply:
        levels = self._levels(asker)
        document = self._assistant.consult(lambda view: view.documents.get(action.document_id), levels=levels)
        originals = self._resources.originals
        if document is None or originals is None:
            return _not_here(language)
        words = reading_texts(language)
        original = originals.find(document)
        if original is None:
            return sentence(words.file_gone)
        if original.size > MAX_FILE_BYTES:
            size, limit = -(-original.size // _MEGABYTE), MAX_FILE_BYTES // _MEGABYTE
            return sentence(words.file_too_large.format(size=size, limit=limit, path=document.path))
        name = document_line(document, language)
        return Reply((Statement(name),), attachment=File(original.path, original.name))

    def _others(self, asker: Asker, action: ShowOthers, language: Language) -> Reply | None:
        answers = self._resources.answers
        answered = answers.find(action.answer, asker) if answers is not None else None
        if answered is None:
            return None
        levels = self._levels(asker)
        try:
            candidates = self._assistant.search(answered.question, MAX_OTHERS, levels=levels)
        except QuestionError:
            candidates = ()
        left = [candidate for candidate in candidates if candidate.paragraph.id not in answered.shown]
        start = action.page * OTHERS_A_PAGE
        chosen, rest = left[start : start + OTHERS_A_PAGE], left[start + OTHERS_A_PAGE :]
        found = self._assistant.consult(lambda view: _with_documents(view, chosen), levels=levels)
        return others_reply(answered.question, found, action, language, more=bool(rest))

    def _rate(self, asker: Asker, action: Rate, language: Language) -> Reply | None:
        answers, words = self._resources.answers, reading_texts(language)
        if answers is None or not answers.rate(action.answer, asker, good=action.good, reason=action.reason):
            return None
        if action.good:
            return Reply((Statement(words.thanks),), toast=True)
        if action.reason:
            reason = words.reasons[REASONS.index(action.reason)]
            return Reply((Statement(words.noted.format(reason=reason.lower())),), replaces=True)
        rows = tuple(
            (Button(label, Rate(action.answer, False, reason)),)
            for label, reason in zip(words.reasons, REASONS, strict=True)
        )
        return Reply((Statement(words.why_not),), rows)


def entry_with(view: View, register_id: RegisterId) -> RegisterEntry | None:
    """Return the register entry with this id as the asker sees it, or None; a held document's id names it as well."""
    named = next((entry for entry in view.entries if entry.id == register_id), None)
    return named or view.entry_of(DocumentId(register_id))


def _turning(paragraph: Paragraph, picture: PagePicture, language: Language) -> tuple[tuple[Button, ...], ...]:
    """Return the buttons that turn to the page before and after."""
    words = reading_texts(language)
    row = []
    if picture.page > 1:
        row.append(Button(words.page_before.format(page=picture.page - 1), TurnPage(paragraph.id, picture.page - 1)))
    if picture.page < picture.pages:
        row.append(Button(words.page_after.format(page=picture.page + 1), TurnPage(paragraph.id, picture.page + 1)))
    return (tuple(row),) if row else ()


def _passage(view: View, action: ShowPage | TurnPage) -> tuple[Document, Paragraph, Passage] | None:
    paragraph = view.paragraph(action.paragraph_id)
    if paragraph is None:
        return None
    document = view.document(paragraph.document_id)
    page = action.page if isinstance(action, TurnPage) else 0 if is_printed(document) else paragraph.page
    if page is None or not has_pages(document):
        return None
    before, _ = view.neighbours(paragraph, 1, 0)
    previous = before[-1].text if before else ""
    return document, paragraph, Passage(page, paragraph.text, previous)


def _with_documents(view: View, candidates: list[Candidate]) -> list[tuple[Document, Paragraph]]:
    return [
        (view.documents[candidate.paragraph.document_id], candidate.paragraph)
        for candidate in candidates
        if candidate.paragraph.document_id in view.documents
    ]


def _not_here(language: Language) -> Reply:
    """Return the reply for what is gone or not for the asker; the two are not told apart."""
    return sentence(reading_texts(language).not_here)
