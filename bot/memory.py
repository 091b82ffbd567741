"""What is remembered of a conversation: the chosen language and the last few questions.

Questions are kept only so that the next one may follow them up: three at
most, an hour at most.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.state import State
from retrieval.answer import Language

MAX_QUESTIONS = 3
MAX_AGE_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Asker:
    """A person in a chat; in a private chat Telegram gives both the same number."""

    chat_id: int
    person_id: int


class Memory:
    """The conversations of all chats, in the state file."""

    def __init__(self, state: State, clock: Callable[[], float] = time.time) -> None:
        self._state = state
        self._clock = clock

    def chosen_language(self, asker: Asker) -> Language | None:
        """Return the language chosen for the chat, or None."""
        with self._state.transaction() as db:
            row = db.execute("SELECT language FROM chat WHERE chat_id = ?", (asker.chat_id,)).fetchone()
        return Language(row[0]) if row else None

    def choose_language(self, asker: Asker, language: Language) -> None:
        """Remember the language for the chat."""
        with self._state.transaction() as db:
            db.execute(
                "INSERT INTO chat (chat_id, language) VALUES (?, ?) "
                "ON CONFLICT (chat_id) DO UPDATE SET language = excluded.language",
                (asker.chat_id, language.value),
            )

    def previous_questions(self, asker: Asker) -> tuple[str, ...]:
        """Return the asker's last questions, oldest first."""
        return tuple(question for question, _ in self._recent(asker))

    def last_language(self, asker: Asker) -> Language | None:
        """Return the language of the asker's last answer, or None."""
        recent = self._recent(asker)
        return Language(recent[-1][1]) if recent else None

    def remember(self, asker: Asker, question: str, language: Language) -> None:
        """Add a question that has been answered in ``language``; a repetition counts once."""
        if self.previous_questions(asker)[-1:] == (question,):
            return
        now = int(self._clock())
        key = (asker.chat_id, asker.person_id)
        with self._state.transaction() as db:
            db.execute(
                "INSERT INTO asked (chat_id, person_id, at, question, language) VALUES (?, ?, ?, ?, ?)",
                (*key, now, question, language.value),
            )
            db.execute(
                "DELETE FROM asked WHERE at < ? OR (chat_id = ? AND person_id = ? AND id NOT IN "
                "(SELECT id FROM asked WHERE chat_id = ? AND person_id = ? ORDER BY id DESC LIMIT ?))",
                (now - MAX_AGE_SECONDS, *key, *key, MAX_QUESTIONS),
            )

    def forget(self, asker: Asker) -> None:
        """Drop the asker's questions."""
        with self._state.transaction() as db:
            db.execute("DELETE FROM asked WHERE chat_id = ? AND person_id = ?", (asker.chat_id, asker.person_id))

    def retract(self, asker: Asker, chosen: Callable[[str], bool]) -> None:
        """Drop those of the asker's questions that are chosen."""
        with self._state.transaction() as db:
            rows = db.execute(
                "SELECT id, question FROM asked WHERE chat_id = ? AND person_id = ?", (asker.chat_id, asker.person_id)
            ).fetchall()
            db.executemany("DELETE FROM asked WHERE id = ?", [(n,) for n, question in rows if chosen(question)])

    def forget_old(self) -> None:
        """Drop every question that is too old to be followed up."""
        with self._state.transaction() as db:
            db.execute("DELETE FROM asked WHERE at < ?", (int(self._clock()) - MAX_AGE_SECONDS,))

    def _recent(self, asker: Asker) -> list[tuple[str, str]]:
        with self._state.transaction() as db:
            return db.execute(
                "SELECT question, language FROM asked WHERE chat_id = ? AND person_id = ? AND at >= ? ORDER BY id",
                (asker.chat_id, asker.person_id, int(self._clock()) - MAX_AGE_SECONDS),
            ).fetchall()
