"""Who may talk to the bot: everyone who has asked to, and what became of it.

Nobody is let in by default. The numbers of the administrators stand in the
settings and need no row here; nothing in a chat can take their office away.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.state import State
from corpus.access import Role

MAX_NAME = 64
"""Characters of a name that are kept, so that an administrator knows who asks."""
MAX_WAITING = 200
"""Requests that wait at once; strangers beyond them have to come back."""


class Standing(StrEnum):
    """What became of a person's request."""

    ASKED = "asked"
    MEMBER = "member"
    DECLINED = "declined"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the bot knows him.

    Attributes:
        units: short names of the units whose own documents he reads.
        name: as Telegram gave it with the request.
        since: seconds since 1970 at which the standing began.
    """

    person_id: int
    standing: Standing
    role: Role
    units: tuple[str, ...] = ()
    name: str = ""
    since: int = 0


class People:
    """Everyone the bot knows, in the state file."""

    def __init__(self, state: State, clock: Callable[[], float] = time.time) -> None:
        self._state = state
        self._clock = clock

    def find(self, person_id: int) -> Person | None:
        """Return a person, or None for a stranger."""
        with self._state.transaction() as db:
            row = db.execute(f"{_SELECT} WHERE person_id = ?", (person_id,)).fetchone()
        return _person(row) if row else None

    def all(self) -> tuple[Person, ...]:
        """Return everyone, requests first, then by number."""
        with self._state.transaction() as db:
            rows = db.execute(f"{_SELECT} ORDER BY standing != 'asked', standing, person_id").fetchall()
        return tuple(map(_person, rows))

    def members(self, role: Role | None = None) -> tuple[Person, ...]:
        """Return the members, of one role if it is given."""
        return tuple(p for p in self.all() if p.standing is Standing.MEMBER and role in (None, p.role))

    def ask(self, person_id: int, name: str) -> bool:
        """Note a stranger's request; False where too many wait or the person is known already."""
        with self._state.transaction() as db:
            waiting = db.execute("SELECT count(*) FROM person WHERE standing = 'asked'").fetchone()[0]
            if waiting >= MAX_WAITING:
                return False
            written = db.execute(
                "INSERT INTO person (person_id, standing, role, name, since) VALUES (?, 'asked', 'reader', ?, ?) "
                "ON CONFLICT DO NOTHING",
                (person_id, name[:MAX_NAME], int(self._clock())),
            )
            return written.rowcount == 1

    def put(
        self,
        person_id: int,
        standing: Standing,
        *,
        role: Role = Role.READER,
        units: tuple[str, ...] = (),
        name: str = "",
    ) -> None:
        """Give a person a standing, a role and units; an empty name leaves the known one."""
        with self._state.transaction() as db:
            db.execute(
                "INSERT INTO person (person_id, standing, role, units, name, since) VALUES (?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (person_id) DO UPDATE SET standing = excluded.standing, role = excluded.role, "
                "units = excluded.units, since = excluded.since, "
                "name = CASE WHEN excluded.name = '' THEN name ELSE excluded.name END",
                (person_id, standing, role, ",".join(units), name[:MAX_NAME], int(self._clock())),
            )

    def remove(self, person_id: int) -> None:
        """Forget a person, unless he is blocked: that stays, or it could be shaken off."""
        with self._state.transaction() as db:
            db.execute("DELETE FROM person WHERE person_id = ? AND standing != 'blocked'", (person_id,))
            db.execute("UPDATE person SET name = '' WHERE person_id = ?", (person_id,))

    def prune(self, keep_seconds: float) -> None:
        """Forget requests that nobody granted for so long."""
        with self._state.transaction() as db:
            db.execute(
                "DELETE FROM person WHERE standing IN ('asked', 'declined') AND since < ?",
                (int(self._clock() - keep_seconds),),
            )


_SELECT = "SELECT person_id, standing, role, units, name, since FROM person"


def _person(row: tuple[int, str, str, str, str, int]) -> Person:
    number, standing, role, units, name, since = row
    return Person(number, Standing(standing), Role(role), tuple(filter(None, units.split(","))), name, since)
