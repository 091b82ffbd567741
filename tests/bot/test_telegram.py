"""The bot over Telegram: what people write and press, and what they get."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.health import judge
from bot.library import Library
from bot.pool import AnswerPool
from bot.texts import texts
from retrieval.answer import Language
from tests.support.bot_api import BotApiServer, Person
from tests.support.fake_assistant import TEXTS, FakeAssistant
from tests.support.running_bot import bot_settings, running_bot

VI, EN = texts(Language.VIETNAMESE), texts(Language.ENGLISH)


@pytest.fixture
async def anh(server: BotApiServer, assistant: FakeAssistant, tmp_path: Path) -> AsyncIterator[Person]:
    """A person who talks to a running bot."""
    async with running_bot(server, assistant, tmp_path):
        yield server.person(7)


async def test_start_greets_and_help_gives_examples(anh: Person) -> None:
    await anh.says("/start")
    assert (await anh.hears(1)).text == VI.greeting
    await anh.says("/help")
    shown = (await anh.hears(2)).text
    assert all(example in shown for example in VI.examples)


async def test_a_question_is_answered_with_quote_source_note_and_a_button(anh: Person) -> None:
    await anh.says("trồng bao nhiêu rừng <b>&?")
    message = await anh.hears()
    lines = message.text.split("\n")
    assert lines[0] == "1.250 ha (trồng bao nhiêu rừng <b>&?)\u00a0①"
    assert lines[1] == "“…trồng 1.250 ha rừng & chăm sóc <rừng cũ>…”\u00a0①"
    assert lines[2].startswith("①\u00a0")
    assert "Kế hoạch số 12/KH-UBND" in lines[2]
    assert lines[3] == "※\u00a0Nguồn là bản chưa phát hành."
    assert message.labels[0] == "① đọc đoạn"
    assert {entity.type for entity in message.entities} == {"bold", "blockquote"}


async def test_a_source_opens_in_a_new_message_and_pages_in_place(anh: Person, server: BotApiServer) -> None:
    await anh.says("rừng")
    answer = await anh.hears(1)
    query = await anh.presses(answer, "① đọc đoạn")
    opened = await anh.hears(2)
    assert all(text in opened.text for text in TEXTS[:3])
    await server.world.wait_until(lambda: query in server.world.answered_queries)
    await anh.presses(opened, VI.next)
    await server.world.wait_until(lambda: bool(opened.states))
    assert TEXTS[3] in opened.text
    assert TEXTS[0] not in opened.text
    assert len(anh.received) == 2
    assert anh.received[0].text == answer.text


async def test_pressing_the_same_page_twice_is_no_error(anh: Person, server: BotApiServer) -> None:
    await anh.says("rừng")
    await anh.presses(await anh.hears(1), "① đọc đoạn")
    opened = await anh.hears(2)
    data = opened.data(VI.next)
    queries = [await anh.presses_data(opened, data) for _ in range(3)]
    await server.world.wait_until(lambda: set(queries) <= set(server.world.answered_queries))
    await anh.says("/start")
    assert (await anh.hears(3)).text == VI.greeting
    assert len(opened.states) == 1


async def test_silence_offers_the_nearest_and_how_to_ask(anh: Person) -> None:
    await anh.says("sao Hỏa có nước không")
    message = await anh.hears(1)
    assert message.text.startswith("Không tìm thấy trong kho tài liệu.")
    assert VI.nearest in message.text
    await anh.presses(message, VI.ask_otherwise)
    assert (await anh.hears(2)).text == VI.how_to_ask


async def test_a_follow_up_is_understood_and_another_topic_forgets_it(
    anh: Person, server: BotApiServer, assistant: FakeAssistant
) -> None:
    await anh.says("rừng trồng năm nào")
    await anh.hears(1)
    await anh.says("kế hoạch đó số mấy")
    message = await anh.hears(2)
    assert message.text.startswith(f"{VI.understood} rừng trồng năm 2024")
    query = await anh.presses(message, VI.another_topic)
    await server.world.wait_until(lambda: query in server.world.answered_queries)
    assert server.world.answered_queries[query] == VI.forgotten
    await anh.says("kế hoạch đó số mấy")
    await anh.hears(3)
    assert assistant.asked[-1].previous == ()


async def test_the_language_is_chosen_by_button_or_by_word(anh: Person, server: BotApiServer) -> None:
    await anh.says("/language")
    offered = await anh.hears(1)
    assert offered.labels == ("Tiếng Việt", "English")
    await anh.presses(offered, "English")
    await server.world.wait_until(lambda: offered.text == EN.language_set)
    await anh.says("rừng")
    assert (await anh.hears(2)).labels[0] == "① read"
    await anh.says("/language vi")
    assert (await anh.hears(3)).text == VI.language_set
    await anh.says("/language fr")
    assert (await anh.hears(4)).labels == ("Tiếng Việt", "English")


@pytest.mark.parametrize("question", ["a", "?", "\x01\x02", "👍"])
async def test_a_question_without_words_gets_one_sentence(anh: Person, question: str) -> None:
    await anh.says(question)
    assert (await anh.hears()).text == VI.question_unreadable


async def test_a_question_beyond_the_limit_gets_one_sentence(anh: Person) -> None:
    await anh.says("rừng " * 800)
    assert (await anh.hears()).text == "Câu hỏi dài 4000 ký tự, giới hạn là 2000. Đề nghị hỏi ngắn hơn."


async def test_pictures_and_unknown_commands_are_told_what_to_do(anh: Person) -> None:
    await anh.sends(voice={"file_id": "v", "file_unique_id": "v", "duration": 3})
    assert (await anh.hears(1)).text == VI.only_text
    await anh.says("/khongco")
    assert (await anh.hears(2)).text == VI.unknown_command


async def test_in_a_group_the_bot_answers_the_command_only_and_ties_the_answer_to_it(
    anh: Person, server: BotApiServer, assistant: FakeAssistant
) -> None:
    group = server.group(55)
    await group.says(anh, "rừng trồng năm nào, các anh chị?")
    asked = await group.says(anh, "/hoi rừng trồng năm nào")
    await server.world.wait_until(lambda: bool(group.received))
    assert group.received[0].text.startswith("1.250 ha")
    assert group.received[0].reply_to == asked
    await group.says(anh, "/hoi")
    await server.world.wait_until(lambda: len(group.received) == 2)
    assert group.received[1].text == VI.ask_usage.format(example=VI.examples[0])
    assert len(assistant.asked) == 1


async def test_in_a_forum_the_answer_stays_in_its_topic(anh: Person, server: BotApiServer) -> None:
    group = server.group(55)
    await group.says(anh, "/hoi rừng trồng năm nào", topic=9)
    await group.says(anh, "/hoi rừng trồng năm nào")
    await server.world.wait_until(lambda: len(group.received) == 2)
    assert [message.thread for message in group.received] == [9, None]


async def test_an_old_button_says_so(anh: Person, server: BotApiServer) -> None:
    await anh.says("/start")
    message = await anh.hears(1)
    query = await anh.presses_data(message, "v0:something")
    await server.world.wait_until(lambda: query in server.world.answered_queries)
    assert server.world.answered_queries[query] == VI.old_button


async def test_a_failing_engine_is_logged_first_and_answered_with_one_sentence(
    anh: Person, assistant: FakeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down() -> None:
        raise RuntimeError("the index is gone")

    assistant.behaves("hỏng", break_down)
    await anh.says("hỏng")
    assert (await anh.hears(1)).text == VI.failed
    assert "the index is gone" in caplog.text
    await anh.says("rừng")
    assert (await anh.hears(2)).text.startswith("1.250 ha")


async def test_typing_is_shown_while_an_answer_takes_long_and_not_otherwise(
    anh: Person, server: BotApiServer, assistant: FakeAssistant
) -> None:
    assistant.behaves("chậm", lambda: time.sleep(1.2))
    await anh.says("rừng")
    await anh.hears(1)
    assert list(server.world.called("sendChatAction")) == []
    await anh.says("rừng chậm")
    await anh.hears(2)
    assert [call.params["action"] for call in server.world.called("sendChatAction")] == ["typing"]


async def test_an_answer_that_takes_too_long_is_given_up_with_one_sentence(
    server: BotApiServer, assistant: FakeAssistant, tmp_path: Path
) -> None:
    assistant.behaves("chậm", lambda: time.sleep(2))
    settings = bot_settings(server, answer_timeout_seconds=1)
    async with running_bot(server, assistant, tmp_path, settings=settings):
        anh = server.person(7)
        await anh.says("chậm")
        assert (await anh.hears(1)).text == VI.timed_out.format(seconds=1)
        await anh.says("rừng")
        assert (await anh.hears(2)).text.startswith("1.250 ha")


async def test_when_too_many_slow_answers_run_the_next_is_told_to_come_back(
    server: BotApiServer, assistant: FakeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.app.AnswerPool", lambda places, **_: AnswerPool(places, slow_after=0.01, spare=0))
    gate = threading.Event()
    assistant.behaves("chậm", gate.wait)
    async with running_bot(server, assistant, tmp_path, settings=bot_settings(server, answer_threads=1)):
        await server.person(8).says("rừng chậm")
        await server.world.wait_until(lambda: not server.world.updates)
        await asyncio.sleep(0.3)
        anh = server.person(7)
        await anh.says("rừng")
        assert (await anh.hears(1)).text == VI.busy
        gate.set()
        await server.person(8).hears(1)


async def test_one_person_s_questions_are_answered_in_order_and_a_flood_is_slowed(
    anh: Person, assistant: FakeAssistant
) -> None:
    assistant.behaves("rừng", lambda: time.sleep(0.1))
    for number in range(8):
        await anh.says(f"rừng {number}")
    await anh.hears(8)
    answers = [message.text for message in anh.received if message.text.startswith("1.250 ha")]
    assert answers == sorted(answers)
    assert len(answers) == 5
    assert VI.waiting.format(count=5) in [message.text for message in anh.received]


async def test_the_pulse_says_that_the_bot_is_well_and_why_it_is_not(
    server: BotApiServer, assistant: FakeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.service.EVERY_SECONDS", 0.05)
    async with running_bot(server, assistant, tmp_path):
        anh = server.person(7)
        await anh.says("/start")
        await anh.hears(1)
        await asyncio.sleep(0.2)
        assert judge(tmp_path).well
        monkeypatch.setattr("bot.service.SILENT_POLLS", 0)  # as after minutes without Telegram
        await asyncio.sleep(0.2)
        assert "Telegram has not been reached" in judge(tmp_path).reason
    monkeypatch.undo()


async def test_the_command_menu_is_set_in_both_languages(anh: Person, server: BotApiServer) -> None:
    await server.world.wait_until(lambda: set(server.world.commands) == {"", "vi", "en"})
    assert {code: commands[0]["description"] for code, commands in server.world.commands.items()} == {
        "": VI.command_help,
        "vi": VI.command_help,
        "en": EN.command_help,
    }
    assert anh.received == []


async def test_a_long_answer_comes_in_pieces_with_the_buttons_under_the_last(
    server: BotApiServer, tmp_path: Path
) -> None:
    long = ("Đoạn rất dài & <nhiều> chữ. " * 700).strip()
    library = FakeAssistant((*TEXTS[:2], long, TEXTS[3]))
    async with running_bot(server, library, tmp_path):
        anh = server.person(7)
        await anh.says("rừng")
        await anh.presses(await anh.hears(1), "① đọc đoạn")
        opened = await anh.hears(2)
        await anh.presses(opened, VI.next)
        await anh.hears(4)
        await asyncio.sleep(0.1)
    pieces = anh.received[2:]
    assert len(pieces) > 2
    assert [bool(piece.buttons) for piece in pieces] == [False] * (len(pieces) - 1) + [True]
    assert "".join(pieces[1:-1][0].text.split()) in "".join(long.split())


async def test_a_new_snapshot_answers_the_next_question(
    server: BotApiServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.service.REFRESH_EVERY_SECONDS", 0.05)
    published = [FakeAssistant()]
    library = Library(lambda: published[-1], lambda: len(published))
    async with running_bot(server, library, tmp_path, refresh=library.refresh):
        anh = server.person(7)
        await anh.says("rừng")
        await anh.hears(1)
        published.append(FakeAssistant((*TEXTS[:3], "Đoạn mới.")))
        await asyncio.sleep(0.3)
        await anh.says("rừng")
        await anh.hears(2)
    assert [len(assistant.asked) for assistant in published] == [1, 1]
    assert [assistant.closed for assistant in published] == [1, 0]
