"""What the bot does with each kind of update: thin translations to and from the conversation."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from telegram import CallbackQuery, Update
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import (
    Application,
    CallbackContext,
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot.callback_data import decode
from bot.conversation import Conversation
from bot.delivery import Courier
from bot.memory import Asker
from bot.pool import AnswerPool, BusyError
from bot.receipts import Receipts
from bot.reply import Reply, Statement
from bot.request import certainly_not_sent
from bot.texts import Texts
from bot.turns import TooManyOpenError, Turns
from retrieval.answer import Language

Context = CallbackContext[Any, Any, Any, Any]
TelegramApplication = Application[Any, Any, Any, Any, Any, Any]

MAX_TOAST = 200
"""Characters of the text that answers a button, by the Bot API."""
ASK_COMMANDS = ("hoi", "ask")

_LOG = logging.getLogger(__name__)


class Handlers:
    """The callbacks, over one conversation."""

    def __init__(
        self,
        conversation: Conversation,
        courier: Courier,
        pool: AnswerPool,
        receipts: Receipts,
        *,
        timeout: int,
    ) -> None:
        self._conversation = conversation
        self._courier = courier
        self._pool = pool
        self._receipts = receipts
        self._timeout = timeout
        self._turns = Turns()

    def register(self, application: TelegramApplication) -> None:
        """Connect the callbacks; at most one runs for an update, the first that fits."""
        private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        new = filters.UpdateType.MESSAGE
        for handler in (
            CommandHandler("start", self.start, new),
            CommandHandler("help", self.help, new),
            CommandHandler("language", self.language, new),
            CommandHandler(ASK_COMMANDS, self.ask, new),
            MessageHandler(private & filters.COMMAND, self.unknown),
            MessageHandler(private & filters.TEXT, self.question),
            MessageHandler(private & ~filters.StatusUpdate.ALL, self.not_text),
            MessageHandler(filters.ChatType.GROUPS & new & filters.COMMAND, self.in_group),
            CallbackQueryHandler(self.button),
        ):
            application.add_handler(handler)
        application.add_error_handler(self.failed)

    async def start(self, update: Update, context: Context) -> None:
        """Greet, or open what a link leads to."""
        asker, conversation = _asker(update), self._conversation
        payload = (context.args or [""])[0]
        reply = await self._pool_reply(asker, lambda: conversation.follow(asker, payload) or conversation.greet(asker))
        await self._courier.deliver(update, reply)

    async def help(self, update: Update, _context: Context) -> None:
        """Say how to ask."""
        await self._courier.deliver(update, self._conversation.help(_asker(update)))

    async def language(self, update: Update, context: Context) -> None:
        """Offer the languages, or take the one that is named."""
        asker = _asker(update)
        wanted = (context.args or [""])[0].lower()
        known = {language.value: language for language in Language}
        if wanted in known:
            reply = self._conversation.choose_language(asker, known[wanted])
        else:
            reply = self._conversation.languages(asker)
        await self._courier.deliver(update, reply)

    async def ask(self, update: Update, context: Context) -> None:
        """Answer the question after the command."""
        question = " ".join(context.args or [])
        if question:
            await self.answer(update, question)
        else:
            await self.say(update, lambda words: words.ask_usage.format(example=words.examples[0]))

    async def question(self, update: Update, _context: Context) -> None:
        """Answer a message."""
        message = update.effective_message
        await self.answer(update, message.text or "" if message else "")

    async def reply_with(self, update: Update, work: Callable[[Asker], Reply]) -> None:
        """Deliver what ``work`` returns, which is done in a thread and may take a while."""
        asker = _asker(update)
        await self._courier.deliver(update, await self._pool_reply(asker, lambda: work(asker)))

    async def unknown(self, update: Update, _context: Context) -> None:
        """Point to the commands there are."""
        await self.say(update, lambda words: words.unknown_command)

    async def not_text(self, update: Update, _context: Context) -> None:
        """Ask for words instead of a picture or a voice; say who may send files, and what else is done with one."""
        message = update.effective_message
        is_file = message is not None and message.document is not None
        await self.say(update, lambda words: words.file_not_taken if is_file else words.only_text)

    async def in_group(self, update: Update, _context: Context) -> None:
        """Say that a command which was sent to the bot by its name is not for groups."""
        await self.say(update, lambda words: words.only_private)

    async def button(self, update: Update, _context: Context) -> None:
        """Do what the pressed button says."""
        query = update.callback_query
        if query is None:
            return
        asker = _asker(update)
        action = decode(query.data or "")
        reply = await self._pool_reply(asker, lambda: self._conversation.act(asker, action))
        await _acknowledge(query, _plain(reply) if reply.toast else None)
        if not reply.toast:
            await self._courier.deliver(update, reply)

    async def failed(self, update: object, context: Context) -> None:
        """Log an error, then tell the person, or try again later where Telegram could not be reached."""
        number = update.update_id if isinstance(update, Update) else "?"
        _LOG.error("Update %s failed", number, exc_info=context.error)
        if not isinstance(update, Update) or isinstance(context.error, Forbidden):
            return
        if context.error is not None and certainly_not_sent(context.error):
            self._receipts.postpone(update.update_id)
            return
        with suppress(TelegramError):  # the error itself is in the log already
            await self._courier.tell(update, self._conversation.say(_asker(update), lambda words: words.failed))

    async def answer(self, update: Update, question: str) -> None:
        """Answer a question, in the order in which the person asked; one that was edited, in its answer's place."""
        asker = _asker(update)
        try:
            async with self._turns.turn(asker):
                if not self._begin(asker, update, question):
                    return
                async with self._courier.typing(update):
                    reply = await self._pool_reply(asker, lambda: self._conversation.ask(asker, question))
                await self._courier.answer(update, reply)
        except TooManyOpenError as error:
            _LOG.info("Update %s has to wait: %s", update.update_id, error)
            await self.say(update, lambda words: words.waiting.format(count=self._turns.max_open))

    def _begin(self, asker: Asker, update: Update, question: str) -> bool:
        """Note that a question is worked on; False where its words are answered already."""
        message, replies = update.effective_message, self._courier.replies
        if message is None:
            return False
        before = replies.find(asker.chat_id, message.message_id)
        edit = update.edited_message
        edited = int(edit.edit_date.timestamp()) if edit is not None and edit.edit_date is not None else 0
        if not replies.begin(asker, message.message_id, question, edited):
            return False
        if before is not None and before.edited != edited:  # follow-ups refer to the question as it reads now
            self._conversation.retract(asker, before.digest)
        return True

    async def _pool_reply(self, asker: Asker, work: Callable[[], Reply]) -> Reply:
        """Return the reply, or the sentence that says why there is none in time."""
        say = self._conversation.say
        try:
            return await self._pool.run(work, self._timeout)
        except TimeoutError:
            _LOG.warning("An answer took more than %s s and was given up.", self._timeout)
            return say(asker, lambda words: words.timed_out.format(seconds=self._timeout))
        except BusyError as error:
            _LOG.warning("An answer was not begun: %s", error)
            return say(asker, lambda words: words.busy)

    async def say(self, update: Update, choose: Callable[[Texts], str]) -> None:
        """Answer an update with one sentence."""
        await self._courier.deliver(update, self._conversation.say(_asker(update), choose))


def _asker(update: Update) -> Asker:
    """Return who asks, and where; a channel or anonymous administrator counts as the chat itself."""
    chat, person = update.effective_chat, update.effective_user
    chat_id = chat.id if chat else 0
    return Asker(chat_id, person.id if person else chat_id)


async def _acknowledge(query: CallbackQuery, text: str | None) -> None:
    """Stop the button's waiting sign; Telegram refuses after a while, which harms nobody."""
    try:
        await query.answer(text[:MAX_TOAST] if text else None)
    except BadRequest as error:
        _LOG.info("A button could not be acknowledged: %s", error)


def _plain(reply: Reply) -> str:
    return " ".join(part.text for part in reply.parts if isinstance(part, Statement))
