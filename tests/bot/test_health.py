"""The health check believes only a fresh pulse that says all is well."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.health import FILE_NAME, STALE_AFTER_SECONDS, Pulse, judge, write_pulse
from config.settings import ROOT


def test_a_fresh_pulse_is_believed(tmp_path: Path) -> None:
    write_pulse(tmp_path, Pulse(100.0, well=True))
    assert judge(tmp_path, 100.0 + STALE_AFTER_SECONDS).well
    write_pulse(tmp_path, Pulse(100.0, well=False, reason="Telegram is not reached."))
    assert judge(tmp_path, 101.0) == Pulse(100.0, well=False, reason="Telegram is not reached.")


def test_an_old_pulse_is_that_of_a_bot_that_hangs(tmp_path: Path) -> None:
    write_pulse(tmp_path, Pulse(100.0, well=True))
    judged = judge(tmp_path, 100.0 + STALE_AFTER_SECONDS + 1)
    assert not judged.well
    assert judged.reason == "The last pulse is 61 s old, the limit 60 s; restart the bot."


def test_no_pulse_is_no_running_bot(tmp_path: Path) -> None:
    assert not judge(tmp_path).well
    assert "run python -m bot" in judge(tmp_path).reason


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"at": 1}', b'{"at": "x", "well": 1, "reason": ""}', b"\xff"])
def test_a_damaged_pulse_is_no_good_sign(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    assert not judge(tmp_path).well


def test_nothing_but_the_pulse_is_left_behind(tmp_path: Path) -> None:
    for moment in range(3):
        write_pulse(tmp_path, Pulse(float(moment), well=True))
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


def test_the_check_loads_neither_the_engine_nor_telegram() -> None:
    heavy = {"bot.app", "numpy", "retrieval", "telegram", "torch"}
    code = f"import sys; from bot.__main__ import main; main(['health']); print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - a fixed command
    assert done.stdout.strip().split("\n")[-1] == "[]"
