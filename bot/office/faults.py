"""/canhbao: what an attentive clerk would find wrong in the documents that the asker may read."""

from __future__ import annotations

from collections import Counter

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.handlers import Context, TelegramApplication
from bot.office.desk import Desk, asker_of
from bot.office.post import notice
from bot.office.stacks import Stacks
from bot.pool import AnswerPool
from bot.texts.office import OfficeTexts
from corpus.access import Role
from corpus.lint import Finding, lint
from corpus.model import ReadDocument
from retrieval.answer import Language
from retrieval.library import View

MAX_SHOWN = 12
MAX_QUOTE = 160
SECONDS = 120.0
"""Longest time for looking through the library."""


class Faults:
    """The command."""

    def __init__(self, desk: Desk, stacks: Stacks) -> None:
        self._desk = desk
        self._stacks = stacks
        self._thread = AnswerPool(1, slow_after=SECONDS, spare=0)

    def register(self, application: TelegramApplication) -> None:
        """Connect the command."""
        private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        application.add_handler(CommandHandler("canhbao", self.show, private))

    async def show(self, update: Update, _context: Context) -> None:
        """Show how many findings of each kind there are, and the heaviest."""
        if await self._desk.refuse(update, Role.EDITOR):
            return
        asker = asker_of(update)
        words = self._desk.words(asker)
        language = self._desk.memory.chosen_language(asker) or Language(self._desk.settings.language)
        levels = self._desk.clearance.levels(asker)

        def look() -> tuple[Finding, ...]:
            return self._stacks.assistant.consult(
                lambda view: lint(_everything(view), language=language), levels=levels
            )

        found = await self._thread.run(look, SECONDS)
        await self._desk.post.answer(update, notice(_text(found, language, words)))

    def close(self) -> None:
        """Let the thread end."""
        self._thread.close()


def _everything(view: View) -> tuple[ReadDocument, ...]:
    return tuple(
        ReadDocument(document, view.paragraphs_of(document.id), view.references_of(document.id))
        for document in view.documents.values()
    )


def _text(found: tuple[Finding, ...], language: Language, words: OfficeTexts) -> str:
    if not found:
        return words.no_faults
    counted = Counter(finding.kind for finding in found)
    lines = [words.faults_heading.format(count=len(found))]
    lines += [
        f"{words.kinds.get(kind, kind)}: {count}" for kind, count in sorted(counted.items(), key=lambda item: -item[1])
    ]
    lines.append(words.faults_first.format(count=min(len(found), MAX_SHOWN)))
    for number, finding in enumerate(found[:MAX_SHOWN], 1):
        where = ", ".join(filter(None, (finding.path, finding.place)))
        quote = f" “{finding.quote[:MAX_QUOTE]}”" if finding.quote else ""
        lines.append(f"{number}. {finding.message(language)} – {where}{quote}")
    return "\n".join(lines)
