"""Commands: ``python -m bot``, and ``python -m bot chat``, ``health`` and ``configured``."""

from __future__ import annotations

import argparse
import asyncio
import logging
import shutil
import sys
from collections.abc import Iterator

from pydantic import SecretStr

from bot.answers import Answers
from bot.app import bot_id, build, webhook_path
from bot.chat import Chat
from bot.conversation import Conversation, Manners
from bot.drafting import ReadFile
from bot.health import judge
from bot.library import Library
from bot.logs import configure_logs
from bot.memory import Memory
from bot.office.opening import check_administrators
from bot.office.stacks import Stacks
from bot.originals import Originals
from bot.policy import WatchedPolicy
from bot.progress import Progress
from bot.resources import Resources
from bot.service import serve
from bot.state import State, open_state
from bot.terminal import Style
from config.errors import AssistantError, SettingsError, UsageError
from config.settings import ROOT, Settings, load_settings, read_token, resolve
from corpus.access import load_policy
from retrieval.answer import Language

EXAMPLES = (
    "which plan covers Xay Sôm Bun?",
    "moi nam tinh tiep nhan bao nhieu luu hoc sinh Xay Som Bun?",
    "Năm 2050 tỉnh trồng bao nhiêu cây xanh?",
)
"""In English, in Vietnamese without diacritics, and one that no document answers."""

MAX_LINE = 100_000
"""Bytes of one line that are read at once."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status: 0 done, 1 failed, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(load_settings(), options)
    except UsageError as error:
        print(error, file=sys.stderr)
        return 2
    except AssistantError as error:
        print(error, file=sys.stderr)
        return 1
    return status


def _run(settings: Settings, _options: argparse.Namespace) -> int:
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
    return 0


async def _serve(settings: Settings, token: SecretStr) -> None:
    folder = resolve(settings.paths.state)
    state = open_state(folder)
    try:
        policy = WatchedPolicy(resolve(settings.paths.corpus))
        library, stacks = _library_and_stacks(settings)
        limit = settings.retrieval.max_question_characters
        originals = _originals(settings)
        bot = build(
            settings.bot,
            token,
            library,
            state,
            max_question=limit,
            policy=policy,
            stacks=stacks,
            originals=originals,
            read_draft=_draft_reader(settings),
        )
        await serve(bot, settings.bot, token, state_folder=folder, refresh=library.refresh)
    finally:
        state.close()


def _library(settings: Settings) -> Library:
    # The engine's libraries take seconds to import; the health check, which runs often, does without.
    from bot.opening import open_library

    return open_library(settings)


def _library_and_stacks(settings: Settings) -> tuple[Library, Stacks | None]:
    from bot.opening import open_library_and_stacks

    return open_library_and_stacks(settings)


def _draft_reader(settings: Settings) -> ReadFile:
    from bot.opening import open_draft_reader

    return open_draft_reader(settings)


def _originals(settings: Settings) -> Originals:
    from bot.opening import open_originals

    return open_originals(settings)


def _chat(settings: Settings, options: argparse.Namespace) -> int:
    logging.basicConfig(level=logging.ERROR)
    limit = settings.retrieval.max_question_characters
    levels = load_policy(resolve(settings.paths.corpus)).levels  # whoever sits here can read the files anyway
    manners = Manners(Language(settings.bot.language), limit, lambda _asker: levels)
    state = State()
    progress = Progress(state)
    resources = Resources(answers=Answers(state), originals=_originals(settings), progress=progress)
    conversation = Conversation(_library(settings), Memory(state), manners, resources)
    typed = sys.stdin.isatty()
    style = Style(min(shutil.get_terminal_size().columns, 100), bold=sys.stdout.isatty())
    chat = Chat(conversation, _print, style, read=_draft_reader(settings), progress=progress)
    try:
        chat.run(_typed() if typed else _piped(), examples=EXAMPLES if options.examples else (), echo=not typed)
    except KeyboardInterrupt:
        print()
    except BrokenPipeError:  # the reader, such as head, has seen enough
        sys.stdout = None  # nothing can be flushed there at the exit
    return 0


def _print(text: str) -> None:
    print(text, flush=True)  # whoever reads through a pipe waits for each reply


def _health(settings: Settings, _options: argparse.Namespace) -> int:
    pulse = judge(resolve(settings.paths.state))
    if pulse.well:
        print("The bot is well.")
        return 0
    print(pulse.reason, file=sys.stderr)
    return 1


def _configured(settings: Settings, _options: argparse.Namespace) -> int:
    if read_token(settings.bot) is None:
        print("No bot token is set.")
        return 1
    print("A bot token is set.")
    return 0


def _typed() -> Iterator[str]:
    while True:
        try:
            yield input("> ")
        except EOFError:
            print()
            return


def _piped() -> Iterator[str]:
    """Yield the lines of standard input, whatever bytes they hold."""
    for line in iter(lambda: sys.stdin.buffer.readline(MAX_LINE), b""):
        yield line.decode("utf-8", "replace")


def _shown_path(settings: Settings) -> str:
    path = resolve(settings.bot.token_file)
    return str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot", description="Runs the Telegram bot, or the same conversation in the terminal."
    )
    parser.set_defaults(run=_run)
    commands = parser.add_subparsers(metavar="COMMAND")
    chat = commands.add_parser("chat", help="talk in the terminal", description="Talks in the terminal.")
    chat.add_argument("--examples", action="store_true", help="answer three example questions first")
    chat.set_defaults(run=_chat)
    health = commands.add_parser(
        "health",
        help="exit 0 if the running bot is well, else 1",
        description="Tells whether the running bot is well: exit 0 if so, else 1 and the reason.",
    )
    health.set_defaults(run=_health)
    configured = commands.add_parser(
        "configured",
        help="exit 0 if a bot token is set, else 1",
        description="Tells whether a bot token is set: exit 0 if so, else 1.",
    )
    configured.set_defaults(run=_configured)
    return parser


if __name__ == "__main__":
    sys.exit(main())
