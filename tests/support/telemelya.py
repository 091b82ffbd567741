"""Someone else's Bot API server, the PyPI package ``telemelya``: webhook and inline mode.

The package keeps its state in Redis and its files in an S3 store. Here a Redis
in memory stands in for the one and a dictionary for the other; its own HTTP
code runs as it is. It never sends the secret of a webhook along, and knows no
command menus; a thin proxy mends exactly these points.
"""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

from tests.support.python_package import python_packages

Json = dict[str, Any]
VERSION = "0.2.2"
_ALONE = (f"telemelya=={VERSION}",)
_OTHERS = (
    "fastapi==0.115.14", "uvicorn==0.35.0", "httptools==0.6.4", "redis==5.2.1", "fakeredis==2.26.2",
    "pydantic-settings==2.10.1", "aiohttp==3.12.15", "python-multipart==0.0.20",
)  # fmt: skip
_SERVER = """
import sys, types
for name in ("aiobotocore", "aiobotocore.session", "botocore", "botocore.config"):
    sys.modules[name] = types.ModuleType(name)
sys.modules["aiobotocore.session"].get_session = lambda: None
sys.modules["botocore.config"].Config = object
import fakeredis, redis.asyncio
held = fakeredis.FakeAsyncRedis(decode_responses=True)
redis.asyncio.from_url = lambda *a, **k: held
from telemelya.server.media import media_manager
files = {}
async def nothing(): pass
async def upload(session_id, file_id, filename, data, content_type=""): files[file_id] = data
media_manager.connect = media_manager.close = nothing
media_manager.upload = upload
import uvicorn
from telemelya.server.app import app
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="error")
"""
_UNKNOWN = frozenset({"setMyCommands", "deleteMyCommands", "getUpdates"})
_KEY = "a-key-of-the-tests"
_START_SECONDS = 120


@dataclass(slots=True)
class Telemelya:
    """The running server, seen from the side of the people.

    Attributes:
        url: where the bot calls, gaps filled.
        hook: address to be given to the bot as that of its webhook.
        secret: that the bot wants with each update.
        hooked: set once the bot has asked for a webhook.
    """

    url: str
    hook: str
    upstream: str
    token: str
    session: aiohttp.ClientSession
    secret: str = ""
    hooked: asyncio.Event = field(default_factory=asyncio.Event)

    async def sends(self, person: int, **what: object) -> Json:
        """Send a message or press a button; see the package's SendUpdateRequest."""
        return await self._control("send_update", {"chat_id": person, **what})

    async def types_inline(self, person: int, query: str) -> Json:
        """Type inline."""
        user = {"id": person, "first_name": "Người hỏi"}
        return await self._control("send_inline_query", {"query": query, "from_user": user, "chat_id": person})

    async def heard(self, method: str, count: int = 1, seconds: float = 30.0) -> list[Json]:
        """Wait until the bot has called a method ``count`` times; returns what the package kept of the calls."""
        async with asyncio.timeout(seconds):
            while True:
                async with self.session.get(f"{self.upstream}/api/v1/test/responses", headers=self._headers) as answer:
                    kept = await answer.json()
                calls = [call for call in _listed(kept) if call.get("method") == method]
                if len(calls) >= count:
                    return calls
                await asyncio.sleep(0.1)

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {_KEY}"}

    async def _control(self, name: str, body: Json) -> Json:
        address = f"{self.upstream}/api/v1/test/{name}?bot_token={self.token}"
        async with self.session.post(address, json=body, headers=self._headers) as response:
            result: Json = await response.json()
            assert response.status == 200, result
        return result


@asynccontextmanager
async def telemelya(token: str, bot_port: int) -> AsyncIterator[Telemelya]:
    """Run the package and the proxy until the end of the block.

    Args:
        bot_port: on which the bot's webhook listens.
    """
    folder = python_packages(f"telemelya-{VERSION}", _ALONE, _OTHERS)
    port = _free_port()
    environment = {"PYTHONPATH": str(folder), "PATH": os.environ.get("PATH", ""), "AUTH_KEYS": _KEY}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _SERVER, str(port), cwd=folder, env=environment
    )
    try:
        async with aiohttp.ClientSession() as session:
            running = Telemelya("", "", f"http://127.0.0.1:{port}", token, session)
            await _answering(running)
            async with _proxy(running, Path(f"127.0.0.1:{bot_port}")):
                yield running
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _answering(running: Telemelya) -> None:
    async with asyncio.timeout(_START_SECONDS):
        while True:
            try:
                async with running.session.get(running.upstream):
                    return
            except aiohttp.ClientError:
                await asyncio.sleep(0.2)


@asynccontextmanager
async def _proxy(running: Telemelya, bot: Path) -> AsyncIterator[None]:
    async def call(request: web.Request) -> web.Response:
        method = request.match_info["method"]
        if method in _UNKNOWN:
            return web.json_response({"ok": True, "result": [] if method == "getUpdates" else True})
        body = await request.read()
        if method == "setWebhook":
            running.secret = str((await request.post()).get("secret_token", ""))
        kept = {"Content-Type": request.headers.get("Content-Type", "application/x-www-form-urlencoded")}
        async with running.session.post(f"{running.upstream}{request.path}", data=body, headers=kept) as response:
            if method == "setWebhook":
                running.hooked.set()
            return web.Response(body=await response.read(), status=response.status, content_type="application/json")

    async def deliver(request: web.Request) -> web.Response:
        headers = {"X-Telegram-Bot-Api-Secret-Token": running.secret}
        async with running.session.post(f"http://{bot}/hook", json=await request.json(), headers=headers) as response:
            return web.Response(status=response.status)

    application = web.Application(client_max_size=50_000_000)
    application.router.add_post("/bot{token}/{method}", call)
    application.router.add_post("/hook", deliver)
    runner = web.AppRunner(application, shutdown_timeout=0.5)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    running.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    running.hook = f"{running.url}/hook"
    try:
        yield
    finally:
        await runner.cleanup()


def _listed(kept: object) -> list[Json]:
    if isinstance(kept, dict):
        kept = kept.get("responses", kept.get("result", []))
    return [call for call in kept if isinstance(call, dict)] if isinstance(kept, list) else []


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
