"""Commands of someone who drafts, and drafts that are sent as files, as updates of Telegram."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from telegram import Document, Message, Update
from telegram.ext import CommandHandler, MessageHandler, filters

from bot.drafting import Drafting, ReadFile
from bot.handlers import Context, Handlers, TelegramApplication
from bot.memory import Asker
from bot.reply import Reply, sentence
from bot.texts.drafting import drafting_texts
from retrieval.answer import Language

MAX_BYTES = 20 * 1024 * 1024
"""Largest file that the Bot API hands over."""
CHECK, BASIS, MAP, COMPARE, TIMELINE = "soat", "cancu", "sodo", "sosanh", "tiendo"
_WITH_COMMAND = filters.CaptionRegex(r"^/(?:soat|check|kiemtra)\b")
_WITH_TEXT = filters.Regex(r"^/kiemtra(?:@\w+)?\s+\S")
"""/kiemtra by itself asks a question to practise on; people who paste lines after it want them checked."""
_PROMPTS = tuple(drafting_texts(language).check_usage for language in Language)


class _AnswersPrompt(filters.MessageFilter):
    """A message that answers the bot's request for a draft."""

    def filter(self, message: Message) -> bool:
        asked = message.reply_to_message
        return asked is not None and (asked.text or "").strip() in _PROMPTS


class DraftingCommands:
    """/soat, /cancu, /sodo, /sosanh and /tiendo.

    Args:
        read: reads a draft from a file; without it only pasted lines are checked.
    """

    def __init__(self, drafting: Drafting, handlers: Handlers, read: ReadFile | None) -> None:
        self._drafting = drafting
        self._handlers = handlers
        self._read = read

    def register(self, application: TelegramApplication) -> None:
        """Connect the commands; before whatever else takes files and commands."""
        new = filters.UpdateType.MESSAGE
        sent = new & filters.Document.ALL & (_WITH_COMMAND | _AnswersPrompt())
        for handler in (
            MessageHandler(sent, self.check_file),
            MessageHandler(new & filters.TEXT & ~filters.COMMAND & _AnswersPrompt(), self.check_answer),
            MessageHandler(new & _WITH_TEXT, self.check),
            CommandHandler((CHECK, "check"), self.check, new),
            CommandHandler((BASIS, "canhcu", "basis"), self.basis, new),
            CommandHandler((MAP, "map"), self.map, new),
            CommandHandler((COMPARE, "compare"), self.compare, new),
            CommandHandler((TIMELINE, "timeline"), self.timeline, new),
        ):
            application.add_handler(handler)

    async def check(self, update: Update, context: Context) -> None:
        """Check the lines after the command, or the message that the command answers."""
        message = update.effective_message
        answered = message.reply_to_message if message is not None else None
        text = _after_command(message)
        if not text and answered is not None and answered.document is not None:
            await self._check_document(update, answered.document)
            return
        pasted = text or (answered.text if answered is not None else "") or ""
        await self._handlers.reply_with(update, lambda asker: self._drafting.check_text(asker, pasted))

    async def check_answer(self, update: Update, _context: Context) -> None:
        """Check lines that answer the bot's request."""
        message = update.effective_message
        text = (message.text or "") if message is not None else ""
        await self._handlers.reply_with(update, lambda asker: self._drafting.check_text(asker, text))

    async def check_file(self, update: Update, _context: Context) -> None:
        """Check a draft that was sent as a file."""
        message = update.effective_message
        if message is not None and message.document is not None:
            await self._check_document(update, message.document)

    async def basis(self, update: Update, _context: Context) -> None:
        """Propose a basis for the subject after the command."""
        await self._with_words(update, self._drafting.basis)

    async def map(self, update: Update, _context: Context) -> None:
        """Draw the map of the document after the command."""
        await self._with_words(update, self._drafting.map)

    async def compare(self, update: Update, _context: Context) -> None:
        """Compare the two documents after the command."""
        await self._with_words(update, self._drafting.compare)

    async def timeline(self, update: Update, _context: Context) -> None:
        """Show the programme after the command over the years."""
        await self._with_words(update, self._drafting.timeline)

    async def _with_words(self, update: Update, work: Callable[[Asker, str], Reply]) -> None:
        words = _after_command(update.effective_message)
        await self._handlers.reply_with(update, lambda asker: work(asker, words))

    async def _check_document(self, update: Update, document: Document) -> None:
        """Read a file in a folder that is gone afterwards, check it and reply."""
        read, size = self._read, document.file_size or 0
        if read is None or size > MAX_BYTES:
            await self._handlers.reply_with(update, lambda asker: self._refused(asker, size))
            return
        with TemporaryDirectory(prefix="draft-") as folder:
            path = Path(folder) / f"draft{Path(document.file_name or '').suffix[:8]}"
            file = await document.get_file()
            await file.download_to_drive(path)
            await self._handlers.reply_with(update, lambda asker: self._drafting.check_file(asker, path, read))

    def _refused(self, asker: Asker, size: int) -> Reply:
        words = self._drafting.words(asker)
        if size > MAX_BYTES:
            return sentence(words.draft_too_large.format(size=-(-size >> 20), limit=MAX_BYTES >> 20))
        return sentence(words.draft_reader_missing)


def _after_command(message: Message | None) -> str:
    """Return the text behind a command, its line breaks kept."""
    text = (message.text or message.caption or "") if message is not None else ""
    command, _, rest = text.partition("\n") if "\n" in text.split(" ", 1)[0] else text.partition(" ")
    return rest.strip() if command.startswith("/") else text.strip()
