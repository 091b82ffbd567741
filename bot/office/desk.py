"""What every part of the office side works with."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from telegram import Update

from bot.audit import AuditLog
from bot.clearance import Clearance
from bot.groups import Groups
from bot.invitations import Invitations
from bot.memory import Asker, Memory
from bot.menus import offer_menu
from bot.office.post import Notice, Post, notice
from bot.people import People
from bot.state import State
from bot.texts.office import OfficeTexts, office_texts
from bot.uploads import Uploads
from config.settings import BotSettings
from corpus.access import INTERNAL, UNIT, Role
from corpus.model import PUBLIC
from retrieval.answer import Language

_LOG = logging.getLogger(__name__)
Say = Callable[[OfficeTexts], Notice]
"""Says something in a language."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The books, the post and the settings."""

    settings: BotSettings
    state: State
    people: People
    invitations: Invitations
    groups: Groups
    audit: AuditLog
    clearance: Clearance
    memory: Memory
    post: Post
    uploads: Uploads

    def language_of(self, person_id: int) -> Language:
        """Return the language that a person chose in his private chat, else the default."""
        return self.memory.chosen_language(Asker(person_id, person_id)) or Language(self.settings.language)

    def words(self, asker: Asker) -> OfficeTexts:
        """Return the texts in the language of a conversation, else the default."""
        return office_texts(self.memory.chosen_language(asker) or Language(self.settings.language))

    def words_of(self, person_id: int) -> OfficeTexts:
        """Return the texts in the language that a person chose in his private chat."""
        return self.words(Asker(person_id, person_id))

    async def tell_administrators(self, key: str, say: Say) -> None:
        """Tell every administrator something, each in his language, once for the key."""
        told = [await self.post.tell(key, n, say(self.words_of(n))) for n in self.clearance.administrators]
        if not any(told):
            _LOG.error("No administrator can be reached; one of them has to send /start to the bot.")

    async def offer_menu(self, person_id: int) -> None:
        """Set a person's command menu by what he may do now."""
        member = self.clearance.member(person_id)
        await offer_menu(self.post.bot, person_id, member.role if member else None, self.language_of(person_id))

    async def refuse(self, update: Update, role: Role) -> bool:
        """Say so and return True where whoever wrote has not the role."""
        asker = asker_of(update)
        if self.clearance.may(asker.person_id, role):
            return False
        words = self.words(asker)
        text = words.no_right.format(role=words.roles[role])
        if update.callback_query is not None:
            await self.post.toast(update.callback_query, text)
        else:
            await self.post.answer(update, notice(text))
        return True


def asker_of(update: Update) -> Asker:
    """Return who writes, and where; a channel or anonymous administrator counts as the chat itself."""
    chat, person = update.effective_chat, update.effective_user
    chat_id = chat.id if chat else 0
    return Asker(chat_id, person.id if person else chat_id)


def level_name(level: str, words: OfficeTexts) -> str:
    """Return an access level in words."""
    if level.startswith(UNIT):
        return words.level_unit.format(unit=level.removeprefix(UNIT))
    return {PUBLIC: words.level_public, INTERNAL: words.level_internal}.get(level, level)


def moment(at: int) -> str:
    """Return a moment, seconds since 1970, in the office's own time."""
    return datetime.fromtimestamp(at).astimezone().strftime("%d/%m/%Y %H:%M")
