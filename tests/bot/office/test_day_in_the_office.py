"""A day in the office: fifty people, two thousand messages, two restarts, one call in twenty going wrong.

At its end every question has been answered exactly once, nobody has been told
what he may not know, and the books are in order.
"""

from __future__ import annotations

import asyncio
import random
import re
import signal
import time
from collections import Counter
from pathlib import Path

import pytest

from bot.audit import AuditLog, Deed
from bot.inbox import Inbox
from bot.people import People, Standing
from bot.state import open_state
from bot.texts.office import office_texts
from bot.uploads import FOLDER
from corpus.access import Role
from retrieval.answer import Language
from tests.support.bot_api import BotApiServer, Delay, Drop, Group, Person, Refuse
from tests.support.bot_process import BotProcess
from tests.support.office import ADMINISTRATOR, let_everyone_in_at
from tests.support.small_library import document, write_library

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1500)]

OFFICE = office_texts(Language.VIETNAMESE)
MODULE = "tests.support.office_process"
POLICY = '[roles]\nreader = ["public"]\n'
HELD = {"du-lich.txt": document("12/KH-UBND", "Phát triển du lịch năm 2024", "Đón 1.105 nghìn lượt khách du lịch.")}
FAULTS = (Refuse(500, "Internal Server Error"), Refuse(502, "Bad Gateway"), Refuse(429, "Too Many Requests", 1),
          Drop(), Delay(0.5))  # fmt: skip
"""What may happen to any call. A connection cut after Telegram did what was asked is left out: nobody can tell."""
EDITOR, FOLLOWER = 40, 39
MEMBERS, NEWCOMERS, GROUPS = range(1, 41), range(1001, 1011), range(50, 58)
GROUP_QUESTIONS = 100
OPEN = 3
"""Questions of one person that wait at most; the bot itself takes five."""
NUMBER = re.compile(r"câu số (\d+)")


class Day:
    """Who says what, and what came back."""

    def __init__(self, server: BotApiServer, messages: int) -> None:
        self.server = server
        self.left = messages
        self.random = random.Random(7)  # noqa: S311 - draws a test
        self.admin = server.person(ADMINISTRATOR, "Quản trị")
        self.members = [server.person(number, f"Người {number}") for number in MEMBERS]
        self.newcomers = [server.person(number, f"Người mới {number}") for number in NEWCOMERS]
        self.groups = [server.group(number) for number in GROUPS]
        self.asked: dict[int, int] = {}
        self.waiting: Counter[int] = Counter()
        self.answers: Counter[int] = Counter()
        self.in_groups = 0
        self._seen = 0
        self._whose: dict[int, int] = {}

    async def ask(self, seconds: float) -> None:
        """Let people ask for a while, each with a few questions open at most."""
        until = time.monotonic() + seconds
        while self.left and time.monotonic() < until:
            self.look()
            who = self.random.choice([*self.members[:-2], *self.let_in()])
            if self.waiting[who.number] >= OPEN:
                await asyncio.sleep(0.005)
                continue
            await self._ask(who)

    async def _ask(self, who: Person) -> None:
        self.left -= 1
        number = len(self.asked) + 1
        text = f"rừng câu số {number}" + (" chậm" if self.random.random() < 0.01 else "")
        self.waiting[who.number] += 1
        self._whose[number] = who.number
        if self.in_groups < GROUP_QUESTIONS and self.random.random() < 0.1:
            self.in_groups += 1
            group: Group = self.groups[self.in_groups % len(self.groups)]
            self.asked[number] = group.number
            await group.says(who, f"/hoi {text}")
        else:
            self.asked[number] = who.number
            await who.says(text)

    def let_in(self) -> list[Person]:
        """Return the newcomers who know that they have been let in."""
        return [p for p in self.newcomers if any(OFFICE.admitted[:20] in m.text for m in p.received)]

    def look(self) -> None:
        """Note which questions have been answered since the last look."""
        messages = self.server.world.messages
        for message in messages[self._seen :]:
            found = NUMBER.search(message.text)
            if found is not None:
                number = int(found[1])
                assert message.chat["id"] == self.asked[number], f"{number} was answered in {message.chat['id']}"
                self.answers[number] += 1
                self.waiting[self._whose[number]] -= 1
        self._seen = len(messages)

    async def quiet(self, seconds: float, within: float) -> None:
        """Wait until nothing has been sent for a while."""
        until = time.monotonic() + within
        while time.monotonic() < until:
            self.look()
            sent = [call.at for call in self.server.world.calls[-200:] if call.method.startswith(("send", "edit"))]
            if not sent or time.monotonic() - sent[-1] > seconds:
                return
            await asyncio.sleep(0.05)

    async def all_answered(self, within: float) -> None:
        """Wait until every question has been answered."""
        until = time.monotonic() + within
        while time.monotonic() < until and len(self.answers) < len(self.asked):
            self.look()
            await asyncio.sleep(0.1)


