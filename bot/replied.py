"""Which messages answer which question, so that a question that is edited changes its answer where it stands.

Of the question only a digest is kept: enough to tell whether an edit changed
its words, and to take it out of what a follow-up refers to.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.memory import Asker
from bot.state import State


@dataclass(frozen=True, slots=True)
class Replied:
    """The answer to a question as it stands in a chat.

    Attributes:
        digest: of the question as it was last read.
        edited: when that was edited, seconds since 1970; 0 for the question as it was first sent.
        messages: numbers of the messages of the answer, in order.
    """

    digest: str
    edited: int
    messages: tuple[int, ...]


class Replies:
    """The answers of all chats that an edit may still change, in the state file."""

    def __init__(self, state: State, clock: Callable[[], float] = time.time) -> None:
        self._state = state
        self._clock = clock

    def find(self, chat_id: int, message_id: int) -> Replied | None:
        """Return the answer to a message, or None where it was no question, or is forgotten."""
        with self._state.transaction() as db:
            row = db.execute(
                "SELECT digest, edited, messages FROM replied WHERE chat_id = ? AND message_id = ?",
                (chat_id, message_id),
            ).fetchone()
        return None if row is None else Replied(row[0], row[1], tuple(json.loads(row[2])))

    def begin(self, asker: Asker, message_id: int, question: str, edited: int) -> bool:
        """Note that a question, as first sent or as edited, is worked on.

        Returns:
            False where there is nothing to do: its words are those that were answered, or a later edit was read already.
        """
        known, digest = self.find(asker.chat_id, message_id), digest_of(question)
        if known is not None and (known.edited > edited or (known.edited < edited and known.digest == digest)):
            return False
        with self._state.transaction() as db:
            db.execute(
                "INSERT INTO replied (chat_id, message_id, person_id, at, digest, edited) VALUES (?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (chat_id, message_id) DO UPDATE SET digest = excluded.digest, edited = excluded.edited",
                (asker.chat_id, message_id, asker.person_id, int(self._clock()), digest, edited),
            )
        return True

    def put(self, chat_id: int, message_id: int, messages: Sequence[int]) -> None:
        """Keep the numbers of the messages that answer a question which :meth:`begin` noted."""
        with self._state.transaction() as db:
            db.execute(
                "UPDATE replied SET messages = ? WHERE chat_id = ? AND message_id = ?",
                (json.dumps(list(messages)), chat_id, message_id),
            )

    def forget_before(self, moment: float) -> None:
        """Forget the answers to older questions."""
        with self._state.transaction() as db:
            db.execute("DELETE FROM replied WHERE at < ?", (int(moment),))


def digest_of(question: str) -> str:
    """Return a digest of a question's words."""
    return hashlib.sha256(" ".join(question.split()).encode()).hexdigest()[:32]
