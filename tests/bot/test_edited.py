"""Edited questions: answered anew in the answer's own place, once, and never by what they said before."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

import bot.receipts
import bot.request
from bot.texts import texts
from retrieval.answer import Answer, Claim, Language
from tests.support.bot_api import BotApiServer, Person, Refuse
from tests.support.bot_api.methods import BOT_NAME
from tests.support.fake_assistant import FakeAssistant
from tests.support.office import ADMINISTRATOR
from tests.support.running_bot import running_bot

VI = texts(Language.VIETNAMESE)
SILENCE = "Không tìm thấy trong kho tài liệu."


@pytest.fixture
async def anh(server: BotApiServer, assistant: FakeAssistant, tmp_path: Path) -> AsyncIterator[Person]:
    """A person who talks to a running bot."""
    async with running_bot(server, assistant, tmp_path):
        yield server.person(7)


async def said_next(anh: Person, count: int) -> str:
    """Return the bot's message after another one, so that whatever came before is over."""
    await anh.says("/start")
    return (await anh.hears(count)).text


async def test_the_answer_changes_where_it_stands_and_no_message_is_added(anh: Person, server: BotApiServer) -> None:
    await anh.says("sao Hỏa có nước không")
    answer = await anh.hears(1)
    assert answer.text.startswith(SILENCE)
    await anh.edits("trồng bao nhiêu rừng")
    await server.world.wait_until(lambda: bool(answer.states))
    assert answer.text.startswith("1.250 ha (trồng bao nhiêu rừng)")
    assert "① đọc đoạn" in answer.labels
    await anh.edits("sao Hỏa có nước không")
    await server.world.wait_until(lambda: len(answer.states) == 2)
    assert answer.text.startswith(SILENCE)
    assert await said_next(anh, 2) == VI.greeting


async def test_an_edit_that_changes_no_word_is_not_answered(anh: Person, assistant: FakeAssistant) -> None:
    await anh.says("trồng rừng")
    answer = await anh.hears(1)
    await anh.edits("trồng  rừng ")
    assert await said_next(anh, 2) == VI.greeting
    assert (answer.states, len(assistant.asked)) == ([], 1)


async def test_an_answer_that_was_taken_away_comes_as_a_new_message_tied_to_the_question(
    anh: Person, server: BotApiServer
) -> None:
    await anh.says("rừng nào")
    server.world.messages.remove(await anh.hears(1))
    question = anh.last_said
    await anh.edits("rừng trồng năm nào")
    answer = await anh.hears(1)
    assert answer.text.startswith("1.250 ha (rừng trồng năm nào)")
    assert answer.reply_to == question
    await anh.edits("rừng trồng năm 2024", message_id=question)
    await server.world.wait_until(lambda: bool(answer.states))
    assert answer.text.startswith("1.250 ha (rừng trồng năm 2024)")


@dataclass(slots=True)
class Talkative(FakeAssistant):
    """Answers at length where the question asks for it."""

    def ask(
        self,
        question: str,
        *,
        previous: tuple[str, ...] = (),
        levels: frozenset[str] = frozenset(),
        language: Language | None = None,
    ) -> Answer:
        """Return the answer, with sixty further claims for a question that says so."""
        answer = FakeAssistant.ask(self, question, previous=previous, levels=levels, language=language)
        more = tuple(Claim(f"{n}. " + "rừng trồng " * 12, (1,)) for n in range(60)) if "liệt kê" in question else ()
        return replace(answer, claims=(*answer.claims, *more))


async def test_a_longer_answer_takes_a_further_message_and_a_shorter_one_gives_it_back(
    server: BotApiServer, tmp_path: Path
) -> None:
    async with running_bot(server, Talkative(), tmp_path):
        anh = server.person(7)
        await anh.says("rừng nào")
        first = await anh.hears(1)
        assert first.labels
        await anh.edits("liệt kê rừng")
        last = await anh.hears(3)
        assert first.text.startswith("1.250 ha (liệt kê rừng)")
        assert first.labels == ()
        assert last.labels
        await anh.edits("rừng nào")
        await server.world.wait_until(lambda: len(anh.received) == 1)
        await server.world.wait_until(lambda: bool(first.labels))
        assert first.text.startswith("1.250 ha (rừng nào)")


async def test_a_follow_up_refers_to_the_question_as_it_reads_now(
    anh: Person, server: BotApiServer, assistant: FakeAssistant
) -> None:
    await anh.says("sao Hỏa có nước không")
    answer = await anh.hears(1)
    await anh.edits("rừng trồng năm nào")
    await server.world.wait_until(lambda: bool(answer.states))
    await anh.says("kế hoạch đó số mấy")
    await anh.hears(2)
    assert assistant.asked[-1].previous == ("rừng trồng năm nào",)


async def test_an_edit_that_comes_before_the_question_is_answered_has_the_last_word(
    server: BotApiServer, assistant: FakeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.request, "RETRY_DELAYS", ())
    monkeypatch.setattr(bot.receipts, "RETRY_AFTER_SECONDS", 0.5)
    async with running_bot(server, assistant, tmp_path):
        anh = server.person(7)
        server.faults.plan("sendMessage", Refuse(502, "Bad Gateway"))
        await anh.says("rừng cũ")
        await server.world.wait_until(lambda: any(call.status == 502 for call in server.world.calls))
        await anh.edits("rừng mới")
        answer = await anh.hears(1)
        await asyncio.sleep(0.8)  # the question itself is tried again, and left
        assert await said_next(anh, 2) == VI.greeting
        assert answer.text.startswith("1.250 ha (rừng mới)")
        assert answer.states == []


async def test_a_command_that_was_changed_is_not_done_again_but_said_so(
    anh: Person, server: BotApiServer, assistant: FakeAssistant
) -> None:
    await anh.says("/help")
    await anh.hears(1)
    await anh.edits("/language en")
    assert (await anh.hears(2)).text == VI.edited
    await anh.says("/hoi rừng nào")
    answer = await anh.hears(3)
    await anh.edits("/hoi rừng 2024")
    await server.world.wait_until(lambda: bool(answer.states))
    assert answer.text.startswith("1.250 ha (rừng 2024)")
    assert len(assistant.asked) == 2


async def test_in_a_group_an_edit_may_be_what_asks_and_one_that_does_not_ask_is_left_alone(
    anh: Person, server: BotApiServer
) -> None:
    group = server.group(55)
    asked = await group.says(anh, "rừng trồng năm nào, các anh chị?")
    await group.edits(anh, asked, "rừng trồng năm nào")
    await group.edits(anh, asked, f"@{BOT_NAME} rừng trồng năm nào")
    await server.world.wait_until(lambda: bool(group.received))
    assert group.received[0].text.startswith("1.250 ha (rừng trồng năm nào)")
    assert group.received[0].reply_to == asked
    await group.edits(anh, asked, f"@{BOT_NAME} rừng trồng năm 2024")
    await server.world.wait_until(lambda: bool(group.received[0].states))
    assert len(group.received) == 1


async def test_a_stranger_who_edits_hears_nothing(
    server: BotApiServer, assistant: FakeAssistant, tmp_path: Path
) -> None:
    async with running_bot(server, assistant, tmp_path, strangers=True):
        stranger = server.person(9)
        await stranger.says("rừng")
        await stranger.hears(1)
        await stranger.edits("rừng nào")
        administrator = server.person(ADMINISTRATOR)
        await administrator.says("rừng")
        await server.world.wait_until(lambda: any("1.250 ha" in message.text for message in administrator.received))
        assert len(stranger.received) == 1
        assert len(assistant.asked) == 1
