"""How every command refuses, writes and ends."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import bot.__main__
import corpus.__main__
import indexes.__main__
import retrieval.__main__
from config.command_line import write_file
from config.errors import UsageError
from config.settings import ROOT

TALKATIVE = "from config.command_line import run\nrun(lambda: [print('x' * 100) for _ in range(10_000)] and 0)"


def test_a_command_whose_reader_goes_away_ends_without_a_traceback() -> None:
    with subprocess.Popen(  # noqa: S603 - this interpreter, a fixed program
        [sys.executable, "-c", TALKATIVE],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as command:
        assert command.stdout is not None
        assert command.stderr is not None
        command.stdout.readline()
        command.stdout.close()
        said = command.stderr.read()
        assert command.wait(30) == 0
    assert said == b""


def test_the_status_of_a_command_is_that_of_the_process() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from config.command_line import run\nrun(lambda: 2)"], cwd=ROOT, check=False
    )
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("main", "arguments", "said"),
    [
        (corpus.__main__.main, ["show"], "FILE"),
        (corpus.__main__.main, ["map"], "required: SYMBOL; see"),
        (corpus.__main__.main, ["lint", "--language", "xx"], "'xx' (choose from 'vi', 'en')"),
        (indexes.__main__.main, ["rebuild"], "'rebuild' (choose from 'update', 'beir')"),
        (retrieval.__main__.main, ["search", "rừng", "--k", "0"], "'0' is not a number of 1 or more"),
        (retrieval.__main__.main, ["search", "rừng", "--k", "mười"], "'mười' is not a number of 1 or more"),
        (bot.__main__.main, ["--tiếng"], "--tiếng"),
    ],
)
def test_wrong_arguments_are_refused_in_one_sentence_that_names_the_help(
    main: Callable[[list[str]], int], arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    shown = capsys.readouterr().err
    assert ended.value.code == 2
    assert said in shown
    assert shown.count("\n") == 1
    assert shown.endswith("--help.\n")


def test_a_file_that_cannot_be_written_is_named_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"x\.png cannot be written \(No such file or directory\)"):
        write_file(tmp_path / "nowhere" / "x.png", b"")
