"""Questions that are changed after they were sent: the answer changes with them, in the message where it stands."""

from __future__ import annotations

from telegram import Message, Update
from telegram.constants import ChatType
from telegram.ext import MessageHandler, filters

from bot.handlers import ASK_COMMANDS, Context, Handlers, TelegramApplication
from bot.office.group_talk import without_mention
from bot.replied import Replies


class EditedQuestions:
    """What to do with a message that was edited."""

    def __init__(self, handlers: Handlers, replies: Replies) -> None:
        self._handlers = handlers
        self._replies = replies

    def register(self, application: TelegramApplication) -> None:
        """Connect to edits of words; a place on a map that moves is none."""
        words = filters.TEXT | filters.CAPTION
        application.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE & words, self.edited))

    async def edited(self, update: Update, context: Context) -> None:
        """Answer a question anew, or say that what was changed is not done again."""
        message = update.edited_message
        if message is None:
            return
        question = _question(message, context.bot.username)
        known = self._replies.find(message.chat.id, message.message_id) is not None
        if question and (known or message.chat.type != ChatType.PRIVATE):  # in a group the edit may be what asks
            await self._handlers.answer(update, question)
        else:
            await self._handlers.say(update, lambda words: words.edited)


def _question(message: Message, name: str) -> str:
    """Return what a message asks, or "" for what is no question, such as another command."""
    text = without_mention(message.text or "", name) if message.chat.type != ChatType.PRIVATE else message.text or ""
    if not text.startswith("/"):
        return text
    command, _, rest = text.partition(" ")
    return rest.strip() if command[1:].partition("@")[0].lower() in ASK_COMMANDS else ""
