"""The bot against a Bot API server that someone else wrote."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.texts import texts
from retrieval.answer import Language
from tests.support.bot_api import BotApiServer, parse_html
from tests.support.bot_process import BotProcess
from tests.support.npm import npm_package
from tests.support.telegram_test_api import NAME, VERSION, foreign_server

VI = texts(Language.VIETNAMESE)
TOKEN = "777:AAAtestBBB"  # noqa: S105 - opens nothing


@pytest.mark.slow
@pytest.mark.timeout(900)
async def test_a_conversation_over_telegram_test_api(server: BotApiServer, tmp_path: Path) -> None:
    package = npm_package(NAME, VERSION)
    async with foreign_server(package, TOKEN) as foreign:
        process = BotProcess(server, tmp_path, settings={"token": TOKEN, "api_base_url": foreign.url})
        async with process:
            await foreign.say(42, "/start")
            assert parse_html((await foreign.heard(1, 40))[0]["message"]["text"])[0] == VI.greeting
            await foreign.say(42, "trồng bao nhiêu rừng <&>?")
            answer = (await foreign.heard(2))[1]
            text, entities = parse_html(answer["message"]["text"])
            assert text.startswith("1.250 ha (trồng bao nhiêu rừng <&>?)\u00a0①\n“…trồng 1.250 ha")
            assert [entity.type for entity in entities] == ["bold", "blockquote"]
            button = answer["message"]["reply_markup"]["inline_keyboard"][0][0]
            assert button["text"] == "① đọc đoạn"
            await foreign.press(42, answer, button["callback_data"])
            opened = (await foreign.heard(3))[2]["message"]
            assert "giao Sở Nông nghiệp" in opened["text"]
            pages = [key["callback_data"] for key in opened["reply_markup"]["inline_keyboard"][0]]
            assert len(pages) == 2
            await foreign.press(42, (await foreign.heard(3))[2], pages[1])
            await foreign.say(42, "sao Hỏa")
            assert (await foreign.heard(4))[3]["message"]["text"].startswith("<b>Không tìm thấy")
            for _ in range(100):  # the page is turned beside the question, in either order
                opened = (await foreign.heard(4))[2]["message"]
                if "Kinh phí thực hiện" in opened["text"]:
                    break
                await asyncio.sleep(0.1)
            assert "Kinh phí thực hiện" in opened["text"]
            assert await process.end() == 0
