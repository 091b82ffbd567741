"""Nobody asks before an administrator lets him in, and nobody goes on asking after he is put out."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.texts import texts
from bot.texts.office import office_texts
from corpus.access import Role
from retrieval.answer import Language
from tests.support.bot_api import BotApiServer, Person
from tests.support.fake_assistant import FakeAssistant
from tests.support.office import ADMINISTRATOR, quiet
from tests.support.running_bot import bot_settings, running_bot

VI, OFFICE = texts(Language.VIETNAMESE), office_texts(Language.VIETNAMESE)
ANSWER = "1.250 ha"


@pytest.fixture
async def admin(server: BotApiServer, assistant: FakeAssistant, tmp_path: Path) -> AsyncIterator[Person]:
    """The administrator of a bot that knows nobody else."""
    person = server.person(ADMINISTRATOR, "Quản trị")
    async with running_bot(server, assistant, tmp_path, strangers=True):
        yield person


async def admit(admin: Person, newcomer: Person, label: str = OFFICE.grant_reader) -> None:
    """Let the newcomer ask and the administrator press a button."""
    before, heard = len(admin.received), len(newcomer.received)
    await newcomer.says("/start")
    card = await admin.hears(before + 1)
    await newcomer.hears(heard + 1)
    await admin.presses(card, label)
    await newcomer.hears(heard + 2)


async def test_a_stranger_is_told_to_start_and_gets_no_answer(
    admin: Person, server: BotApiServer, assistant: FakeAssistant
) -> None:
    lan = server.person(7, "Lan")
    await lan.says("rừng trồng năm nào")
    assert (await lan.hears(1)).text == OFFICE.stranger
    await quiet(server)
    assert assistant.asked == []
    assert admin.received == []


async def test_start_reaches_the_administrator_who_lets_in_with_a_button(
    admin: Person, server: BotApiServer, assistant: FakeAssistant
) -> None:
    lan = server.person(7, "Lan <b>")
    await lan.says("/start")
    assert (await lan.hears(1)).text == OFFICE.request_sent
    card = await admin.hears(1)
    assert card.text == OFFICE.request_card.format(name="Lan <b>", person=7)
    await lan.says("rừng")
    assert (await lan.hears(2)).text == OFFICE.request_waits
    await admin.presses(card, OFFICE.grant_reader)
    assert (await lan.hears(3)).text == OFFICE.admitted.format(role=OFFICE.roles[Role.READER])
    await server.world.wait_until(lambda: card.text.startswith("Lan <b> (số 7)"))
    await lan.says("rừng")
    assert (await lan.hears(4)).text.startswith(ANSWER)
    assert [asked.levels for asked in assistant.asked] == [frozenset({"public", "internal"})]


async def test_a_request_reaches_every_administrator_once_however_often_it_is_made(
    admin: Person, server: BotApiServer
) -> None:
    lan = server.person(7, "Lan")
    for _ in range(3):
        await lan.says("/start")
    await lan.hears(3)
    assert sorted(message.text for message in lan.received) == sorted(
        (OFFICE.request_sent, OFFICE.request_waits, OFFICE.request_waits)
    )
    await quiet(server)
    assert len(admin.received) == 1


async def test_who_is_declined_hears_it_and_stays_out(admin: Person, server: BotApiServer) -> None:
    lan = server.person(7, "Lan")
    await lan.says("/start")
    await admin.presses(await admin.hears(1), OFFICE.decline)
    await quiet(server)
    await lan.says("rừng")
    assert (await lan.hears(2)).text == OFFICE.request_declined


async def test_a_block_holds_from_the_next_moment_even_for_an_answer_under_way(
    admin: Person, server: BotApiServer, assistant: FakeAssistant
) -> None:
    lan = server.person(7, "Lan")
    await admit(admin, lan)
    await admin.says("/nguoidung 7")
    card = await admin.hears(2)
    gate = asyncio.Event()
    loop = asyncio.get_running_loop()
    assistant.behaves("chậm", lambda: asyncio.run_coroutine_threadsafe(gate.wait(), loop).result())
    await lan.says("rừng chậm")
    await server.world.wait_until(lambda: bool(assistant.asked))
    await admin.presses(card, OFFICE.block)
    await server.world.wait_until(lambda: OFFICE.unblock in card.labels)
    gate.set()
    assert (await lan.hears(3)).text == VI.access_lost
    await lan.says("rừng")
    await lan.says("/start")
    await quiet(server)
    assert len(lan.received) == 3
    assert len(assistant.asked) == 1


async def test_a_button_of_an_old_answer_opens_nothing_for_a_blocked_person(
    admin: Person, server: BotApiServer
) -> None:
    lan = server.person(7, "Lan")
    await admit(admin, lan)
    await lan.says("rừng")
    answer = await lan.hears(3)
    await admin.says("/nguoidung 7")
    card = await admin.hears(2)
    await admin.presses(card, OFFICE.block)
    await server.world.wait_until(lambda: OFFICE.unblock in card.labels)
    query = await lan.presses(answer, answer.labels[0])
    await server.world.wait_until(lambda: query in server.world.answered_queries)
    await quiet(server)
    assert len(lan.received) == 3


async def test_an_old_card_does_not_undo_a_block(admin: Person, server: BotApiServer) -> None:
    lan = server.person(7, "Lan")
    await lan.says("/start")
    card = await admin.hears(1)
    grant = card.data(OFFICE.grant_reader)
    await admin.presses(card, OFFICE.block)
    await server.world.wait_until(lambda: OFFICE.unblock in card.labels)
    await admin.presses_data(card, grant)
    await lan.says("rừng")
    await quiet(server)
    assert len(lan.received) == 1


async def test_nobody_but_an_administrator_decides(admin: Person, server: BotApiServer) -> None:
    lan, minh = server.person(7, "Lan"), server.person(8, "Minh")
    await admit(admin, lan, OFFICE.grant_editor)
    await minh.says("/start")
    card = await admin.hears(2)
    query = await lan.presses_data(lan.received[0], card.data(OFFICE.grant_reader))
    await server.world.wait_until(lambda: query in server.world.answered_queries)
    assert server.world.answered_queries[query] == OFFICE.no_such_task
    await lan.says("/nguoidung")
    needed = OFFICE.no_right.format(role=OFFICE.roles[Role.ADMINISTRATOR])
    assert (await lan.hears(3)).text == needed
    await lan.says("/moi")
    assert (await lan.hears(4)).text == needed
    await minh.says("rừng")
    assert (await minh.hears(2)).text == OFFICE.request_waits


async def test_an_invitation_lets_one_person_in(admin: Person, server: BotApiServer) -> None:
    await admin.says("/moi editor")
    invited = (await admin.hears(1)).text
    link = re.search(r"\?start=(moi-[\w-]+)$", invited)
    assert link is not None
    lan, minh = server.person(7, "Lan"), server.person(8, "Minh")
    await lan.says(f"/start {link[1]}")
    assert (await lan.hears(1)).text == OFFICE.admitted.format(role=OFFICE.roles[Role.EDITOR])
    await minh.says(f"/start {link[1]}")
    assert (await minh.hears(1)).text == OFFICE.invitation_void
    await lan.says(f"/start {link[1]}")
    assert (await lan.hears(2)).text == OFFICE.already_in
    await minh.says("rừng")
    assert (await minh.hears(2)).text == OFFICE.stranger


@pytest.mark.parametrize("argument", ["administrator", "reader snv", "x" * 500])
async def test_an_invitation_that_nobody_may_make_is_explained(admin: Person, argument: str) -> None:
    await admin.says(f"/moi {argument}")
    assert (await admin.hears(1)).text == OFFICE.invite_usage.format(units=OFFICE.none)


async def test_people_are_found_by_name(admin: Person, server: BotApiServer) -> None:
    for number, name in ((7, "Nguyễn Thị Lan"), (8, "Trần Văn Minh")):
        await server.person(number, name).says("/start")
        await admin.hears(number - 6)
    await admin.says("/nguoidung nguyen thi")
    found = (await admin.hears(3)).text
    assert "Nguyễn Thị Lan (số 7) – chờ duyệt" in found
    assert "Minh" not in found
    await admin.says("/nguoidung an")  # a word of a name begins so, not some syllable of it
    assert (await admin.hears(4)).text == OFFICE.nobody_named.format(name="an")


async def test_what_an_administrator_does_is_in_the_log(admin: Person, server: BotApiServer) -> None:
    lan = server.person(7, "Lan")
    await admit(admin, lan)
    await admin.says("/moi")
    await admin.hears(2)
    await admin.says("/nhatky")
    log = (await admin.hears(3)).text
    assert f"số {ADMINISTRATOR}: cấp quyền (7, người đọc)" in log
    assert log.index("tạo liên kết mời") < log.index("cấp quyền")
    assert "Lan" not in log


async def test_an_approval_survives_a_restart(server: BotApiServer, assistant: FakeAssistant, tmp_path: Path) -> None:
    admin, lan = server.person(ADMINISTRATOR), server.person(7, "Lan")
    async with running_bot(server, assistant, tmp_path, strangers=True):
        await admit(admin, lan)
    async with running_bot(server, assistant, tmp_path, strangers=True):
        await lan.says("rừng")
        assert (await lan.hears(3)).text.startswith(ANSWER)


async def test_who_asks_too_fast_is_told_when_to_come_back(
    server: BotApiServer, assistant: FakeAssistant, tmp_path: Path
) -> None:
    settings = bot_settings(server, questions_a_minute=2)
    async with running_bot(server, assistant, tmp_path, settings=settings):
        lan, minh = server.person(7), server.person(8)
        for _ in range(3):
            await lan.says("rừng")
        texts_ = {(await lan.hears(number)).text.split("\n")[0][:8] for number in (1, 2, 3)}
        assert texts_ == {ANSWER, OFFICE.too_fast[:8]}
        assert re.search(r"\d+ giây", "".join(message.text for message in lan.received))
        offered = await lan.finds_inline("rừng")
        assert offered["results"] == []
        assert offered["button"]["text"].startswith(OFFICE.too_fast[:8])
        await minh.says("rừng")
        assert (await minh.hears(1)).text.startswith(ANSWER)
    assert len(assistant.asked) == 3


async def test_a_request_waits_for_an_administrator_s_first_start(
    server: BotApiServer, assistant: FakeAssistant, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    lan = server.person(7, "Lan")
    async with running_bot(server, assistant, tmp_path, strangers=True):
        await lan.says("/start")
        assert (await lan.hears(1)).text == OFFICE.request_sent
        assert "No administrator can be reached" in caplog.text
        admin = server.person(ADMINISTRATOR)
        await admin.says("/start")
        await admin.hears(2)
        assert "Lan (số 7)" in "".join(message.text for message in admin.received)
        await admin.says("/start")
        await admin.hears(3)
        await quiet(server)
        assert len(admin.received) == 3


async def test_an_administrator_who_blocked_the_bot_keeps_no_request_from_the_others(
    server: BotApiServer, assistant: FakeAssistant, tmp_path: Path
) -> None:
    away, admin, lan = server.person(ADMINISTRATOR), server.person(901), server.person(7, "Lan")
    away.blocks_bot()
    settings = bot_settings(server, administrators=(ADMINISTRATOR, 901, 902))  # 902 never wrote to the bot
    async with running_bot(server, assistant, tmp_path, settings=settings, strangers=True):
        await lan.says("/start")
        assert (await lan.hears(1)).text == OFFICE.request_sent
        assert (await admin.hears(1)).text.startswith("Yêu cầu cấp quyền")
