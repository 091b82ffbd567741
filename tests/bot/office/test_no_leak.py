"""Whatever people, groups and administrators do, nobody is sent a word of a document that he may not read.

People, groups, levels and actions are drawn at random. Every document bears
words that stand in no other and in no question. An oracle that knows nothing
of the bot's code keeps its own books on who may read what, and looks at every
call the bot makes: text, buttons, files, inline results.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.opening import open_originals
from bot.request import MessageLimiter
from corpus.access import parse_policy
from tests.support.bot_api import BotApiServer, Call, Group, Person
from tests.support.bot_api.methods import BOT_NAME
from tests.support.office import ADMINISTRATOR
from tests.support.running_bot import RunningBot, running_bot
from tests.support.small_library import document, small_settings, small_stacks, write_library

ACTIONS = int(os.environ.get("LEAK_ACTIONS", "150"))
MANY_ACTIONS = int(os.environ.get("MANY_LEAK_ACTIONS", "10000"))
POLICY = """
[[rules]]
documents = "noi-bo"
level = "internal"
[[rules]]
documents = "snv"
level = "unit:snv"
[[rules]]
documents = "stc"
level = "unit:stc"
[roles]
reader = ["public"]
editor = ["public", "internal"]
"""
FOLDERS = {"cong-khai": "public", "noi-bo": "internal", "snv": "unit:snv", "stc": "unit:stc"}
READS = {"reader": {"public"}, "editor": {"public", "internal"}, "administrator": {*FOLDERS.values()}}
HEARS = {
    "public": {"public"},
    "internal": {"public", "internal"},
    "unit:snv": {"public", "internal", "unit:snv"},
    "unit:stc": {"public", "internal", "unit:stc"},
}
SYLLABLES = (
    "bôkha",
    "senvông",
    "luđam",
    "phitau",
    "rêmong",
    "xithan",
    "pakvi",
    "đônla",
    "mekhô",
    "tôrang",
    "viênsa",
    "ngahô",
)
"""Names of no place; each document has its own."""


@dataclass(frozen=True)
class Paper:
    """A document of the library, with the words that give it away."""

    level: str
    number: int
    words: tuple[str, ...]


def make_library() -> tuple[dict[str, str], tuple[Paper, ...]]:
    """Return files and what the oracle knows of them: three papers a level, each citing one that nobody holds."""
    files, papers = {}, []
    for position, name in enumerate(SYLLABLES):
        folder = list(FOLDERS)[position % len(FOLDERS)]
        number, figure = 300 + position, f"{position + 3}.{731 + position}"
        cited = f"văn hóa {SYLLABLES[position][::-1]}zê"
        body = (
            f"Năm 2024 phấn đấu trồng {figure} ha rừng tại vùng {name.capitalize()}.\n"
            f"Thực hiện Quyết định số 77/QĐ-UBND ngày {position + 1:02}/9/2023 của UBND tỉnh về {cited}.\n"
            "Kinh phí do ngân sách tỉnh bảo đảm, giao Sở Tài chính chủ trì."
        )
        files[f"{folder}/{name}.txt"] = document(f"{number}/KH-UBND", f"Trồng rừng vùng {name.capitalize()}", body)
        papers.append(Paper(FOLDERS[folder], number, (name, figure, cited, f"{position + 1:02}/9/2023")))
    return files, tuple(papers)


@dataclass
class Books:
    """The oracle: who may read what, kept by what administrators did."""

    papers: tuple[Paper, ...]
    roles: dict[int, str] = field(default_factory=dict)
    units: dict[int, set[str]] = field(default_factory=dict)
    groups: dict[int, str] = field(default_factory=dict)

    def readable(self, chat: int) -> set[str]:
        """Return the levels that may be sent to a chat."""
        if chat == ADMINISTRATOR:
            return READS["administrator"]
        if chat < 0:
            return HEARS[self.groups[chat]] if chat in self.groups else set()
        if chat not in self.roles:
            return set()
        return READS[self.roles[chat]] | {f"unit:{unit}" for unit in self.units.get(chat, ())}

    def leaks(self, chat: int, sent: str) -> list[str]:
        """Return the words in something sent to a chat that must not be there."""
        levels = self.readable(chat)
        return [w for paper in self.papers if paper.level not in levels for w in paper.words if w in sent.casefold()]


class Quick(MessageLimiter):
    """Keeps to no pace: the test's server has none, and a group would be answered twenty times a minute."""

    def __init__(self, moved: Callable[[int, int], object], trouble: Callable[[str], object]) -> None:
        super().__init__(moved, trouble)
        self._base_limiter = None
        self._group_max_rate = 0


