"""The gate before everything: who is not let in gets no further, whatever he sends or presses.

It runs before every other handler. A stranger's /start becomes a request to
the administrators; an invitation lets in at once; a blocked person is not
answered at all. In a group only what is addressed to the bot is looked at.
"""

from __future__ import annotations

from telegram import InlineQueryResultsButton, Message, Update
from telegram.constants import ChatType, MessageEntityType
from telegram.error import BadRequest
from telegram.ext import ApplicationHandlerStop, TypeHandler

from bot.audit import Deed
from bot.handlers import Context, TelegramApplication
from bot.invitations import PREFIX
from bot.memory import Asker
from bot.metrics import Metrics
from bot.office.admission import request_card
from bot.office.desk import Desk, asker_of
from bot.office.group_talk import GroupDoor
from bot.office.post import Notice, notice
from bot.pace import Pace
from bot.people import MAX_WAITING, Standing
from bot.texts.office import OfficeTexts
from corpus.access import Role

FIRST = -10
"""Handler group of the gate: before all others."""


class Gate:
    """Lets updates through, or answers in their stead and stops them."""

    def __init__(self, desk: Desk, pace: Pace, metrics: Metrics) -> None:
        self._metrics = metrics
        self._desk = desk
        self._pace = pace
        self._door = GroupDoor(desk)

    def register(self, application: TelegramApplication) -> None:
        """Stand before all other handlers."""
        application.add_handler(TypeHandler(Update, self.check), FIRST)

    async def check(self, update: Update, context: Context) -> None:
        """Return if the update may go on; raises ApplicationHandlerStop otherwise."""
        passed = await self._lets_through(update, context.bot.username)
        self._metrics.update(let_through=passed)
        if not passed:
            raise ApplicationHandlerStop

    async def _lets_through(self, update: Update, name: str) -> bool:
        if update.my_chat_member is not None or _is_migration(update.message):
            return True
        asker = asker_of(update)
        person = self._desk.people.find(asker.person_id)
        blocked = person is not None and person.standing is Standing.BLOCKED
        if blocked and not self._desk.clearance.is_fixed(asker.person_id):
            if update.callback_query is not None:
                await self._desk.post.toast(update.callback_query)
            return False
        if update.callback_query is not None:
            return await self._button(update, asker)
        if update.inline_query is not None:
            return await self._inline(update, asker)
        message = update.message or update.edited_message
        if message is None or (update.message is None and message.chat.type == ChatType.PRIVATE):
            # answers to polls, and edits, which cost as much as what is new
            admitted = self._desk.clearance.member(asker.person_id) is not None
            return admitted and (message is None or await self._in_time(update, asker))
        if message.chat.type == ChatType.PRIVATE:
            return await self._private(update, message, asker)
        return await self._group(update, message, asker, name)

    async def _private(self, update: Update, message: Message, asker: Asker) -> bool:
        code = _start_code(message)
        if code is not None and code.startswith(PREFIX):
            await self._invited(update, message, asker, code)
            return False
        if self._desk.clearance.member(asker.person_id) is None:
            await self._stranger(update, message, asker, started=code is not None)
            return False
        if code is not None and self._desk.clearance.may(asker.person_id, Role.ADMINISTRATOR):
            await self._tell_of_waiting()
        return await self._in_time(update, asker)

    async def _group(self, update: Update, message: Message, asker: Asker, name: str) -> bool:
        """Let through what is addressed to the bot, by a member, in a group that has a clearance."""
        if message.chat.type == ChatType.CHANNEL or not is_addressed(message, name):
            return False
        if self._desk.clearance.member(asker.person_id) is None:
            group = self._desk.groups.find(message.chat.id)
            known = group is not None and group.level is not None
            if known and not self._pace.wait(asker.person_id, update.update_id):
                await self._desk.post.answer(update, notice(self._desk.words(asker).stranger_in_group))
            return False
        return await self._door.is_open(update, message.chat) and await self._in_time(update, asker)

    async def _button(self, update: Update, asker: Asker) -> bool:
        query = update.callback_query
        if query is None:
            return False
        words = self._desk.words(asker)
        if not self._desk.clearance.levels(asker) and self._desk.clearance.member(asker.person_id) is None:
            await self._desk.post.toast(query, words.stranger)
            return False
        if not self._desk.clearance.levels(asker) and asker.chat_id != asker.person_id:
            await self._desk.post.toast(query, words.group_waits)
            return False
        seconds = self._pace.wait(asker.person_id, update.update_id)
        if seconds:
            await self._desk.post.toast(query, words.too_fast.format(seconds=seconds))
        return not seconds

    async def _inline(self, update: Update, asker: Asker) -> bool:
        query = update.inline_query
        if query is None:
            return False
        admitted, words = self._desk.clearance.member(asker.person_id) is not None, self._desk.words_of(asker.person_id)
        button = InlineQueryResultsButton(words.ask_for_access, start_parameter="xin-quyen")
        if admitted:
            seconds = self._pace.wait(asker.person_id, update.update_id)
            if not seconds:
                return True
            button = InlineQueryResultsButton(words.too_fast.format(seconds=seconds), start_parameter="doi")
        try:
            await query.answer([], cache_time=0, is_personal=True, button=button)
        except BadRequest:  # too old: nobody looks at the results any more
            return False
        return False

    async def _in_time(self, update: Update, asker: Asker) -> bool:
        seconds = self._pace.wait(asker.person_id, update.update_id)
        if seconds:
            said = self._desk.words(asker).too_fast.format(seconds=seconds)
            await self._desk.post.answer(update, notice(said))
        return not seconds

    async def _stranger(self, update: Update, message: Message, asker: Asker, *, started: bool) -> None:
        words = self._desk.words(asker)
        known = self._desk.people.find(asker.person_id)
        name = message.from_user.full_name if message.from_user else ""
        if known is not None and known.standing is Standing.DECLINED:
            text = words.request_declined
        elif known is not None and not started:
            text = words.request_waits
        elif not started:
            text = words.stranger
        elif known is None and not self._desk.people.ask(asker.person_id, name):
            text = words.request_full.format(limit=MAX_WAITING)
        else:  # a /start that was interrupted tells the administrators who do not know yet
            text = words.request_sent if known is None else words.request_waits
            await self._tell_of(asker.person_id, name)
        if not self._pace.wait(asker.person_id, update.update_id):
            await self._desk.post.answer(update, notice(text))

    async def _tell_of_waiting(self) -> None:
        """Tell of requests that no message reached an administrator for, such as before his first /start."""
        for person in self._desk.people.all():
            if person.standing is Standing.ASKED:
                await self._tell_of(person.person_id, person.name)

    async def _tell_of(self, person_id: int, name: str) -> None:
        person = self._desk.people.find(person_id)
        since = person.since if person is not None else 0
        await self._desk.tell_administrators(
            f"request {person_id} {since}", lambda words: request_card(person_id, name, words)
        )

    async def _invited(self, update: Update, message: Message, asker: Asker, code: str) -> None:
        desk, words = self._desk, self._desk.words(asker)
        if desk.clearance.member(asker.person_id) is not None:
            await desk.post.answer(update, notice(words.already_in))
            return
        if self._pace.wait(asker.person_id, update.update_id):  # codes are not to be tried out
            return
        invitation = desk.invitations.redeem(code, asker.person_id)
        if invitation is None:
            await desk.post.answer(update, notice(words.invitation_void))
            return
        name = message.from_user.full_name if message.from_user else ""
        desk.people.put(asker.person_id, Standing.MEMBER, role=invitation.role, units=invitation.units, name=name)
        desk.audit.note(asker.person_id, Deed.JOINED, f"{asker.person_id} {invitation.role}")
        await desk.post.answer(update, admitted(words, words.roles[invitation.role]))


