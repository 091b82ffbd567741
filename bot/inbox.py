"""Every update once: received before it is confirmed to Telegram, kept until it is answered.

Telegram forgets an update as soon as the next ``getUpdates`` or the webhook's
reply confirms it, long before it is answered. So an update is written down
first; what a restart interrupts is found here and answered, and what Telegram
sends again is recognised. The payload, which is personal data, is erased with
the answer; the bare number stays for as long as Telegram may repeat it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.state import State

KEEP_SECONDS = 3 * 24 * 3600
"""Telegram keeps an update for 24 hours; the rest is caution."""
MAX_ATTEMPTS = 5
"""Starts of one update, after which it is given up: it may be what stops the process."""


@dataclass(frozen=True, slots=True)
class Pending:
    """An update that has not been answered yet.

    Attributes:
        payload: the update as JSON.
        attempts: how often it has been started.
    """

    update_id: int
    payload: str
    attempts: int


class Inbox:
    """The updates of one bot; the same state may have served another."""

    def __init__(self, state: State, bot_id: int, clock: Callable[[], float] = time.time) -> None:
        self._state = state
        self._bot_id = bot_id
        self._clock = clock

    def accept(self, update_id: int, payload: str) -> bool:
        """Write an update down; False if it has been received before."""
        with self._state.transaction() as db:
            inserted = db.execute(
                "INSERT INTO inbox (bot_id, update_id, received, payload) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (self._bot_id, update_id, int(self._clock()), payload),
            )
            return inserted.rowcount == 1

    def begin(self, update_id: int) -> None:
        """Count a start of the update."""
        self._update("attempts = attempts + 1", update_id)

    def sent(self, update_id: int) -> int:
        """Return how many messages of the update's reply have gone out."""
        with self._state.transaction() as db:
            row = db.execute(
                "SELECT sent FROM inbox WHERE bot_id = ? AND update_id = ?", (self._bot_id, update_id)
            ).fetchone()
        return int(row[0]) if row else 0

    def count_sent(self, update_id: int) -> None:
        """Count one more message of the reply."""
        self._update("sent = sent + 1", update_id)

    def finish(self, update_id: int) -> None:
        """Mark the update as answered and erase what it said."""
        self._update("payload = NULL", update_id)

    def survived(self, update_id: int) -> None:
        """Count the starts anew: the process is alive after this one."""
        self._update("attempts = 0", update_id)

    def age(self, update_id: int) -> float:
        """Return the seconds since the update was received, 0 for one that is not known."""
        with self._state.transaction() as db:
            row = db.execute(
                "SELECT received FROM inbox WHERE bot_id = ? AND update_id = ?", (self._bot_id, update_id)
            ).fetchone()
        return self._clock() - row[0] if row else 0.0

    def pending(self) -> tuple[Pending, ...]:
        """Return what is not answered yet, in the order of arrival."""
        with self._state.transaction() as db:
            rows = db.execute(
                "SELECT update_id, payload, attempts FROM inbox "
                "WHERE bot_id = ? AND payload IS NOT NULL ORDER BY update_id",
                (self._bot_id,),
            ).fetchall()
        return tuple(Pending(*row) for row in rows)

    def prune(self) -> None:
        """Drop the numbers that Telegram can no longer repeat."""
        with self._state.transaction() as db:
            db.execute(
                "DELETE FROM inbox WHERE payload IS NULL AND received < ?",
                (int(self._clock()) - KEEP_SECONDS,),
            )

    def _update(self, assignment: str, update_id: int) -> None:
        with self._state.transaction() as db:
            db.execute(
                f"UPDATE inbox SET {assignment} WHERE bot_id = ? AND update_id = ?",  # noqa: S608 - constants above
                (self._bot_id, update_id),
            )
