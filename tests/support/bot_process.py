"""The bot as a process of its own: the real command, over a library made for tests.

``python -m tests.support.bot_process`` is ``python -m bot`` with the fake
assistant in place of the engine: signals, logs, settings and state are real.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import bot.__main__ as command
import bot.opening
from bot.library import Library
from config.settings import ROOT, Settings
from tests.support.bot_api import BotApiServer
from tests.support.fake_assistant import TEXTS, FakeAssistant
from tests.support.office import ADMINISTRATOR, let_everyone_in_at

SLOW_SECONDS = 2.0
LONG = ("Đoạn rất dài & <nhiều> chữ. " * 600).strip()
PROCESS_TEXTS = (LONG, *TEXTS[1:])
OFFICE = {"administrators": ADMINISTRATOR, "questions_a_minute": 10_000, "questions_a_minute_overall": 100_000}


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _library(settings: Settings) -> Library:
    """Return a library in which "chậm" takes long and "chết" kills the process; the settings are not used."""
    del settings
    behaviours = {"chậm": lambda: time.sleep(SLOW_SECONDS), "chết": _die}
    return Library(lambda: FakeAssistant(PROCESS_TEXTS, behaviours), lambda: 0)


class BotProcess:
    """A running process of the bot; its log is kept in a file.

    Args:
        module: what is run: this one, or ``bot`` itself with the real engine.
        index: folder of the snapshots, for the real engine.
        settings: of the section ``bot``.
        corpus: folder of documents, where the module needs one.
    """

    def __init__(
        self,
        server: BotApiServer,
        folder: Path,
        *,
        module: str = "tests.support.bot_process",
        index: Path | None = None,
        settings: Mapping[str, object] | None = None,
        corpus: Path | None = None,
    ) -> None:
        values = {**OFFICE, "api_base_url": server.url, "token": server.token, **(settings or {})}
        self._folder = folder
        self._module = module
        local = folder / "local.toml"
        local.touch()
        self._environment = os.environ | {
            "ASSISTANT_PATHS__INDEX": str(index or folder / "no-index"),
            **({"ASSISTANT_PATHS__CORPUS": str(corpus)} if corpus is not None else {}),
            "ASSISTANT_PATHS__STATE": str(folder / "state"),
            "ASSISTANT_CONFIG": str(local),
            **{f"ASSISTANT_BOT__{key.upper()}": str(value) for key, value in values.items()},
        }
        self.log = folder / "bot.log"
        self._process: asyncio.subprocess.Process | None = None

    async def __aenter__(self) -> Self:
        """Start the process, after everyone has been let in."""
        let_everyone_in_at(self._folder / "state")
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", self._module,
                env=self._environment, stdout=log, stderr=log, cwd=ROOT,
            )  # fmt: skip
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Make sure that nothing goes on."""
        if self.running.returncode is None:
            await self.end(signal.SIGKILL)

    @property
    def running(self) -> asyncio.subprocess.Process:
        """The process."""
        if self._process is None:
            raise RuntimeError("the process has not been started")
        return self._process

    async def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal and return the exit status."""
        self.running.send_signal(number)
        return await asyncio.wait_for(self.running.wait(), 15)

    async def ended(self) -> int:
        """Wait until the process ends by itself and return the exit status."""
        return await asyncio.wait_for(self.running.wait(), 30)


if __name__ == "__main__":
    bot.opening.open_library_and_stacks = lambda settings: (_library(settings), None)
    sys.exit(command.main([]))