def admitted(words: OfficeTexts, role: str) -> Notice:
    """Return what a person hears who is let in."""
    return notice(words.admitted.format(role=role))


def is_addressed(message: Message, name: str) -> bool:
    """Tell whether a message in a group speaks to the bot: by command, mention or reply."""
    replied = message.reply_to_message
    if replied is not None and replied.from_user is not None and replied.from_user.username == name:
        return True
    text = message.text or message.caption or ""
    entities = {**message.parse_entities(), **message.parse_caption_entities()}
    for entity, words in entities.items():
        if entity.type == MessageEntityType.MENTION and words.casefold() == f"@{name}".casefold():
            return True
        if entity.type == MessageEntityType.BOT_COMMAND and entity.offset == 0 and text.startswith(words):
            command, _, whom = words[1:].partition("@")
            if whom.casefold() == name.casefold() or (not whom and command.casefold() in GROUP_COMMANDS):
                return True
    return False


GROUP_COMMANDS = frozenset({"hoi", "ask", "help", "language"})
"""Commands that the bot takes in a group without its name."""


def _start_code(message: Message) -> str | None:
    """Return what follows /start, or None for another message."""
    command, _, rest = (message.text or "").partition(" ")
    return rest.strip() if command.partition("@")[0] == "/start" else None


def _is_migration(message: Message | None) -> bool:
    return message is not None and (message.migrate_to_chat_id is not None or message.migrate_from_chat_id is not None)
