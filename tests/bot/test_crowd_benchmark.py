"""The benchmark of the crowd measures what it says, shown on a library of known speed."""

from __future__ import annotations

import asyncio

from tests.benchmarks.bot import measure
from tests.support.fake_assistant import FakeAssistant


async def test_everyone_is_counted_and_the_slow_question_is_not_among_them() -> None:
    figures = await asyncio.to_thread(measure, FakeAssistant(work_seconds=0.02), ("rừng", "rừng nào"), 8)
    for crowd in (figures.alone, figures.beside_slow):
        assert (crowd.people, crowd.answered, len(crowd.waits)) == (8, 8, 8)
        assert list(crowd.waits) == sorted(crowd.waits)
        assert crowd.percentile(0.95) >= 0.02 * 8 / 2 * 0.9  # two threads share eight answers
    assert figures.delay < 4
