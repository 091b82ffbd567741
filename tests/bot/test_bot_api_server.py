"""The test server judges as Telegram does: limits, markup, long poll, offsets, webhook, faults."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from tests.support.bot_api import BotApiServer, Delay, Drop, MarkupError, Refuse, parse_html

Json = dict[str, Any]


async def call(server: BotApiServer, method: str, *, bot: str = "", **params: object) -> Json:
    url = f"{server.url}/bot{bot or server.token}/{method}"
    async with aiohttp.ClientSession() as session, session.post(url, json=params) as response:
        body: Json = await response.json()
    assert body["ok"] == (response.status == 200)
    return body


async def refusal(server: BotApiServer, method: str, **params: object) -> str:
    bot = str(params.pop("bot", ""))
    body = await call(server, method, bot=bot, **params)
    assert not body["ok"]
    return str(body["description"])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "message text is empty"),
        (" \n ", "message text is empty"),
        ("<b></b>", "message text is empty"),
        ("a" * 4097, "message is too long"),
        ("👍" * 2049, "message is too long"),
        ("<b>x", "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        ("x</b>", "can't parse entities: Unexpected end tag at byte offset 1"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("é<p>x</p>", 'Unsupported start tag "p" at byte offset 2'),
        ("1 < 2", "Unclosed start tag at byte offset 2"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "Can't nest blockquote"),
    ],
)
async def test_a_message_that_telegram_refuses_is_refused_in_its_words(
    server: BotApiServer, text: str, reason: str
) -> None:
    server.person(7)
    assert reason in await refusal(server, "sendMessage", chat_id=7, text=text, parse_mode="HTML")
    assert server.world.messages == []


@pytest.mark.parametrize(
    "text", ["a" * 4096, "&amp;" * 4096, "👍" * 2048, "<b>" + "a" * 4096 + "</b>", "\n" + "a" * 4096]
)
async def test_the_limit_counts_what_is_seen(server: BotApiServer, text: str) -> None:
    server.person(7)
    assert (await call(server, "sendMessage", chat_id=7, text=text, parse_mode="HTML"))["ok"]


@pytest.mark.parametrize(
    ("keyboard", "reason"),
    [
        ([[{"text": "x", "callback_data": "d" * 65}]], "BUTTON_DATA_INVALID"),
        ([[{"text": "x", "callback_data": "ê" * 33}]], "BUTTON_DATA_INVALID"),
        ([[{"text": "x", "callback_data": ""}]], "BUTTON_DATA_INVALID"),
        ([[{"text": " ", "callback_data": "d"}]], 'Field "text"'),
        ([[{"text": "x"}]], "Text buttons are unallowed"),
        ([[{"text": "x", "callback_data": "d"}]] * 101, "reply markup is too long"),
        ([[{"text": "x", "callback_data": "d"}] * 9], "reply markup is too long"),
    ],
)
async def test_a_keyboard_that_telegram_refuses_is_refused(
    server: BotApiServer, keyboard: list[list[Json]], reason: str
) -> None:
    server.person(7)
    markup = {"inline_keyboard": keyboard}
    assert reason in await refusal(server, "sendMessage", chat_id=7, text="x", reply_markup=markup)


async def test_chats_and_tokens_are_checked(server: BotApiServer) -> None:
    assert "chat not found" in await refusal(server, "sendMessage", chat_id=7, text="x")
    server.person(7).blocks_bot()
    assert "bot was blocked by the user" in await refusal(server, "sendMessage", chat_id=7, text="x")
    assert await refusal(server, "getMe", bot="1:wrong") == "Unauthorized"
    assert await refusal(server, "getMe", bot="nonsense") == "Not Found"
    assert "method not found" in await refusal(server, "sendPigeon")


async def test_a_form_with_nested_json_is_understood_and_text_stays_text(server: BotApiServer) -> None:
    server.person(7)
    form = {
        "chat_id": "7",
        "text": "{1}",
        "reply_markup": json.dumps({"inline_keyboard": [[{"text": "x", "url": "u"}]]}),
    }
    url = f"{server.url}/bot{server.token}/sendMessage"
    async with aiohttp.ClientSession() as session, session.post(url, data=form) as response:
        assert response.status == 200
    assert (server.world.messages[0].text, server.world.messages[0].labels) == ("{1}", ("x",))


async def test_an_edit_needs_a_message_and_a_change(server: BotApiServer) -> None:
    server.person(7)
    sent = (await call(server, "sendMessage", chat_id=7, text="một"))["result"]
    edit = {"chat_id": 7, "message_id": sent["message_id"]}
    assert "not modified" in await refusal(server, "editMessageText", text="một", **edit)
    assert (await call(server, "editMessageText", text="hai", **edit))["result"]["text"] == "hai"
    assert "message to edit not found" in await refusal(server, "editMessageText", chat_id=7, message_id=99, text="x")


async def test_a_callback_query_is_answered_once_and_briefly(server: BotApiServer) -> None:
    anh = server.person(7)
    await call(
        server,
        "sendMessage",
        chat_id=7,
        text="x",
        reply_markup={"inline_keyboard": [[{"text": "b", "callback_data": "d"}]]},
    )
    query = await anh.presses(anh.received[0], "b")
    assert "MESSAGE_TOO_LONG" in await refusal(server, "answerCallbackQuery", callback_query_id=query, text="x" * 201)
    assert (await call(server, "answerCallbackQuery", callback_query_id=query))["ok"]
    assert "query is too old" in await refusal(server, "answerCallbackQuery", callback_query_id=query)


async def test_updates_are_repeated_until_the_offset_confirms_them(server: BotApiServer) -> None:
    anh = server.person(7)
    first, second = await anh.says("một"), await anh.says("hai")
    for _ in range(2):
        found = (await call(server, "getUpdates"))["result"]
        assert [update["update_id"] for update in found] == [first, second]
    assert len((await call(server, "getUpdates", limit=1))["result"]) == 1
    rest = (await call(server, "getUpdates", offset=second))["result"]
    assert [update["message"]["text"] for update in rest] == ["hai"]
    assert (await call(server, "getUpdates", offset=second + 1))["result"] == []


async def test_a_negative_offset_keeps_the_last_updates(server: BotApiServer) -> None:
    anh = server.person(7)
    for text in ("một", "hai", "ba"):
        await anh.says(text)
    assert [u["message"]["text"] for u in (await call(server, "getUpdates", offset=-1))["result"]] == ["ba"]
    assert len((await call(server, "getUpdates"))["result"]) == 1


async def test_a_long_poll_waits_and_returns_at_once_when_something_comes(server: BotApiServer) -> None:
    started = time.monotonic()
    poll = asyncio.create_task(call(server, "getUpdates", timeout=30))
    await asyncio.sleep(0.2)
    assert not poll.done()
    await server.person(7).says("một")
    assert len((await poll)["result"]) == 1
    assert time.monotonic() - started < 5


async def test_an_empty_long_poll_ends_in_time(server: BotApiServer) -> None:
    started = time.monotonic()
    assert (await call(server, "getUpdates", timeout=1))["result"] == []
    assert 0.9 < time.monotonic() - started < 5


async def test_of_two_polls_the_older_is_ended(server: BotApiServer) -> None:
    older = asyncio.create_task(call(server, "getUpdates", timeout=30))
    await asyncio.sleep(0.2)
    newer = asyncio.create_task(call(server, "getUpdates", timeout=30))
    assert "terminated by other getUpdates" in (await older)["description"]
    await server.person(7).says("một")
    assert (await newer)["ok"]


async def test_a_webhook_gets_updates_in_order_until_it_takes_them(server: BotApiServer) -> None:
    seen: list[tuple[str | None, str]] = []
    all_seen = asyncio.Event()

    async def hook(request: web.Request) -> web.Response:
        body = await request.json()
        seen.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), body["message"]["text"]))
        if len(seen) == 3:
            all_seen.set()
        return web.Response(status=500 if len(seen) == 1 else 200)

    application = web.Application()
    application.router.add_post("/hook", hook)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    assert "HTTPS" in await refusal(server, "setWebhook", url="http://example.org/hook")
    assert "unallowed characters" in await refusal(server, "setWebhook", url=url, **{"secret_token": "a b"})
    assert (await call(server, "setWebhook", url=url, **{"secret_token": "s-1"}))["ok"]
    assert "webhook is active" in await refusal(server, "getUpdates")
    anh = server.person(7)
    await anh.says("một")
    await anh.says("hai")
    await asyncio.wait_for(all_seen.wait(), 10)
    assert seen == [("s-1", "một"), ("s-1", "một"), ("s-1", "hai")]
    assert (await call(server, "deleteWebhook"))["ok"]
    assert (await call(server, "getUpdates"))["result"] == []
    await runner.cleanup()


async def test_faults_happen_as_planned_and_only_so_often(server: BotApiServer) -> None:
    server.person(7)
    server.faults.plan("sendMessage", Refuse(429, "Too Many Requests: retry after 3", retry_after=3))
    server.faults.plan("sendMessage", Drop())
    server.faults.plan("sendMessage", Drop(after_doing=True))
    server.faults.plan("sendMessage", Delay(0.2))
    body = await call(server, "sendMessage", chat_id=7, text="x")
    assert (body["error_code"], body["parameters"]) == (429, {"retry_after": 3})
    for text, arrived in (("mất", 0), ("tới", 1)):
        with pytest.raises(aiohttp.ClientError):
            await call(server, "sendMessage", chat_id=7, text=text)
        assert len(server.world.messages) == arrived
    started = time.monotonic()
    assert (await call(server, "sendMessage", chat_id=7, text="chậm"))["ok"]
    assert time.monotonic() - started >= 0.2
    assert list(server.faults.left()) == []


def test_entities_are_measured_in_utf16_units() -> None:
    text, entities = parse_html("👍<b>é&lt;</b><i></i>")
    assert text == "👍é<"
    assert [(e.type, e.offset, e.length) for e in entities] == [("bold", 2, 2)]


@pytest.mark.parametrize("markup", ["<b", "<>", "<b x=>a</b>", "</", "<b/>a"])
def test_broken_tags_are_refused(markup: str) -> None:
    with pytest.raises(MarkupError):
        parse_html(markup)
