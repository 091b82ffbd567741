"""/health tells whether the bot is well, and /metrics figures in the form that collectors read."""

from __future__ import annotations

import json
from pathlib import Path

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.metrics import Metrics, listen
from config.errors import SettingsError
from retrieval.answer import Outcome
from tests.bot.test_process import free_port
from tests.support.bot_api import BotApiServer, Refuse
from tests.support.fake_assistant import FakeAssistant
from tests.support.running_bot import bot_settings, running_bot


async def fetch(port: int, path: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}{path}") as response:
        return response.status, await response.text()


def values(text: str) -> dict[str, float]:
    """Return the samples as another program reads them, by name and labels."""
    return {
        " ".join((sample.name, *map(str, sample.labels.values()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def test_the_running_bot_tells_how_it_is(server: BotApiServer, assistant: FakeAssistant, tmp_path: Path) -> None:
    port = free_port()
    async with running_bot(server, assistant, tmp_path, settings=bot_settings(server, health_port=port)):
        lan, stranger = server.person(7), server.person(5000)
        server.faults.plan("sendMessage", Refuse(502, "Bad Gateway"))
        await lan.says("rừng")
        await lan.hears(1)
        await lan.says("sao Hỏa có nước không")
        await lan.hears(2)
        await stranger.says("rừng")
        await stranger.hears(1)
        status, health = await fetch(port, "/health")
        assert (status, json.loads(health)) == (200, {"well": True, "reason": ""})
        status, text = await fetch(port, "/metrics")
    found = values(text)
    assert status == 200
    assert found[f"assistant_answers_total {Outcome.ANSWERED}"] == 1
    assert found[f"assistant_answers_total {Outcome.NOT_FOUND}"] == 1
    assert found["assistant_answer_seconds_count"] == 2
    assert found["assistant_updates_total passed"] == 2
    assert found["assistant_updates_total stopped"] == 1
    assert found["assistant_telegram_trouble_total server"] == 1
    assert found["assistant_waiting_updates"] == 0
    assert found["assistant_members"] > 100
    assert "rừng" not in text


async def test_a_complaint_is_an_error_status() -> None:
    port = free_port()
    server = listen(port, Metrics(), lambda: "Telegram has not been reached.")
    try:
        assert await fetch(port, "/health") == (503, '{"well": false, "reason": "Telegram has not been reached."}')
        with pytest.raises(SettingsError, match=f"health_port = {port} cannot be used"):
            listen(port, Metrics(), lambda: "")
    finally:
        server.stop()
