"""The whole bot in this process, over the Bot API server of the tests and a library of the test's choice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from bot.app import build
from bot.assistant import Assistant
from bot.drafting import ReadFile
from bot.inbox import Inbox
from bot.office.opening import Office
from bot.office.stacks import Stacks
from bot.originals import Originals
from bot.service import Service
from bot.state import open_state
from config.settings import BotSettings, load_settings
from corpus.access import AccessPolicy
from tests.support.bot_api import BotApiServer
from tests.support.office import ADMINISTRATOR, let_everyone_in

MAX_QUESTION = 2000
OFFICE = {"administrators": (ADMINISTRATOR,), "questions_a_minute": 10_000, "questions_a_minute_overall": 100_000}
"""Settings of every test: an administrator, and no pace that a test could run into."""


@dataclass(slots=True)
class RunningBot:
    """A bot that serves."""

    service: Service
    task: asyncio.Task[None]
    inbox: Inbox
    office: Office

    async def stop(self) -> None:
        """Stop as on SIGTERM."""
        self.service.stop()
        await self.task


def bot_settings(server: BotApiServer, **changes: object) -> BotSettings:
    """Return the settings of a bot that talks to ``server``."""
    values = load_settings().bot.model_dump() | OFFICE | {"api_base_url": server.url} | changes
    return BotSettings.model_validate(values)


@asynccontextmanager
async def running_bot(
    server: BotApiServer,
    assistant: Assistant,
    state_folder: Path,
    *,
    settings: BotSettings | None = None,
    refresh: Callable[[], object] = lambda: None,
    strangers: bool = False,
    policy: Callable[[], AccessPolicy] = AccessPolicy,
    stacks: Stacks | None = None,
    originals: Originals | None = None,
    read_draft: ReadFile | None = None,
) -> AsyncIterator[RunningBot]:
    """Serve until the end of the block, then stop gracefully if that has not happened yet.

    Args:
        strangers: nobody but the administrator is let in beforehand.
    """
    chosen = settings or bot_settings(server)
    token = SecretStr(server.token)
    state = open_state(state_folder)
    if not strangers:
        let_everyone_in(state)
    bot = build(
        chosen,
        token,
        assistant,
        state,
        max_question=MAX_QUESTION,
        policy=policy,
        stacks=stacks,
        originals=originals,
        read_draft=read_draft,
    )
    service = Service(bot, chosen, token, state_folder)
    running = RunningBot(service, asyncio.create_task(service.run(refresh)), bot.inbox, bot.office)
    try:
        yield running
        if not running.task.done():
            await running.stop()
    finally:
        running.task.cancel()
        await asyncio.gather(running.task, return_exceptions=True)
        state.close()
