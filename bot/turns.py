"""One question of a person at a time, in order, and only a few waiting.

Follow-ups need the answer before them, and one busy person must not take the
places of the others.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.memory import Asker
from config.errors import AssistantError

MAX_OPEN = 5
"""Questions of one person that may be open at once, the one being answered included."""


class TooManyOpenError(AssistantError):
    """A person asks faster than answers come."""


@dataclass(slots=True)
class _Line:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0


class Turns:
    """Whose turn it is; used from one event loop."""

    def __init__(self, max_open: int = MAX_OPEN) -> None:
        self._lines: dict[Asker, _Line] = {}
        self.max_open = max_open

    @asynccontextmanager
    async def turn(self, asker: Asker) -> AsyncIterator[None]:
        """Wait for the asker's turn.

        Raises:
            TooManyOpenError: if as many of the asker's questions are open as may.
        """
        line = self._lines.setdefault(asker, _Line())
        if line.waiting >= self.max_open:
            raise TooManyOpenError(f"{line.waiting} questions are open, the limit is {self.max_open}; wait.")
        line.waiting += 1
        try:
            async with line.lock:
                yield
        finally:
            line.waiting -= 1
            if not line.waiting:
                del self._lines[asker]
