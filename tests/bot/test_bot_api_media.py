"""The test server takes photos, files, quizzes, copy buttons and inline results as Telegram does, with its limits."""

from __future__ import annotations

import io
from typing import Any

import aiohttp
import pytest
from PIL import Image

from tests.support.bot_api import BotApiServer

Json = dict[str, Any]


def png(width: int, height: int) -> bytes:
    data = io.BytesIO()
    Image.new("1", (width, height)).save(data, "PNG")
    return data.getvalue()


async def answered(server: BotApiServer, method: str, files: dict[str, bytes] | None = None, **params: object) -> Json:
    url = f"{server.url}/bot{server.token}/{method}"
    async with aiohttp.ClientSession() as session:
        if not files:
            async with session.post(url, json=params) as response:
                body: Json = await response.json()
                return body
        form = aiohttp.FormData({name: str(value) for name, value in params.items()})
        for name, data in files.items():
            form.add_field(name, data, filename=f"{name}.bin")
        async with session.post(url, data=form) as response:
            answer: Json = await response.json()
    return answer


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (png(6000, 4001), "PHOTO_INVALID_DIMENSIONS"),
        (png(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
    ],
)
async def test_a_photo_that_telegram_refuses_is_refused(server: BotApiServer, data: bytes, reason: str) -> None:
    server.person(7)
    assert reason in (await answered(server, "sendPhoto", {"photo": data}, chat_id=7))["description"]
    assert server.world.messages == []


async def test_a_photo_and_a_file_arrive_as_they_were_sent(server: BotApiServer) -> None:
    anh = server.person(7)
    picture = png(1000, 1400)
    assert (await answered(server, "sendPhoto", {"photo": picture}, chat_id=7, caption="x"))["result"]["caption"] == "x"
    assert (await answered(server, "sendDocument", {"document": b"%PDF"}, chat_id=7))["ok"]
    assert [(m.photo, m.document) for m in anh.received] == [(picture, b""), (b"", b"%PDF")]
    long = await answered(server, "sendPhoto", {"photo": picture}, chat_id=7, caption="a" * 1025)
    assert "caption is too long" in long["description"]
    assert "non-empty" in (await answered(server, "sendDocument", {"document": b""}, chat_id=7))["description"]
    number = anh.received[0].message_id
    edit = await answered(server, "editMessageText", chat_id=7, message_id=number, text="y")
    assert "no text in the message to edit" in edit["description"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"question": "q" * 301}, "300"),
        ({"options": ["a"]}, "at least 2"),
        ({"options": ["a", "b" * 101]}, "100"),
        ({"options": ["a", "a"]}, "distinct"),
        ({"correct_option_ids": [2]}, "correct option"),
        ({"explanation": "e" * 201}, "MESSAGE_TOO_LONG"),
        ({"explanation": "a\nb\nc\nd"}, "MESSAGE_TOO_LONG"),
    ],
)
async def test_a_quiz_that_telegram_refuses_is_refused(server: BotApiServer, changes: Json, reason: str) -> None:
    server.person(7)
    quiz: Json = {"question": "q", "options": ["a", "b"], "type": "quiz", "correct_option_ids": [1]}
    assert (await answered(server, "sendPoll", chat_id=7, **quiz))["result"]["poll"]["correct_option_ids"] == [1]
    assert reason in (await answered(server, "sendPoll", chat_id=7, **(quiz | changes)))["description"]


@pytest.mark.parametrize(
    "button",
    [
        {"text": "x", "copy_text": {"text": ""}},
        {"text": "x", "copy_text": {"text": "a" * 257}},
        {"text": "x", "copy_text": {"text": "a"}, "callback_data": "b"},
    ],
)
async def test_a_copy_button_that_telegram_refuses_is_refused(server: BotApiServer, button: Json) -> None:
    server.person(7)
    markup = {"inline_keyboard": [[button]]}
    assert not (await answered(server, "sendMessage", chat_id=7, text="x", reply_markup=markup))["ok"]


def article(name: str, text: str = "x") -> Json:
    content = {"message_text": text, "parse_mode": "HTML"}
    return {"type": "article", "id": name, "title": "t", "input_message_content": content}


@pytest.mark.parametrize(
    ("results", "reason"),
    [
        ([article(str(n)) for n in range(51)], "RESULTS_TOO_MUCH"),
        ([article("a"), article("a")], "RESULT_ID_DUPLICATE"),
        ([article("a" * 65)], "RESULT_ID_INVALID"),
        ([article("a", "<b>")], "parse entities"),
        ([article("a", "")], "empty"),
    ],
)
async def test_inline_results_that_telegram_refuses_are_refused(
    server: BotApiServer, results: list[Json], reason: str
) -> None:
    query = await server.person(7).types_inline("x")
    refused = await answered(server, "answerInlineQuery", inline_query_id=query, results=results)
    assert reason in refused["description"]
    assert (await answered(server, "answerInlineQuery", inline_query_id=query, results=[article("a")]))["ok"]
    again = await answered(server, "answerInlineQuery", inline_query_id=query, results=[])
    assert "query is too old" in again["description"]
