"""System tools that some formats need: found, run under bounds, and named with what installs them."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from config.errors import MissingToolError, ReadError
from corpus.readers.limits import Source

_STOP_SECONDS: Final = 5


@dataclass(frozen=True, slots=True)
class Tool:
    """A program, the names it goes by, and the command that installs it on Debian and Ubuntu."""

    title: str
    names: tuple[str, ...]
    install: str

    def find(self) -> str | None:
        """Return the path of the program, or None where it is not installed."""
        return next((path for name in self.names if (path := shutil.which(name))), None)

    def require(self, source: Source) -> str:
        """Return the path of the program.

        Raises:
            MissingToolError: naming the command that installs it.
        """
        path = self.find()
        if path is None:
            raise MissingToolError(source.path, f"reading it needs {self.title}, which is not installed", self.install)
        return path


OFFICE: Final = Tool(
    "LibreOffice",
    ("soffice", "libreoffice"),
    "run: apt-get install --no-install-recommends libreoffice-writer-nogui libreoffice-calc-nogui",
)
RECOGNITION: Final = Tool(
    "Tesseract with Vietnamese",
    ("tesseract",),
    "run: apt-get install tesseract-ocr tesseract-ocr-vie",
)


def run_tool(
    command: Sequence[str], *, data: bytes = b"", environment: Mapping[str, str] | None = None, seconds: float
) -> bytes | None:
    """Run a program and return what it printed, or None if it failed.

    Args:
        data: goes to its standard input.
        environment: variables set on top of ours.
        seconds: time after which it is killed with everything it started.

    Raises:
        TimeoutError: if it took longer.
    """
    process = subprocess.Popen(  # noqa: S603 - a fixed program, called without a shell
        list(command),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **(environment or {})},
        start_new_session=True,  # LibreOffice starts further processes, which must end with it
    )
    try:
        printed, _ = process.communicate(data, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        _kill(process)
        raise TimeoutError from error
    except BaseException:
        _kill(process)
        raise
    return printed if process.returncode == 0 else None


def _kill(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate(timeout=_STOP_SECONDS)


def too_slow(source: Source, title: str, seconds: float) -> ReadError:
    """Return the error for a file on which a tool took too long."""
    return source.refusal(f"{title} worked on it for more than {seconds:g} seconds", "save it as DOCX or PDF yourself")
