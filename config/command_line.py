"""What every command shares: how it refuses wrong arguments, writes files that were asked for, and ends."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from config.collector import collect_seldom
from config.errors import UsageError


class CommandParser(argparse.ArgumentParser):
    """A parser that refuses wrong arguments in one sentence, as every other refusal is."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and exit with status 2."""
        self.exit(2, f"{message[:1].upper()}{message[1:]}; see {self.prog} --help.\n")


def positive(text: str) -> int:
    """Return an argument as a number of 1 or more, for ``type=``."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of 1 or more")
    return int(text)


def write_file(path: Path, content: bytes) -> None:
    """Write a file that was asked for.

    Raises:
        UsageError: if it cannot be written there.
    """
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror}); name another file.") from error


def run(main: Callable[[], int]) -> NoReturn:
    """Exit with the status of a command; 0 where whoever reads its output, such as head, has seen enough."""
    collect_seldom()
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is flushed at exit must go somewhere
        status = 0
    sys.exit(status)
