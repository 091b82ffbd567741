"""Citing from any chat: what is typed after the bot's name becomes documents and paragraphs to insert.

Results are those of the person who types, are kept by Telegram for that person
only, and only for a moment, so that a change of access shows soon.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from telegram import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import InlineQueryHandler

from bot.assistant import Assistant
from bot.cited import Links
from bot.compose import document_line, place_line, shorten
from bot.handlers import Context, TelegramApplication
from bot.memory import Asker
from bot.pool import AnswerPool, BusyError
from bot.render import escape
from bot.texts.reading import reading_texts
from config.errors import QuestionError
from corpus.model import Document, Paragraph, ParagraphKind, RegisterEntry
from corpus.place_label import cite
from retrieval.answer import Language
from retrieval.citing import Named, first_mention
from retrieval.finding import Found
from retrieval.library import View
from retrieval.naming import dated_name

CACHE_SECONDS = 30
"""How long Telegram may show the same person the same results."""
WITHIN_SECONDS = 8.0
"""Telegram gives up on a query after about ten seconds."""
MAX_TYPED = 256
MAX_QUOTE = 900
"""Characters of a paragraph that are inserted; the link opens the rest."""
MAX_LINE = 120
START = "tim"
"""Start parameter of the button above the results; it greets."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Linked:
    """A line whose words open a place."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to insert.

    Attributes:
        key: id among the results.
        citation: plain text that is inserted below the quote.
        quote: words of the document, or "".
        link: opens the place, or "".
        lines: below the citation, each opens a place of its own.
    """

    key: str
    title: str
    about: str
    citation: str
    quote: str = ""
    link: str = ""
    lines: tuple[Linked, ...] = ()


class Inline:
    """Answers inline queries."""

    def __init__(
        self,
        assistant: Assistant,
        levels: Callable[[Asker], frozenset[str]],
        language: Callable[[Asker], Language],
        links: Links,
        *,
        pool: AnswerPool,
        more: Callable[[Asker, str], list[Offer]] = lambda asker, typed: [],
    ) -> None:
        """Take the library; ``more`` makes offers that come before documents and paragraphs."""
        self._assistant = assistant
        self._levels = levels
        self._language = language
        self._links = links
        self._pool = pool
        self._more = more

    def register(self, application: TelegramApplication) -> None:
        """Connect the handler."""
        application.add_handler(InlineQueryHandler(self.answer))

    async def answer(self, update: Update, _context: Context) -> None:
        """Offer what fits the typed text."""
        query = update.inline_query
        if query is None:
            return
        asker = Asker(query.from_user.id, query.from_user.id)
        words = reading_texts(self._language(asker))
        typed = " ".join(query.query.split())[:MAX_TYPED]
        offers: list[Offer] = []
        if typed:
            try:
                offers = await self._pool.run(lambda: self.offers(asker, typed), WITHIN_SECONDS)
            except (TimeoutError, BusyError) as error:
                _LOG.warning("An inline query was not answered in time: %s", error)
                return
        hint = "" if offers else words.inline_nothing if typed else words.inline_hint
        await _send(query, [_article(offer, words.open_link) for offer in offers], hint)

    def offers(self, asker: Asker, typed: str) -> list[Offer]:
        """Return what may be inserted for a text, documents first."""
        levels, language = self._levels(asker), self._language(asker)
        drafting = self._more(asker, typed)
        try:
            found = self._assistant.find(typed, levels=levels)
        except QuestionError:
            return drafting
        opened = self._assistant.consult(lambda view: _openings(view, found), levels=levels) if found.documents else {}
        places = [*opened.values(), *found.paragraphs]
        addresses = dict(zip((paragraph.id for _, paragraph in places), self._links.to_all(places), strict=True))
        documents = [
            _of_entry(entry, language, addresses[opened[entry.id][1].id] if entry.id in opened else "")
            for entry in found.documents
        ]
        places_ = [_of_place(document, p, language, addresses[p.id]) for document, p in found.paragraphs]
        return [*drafting, *documents, *places_]


def _openings(view: View, found: Found) -> dict[str, tuple[Document, Paragraph]]:
    """Return where each document opens: its title if it is held, else the first place that cites it."""
    places: dict[str, tuple[Document, Paragraph]] = {}
    for entry in found.documents:
        if entry.document_id is not None:
            held = view.paragraphs_of(entry.document_id)
            first = next((p for p in held if p.kind is ParagraphKind.TITLE), held[0] if held else None)
        else:
            first = next((p for _, p in view.mention_paragraphs(entry.mentions[:1])), None)
        if first is not None:
            places[entry.id] = (view.document(first.document_id), first)
    return places


def _of_entry(entry: RegisterEntry, language: Language, link: str) -> Offer:
    words = reading_texts(language)
    held = words.held if entry.held else words.not_held
    about = f"{entry.subject} ({held})" if entry.subject else held
    citation = first_mention(Named.of_entry(entry))
    return Offer(f"d{entry.id}", dated_name(entry, language), about, citation, link=link)


def _of_place(document: Document, paragraph: Paragraph, language: Language, link: str) -> Offer:
    quote = shorten(paragraph.text, MAX_QUOTE)
    return Offer(
        key=f"p{paragraph.id}",
        title=shorten(" ".join(paragraph.text.split()), MAX_LINE),
        about=" — ".join(filter(None, (place_line(paragraph, language), document_line(document, language)))),
        citation=cite(paragraph.place, first_mention(Named.of(document))),
        quote=quote if quote == paragraph.text else f"{quote}…",
        link=link,
    )


def _article(offer: Offer, open_link: str) -> InlineQueryResultArticle:
    quote = f"<blockquote>“{escape(offer.quote)}”</blockquote>\n" if offer.quote else ""
    link = f'\n<a href="{escape(offer.link)}">{escape(open_link)}</a>' if offer.link else ""
    lines = "".join(f'\n– <a href="{escape(line.address)}">{escape(line.words)}</a>' for line in offer.lines)
    content = InputTextMessageContent(
        f"{quote}{escape(offer.citation)}{lines}{link}",
        parse_mode=ParseMode.HTML,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    return InlineQueryResultArticle(offer.key, offer.title, content, description=shorten(offer.about, MAX_LINE))


async def _send(query: InlineQuery, results: list[InlineQueryResultArticle], hint: str) -> None:
    """Answer a query; one that is too old is answered by nobody any more, which harms nobody."""
    button = InlineQueryResultsButton(hint, start_parameter=START) if hint else None
    try:
        await query.answer(results, cache_time=CACHE_SECONDS, is_personal=True, button=button)
    except BadRequest as error:
        _LOG.info("An inline query could not be answered: %s", error)
