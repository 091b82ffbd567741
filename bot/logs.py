"""Logs for the person who runs the bot; a secret never reaches them.

Libraries put the token into addresses, messages and tracebacks, so it is taken
out where all of them pass: in the finished line. Logs hold no questions and no names.
"""

from __future__ import annotations

import logging
import sys
import urllib.parse
from collections.abc import Iterable
from types import TracebackType
from typing import TextIO

from pydantic import SecretStr

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_HIDDEN = "[token]"
_CHATTY = ("httpx", "httpcore", "telegram", "tornado.access", "apscheduler")
"""Loggers that tell every request at INFO."""


class RedactingFormatter(logging.Formatter):
    """Formats a record, traceback included, and takes the secrets out."""

    def __init__(self, secrets: Iterable[SecretStr]) -> None:
        super().__init__(_FORMAT)
        self._hidden = _variants(secret.get_secret_value() for secret in secrets)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line without any secret."""
        return redact(super().format(record), self._hidden)


def configure_logs(secrets: Iterable[SecretStr], stream: TextIO | None = None) -> None:
    """Send the logs of the whole process to ``stream`` (standard error), without the secrets."""
    formatter = RedactingFormatter(secrets)
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    for old in root.handlers[:]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    # Tells each wait with a traceback; bot.request tells it in a line.
    logging.getLogger("telegram.ext.AIORateLimiter").setLevel(logging.CRITICAL)
    sys.excepthook = _log_uncaught


def redact(text: str, hidden: Iterable[str]) -> str:
    """Return ``text`` with each of ``hidden`` replaced."""
    for secret in hidden:
        text = text.replace(secret, _HIDDEN)
    return text


def _variants(secrets: Iterable[str]) -> tuple[str, ...]:
    """Return every form in which a token may turn up: whole, quoted for an address, its secret half."""
    found: list[str] = []
    for secret in secrets:
        half = secret.partition(":")[2]
        found += [secret, urllib.parse.quote(secret, safe="")] + ([half] if half else [])
    return tuple(sorted(set(filter(None, found)), key=lambda text: (-len(text), text)))


def _log_uncaught(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    logging.getLogger("bot").critical("The bot ends with an error", exc_info=(kind, error, traceback))
