"""/theodoi: people name phrases and fields of work, and hear of new documents with them that they may read.

What is new is what was not in the library when it was last looked at, however
it came in; the first look only takes note.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.actions import OpenParagraph
from bot.callback_data import encode
from bot.compose import shorten
from bot.handlers import Context, TelegramApplication
from bot.memory import Asker
from bot.office.desk import Desk, asker_of
from bot.office.post import Key, Notice, notice
from bot.office.stacks import Stacks
from bot.subscriptions import MAX_PHRASES, Followed, Subscriptions
from corpus.model import Document, DocumentId, ParagraphId, ParagraphKind
from corpus.text.fold import fold
from retrieval.library import View
from retrieval.naming import document_name
from retrieval.tour import FieldOfWork, field_of, fields_of_work, tour

SHORTEST, LONGEST = 2, 80
"""Characters of a phrase."""
MAX_NEW = 200
"""Documents announced at once; a whole new library is not announced one by one."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _New:
    """A new document as a follower may read it: its folded words, the paragraph that a button opens, its field."""

    document: Document
    words: str
    first: ParagraphId | None
    field: FieldOfWork | None


class Watching:
    """The command, its buttons, and the announcements."""

    def __init__(self, desk: Desk, stacks: Stacks) -> None:
        self._desk = desk
        self._stacks = stacks
        self._subscriptions = Subscriptions(desk.state)
        self._lock = asyncio.Lock()

    def register(self, application: TelegramApplication) -> None:
        """Connect the command."""
        private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        application.add_handler(CommandHandler("theodoi", self.follow, private))

    async def follow(self, update: Update, context: Context) -> None:
        """Add a phrase or the field of work that is named, or list what is followed."""
        asker = asker_of(update)
        words, person = self._desk.words(asker), asker.person_id
        phrase = " ".join(context.args or [])
        field = _field_named(phrase)
        if not phrase:
            said = await self._list(asker)
        elif field is not None:
            self._subscriptions.add_field(person, field.key)
            said = notice(words.field_followed.format(field=field.names[self._desk.language_of(person)]))
        elif not SHORTEST <= len(phrase) <= LONGEST or not any(map(str.isalnum, phrase)):
            shown = shorten(phrase, LONGEST)
            said = notice(words.phrase_bad.format(phrase=shown, length=len(phrase), shortest=SHORTEST, longest=LONGEST))
        elif not self._subscriptions.add_phrase(person, phrase):
            said = notice(words.phrases_full.format(limit=MAX_PHRASES))
        else:
            said = notice(words.followed.format(phrase=phrase))
        await self._desk.post.answer(update, said)

    async def pressed(self, update: Update, task: tuple[str, ...]) -> bool:
        """Do what a button says; False if it is none of these."""
        asker, known = asker_of(update), {field.key for field in fields_of_work()}
        match task:
            case ("unfollow", number) if number.isdecimal():
                self._subscriptions.drop_phrase(asker.person_id, int(number))
            case ("field", key) if key in known:
                self._subscriptions.add_field(asker.person_id, key)
            case ("unfield", key):
                self._subscriptions.drop_field(asker.person_id, key)
            case _:
                return False
        await self._desk.post.change(update, await self._list(asker))
        return True

    async def announce(self) -> None:
        """Tell of documents that are new in the library; to be called when it may have changed."""
        async with self._lock:
            known, levels = self._known(), self._desk.clearance.policy.levels
            new = await self._consult(lambda view: [name for name in view.documents if name not in known], levels)
            if known and 0 < len(new) <= MAX_NEW:
                await self._announce(known)
            self._note(new)

    async def _announce(self, known: frozenset[DocumentId]) -> None:
        """Tell each follower of what is new in the library as he may read it.

        What a document is called and which field it belongs to may stand in others,
        so both are read anew for every set of levels that a follower has.
        """
        seen: dict[frozenset[str], tuple[_New, ...]] = {}
        for person_id, followed in self._subscriptions.all().items():
            levels = self._levels(person_id)
            if levels not in seen:
                seen[levels] = await self._consult(lambda view: _new_in(view, known), levels)
            for new in seen[levels]:
                await self._tell(new, followed, person_id)

    async def _tell(self, new: _New, followed: Followed, person_id: int) -> None:
        """Tell one person of one document, if he follows what is in it and may still read it."""
        said = self._told(new, followed, person_id)
        if said is None or new.document.access not in self._levels(person_id):
            return
        if not await self._desk.post.tell(f"document {new.document.id}", person_id, said):
            self._subscriptions.forget(person_id)

    def _levels(self, person_id: int) -> frozenset[str]:
        return self._desk.clearance.levels(Asker(person_id, person_id))

    async def _consult(self, work: Callable[[View], T], levels: frozenset[str]) -> T:
        return await asyncio.to_thread(lambda: self._stacks.assistant.consult(work, levels=levels))

    def _told(self, new: _New, followed: Followed, person_id: int) -> Notice | None:
        """Return what a person hears of a new document, or None where he follows nothing that it holds."""
        words, language = self._desk.words_of(person_id), self._desk.language_of(person_id)
        name = document_name(new.document, language)
        phrase = next((phrase for phrase in followed.phrases if f" {_plain(phrase)} " in new.words), None)
        keys = ((Key(words.open_document, data=encode(OpenParagraph(new.first))),),) if new.first else ()
        if phrase is not None:
            return notice(words.new_document.format(name=name, phrase=phrase), *keys)
        if new.field is not None and new.field.key in followed.fields:
            return notice(words.new_in_field.format(name=name, field=new.field.names[language]), *keys)
        return None

    async def _list(self, asker: Asker) -> Notice:
        """Return what a person follows, with buttons that drop it, and one for each field that he could follow."""
        words, language = self._desk.words(asker), self._desk.language_of(asker.person_id)
        followed, levels = self._subscriptions.of(asker.person_id), self._desk.clearance.levels(asker)
        stages = await self._consult(tour, levels)
        found = {stage.field.key for stage in stages}
        lines = [words.follow_usage]
        if followed.phrases:
            lines += [words.followed_heading, *(f"{n}. {phrase}" for n, phrase in enumerate(followed.phrases, 1))]
        own = [field for field in fields_of_work() if field.key in followed.fields]
        if own:
            lines += [words.fields_heading, *(f"– {field.names[language]}" for field in own)]
        drops = [Key(f"✕ {number}", f"unfollow {number - 1}") for number in range(1, len(followed.phrases) + 1)]
        fields = [
            Key(f"✕ {field.names[language]}", f"unfield {field.key}")
            if field in own
            else Key(f"+ {field.names[language]}", f"field {field.key}")
            for field in fields_of_work()
            if field in own or field.key in found
        ]
        rows = (*(tuple(drops[at : at + 5]) for at in range(0, len(drops), 5)), *((key,) for key in fields))
        return notice("\n".join(lines), *rows)

    def _known(self) -> frozenset[DocumentId]:
        with self._desk.state.transaction() as db:
            return frozenset(DocumentId(name) for (name,) in db.execute("SELECT document_id FROM announced"))

    def _note(self, documents: list[DocumentId]) -> None:
        with self._desk.state.transaction() as db:
            db.executemany(
                "INSERT INTO announced (document_id, at) VALUES (?, ?) ON CONFLICT DO NOTHING",
                [(document, int(time.time())) for document in documents],
            )


def _new_in(view: View, known: frozenset[DocumentId]) -> tuple[_New, ...]:
    return tuple(_read(view, document) for document in view.documents.values() if document.id not in known)


def _read(view: View, document: Document) -> _New:
    paragraphs = [p for p in view.paragraphs_of(document.id) if p.kind is not ParagraphKind.NOISE]
    text = " ".join((document.header.subject or "", *(paragraph.text for paragraph in paragraphs)))
    entry = view.entry_of(document.id)
    field = field_of(entry) if entry is not None else None
    return _New(document, f" {_plain(text)} ", paragraphs[0].id if paragraphs else None, field)


def _field_named(text: str) -> FieldOfWork | None:
    """Return the field of work whose whole name is typed, in any language, or None."""
    typed = _plain(text)
    return next(
        (field for field in fields_of_work() if typed and typed in {_plain(name) for name in field.names.values()}),
        None,
    )


def _plain(text: str) -> str:
    """Return the folded words of a text, a space apart, so that a phrase is found whatever stands between."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split())
