"""Administrators decide on people: requests, roles, blocks and invitations, with buttons or by command."""

from __future__ import annotations

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.audit import Deed, Entry
from bot.handlers import Context, TelegramApplication
from bot.invitations import Invitation
from bot.office.desk import Desk, asker_of, level_name, moment
from bot.office.post import Key, Notice, notice
from bot.people import Person, Standing
from bot.texts.office import OfficeTexts
from corpus.access import Role
from corpus.text.fold import fold

MAX_LISTED = 40
"""People shown with a button each."""


def request_card(person_id: int, name: str, words: OfficeTexts) -> Notice:
    """Return a newcomer's request as the administrators see it."""
    card = words.request_card.format(name=name or words.nameless, person=person_id)
    return notice(
        card,
        (Key(words.grant_reader, f"role {person_id} reader"), Key(words.grant_editor, f"role {person_id} editor")),
        (Key(words.decline, f"decline {person_id}"), Key(words.block, f"block {person_id}")),
        strong=card.partition("\n")[0],
    )


class Admission:
    """Commands and buttons of administrators that concern people."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def register(self, application: TelegramApplication) -> None:
        """Connect the commands; buttons come through :mod:`bot.office.buttons`."""
        private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        for name, callback in (("nguoidung", self.people), ("moi", self.invite), ("nhatky", self.log)):
            application.add_handler(CommandHandler(name, callback, private))

    async def people(self, update: Update, context: Context) -> None:
        """List everyone, or those with a name, or show one person by number."""
        if await self._desk.refuse(update, Role.ADMINISTRATOR):
            return
        words = self._desk.words(asker_of(update))
        wanted = (context.args or [""])[0]
        if wanted.isdecimal() and len(wanted) <= MAX_DIGITS:
            await self._desk.post.answer(update, self._card(int(wanted), words))
            return
        await self._desk.post.answer(update, self._list(words, " ".join(context.args or [])))

    async def invite(self, update: Update, context: Context) -> None:
        """Make an invitation: /moi [role] [unit …]."""
        if await self._desk.refuse(update, Role.ADMINISTRATOR):
            return
        asker = asker_of(update)
        words = self._desk.words(asker)
        invitation = _invitation(context.args or [], self._desk.clearance.policy.units)
        if invitation is None:
            units = ", ".join(self._desk.clearance.policy.units) or words.none
            await self._desk.post.answer(update, notice(words.invite_usage.format(units=units)))
            return
        hours = self._desk.settings.invitation_hours
        code = self._desk.invitations.make(invitation, hours)
        self._desk.audit.note(asker.person_id, Deed.INVITED, " ".join((invitation.role, *invitation.units)))
        link = f"https://t.me/{context.bot.username}?start={code}"
        role = words.roles[invitation.role]
        await self._desk.post.answer(update, notice(words.invited.format(role=role, hours=hours, link=link)))

    async def log(self, update: Update, _context: Context) -> None:
        """Show the newest entries of the audit log."""
        if await self._desk.refuse(update, Role.ADMINISTRATOR):
            return
        words = self._desk.words(asker_of(update))
        lines = [
            words.log_line.format(at=moment(entry.at), actor=entry.actor, deed=_deed(entry, words))
            for entry in self._desk.audit.last(30)
        ]
        await self._desk.post.answer(
            update, notice("\n".join((words.log_heading, *lines)) if lines else words.log_empty)
        )

    async def pressed(self, update: Update, task: tuple[str, ...]) -> bool:
        """Do what a button says; False if it is none of these."""
        match task:
            case ("person", number):
                person_id = int(number)
            case ("role", number, role):
                person_id = int(number)
                await self._admit(update, person_id, Role(role))
            case ("unit", number, unit):
                person_id = int(number)
                self._change_unit(asker_of(update).person_id, person_id, unit)
            case ("decline" | "block" | "unblock" | "remove" as what, number):
                person_id = int(number)
                self._settle(asker_of(update).person_id, person_id, what)
                await self._desk.offer_menu(person_id)
            case _:
                return False
        await self._desk.post.change(update, self._card(person_id, self._desk.words(asker_of(update))))
        return True

    async def _admit(self, update: Update, person_id: int, role: Role) -> None:
        desk, actor = self._desk, asker_of(update).person_id
        before = desk.people.find(person_id)
        if desk.clearance.is_fixed(person_id) or (before is not None and before.standing is Standing.BLOCKED):
            return  # a card from before the block must not undo it
        if before is not None and (before.standing, before.role) == (Standing.MEMBER, role):
            return
        desk.people.put(person_id, Standing.MEMBER, role=role, units=before.units if before else ())
        desk.audit.note(actor, Deed.ADMITTED, f"{person_id} {role}")
        words = desk.words_of(person_id)
        said = notice(words.admitted.format(role=words.roles[role]))
        await desk.post.tell(f"admitted {person_id} {update.update_id}", person_id, said)
        await desk.offer_menu(person_id)

    def _change_unit(self, actor: int, person_id: int, unit: str) -> None:
        person = self._desk.people.find(person_id)
        if person is None or unit not in self._desk.clearance.policy.units:
            return
        units = tuple(sorted(set(person.units) ^ {unit}))
        self._desk.people.put(person_id, person.standing, role=person.role, units=units)
        self._desk.audit.note(actor, Deed.ADMITTED, f"{person_id} {person.role} {','.join(units)}")

    def _settle(self, actor: int, person_id: int, what: str) -> None:
        if self._desk.clearance.is_fixed(person_id):
            return
        people, audit = self._desk.people, self._desk.audit
        person = people.find(person_id)
        blocked = person is not None and person.standing is Standing.BLOCKED
        if blocked is not (what == "unblock"):
            return  # the card is from before a block, or from before it was lifted
        if what == "block":
            people.put(person_id, Standing.BLOCKED)
            audit.note(actor, Deed.BLOCKED, person_id)
        elif what == "decline":
            people.put(person_id, Standing.DECLINED)
            audit.note(actor, Deed.DECLINED, person_id)
        else:
            people.put(person_id, Standing.DECLINED)
            people.remove(person_id)
            audit.note(actor, Deed.UNBLOCKED if what == "unblock" else Deed.REMOVED, person_id)

    def _list(self, words: OfficeTexts, name: str) -> Notice:
        everyone = tuple(p for p in self._desk.people.all() if _is_named(p, name))
        if name and not everyone:
            return notice(words.nobody_named.format(name=name))
        shown = everyone[:MAX_LISTED]
        lines = [words.people_heading.format(count=len(everyone))]
        lines += [f"{number}. {_line(person, words)}" for number, person in enumerate(shown, 1)]
        keys = [Key(str(number), f"person {person.person_id}") for number, person in enumerate(shown, 1)]
        rows = tuple(tuple(keys[at : at + 8]) for at in range(0, len(keys), 8))
        return notice("\n".join(lines) if shown else words.nobody, *rows)

    def _card(self, person_id: int, words: OfficeTexts) -> Notice:
        """Return one person with all that may be decided on him."""
        person = self._desk.people.find(person_id)
        if self._desk.clearance.is_fixed(person_id):
            return notice(words.fixed_administrator.format(person=person_id))
        if person is None:
            return notice(words.person_unknown.format(person=person_id))
        line = _line(person, words)
        if person.standing is Standing.BLOCKED:
            return notice(line, (Key(words.unblock, f"unblock {person_id}"),))
        roles = tuple(
            Key(("✓ " if _is(person, role) else "") + words.roles[role], f"role {person_id} {role}") for role in Role
        )
        units = tuple(
            Key(("✓ " if unit in person.units else "") + unit, f"unit {person_id} {unit}")
            for unit in self._desk.clearance.policy.units[:8]
        )
        last = (Key(words.block, f"block {person_id}"), Key(words.remove, f"remove {person_id}"))
        rows = (roles, *((units,) if units and person.standing is Standing.MEMBER else ()), last)
        return notice(line, *rows)


MAX_DIGITS = 18


def _is(person: Person, role: Role) -> bool:
    return person.standing is Standing.MEMBER and person.role is role


def _is_named(person: Person, name: str) -> bool:
    """Tell whether each word that was typed begins one of a person's names: "an" is An and Anh, but not Trần."""
    own = fold(person.name).split()
    return all(any(part.startswith(word) for part in own) for word in fold(name).split())


