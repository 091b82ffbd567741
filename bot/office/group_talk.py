"""Groups: asking for a clearance, getting one, moving to a supergroup, and what a member asks in them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import Chat, ChatMember, Update
from telegram.constants import ChatType
from telegram.ext import ChatMemberHandler, CommandHandler, MessageHandler, filters

from bot.audit import Deed
from bot.handlers import Context, TelegramApplication
from bot.office.desk import Desk, asker_of, level_name
from bot.office.post import Key, Notice, notice
from bot.texts.office import OfficeTexts
from corpus.access import Role

_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)
_REFUSED = "-"


class GroupDoor:
    """Asks the administrators about a group that nobody has let in yet."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def is_open(self, update: Update, chat: Chat) -> bool:
        """Tell whether a group has a clearance; asks for one otherwise, and says so once in the group."""
        group = self._desk.groups.find(chat.id)
        if group is not None and group.level is not None:
            return True
        self._desk.groups.meet(chat.id, chat.title or "")
        await self.ask(chat.id, chat.title or "")
        said = notice(self._desk.words(asker_of(update)).group_waits)
        await self._desk.post.tell(f"group waits {chat.id}", chat.id, said)
        return False

    async def ask(self, chat_id: int, title: str) -> None:
        """Let the administrators know of a group, once."""
        units = self._desk.clearance.policy.units
        await self._desk.tell_administrators(
            f"group {chat_id}", lambda words: group_card(chat_id, title, None, words=words, units=units)
        )


class GroupTalk:
    """Handlers of what happens in groups, and of the administrators' decisions on them."""

    def __init__(self, desk: Desk, answer: Callable[[Update, str], Awaitable[None]]) -> None:
        self._desk = desk
        self._door = GroupDoor(desk)
        self._answer = answer

    def register(self, application: TelegramApplication) -> None:
        """Connect the handlers."""
        groups = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE
        private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        for handler in (
            ChatMemberHandler(self.moved_in_or_out, ChatMemberHandler.MY_CHAT_MEMBER),
            MessageHandler(filters.StatusUpdate.MIGRATE, self.migrated),
            CommandHandler("nhom", self.groups, private),
            MessageHandler(groups & filters.TEXT & ~filters.COMMAND, self.question),
        ):
            application.add_handler(handler)

    async def moved_in_or_out(self, update: Update, _context: Context) -> None:
        """Ask for a clearance when a member puts the bot into a group; forget the group when it is put out."""
        change = update.my_chat_member
        if change is None or change.chat.type not in _GROUPS:
            return
        if change.new_chat_member.status in (ChatMember.LEFT, ChatMember.BANNED):
            self._desk.groups.leave(change.chat.id)
            return
        if self._desk.clearance.member(change.from_user.id) is None:
            return  # strangers may put the bot where they like; it stays silent there
        if self._desk.groups.meet(change.chat.id, change.chat.title or ""):
            await self._door.ask(change.chat.id, change.chat.title or "")

    async def migrated(self, update: Update, _context: Context) -> None:
        """Carry a group's clearance over to its new number; both chats tell of it, in either order."""
        message = update.message
        if message is None:
            return
        if message.migrate_to_chat_id is not None:
            self._desk.groups.move(message.chat.id, message.migrate_to_chat_id)
        elif message.migrate_from_chat_id is not None:
            self._desk.groups.move(message.migrate_from_chat_id, message.chat.id)

    async def question(self, update: Update, context: Context) -> None:
        """Answer what a mention or a reply asks; a bare mention in a reply asks what is replied to."""
        message = update.message
        if message is None:
            return
        text = without_mention(message.text or "", context.bot.username)
        replied = message.reply_to_message
        if not text and replied is not None and (replied.from_user is None or not replied.from_user.is_bot):
            text = replied.text or replied.caption or ""
        if text:
            await self._answer(update, text)
        else:
            await self._desk.post.answer(update, notice(self._desk.words(asker_of(update)).group_usage))

    async def groups(self, update: Update, _context: Context) -> None:
        """List the groups, each with its clearance and the buttons that change it."""
        if await self._desk.refuse(update, Role.ADMINISTRATOR):
            return
        words = self._desk.words(asker_of(update))
        found = self._desk.groups.all()
        lines = [f"{number}. {_line(g.title, g.level, words)}" for number, g in enumerate(found, 1)]
        keys = [Key(str(number), f"group {g.chat_id}") for number, g in enumerate(found[:40], 1)]
        rows = tuple(tuple(keys[at : at + 8]) for at in range(0, len(keys), 8))
        await self._desk.post.answer(
            update, notice("\n".join((words.groups_heading, *lines)) if lines else words.no_groups, *rows)
        )

    async def pressed(self, update: Update, task: tuple[str, ...]) -> bool:
        """Do what a button says; False if it is none of these."""
        words = self._desk.words(asker_of(update))
        match task:
            case ("group", number):
                chat_id = int(number)
            case ("clear", number, level):
                chat_id = int(number)
                await self._clear(update, chat_id, None if level == _REFUSED else level)
            case _:
                return False
        group = self._desk.groups.find(chat_id)
        units = self._desk.clearance.policy.units
        card = notice(words.group_gone) if group is None else group_card(
            chat_id, group.title, group.level, words=words, units=units
        )  # fmt: skip
        await self._desk.post.change(update, card)
        return True

    async def _clear(self, update: Update, chat_id: int, level: str | None) -> None:
        desk, actor = self._desk, asker_of(update).person_id
        group = desk.groups.find(chat_id)
        if group is None or (level is not None and level not in desk.clearance.policy.levels):
            return
        desk.groups.clear(chat_id, level)
        desk.audit.note(actor, Deed.GROUP_REFUSED if level is None else Deed.GROUP_CLEARED, f"{chat_id} {level or ''}")
        if level is not None and level != group.level:
            words = desk.words_of(chat_id)
            said = notice(words.group_cleared.format(level=level_name(level, words)))
            await desk.post.tell(f"cleared {chat_id} {update.update_id}", chat_id, said)


def group_card(chat_id: int, title: str, level: str | None, *, words: OfficeTexts, units: tuple[str, ...]) -> Notice:
    """Return a group with its clearance and the buttons that change it."""
    levels = ("public", "internal", *(f"unit:{unit}" for unit in units[:6]))
    keys = [
        Key(("✓ " if known == level else "") + level_name(known, words), f"clear {chat_id} {known}") for known in levels
    ]
    rows = [tuple(keys[at : at + 3]) for at in range(0, len(keys), 3)]
    text = words.group_card.format(group=_line(title, level, words))
    return notice(text, *rows, (Key(words.decline, f"clear {chat_id} {_REFUSED}"),), strong=text.partition("\n")[0])


def without_mention(text: str, name: str) -> str:
    """Return a question without the bot's name in it."""
    at = text.casefold().find(f"@{name}".casefold())
    return " ".join((text[:at] + " " + text[at + len(name) + 1 :]).split()) if at >= 0 else " ".join(text.split())


def _line(title: str, level: str | None, words: OfficeTexts) -> str:
    what = words.group_unclear if level is None else level_name(level, words)
    return words.group_line.format(title=title or words.nameless, what=what)
