"""How updates reach a bot: a long poll with offsets, or a webhook with a secret."""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

import aiohttp

from tests.support.bot_api.errors import ApiError, Json, bad_request
from tests.support.bot_api.world import World

MAX_POLL_SECONDS = 50
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_RETRY_SECONDS = 0.2
"""Pause before a webhook is called again; the real server waits longer."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where updates are posted."""

    url: str
    secret: str | None


class Transport:
    """Hands updates over, each until it is confirmed."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._poll: asyncio.Event | None = None
        self._delivery: asyncio.Task[None] | None = None
        self.webhook: Webhook | None = None
        self.refusals = 0

    async def get_updates(self, params: Json) -> list[Json]:
        """getUpdates: confirm what is below the offset, then wait for something to hand over."""
        if self.webhook is not None:
            raise ApiError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        terminated = self._take_over()
        offset = int(params.get("offset") or 0)
        limit = min(max(int(params.get("limit") or 100), 1), 100)
        seconds = min(int(params.get("timeout") or 0), MAX_POLL_SECONDS)
        self._confirm(offset)
        await self._wait(terminated, seconds)
        if terminated.is_set():
            raise ApiError(
                409,
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            )
        return self._world.updates[:limit]

    def set_webhook(self, params: Json) -> bool:
        """setWebhook; plain http is taken on loopback only, as a local Bot API server does."""
        url = str(params.get("url") or "")
        if not url:
            return self.delete_webhook()
        parts = urlsplit(url)
        if parts.scheme != "https" and parts.hostname != "127.0.0.1":
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        secret = params.get("secret_token")
        if secret is not None and not _SECRET.fullmatch(str(secret)):
            raise bad_request("secret token contains unallowed characters")
        self.webhook = Webhook(url, None if secret is None else str(secret))
        self._restart_delivery()
        return True

    def delete_webhook(self) -> bool:
        """deleteWebhook; updates that wait are kept."""
        self.webhook = None
        self._restart_delivery()
        return True

    async def close(self) -> None:
        """End every poll and the delivery."""
        self._take_over().set()
        self.webhook = None
        delivery = self._delivery
        self._restart_delivery()
        if delivery is not None:
            with suppress(asyncio.CancelledError):
                await delivery
        async with self._world.changed:
            self._world.changed.notify_all()

    def _take_over(self) -> asyncio.Event:
        """End the poll that is open; the newer one wins."""
        if self._poll is not None:
            self._poll.set()
        self._poll = asyncio.Event()
        return self._poll

    def _confirm(self, offset: int) -> None:
        updates = self._world.updates
        if offset < 0:
            del updates[: max(len(updates) + offset, 0)]
        elif offset > 0:
            updates[:] = [update for update in updates if update["update_id"] >= offset]

    async def _wait(self, terminated: asyncio.Event, seconds: float) -> None:
        world = self._world
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds), world.changed:
                await world.changed.wait_for(lambda: bool(world.updates) or terminated.is_set())

    def _restart_delivery(self) -> None:
        if self._delivery is not None:
            self._delivery.cancel()
            self._delivery = None
        if self.webhook is not None:
            self._delivery = asyncio.create_task(self._deliver(self.webhook))

    async def _deliver(self, webhook: Webhook) -> None:
        world = self._world
        headers = {} if webhook.secret is None else {"X-Telegram-Bot-Api-Secret-Token": webhook.secret}
        async with aiohttp.ClientSession() as session:
            while True:
                async with world.changed:
                    await world.changed.wait_for(lambda: bool(world.updates))
                update = world.updates[0]
                if await _post(session, webhook.url, update, headers):
                    world.updates.remove(update)
                else:
                    self.refusals += 1
                    await asyncio.sleep(_RETRY_SECONDS)


async def _post(session: aiohttp.ClientSession, url: str, update: Json, headers: dict[str, str]) -> bool:
    try:
        async with session.post(url, json=update, headers=headers) as response:
            return response.status < 300
    except aiohttp.ClientError:
        return False
