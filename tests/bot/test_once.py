"""Every question is answered exactly once: over bad lines, floods, stops and kills."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import Counter
from pathlib import Path

import pytest

import bot.receipts
import bot.request
from bot.texts import texts
from retrieval.answer import Language
from tests.support.bot_api import BotApiServer, Delay, Drop, Refuse
from tests.support.fake_assistant import FakeAssistant
from tests.support.running_bot import running_bot

VI = texts(Language.VIETNAMESE)


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shorten the pauses between repetitions."""
    monkeypatch.setattr(bot.request, "RETRY_DELAYS", (0.05, 0.05, 0.05))
    monkeypatch.setattr(bot.receipts, "RETRY_AFTER_SECONDS", 0.1)


@pytest.mark.parametrize(
    "fault",
    [
        Refuse(429, "Too Many Requests: retry after 1", retry_after=1),
        Refuse(502, "Bad Gateway"),
        Refuse(500, "Internal Server Error"),
        Drop(),
        Delay(0.3),
    ],
)
@pytest.mark.parametrize("times", [1, 2])
async def test_a_fault_on_the_way_out_costs_time_but_no_answer(
    server: BotApiServer, assistant: FakeAssistant, tmp_path: Path, fault: Refuse | Drop | Delay, times: int
) -> None:
    async with running_bot(server, assistant, tmp_path):
        anh = server.person(7)
        server.faults.plan("sendMessage", fault, times)
        await anh.says("rừng 1")
        await anh.hears(1)
        await anh.says("rừng 2")
        await anh.hears(2)
    assert [message.text.split("\n")[0] for message in anh.received] == [
        "1.250 ha (rừng 1)\u00a0①",
        "1.250 ha (rừng 2)\u00a0①",
    ]
    assert list(server.faults.left()) == []


async def test_a_wait_that_telegram_asks_of_one_chat_delays_no_other(
    server: BotApiServer, assistant: FakeAssistant, tmp_path: Path
) -> None:
    async with running_bot(server, assistant, tmp_path):
        anh, chi = server.person(7), server.person(8)
        server.faults.plan("sendMessage", Refuse(429, "Too Many Requests: retry after 3", retry_after=3))
        await anh.says("rừng")
        await server.world.wait_until(lambda: any(call.status == 429 for call in server.world.calls))
        started = time.monotonic()
        await chi.says("rừng")
        await chi.hears(1)
        assert time.monotonic() - started < 1.5
        assert anh.received == []
        await anh.hears(1)
        assert time.monotonic() - started > 2


async def test_an_answer_that_telegram_refuses_for_a_while_is_sent_later(
    server: BotApiServer, assistant: FakeAssistant, tmp_path: Path
) -> None:
    async with running_bot(server, assistant, tmp_path):
        anh = server.person(7)
        server.faults.plan("sendMessage", Refuse(502, "Bad Gateway"), 6)  # more than one call repeats
        await anh.says("rừng")
        assert (await anh.hears(1)).text.startswith("1.250 ha")
        await asyncio.sleep(0.5)
    assert len(anh.received) == 1
    assert len(assistant.asked) == 2


async def test_a_long_outage_loses_no_answer(
    server: BotApiServer, assistant: FakeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.receipts, "MAX_RETRY_SECONDS", 0.2)
    async with running_bot(server, assistant, tmp_path):
        anh = server.person(7)
        server.faults.plan("sendMessage", Refuse(502, "Bad Gateway"), 40)
        await anh.says("rừng")
        assert (await anh.hears(1, 30)).text.startswith("1.250 ha")
    assert len(assistant.asked) == 11


