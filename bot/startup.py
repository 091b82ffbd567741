"""Puts what stays together from the settings: the Telegram bot, or the same conversation in the terminal."""

from __future__ import annotations

import asyncio
import gc
import shutil
import sys
from collections.abc import Callable

from pydantic import SecretStr

from bot import opening
from bot.answers import Answers
from bot.app import bot_id, build, webhook_path
from bot.chat import Chat
from bot.conversation import Conversation, Manners
from bot.logs import configure_logs
from bot.memory import Memory
from bot.office.opening import check_administrators
from bot.policy import WatchedPolicy
from bot.progress import Progress
from bot.resources import Resources
from bot.service import serve
from bot.state import State, open_state
from bot.terminal import Style
from config.errors import SettingsError
from config.settings import ROOT, Settings, read_token, resolve
from corpus.access import load_policy
from retrieval.answer import Language


def run_bot(settings: Settings) -> None:
    """Serve in Telegram until the process is told to stop.

    Raises:
        SettingsError: if there is no token, no administrator or no address for the webhook.
        SnapshotError: if there is no snapshot that fits.
    """
    token = read_token(settings.bot)
    if token is None:
        raise SettingsError(
            "There is no bot token: get one from @BotFather and put it into the environment variable "
            f"ASSISTANT_BOT__TOKEN or the file {_shown_path(settings)}; "
            "without one, python -m bot chat opens the same conversation in the terminal."
        )
    configure_logs([token])
    bot_id(token)
    check_administrators(settings.bot)
    if settings.bot.transport == "webhook":
        webhook_path(settings.bot)
    asyncio.run(_serve(settings, token))
    gc.freeze()  # the last collections would go through the whole library, while a container is about to be killed


async def _serve(settings: Settings, token: SecretStr) -> None:
    folder = resolve(settings.paths.state)
    state = open_state(folder)
    try:
        policy = WatchedPolicy(resolve(settings.paths.corpus))
        library, stacks = opening.open_library_and_stacks(settings)
        bot = build(
            settings.bot,
            token,
            library,
            state,
            max_question=settings.retrieval.max_question_characters,
            policy=policy,
            stacks=stacks,
            originals=opening.open_originals(settings),
            read_draft=opening.open_draft_reader(settings),
        )
        await serve(bot, settings.bot, token, state_folder=folder, refresh=library.refresh)
    finally:
        state.close()


def open_chat(settings: Settings, say: Callable[[str], None]) -> Chat:
    """Return the conversation of this terminal, which writes with ``say``.

    Raises:
        SnapshotError: if there is no snapshot that fits.
    """
    limit = settings.retrieval.max_question_characters
    levels = load_policy(resolve(settings.paths.corpus)).levels  # whoever sits here can read the files anyway
    manners = Manners(Language(settings.bot.language), limit, lambda _asker: levels)
    state = State()
    progress = Progress(state)
    resources = Resources(answers=Answers(state), originals=opening.open_originals(settings), progress=progress)
    conversation = Conversation(opening.open_library(settings), Memory(state), manners, resources)
    style = Style(min(shutil.get_terminal_size().columns, 100), bold=sys.stdout.isatty())
    return Chat(conversation, say, style, read=opening.open_draft_reader(settings), progress=progress)


def _shown_path(settings: Settings) -> str:
    path = resolve(settings.bot.token_file)
    return str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)
