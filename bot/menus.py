"""The command menu, by language and by what a person may do."""

from __future__ import annotations

import logging

from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeChat
from telegram.error import TelegramError

from bot.texts import texts
from bot.texts.drafting import drafting_texts
from bot.texts.learning import learning_texts
from bot.texts.office import office_texts
from corpus.access import Role
from retrieval.answer import Language

_LOG = logging.getLogger(__name__)


def reader_menu(language: Language) -> list[BotCommand]:
    """Return the commands of everyone."""
    words, learning, drafting = texts(language), learning_texts(language), drafting_texts(language)
    return [
        BotCommand("help", words.command_help),
        BotCommand("language", words.command_language),
        BotCommand("hoi", words.command_ask),
        BotCommand("batdau", learning.command_tour),
        BotCommand("viettat", learning.command_glossary),
        BotCommand("kiemtra", learning.command_quiz),
        BotCommand("soat", drafting.command_check),
        BotCommand("cancu", drafting.command_basis),
        BotCommand("sodo", drafting.command_map),
        BotCommand("sosanh", drafting.command_compare),
        BotCommand("tiendo", drafting.command_timeline),
        BotCommand("start", words.command_start),
        *_own(language, Role.READER),
    ]


def role_menu(language: Language, role: Role) -> list[BotCommand]:
    """Return the commands of a role."""
    more = [] if role is Role.READER else _own(language, Role.EDITOR)
    if role is Role.ADMINISTRATOR:
        more += _own(language, Role.ADMINISTRATOR)
    return [*reader_menu(language), *more]


async def offer_menus(bot: Bot, default: Language) -> None:
    """Set the menus of everyone and of groups in each language; the bot works without them."""
    try:
        for code, language in (("", default), *((language.value, language) for language in Language)):
            await bot.set_my_commands(reader_menu(language), language_code=code or None)
            group = [BotCommand("hoi", texts(language).command_ask), BotCommand("help", texts(language).command_help)]
            await bot.set_my_commands(group, BotCommandScopeAllGroupChats(), language_code=code or None)
    except TelegramError as error:
        _LOG.warning("The command menu was not set: %s", error)


async def offer_menu(bot: Bot, person_id: int, role: Role | None, language: Language) -> None:
    """Set one person's menu by role, or take it back where he has none any more."""
    scope = BotCommandScopeChat(person_id)
    try:
        if role is None or role is Role.READER:
            await bot.delete_my_commands(scope)
        else:
            await bot.set_my_commands(role_menu(language, role), scope)
    except TelegramError as error:  # he has not written to the bot yet, or has blocked it
        _LOG.info("The command menu of one person was not set: %s", error)


def _own(language: Language, role: Role) -> list[BotCommand]:
    return [BotCommand(name, about) for name, about in office_texts(language).commands[role]]