class Chance:
    """Draws actions, has them done, and compares what was sent with the books."""

    def __init__(self, server: BotApiServer, running: RunningBot, books: Books, seed: int) -> None:
        self.server = server
        self.books = books
        self.random = random.Random(seed)  # noqa: S311 - draws tests, not secrets
        self.people = [server.person(number, f"Người {number}") for number in range(300, 312)]
        self.admin = server.person(ADMINISTRATOR)
        self.groups = [server.group(number) for number in (500, 501, 502, 503)]
        self.running = running
        self.checked = 0
        self.told = 0
        self.links = {"p_0000000000000000"}
        self.data = ["p:0000000000000000"]

    async def act(self) -> None:
        """Do one action and look at everything that was sent for it."""
        actions: list[tuple[int, Callable[[], Awaitable[object]]]] = [
            (8, self.ask), (4, self.ask_in_group), (8, self.press), (3, self.type_inline), (2, self.follow_link),
            (2, self.command), (2, self.change_role), (1, self.change_unit), (1, self.block), (1, self.clear_group),
        ]  # fmt: skip
        weights = [weight for weight, _ in actions]
        action = self.random.choices([action for _, action in actions], weights)[0]
        await action()
        await self.settled()
        self.look(action.__name__)

    async def settled(self) -> None:
        inbox = self.running.inbox
        async with asyncio.timeout(30):
            while self.server.world.updates or inbox.pending():  # noqa: ASYNC110 - the inbox gives no signal
                await asyncio.sleep(0.002)

    def look(self, action: str) -> None:
        """Compare each call since the last look with the books, and gather buttons and links to press anew."""
        calls = self.server.world.calls
        for call in calls[self.checked :]:
            chat = self._receiver(call)
            if chat is None:
                continue
            sent = _everything(call, self.server)
            self.told += 1
            leaked = self.books.leaks(chat, sent)
            assert leaked == [], f"after {action}, {call.method} told {chat} of {leaked}: {sent[:600]}"
            self.links.update(re.findall(r"start=(p_[0-9a-f]+)", sent))
            self.data += re.findall(r'"callback_data": "([^"]+)"', sent)
        self.checked = len(calls)

    def _receiver(self, call: Call) -> int | None:
        if call.method == "answerInlineQuery":
            return self.server.world.inline_askers.get(str(call.params["inline_query_id"]))
        if call.method == "answerCallbackQuery":
            return self.server.world.query_askers.get(str(call.params["callback_query_id"]))
        return int(call.params["chat_id"]) if "chat_id" in call.params else None

    def question(self) -> str:
        number = self.random.choice(self.books.papers).number
        return self.random.choice(
            (
                f"kế hoạch {number}/KH-UBND về việc gì?",
                f"ke hoach {number} trong bao nhieu ha rung",
                "năm 2024 phấn đấu trồng bao nhiêu ha rừng?",
                "Quyết định 77/QĐ-UBND ban hành ngày nào, về việc gì?",
                "mọi kế hoạch của UBND tỉnh",
                "có bao nhiêu kế hoạch về trồng rừng?",
                "văn bản nào thực hiện Quyết định 77/QĐ-UBND?",
                "which plans cover forests?",
                "còn kế hoạch đó do ai ban hành?",
                "giao ai chủ trì, kinh phí ở đâu?",
                "so sánh kế hoạch 300 và kế hoạch 301",
                "có gì mới về trồng rừng?",
            )
        )

    async def ask(self) -> None:
        await self.random.choice([*self.people, self.admin]).says(self.question())

    async def ask_in_group(self) -> None:
        asked = self.random.choice((f"/hoi {self.question()}", f"@{BOT_NAME} {self.question()}"))
        await self.random.choice(self.groups).says(self.random.choice([*self.people, self.admin]), asked)

    async def press(self) -> None:
        """Press any button that was ever shown to anyone, on a message in a chat of one's own or a group."""
        who = self.random.choice(self.people)
        chats: list[Person | Group] = [who, who, *self.groups]
        chat = self.random.choice(chats)
        message = self.random.choice(chat.received) if chat.received else None
        if message is None:
            return
        own = [str(b["callback_data"]) for b in message.buttons if "callback_data" in b]
        data = self.random.choice(own) if own and self.random.random() < 0.5 else self.random.choice(self.data)
        if not data.startswith("o:"):
            await who.presses_data(message, data)

    async def type_inline(self) -> None:
        words = self.random.choice(
            (str(self.random.choice(self.books.papers).number), "trồng rừng", "77/QĐ-UBND", "vùng")
        )
        await self.random.choice([*self.people, self.admin]).types_inline(words)

    async def follow_link(self) -> None:
        await self.random.choice(self.people).says(f"/start {self.random.choice(sorted(self.links))}")

    async def command(self) -> None:
        command = self.random.choice(
            ("/batdau", "/canhbao", "/thongke", "/nguoidung", "/dulieu", "/viettat SNV", "/help")
        )
        await self.random.choice(self.people).says(command)

    async def change_role(self) -> None:
        who, role = self.random.choice(self.people), self.random.choice(("reader", "reader", "editor"))
        await self.decide(f"o:unblock {who.number}")
        await self.decide(f"o:role {who.number} {role}")
        self.books.roles[who.number] = role

    async def change_unit(self) -> None:
        who, unit = self.random.choice(self.people), self.random.choice(("snv", "stc"))
        if who.number in self.books.roles:
            await self.decide(f"o:unit {who.number} {unit}")
            self.books.units.setdefault(who.number, set()).symmetric_difference_update({unit})

    async def block(self) -> None:
        who = self.random.choice(self.people)
        await self.decide(f"o:{self.random.choice(('block', 'remove', 'decline'))} {who.number}")
        self.books.roles.pop(who.number, None)
        self.books.units.pop(who.number, None)

    async def clear_group(self) -> None:
        group, level = self.random.choice(self.groups), self.random.choice(("-", "public", *HEARS))
        await group.says(self.admin, "/hoi")  # the bot has met the group then
        await self.settled()
        await self.decide(f"o:clear {group.number} {level}")
        if level == "-":
            self.books.groups.pop(group.number, None)
        else:
            self.books.groups[group.number] = level

    async def decide(self, data: str) -> None:
        """Let the administrator press a button, and wait: what the books say holds from then on."""
        if not self.admin.received:
            await self.admin.says("/nguoidung")
            await self.settled()
        await self.admin.presses_data(self.admin.received[0], data)
        await self.settled()


