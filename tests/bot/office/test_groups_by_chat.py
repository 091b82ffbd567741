"""In a group the bot speaks when it is spoken to, in the same topic, and reads out no more than the group may hear."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.office.group_talk import without_mention
from bot.texts import texts
from bot.texts.office import office_texts
from retrieval.answer import Language
from tests.support.bot_api import BotApiServer, Group, Person
from tests.support.bot_api.methods import BOT_NAME
from tests.support.fake_assistant import FakeAssistant
from tests.support.office import ADMINISTRATOR, quiet
from tests.support.running_bot import running_bot

OFFICE = office_texts(Language.VIETNAMESE)
VI = texts(Language.VIETNAMESE)
ANSWER = "1.250 ha"


@pytest.fixture
async def admin(server: BotApiServer, assistant: FakeAssistant, tmp_path: Path) -> AsyncIterator[Person]:
    """The administrator of a bot in whose office everyone with a small number is let in."""
    person = server.person(ADMINISTRATOR, "Quản trị")
    async with running_bot(server, assistant, tmp_path):
        yield person


@pytest.fixture
def group(server: BotApiServer) -> Group:
    """A group that is cleared for what is public."""
    return server.group(55)


async def heard(server: BotApiServer, group: Group, count: int = 1) -> str:
    await server.world.wait_until(lambda: len(group.received) >= count)
    return group.received[count - 1].text


@pytest.mark.parametrize("text", [f"@{BOT_NAME} trồng bao nhiêu rừng", f"trồng rừng thế nào @{BOT_NAME.upper()}?"])
async def test_a_mention_is_answered_in_its_topic_and_tied_to_it(
    admin: Person, server: BotApiServer, group: Group, text: str, assistant: FakeAssistant
) -> None:
    asked = await group.says(server.person(7), text, topic=4)
    assert (await heard(server, group)).startswith(ANSWER)
    assert (group.received[0].reply_to, group.received[0].thread) == (asked, 4)
    assert BOT_NAME not in assistant.asked[0].question.casefold()


async def test_a_reply_to_the_bot_is_a_question_and_other_talk_is_none(
    admin: Person, server: BotApiServer, group: Group, assistant: FakeAssistant
) -> None:
    lan = server.person(7)
    await group.says(lan, "/hoi rừng")
    await heard(server, group)
    await group.says(lan, "rừng trồng ở đâu?")
    await group.says(lan, "/menu@another_bot rừng")
    await group.says(lan, "/menu rừng")
    await group.says(lan, "xem rừng ở @someone_else")
    await group.says(lan, "rừng năm nào?", reply_to=group.received[0])
    await heard(server, group, 2)
    await quiet(server)
    assert [asked.question for asked in assistant.asked] == ["rừng", "rừng năm nào?"]


async def test_a_command_that_is_not_for_groups_is_said_to_be_for_private_chats(
    admin: Person, server: BotApiServer, group: Group
) -> None:
    for count, command in enumerate(("dulieu", "theodoi", "khongco"), 1):
        await group.says(server.person(7), f"/{command}@{BOT_NAME}")
        assert await heard(server, group, count) == VI.only_private


async def test_a_question_that_is_taken_away_before_it_is_answered_is_answered_without_a_tie(
    server: BotApiServer, tmp_path: Path, group: Group
) -> None:
    gate = threading.Event()
    async with running_bot(server, FakeAssistant(behaviours={"chậm": gate.wait}), tmp_path):
        asked = await group.says(server.person(7), "/hoi rừng chậm")
        await server.world.wait_until(lambda: not server.world.updates)
        group.deletes(asked)
        gate.set()
        assert (await heard(server, group)).startswith(ANSWER)
        await quiet(server)
        assert [message.reply_to for message in group.received] == [None]


async def test_a_bare_mention_asks_what_it_replies_to(
    admin: Person, server: BotApiServer, group: Group, assistant: FakeAssistant
) -> None:
    lan, minh = server.person(7), server.person(8)
    said = {"message_id": 999, "from": minh.user, "chat": group.chat, "date": 0, "text": "trồng bao nhiêu rừng?"}
    await group.says(lan, f"@{BOT_NAME}", reply_to=said)
    assert (await heard(server, group)).startswith(ANSWER)
    await group.says(lan, f"@{BOT_NAME}")
    assert await heard(server, group, 2) == OFFICE.group_usage
    assert [asked.question for asked in assistant.asked] == ["trồng bao nhiêu rừng?"]


async def test_a_group_reads_what_it_is_cleared_for_and_not_what_its_member_reads(
    admin: Person, server: BotApiServer, group: Group, assistant: FakeAssistant
) -> None:
    await group.says(admin, "/hoi rừng")
    await heard(server, group)
    await admin.says("rừng")
    await admin.hears(1)
    assert [asked.levels for asked in assistant.asked] == [
        frozenset({"public"}), frozenset({"public", "internal"}),
    ]  # fmt: skip


async def test_a_new_group_waits_for_a_clearance_that_an_administrator_gives_with_a_button(
    admin: Person, server: BotApiServer, assistant: FakeAssistant
) -> None:
    lan, group = server.person(7), server.group(555, "Phòng <Tổng hợp>")
    await group.changes_bot(lan, "member")
    card = await admin.hears(1)
    assert "Phòng <Tổng hợp> – chưa cho phép" in card.text
    await group.says(lan, "/hoi rừng")
    assert await heard(server, group) == OFFICE.group_waits
    await group.says(lan, "/hoi rừng")
    await quiet(server)
    assert (len(group.received), len(admin.received), assistant.asked) == (1, 1, [])
    await admin.presses(card, OFFICE.level_internal)
    assert await heard(server, group, 2) == OFFICE.group_cleared.format(level=OFFICE.level_internal)
    await group.says(lan, "/hoi rừng")
    assert (await heard(server, group, 3)).startswith(ANSWER)
    await admin.says("/nhom")
    listed = await admin.hears(2)
    assert "Phòng <Tổng hợp> – nội bộ" in listed.text


async def test_a_group_that_a_stranger_made_hears_nothing_and_bothers_nobody(
    admin: Person, server: BotApiServer, assistant: FakeAssistant
) -> None:
    stranger, group = server.person(5000), server.group(555)
    await group.changes_bot(stranger, "member")
    await group.says(stranger, "/hoi rừng")
    await quiet(server)
    assert (group.received, admin.received, assistant.asked) == ([], [], [])


async def test_a_stranger_in_a_cleared_group_is_told_where_to_ask(
    admin: Person, server: BotApiServer, group: Group, assistant: FakeAssistant
) -> None:
    await group.says(server.person(5000), "/hoi rừng")
    assert await heard(server, group) == OFFICE.stranger_in_group
    assert assistant.asked == []


async def test_a_button_in_a_group_works_only_for_those_who_may_see(
    admin: Person, server: BotApiServer, group: Group
) -> None:
    lan, stranger = server.person(7), server.person(5000)
    await group.says(lan, "/hoi rừng")
    await heard(server, group)
    label = group.received[0].labels[0]
    query = await stranger.presses(group.received[0], label)
    await server.world.wait_until(lambda: query in server.world.answered_queries)
    assert server.world.answered_queries[query] == OFFICE.stranger
    await lan.presses(group.received[0], label)
    assert ANSWER in await heard(server, group, 2)
    assert len(group.received) == 2


async def test_a_group_that_becomes_a_supergroup_goes_on(admin: Person, server: BotApiServer, group: Group) -> None:
    lan = server.person(7)
    await group.says(lan, "/hoi rừng")
    await heard(server, group)
    new = await group.becomes(100_555)
    await quiet(server)
    await new.says(lan, "/hoi rừng")
    assert (await heard(server, new)).startswith(ANSWER)


async def test_an_answer_under_way_when_the_group_migrates_arrives_in_the_supergroup(
    admin: Person, server: BotApiServer, group: Group
) -> None:
    lan = server.person(7)
    new = Group(server.world, -100_555, "Phòng")
    server.world.migrated[group.number] = new.number
    await group.says(lan, "/hoi rừng")
    assert (await heard(server, new)).startswith(ANSWER)
    await new.says(lan, "/hoi rừng")
    assert (await heard(server, new, 2)).startswith(ANSWER)


async def test_a_group_that_puts_the_bot_out_is_forgotten(admin: Person, server: BotApiServer, group: Group) -> None:
    lan = server.person(7)
    await group.changes_bot(lan, "kicked")
    await quiet(server)
    await group.says(lan, "/hoi rừng")
    assert await heard(server, group) == OFFICE.group_waits


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("@bot rừng?", "rừng?"),
        ("rừng @BOT ở đâu", "rừng ở đâu"),
        ("  @bot  ", ""),
        ("rừng", "rừng"),
        ("@bot @bot", "@bot"),
    ],
)
def test_the_name_is_taken_out_of_the_question(text: str, question: str) -> None:
    assert without_mention(text, "bot") == question
