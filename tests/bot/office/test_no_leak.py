"""Whatever people, groups and administrators do, nobody is sent a word of a document that he may not read.

People, groups, levels and actions are drawn at random, new documents arrive
meanwhile. An oracle that knows nothing of the bot's code keeps its own books
on who may read what, and looks at every call the bot makes: text, buttons,
files, pictures, inline results. See :mod:`tests.support.papers`.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import re
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.library import Library
from bot.opening import open_originals
from bot.request import MessageLimiter
from corpus.access import parse_policy
from tests.support.bot_api import BotApiServer, Call, Group, Person, SentMessage
from tests.support.bot_api.methods import BOT_NAME
from tests.support.office import ADMINISTRATOR
from tests.support.papers import AS_PDF, AT_FIRST, HEARS, NAMES, POLICY, Books, colours_of, make_paper, text_of
from tests.support.running_bot import RunningBot, running_bot
from tests.support.small_library import small_settings, small_stacks, write_library

ACTIONS = int(os.environ.get("LEAK_ACTIONS", "150"))
MANY_ACTIONS = int(os.environ.get("MANY_LEAK_ACTIONS", "10000"))
MANY_SEEDS = (3, 4, 5, 6)
"""The many actions in parts, which the cores of a machine share."""
FOLLOWED = ("trồng rừng", "ngân sách tỉnh", "văn hóa", "Nông nghiệp, tài nguyên, môi trường", "")
"""Phrases and a field of work to follow; the last asks what is followed."""
DECISIONS = "o:"
"""What the data of the office's buttons begins with, decisions on people among them."""
FOLLOWING = ("o:field ", "o:unfield ", "o:unfollow ")


class Quick(MessageLimiter):
    """Keeps to no pace: the test's server has none, and a group would be answered twenty times a minute."""

    def __init__(self, moved: Callable[[int, int], object], trouble: Callable[[str], object]) -> None:
        super().__init__(moved, trouble)
        self._base_limiter = None
        self._group_max_rate = 0


