"""Commands: ``python -m bot``, and ``python -m bot chat``, ``health`` and ``configured``.

What a command stands on is imported when it runs: the engine takes seconds to
load, and the health check, which a container asks twice a minute, does without.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Iterator

from bot.health import judge
from config.command_line import CommandParser, run
from config.errors import AssistantError, UsageError
from config.settings import Settings, load_settings, read_token, resolve

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
    from bot.startup import run_bot

    run_bot(settings)
    return 0


def _chat(settings: Settings, options: argparse.Namespace) -> int:
    from bot.startup import open_chat

    logging.basicConfig(level=logging.ERROR)
    chat = open_chat(settings, _print)
    typed = sys.stdin.isatty()
    try:
        chat.run(_typed() if typed else _piped(), examples=EXAMPLES if options.examples else (), echo=not typed)
    except KeyboardInterrupt:
        print()
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


def _parser() -> argparse.ArgumentParser:
    parser = CommandParser(
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
    run(main)
