"""A person's questions are answered one after the other; others do not wait."""

from __future__ import annotations

import asyncio

import pytest

from bot.memory import Asker
from bot.turns import TooManyOpenError, Turns

ANH, CHI = Asker(1, 1), Asker(1, 2)


async def test_one_person_s_questions_keep_their_order() -> None:
    turns, order = Turns(), []

    async def ask(number: int) -> None:
        async with turns.turn(ANH):
            order.append(("begin", number))
            await asyncio.sleep(0.01)
            order.append(("end", number))

    await asyncio.gather(*(ask(number) for number in range(4)))
    assert order == [(step, number) for number in range(4) for step in ("begin", "end")]


async def test_another_person_in_the_same_group_does_not_wait() -> None:
    turns, go = Turns(), asyncio.Event()

    async def slow() -> None:
        async with turns.turn(ANH):
            await go.wait()

    waiting = asyncio.create_task(slow())
    await asyncio.sleep(0)
    async with asyncio.timeout(1), turns.turn(CHI):
        assert not waiting.done()
    go.set()
    await waiting


async def test_too_many_open_questions_are_refused_until_some_are_answered() -> None:
    turns, go = Turns(max_open=2), asyncio.Event()

    async def ask() -> None:
        async with turns.turn(ANH):
            await go.wait()

    tasks = [asyncio.create_task(ask()) for _ in range(2)]
    await asyncio.sleep(0.01)
    with pytest.raises(TooManyOpenError, match="2 questions are open, the limit is 2"):
        async with turns.turn(ANH):
            pass
    go.set()
    await asyncio.gather(*tasks)
    async with turns.turn(ANH):
        pass
