"""Those who talk to the bot: what they write and press becomes updates."""

from __future__ import annotations

from tests.support.bot_api.errors import Json
from tests.support.bot_api.markup import utf16
from tests.support.bot_api.methods import message_json
from tests.support.bot_api.world import SentMessage, World, now


class Person:
    """Someone with a private chat."""

    def __init__(self, world: World, number: int, name: str) -> None:
        self._world = world
        self.number = number
        self.user: Json = {"id": number, "is_bot": False, "first_name": name, "language_code": "vi"}
        self.chat: Json = {"id": number, "type": "private", "first_name": name}
        world.chats[number] = self.chat

    @property
    def received(self) -> list[SentMessage]:
        """What the bot has sent to this person, oldest first."""
        return self._world.in_chat(self.number)

    async def says(self, text: str) -> int:
        """Write a message; returns the update's number."""
        return await self._world.add_update("message", text_message(self._world, self.user, self.chat, text))

    async def sends(self, **content: object) -> int:
        """Send something other than text, such as ``photo=[…]`` or ``voice={…}``."""
        body = {
            "message_id": self._world.next_message_id(),
            "from": self.user,
            "chat": self.chat,
            "date": now(),
        }
        return await self._world.add_update("message", body | content)

    async def edits(self, text: str) -> int:
        """Change a message that was sent before."""
        body = text_message(self._world, self.user, self.chat, text) | {"edit_date": now()}
        return await self._world.add_update("edited_message", body)

    async def presses(self, message: SentMessage, label: str) -> str:
        """Press a button; returns the query's id."""
        return await self.presses_data(message, message.data(label))

    async def presses_data(self, message: SentMessage, data: str) -> str:
        """Press a button that bears these bytes, such as one of an old version."""
        query_id = self._world.next_query_id()
        query = {
            "id": query_id,
            "from": self.user,
            "chat_instance": "1",
            "message": message_json(message),
            "data": data,
        }
        await self._world.add_update("callback_query", query)
        return query_id

    async def hears(self, count: int = 1, seconds: float = 10.0) -> SentMessage:
        """Wait until the bot has sent ``count`` messages in all; returns the last of them."""
        await self._world.wait_until(lambda: len(self.received) >= count, seconds)
        return self.received[count - 1]

    def blocks_bot(self) -> None:
        """Refuse further messages of the bot."""
        self._world.blocked.add(self.number)


class Group:
    """A group chat that the bot is in."""

    def __init__(self, world: World, number: int, title: str) -> None:
        self._world = world
        self.number = number
        self.chat: Json = {"id": number, "type": "supergroup", "title": title}
        world.chats[number] = self.chat

    @property
    def received(self) -> list[SentMessage]:
        """What the bot has sent to the group, oldest first."""
        return self._world.in_chat(self.number)

    async def says(self, who: Person, text: str, topic: int | None = None) -> int:
        """Let a member write, in a topic if one is given; returns the message's number."""
        body = text_message(self._world, who.user, self.chat, text)
        if topic is not None:
            body |= {"message_thread_id": topic, "is_topic_message": True}
        await self._world.add_update("message", body)
        return int(body["message_id"])


def text_message(world: World, user: Json, chat: Json, text: str) -> Json:
    """Return a message as the Bot API shows it, with the entity of a command if it is one."""
    body: Json = {
        "message_id": world.next_message_id(),
        "from": user,
        "chat": chat,
        "date": now(),
        "text": text,
    }
    if text.startswith("/") and len(text) > 1:
        length = utf16(text.split(maxsplit=1)[0])
        body["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
    return body
