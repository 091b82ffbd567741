"""Every update answered once: between the queue in memory and the inbox on disk.

Updates are written down on their way into the queue, before Telegram hears
that they arrived; erased when they are answered; left where they are when the
process stops; and tried again when Telegram could not be reached.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
from collections.abc import Awaitable, Coroutine
from typing import Any

from telegram import Bot, Update
from telegram.ext import BaseUpdateProcessor

from bot.inbox import MAX_ATTEMPTS, Inbox

RETRY_AFTER_SECONDS = 20.0
"""First pause before an update is tried again; each is twice the one before."""
MAX_RETRY_SECONDS = 300.0
GIVE_UP_AFTER_SECONDS = 6 * 3600.0
"""Age of a question whose answer nobody waits for any more."""

_LOG = logging.getLogger(__name__)


class DurableQueue(asyncio.Queue[object]):
    """The queue between Telegram and the handlers; what enters it is written down first."""

    def __init__(self, inbox: Inbox) -> None:
        super().__init__()
        self._inbox = inbox

    async def put(self, item: object) -> None:
        """Add an update, unless it has been received before."""
        if isinstance(item, Update) and not self._accept(item):
            _LOG.info("Update %s came again and is left out.", item.update_id)
            return
        await super().put(item)

    def _accept(self, update: Update) -> bool:
        try:
            return self._inbox.accept(update.update_id, update.to_json())
        except sqlite3.Error:
            # An answer without a safety net is better than none.
            _LOG.exception("Update %s could not be written down", update.update_id)
            return True


class Receipts(BaseUpdateProcessor):
    """Runs the handlers and keeps the books on what is answered."""

    def __init__(self, inbox: Inbox, queue: DurableQueue, max_concurrent: int) -> None:
        super().__init__(max_concurrent)
        self._inbox = inbox
        self._queue = queue
        self._postponed: set[int] = set()
        self._delays: dict[int, float] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self._stopping = False

    async def initialize(self) -> None:
        """Nothing to prepare; the library asks for the method."""

    async def shutdown(self) -> None:
        """Nothing to put away; the library asks for the method."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Run the handlers of one update; see :class:`telegram.ext.BaseUpdateProcessor`."""
        if self._stopping:  # it stays in the inbox for the next start
            if isinstance(coroutine, Coroutine):
                coroutine.close()
            return
        if not isinstance(update, Update):
            await coroutine
            return
        task = asyncio.current_task()
        if task is not None:
            self._tasks.add(task)
        try:
            self._inbox.begin(update.update_id)
            await coroutine
            self._conclude(update)
        finally:
            if task is not None:
                self._tasks.discard(task)

    def postpone(self, update_id: int) -> None:
        """Try the update again later instead of calling it answered."""
        self._postponed.add(update_id)

    def resume(self, bot: Bot) -> int:
        """Queue what an earlier run left unanswered; returns how many updates that are."""
        resumed = 0
        for pending in self._inbox.pending():
            update = Update.de_json(json.loads(pending.payload), bot)
            if pending.attempts >= MAX_ATTEMPTS:
                _LOG.error("Update %s was started %s times and is given up.", pending.update_id, pending.attempts)
                self._inbox.finish(pending.update_id)
            else:
                self._queue.put_nowait(update)
                resumed += 1
        return resumed

    async def stop(self, grace: float) -> None:
        """Begin nothing more, give running answers ``grace`` seconds, then leave them for the next start."""
        self._stopping = True
        running = set(self._tasks)
        if not running:
            return
        _, late = await asyncio.wait(running, timeout=grace)
        for task in late:
            task.cancel()
        if late:
            _LOG.warning("%s answers were not ready; they are given after the next start.", len(late))

    def _conclude(self, update: Update) -> None:
        number = update.update_id
        if number not in self._postponed:
            self._delays.pop(number, None)
            self._inbox.finish(number)
            return
        self._postponed.discard(number)
        age = self._inbox.age(number)
        if age > GIVE_UP_AFTER_SECONDS:
            _LOG.error("Update %s could not be answered for %.0f s and is given up.", number, age)
            self._inbox.finish(number)
            return
        self._inbox.survived(number)
        delay = self._delays.get(number, RETRY_AFTER_SECONDS)
        self._delays[number] = min(delay * 2, MAX_RETRY_SECONDS)
        _LOG.warning("Update %s is tried again in %.0f s.", number, delay)
        asyncio.get_running_loop().call_later(delay, self._queue.put_nowait, update)
