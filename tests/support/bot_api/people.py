"""Those who talk to the bot: what they write and press becomes updates."""

from __future__ import annotations

from tests.support.bot_api.errors import Json
from tests.support.bot_api.markup import utf16
from tests.support.bot_api.methods import BOT_ID, BOT_NAME, message_json
from tests.support.bot_api.world import SentMessage, World, now


class Person:
    """Someone with a private chat."""

    def __init__(self, world: World, number: int, name: str) -> None:
        self._world = world
        self.number = number
        self.user: Json = {"id": number, "is_bot": False, "first_name": name, "language_code": "vi"}
        self.chat: Json = {"id": number, "type": "private", "first_name": name}
        self.last_said = 0
        world.chats[number] = self.chat

    @property
    def received(self) -> list[SentMessage]:
        """What the bot has sent to this person, oldest first."""
        return self._world.in_chat(self.number)

    async def says(self, text: str) -> int:
        """Write a message; returns the update's number."""
        body = text_message(self._world, self.user, self.chat, text)
        self.last_said = int(body["message_id"])
        return await self._world.add_update("message", body)

    async def sends(self, **content: object) -> int:
        """Send something other than text, such as ``photo=[…]`` or ``voice={…}``."""
        body = {
            "message_id": self._world.next_message_id(),
            "from": self.user,
            "chat": self.chat,
            "date": now(),
        }
        return await self._world.add_update("message", body | content)

    async def sends_file(self, name: str, content: bytes) -> int:
        """Send a file; returns the update's number."""
        file_id = f"file{self._world.next_message_id()}"
        self._world.files[file_id] = content
        document = {"file_id": file_id, "file_unique_id": file_id, "file_name": name, "file_size": len(content)}
        return await self.sends(document=document)

    async def edits(self, text: str, *, message_id: int | None = None) -> int:
        """Change the message that was written last, or the one with a number; returns the update's number."""
        body = text_message(self._world, self.user, self.chat, text)
        return await self._world.add_update("edited_message", body | _edit(self._world, message_id or self.last_said))

    async def presses(self, message: SentMessage, label: str) -> str:
        """Press a button; returns the query's id."""
        return await self.presses_data(message, message.data(label))

    async def presses_data(self, message: SentMessage, data: str) -> str:
        """Press a button that bears these bytes, such as one of an old version."""
        query_id = self._world.next_query_id()
        self._world.query_askers[query_id] = self.number
        query = {
            "id": query_id,
            "from": self.user,
            "chat_instance": "1",
            "message": message_json(message),
            "data": data,
        }
        await self._world.add_update("callback_query", query)
        return query_id

    async def types_inline(self, text: str, offset: str = "") -> str:
        """Type the bot's name and a text in some chat; returns the query's id."""
        query_id = self._world.next_query_id()
        self._world.inline_askers[query_id] = self.number
        query = {"id": query_id, "from": self.user, "query": text, "offset": offset, "chat_type": "group"}
        await self._world.add_update("inline_query", query)
        return query_id

    async def finds_inline(self, text: str, seconds: float = 30.0) -> Json:
        """Type inline and wait for the answer; returns its parameters."""
        query_id = await self.types_inline(text)
        await self._world.wait_until(lambda: query_id in self._world.inline_answers, seconds)
        return self._world.inline_answers[query_id]

    async def votes(self, message: SentMessage, option: int) -> None:
        """Choose an option of a quiz."""
        poll = message.poll or {}
        answer = {
            "poll_id": poll["id"],
            "user": self.user,
            "option_ids": [option],
            "option_persistent_ids": [str(option)],
        }
        await self._world.add_update("poll_answer", answer)

    async def hears(self, count: int = 1, seconds: float = 30.0) -> SentMessage:
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

    async def says(
        self, who: Person, text: str, topic: int | None = None, *, reply_to: SentMessage | Json | None = None
    ) -> int:
        """Let a member write, in a topic or as a reply if one is given; returns the message's number."""
        body = text_message(self._world, who.user, self.chat, text)
        if reply_to is not None:
            body["reply_to_message"] = message_json(reply_to) if isinstance(reply_to, SentMessage) else reply_to
        if topic is not None:
            body |= {"message_thread_id": topic, "is_topic_message": True}
        await self._world.add_update("message", body)
        return int(body["message_id"])

    async def edits(self, who: Person, message_id: int, text: str) -> int:
        """Let a member change a message; returns the update's number."""
        body = text_message(self._world, who.user, self.chat, text) | _edit(self._world, message_id)
        return await self._world.add_update("edited_message", body)

    def deletes(self, message_id: int) -> None:
        """Let a message of a member be taken away, of which no bot is told."""
        self._world.deleted.add((self.number, message_id))

    async def changes_bot(self, who: Person, status: str) -> int:
        """Let someone put the bot in ("member") or out ("left", "kicked"); returns the update's number."""
        bot = {"id": BOT_ID, "is_bot": True, "first_name": "Tra cứu", "username": BOT_NAME}
        before = "left" if status == "member" else "member"
        members = [{"user": bot, "status": was} | _until(was) for was in (before, status)]
        change = {"chat": self.chat, "from": who.user, "date": now(),
                  "old_chat_member": members[0], "new_chat_member": members[1]}  # fmt: skip
        return await self._world.add_update("my_chat_member", change)

    async def becomes(self, number: int) -> Group:
        """Turn into a supergroup with another number; nothing can be sent to the old one any more."""
        new = Group(self._world, -abs(number), str(self.chat["title"]))
        self._world.migrated[self.number] = new.number
        someone = {"id": BOT_ID + 1, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
        for chat, key, other in (
            (self.chat, "migrate_to_chat_id", new.number),
            (new.chat, "migrate_from_chat_id", self.number),
        ):
            body = {"message_id": self._world.next_message_id(), "from": someone, "chat": chat, "date": now()}
            await self._world.add_update("message", body | {key: other})
        return new


def _edit(world: World, message_id: int) -> Json:
    return {"message_id": message_id, "edit_date": now() + next(world.edits)}


def _until(status: str) -> Json:
    return {"until_date": 0} if status == "kicked" else {}


def text_message(world: World, user: Json, chat: Json, text: str) -> Json:
    """Return a message as the Bot API shows it, with the entity of a command or of the bot's name in it."""
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
    else:
        at = text.casefold().find(f"@{BOT_NAME}")
        if at >= 0:
            body["entities"] = [{"type": "mention", "offset": utf16(text[:at]), "length": len(BOT_NAME) + 1}]
    return body
