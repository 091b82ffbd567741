"""What the bot keeps of a person, shown to him and erased at his word, and forgotten when it is too old.

The row that lets him in stays, or is blocked, since it is the office's; it
then holds a number and a role and nothing else. The audit log names numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.answers import Answers
from bot.audit import Deed
from bot.handlers import Context, TelegramApplication
from bot.office.desk import Desk, asker_of, moment
from bot.office.post import Key, Notice, notice
from bot.people import Person
from bot.state import State
from bot.texts.office import OfficeTexts

_PERSONAL = ("asked", "replied", "used", "subscription", "followed_field", "has_read", "quiz")
"""Tables whose rows are a person's own; a test holds the list to the schema."""
_COUNTED = ("answered", "rating", "upload", *_PERSONAL)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a person: how many rows of each table, and the questions that may be followed up."""

    rows: dict[str, int]
    recent: tuple[str, ...]

    @property
    def total(self) -> int:
        """Rows altogether."""
        return sum(self.rows.values())


def kept_of(state: State, person_id: int) -> Kept:
    """Return what is kept of a person."""
    with state.transaction() as db:
        rows = {
            table: int(
                db.execute(f"SELECT count(*) FROM {table} WHERE person_id = ?", (person_id,)).fetchone()[0]  # noqa: S608 - a constant
            )
            for table in _COUNTED
        }
        recent = db.execute("SELECT question FROM asked WHERE person_id = ? ORDER BY id", (person_id,)).fetchall()
    return Kept(rows, tuple(question for (question,) in recent))


def erase(state: State, person_id: int) -> None:
    """Erase everything that is a person's own; what lets him in stays, without his name."""
    Answers(state).forget(person_id)
    with state.transaction() as db:
        for table in _PERSONAL:
            db.execute(f"DELETE FROM {table} WHERE person_id = ?", (person_id,))  # noqa: S608 - a constant
        db.execute("DELETE FROM chat WHERE chat_id = ?", (person_id,))
        db.execute("DELETE FROM notice WHERE chat_id = ? AND key NOT LIKE 'update %'", (person_id,))
        db.execute("UPDATE person SET name = '' WHERE person_id = ?", (person_id,))


class Privacy:
    """/dulieu and /xoadulieu."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def register(self, application: TelegramApplication) -> None:
        """Connect the commands."""
        private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        application.add_handler(CommandHandler("dulieu", self.show, private))
        application.add_handler(CommandHandler("xoadulieu", self.ask, private))

    async def show(self, update: Update, _context: Context) -> None:
        """Say what is kept, why, and for how long."""
        asker = asker_of(update)
        words = self._desk.words(asker)
        kept = kept_of(self._desk.state, asker.person_id)
        member = self._desk.people.find(asker.person_id) or self._desk.clearance.member(asker.person_id)
        await self._desk.post.answer(update, self._shown(kept, member, words))

    async def ask(self, update: Update, _context: Context) -> None:
        """Ask whether everything is to be erased."""
        asker = asker_of(update)
        words = self._desk.words(asker)
        await self._desk.post.answer(
            update,
            notice(words.erase_sure, (Key(words.erase_yes, f"erase {asker.person_id}"), Key(words.cancel, "keep"))),
        )

    async def pressed(self, update: Update, task: tuple[str, ...]) -> bool:
        """Do what a button says; False if it is none of these."""
        asker = asker_of(update)
        words = self._desk.words(asker)
        if task == ("keep",):
            await self._desk.post.change(update, notice(words.not_erased))
            return True
        if task != ("erase", str(asker.person_id)):
            return False
        self._desk.uploads.forget(asker.person_id)
        erase(self._desk.state, asker.person_id)
        self._desk.audit.note(asker.person_id, Deed.ERASED, "")
        await self._desk.post.change(update, notice(words.erased))
        return True

    def _shown(self, kept: Kept, person: Person | None, words: OfficeTexts) -> Notice:
        lines = [words.data_heading]
        if person is not None:
            since = moment(person.since) if person.since else words.none
            lines.append(words.data_person.format(
                person=person.person_id, name=person.name or words.none, role=words.roles[person.role], since=since
            ))  # fmt: skip
        lines += [words.tables[table].format(count=count) for table, count in kept.rows.items() if count]
        lines += [words.recent_heading] if kept.recent else []
        lines += [f"– {question}" for question in kept.recent]
        lines.append(words.data_kept.format(days=self._desk.settings.keep_days))
        return notice("\n".join(lines), strong=words.data_heading)
