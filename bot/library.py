"""The library in use, replaced in one assignment when a new snapshot is published.

A question keeps the engine it began with; the next one takes whatever stands
here then. The old engine is let go when its last question is answered. A
snapshot that cannot be opened leaves the old one in use.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol, TypeVar

from bot.assistant import Assistant, Surroundings
from config.errors import AssistantError
from corpus.model import ParagraphId
from retrieval.answer import Answer, Language
from retrieval.evidence.candidates import Candidate
from retrieval.finding import Found
from retrieval.library import View

T = TypeVar("T")

_LOG = logging.getLogger(__name__)


class Engine(Assistant, Protocol):
    """An assistant over one snapshot, which it holds until it is closed."""

    @property
    def close(self) -> Callable[[], None]:
        """Let the snapshot go; no question may be under way or follow."""
        ...


@dataclass(slots=True)
class _Held:
    """An engine with the number of questions it is answering; guarded by the library's lock."""

    engine: Engine
    questions: int = 0
    retired: bool = False

    @property
    def idle(self) -> bool:
        return self.retired and not self.questions


class Library:
    """An assistant over the newest snapshot, whichever that is."""

    def __init__(self, open_engine: Callable[[], Engine], stamp: Callable[[], Hashable]) -> None:
        """Open the library.

        Args:
            open_engine: opens the newest snapshot.
            stamp: a cheap value that changes whenever a snapshot is published.

        Raises:
            SnapshotError: if there is no snapshot that can be opened.
        """
        self._open = open_engine
        self._stamp = stamp
        self._lock = threading.Lock()
        self._seen = stamp()
        self._held = _Held(open_engine())

    def ask(
        self,
        question: str,
        *,
        previous: tuple[str, ...] = (),
        levels: frozenset[str],
        language: Language | None = None,
    ) -> Answer:
        """Answer a question; see :class:`bot.assistant.Assistant`."""
        with self._engine() as engine:
            return engine.ask(question, previous=previous, levels=levels, language=language)

    def around(
        self, paragraph_id: ParagraphId, *, levels: frozenset[str], before: int = 1, after: int = 1
    ) -> Surroundings | None:
        """Return a paragraph and its neighbours; see :class:`bot.assistant.Assistant`."""
        with self._engine() as engine:
            return engine.around(paragraph_id, levels=levels, before=before, after=after)

    def search(self, question: str, limit: int, *, levels: frozenset[str]) -> tuple[Candidate, ...]:
        """Return the ranked paragraphs for a question; see :class:`bot.assistant.Assistant`."""
        with self._engine() as engine:
            return engine.search(question, limit, levels=levels)

    def find(self, typed: str, *, levels: frozenset[str], documents: int = 5, paragraphs: int = 8) -> Found:
        """Return documents and paragraphs for what someone types; see :class:`bot.assistant.Assistant`."""
        with self._engine() as engine:
            return engine.find(typed, levels=levels, documents=documents, paragraphs=paragraphs)

    def consult(self, work: Callable[[View], T], *, levels: frozenset[str]) -> T:
        """Return what ``work`` makes of the library; see :class:`bot.assistant.Assistant`."""
        with self._engine() as engine:
            return engine.consult(work, levels=levels)

    def refresh(self) -> bool:
        """Take up a newly published snapshot; True if there was one and it is in use now."""
        now = self._stamp()
        if now == self._seen:
            return False
        self._seen = now
        try:
            fresh = _Held(self._open())
        except AssistantError as error:
            _LOG.error("The new snapshot was not taken up, the old one stays in use: %s", error)
            return False
        with self._lock:
            old, self._held = self._held, fresh
            old.retired = True
            idle = old.idle
        if idle:
            old.engine.close()
        _LOG.info("A new snapshot is in use.")
        return True

    @contextmanager
    def _engine(self) -> Iterator[Engine]:
        """Yield the engine in use, which stays open until the end of the block."""
        with self._lock:
            held = self._held
            held.questions += 1
        try:
            yield held.engine
        finally:
            with self._lock:
                held.questions -= 1
                idle = held.idle
            if idle:
                held.engine.close()
