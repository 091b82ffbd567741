"""Puts the office side together and connects it to the application."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram import Update

from bot.audit import AuditLog
from bot.clearance import Clearance
from bot.groups import Groups
from bot.handlers import TelegramApplication
from bot.invitations import Invitations
from bot.memory import Memory
from bot.metrics import Metrics
from bot.office.admission import Admission
from bot.office.buttons import Buttons, Pressed
from bot.office.desk import Desk
from bot.office.faults import Faults
from bot.office.gate import Gate
from bot.office.group_talk import GroupTalk
from bot.office.menu import Menu
from bot.office.post import Post
from bot.office.privacy import Privacy
from bot.office.receiving import Receiving
from bot.office.stacks import Stacks
from bot.office.statistics import Statistics
from bot.office.tidying import tidy
from bot.office.watching import Watching
from bot.pace import Pace
from bot.people import People
from bot.state import State
from bot.uploads import Uploads
from config.errors import SettingsError
from config.settings import BotSettings
from corpus.access import AccessPolicy, Role


def check_administrators(settings: BotSettings) -> None:
    """Raise SettingsError where no administrator is named: nobody could ever be let in."""
    if not settings.administrators:
        raise SettingsError(
            "No administrator is named, so nobody could be let in: write your own Telegram number, which @userinfobot "
            "tells you, as bot.administrators = [123456789] into config/local.toml, or into ASSISTANT_BOT__ADMINISTRATORS."
        )


def open_clearance(settings: BotSettings, state: State, policy: Callable[[], AccessPolicy]) -> Clearance:
    """Return what decides on access, over the books in the state file."""
    return Clearance(People(state), Groups(state), policy, settings.administrators)


def open_desk(
    settings: BotSettings,
    state: State,
    clearance: Clearance,
    memory: Memory,
    application: TelegramApplication,
) -> Desk:
    """Return the books, the post and the settings."""
    return Desk(
        settings=settings,
        state=state,
        people=People(state),
        invitations=Invitations(state),
        groups=Groups(state),
        audit=AuditLog(state),
        clearance=clearance,
        memory=memory,
        post=Post(application.bot, state),
        uploads=Uploads(state, state.folder),
    )


@dataclass(frozen=True, slots=True)
class Office:
    """The parts of the office side that live beside the updates; None where the bot has no library to work on."""

    desk: Desk
    receiving: Receiving | None = None
    watching: Watching | None = None
    faults: Faults | None = None

    async def start(self) -> None:
        """Go on with what a restart interrupted."""
        if self.receiving is not None:
            await self.receiving.resume()

    async def policy_changed(self) -> None:
        """Give the documents the levels of a changed policy, which otherwise hold only after the next indexing."""
        if self.receiving is not None:
            await self.receiving.apply_policy()

    async def library_changed(self) -> None:
        """Tell of new documents."""
        if self.watching is not None:
            await self.watching.announce()

    def tidy(self) -> None:
        """Forget what is too old."""
        tidy(self.desk)

    def close(self) -> None:
        """Let the threads end."""
        for part in (self.receiving, self.faults):
            if part is not None:
                part.close()


def register_office(
    desk: Desk,
    application: TelegramApplication,
    answer: Callable[[Update, str], Awaitable[None]],
    metrics: Metrics,
    stacks: Stacks | None = None,
) -> Office:
    """Connect gate, commands and buttons; before the conversation's own handlers, which take what is left.

    Args:
        answer: answers a question that an update asks.
        stacks: the library from behind the desk; without it no documents are taken in.
    """
    pace = Pace(desk.settings.questions_a_minute, desk.settings.questions_a_minute_overall)
    admission, talk, privacy = Admission(desk), GroupTalk(desk, answer), Privacy(desk)
    Gate(desk, pace, metrics).register(application)
    for part in (admission, talk, privacy, Statistics(desk), Menu(desk)):
        part.register(application)
    pressed: list[tuple[Role, Pressed]] = [
        (Role.READER, privacy.pressed),
        (Role.ADMINISTRATOR, admission.pressed),
        (Role.ADMINISTRATOR, talk.pressed),
    ]
    office = Office(desk)
    if stacks is not None:
        watching, faults = Watching(desk, stacks), Faults(desk, stacks)
        receiving = Receiving(desk, stacks, watching.announce)
        office = Office(desk, receiving, watching, faults)
        for other in (receiving, watching, faults):
            other.register(application)
        pressed += [(Role.READER, watching.pressed), (Role.EDITOR, receiving.pressed)]
    Buttons(desk, pressed).register(application)
    return office
