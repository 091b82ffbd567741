"""A person sees what is kept of him, has it erased, and what is old is forgotten by itself."""

from __future__ import annotations

import re
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.office.privacy import _COUNTED, erase, kept_of
from bot.people import People, Standing
from bot.state import FILE_NAME, State, open_state
from bot.texts.office import office_texts
from retrieval.answer import Language
from tests.support.bot_api import BotApiServer, Person
from tests.support.fake_assistant import FakeAssistant
from tests.support.office import ADMINISTRATOR, quiet
from tests.support.running_bot import bot_settings, running_bot

OFFICE = office_texts(Language.VIETNAMESE)


@pytest.fixture
async def lan(server: BotApiServer, assistant: FakeAssistant, tmp_path: Path) -> AsyncIterator[Person]:
    async with running_bot(server, assistant, tmp_path):
        yield server.person(7, "Lan")


def personal_tables(state: State) -> set[str]:
    """Return the tables of the schema that name a person."""
    with state.transaction() as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {t for t in tables if any(row[1] == "person_id" for row in db.execute(f"PRAGMA table_info({t})"))}


def test_no_table_that_names_a_person_is_left_out() -> None:
    state = State()
    assert personal_tables(state) == {*_COUNTED, "person"}
    assert set(OFFICE.tables) == set(_COUNTED)
    state.close()


async def test_one_is_shown_what_is_kept_and_what_for(lan: Person) -> None:
    await lan.says("rừng trồng năm nào")
    await lan.hears(1)
    await lan.says("/dulieu")
    shown = (await lan.hears(2)).text
    assert "Số Telegram 7, tên Người số 7, quyền người đọc" in shown
    assert "– rừng trồng năm nào" in shown
    assert OFFICE.tables["used"].format(count=1) in shown
    assert "sau 90 ngày" in shown


async def test_one_has_everything_erased_and_keeps_the_access(
    lan: Person, server: BotApiServer, tmp_path: Path
) -> None:
    minh = server.person(8)
    await lan.says("sao Hỏa có nước không, Lan hỏi")
    await lan.hears(1)
    await minh.says("sao Mộc có nước không")
    await minh.hears(1)
    await lan.says("/xoadulieu")
    sure = await lan.hears(2)
    await lan.presses(sure, OFFICE.erase_yes)
    await server.world.wait_until(lambda: sure.text == OFFICE.erased)
    await lan.says("/dulieu")
    shown = (await lan.hears(3)).text
    assert "Lan hỏi" not in shown
    assert "tên không có" in shown
    assert not re.search(r": [1-9]\d*$", shown, re.MULTILINE)
    state = open_state(tmp_path)
    assert kept_of(state, 7).total == 0
    assert kept_of(state, 8).total > 0
    state.close()
    assert b"Lan h" not in (tmp_path / FILE_NAME).read_bytes()
    await lan.says("rừng")
    assert (await lan.hears(4)).text.startswith("1.250 ha")


async def test_another_s_data_are_not_erased_and_a_change_of_mind_erases_nothing(
    lan: Person, server: BotApiServer, tmp_path: Path
) -> None:
    minh = server.person(8)
    await minh.says("rừng")
    await minh.hears(1)
    await lan.says("/xoadulieu")
    sure = await lan.hears(1)
    query = await lan.presses_data(sure, "o:erase 8")
    await server.world.wait_until(lambda: query in server.world.answered_queries)
    assert server.world.answered_queries[query] == OFFICE.no_such_task
    await lan.presses(sure, OFFICE.cancel)
    await server.world.wait_until(lambda: sure.text == OFFICE.not_erased)
    state = open_state(tmp_path)
    assert kept_of(state, 8).total > 0
    state.close()


def test_a_block_cannot_be_shaken_off_by_erasing() -> None:
    state = State()
    people = People(state)
    people.put(7, Standing.BLOCKED, name="Lan")
    erase(state, 7)
    person = people.find(7)
    assert person is not None
    assert (person.standing, person.name) == (Standing.BLOCKED, "")
    state.close()


async def test_what_is_older_than_the_setting_is_forgotten_while_the_bot_runs(
    server: BotApiServer, assistant: FakeAssistant, tmp_path: Path
) -> None:
    old = int(time.time()) - 40 * 86_400
    state = open_state(tmp_path)
    with state.transaction() as db:
        db.execute(
            "INSERT INTO used (at, person_id, question, outcome, milliseconds) VALUES (?, 7, '', 'x', 1)", (old,)
        )
        db.execute("INSERT INTO audit (at, actor, deed, subject) VALUES (?, 7, 'blocked', '8')", (old,))
        db.execute("INSERT INTO person (person_id, standing, role, since) VALUES (5000, 'asked', 'reader', ?)", (old,))
    state.close()
    async with running_bot(server, assistant, tmp_path, settings=bot_settings(server, keep_days=30), strangers=True):
        admin = server.person(ADMINISTRATOR)
        await quiet(server, 1.0)
        await admin.says("/nhatky")
        assert (await admin.hears(1)).text == OFFICE.log_empty
    state = open_state(tmp_path)
    assert kept_of(state, 7).total == 0
    assert People(state).find(5000) is None
    state.close()


async def test_the_menu_grows_with_the_role(lan: Person, server: BotApiServer) -> None:
    await server.world.wait_until(lambda: set(server.world.commands) == {"", "vi", "en"})
    readers = {command["command"] for command in server.world.commands["vi"]}
    assert {"dulieu", "xoadulieu", "hoi"} <= readers
    assert "nguoidung" not in readers
    admin = server.person(ADMINISTRATOR)
    await admin.says("/nguoidung 7")
    card = await admin.hears(1)
    await admin.presses(card, OFFICE.roles[next(role for role in OFFICE.roles if role.value == "administrator")])
    await server.world.wait_until(lambda: 7 in server.world.chat_commands)
    assert "nguoidung" in {command["command"] for command in server.world.chat_commands[7]}
    await admin.presses(card, OFFICE.block)
    await server.world.wait_until(lambda: 7 not in server.world.chat_commands)


async def test_the_menu_of_an_administrator_follows_the_language_that_he_chooses(
    lan: Person, server: BotApiServer
) -> None:
    admin = server.person(ADMINISTRATOR)

    def abouts() -> set[str]:
        return {command["description"] for command in server.world.chat_commands.get(ADMINISTRATOR, [])}

    await admin.says("/language en")
    await admin.hears(1)
    await server.world.wait_until(lambda: "People and roles" in abouts())
    await admin.says("/language")
    await admin.presses(await admin.hears(2), "Tiếng Việt")
    await server.world.wait_until(lambda: "Người dùng và quyền" in abouts())
    assert "People and roles" not in abouts()
