"""Has the conversations of the README anew: ``python -m tests.support.readme_transcript`` writes them into it.

What is typed and pressed is read from the README; what is answered comes from
the bot over the test's Bot API server, and from the terminal. The sample
library has to be indexed.
"""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

from config.settings import ROOT, load_settings, resolve
from indexes.encoder import open_encoder
from retrieval.engine import Engine
from retrieval.opening import open_engine
from tests.support.bot_api import BotApiServer, Person, SentMessage
from tests.support.running_bot import RunningBot, bot_settings, running_bot

README = ROOT / "README.md"
WIDTH = 100
TYPED = "> "
COPIES = " ⧉"
_TELEGRAM = re.compile(r"(?<=## In Telegram\n)(?P<lead>.*?\n```\n)(?P<talk>.*?)(?=\n```\n)", re.DOTALL)
_TERMINAL = re.compile(r"(?<=three example questions:\n)(?P<lead>\n```\n)(?P<talk>.*?)(?=\n```\n)", re.DOTALL)
_SECONDS = 600.0


def telegram_talk(readme: str) -> str:
    """Return the conversation in Telegram as the README has it; raises ValueError where there is none."""
    return _found(_TELEGRAM, readme)["talk"]


def terminal_talk(readme: str) -> str:
    """Return the conversation in the terminal as the README has it; raises ValueError where there is none."""
    return _found(_TERMINAL, readme)["talk"]


def steps_of(talk: str) -> list[str]:
    """Return what is typed, after ``> ``, and the labels of the buttons that are pressed, in brackets."""
    return [exchange.split("\n", 1)[0] for exchange in talk.split("\n\n")]


async def telegram_anew(engine: Engine, steps: list[str]) -> str:
    """Return the conversation as the bot has it now."""
    exchanges = []
    with tempfile.TemporaryDirectory() as folder:
        async with BotApiServer() as server:
            settings = bot_settings(server, answer_timeout_seconds=int(_SECONDS))  # the first question loads the model
            async with running_bot(server, engine, Path(folder), settings=settings) as running:
                person = server.person(7)
                for step in steps:
                    before = len(person.received)
                    await _do(person, step)
                    await _settled(server, running, person, before)
                    exchanges.append("\n".join((step, *map(shown, person.received[before:]))))
    return "\n\n".join(exchanges)


def terminal_anew(index: Path, steps: list[str]) -> str:
    """Return the conversation in the terminal as it is now."""
    typed = "".join(step.removeprefix(TYPED) + "\n" for step in steps)
    done = subprocess.run(
        [sys.executable, "-m", "bot", "chat"], input=typed.encode(), cwd=ROOT, capture_output=True, check=True,
        env=os.environ | {"ASSISTANT_PATHS__INDEX": str(index)},
    )  # fmt: skip
    _, *exchanges = ("\n" + done.stdout.decode()).split("\n" + TYPED)
    return "\n\n".join(TYPED + exchange.strip() for exchange in exchanges)


def shown(message: SentMessage) -> str:
    """Return a message as the README shows it: its text, then the rows of buttons, those marked that copy."""
    lines = [line for text in message.text.split("\n") for line in textwrap.wrap(text, WIDTH) or [""]]
    rows = (" ".join(f"[{b['text']}{COPIES if 'copy_text' in b else ''}]" for b in row) for row in message.keyboard)
    return "\n".join((*lines, *rows))


async def _do(person: Person, step: str) -> None:
    if step.startswith(TYPED):
        await person.says(step.removeprefix(TYPED))
        return
    label = step.strip("[]")
    message = next((m for m in reversed(person.received) if label in m.labels), None)
    if message is None:
        raise ValueError(f"no message has a button {label!r}; write {TYPED}and a question, or [a label that is shown]")
    await person.presses(message, label)


async def _settled(server: BotApiServer, running: RunningBot, person: Person, before: int) -> None:
    await person.hears(before + 1, _SECONDS)
    async with asyncio.timeout(_SECONDS):
        while server.world.updates or running.inbox.pending():  # noqa: ASYNC110 - the inbox gives no signal
            await asyncio.sleep(0.02)


def _found(pattern: re.Pattern[str], readme: str) -> re.Match[str]:
    found = pattern.search(readme)
    if found is None:
        raise ValueError(f"{README.name} has no conversation where {pattern.pattern!r} looks for one; put it back")
    return found


def main() -> None:
    """Write both conversations into the README."""
    settings, readme = load_settings(), README.read_text(encoding="utf-8")
    engine = open_engine(settings, open_encoder(settings.encoder, resolve(settings.paths.models)))
    talk = asyncio.run(telegram_anew(engine, steps_of(telegram_talk(readme))))
    engine.close()
    typed = terminal_anew(resolve(settings.paths.index), steps_of(terminal_talk(readme)))
    readme = README.read_text(encoding="utf-8")  # it may have been edited meanwhile
    for pattern, anew in ((_TELEGRAM, talk), (_TERMINAL, typed)):
        start, end = _found(pattern, readme).span("talk")
        readme = readme[:start] + anew + readme[end:]
    README.write_text(readme, encoding="utf-8")


if __name__ == "__main__":
    main()
