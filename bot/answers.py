"""What was answered, so that a later button knows the question, and what people thought of it.

Kept for as long as the settings say, and erased with everything else of a person.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.memory import Asker
from bot.state import State
from corpus.model import ParagraphId
from retrieval.answer import Language

MAX_SHOWN = 60
"""Paragraphs of one answer that are remembered as shown."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that was given.

    Attributes:
        question: as understood from the conversation.
        shown: paragraphs that the answer showed.
    """

    chat_id: int
    question: str
    language: Language
    shown: tuple[ParagraphId, ...]


@dataclass(frozen=True, slots=True)
class Disliked:
    """A question whose answer was judged not good, with the reason that was given, or ""."""

    question: str
    reason: str
    at: int


class Answers:
    """The answers of all chats, in the state file."""

    def __init__(self, state: State, clock: Callable[[], float] = time.time) -> None:
        self._state = state
        self._clock = clock

    def add(self, asker: Asker, question: str, language: Language, shown: Sequence[ParagraphId]) -> int:
        """Remember an answer; returns its number."""
        with self._state.transaction() as db:
            inserted = db.execute(
                "INSERT INTO answered (chat_id, person_id, at, question, language, shown) VALUES (?, ?, ?, ?, ?, ?)",
                (
                    asker.chat_id,
                    asker.person_id,
                    int(self._clock()),
                    question,
                    language.value,
                    json.dumps(shown[:MAX_SHOWN]),
                ),
            )
        return int(inserted.lastrowid or 0)

    def find(self, answer: int, asker: Asker) -> Answered | None:
        """Return an answer that was given in the asker's chat, or None."""
        with self._state.transaction() as db:
            row = db.execute(
                "SELECT chat_id, question, language, shown FROM answered WHERE id = ? AND chat_id = ?",
                (answer, asker.chat_id),
            ).fetchone()
        if row is None:
            return None
        return Answered(row[0], row[1], Language(row[2]), tuple(map(ParagraphId, json.loads(row[3]))))

    def rate(self, answer: int, asker: Asker, *, good: bool, reason: str = "") -> bool:
        """Keep a judgement, the last one of each person; False for an answer that is not of the chat."""
        if self.find(answer, asker) is None:
            return False
        with self._state.transaction() as db:
            db.execute(
                "INSERT INTO rating (answer_id, person_id, at, good, reason) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (answer_id, person_id) DO UPDATE SET "
                "at = excluded.at, good = excluded.good, reason = excluded.reason",
                (answer, asker.person_id, int(self._clock()), int(good), reason),
            )
        return True

    def disliked(self, since: float) -> tuple[Disliked, ...]:
        """Return the questions whose answers were judged not good, the newest first."""
        with self._state.transaction() as db:
            rows = db.execute(
                "SELECT question, reason, rating.at FROM rating JOIN answered ON answered.id = rating.answer_id "
                "WHERE NOT good AND rating.at >= ? ORDER BY rating.at DESC, answered.id DESC",
                (int(since),),
            ).fetchall()
        return tuple(Disliked(*row) for row in rows)

    def forget_before(self, moment: float) -> None:
        """Erase what is older."""
        with self._state.transaction() as db:
            db.execute("DELETE FROM rating WHERE answer_id IN (SELECT id FROM answered WHERE at < ?)", (int(moment),))
            db.execute("DELETE FROM answered WHERE at < ?", (int(moment),))

    def forget(self, person_id: int) -> None:
        """Erase a person's questions and judgements."""
        with self._state.transaction() as db:
            db.execute(
                "DELETE FROM rating WHERE person_id = ? OR answer_id IN (SELECT id FROM answered WHERE person_id = ?)",
                (person_id, person_id),
            )
            db.execute("DELETE FROM answered WHERE person_id = ?", (person_id,))
