"""What administrators and editors did, in order; entries are only ever added, until they are too old."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.state import State

MAX_SUBJECT = 200


class Deed(StrEnum):
    """What was done; the values stay, since the file outlives the program."""

    ADMITTED = "admitted"
    DECLINED = "declined"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    REMOVED = "removed"
    INVITED = "invited"
    JOINED = "joined by invitation"
    GROUP_CLEARED = "group cleared"
    GROUP_REFUSED = "group refused"
    UPLOADED = "uploaded"
    UPLOAD_REFUSED = "upload refused"
    TAKEN_UP = "taken up"
    WITHDRAWN = "withdrawn"
    ERASED = "own data erased"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing done.

    Attributes:
        at: seconds since 1970.
        actor: Telegram number of whoever did it.
        subject: to whom or what, with what result; no words of a document or question.
    """

    at: int
    actor: int
    deed: Deed
    subject: str


class AuditLog:
    """The log, in the state file."""

    def __init__(self, state: State, clock: Callable[[], float] = time.time) -> None:
        self._state = state
        self._clock = clock

    def note(self, actor: int, deed: Deed, subject: object) -> None:
        """Write down a deed."""
        with self._state.transaction() as db:
            db.execute(
                "INSERT INTO audit (at, actor, deed, subject) VALUES (?, ?, ?, ?)",
                (int(self._clock()), actor, deed, str(subject)[:MAX_SUBJECT]),
            )

    def last(self, count: int) -> tuple[Entry, ...]:
        """Return the newest entries, newest first."""
        with self._state.transaction() as db:
            rows = db.execute(
                "SELECT at, actor, deed, subject FROM audit ORDER BY id DESC LIMIT ?", (count,)
            ).fetchall()
        return tuple(Entry(at, actor, Deed(deed), subject) for at, actor, deed, subject in rows)

    def prune(self, keep_seconds: float) -> None:
        """Forget entries that are older."""
        with self._state.transaction() as db:
            db.execute("DELETE FROM audit WHERE at < ?", (int(self._clock() - keep_seconds),))
