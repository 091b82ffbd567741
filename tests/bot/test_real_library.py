"""The whole way with the real engine: files, model, snapshot, process, Telegram and terminal."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import EXAMPLES
from bot.texts import texts
from config.settings import ROOT
from retrieval.answer import Language
from tests.support.bot_api import BotApiServer
from tests.support.bot_process import BotProcess
from tests.support.sample_index import SAMPLES, sample_index

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

VI, EN = texts(Language.VIETNAMESE), texts(Language.ENGLISH)
START = 120.0
PLAN = "163/KH-UBND"
"""The sample plan on the cooperation with Xay Sôm Bun."""


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_index(tmp_path_factory)


async def test_a_day_with_the_bot(server: BotApiServer, tmp_path: Path, index: Path) -> None:
    anh = server.person(7)
    async with BotProcess(server, tmp_path, module="bot", index=index) as process:
        await anh.says("which plan covers Xay Sôm Bun?")
        answer = await anh.hears(1, START)
        assert PLAN in answer.text.split("\n")[0]
        assert answer.labels[0].startswith("①")
        await anh.presses(answer, answer.labels[0])
        opened = await anh.hears(2)
        assert "Xay Sôm Bun" in opened.text
        turned = next(label for label in opened.labels if label in {VI.next, EN.next, VI.previous, EN.previous})
        await anh.presses(opened, turned)
        await server.world.wait_until(lambda: bool(opened.states))
        await anh.says("ke hoach nao noi ve Xay Som Bun")
        assert PLAN in (await anh.hears(3)).text
        await anh.says("Ai ban hành kế hoạch đó?")
        assert "Sông Thương" in (await anh.hears(4)).text
        for number, question in enumerate(("x", "\x00\x01", "?"), 5):
            await anh.says(question)
            assert (await anh.hears(number)).text in (VI.question_unreadable, EN.question_unreadable)
        await anh.says("Năm 2050 tỉnh trồng bao nhiêu cây xanh trên Mặt Trăng?")
        assert "Không tìm thấy" in (await anh.hears(8)).text
        await anh.says("rất dài " * 500)
        assert "4000" in (await anh.hears(9)).text
        assert await process.end(signal.SIGTERM) == 0
    assert "Traceback" not in process.log.read_text()
    async with BotProcess(server, tmp_path, module="bot", index=index):
        await anh.presses(answer, answer.labels[0])  # buttons outlive the process
        assert "Xay Sôm Bun" in (await anh.hears(10, START)).text


async def test_a_snapshot_published_while_the_bot_runs_answers_the_next_question(
    server: BotApiServer, tmp_path: Path
) -> None:
    corpus, index = tmp_path / "corpus", tmp_path / "index"
    corpus.mkdir()
    other, plan = SAMPLES / "mau-19-HD-SNV-2024.txt", next(SAMPLES.glob("mau-163-KH-UBND-2022.*"))
    shutil.copy(other, corpus)
    await update(corpus, index)
    anh = server.person(7)
    async with BotProcess(server, tmp_path, module="bot", index=index):
        await anh.says("kế hoạch nào nói về Xay Sôm Bun?")
        assert PLAN not in (await anh.hears(1, START)).text
        shutil.copy(plan, corpus)
        await update(corpus, index)
        for number in range(2, 30):
            await asyncio.sleep(2)
            await anh.says("kế hoạch nào nói về Xay Sôm Bun?")
            if PLAN in (await anh.hears(number, START)).text:
                break
        else:
            pytest.fail("the new snapshot was not taken up within a minute")


async def update(corpus: Path, index: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "indexes", "update", "--corpus", str(corpus), "--into", str(index),
        cwd=ROOT, stdout=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    assert await process.wait() == 0


def chat(index: Path, typed: str, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603 - the project's own command
        [sys.executable, "-m", "bot", "chat", *arguments],
        input=typed.encode(), cwd=ROOT, capture_output=True, check=False,
        env=os.environ | {"ASSISTANT_PATHS__INDEX": str(index)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_the_terminal_answers_three_examples_then_what_is_typed(index: Path) -> None:
    shown = chat(index, "ai ban hành kế hoạch 163?\n1\n\xff\n/quit\nkhong con\n", "--examples")
    assert [question for question in re.findall(r"^> (.*)$", shown, re.MULTILINE)][:4] == [
        *EXAMPLES,
        "ai ban hành kế hoạch 163?",
    ]
    assert EXAMPLES[0] == "which plan covers Xay Sôm Bun?"
    first = shown.split("\n> ")[1]
    assert PLAN in first
    assert "①" in first
    assert "Ủy ban nhân dân tỉnh Sông Thương" in shown.partition("> ai ban hành")[2]
    assert "khong con" not in shown


def test_the_terminal_without_input_leaves_at_once(index: Path) -> None:
    assert VI.chat_hint in chat(index, "")


def test_without_a_snapshot_both_commands_say_what_to_run(tmp_path: Path) -> None:
    for arguments in ((), ("chat",)):
        done = subprocess.run(  # noqa: S603 - the project's own command
            [sys.executable, "-m", "bot", *arguments], cwd=ROOT, capture_output=True, text=True, check=False,
            env=os.environ | {"ASSISTANT_PATHS__INDEX": str(tmp_path), "ASSISTANT_PATHS__STATE": str(tmp_path),
                              "ASSISTANT_BOT__TOKEN": "1:x", "ASSISTANT_BOT__ADMINISTRATORS": "900"},
        )  # fmt: skip
        assert done.returncode == 1
        assert "python -m indexes update" in done.stderr
        assert "Traceback" not in done.stderr