async def test_an_answer_that_nobody_waits_for_any_more_is_given_up_and_logged(
    server: BotApiServer, assistant: FakeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    monkeypatch.setattr(bot.receipts, "GIVE_UP_AFTER_SECONDS", -1)
    async with running_bot(server, assistant, tmp_path):
        anh, chi = server.person(7), server.person(8)
        server.faults.plan("sendMessage", Refuse(502, "Bad Gateway"), 4)
        await anh.says("rừng")
        await server.world.wait_until(lambda: not list(server.faults.left()))
        await chi.says("rừng")
        await chi.hears(1)
    assert "is given up" in caplog.text
    assert anh.received == []


async def test_faults_while_polling_lose_and_repeat_nothing(
    server: BotApiServer, assistant: FakeAssistant, tmp_path: Path
) -> None:
    server.faults.plan("getUpdates", Drop(after_doing=True), 2)
    server.faults.plan("getUpdates", Refuse(502, "Bad Gateway"))
    anh = server.person(7)
    for number in range(3):
        await anh.says(f"rừng {number}")
    async with running_bot(server, assistant, tmp_path):
        await anh.hears(3, 20)
        await asyncio.sleep(0.3)
    assert len(anh.received) == 3
    assert len(assistant.asked) == 3


async def test_a_start_without_telegram_waits_for_it(
    server: BotApiServer, assistant: FakeAssistant, tmp_path: Path
) -> None:
    server.faults.plan("getMe", Refuse(502, "Bad Gateway"), 5)
    anh = server.person(7)
    await anh.says("rừng")
    async with running_bot(server, assistant, tmp_path):
        assert (await anh.hears(1, 20)).text.startswith("1.250 ha")


async def test_a_reply_that_breaks_off_is_said_to_have_failed(server: BotApiServer, tmp_path: Path) -> None:
    long = ("Đoạn rất dài. " * 900).strip()
    library = FakeAssistant((long, *FakeAssistant().texts[1:]))
    async with running_bot(server, library, tmp_path):
        anh = server.person(7)
        await anh.says("rừng")
        await anh.presses(await anh.hears(1), "① đọc đoạn")
        opened = await anh.hears(2)
        server.faults.plan("sendMessage", Delay(0))
        server.faults.plan("sendMessage", Refuse(400, "Bad Request: something odd"))
        await anh.presses(opened, VI.previous)
        await anh.hears(4)
    assert anh.received[3].text == VI.failed


async def test_a_person_who_blocked_the_bot_is_logged_and_disturbs_nobody(
    server: BotApiServer, assistant: FakeAssistant, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    anh, chi = server.person(7), server.person(8)
    anh.blocks_bot()
    async with running_bot(server, assistant, tmp_path):
        await anh.says("rừng")
        await chi.says("rừng")
        await chi.hears(1)
    assert anh.received == []
    assert "bot was blocked by the user" in caplog.text


async def test_an_expired_button_still_opens_its_paragraph(
    server: BotApiServer, assistant: FakeAssistant, tmp_path: Path
) -> None:
    async with running_bot(server, assistant, tmp_path):
        anh = server.person(7)
        await anh.says("rừng")
        message = await anh.hears(1)
        server.faults.plan("answerCallbackQuery", Refuse(400, "Bad Request: query is too old"))
        await anh.presses(message, "① đọc đoạn")
        assert "Đây là đoạn mở đầu" in (await anh.hears(2)).text


async def test_a_message_that_can_no_longer_be_changed_is_sent_anew(
    server: BotApiServer, assistant: FakeAssistant, tmp_path: Path
) -> None:
    async with running_bot(server, assistant, tmp_path):
        anh = server.person(7)
        await anh.says("rừng")
        await anh.presses(await anh.hears(1), "① đọc đoạn")
        server.faults.plan("editMessageText", Refuse(400, "Bad Request: message can't be edited"))
        await anh.presses(await anh.hears(2), VI.next)
        assert "Kinh phí" in (await anh.hears(3)).text


async def test_a_stop_lets_answers_get_ready(server: BotApiServer, assistant: FakeAssistant, tmp_path: Path) -> None:
    assistant.behaves("chậm", lambda: time.sleep(1))
    async with running_bot(server, assistant, tmp_path) as running:
        anh = server.person(7)
        await anh.says("rừng chậm")
        await server.world.wait_until(lambda: not server.world.updates or bool(assistant.asked))
        await asyncio.sleep(0.1)
        started = time.monotonic()
        await running.stop()
        assert time.monotonic() - started < 8
    assert len(anh.received) == 1


async def test_what_a_stop_interrupts_is_answered_after_the_next_start(
    server: BotApiServer, assistant: FakeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.service.GRACE_SECONDS", 0.2)
    gate = threading.Event()
    assistant.behaves("chậm", gate.wait)
    anh = server.person(7)
    async with running_bot(server, assistant, tmp_path) as running:
        await anh.says("rừng chậm")
        await anh.says("rừng nhanh")
        await server.world.wait_until(lambda: bool(list(server.world.called("getUpdates"))))
        await asyncio.sleep(0.3)
        started = time.monotonic()
        await running.stop()
        assert time.monotonic() - started < 5
    gate.set()
    await asyncio.sleep(0.2)
    assert anh.received == []
    await anh.says("rừng mới")
    async with running_bot(server, assistant, tmp_path):
        await anh.hears(3)
        await asyncio.sleep(0.3)
    assert Counter(message.text.split("\n")[0] for message in anh.received) == {
        f"1.250 ha (rừng {word})\u00a0①": 1 for word in ("chậm", "nhanh", "mới")
    }


async def test_updates_that_telegram_repeats_are_recognised(
    server: BotApiServer, assistant: FakeAssistant, tmp_path: Path
) -> None:
    anh = server.person(7)
    await anh.says("rừng")
    repeated = list(server.world.updates)
    async with running_bot(server, assistant, tmp_path):
        await anh.hears(1)
        async with server.world.changed:
            server.world.updates[:0] = repeated
            server.world.changed.notify_all()
        await anh.says("/start")
        await anh.hears(2)
    async with server.world.changed:
        server.world.updates[:0] = repeated
    async with running_bot(server, assistant, tmp_path):
        await anh.says("/help")
        await anh.hears(3)
    assert len(assistant.asked) == 1
