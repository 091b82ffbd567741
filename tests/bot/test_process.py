"""The bot as a process: stopped, killed and started again, in both transports, with a silent log."""

from __future__ import annotations

import asyncio
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
from collections import Counter
from pathlib import Path

import pytest

from bot.health import judge
from bot.texts import texts
from config.settings import ROOT
from retrieval.answer import Language
from tests.support.bot_api import BotApiServer, Delay, Drop, Refuse
from tests.support.bot_process import LONG, BotProcess

VI = texts(Language.VIETNAMESE)
START = 30.0
"""Seconds that a process may take to start on a busy machine."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def first_lines(messages: list[str]) -> Counter[str]:
    return Counter(message.split("\n")[0] for message in messages)


async def test_a_stop_answers_what_is_begun_and_ends_within_ten_seconds(server: BotApiServer, tmp_path: Path) -> None:
    anh = server.person(7)
    async with BotProcess(server, tmp_path) as process:
        await anh.says("/start")
        await anh.hears(1, START)
        await anh.says("rừng chậm")
        await asyncio.sleep(0.5)
        started = time.monotonic()
        assert await process.end(signal.SIGTERM) == 0
        assert time.monotonic() - started < 10
    assert anh.received[1].text.startswith("1.250 ha (rừng chậm)")
    assert "The bot has stopped." in process.log.read_text()
    assert not judge(tmp_path / "state").well


async def test_a_kill_loses_nothing_and_repeats_nothing(server: BotApiServer, tmp_path: Path) -> None:
    people = [server.person(number) for number in range(7, 12)]
    async with BotProcess(server, tmp_path) as process:
        await people[0].says("/start")
        await people[0].hears(1, START)
        for person in people:
            await person.says(f"rừng {person.number}")
            await person.says(f"rừng chậm {person.number}")
        await people[-1].hears(1)
        # Between Telegram taking a message and the bot noting it lie milliseconds that nobody can close.
        await asyncio.sleep(0.3)
        await process.end(signal.SIGKILL)
    for person in people:
        await person.says(f"rừng sau {person.number}")
    async with BotProcess(server, tmp_path) as process:
        for person in people:
            await person.hears(4 if person is people[0] else 3, START)
        await asyncio.sleep(1)
    for person in people:
        answers = first_lines([message.text for message in person.received if message.text != VI.greeting])
        assert answers == {f"1.250 ha (rừng {word}{person.number})\u00a0①": 1 for word in ("", "chậm ", "sau ")}


async def test_a_long_reply_that_a_kill_interrupts_goes_on_where_it_was(server: BotApiServer, tmp_path: Path) -> None:
    anh = server.person(7)
    async with BotProcess(server, tmp_path) as process:
        await anh.says("rừng")
        await anh.presses(await anh.hears(1, START), "① đọc đoạn")
        opened = await anh.hears(2)
        server.faults.plan("sendMessage", Delay(0.4), 9)
        await anh.presses(opened, VI.previous)
        await anh.hears(3)
        await asyncio.sleep(0.1)
        await process.end(signal.SIGKILL)
    interrupted = len(anh.received)
    async with BotProcess(server, tmp_path) as process:
        await anh.says("/start")
        await server.world.wait_until(lambda: VI.greeting in [m.text for m in anh.received], START)
        await server.world.wait_until(lambda: (VI.next,) in [m.labels[:1] for m in anh.received])
    pieces = [message.text for message in anh.received[2:] if message.text != VI.greeting]
    assert interrupted < len(anh.received) - 1
    assert len(set(pieces)) == len(pieces)
    shown = "".join("".join(pieces).split())
    assert "".join(LONG[:8000].split()) in shown


async def test_an_update_that_kills_the_process_is_given_up_after_five_starts(
    server: BotApiServer, tmp_path: Path
) -> None:
    anh = server.person(7)
    await anh.says("rừng chết")
    for _ in range(5):
        async with BotProcess(server, tmp_path) as process:
            assert await process.ended() == -signal.SIGKILL
    async with BotProcess(server, tmp_path) as process:
        await anh.says("rừng")
        assert (await anh.hears(1, START)).text.startswith("1.250 ha (rừng)")
    assert "was started 5 times and is given up" in process.log.read_text()


async def test_a_webhook_takes_only_what_bears_the_secret(server: BotApiServer, tmp_path: Path) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}/hook/telegram"
    anh = server.person(7)
    await anh.says("rừng trước")
    settings = {"transport": "webhook", "webhook_url": url, "webhook_port": port}
    async with BotProcess(server, tmp_path, settings=settings) as process:
        assert (await anh.hears(1, START)).text.startswith("1.250 ha (rừng trước)")
        hook = server.transport.webhook
        assert hook is not None
        assert hook.url == url
        assert hook.secret is not None
        assert server.token.partition(":")[2] not in hook.secret
        forged = await anh.says("rừng giả")
        server.world.updates.clear()
        assert forged
        status = await asyncio.to_thread(post_forged, url)
        assert status == 403
        await anh.presses(anh.received[0], "① đọc đoạn")
        await anh.hears(2)
        assert await process.end() == 0
    assert len(anh.received) == 2
    assert server.transport.webhook is not None  # updates that come meanwhile are kept for the next start
    await anh.says("rừng sau")
    async with BotProcess(server, tmp_path, settings=settings):
        assert (await anh.hears(3, START)).text.startswith("1.250 ha (rừng sau)")


def post_forged(url: str) -> int:
    code = (
        "import sys, urllib.request, urllib.error\n"
        "request = urllib.request.Request(sys.argv[1], b'{\"update_id\": 5}', {'Content-Type': 'application/json'})\n"
        "try:\n    print(urllib.request.urlopen(request).status)\n"
        "except urllib.error.HTTPError as error:\n    print(error.code)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, url], capture_output=True, text=True, check=True)  # noqa: S603
    return int(done.stdout)


async def test_nothing_the_bot_writes_holds_the_token_or_a_question(server: BotApiServer, tmp_path: Path) -> None:
    server.faults.plan("getMe", Drop())
    server.faults.plan("getUpdates", Refuse(502, "Bad Gateway"))
    server.faults.plan("sendMessage", Refuse(400, "Bad Request: something odd"))
    anh = server.person(7, "Nguyễn Thị Riêng")
    await anh.says("rừng của riêng tôi")
    await anh.says("rừng lần nữa")
    async with BotProcess(server, tmp_path) as process:
        await anh.hears(2, START)
        server.faults.plan("getUpdates", Refuse(409, "Conflict: terminated by other getUpdates request"))
        await anh.says("/help")
        await anh.hears(3)
        await asyncio.sleep(0.3)
        await process.end()
    log = process.log.read_text()
    assert "Something odd" in log  # the log is not silent because nothing happened
    half = server.token.partition(":")[2]
    for hidden in (server.token, half, urllib.parse.quote(server.token, safe="")):
        assert hidden not in log
    assert "rừng" not in log
    assert "Riêng" not in log
    for written in (tmp_path / "state").rglob("*"):
        assert half.encode() not in written.read_bytes()


async def test_a_token_that_telegram_does_not_know_ends_with_one_sentence(server: BotApiServer, tmp_path: Path) -> None:
    token = "123456:AAAbbbCCCdddEEEfffGGGhhh"  # noqa: S105 - opens nothing
    async with BotProcess(server, tmp_path, settings={"token": token}) as process:
        assert await process.ended() == 1
    log = process.log.read_text()
    assert "Telegram does not know this bot token; copy it again from @BotFather." in log
    assert "AAAbbb" not in log
    assert "Traceback" not in log


async def test_a_token_that_is_withdrawn_ends_the_bot_with_one_sentence(server: BotApiServer, tmp_path: Path) -> None:
    anh = server.person(7)
    async with BotProcess(server, tmp_path) as process:
        await anh.says("/start")
        await anh.hears(1, START)
        server.faults.plan("getUpdates", Refuse(401, "Unauthorized"))
        await anh.says("/help")
        assert await process.ended() == 1
    assert "Telegram no longer accepts the bot token" in process.log.read_text()


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"token": "nonsense"}, "The bot token has not the form"),
        ({"token": "1:x", "transport": "webhook"}, "bot.webhook_url = '' is no address"),
        (
            {"administrators": "[]"},
            "No administrator is named, so nobody could be let in: write your own Telegram number",
        ),
        ({"token": "", "token_file": "/nonexistent/token"}, "There is no bot token: get one from @BotFather"),
    ],
)
async def test_wrong_settings_end_with_one_sentence(
    server: BotApiServer, tmp_path: Path, settings: dict[str, object], sentence: str
) -> None:
    async with BotProcess(server, tmp_path, settings=settings) as process:
        assert await process.ended() == 1
    log = process.log.read_text()
    assert sentence in log
    assert log.count("\n") == 1


@pytest.mark.parametrize(("token", "status"), [("", 1), (" \n", 1), ("1:x", 0)])
def test_whether_a_token_is_set_can_be_asked(tmp_path: Path, token: str, status: int) -> None:
    file = tmp_path / "token"
    file.write_text(token)
    done = subprocess.run(
        [sys.executable, "-m", "bot", "configured"], cwd=ROOT, capture_output=True, text=True, check=False,
        env={"PATH": "/usr/bin", "ASSISTANT_BOT__TOKEN_FILE": str(file)},
    )  # fmt: skip
    assert done.returncode == status
    assert "1:x" not in done.stdout + done.stderr


def test_without_a_token_the_terminal_is_named(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot"], cwd=ROOT, capture_output=True, text=True, check=False,
        env={"PATH": "/usr/bin", "ASSISTANT_BOT__TOKEN_FILE": str(tmp_path / "none")},
    )  # fmt: skip
    assert done.returncode == 1
    assert "ASSISTANT_BOT__TOKEN" in done.stderr
    assert "python -m bot chat" in done.stderr
