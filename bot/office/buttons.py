"""The buttons of the office side: each names a task, and the part that knows it does it."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.handlers import Context, TelegramApplication
from bot.office.desk import Desk, asker_of
from bot.office.post import MARK
from corpus.access import Role

Pressed = Callable[[Update, tuple[str, ...]], Awaitable[bool]]
"""Does a task; False if it is not its own."""

_LOG = logging.getLogger(__name__)


class Buttons:
    """Hands a pressed button to the parts, in order."""

    def __init__(self, desk: Desk, parts: Sequence[tuple[Role, Pressed]]) -> None:
        """Take the parts, each with the role that its buttons need."""
        self._desk = desk
        self._parts = tuple(parts)

    def register(self, application: TelegramApplication) -> None:
        """Connect to the buttons that bear the mark of the office side."""
        application.add_handler(CallbackQueryHandler(self.pressed, pattern=f"^{MARK}"))

    async def pressed(self, update: Update, _context: Context) -> None:
        """Do the task; whoever lost the role meanwhile hears so."""
        query = update.callback_query
        if query is None:
            return
        asker = asker_of(update)
        task = tuple((query.data or "").removeprefix(MARK).split(" "))
        for role, part in self._parts:
            if not self._desk.clearance.may(asker.person_id, role):
                continue
            try:
                done = await part(update, task)
            except ValueError:  # a number or role that no version of the bot wrote
                _LOG.info("A button bears what no version of the bot wrote.")
                break
            if done:
                await self._desk.post.toast(query)
                return
        await self._desk.post.toast(query, self._desk.words(asker).no_such_task)
