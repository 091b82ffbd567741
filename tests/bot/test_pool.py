"""Answers run beside each other; slow ones give up their place; nothing is lost or waits for ever."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator

import pytest

from bot.pool import AnswerPool, BusyError


@pytest.fixture
async def gate() -> AsyncIterator[threading.Event]:
    """Holds slow work back; opened at the end, so that no thread outlives the test."""
    event = threading.Event()
    yield event
    event.set()


async def test_the_result_and_the_error_of_the_work_come_back() -> None:
    pool = AnswerPool(2)
    assert await pool.run(lambda: 42, 5) == 42
    with pytest.raises(ZeroDivisionError):
        await pool.run(lambda: 1 // 0, 5)
    pool.close()


async def test_no_more_work_runs_at_once_than_there_are_places() -> None:
    running, most, lock = 0, 0, threading.Lock()

    def work() -> None:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.01)
        with lock:
            running -= 1

    pool = AnswerPool(3, slow_after=60)
    await asyncio.gather(*(pool.run(work, 10) for _ in range(30)))
    assert most == 3
    pool.close()


async def test_slow_work_gives_its_place_to_the_next(gate: threading.Event) -> None:
    pool = AnswerPool(1, slow_after=0.05)
    slow = asyncio.create_task(pool.run(gate.wait, 30))
    assert await asyncio.wait_for(pool.run(lambda: "nhanh", 5), 2) == "nhanh"
    assert not slow.done()
    gate.set()
    assert await slow
    pool.close()


async def test_work_that_takes_too_long_is_given_up(gate: threading.Event) -> None:
    pool = AnswerPool(1, slow_after=60)
    started = time.monotonic()
    with pytest.raises(TimeoutError):
        await pool.run(gate.wait, 0.1)
    assert time.monotonic() - started < 2
    gate.set()
    assert await pool.run(lambda: "lại", 5) == "lại"  # its place was given back
    pool.close()


async def test_only_so_many_slow_answers_go_on_side_by_side(gate: threading.Event) -> None:
    pool = AnswerPool(1, slow_after=0.01, spare=2)
    slow = [asyncio.create_task(pool.run(gate.wait, 30)) for _ in range(3)]
    await asyncio.sleep(0.2)
    with pytest.raises(BusyError, match="3 answers are running"):
        await pool.run(lambda: "đầy", 5)
    gate.set()
    assert await asyncio.gather(*slow) == [True] * 3
    assert await pool.run(lambda: "trống", 5) == "trống"
    pool.close()


async def test_threads_are_used_again_and_end_at_the_close() -> None:
    pool = AnswerPool(2)
    names = {await pool.run(lambda: threading.current_thread().name, 5) for _ in range(20)}
    assert len(names) <= 2
    pool.close()
    for _ in range(100):
        if not any(thread.name in names for thread in threading.enumerate()):
            break
        await asyncio.sleep(0.02)
    else:
        pytest.fail("threads went on after the close")


async def test_at_rest_means_that_no_answer_is_under_way(
    gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.pool.REST_AFTER_SECONDS", 0.05)
    rests: list[bool] = []
    pool = AnswerPool(2, at_rest=lambda: rests.append(slow.done()))
    slow = asyncio.create_task(pool.run(gate.wait, 30))
    await pool.run(lambda: 1, 5)
    await asyncio.sleep(0.2)
    assert rests == []
    gate.set()
    await slow
    await asyncio.sleep(0.2)
    assert rests == [True]
    pool.close()


async def test_a_cancelled_wait_gives_the_place_back(gate: threading.Event) -> None:
    pool = AnswerPool(1, slow_after=60)
    first = asyncio.create_task(pool.run(gate.wait, 30))
    second = asyncio.create_task(pool.run(lambda: 2, 30))
    await asyncio.sleep(0.05)
    second.cancel()
    gate.set()
    assert await first
    assert await pool.run(lambda: 3, 5) == 3
    pool.close()
