"""Carries a reply to Telegram: pieces in order, buttons under the last, each piece once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from telegram import Bot, CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, Message, Update
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, TelegramError

from bot.attached import CAPTION_LIMIT, UPLOAD_SECONDS, Slot, reply_to, send_attached, topic_of
from bot.callback_data import encode
from bot.inbox import Inbox
from bot.progress import Progress
from bot.render import render
from bot.replied import Replies
from bot.reply import Attachment, Button, CopyText, Picture, Quiz, Reply

TYPING_AFTER_SECONDS = 0.5
"""An answer that comes sooner needs no indicator."""
TYPING_EVERY_SECONDS = 4.5
"""Telegram shows the indicator for five seconds."""

_LOG = logging.getLogger(__name__)


class Courier:
    """Sends replies and counts what has gone out, so that a restart goes on after it.

    Attributes:
        replies: which messages answer which question.
    """

    def __init__(self, bot: Bot, inbox: Inbox, replies: Replies, progress: Progress | None = None) -> None:
        self._bot = bot
        self._inbox = inbox
        self.replies = replies
        self._progress = progress

    async def deliver(self, update: Update, reply: Reply) -> None:
        """Answer an update with a reply, in the same chat and topic."""
        keyboard = _keyboard(reply)
        if reply.attachment is not None:
            await self._deliver_attached(update, reply, reply.attachment, keyboard)
            return
        pieces = render(reply)
        if reply.replaces and len(pieces) == 1 and await self._edit(update, pieces[0], keyboard):
            return
        for number in range(self._inbox.sent(update.update_id), len(pieces)):
            last = number == len(pieces) - 1
            await self._send(update, pieces[number], keyboard if last else None)
            self._inbox.count_sent(update.update_id)

    async def answer(self, update: Update, reply: Reply) -> None:
        """Answer a question; one that was edited has its answer changed where it still stands."""
        message = update.effective_message
        if message is None or reply.attachment is not None:
            await self.deliver(update, reply)
            return
        known = self.replies.find(message.chat.id, message.message_id)
        standing = list(known.messages) if known is not None else []
        pieces, keyboard = render(reply), _keyboard(reply)
        if update.edited_message is None:
            first = self._inbox.sent(update.update_id)
        else:
            first = await self._amend(message, standing, pieces, keyboard)
        for number in range(first, len(pieces)):
            last = number == len(pieces) - 1
            sent = await self._send(update, pieces[number], keyboard if last else None)
            standing += [sent.message_id] if sent is not None else []
            self.replies.put(message.chat.id, message.message_id, standing)
            self._inbox.count_sent(update.update_id)

    async def _amend(
        self, message: Message, standing: list[int], pieces: tuple[str, ...], keyboard: InlineKeyboardMarkup | None
    ) -> int:
        """Put pieces in place of the messages that stand; returns how many are in place, and leaves only those."""
        place = 0
        for number, piece in list(zip(standing, pieces, strict=False)):
            last = place == len(pieces) - 1
            if not await self._put_in_place(message.chat.id, number, piece, keyboard if last else None):
                break
            place += 1
        for number in standing[place:]:
            with suppress(BadRequest):  # it is gone already, or too old to be taken away
                await self._bot.delete_message(message.chat.id, number)
        del standing[place:]
        self.replies.put(message.chat.id, message.message_id, standing)
        return place

    async def _put_in_place(self, chat_id: int, number: int, text: str, keyboard: InlineKeyboardMarkup | None) -> bool:
        """Change a message of the bot; False where it no longer stands."""
        try:
            await self._bot.edit_message_text(text, chat_id, number, parse_mode=ParseMode.HTML, reply_markup=keyboard)
        except BadRequest as error:
            if "not modified" in error.message.lower():
                return True
            _LOG.info("An answer could not be changed (%s); a new one is sent.", error)
            return False
        return True

    async def _deliver_attached(
        self, update: Update, reply: Reply, attachment: Attachment, keyboard: InlineKeyboardMarkup | None
    ) -> None:
        """Send a picture, file or quiz, the words below it; a caption is short, so the rest follows."""
        message = update.effective_message
        if message is None:
            return
        pieces = render(reply, CAPTION_LIMIT)
        if reply.replaces and len(pieces) == 1 and await self._edit_picture(update, attachment, pieces[0], keyboard):
            return
        sent = self._inbox.sent(update.update_id)
        if not sent:
            caption = pieces[0] if pieces else None
            slot = Slot.of(update, message)
            message_sent = await send_attached(self._bot, slot, attachment, caption=caption, keyboard=keyboard)
            self._inbox.count_sent(update.update_id)
            self._note_quiz(update, message_sent, attachment)
        for number in range(max(sent, 1), len(pieces)):
            await self._send(update, pieces[number], None)
            self._inbox.count_sent(update.update_id)

    def _note_quiz(self, update: Update, sent: Message, attachment: Attachment) -> None:
        """Remember who was asked, since the answer names the poll only."""
        person = update.effective_user
        if isinstance(attachment, Quiz) and self._progress is not None and sent.poll is not None and person is not None:
            self._progress.put_quiz(sent.poll.id, sent.chat.id, person.id, attachment.correct)

    async def tell(self, update: Update, reply: Reply) -> None:
        """Send a reply whatever has gone out before, such as that the rest cannot be sent."""
        for piece in render(reply):
            await self._send(update, piece, None)

    @asynccontextmanager
    async def typing(self, update: Update) -> AsyncIterator[None]:
        """Show that an answer is being worked on, for as long as it is."""
        task = asyncio.create_task(self._type(update))
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _send(self, update: Update, text: str, keyboard: InlineKeyboardMarkup | None) -> Message | None:
        message = update.effective_message
        if message is None:
            return None
        return await self._bot.send_message(
            message.chat.id,
            text,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard,
            message_thread_id=topic_of(message),
            reply_parameters=reply_to(update),
        )

    async def _edit(self, update: Update, text: str, keyboard: InlineKeyboardMarkup | None) -> bool:
        """Change the message whose button was pressed; False where it can no longer be changed."""
        query = update.callback_query
        if query is None or not isinstance(query.message, Message):
            return False
        try:
            await query.edit_message_text(text, parse_mode=ParseMode.HTML, reply_markup=keyboard)
        except BadRequest as error:
            if "not modified" in error.message.lower():  # pressed twice
                return True
            _LOG.info("A message could not be changed (%s); a new one is sent.", error)
            return False
        return True

    async def _edit_picture(
        self, update: Update, attachment: Attachment, caption: str, keyboard: InlineKeyboardMarkup | None
    ) -> bool:
        """Change the picture whose button was pressed; False where there is none that can be changed."""
        query = update.callback_query
        if query is None or not isinstance(query.message, Message) or not query.message.photo:
            return False
        if not isinstance(attachment, Picture):
            return False
        media = InputMediaPhoto(attachment.image, caption, parse_mode=ParseMode.HTML, filename="trang.png")
        try:
            await query.edit_message_media(media, reply_markup=keyboard, write_timeout=UPLOAD_SECONDS)
        except BadRequest as error:
            if "not modified" in error.message.lower():
                return True
            _LOG.info("A picture could not be changed (%s); a new one is sent.", error)
            return False
        return True

    async def _type(self, update: Update) -> None:
        message = update.effective_message
        await asyncio.sleep(TYPING_AFTER_SECONDS)
        while message is not None:
            with suppress(TelegramError):  # the answer matters, the indicator does not
                await self._bot.send_chat_action(
                    message.chat.id, ChatAction.TYPING, message_thread_id=topic_of(message)
                )
            await asyncio.sleep(TYPING_EVERY_SECONDS)


def _keyboard(reply: Reply) -> InlineKeyboardMarkup | None:
    if not reply.buttons:
        return None
    return InlineKeyboardMarkup([[_key(button) for button in row] for row in reply.buttons])


def _key(button: Button) -> InlineKeyboardButton:
    action = button.action
    if isinstance(action, CopyText):
        return InlineKeyboardButton(button.label, copy_text=CopyTextButton(action.text))
    return InlineKeyboardButton(button.label, callback_data=encode(action))
