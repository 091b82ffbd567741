"""How the bot is used: how many questions, how fast, and which of them it could not answer.

The text of a question is kept only where there was no answer, since that is
what the office has to look at; it goes with everything else of a person.
"""

from __future__ import annotations

import hashlib
import logging
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.memory import Asker
from bot.metrics import Metrics
from bot.state import State
from retrieval.answer import Outcome

_LOG = logging.getLogger(__name__)
_DIGITS = 12
"""Hexadecimal digits of a hash in the log."""


@dataclass(frozen=True, slots=True)
class Day:
    """The questions of one day, counted from the moment that was asked about.

    Attributes:
        number: 0 for the first day.
    """

    number: int
    answered: int
    unanswered: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question that somebody should look at.

    Attributes:
        at: seconds since 1970.
    """

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Figures:
    """The use since a moment.

    Attributes:
        median, slow: milliseconds in which half, and nineteen of twenty, of the answers came.
    """

    questions: int
    unanswered: int
    people: int
    median: float
    slow: float
    days: tuple[Day, ...]


class Usage:
    """The record, in the state file."""

    def __init__(
        self,
        state: State,
        metrics: Metrics | None = None,
        *,
        open_log: bool = False,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Open the record.

        Args:
            open_log: write questions and numbers of people into the program's log; hashes otherwise.
        """
        self._state = state
        self._metrics = metrics
        self._open_log = open_log
        self._clock = clock
        self._salt = secrets.token_bytes(16)

    def note(self, asker: Asker, question: str, outcome: Outcome, milliseconds: float) -> None:
        """Count an answer; safe to call from several threads."""
        kept = question if outcome is Outcome.NOT_FOUND else ""
        with self._state.transaction() as db:
            db.execute(
                "INSERT INTO used (at, person_id, question, outcome, milliseconds) VALUES (?, ?, ?, ?, ?)",
                (int(self._clock()), asker.person_id, kept, outcome.value, milliseconds),
            )
        if self._metrics is not None:
            self._metrics.answered(outcome.value, milliseconds / 1000)
        _LOG.info(
            "answered outcome=%s ms=%.0f question=%s person=%s",
            outcome.value, milliseconds, self._shown(question), self._shown(str(asker.person_id)),
        )  # fmt: skip

    def figures(self, since: float) -> Figures:
        """Return the use since a moment."""
        with self._state.transaction() as db:
            rows = db.execute(
                "SELECT at, person_id, outcome, milliseconds FROM used WHERE at >= ? ORDER BY at", (int(since),)
            ).fetchall()
        times = sorted(row[3] for row in rows)
        silent = [row for row in rows if row[2] == Outcome.NOT_FOUND.value]
        return Figures(
            questions=len(rows),
            unanswered=len(silent),
            people=len({row[1] for row in rows}),
            median=_at(times, 0.5),
            slow=_at(times, 0.95),
            days=_days([(row[0], row[2] == Outcome.NOT_FOUND.value) for row in rows], int(since), int(self._clock())),
        )

    def unanswered(self, since: float, limit: int) -> tuple[Question, ...]:
        """Return questions that met silence, newest first, each once."""
        with self._state.transaction() as db:
            rows = db.execute(
                "SELECT max(at), question FROM used WHERE at >= ? AND question != '' "
                "GROUP BY question ORDER BY max(at) DESC, question LIMIT ?",
                (int(since), limit),
            ).fetchall()
        return tuple(Question(*row) for row in rows)

    def prune(self, keep_seconds: float) -> None:
        """Forget what is older."""
        with self._state.transaction() as db:
            db.execute("DELETE FROM used WHERE at < ?", (int(self._clock() - keep_seconds),))

    def _shown(self, text: str) -> str:
        if self._open_log:
            return repr(text)
        return hashlib.sha256(self._salt + text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _at(ordered: list[float], share: float) -> float:
    """Return the value under which a share of ordered values lies (nearest rank), 0 without values."""
    return ordered[max(min(int(len(ordered) * share + 0.999999), len(ordered)) - 1, 0)] if ordered else 0.0


def _days(noted: list[tuple[int, bool]], since: int, now: int) -> tuple[Day, ...]:
    counts = [[0, 0] for _ in range(max((now - since) // 86_400 + 1, 1))]
    for at, silent in noted:
        counts[min((at - since) // 86_400, len(counts) - 1)][silent] += 1
    return tuple(Day(number, answered, unanswered) for number, (answered, unanswered) in enumerate(counts))
