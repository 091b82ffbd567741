"""The benchmark of the crowd measures what it says, shown on a library of known speed."""

from __future__ import annotations

import asyncio
import statistics

from tests.benchmarks.bot import measure
from tests.support.fake_assistant import FakeAssistant

WORK_SECONDS = 0.02


async def test_everyone_is_counted_and_the_slow_question_is_not_among_them() -> None:
    figures = await asyncio.to_thread(measure, FakeAssistant(work_seconds=WORK_SECONDS), ("rừng", "rừng nào"), 8)
    for crowd in (figures.alone, figures.beside_slow):
        assert (crowd.people, crowd.answered, len(crowd.waits)) == (8, 8, 8)
        assert list(crowd.waits) == sorted(crowd.waits)
        assert crowd.waits[0] >= WORK_SECONDS
        assert crowd.percentile(0.95) == crowd.waits[7]
        assert crowd.percentile(0.5) == crowd.waits[4]
    assert figures.delay == statistics.median(figures.beside_slow.waits) / statistics.median(figures.alone.waits)
