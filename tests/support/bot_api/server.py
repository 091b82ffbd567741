"""The server itself: takes calls over HTTP, applies faults, records, replies."""

from __future__ import annotations

import asyncio
import json
import re
import time
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.support.bot_api.errors import ApiError, Json
from tests.support.bot_api.faults import Delay, Drop, Faults, Refuse
from tests.support.bot_api.methods import METHODS
from tests.support.bot_api.people import Group, Person
from tests.support.bot_api.transport import Transport
from tests.support.bot_api.world import Call, World

TOKEN = "4839574812:AAFD39kkdpWt3ywyRZergyOLMaJhac60qcK"  # noqa: S105 - opens nothing but this server
_NESTED = frozenset(
    {
        "media",
        "reply_markup",
        "reply_parameters",
        "link_preview_options",
        "commands",
        "scope",
        "allowed_updates",
        "entities",
        "results",
        "button",
        "options",
        "correct_option_ids",
    }
)
"""Parameters that are sent as JSON inside a form."""
_TOKEN_FORM = re.compile(r"\d+:[\w-]+", re.ASCII)


class BotApiServer:
    """A Bot API for one bot on a free port of the loopback address.

    Use as ``async with BotApiServer() as server``.
    """

    def __init__(self, token: str = TOKEN) -> None:
        self.token = token
        self.world = World()
        self.faults = Faults()
        self.transport = Transport(self.world)
        self.url = ""
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        """Start on a free port."""
        application = web.Application(client_max_size=50 * 1024 * 1024)
        application.router.add_route("*", "/bot{token}/{method}", self._handle)
        application.router.add_get("/file/bot{token}/documents/{file_id}", self._file)
        self._runner = web.AppRunner(application, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop; open polls end."""
        await self.transport.close()
        if self._runner is not None:
            await self._runner.cleanup()

    def person(self, number: int, name: str = "Người hỏi") -> Person:
        """Return a person who has opened a private chat with the bot."""
        return Person(self.world, number, name)

    def group(self, number: int, title: str = "Phòng Tổng hợp") -> Group:
        """Return a group that the bot is a member of."""
        return Group(self.world, -abs(number), title)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        """Hand over a file that someone sent to the bot."""
        fault = self.faults.take("file")
        if isinstance(fault, Drop):
            return _cut(request)
        content = self.world.files.get(request.match_info["file_id"])
        known = request.match_info["token"] == self.token and content is not None
        return web.Response(body=content) if known else web.Response(status=404)

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        params = await _params(request)
        fault = self.faults.take(method)
        if isinstance(fault, Delay):
            await asyncio.sleep(fault.seconds)
            if request.transport is None or request.transport.is_closing():
                return web.Response()  # whoever called has given up: as if it had never arrived
        if isinstance(fault, Drop) and not fault.after_doing:
            await self._note(method, params, 0)
            return _cut(request)
        try:
            if isinstance(fault, Refuse):
                raise _refusal(fault)
            self._check_token(request.match_info["token"])
            result = await self._call(method, params)
        except ApiError as error:
            await self._note(method, params, error.code)
            return web.json_response(error.body(), status=error.code)
        await self._note(method, params, 200)
        return _cut(request) if isinstance(fault, Drop) else web.json_response({"ok": True, "result": result})

    async def _call(self, method: str, params: Json) -> object:
        if method == "getUpdates":
            return await self.transport.get_updates(params)
        if method == "setWebhook":
            return self.transport.set_webhook(params)
        if method == "deleteWebhook":
            return self.transport.delete_webhook()
        if method not in METHODS:
            raise ApiError(404, "Not Found: method not found")
        return METHODS[method](self.world, params | {"bot_id": int(self.token.partition(":")[0])})

    def _check_token(self, token: str) -> None:
        if not _TOKEN_FORM.fullmatch(token):
            raise ApiError(404, "Not Found")
        if token != self.token:
            raise ApiError(401, "Unauthorized")

    async def _note(self, method: str, params: Json, status: int) -> None:
        await self.world.record(Call(method, params, time.monotonic(), status))


async def _params(request: web.Request) -> Json:
    """Return the parameters of a call, from the address, a form or JSON; nested values are JSON."""
    params: Json = dict(request.query)
    if request.content_type == "application/json":
        return params | dict(await request.json())
    for key, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            params[key] = (value.file.read(), value.filename)
        else:
            params[key] = json.loads(value) if key in _NESTED and isinstance(value, str) else value
    return params


def _refusal(fault: Refuse) -> ApiError:
    if fault.retry_after is None:
        return ApiError(fault.code, fault.description)
    return ApiError(fault.code, fault.description, retry_after=fault.retry_after)


def _cut(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.close()
    return web.Response()
