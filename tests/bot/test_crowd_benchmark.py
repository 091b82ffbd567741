"""The benchmark of the crowd measures what it says, shown on a library of known speed."""

from __future__ import annotations

import asyncio
import statistics

from tests.benchmarks.bot import BotFigures, Crowd, Round, measure
from tests.support.fake_assistant import FakeAssistant

WORK_SECONDS = 0.02


async def test_everyone_is_counted_and_the_slow_question_is_not_among_them() -> None:
    asked = tuple(f"rừng {number}" for number in range(8))
    figures = await asyncio.to_thread(measure, FakeAssistant(work_seconds=WORK_SECONDS), asked, 8, rounds=2)
    assert len(figures.rounds) == 2
    for crowd in (figures.first, *(crowd for each in figures.rounds for crowd in (each.alone, each.beside_slow))):
        assert (crowd.people, crowd.answered, len(crowd.waits)) == (8, 8, 8)
        assert list(crowd.waits) == sorted(crowd.waits)
        assert crowd.waits[0] >= WORK_SECONDS / 2  # the clocks of two cores were seen to differ by two milliseconds
        assert crowd.percentile(0.95) == crowd.waits[7]
        assert crowd.percentile(0.5) == crowd.waits[4]
    for each in figures.rounds:
        assert each.delay == statistics.median(each.beside_slow.waits) / statistics.median(each.alone.waits)


def test_one_round_that_a_neighbour_made_slow_does_not_count() -> None:
    calm, slow = Crowd(1, 1, (1.0,)), Crowd(1, 1, (9.0,))
    rounds = (Round(calm, calm), Round(calm, slow), Round(calm, calm))
    assert BotFigures(calm, rounds).delay == 1.0
