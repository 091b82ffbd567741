"""An office for tests: who is let in before the bot starts."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.groups import Groups
from bot.people import People, Standing
from bot.state import State, open_state
from corpus.access import Role
from corpus.model import PUBLIC
from tests.support.bot_api import BotApiServer

ADMINISTRATOR = 900
"""Telegram number of the administrator in the settings of every test."""
KNOWN = range(1, 200)
"""Numbers of people who are let in unless a test wants strangers."""
KNOWN_GROUPS = range(50, 60)
"""The same of groups, whose numbers are negative."""


def let_everyone_in(state: State) -> None:
    """Make every known number a reader, and let every known group read what is public."""
    with state.transaction() as db:
        if db.execute("SELECT count(*) FROM person").fetchone()[0]:
            return  # the test goes on with what an earlier start left
    people, groups = People(state), Groups(state)
    for number in KNOWN:
        people.put(number, Standing.MEMBER, role=Role.READER, name=f"Người số {number}")
    for number in KNOWN_GROUPS:
        groups.meet(-number, f"Nhóm {number}")
        groups.clear(-number, PUBLIC)


def let_everyone_in_at(folder: Path) -> None:
    """Do the same in the state of a bot that is not running."""
    state = open_state(folder)
    try:
        let_everyone_in(state)
    finally:
        state.close()


async def quiet(server: BotApiServer, seconds: float = 0.3) -> None:
    """Wait until everything that waits has been fetched and had time to be answered."""
    async with asyncio.timeout(60):
        while server.world.updates:  # noqa: ASYNC110 - updates are confirmed without a signal
            await asyncio.sleep(0.02)
    await asyncio.sleep(seconds)
