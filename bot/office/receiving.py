"""Documents that editors send: past the secrecy gate, shown as they were read, put into the library when confirmed.

A file is read in a temporary folder first; only what passes the gate is kept,
beside the state, until its sender decides. Reading and indexing run one at a
time in a thread of their own, so that no question waits for them.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from telegram import Document, Message, Update
from telegram.ext import CommandHandler, MessageHandler, filters

from bot.audit import Deed
from bot.handlers import Context, TelegramApplication
from bot.office.desk import Desk, asker_of
from bot.office.file_names import safe_name
from bot.office.post import Notice, notice
from bot.office.reading_report import FIELDS, decision_keys, report
from bot.office.stacks import ShelfError, Stacks
from bot.pool import AnswerPool
from bot.texts.office import OfficeTexts, office_texts
from bot.uploads import MAX_WAITING, Stage, Upload
from config.errors import AssistantError, MissingToolError, QuarantineError, ReadError, UsageError
from corpus.access import INTERNAL, Role
from corpus.corrections import write_corrections
from corpus.folder import corpus_file, document_id
from corpus.model import ReadDocument
from corpus.reader_words import reader_words
from retrieval.answer import Language

MAX_BYTES = 20 * 1024 * 1024
"""Largest file that the Bot API hands over."""
_TASKS = {"take": 2, "drop": 2, "level": 3, "fix": 3}
"""Tasks of the buttons below a report, with how many words each has."""
MAX_SECONDS = 1800.0
"""Longest wait for a file to be read or taken up, those before it included."""
_LOG = logging.getLogger(__name__)
T = TypeVar("T")


class Receiving:
    """Takes documents in; one instance a bot."""

    def __init__(self, desk: Desk, stacks: Stacks, taken_up: Callable[[], Awaitable[None]]) -> None:
        """Take the books, the library, and what is to be done when the library has changed."""
        self._desk = desk
        self._uploads = desk.uploads
        self._taken_up = taken_up
        self._stacks = stacks
        self._thread = AnswerPool(1, slow_after=MAX_SECONDS, spare=0)
        self._policy = desk.clearance.policy

    def register(self, application: TelegramApplication) -> None:
        """Connect to files that editors send, and to what they write while they correct a header."""
        private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        application.add_handler(CommandHandler("thoi", self.cancel, private))
        application.add_handler(
            MessageHandler(private & filters.Document.ALL & _Sender(self._is_editor), self.received)
        )
        application.add_handler(
            MessageHandler(private & filters.TEXT & ~filters.COMMAND & _Sender(self._is_correcting), self.corrected)
        )

    def close(self) -> None:
        """Let the thread end after what it does; what is confirmed goes on at the next start."""
        self._thread.close()

    async def resume(self) -> None:
        """Put into the library what was confirmed before a restart."""
        for upload in self._uploads.taken():
            await self._put_into_library(upload)

    async def apply_policy(self) -> None:
        """Index again if the policy has changed: a level that was narrowed must not wait for somebody's command."""
        policy = self._desk.clearance.policy
        if policy == self._policy:
            return
        await self._run(self._stacks.take_up)
        self._policy = policy
        await self._taken_up()

    async def received(self, update: Update, _context: Context) -> None:
        """Read a file and report."""
        message = update.message
        if message is None or message.document is None:
            return
        words = self._desk.words(asker_of(update))
        if (message.document.file_size or 0) > MAX_BYTES:
            said = words.file_too_large.format(size=_megabytes(message.document), limit=MAX_BYTES >> 20)
            await self._desk.post.answer(update, notice(said))
            return
        await self._desk.post.tell(f"reading {update.update_id}", message.chat.id, notice(words.reading))
        name = safe_name(message.document.file_name or "")
        try:
            with TemporaryDirectory(prefix="received-") as folder:
                path = Path(folder) / name
                file = await message.document.get_file()
                await file.download_to_drive(path)
                said_ = await self._take_in(update, path, words)
        except OSError as error:
            _LOG.error("A file that was sent could not be written down: %s", error.strerror)
            said_ = notice(words.not_kept.format(name=name))
        await self._desk.post.answer(update, said_)

    async def corrected(self, update: Update, _context: Context) -> None:
        """Take the correction that a sender wrote."""
        asker = asker_of(update)
        words = self._desk.words(asker)
        upload = self._uploads.being_corrected(asker.person_id)
        text = update.message.text if update.message else ""
        if upload is None:
            return
        try:
            corrections = upload.corrections.with_field(upload.asked, text or "")
        except UsageError:
            field, hint = words.header_fields[upload.asked], words.correction_hints[upload.asked]
            await self._desk.post.answer(update, notice(words.correction_refused.format(field=field, hint=hint)))
            return
        self._uploads.correct(upload.number, corrections)
        self._uploads.ask(upload.number, "")
        await self._desk.post.answer(update, await self._report(upload.number, words))

    async def cancel(self, update: Update, _context: Context) -> None:
        """Stop correcting."""
        asker = asker_of(update)
        upload, words = self._uploads.being_corrected(asker.person_id), self._desk.words(asker)
        if upload is not None:
            self._uploads.ask(upload.number, "")
        said = words.correction_stopped if upload is not None else words.nothing_corrected
        await self._desk.post.answer(update, notice(said))

    async def pressed(self, update: Update, task: tuple[str, ...]) -> bool:
        """Do what a button says; False if it is none of these, or of another person's document."""
        if not (len(task) == _TASKS.get(task[0], 0) and (upload := self._own(update, task[1])) is not None):
            return False
        words = self._desk.words(asker_of(update))
        if upload.stage is not Stage.WAITING:
            await self._desk.post.change(update, notice(words.upload_decided))
            return True
        match task:
            case ("take", _):
                await self._confirm(update, upload, words)
            case ("drop", _):
                await self._drop(update, upload, words)
            case ("level", _, level):
                await self._choose_level(update, upload, level, words)
            case ("fix", _, field) if field in FIELDS:
                self._uploads.ask(upload.number, field)
                said = words.write_correction.format(field=words.header_fields[field])
                await self._desk.post.answer(update, notice(said))
        return True

    async def _take_in(self, update: Update, path: Path, words: OfficeTexts) -> Notice:
        """Read a file that arrived; keep it only if it passed the gate."""
        asker = asker_of(update)
        outcome = await self._run(lambda: self._stacks.read(path))
        if isinstance(outcome, QuarantineError):
            self._desk.audit.note(asker.person_id, Deed.UPLOAD_REFUSED, type(outcome).__name__)
            await self._desk.tell_administrators(
                f"secret {update.update_id}",
                lambda spoken: notice(spoken.quarantine_told.format(person=asker.person_id)),
            )
            return notice(words.quarantined)
        if isinstance(outcome, ReadError):
            self._desk.audit.note(asker.person_id, Deed.UPLOAD_REFUSED, type(outcome).__name__)
            return _unreadable(path.name, outcome, self._desk.language_of(asker.person_id))
        upload = self._uploads.add(update.update_id, asker.person_id, path.name, INTERNAL)
        if upload is None:
            return notice(words.too_many_uploads.format(limit=MAX_WAITING))
        self._uploads.keep(upload, path)
        self._desk.audit.note(asker.person_id, Deed.UPLOADED, upload.number)
        return self._reported(upload, outcome)

    async def _report(self, number: int, words: OfficeTexts) -> Notice:
        upload = self._uploads.find(number)
        if upload is None:
            return notice(words.upload_decided)
        path = self._uploads.path(upload)
        write_corrections(path, upload.corrections)
        outcome = await self._run(lambda: self._stacks.read(path))
        if isinstance(outcome, ReadError):
            return _unreadable(upload.name, outcome, self._desk.language_of(upload.person_id))
        return self._reported(upload, outcome)

    def _reported(self, upload: Upload, read: ReadDocument) -> Notice:
        levels = self._desk.clearance.policy.levels
        order = tuple(sorted(levels, key=lambda level: (level != "public", level != INTERNAL, level)))
        member = self._desk.clearance.member(upload.person_id)
        own = self._desk.clearance.policy.readable(member.role, member.units) if member else frozenset()
        held = self._stacks.held(read.document.id, own) is not None
        return report(upload, read, self._desk.language_of(upload.person_id), order, held=held)

    async def _confirm(self, update: Update, upload: Upload, words: OfficeTexts) -> None:
        if not self._uploads.move(upload.number, Stage.TAKEN, from_=Stage.WAITING):
            return
        await self._desk.post.change(update, notice(words.taking_up.format(name=upload.name)))
        await self._put_into_library(upload)

    async def _put_into_library(self, upload: Upload) -> None:
        """Shelve and index a confirmed document, then tell its sender; tried again at the next start if cut off."""
        desk, words = self._desk, self._desk.words_of(upload.person_id)
        path = self._uploads.path(upload)
        try:
            target = await self._run(lambda: self._stacks.shelve(path, upload.level, upload.corrections))
            identity = document_id(await self._run(lambda: corpus_file(target, target.parent)))
            await self._run(self._stacks.take_up)
        except (AssistantError, OSError) as error:
            _LOG.error("A document that was sent could not be taken up: %s", error)
            self._uploads.move(upload.number, Stage.WAITING, from_=Stage.TAKEN)
            said = words.not_taken.format(reason=_reason(error, words, desk.language_of(upload.person_id)))
            key = f"not taken {upload.number} {int(time.time())}"
            await desk.post.tell(key, upload.person_id, notice(said, decision_keys(upload, words)))
            return
        self._uploads.move(upload.number, Stage.DONE, from_=Stage.TAKEN)
        self._uploads.clear(upload)
        desk.audit.note(upload.person_id, Deed.TAKEN_UP, f"{upload.number} {identity} {upload.level}")
        await self._taken_up()
        await desk.post.tell(f"taken {upload.number}", upload.person_id, notice(words.taken.format(name=upload.name)))

    async def _drop(self, update: Update, upload: Upload, words: OfficeTexts) -> None:
        if self._uploads.move(upload.number, Stage.DROPPED, from_=Stage.WAITING):
            self._uploads.clear(upload)
            self._desk.audit.note(upload.person_id, Deed.WITHDRAWN, upload.number)
        await self._desk.post.change(update, notice(words.dropped.format(name=upload.name)))

    async def _choose_level(self, update: Update, upload: Upload, level: str, words: OfficeTexts) -> None:
        if level in self._desk.clearance.policy.levels:
            self._uploads.set_level(upload.number, level)
        await self._desk.post.change(update, await self._report(upload.number, words))

    def _own(self, update: Update, number: str) -> Upload | None:
        upload = self._uploads.find(int(number))
        return upload if upload is not None and upload.person_id == asker_of(update).person_id else None

    def _is_editor(self, message: Message) -> bool:
        return message.from_user is not None and self._desk.clearance.may(message.from_user.id, Role.EDITOR)

    def _is_correcting(self, message: Message) -> bool:
        return self._is_editor(message) and self._uploads.being_corrected(message.chat.id) is not None

    async def _run(self, work: Callable[[], T]) -> T:
        return await self._thread.run(work, MAX_SECONDS)


def _unreadable(name: str, error: ReadError, language: Language) -> Notice:
    words = office_texts(language)
    said = words.tool_missing if isinstance(error, MissingToolError) else words.unreadable
    reason, remedy = (reader_words(text, language) for text in (error.reason, error.remedy))
    return notice(said.format(name=name, reason=reason, remedy=remedy))


def _reason(error: Exception, words: OfficeTexts, language: Language) -> str:
    """Return why a document was not taken up; what only an administrator can mend is told by the log, in full."""
    if isinstance(error, ReadError):
        return reader_words(error.reason, language)
    return words.disk_refused if isinstance(error, (ShelfError, OSError)) else words.see_the_log


class _Sender(filters.MessageFilter):
    """Lets messages through whose sender is one of some."""

    def __init__(self, accepts: Callable[[Message], bool]) -> None:
        super().__init__()
        self._accepts = accepts

    def filter(self, message: Message) -> bool:
        """Tell whether the message may pass."""
        return self._accepts(message)


def _megabytes(document: Document) -> str:
    return f"{(document.file_size or 0) / (1 << 20):.1f}".replace(".", ",")