async def admit(day: Day, newcomer: Person) -> None:
    """Let a newcomer in: his request, the administrator's button, the message that he is in."""
    await newcomer.says("/start")
    card = f"(số {newcomer.number})"
    world = day.server.world
    await world.wait_until(lambda: any(card in m.text for m in day.admin.received), 60)
    message = next(m for m in day.admin.received if card in m.text)
    await day.admin.presses_data(message, f"o:role {newcomer.number} reader")
    await world.wait_until(lambda: newcomer in day.let_in(), 60)


async def upload(day: Day, number: int) -> None:
    """Let the editor send a document and put it into the library."""
    editor = next(person for person in day.members if person.number == EDITOR)
    name = f"tai-lieu-{number}.txt"
    text = document(f"{400 + number}/KH-UBND", f"Chuyên đề {number}", f"Rà soát {number}00 thủ tục hành chính nội bộ.")
    await editor.sends_file(name, text.encode())
    world = day.server.world
    heading = OFFICE.report_heading.format(name=name)
    await world.wait_until(lambda: any(m.text.startswith(heading) for m in editor.received), 120)
    report = next(m for m in editor.received if m.text.startswith(heading))
    await editor.presses_data(report, report.data(OFFICE.take_up))
    await world.wait_until(lambda: OFFICE.taken.format(name=name) in [m.text for m in editor.received], 180)


def prepare(folder: Path) -> None:
    write_library(folder, HELD, POLICY)
    let_everyone_in_at(folder / "state")
    state = open_state(folder / "state")
    People(state).put(EDITOR, Standing.MEMBER, role=Role.EDITOR)
    state.close()


async def test_every_question_of_a_day_is_answered_exactly_once(server: BotApiServer, tmp_path: Path) -> None:
    prepare(tmp_path)
    day = Day(server, 2000)
    for person in (EDITOR, FOLLOWER):
        await day.members[person - 1].says("/theodoi thủ tục hành chính")
    server.faults.at_random(0.05, FAULTS, 11)

    def process() -> BotProcess:
        return BotProcess(server, tmp_path, module=MODULE, index=tmp_path / "index", corpus=tmp_path / "corpus")

    async with process() as running:  # the morning: requests, and a stop in the middle of the work
        await asyncio.gather(day.ask(40), *(admit(day, newcomer) for newcomer in day.newcomers), upload(day, 1))
        stopping = asyncio.create_task(running.end(signal.SIGTERM))
        await day.ask(2)
        assert await stopping == 0
    async with process() as running:  # noon: a document, a block, and the power fails
        blocked = day.members[0]
        await asyncio.gather(day.ask(40), upload(day, 2))
        await day.quiet(0.5, 60)
        await running.end(signal.SIGKILL)
        await day.ask(1)
    async with process() as running:  # the afternoon
        await asyncio.gather(day.ask(600), upload(day, 3))
        await day.all_answered(300)
        await day.admin.presses_data(day.admin.received[0], f"o:block {blocked.number}")
        await asyncio.sleep(5)
        told = len(blocked.received)
        for _ in range(5):
            await blocked.says("rừng sau khi bị chặn")
        await asyncio.sleep(3)
        await day.quiet(2, 60)
        assert len(blocked.received) == told
        server.faults.at_random(0, (), 0)
        assert await running.end(signal.SIGTERM) == 0
    day.look()
    check(day, server, tmp_path)


def check(day: Day, server: BotApiServer, folder: Path) -> None:
    assert day.left == 0
    assert len(day.asked) == 2000
    assert server.faults.happened > 100
    assert {number: count for number, count in day.answers.items() if count != 1} == {}
    assert set(day.answers) == set(day.asked)
    news = [m.text for m in day.members[EDITOR - 1].received if "Văn bản mới" in m.text]
    assert sorted(re.findall(r"40\d/KH-UBND", " ".join(news))) == ["401/KH-UBND", "402/KH-UBND", "403/KH-UBND"]
    readers: list[Person | Group] = [*day.members[:-1], *day.newcomers, *day.groups]
    for person in readers:  # what was sent is internal, and they read the public
        assert not any("Chuyên đề" in message.text for message in person.received)
    state = open_state(folder / "state")
    assert Inbox(state, int(server.token.partition(":")[0])).pending() == ()
    deeds = Counter(entry.deed for entry in AuditLog(state).last(1000))
    assert (deeds[Deed.ADMITTED], deeds[Deed.BLOCKED], deeds[Deed.UPLOADED], deeds[Deed.TAKEN_UP]) == (10, 1, 3, 3)
    state.close()
    assert not any((folder / "state" / FOLDER).iterdir())
    assert len(list((folder / "corpus/received/internal").glob("*.txt"))) == 3
    log = (folder / "bot.log").read_text(encoding="utf-8")
    assert "rừng câu số" not in log
    assert server.token.partition(":")[2] not in log