def _deed(entry: Entry, words: OfficeTexts) -> str:
    """Return what was done and with whom or what, in words; the person who did it is not named again."""
    parts = entry.subject.split()
    subject = ", ".join(_subject(part, words) for part in parts if part != str(entry.actor))
    deed = words.deeds[entry.deed]
    return words.log_subject.format(deed=deed, subject=subject) if subject else deed


def _subject(part: str, words: OfficeTexts) -> str:
    if part in {role.value for role in Role}:
        return words.roles[Role(part)]
    return words.refusals.get(part, level_name(part, words))


def _line(person: Person, words: OfficeTexts) -> str:
    what = words.roles[person.role] if person.standing is Standing.MEMBER else words.standings[person.standing]
    units = f" ({', '.join(person.units)})" if person.units else ""
    return words.person_line.format(name=person.name or words.nameless, person=person.person_id, what=what + units)


def _invitation(arguments: list[str], units: tuple[str, ...]) -> Invitation | None:
    """Return what the words after /moi grant, or None where one of them is unknown."""
    role, named = Role.READER, list[str]()
    for argument in arguments:
        word = argument.lower().strip(",")
        if word in {known.value for known in Role}:
            role = Role(word)
        elif word in units:
            named.append(word)
        else:
            return None
    return Invitation(role, tuple(named)) if role is not Role.ADMINISTRATOR else None
