"""The bot over webhook and inline mode, against a Bot API server that someone else wrote."""

from __future__ import annotations

import asyncio
import shutil
import socket
from pathlib import Path

import pytest

from bot.opening import open_originals
from bot.texts import texts
from bot.texts.reading import reading_texts
from retrieval.answer import Language
from tests.support.bot_api import BotApiServer, parse_html
from tests.support.running_bot import bot_settings, running_bot
from tests.support.sample_index import SAMPLES
from tests.support.small_library import small_engine, small_settings
from tests.support.telemelya import telemelya

VI, READING = texts(Language.VIETNAMESE), reading_texts(Language.VIETNAMESE)
ANH = 42


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.slow
@pytest.mark.timeout(900)
async def test_a_conversation_over_telemelya(server: BotApiServer, tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    shutil.copy(SAMPLES / "mau-163-KH-UBND-2022.pdf", tmp_path / "corpus")
    engine = small_engine(tmp_path, {})
    port = free_port()
    async with telemelya(server.token, port) as foreign:
        settings = bot_settings(
            server, api_base_url=foreign.url, transport="webhook", webhook_url=foreign.hook, webhook_port=port
        )
        originals = open_originals(small_settings(tmp_path))
        async with running_bot(server, engine, tmp_path / "state", settings=settings, originals=originals):
            await asyncio.wait_for(foreign.hooked.wait(), 10)
            await foreign.sends(ANH, command="/start")
            greeting = (await foreign.heard("sendMessage", 1))[0]
            assert parse_html(greeting["text"])[0] == VI.greeting
            await foreign.sends(ANH, text="Kế hoạch 163/KH-UBND về việc gì?")
            answer = (await foreign.heard("sendMessage", 2))[1]
            keys = [key for row in answer["reply_markup"]["inline_keyboard"] for key in row]
            copied = next(key["copy_text"]["text"] for key in keys if "copy_text" in key)
            assert copied.startswith("Kế hoạch số 163/KH-UBND ngày 09 tháng 6 năm 2022 của Ủy ban nhân dân tỉnh")
            await foreign.sends(ANH, callback_data=keys[0]["callback_data"], callback_message_id=answer["message_id"])
            opened = (await foreign.heard("sendMessage", 3))[2]
            keys = [key for row in opened["reply_markup"]["inline_keyboard"] for key in row]
            turn = next(key for key in keys if key["text"] == VI.next)
            await foreign.sends(ANH, callback_data=turn["callback_data"], callback_message_id=opened["message_id"])
            await foreign.heard("editMessageText", 1)
            page = next(key for key in keys if key["text"] == READING.page_picture)
            await foreign.sends(ANH, callback_data=page["callback_data"], callback_message_id=opened["message_id"])
            photo = (await foreign.heard("sendPhoto", 1, 60))[0]
            assert "Kế hoạch số 163/KH-UBND" in photo["caption"]
            await foreign.types_inline(ANH, "xay som bun")
            offered = (await foreign.heard("answerInlineQuery", 1))[0]
            assert offered["results"]
            assert any("163/KH-UBND" in result["title"] for result in offered["results"])
    engine.close()
