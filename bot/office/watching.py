"""/theodoi: people name phrases, and hear of new documents that hold them and that they may read.

What is new is what was not in the library when it was last looked at, however
it came in; the first look only takes note.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.actions import OpenParagraph, encode
from bot.handlers import Context, TelegramApplication
from bot.office.desk import Desk, asker_of
from bot.office.post import Key, Notice, notice
from bot.office.stacks import Stacks
from bot.people import Person
from bot.texts.office import OfficeTexts
from corpus.model import Document, DocumentId, ParagraphId, ParagraphKind
from corpus.text.fold import fold
from retrieval.library import View
from retrieval.naming import document_name

MAX_PHRASES = 20
SHORTEST, LONGEST = 2, 80
"""Characters of a phrase."""
MAX_NEW = 200
"""Documents announced at once; a whole new library is not announced one by one."""


@dataclass(frozen=True, slots=True)
class _New:
    """A new document, with its folded words and the paragraph that a button opens."""

    document: Document
    words: str
    first: ParagraphId | None


class Watching:
    """The command, its buttons, and the announcements."""

    def __init__(self, desk: Desk, stacks: Stacks) -> None:
        self._desk = desk
        self._stacks = stacks
        self._lock = asyncio.Lock()

    def register(self, application: TelegramApplication) -> None:
        """Connect the command."""
        private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        application.add_handler(CommandHandler("theodoi", self.follow, private))

    async def follow(self, update: Update, context: Context) -> None:
        """Add a phrase, or list those that are followed."""
        asker = asker_of(update)
        words = self._desk.words(asker)
        phrase = " ".join(context.args or [])
        if not phrase:
            await self._desk.post.answer(update, self._list(asker.person_id, words))
        elif not SHORTEST <= len(phrase) <= LONGEST or not any(map(str.isalnum, phrase)):
            await self._desk.post.answer(update, notice(words.phrase_bad.format(shortest=SHORTEST, longest=LONGEST)))
        elif len(self._phrases().get(asker.person_id, ())) >= MAX_PHRASES:
            await self._desk.post.answer(update, notice(words.phrases_full.format(limit=MAX_PHRASES)))
        else:
            with self._desk.state.transaction() as db:
                db.execute(
                    "INSERT INTO subscription (person_id, phrase) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    (asker.person_id, phrase),
                )
            await self._desk.post.answer(update, notice(words.followed.format(phrase=phrase)))

    async def pressed(self, update: Update, task: tuple[str, ...]) -> bool:
        """Do what a button says; False if it is none of these."""
        if len(task) != 2 or task[0] != "unfollow" or not task[1].isdecimal():
            return False
        asker = asker_of(update)
        phrases = self._phrases().get(asker.person_id, ())
        if int(task[1]) < len(phrases):
            with self._desk.state.transaction() as db:
                db.execute(
                    "DELETE FROM subscription WHERE person_id = ? AND phrase = ?",
                    (asker.person_id, phrases[int(task[1])]),
                )
        await self._desk.post.change(update, self._list(asker.person_id, self._desk.words(asker)))
        return True

    async def announce(self) -> None:
        """Tell of documents that are new in the library; to be called when it may have changed."""
        async with self._lock:
            known = self._known()
            levels = self._desk.clearance.policy.levels
            new = await asyncio.to_thread(
                lambda: self._stacks.assistant.consult(lambda view: _new_in(view, known), levels=levels)
            )
            if known and len(new) <= MAX_NEW:
                for item in new:
                    await self._announce(item)
            self._note([item.document.id for item in new])

    async def _announce(self, new: _New) -> None:
        policy = self._desk.clearance.policy
        for person_id, phrases in self._phrases().items():
            member: Person | None = self._desk.clearance.member(person_id)
            if member is None or new.document.access not in policy.readable(member.role, member.units):
                continue
            met = next((phrase for phrase in phrases if f" {_plain(phrase)} " in new.words), None)
            if met is None:
                continue
            words = self._desk.words_of(person_id)
            name = document_name(new.document, self._desk.language_of(person_id))
            keys = ((Key(words.open_document, data=encode(OpenParagraph(new.first))),),) if new.first else ()
            said = notice(words.new_document.format(name=name, phrase=met), *keys)
            if not await self._desk.post.tell(f"document {new.document.id}", person_id, said):
                self._forget(person_id)

    def _list(self, person_id: int, words: OfficeTexts) -> Notice:
        phrases = self._phrases().get(person_id, ())
        if not phrases:
            return notice(words.follow_usage)
        lines = [words.followed_heading, *(f"{number}. {phrase}" for number, phrase in enumerate(phrases, 1))]
        keys = [Key(f"✕ {number}", f"unfollow {number - 1}") for number in range(1, len(phrases) + 1)]
        return notice("\n".join(lines), *(tuple(keys[at : at + 5]) for at in range(0, len(keys), 5)))

    def _phrases(self) -> Mapping[int, tuple[str, ...]]:
        with self._desk.state.transaction() as db:
            rows = db.execute("SELECT person_id, phrase FROM subscription ORDER BY person_id, phrase").fetchall()
        found: dict[int, tuple[str, ...]] = {}
        for person_id, phrase in rows:
            found[person_id] = (*found.get(person_id, ()), phrase)
        return found

    def _known(self) -> frozenset[DocumentId]:
        with self._desk.state.transaction() as db:
            return frozenset(DocumentId(name) for (name,) in db.execute("SELECT document_id FROM announced"))

    def _note(self, documents: list[DocumentId]) -> None:
        with self._desk.state.transaction() as db:
            db.executemany(
                "INSERT INTO announced (document_id, at) VALUES (?, ?) ON CONFLICT DO NOTHING",
                [(document, int(time.time())) for document in documents],
            )

    def _forget(self, person_id: int) -> None:
        with self._desk.state.transaction() as db:
            db.execute("DELETE FROM subscription WHERE person_id = ?", (person_id,))


def _new_in(view: View, known: frozenset[DocumentId]) -> tuple[_New, ...]:
    return tuple(_read(view, document) for document in view.documents.values() if document.id not in known)


def _read(view: View, document: Document) -> _New:
    paragraphs = [p for p in view.paragraphs_of(document.id) if p.kind is not ParagraphKind.NOISE]
    text = " ".join((document.header.subject or "", *(paragraph.text for paragraph in paragraphs)))
    return _New(document, f" {_plain(text)} ", paragraphs[0].id if paragraphs else None)


def _plain(text: str) -> str:
    """Return the folded words of a text, a space apart, so that a phrase is found whatever stands between."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split())