class Chance:
    """Draws actions, has them done, and compares what was sent with the books."""

    def __init__(self, server: BotApiServer, running: RunningBot, library: Library, folder: Path, seed: int) -> None:
        self.server = server
        self.books = Books([make_paper(position) for position in range(AT_FIRST)])
        self.random = random.Random(seed)  # noqa: S311 - draws tests, not secrets
        self.people = [server.person(number, f"Người {number}") for number in range(300, 312)]
        self.admin = server.person(ADMINISTRATOR)
        self.groups = [server.group(number) for number in (500, 501, 502, 503)]
        self.running = running
        self.library = library
        self.folder = folder
        self.checked = 0
        self.told = 0
        self.done: Counter[str] = Counter()
        self.pages: Counter[str] = Counter()
        self.links = {"p_0000000000000000"}
        self.data = {"p": ["p:0000000000000000"]}
        self.in_groups: list[tuple[Group, Person, int]] = []

    async def act(self) -> None:
        """Do one action and look at everything that was sent for it."""
        actions: list[tuple[float, Callable[[], Awaitable[object]]]] = [
            (8, self.ask), (4, self.ask_in_group), (8, self.press), (3, self.type_inline), (2, self.follow_link),
            (2, self.command), (2, self.change_role), (1, self.change_unit), (1, self.block), (1, self.clear_group),
            (3, self.edit), (3, self.follow), (1, self.publish), (0.5, self.turn_pages), (2, self.press_page),
        ]  # fmt: skip
        weights = [weight for weight, _ in actions]
        await self.do(self.random.choices([action for _, action in actions], weights)[0])

    async def do(self, action: Callable[[], Awaitable[object]]) -> None:
        """Do an action, and wait until all is said that it leads to."""
        await action()
        await self.settled()
        self.done[action.__name__] += 1
        self.look(action.__name__)

    async def settled(self) -> None:
        inbox = self.running.inbox
        async with asyncio.timeout(60):
            while self.server.world.updates or inbox.pending():  # noqa: ASYNC110 - the inbox gives no signal
                await asyncio.sleep(0.002)

    def look(self, action: str) -> None:
        """Compare each call since the last look with the books, and gather buttons and links to press anew."""
        calls = self.server.world.calls
        for call in calls[self.checked :]:
            chat = self._receiver(call)
            if chat is None:
                continue
            files = [value[0] for value in call.params.values() if isinstance(value, tuple)]
            sent = json.dumps(call.params, ensure_ascii=False, default=str) + "".join(map(text_of, files))
            colours = {colour for file in files for colour in colours_of(file)}
            self.told += 1
            self.pages[call.method] += any(paper.colour in colours for paper in self.books.papers)
            leaked = self.books.leaks(chat, sent, colours)
            assert leaked == [], f"after {action}, {call.method} told {chat} of {leaked}: {sent[:600]}"
            self.links.update(re.findall(r"start=(p_[0-9a-f]+)", sent))
            for data in re.findall(r'"callback_data": "([^"]+)"', sent):
                self.data.setdefault(data.partition(":")[0], []).append(data)
        self.checked = len(calls)

    def _receiver(self, call: Call) -> int | None:
        if call.method == "answerInlineQuery":
            return self.server.world.inline_askers.get(str(call.params["inline_query_id"]))
        if call.method == "answerCallbackQuery":
            return self.server.world.query_askers.get(str(call.params["callback_query_id"]))
        return int(call.params["chat_id"]) if "chat_id" in call.params else None

    def anyone(self) -> Person:
        return self.random.choice([*self.people, self.admin])

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
        await self.anyone().says(self.question())

    async def ask_in_group(self) -> None:
        asked = self.random.choice((f"/hoi {self.question()}", f"@{BOT_NAME} {self.question()}"))
        group, who = self.random.choice(self.groups), self.anyone()
        self.in_groups.append((group, who, await group.says(who, asked)))

    async def edit(self) -> None:
        """Change a question that was asked before, one's own in private or in a group."""
        if self.in_groups and self.random.random() < 0.5:
            group, who, message = self.random.choice(self.in_groups[-20:])
            await group.edits(who, message, f"/hoi {self.question()}")
            return
        person = self.anyone()
        if person.last_said:
            await person.edits(self.question())

    async def press(self) -> None:
        """Press any button that was ever shown to anyone, on a message in a chat of one's own or a group."""
        who = self.random.choice(self.people)
        chats: list[Person | Group] = [who, who, *self.groups]
        chat = self.random.choice(chats)
        message = self.random.choice(chat.received) if chat.received else None
        if message is None:
            return
        own = [str(b["callback_data"]) for b in message.buttons if "callback_data" in b]
        seen = self.random.choice(self.data[self.random.choice(sorted(self.data))])  # rare kinds as often as others
        data = self.random.choice(own) if own and self.random.random() < 0.5 else seen
        if not data.startswith(DECISIONS) or data.startswith(FOLLOWING):
            await who.presses_data(message, data)

    async def press_page(self) -> None:
        """Press a button that shows or turns to a page, as it was shown to anyone."""
        who = self.random.choice(self.people)
        chats: list[Person | Group] = [who, *self.groups]
        received = [message for chat in chats for message in chat.received]
        if received:
            data = self.random.choice([*self.data["i"], *self.data["j"]])
            await who.presses_data(self.random.choice(received), data)

    async def turn_pages(self, who: Person | None = None, position: int | None = None) -> None:
        """Open a document that has pages, look at one, and turn to the next, as far as the bot goes along."""
        person, number = who or self.anyone(), 300 + (position or self.random.choice(AS_PDF))
        before = len(person.received)
        await person.says(f"kế hoạch {number}/KH-UBND về việc gì?")
        await self.settled()
        for kind in ("p:", "i:", "j:"):
            shown = person.received[before:]
            found = [(m, d) for m in reversed(shown) for d in _data(m) if d.startswith(kind)]
            if not found:
                return
            await person.presses_data(*found[0])
            await self.settled()

    async def type_inline(self) -> None:
        words = self.random.choice(
            (str(self.random.choice(self.books.papers).number), "trồng rừng", "77/QĐ-UBND", "vùng")
        )
        await self.anyone().types_inline(words)

    async def follow_link(self) -> None:
        await self.random.choice(self.people).says(f"/start {self.random.choice(sorted(self.links))}")

    async def command(self) -> None:
        command = self.random.choice(
            ("/batdau", "/canhbao", "/thongke", "/nguoidung", "/dulieu", "/viettat SNV", "/kiemtra", "/help")
        )
        await self.random.choice(self.people).says(command)

    async def follow(self, who: Person | None = None) -> None:
        await (who or self.random.choice(self.people)).says(f"/theodoi {self.random.choice(FOLLOWED)}")

    async def publish(self) -> None:
        """Put one more document into the library, of which those hear who follow what is in it."""
        if len(self.books.papers) == len(NAMES):
            return
        paper = make_paper(len(self.books.papers))
        self.books.papers.append(paper)
        paper.write(self.folder / "corpus")
        await asyncio.to_thread(write_library, self.folder, {})
        await asyncio.to_thread(self.library.refresh)
        await self.running.office.library_changed()

    async def change_role(self, whose: Person | None = None) -> None:
        who, role = whose or self.random.choice(self.people), self.random.choice(("reader", "reader", "editor"))
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


