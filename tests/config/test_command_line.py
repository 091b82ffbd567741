"""A command ends quietly where nobody reads on."""

from __future__ import annotations

import subprocess
import sys

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
