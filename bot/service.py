"""The bot's life: start, keep well, stop within seconds when told to."""

from __future__ import annotations

import asyncio
import logging
import signal
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from pydantic import SecretStr
from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError
from tornado.httpserver import HTTPServer

from bot.app import POLL_SECONDS, Bot, webhook_path, webhook_secret
from bot.handlers import TelegramApplication
from bot.health import EVERY_SECONDS, Pulse, write_pulse
from bot.menus import offer_menus
from bot.metrics import listen
from config.errors import SettingsError
from config.settings import BotSettings
from corpus.access import Role
from retrieval.answer import Language

GRACE_SECONDS = 5.0
"""Time that answers have to get ready at a stop; a container is killed after ten seconds."""
UPDATER_STOP_SECONDS = 2.0
SILENT_POLLS = 3
"""Polls without success after which the bot does not call itself well."""
REFRESH_EVERY_SECONDS = 5.0
PRUNE_EVERY_SECONDS = 3600.0
UPDATES = ["message", "edited_message", "my_chat_member", "callback_query", "inline_query", "poll_answer"]

_LOG = logging.getLogger(__name__)


class Service:
    """Runs a bot until it is told to stop."""

    def __init__(self, bot: Bot, settings: BotSettings, token: SecretStr, state_folder: Path) -> None:
        self._bot = bot
        self._settings = settings
        self._token = token
        self._folder = state_folder
        self._stop = asyncio.Event()
        self._started = time.monotonic()

    def stop(self) -> None:
        """Ask for a graceful stop; safe from a signal handler of the event loop."""
        self._stop.set()

    async def run(self, refresh: Callable[[], object]) -> None:
        """Serve until :meth:`stop`.

        Args:
            refresh: takes up a new snapshot if there is one; runs in a thread.

        Raises:
            SettingsError: if Telegram refuses the token, or the webhook's address is none.
        """
        application = self._bot.application
        if not await self._initialize(application):
            return
        server = self._listen()
        keepers = [
            asyncio.create_task(self._beat_on()),
            asyncio.create_task(self._tend(refresh)),
            asyncio.create_task(self._resume()),
        ]
        try:
            await application.start()
            resumed = self._bot.receipts.resume(application.bot)
            if resumed:
                _LOG.info("%s updates from before the start are answered now.", resumed)
            await self._unless_stopped(self._receive(application))
            await self._unless_stopped(self._offer_commands())
            _LOG.info("The bot is running (%s).", self._settings.transport)
            await self._unless_stopped(self._token_refused())
        finally:
            for keeper in keepers:
                keeper.cancel()
            if server is not None:
                server.stop()
            await self._shut_down(application)
            self._beat()

    async def _initialize(self, application: TelegramApplication) -> bool:
        """Ask Telegram who the bot is, for as long as it takes; False if a stop came first."""
        delay = 1.0
        while not self._stop.is_set():
            try:
                await application.initialize()
            except InvalidToken:
                raise SettingsError(  # the original message holds the token
                    "Telegram does not know this bot token; copy it again from @BotFather."
                ) from None
            except NetworkError as error:
                _LOG.warning("Telegram is not reached (%s); trying again in %.0f s.", error, delay)
                self._beat()
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._stop.wait(), delay)
                delay = min(delay * 2, 30.0)
            else:
                return True
        return False

    async def _receive(self, application: TelegramApplication) -> None:
        updater = application.updater
        if updater is None:
            raise SettingsError("The application was built without an updater; build it with bot.app.build.")
        if self._settings.transport == "polling":
            await updater.start_polling(
                timeout=timedelta(seconds=POLL_SECONDS),
                bootstrap_retries=-1,
                allowed_updates=UPDATES,
                error_callback=_report_polling,
            )
            return
        await updater.start_webhook(
            listen=self._settings.webhook_listen,
            port=self._settings.webhook_port,
            url_path=webhook_path(self._settings),
            webhook_url=self._settings.webhook_url,
            secret_token=webhook_secret(self._token),
            bootstrap_retries=-1,
            allowed_updates=UPDATES,
        )

    async def _token_refused(self) -> None:
        """Raise once Telegram refuses the token, which a running bot cannot mend."""
        await self._bot.polling.refused.wait()
        raise SettingsError("Telegram no longer accepts the bot token; get the new one from @BotFather.")

    async def _unless_stopped(self, work: Awaitable[None]) -> None:
        """Await ``work`` or a stop, whichever comes first."""
        task = asyncio.ensure_future(work)
        stop = asyncio.ensure_future(self._stop.wait())
        await asyncio.wait({task, stop}, return_when=asyncio.FIRST_COMPLETED)
        stop.cancel()
        if not task.done():
            task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    def _listen(self) -> HTTPServer | None:
        port = self._settings.health_port
        return listen(port, self._bot.metrics, self._complaint) if port else None

    async def _offer_commands(self) -> None:
        """Set the command menus: everyone's in each language, then those of administrators and editors."""
        bot, desk = self._bot.application.bot, self._bot.office.desk
        await offer_menus(bot, Language(self._settings.language))
        editors = (person.person_id for person in desk.people.members(Role.EDITOR))
        for number in (*desk.clearance.administrators, *editors):
            await desk.offer_menu(number)

    async def _beat_on(self) -> None:
        while True:
            self._beat()
            await asyncio.sleep(EVERY_SECONDS)

    async def _resume(self) -> None:
        """Go on with documents that were confirmed before the start."""
        try:
            await self._bot.office.start()
        except Exception:
            # What fails here waits for the next start; the bot itself must go on.
            _LOG.exception("What was confirmed before could not be taken up")

    async def _tend(self, refresh: Callable[[], object]) -> None:
        """Take up new snapshots and tidy up, until cancelled."""
        pruned, looked = -PRUNE_EVERY_SECONDS, False
        while True:
            try:
                await asyncio.to_thread(self._bot.office.desk.state.scrub)
                await self._bot.office.policy_changed()
                if await asyncio.to_thread(refresh) or not looked:
                    looked = True
                    await self._bot.office.library_changed()
                if time.monotonic() - pruned > PRUNE_EVERY_SECONDS:
                    pruned = time.monotonic()
                    self._bot.inbox.prune()
                    self._bot.memory.forget_old()
                    self._bot.office.tidy()
            except Exception:
                # Nothing that goes wrong here may end the housekeeping for good.
                _LOG.exception("Housekeeping failed")
            await asyncio.sleep(REFRESH_EVERY_SECONDS)

    def _beat(self) -> None:
        reason = self._complaint()
        try:
            write_pulse(self._folder, Pulse(time.time(), well=not reason, reason=reason))
        except OSError as error:
            _LOG.error("The pulse was not written: %s", error)

    def _complaint(self) -> str:
        """Return what is wrong, or ""."""
        updater = self._bot.application.updater
        if updater is None or not updater.running:
            return "The bot is not receiving updates; its log says why."
        heard = max(self._bot.polling.last_success, self._started)
        silent = time.monotonic() - heard
        if self._settings.transport == "polling" and silent > SILENT_POLLS * POLL_SECONDS:
            return f"Telegram has not been reached for {silent:.0f} s; check the network and the token."
        return ""

    async def _shut_down(self, application: TelegramApplication) -> None:
        """Stop receiving, give answers a moment, close; what is not answered waits for the next start."""
        if application.updater is not None and application.updater.running:
            with suppress(TimeoutError):
                await asyncio.wait_for(application.updater.stop(), UPDATER_STOP_SECONDS)
        await self._bot.receipts.stop(GRACE_SECONDS)
        if application.running:
            await application.stop()
        await application.shutdown()
        self._bot.pool.close()
        self._bot.office.close()
        _LOG.info("The bot has stopped.")


async def serve(
    bot: Bot, settings: BotSettings, token: SecretStr, *, state_folder: Path, refresh: Callable[[], object]
) -> None:
    """Run the bot until SIGTERM or SIGINT; raises as :meth:`Service.run` does."""
    service = Service(bot, settings, token, state_folder)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, service.stop)
    await service.run(refresh)


def _report_polling(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        _LOG.error("Another bot runs with this token; stop one of the two. (%s)", error)
    else:
        _LOG.warning("Updates could not be fetched: %s", error)
