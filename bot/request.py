"""How the bot reaches the Bot API: patient with a bad line, careful not to say things twice.

A request is repeated when it certainly did nothing (no connection, a server
error) or when the connection broke before a reply, which in practice means
that an idle connection had been closed. A reply that merely does not come in
time is not repeated: the message has most likely been sent.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from datetime import timedelta
from functools import partial
from http import HTTPStatus
from typing import Any

import httpx
from telegram.error import BadRequest, ChatMigrated, NetworkError, RetryAfter, TimedOut
from telegram.ext import AIORateLimiter
from telegram.request import HTTPXRequest, RequestData

RETRY_DELAYS = (0.5, 1.0, 2.0, 4.0)
"""Seconds before each repetition."""
FLOOD_RETRIES = 3
"""Repetitions after Telegram asked to wait."""
MAX_FLOOD_WAIT = 60.0
"""Seconds that a call waits at Telegram's wish; asked for more, the update is tried again later."""
FLOOD_SLACK = 0.1

_LOG = logging.getLogger(__name__)
Trouble = Callable[[str], object]
"""Told the kind of each call that went wrong: "flood", "server" or "network"."""


def _ignore(_kind: str) -> None:
    """Count nothing."""


_NOT_DELIVERED = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.RemoteProtocolError,
    httpx.ReadError,
    httpx.WriteError,
)


def certainly_not_sent(error: BaseException) -> bool:
    """Tell whether a failed request can be made again without saying anything twice."""
    if isinstance(error, RetryAfter):
        return True
    if not isinstance(error, NetworkError) or isinstance(error, BadRequest):
        return False
    return (
        isinstance(error.__cause__, _NOT_DELIVERED) if error.__cause__ is not None else not isinstance(error, TimedOut)
    )


class PatientRequest(HTTPXRequest):
    """Repeats requests that did not reach Telegram."""

    def __init__(self, trouble: Trouble = _ignore, **options: Any) -> None:  # noqa: ANN401 - those of HTTPXRequest
        """Take what counts trouble, and the options of :class:`telegram.request.HTTPXRequest`."""
        super().__init__(**options)
        self._trouble = trouble

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *args: Any,  # noqa: ANN401 - four timeouts, passed on as they come
        **timeouts: Any,  # noqa: ANN401 - the same
    ) -> tuple[int, bytes]:
        """Send one request; see :meth:`telegram.request.BaseRequest.do_request`."""
        for delay in RETRY_DELAYS:
            try:
                code, payload = await super().do_request(url, method, request_data, *args, **timeouts)
            except NetworkError as error:
                if not isinstance(error.__cause__, _NOT_DELIVERED):
                    raise
                self._trouble("network")
                _LOG.warning("Telegram was not reached (%s); trying again in %s s.", error, delay)
            else:
                if code < HTTPStatus.INTERNAL_SERVER_ERROR:
                    return code, payload
                self._trouble("server")
                _LOG.warning("Telegram answered %s; trying again in %s s.", code, delay)
            await asyncio.sleep(delay)
        return await super().do_request(url, method, request_data, *args, **timeouts)


class PollingRequest(HTTPXRequest):
    """Fetches updates and remembers how that went; the polling loop itself repeats.

    Attributes:
        last_success: when it last went well, on the monotonic clock.
        refused: set when Telegram no longer accepts the token; the polling loop ends then.
    """

    def __init__(self, read_timeout: float) -> None:
        super().__init__(connection_pool_size=2, read_timeout=read_timeout)
        self.last_success = 0.0
        self.refused = asyncio.Event()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *args: Any,  # noqa: ANN401 - four timeouts, passed on as they come
        **timeouts: Any,  # noqa: ANN401 - the same
    ) -> tuple[int, bytes]:
        """Send one request; see :meth:`telegram.request.BaseRequest.do_request`."""
        code, payload = await super().do_request(url, method, request_data, *args, **timeouts)
        if code == HTTPStatus.OK:
            self.last_success = time.monotonic()
        if code in (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND):
            self.refused.set()
        return code, payload


class MessageLimiter(AIORateLimiter):
    """Keeps to Telegram's limits on messages.

    The typing indicator is no message and does not wait. Where Telegram asks to
    wait nevertheless, only that call waits: the limit is most often that of one
    chat, and where it is that of the bot, the other calls are told so themselves.
    """

    def __init__(
        self, moved: Callable[[int, int], object] = lambda _old, _new: None, trouble: Trouble = _ignore
    ) -> None:
        """Take what is told when a group has become a supergroup (old number, new one), and what counts trouble."""
        super().__init__(max_retries=0)
        self._trouble = trouble
        self._moved = moved

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,  # noqa: ANN401 - the library's own signature
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:  # noqa: ANN401 - the library's own signature
        """Run one request when its turn comes."""
        if endpoint == "sendChatAction":
            return await callback(*args, **kwargs)
        run = partial(super().process_request, callback, args, kwargs, endpoint, data, rate_limit_args)
        for _ in range(FLOOD_RETRIES):
            try:
                return await run()
            except ChatMigrated as error:
                _LOG.info("A group has become a supergroup; %s goes to its new number.", endpoint)
                self._moved(int(data["chat_id"]), error.new_chat_id)
                data["chat_id"] = error.new_chat_id
            except RetryAfter as error:
                seconds = _seconds(error)
                self._trouble("flood")
                if seconds > MAX_FLOOD_WAIT:
                    raise
                _LOG.warning("Telegram asks to wait %s s before %s is called again.", seconds, endpoint)
                await asyncio.sleep(seconds + FLOOD_SLACK)
        return await run()


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
