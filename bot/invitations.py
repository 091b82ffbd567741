"""One-time invitations: whoever opens the link first is let in, until it expires.

Only a hash of the code is kept, so that the state file opens no door.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.state import State
from corpus.access import Role

PREFIX = "moi-"
"""What the start parameter of an invitation begins with."""
_CODE_BYTES = 16


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an invitation grants."""

    role: Role
    units: tuple[str, ...]


class Invitations:
    """The invitations that were made, in the state file."""

    def __init__(self, state: State, clock: Callable[[], float] = time.time) -> None:
        self._state = state
        self._clock = clock

    def make(self, invitation: Invitation, hours: int) -> str:
        """Return the start parameter of a new invitation."""
        code = PREFIX + secrets.token_urlsafe(_CODE_BYTES)
        with self._state.transaction() as db:
            db.execute(
                "INSERT INTO invitation (code_hash, role, units, expires) VALUES (?, ?, ?, ?)",
                (_hash(code), invitation.role, ",".join(invitation.units), int(self._clock()) + hours * 3600),
            )
        return code

    def redeem(self, code: str, person_id: int) -> Invitation | None:
        """Use an invitation up; None if it is unknown, expired, or another person used it.

        The same person may use it again: his first /start may have been interrupted.
        """
        with self._state.transaction() as db:
            row = db.execute(
                "UPDATE invitation SET used_by = ? WHERE code_hash = ? AND expires >= ? "
                "AND (used_by IS NULL OR used_by = ?) RETURNING role, units",
                (person_id, _hash(code), int(self._clock()), person_id),
            ).fetchone()
        return Invitation(Role(row[0]), tuple(filter(None, row[1].split(",")))) if row else None

    def prune(self) -> None:
        """Forget what has expired."""
        with self._state.transaction() as db:
            db.execute("DELETE FROM invitation WHERE expires < ?", (int(self._clock()),))


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode("utf-8", "surrogatepass")).hexdigest()
