"""How far someone new has come: documents read on the tour, and questions practised on."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.state import State
from corpus.model import RegisterId


@dataclass(frozen=True, slots=True)
class Score:
    """Questions that were answered, and how many of them rightly."""

    right: int
    answered: int


class Progress:
    """The progress of all people, in the state file."""

    def __init__(self, state: State, clock: Callable[[], float] = time.time) -> None:
        self._state = state
        self._clock = clock

    def mark_read(self, person_id: int, register_id: RegisterId) -> None:
        """Count a document as read."""
        with self._state.transaction() as db:
            db.execute(
                "INSERT INTO has_read (person_id, register_id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                (person_id, register_id, int(self._clock())),
            )

    def read(self, person_id: int) -> frozenset[RegisterId]:
        """Return the documents that a person has read."""
        with self._state.transaction() as db:
            rows = db.execute("SELECT register_id FROM has_read WHERE person_id = ?", (person_id,)).fetchall()
        return frozenset(RegisterId(row[0]) for row in rows)

    def put_quiz(self, poll_id: str, chat_id: int, person_id: int, correct: int) -> None:
        """Remember a question that was asked, and which option is right."""
        with self._state.transaction() as db:
            db.execute(
                "INSERT INTO quiz (poll_id, chat_id, person_id, at, correct) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT DO NOTHING",
                (poll_id, chat_id, person_id, int(self._clock()), correct),
            )

    def answer_quiz(self, poll_id: str, person_id: int, chosen: int) -> None:
        """Keep the first option that the person chose who was asked."""
        with self._state.transaction() as db:
            db.execute(
                "UPDATE quiz SET chosen = ? WHERE poll_id = ? AND person_id = ? AND chosen IS NULL",
                (chosen, poll_id, person_id),
            )

    def score(self, person_id: int) -> Score:
        """Return how a person has done so far."""
        with self._state.transaction() as db:
            right, answered = db.execute(
                "SELECT count(*) FILTER (WHERE chosen = correct), count(chosen) FROM quiz WHERE person_id = ?",
                (person_id,),
            ).fetchone()
        return Score(int(right), int(answered))

    def forget(self, person_id: int) -> None:
        """Erase a person's progress."""
        with self._state.transaction() as db:
            db.execute("DELETE FROM has_read WHERE person_id = ?", (person_id,))
            db.execute("DELETE FROM quiz WHERE person_id = ?", (person_id,))
