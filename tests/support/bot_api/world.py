"""What the server knows: chats, messages, updates that wait, and every call that was made."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.support.bot_api.errors import ApiError, Json, bad_request
from tests.support.bot_api.markup import Entity


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a method, as it came in and as it ended."""

    method: str
    params: Json
    at: float
    status: int


@dataclass(slots=True)
class SentMessage:
    """A message of the bot in its present state.

    Attributes:
        text: what the reader sees.
        markup: what the bot sent.
        states: every earlier text, oldest first.
        photo, document: bytes of what came with the text.
        file_name: of the document.
        poll: the poll as the Bot API shows it.
    """

    message_id: int
    chat: Json
    date: int
    text: str
    markup: str
    entities: tuple[Entity, ...]
    keyboard: tuple[tuple[Json, ...], ...] = ()
    reply_to: int | None = None
    thread: int | None = None
    states: list[str] = field(default_factory=list)
    photo: bytes = field(default=b"", repr=False)
    document: bytes = field(default=b"", repr=False)
    file_name: str = ""
    poll: Json | None = None

    @property
    def buttons(self) -> tuple[Json, ...]:
        """The buttons in reading order."""
        return tuple(button for row in self.keyboard for button in row)

    @property
    def labels(self) -> tuple[str, ...]:
        """What is written on the buttons."""
        return tuple(str(button["text"]) for button in self.buttons)

    def copied(self, label: str) -> str:
        """Return what the button with this label puts on the clipboard."""
        return next(str(button["copy_text"]["text"]) for button in self.buttons if button["text"] == label)

    def data(self, label: str) -> str:
        """Return the callback data of the button with this label."""
        return next(str(button["callback_data"]) for button in self.buttons if button["text"] == label)


class World:
    """The state of the server; used from one event loop."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.messages: list[SentMessage] = []
        self.chats: dict[int, Json] = {}
        self.blocked: set[int] = set()
        self.updates: list[Json] = []
        self.open_queries: set[str] = set()
        self.answered_queries: dict[str, str] = {}
        self.commands: dict[str, list[Json]] = {}
        self.inline_answers: dict[str, Json] = {}
        self.inline_askers: dict[str, int] = {}
        self.query_askers: dict[str, int] = {}
        self.polls: dict[str, SentMessage] = {}
        self.chat_commands: dict[int, list[Json]] = {}
        self.migrated: dict[int, int] = {}
        self.deleted: set[tuple[int, int]] = set()
        self.files: dict[str, bytes] = {}
        self.changed = asyncio.Condition()
        self._update_ids = itertools.count(1000)
        self._message_ids = itertools.count(1)
        self._query_ids = itertools.count(1)
        self.edits = itertools.count(1)

    def next_message_id(self) -> int:
        """Return a fresh number for a message."""
        return next(self._message_ids)

    def next_query_id(self) -> str:
        """Return a fresh id for a callback query, which may be answered once."""
        query_id = str(next(self._query_ids))
        self.open_queries.add(query_id)
        return query_id

    async def add_update(self, kind: str, content: Json) -> int:
        """Let something happen that the bot should hear of; returns the update's number."""
        number = next(self._update_ids)
        async with self.changed:
            self.updates.append({"update_id": number, kind: content})
            self.changed.notify_all()
        return number

    async def record(self, call: Call) -> None:
        """Note a call and wake whoever waits for it."""
        async with self.changed:
            self.calls.append(call)
            self.changed.notify_all()

    async def wait_until(self, holds: Callable[[], bool], seconds: float = 30.0) -> None:
        """Wait until ``holds`` is true; raises TimeoutError with what was called so far."""
        async with self.changed:
            try:
                await asyncio.wait_for(self.changed.wait_for(holds), seconds)
            except TimeoutError as error:
                made = [f"{call.method}:{call.status}" for call in self.calls[-20:]]
                raise TimeoutError(f"not within {seconds} s; the last calls were {made}") from error

    def chat(self, params: Json) -> Json:
        """Return the chat that a call means; raises ApiError if the bot may not write there."""
        chat_id = int(params.get("chat_id", 0))
        if chat_id not in self.chats:
            raise bad_request("chat not found")
        if chat_id in self.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        if chat_id in self.migrated:
            raise ApiError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=self.migrated[chat_id],
            )
        return self.chats[chat_id]

    def message(self, params: Json) -> SentMessage:
        """Return the bot's message that a call means."""
        chat, number = self.chat(params), int(params.get("message_id", 0))
        for message in self.messages:
            if message.message_id == number and message.chat["id"] == chat["id"]:
                return message
        raise bad_request("message to edit not found")

    def in_chat(self, chat_id: int) -> list[SentMessage]:
        """Return the bot's messages in a chat, oldest first."""
        return [message for message in self.messages if message.chat["id"] == chat_id]

    def called(self, method: str) -> Iterator[Call]:
        """Yield the calls of a method that went well."""
        return (call for call in self.calls if call.method == method and call.status == 200)


def now() -> int:
    """Return the date of a message: whole seconds since 1970."""
    return int(time.time())
