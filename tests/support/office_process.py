"""The bot as a process over a small real library whose answers say which question they answer.

``python -m tests.support.office_process`` is ``python -m bot`` with a small
encoder, and with the fake assistant in place of the engine where questions are
asked: uploads, snapshots, access, signals, logs and state are real.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TypeVar

import bot.__main__ as command
import bot.opening
from bot.assistant import Surroundings
from bot.library import Library
from bot.office.stacks import Stacks
from config.settings import Settings, resolve
from corpus.model import ParagraphId
from retrieval.answer import Answer, Language
from retrieval.evidence.candidates import Candidate
from retrieval.finding import Found
from retrieval.library import View
from tests.support.fake_assistant import FakeAssistant
from tests.support.small_library import small_stacks

SLOW_SECONDS = 1.5
T = TypeVar("T")


class Telling(Library):
    """A library that answers each question with the question itself, and all else as it is."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._fake = FakeAssistant(behaviours={"chậm": lambda: time.sleep(SLOW_SECONDS)})

    def ask(
        self,
        question: str,
        *,
        previous: tuple[str, ...] = (),
        levels: frozenset[str],
        language: Language | None = None,
    ) -> Answer:
        """Answer with the question; see :class:`bot.assistant.Assistant`."""
        return self._fake.ask(question, levels=levels, language=language)

    def around(
        self, paragraph_id: ParagraphId, *, levels: frozenset[str], before: int = 1, after: int = 1
    ) -> Surroundings | None:
        """Return a paragraph that the fake answers cite."""
        return self._fake.around(paragraph_id, levels=levels, before=before, after=after)

    def search(self, question: str, limit: int, *, levels: frozenset[str]) -> tuple[Candidate, ...]:
        """Return what the real library finds."""
        return self._library.search(question, limit, levels=levels)

    def find(self, typed: str, *, levels: frozenset[str], documents: int = 5, paragraphs: int = 8) -> Found:
        """Return what the real library finds."""
        return self._library.find(typed, levels=levels, documents=documents, paragraphs=paragraphs)

    def consult(self, work: Callable[[View], T], *, levels: frozenset[str]) -> T:
        """Let work look at the real library."""
        return self._library.consult(work, levels=levels)

    def refresh(self) -> bool:
        """Take up a new snapshot of the real library."""
        return self._library.refresh()


def _open(settings: Settings) -> tuple[Library, Stacks | None]:
    library, stacks = small_stacks(resolve(settings.paths.index).parent)
    return Telling(library), Stacks(stacks.corpus, stacks.reading, stacks.renew, library)


if __name__ == "__main__":
    bot.opening.open_library_and_stacks = _open
    sys.exit(command.main([]))
