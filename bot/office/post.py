"""Sends what the office side of the bot says: to whoever wrote, and to people and groups by number.

Every message has a key and goes out once for it, so an update that is worked
on again after a restart tells nobody anything twice.
"""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass

from telegram import Bot, CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, ReplyParameters, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden

from bot.attached import reply_to, topic_of
from bot.render import render
from bot.reply import Part, Reply, Statement
from bot.state import State

MARK = "o:"
"""What the data of an office button begins with."""
MAX_TOAST = 200
KEEP_SECONDS = 7 * 24 * 3600

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Key:
    """A button: its label, and the task that pressing it does ("role 7 reader"), or an address it opens.

    Attributes:
        data: callback data of a button of the conversation, instead of a task.
    """

    label: str
    task: str = ""
    url: str = ""
    data: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What is said.

    Attributes:
        parts: in reading order; see :mod:`bot.reply`.
        keys: rows of buttons under the last message.
    """

    parts: tuple[Part, ...]
    keys: tuple[tuple[Key, ...], ...] = ()


def notice(text: str, *rows: tuple[Key, ...], strong: str = "") -> Notice:
    """Return a notice with a paragraph a line; ``strong`` is the beginning of the first that stands out."""
    first, *others = text.split("\n")
    return Notice((Statement(first, strong), *map(Statement, others)), rows)


class Post:
    """Sends notices, each once for its key.

    Attributes:
        bot: what they are sent with.
    """

    def __init__(self, bot: Bot, state: State) -> None:
        self.bot = bot
        self._state = state
        self._locks: dict[tuple[str, int], asyncio.Lock] = {}

    async def answer(self, update: Update, said: Notice) -> None:
        """Answer an update where it came from; in a group, tied to the message and in its topic."""
        message = update.effective_message
        if message is None:
            return
        key = f"update {update.update_id}"
        await self._send(key, message.chat.id, said, topic=topic_of(message), reply_to=reply_to(update))

    async def tell(self, key: str, chat_id: int, said: Notice) -> bool:
        """Tell a person or group something, once for the key; False where the bot is not welcome."""
        try:
            await self._send(key, chat_id, said)
        except Forbidden as error:
            _LOG.info("A notice could not be delivered: %s", error)
            return False
        except BadRequest as error:
            if "chat not found" not in error.message.lower():
                raise
            _LOG.info("A notice could not be delivered: %s", error)
            return False
        return True

    async def picture(self, update: Update, png: bytes, caption: str) -> None:
        """Answer an update with a picture, once."""
        message = update.effective_message
        if message is None or self._sent(f"picture {update.update_id}", message.chat.id):
            return
        await self.bot.send_photo(message.chat.id, png, caption=caption)
        self._note(f"picture {update.update_id}", message.chat.id)

    async def change(self, update: Update, said: Notice) -> None:
        """Put a notice in place of the message whose button was pressed."""
        query = update.callback_query
        pieces = render(Reply(said.parts))
        if query is None or not isinstance(query.message, Message) or len(pieces) != 1:
            await self.answer(update, said)
            return
        try:
            await query.edit_message_text(pieces[0], parse_mode=ParseMode.HTML, reply_markup=_keyboard(said))
        except BadRequest as error:
            if "not modified" not in error.message.lower():
                _LOG.info("A message could not be changed (%s); a new one is sent.", error)
                await self.answer(update, said)

    async def toast(self, query: CallbackQuery, text: str = "") -> None:
        """Stop a button's waiting sign; Telegram refuses after a while, which harms nobody."""
        try:
            await query.answer(text[:MAX_TOAST] or None)
        except BadRequest as error:
            _LOG.info("A button could not be acknowledged: %s", error)

    def prune(self) -> None:
        """Forget the keys of notices that nothing can ask for again."""
        with self._state.transaction() as db:
            db.execute("DELETE FROM notice WHERE at < ?", (int(time.time()) - KEEP_SECONDS,))

    async def _send(
        self,
        key: str,
        chat_id: int,
        said: Notice,
        *,
        topic: int | None = None,
        reply_to: ReplyParameters | None = None,
    ) -> None:
        pieces = render(Reply(said.parts))
        lock = self._locks.setdefault((key, chat_id), asyncio.Lock())
        try:
            async with lock:  # two updates may lead to the same notice at the same moment
                for number, piece in enumerate(pieces):
                    name = f"{key} {number}"
                    if self._sent(name, chat_id):
                        continue
                    await self.bot.send_message(
                        chat_id,
                        piece,
                        parse_mode=ParseMode.HTML,
                        reply_markup=_keyboard(said) if number == len(pieces) - 1 else None,
                        message_thread_id=topic,
                        reply_parameters=reply_to,
                    )
                    self._note(name, chat_id)
        finally:
            if not lock.locked():
                self._locks.pop((key, chat_id), None)

    def _sent(self, key: str, chat_id: int) -> bool:
        with self._state.transaction() as db:
            found = db.execute("SELECT 1 FROM notice WHERE key = ? AND chat_id = ?", (key, chat_id)).fetchone()
        return found is not None

    def _note(self, key: str, chat_id: int) -> None:
        with self._state.transaction() as db:
            db.execute(
                "INSERT INTO notice (key, chat_id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                (key, chat_id, int(time.time())),
            )


def _keyboard(said: Notice) -> InlineKeyboardMarkup | None:
    if not said.keys:
        return None
    return InlineKeyboardMarkup([[_button(key) for key in row] for row in said.keys])


def _button(key: Key) -> InlineKeyboardButton:
    if key.url:
        return InlineKeyboardButton(key.label, url=key.url)
    return InlineKeyboardButton(key.label, callback_data=key.data or MARK + key.task)