def _everything(call: Call, server: BotApiServer) -> str:
    """Return all that a call sends, as one text: its parameters, and the file where there is one."""
    shown = json.dumps(call.params, ensure_ascii=False, default=str)
    files = [m.document for m in server.world.messages if m.document and call.method == "sendDocument"]
    return shown + "".join(file.decode("utf-8", "replace") for file in files[-1:])


async def act(server: BotApiServer, folder: Path, monkeypatch: pytest.MonkeyPatch, actions: int, seed: int) -> Chance:
    """Let chance act so often over a fresh library; returns what it saw."""
    monkeypatch.setattr("bot.app.MessageLimiter", Quick)
    files, papers = make_library()
    write_library(folder, files, POLICY)
    library, stacks = small_stacks(folder)
    policy = parse_policy(POLICY)
    async with running_bot(
        server, library, folder / "state",
        policy=lambda: policy, stacks=stacks, originals=open_originals(small_settings(folder)), strangers=True,
    ) as running:  # fmt: skip
        chance = Chance(server, running, Books(papers), seed)
        for _ in range(actions):
            await chance.act()
    return chance


def saw_enough(chance: Chance) -> None:
    """Fail where nothing was looked at, or the documents never reached those who may read them."""
    sent = " ".join(json.dumps(call.params, ensure_ascii=False, default=str) for call in chance.server.world.calls)
    shown = {paper.level for paper in chance.books.papers if any(word in sent.casefold() for word in paper.words)}
    assert chance.told > 100
    assert shown >= {"public", "internal"}
    assert len(chance.data) > 20


@pytest.mark.parametrize("seed", [1, 2])
async def test_no_one_is_sent_what_he_may_not_read(
    server: BotApiServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    saw_enough(await act(server, tmp_path, monkeypatch, ACTIONS, seed))


@pytest.mark.slow
@pytest.mark.timeout(3600)
async def test_no_one_is_sent_what_he_may_not_read_in_many_actions(
    server: BotApiServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saw_enough(await act(server, tmp_path, monkeypatch, MANY_ACTIONS, 3))


def test_the_oracle_finds_a_leak() -> None:
    _, papers = make_library()
    books = Books(papers, roles={300: "reader"}, groups={-500: "public"})
    hidden = next(paper for paper in papers if paper.level == "internal")
    for chat in (300, 301, -500, -501):
        assert books.leaks(chat, f"… {hidden.words[1]} ha …") == [hidden.words[1]]
    books.roles[300] = "editor"
    assert books.leaks(300, f"… {hidden.words[1]} ha …") == []
