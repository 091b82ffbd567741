"""No form of the token reaches the log, whoever logs it and however."""

from __future__ import annotations

import io
import logging
import sys
import urllib.parse
from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from bot.logs import RedactingFormatter, configure_logs

TOKEN = "4839574812:AAFD39kkdpWt3ywyRZergyOLMaJhac60qcK"  # noqa: S105 - made up
SECRET_HALF = TOKEN.partition(":")[2]


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """The process's log; everything that pytest had set up is put back."""
    root, hook = logging.getLogger(), sys.excepthook
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    configure_logs([SecretStr(TOKEN)], stream)
    yield stream
    root.handlers[:], sys.excepthook = handlers, hook
    root.setLevel(level)


@pytest.mark.parametrize("form", [TOKEN, SECRET_HALF, urllib.parse.quote(TOKEN, safe=""), f"bot{TOKEN}/getMe"])
def test_the_token_is_taken_out_of_messages_arguments_and_tracebacks(log: io.StringIO, form: str) -> None:
    logger = logging.getLogger("httpx")
    logger.warning("POST https://api.telegram.org/%s", form)
    try:
        raise ValueError(f"cannot reach {form}")
    except ValueError:
        logger.exception("failed: %r", {"url": form})
    written = log.getvalue()
    assert "ValueError: cannot reach" in written
    assert "[token]" in written
    assert SECRET_HALF not in written


def test_an_uncaught_error_is_written_without_the_token(log: io.StringIO) -> None:
    error = RuntimeError(f"at {TOKEN}")
    sys.excepthook(RuntimeError, error, None)
    assert "RuntimeError: at [token]" in log.getvalue()


def test_requests_are_not_logged_one_by_one(log: io.StringIO) -> None:
    logging.getLogger("httpx").info("POST something")
    logging.getLogger("bot.service").info("The bot is running.")
    assert "POST something" not in log.getvalue()
    assert "The bot is running." in log.getvalue()


def test_a_log_without_secrets_is_left_as_it_is() -> None:
    record = logging.LogRecord("bot", logging.INFO, __file__, 1, "như cũ", None, None)
    assert RedactingFormatter([]).format(record).endswith("INFO bot: như cũ")
    assert RedactingFormatter([SecretStr("")]).format(record).endswith("INFO bot: như cũ")
