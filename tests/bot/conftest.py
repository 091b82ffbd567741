"""What the tests of the running bot share."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.support.bot_api import BotApiServer
from tests.support.fake_assistant import FakeAssistant


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    """A Bot API server on a free port."""
    async with BotApiServer() as running:
        yield running


@pytest.fixture
def assistant() -> FakeAssistant:
    """A small library."""
    return FakeAssistant()
