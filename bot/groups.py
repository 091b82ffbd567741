"""The groups the bot is in, each with a clearance of its own that an administrator gave it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.state import State
from corpus.access import INTERNAL
from corpus.model import PUBLIC

MAX_TITLE = 128


@dataclass(frozen=True, slots=True)
class Group:
    """A group chat.

    Attributes:
        level: the narrowest level that may be read out in it, or None while nobody has let it in.
    """

    chat_id: int
    title: str
    level: str | None

    @property
    def readable(self) -> frozenset[str]:
        """The levels that may be read out."""
        if self.level is None:
            return frozenset()
        return frozenset({PUBLIC, INTERNAL, self.level}) if self.level != PUBLIC else frozenset({PUBLIC})


class Groups:
    """The groups, in the state file."""

    def __init__(self, state: State, clock: Callable[[], float] = time.time) -> None:
        self._state = state
        self._clock = clock

    def find(self, chat_id: int) -> Group | None:
        """Return a group, under its new number where it has moved, or None for one that was never met."""
        with self._state.transaction() as db:
            row = db.execute(
                "SELECT chat_id, title, level FROM office_group WHERE chat_id = "
                "coalesce((SELECT moved_to FROM office_group WHERE chat_id = ?1), ?1)",
                (chat_id,),
            ).fetchone()
        return Group(*row) if row else None

    def all(self) -> tuple[Group, ...]:
        """Return the groups, those that wait first."""
        with self._state.transaction() as db:
            rows = db.execute(
                "SELECT chat_id, title, level FROM office_group WHERE moved_to IS NULL "
                "ORDER BY level IS NOT NULL, title, chat_id"
            )
            return tuple(Group(*row) for row in rows)

    def meet(self, chat_id: int, title: str) -> bool:
        """Note a group; True if it is new."""
        with self._state.transaction() as db:
            written = db.execute(
                "INSERT INTO office_group (chat_id, title, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                (chat_id, title[:MAX_TITLE], int(self._clock())),
            )
            return written.rowcount == 1

    def clear(self, chat_id: int, level: str | None) -> bool:
        """Give a group its clearance, or take it away; False for an unknown group."""
        with self._state.transaction() as db:
            written = db.execute("UPDATE office_group SET level = ? WHERE chat_id = ?", (level, chat_id))
            return written.rowcount == 1

    def move(self, old: int, new: int) -> None:
        """Let everything of a group go on under the number that it has as a supergroup."""
        with self._state.transaction() as db:
            db.execute(
                "INSERT INTO office_group (chat_id, title, level, since) "
                "SELECT ?1, title, level, since FROM office_group WHERE chat_id = ?2 AND moved_to IS NULL "
                "ON CONFLICT (chat_id) DO UPDATE SET level = coalesce(level, excluded.level)",
                (new, old),
            )
            db.execute("UPDATE office_group SET moved_to = ?1, level = NULL WHERE chat_id = ?2", (new, old))
            db.execute("UPDATE OR IGNORE chat SET chat_id = ? WHERE chat_id = ?", (new, old))
            db.execute("UPDATE asked SET chat_id = ? WHERE chat_id = ?", (new, old))

    def leave(self, chat_id: int) -> None:
        """Forget a group."""
        with self._state.transaction() as db:
            db.execute("DELETE FROM office_group WHERE chat_id = ?", (chat_id,))
            db.execute("DELETE FROM asked WHERE chat_id = ?", (chat_id,))
