"""Someone else's Bot API server, the npm package ``telegram-test-api``, with its known gaps filled.

The package never polls long, leaves out ``is_bot`` and ``chat_instance``, dates messages in
milliseconds, echoes nested parameters as the JSON they came in, returns null
from edits and answered queries, and knows neither typing nor the command menu. A thin proxy in front of it mends exactly these
points; everything else that the bot says and hears passes as it is.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

Json = dict[str, Any]
NAME, VERSION = "telegram-test-api", "4.2.1"
_SERVER = """
const Server = require('telegram-test-api');
new Server({ port: Number(process.argv[1]), host: '127.0.0.1', storeTimeout: 300 })
  .start().then(() => console.log('ready'));
"""
_UNKNOWN = frozenset({"sendChatAction", "setMyCommands"})
_POLL_PAUSE = 0.1


@dataclass(frozen=True, slots=True)
class ForeignServer:
    """The running server, seen from the side of the people.

    Attributes:
        url: where the bot calls, gaps filled.
        upstream: the package itself.
    """

    url: str
    upstream: str
    token: str
    session: aiohttp.ClientSession

    async def say(self, chat: int, text: str) -> None:
        """Write to the bot."""
        kind = "sendCommand" if text.startswith("/") else "sendMessage"
        entities = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        body = self._common(chat) | {"text": text} | ({"entities": entities} if kind == "sendCommand" else {})
        await self._post(kind, body)

    async def press(self, chat: int, message: Json, data: str) -> None:
        """Press a button of a message that the bot sent."""
        common = self._common(chat)
        shown = {key: common[key] for key in ("from", "chat", "date")} | {"message_id": message["messageId"]}
        await self._post("sendCallback", common | {"message": shown | {"text": "x"}, "data": data})

    async def heard(self, count: int, seconds: float = 30.0) -> list[Json]:
        """Wait until the bot has sent ``count`` messages; returns them as the package keeps them."""
        async with asyncio.timeout(seconds):
            while True:
                history = await self._post("getUpdatesHistory", {"token": self.token})
                sent = [entry for entry in history["result"] if "chat_id" in entry.get("message", {})]
                if len(sent) >= count:
                    return sent
                await asyncio.sleep(_POLL_PAUSE)

    def _common(self, chat: int) -> Json:
        person = {"id": chat, "first_name": "Người hỏi", "username": "nguoihoi"}
        return {
            "botToken": self.token,
            "date": 1_700_000_000,
            "from": person | {"is_bot": False},
            "chat": person | {"type": "private"},
        }

    async def _post(self, method: str, body: Json) -> Json:
        async with self.session.post(f"{self.upstream}/{method}", json=body) as response:
            result: Json = await response.json()
        return result


@asynccontextmanager
async def foreign_server(package: Path, token: str) -> AsyncIterator[ForeignServer]:
    """Run the package and the proxy until the end of the block."""
    port = _free_port()
    upstream = f"http://127.0.0.1:{port}"
    node = await asyncio.create_subprocess_exec(
        "node", "-e", _SERVER, str(port), cwd=package, stdout=asyncio.subprocess.PIPE
    )
    try:
        if node.stdout is None or await asyncio.wait_for(node.stdout.readline(), 30) != b"ready\n":
            raise RuntimeError("telegram-test-api did not start")
        async with aiohttp.ClientSession() as session, _proxy(upstream, session) as url:
            yield ForeignServer(url, upstream, token, session)
    finally:
        if node.returncode is None:
            node.kill()
        await node.wait()


@asynccontextmanager
async def _proxy(upstream: str, session: aiohttp.ClientSession) -> AsyncIterator[str]:
    async def handle(request: web.Request) -> web.Response:
        method = request.match_info["method"]
        if method in _UNKNOWN:
            return web.json_response({"ok": True, "result": True})
        body = await request.post()
        async with session.post(f"{upstream}{request.path}", data=dict(body)) as response:
            answer: Json = await response.json()
            status = response.status
        if method == "getUpdates" and not answer.get("result"):
            await asyncio.sleep(_POLL_PAUSE)
        return web.json_response(_mended(method, answer), status=status)

    application = web.Application()
    application.router.add_route("*", "/bot{token}/{method}", handle)
    runner = web.AppRunner(application, shutdown_timeout=0.5)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def _mended(method: str, answer: Json) -> Json:
    result = answer.get("result")
    if method == "getMe" and isinstance(result, dict):
        return answer | {"result": result | {"is_bot": True}}
    if method == "getUpdates" and isinstance(result, list):
        for update in result:
            update.get("callback_query", {}).setdefault("chat_instance", "1")
    if method == "sendMessage" and isinstance(result, dict):
        kept = {key: value for key, value in result.items() if key != "link_preview_options"}
        return answer | {"result": kept | {"date": int(result["date"]) // 1000}}
    return answer | {"result": True} if result is None and answer.get("ok") else answer


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
