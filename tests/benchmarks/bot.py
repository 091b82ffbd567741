"""Many people at once over the Bot API server: how long each waits, and whether a slow question delays the others.

Times depend on the machine, so the delay is a ratio of two crowds of the same moment; a neighbour on the machine
can make one of the two slow, so it is taken several times, and the median counts.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.assistant import Assistant, Surroundings, T
from corpus.model import PUBLIC, ParagraphId
from retrieval.answer import Answer, Language
from retrieval.evidence.candidates import Candidate
from retrieval.finding import Found
from retrieval.library import View
from tests.support.bot_api import BotApiServer, Person
from tests.support.running_bot import running_bot

PEOPLE = 32
ROUNDS = 5
"""Pairs of crowds, one by itself and one beside a slow question."""
PATIENCE_SECONDS = 120.0
SLOW_WORD = "thật chậm"


@dataclass(frozen=True, slots=True)
class Crowd:
    """How a crowd was served.

    Attributes:
        answered: people who got exactly one answer.
        waits: seconds from asking to the answer, one a person, sorted.
    """

    people: int
    answered: int
    waits: tuple[float, ...]

    def percentile(self, share: float) -> float:
        """Return the wait that ``share`` of the people did not exceed."""
        return self.waits[min(int(len(self.waits) * share), len(self.waits) - 1)]


@dataclass(frozen=True, slots=True)
class Round:
    """Two crowds that ask the same, one after the other.

    Attributes:
        alone: the crowd by itself.
        beside_slow: the same crowd while one more person waits for an answer that does not come.
    """

    alone: Crowd
    beside_slow: Crowd

    @property
    def delay(self) -> float:
        """Median wait beside the slow question over the median wait without it."""
        return statistics.median(self.beside_slow.waits) / statistics.median(self.alone.waits)


@dataclass(frozen=True, slots=True)
class BotFigures:
    """The figures of one run.

    Attributes:
        first: the crowd whose questions nobody has asked before.
        rounds: crowds that ask them again.
    """

    first: Crowd
    rounds: tuple[Round, ...]

    @property
    def delay(self) -> float:
        """The median of the rounds' delays."""
        return statistics.median(each.delay for each in self.rounds)


class SlowOnDemand:
    """Any assistant, with a question that is answered only when the gate opens."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self.gate = threading.Event()

    def ask(
        self,
        question: str,
        *,
        previous: tuple[str, ...] = (),
        levels: frozenset[str] = frozenset({PUBLIC}),
        language: Language | None = None,
    ) -> Answer:
        """Answer; a question that holds SLOW_WORD waits for the gate first."""
        if SLOW_WORD in question:
            self.gate.wait(PATIENCE_SECONDS)
        return self._assistant.ask(question, previous=previous, levels=levels, language=language)

    def around(
        self,
        paragraph_id: ParagraphId,
        *,
        levels: frozenset[str] = frozenset({PUBLIC}),
        before: int = 1,
        after: int = 1,
    ) -> Surroundings | None:
        """Return a paragraph with its neighbours."""
        return self._assistant.around(paragraph_id, levels=levels, before=before, after=after)

    def search(self, question: str, limit: int, *, levels: frozenset[str]) -> tuple[Candidate, ...]:
        """Return the ranked paragraphs."""
        return self._assistant.search(question, limit, levels=levels)

    def find(self, typed: str, *, levels: frozenset[str], documents: int = 5, paragraphs: int = 8) -> Found:
        """Find what is typed."""
        return self._assistant.find(typed, levels=levels, documents=documents, paragraphs=paragraphs)

    def consult(self, work: Callable[[View], T], *, levels: frozenset[str]) -> T:
        """Return what ``work`` makes of the library."""
        return self._assistant.consult(work, levels=levels)


def measure(assistant: Assistant, questions: Sequence[str], people: int = PEOPLE, rounds: int = ROUNDS) -> BotFigures:
    """Serve a crowd over Telegram, then again in rounds, by itself and beside a slow question.

    Args:
        questions: asked in turn by the people, one each.
    """
    return asyncio.run(_measure(assistant, questions, people, rounds))


async def _measure(assistant: Assistant, questions: Sequence[str], people: int, rounds: int) -> BotFigures:
    library = SlowOnDemand(assistant)
    crowds = iter(range(1_000, 1_000_000, 1_000))
    with tempfile.TemporaryDirectory() as folder:
        async with BotApiServer() as server, running_bot(server, library, Path(folder)):
            await _serve(server, questions, range(1, 2))  # the first answer loads what is loaded on first use
            first = await _serve(server, questions, _crowd(crowds, people))
            done = []
            for number in range(1, rounds + 1):
                alone = await _serve(server, questions, _crowd(crowds, people))
                slow = server.person(9)
                library.gate.clear()
                await slow.says(f"{questions[0]} {SLOW_WORD}")
                await asyncio.sleep(0.2)
                done.append(Round(alone, await _serve(server, questions, _crowd(crowds, people))))
                library.gate.set()
                await slow.hears(number, PATIENCE_SECONDS)
    return BotFigures(first, tuple(done))


def _crowd(crowds: Iterator[int], people: int) -> range:
    """Return the numbers of people who have not asked yet."""
    start = next(crowds)
    return range(start, start + people)


async def _serve(server: BotApiServer, questions: Sequence[str], numbers: range) -> Crowd:
    people = [server.person(number) for number in numbers]
    waits = await asyncio.gather(*(_ask(person, questions[at % len(questions)]) for at, person in enumerate(people)))
    return Crowd(len(people), sum(len(person.received) == 1 for person in people), tuple(sorted(waits)))


async def _ask(person: Person, question: str) -> float:
    started = time.monotonic()
    await person.says(question)
    await person.hears(1, PATIENCE_SECONDS)
    return time.monotonic() - started
