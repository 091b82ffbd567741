"""Many people at once: everyone is answered, and a slow question delays nobody else."""

from __future__ import annotations

import asyncio
import threading
import time
from pathlib import Path

from tests.support.bot_api import BotApiServer
from tests.support.fake_assistant import FakeAssistant
from tests.support.running_bot import bot_settings, running_bot

PEOPLE = 32


async def test_thirty_two_people_at_once_are_all_answered_each_with_their_own(
    server: BotApiServer, tmp_path: Path
) -> None:
    assistant = FakeAssistant(work_seconds=0.03)
    people = [server.person(number) for number in range(1, PEOPLE + 1)]
    async with running_bot(server, assistant, tmp_path):
        await asyncio.gather(*(person.says(f"rừng {person.number}") for person in people))
        await asyncio.gather(*(person.hears(1, 30) for person in people))
        await asyncio.sleep(0.2)
    for person in people:
        assert [message.text.split("\n")[0] for message in person.received] == [
            f"1.250 ha (rừng {person.number})\u00a0①"
        ]
    assert len(assistant.asked) == PEOPLE


async def test_one_slow_question_delays_nobody_else(server: BotApiServer, tmp_path: Path) -> None:
    gate = threading.Event()
    assistant = FakeAssistant(behaviours={"chậm": gate.wait}, work_seconds=0.01)
    slow, *others = (server.person(number) for number in range(1, PEOPLE + 1))
    async with running_bot(server, assistant, tmp_path):
        await slow.says("rừng chậm")
        await asyncio.sleep(0.1)
        started = time.monotonic()
        for person in others:
            await person.says("rừng")
        await asyncio.gather(*(person.hears(1, 10) for person in others))
        took = time.monotonic() - started
        assert slow.received == []
        gate.set()
        await slow.hears(1)
    assert took < 5  # 31 answers of 10 ms over Telegram's own limit of 30 messages a second


async def test_more_slow_questions_than_threads_delay_others_by_a_moment_only(
    server: BotApiServer, tmp_path: Path
) -> None:
    gate = threading.Event()
    assistant = FakeAssistant(behaviours={"chậm": gate.wait})
    people = [server.person(number) for number in range(1, 8)]
    async with running_bot(server, assistant, tmp_path, settings=bot_settings(server, answer_threads=2)):
        for person in people[:6]:
            await person.says("rừng chậm")
        await asyncio.sleep(0.2)
        started = time.monotonic()
        await people[6].says("rừng")
        await people[6].hears(1, 20)
        assert time.monotonic() - started < 6  # three rounds of two slow ones give up their places
        gate.set()
        for person in people[:6]:
            await person.hears(1)


async def test_pressing_a_button_does_not_wait_for_one_s_own_slow_question(
    server: BotApiServer, tmp_path: Path
) -> None:
    gate = threading.Event()
    assistant = FakeAssistant(behaviours={"chậm": gate.wait})
    async with running_bot(server, assistant, tmp_path):
        anh = server.person(7)
        await anh.says("rừng")
        answer = await anh.hears(1)
        await anh.says("rừng chậm")
        await anh.presses(answer, "① đọc đoạn")
        assert "Đây là đoạn mở đầu" in (await anh.hears(2, 5)).text
        gate.set()
        await anh.hears(3)
