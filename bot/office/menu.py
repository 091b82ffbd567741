"""Keeps the command menu of editors and administrators in the language they choose.

Everyone else's menu follows the language of his Telegram; theirs is set for them
alone, since it holds more commands.
"""

from __future__ import annotations

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.actions import ChooseLanguage
from bot.callback_data import encode
from bot.handlers import Context, TelegramApplication
from bot.office.desk import Desk, asker_of
from corpus.access import Role
from retrieval.answer import Language

LAST = 10
"""Handler group after all others: the language has been chosen by then."""


class Menu:
    """Sets a person's menu anew."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def register(self, application: TelegramApplication) -> None:
        """Connect to the command and the buttons that choose a language."""
        private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        chosen = "|".join(encode(ChooseLanguage(language)) for language in Language)
        application.add_handler(CommandHandler("language", self.renew, private), LAST)
        application.add_handler(CallbackQueryHandler(self.renew, pattern=f"^(?:{chosen})$"), LAST)

    async def renew(self, update: Update, _context: Context) -> None:
        """Set the menu of whoever wrote or pressed, in the language that is chosen now."""
        asker = asker_of(update)
        if asker.chat_id == asker.person_id and self._desk.clearance.may(asker.person_id, Role.EDITOR):
            await self._desk.offer_menu(asker.person_id)