def _data(message: SentMessage) -> list[str]:
    return [str(button["callback_data"]) for button in message.buttons if "callback_data" in button]


async def act(server: BotApiServer, folder: Path, monkeypatch: pytest.MonkeyPatch, actions: int, seed: int) -> Chance:
    """Let chance act so often over a fresh library; returns what it saw."""
    monkeypatch.setattr("bot.app.MessageLimiter", Quick)
    for position in range(AT_FIRST):
        make_paper(position).write(folder / "corpus")
    write_library(folder, {}, POLICY)
    library, stacks = small_stacks(folder)
    policy = parse_policy(POLICY)
    async with running_bot(
        server, library, folder / "state",
        policy=lambda: policy, stacks=stacks, originals=open_originals(small_settings(folder)), strangers=True,
    ) as running:  # fmt: skip
        chance = Chance(server, running, library, folder, seed)
        await running.office.library_changed()  # what is there before the first action is not new
        for position in AS_PDF:
            await chance.turn_pages(chance.admin, position)
        chance.look("turn_pages")
        await chance.do(lambda: chance.admin.edits("mọi kế hoạch của UBND tỉnh"))
        for follower in chance.people[:4]:
            await chance.change_role(follower)
        for follower in (chance.admin, *chance.people[:4]):
            await follower.says("/theodoi trồng rừng")
        await chance.do(chance.publish)
        for _ in range(actions):
            await chance.act()
    return chance


def saw_enough(chance: Chance) -> None:
    """Fail where nothing was looked at, or the documents never reached those who may read them."""
    sent = " ".join(json.dumps(call.params, ensure_ascii=False, default=str) for call in chance.server.world.calls)
    shown = {paper.level for paper in chance.books.papers if any(word in sent.casefold() for word in paper.words)}
    assert chance.told > 100
    assert shown >= {"public", "internal"}
    assert len(chance.data) > 10
    assert chance.pages["sendPhoto"]
    assert chance.pages["editMessageMedia"]
    assert {"edit", "follow", "press", "ask_in_group"} <= set(chance.done)
    assert any(message.states for message in chance.admin.received)  # an edit changed an answer
    assert any(message.text.startswith("Văn bản mới") for message in chance.admin.received)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.timeout(1200)
async def test_no_one_is_sent_what_he_may_not_read(
    server: BotApiServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    saw_enough(await act(server, tmp_path, monkeypatch, ACTIONS, seed))


@pytest.mark.slow
@pytest.mark.parametrize("seed", MANY_SEEDS)
@pytest.mark.timeout(1800)
async def test_no_one_is_sent_what_he_may_not_read_in_many_actions(
    server: BotApiServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = await act(server, tmp_path, monkeypatch, MANY_ACTIONS // len(MANY_SEEDS), seed)
    saw_enough(chance)
    assert len(chance.books.papers) > AT_FIRST + 5  # many arrived meanwhile


def test_the_oracle_finds_a_leak() -> None:
    papers = [make_paper(position) for position in range(AT_FIRST)]
    books = Books(papers, roles={300: "reader"}, groups={-500: "public"})
    hidden = next(paper for paper in papers if paper.level == "internal" and paper.colour is not None)
    assert hidden.colour is not None
    page = f"a page of {hidden.path}"
    for chat in (300, 301, -500, -501):
        assert books.leaks(chat, f"… {hidden.words[1]} ha …", {hidden.colour}) == [hidden.words[1], page]
    books.roles[300] = "editor"
    assert books.leaks(300, f"… {hidden.words[1]} ha …", {hidden.colour}) == []


def test_no_paper_is_given_away_by_another() -> None:
    papers = [make_paper(position) for position in range(len(NAMES))]
    for paper in papers:
        others = "\n".join(other.text for other in papers if other is not paper).casefold()
        assert [word for word in paper.words if word in others] == []
    colours = [paper.colour for paper in papers if paper.colour is not None]
    assert len(set(colours)) == len(colours) == len(AS_PDF)
