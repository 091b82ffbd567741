"""/thongke: how the bot was used, what it could not answer and what people did not like, with a small chart."""

from __future__ import annotations

from datetime import datetime, timedelta

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.actions import REASONS
from bot.answers import Answers
from bot.handlers import Context, TelegramApplication
from bot.office.chart import draw_days
from bot.office.desk import Desk, asker_of, moment
from bot.office.post import notice
from bot.texts.office import office_texts
from bot.texts.reading import reading_texts
from bot.usage import Figures, Usage
from corpus.access import Role
from retrieval.answer import Language

MAX_DAYS = 90
MAX_LISTED = 10
MAX_SHOWN = 120
"""Characters of a question in the list."""


class Statistics:
    """The command."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._usage = Usage(desk.state)
        self._answers = Answers(desk.state)

    def register(self, application: TelegramApplication) -> None:
        """Connect the command."""
        private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        application.add_handler(CommandHandler("thongke", self.show, private))

    async def show(self, update: Update, context: Context) -> None:
        """Show the last days, seven unless another number is given."""
        if await self._desk.refuse(update, Role.ADMINISTRATOR):
            return
        words = self._desk.words(asker_of(update))
        wanted = (context.args or ["7"])[0]
        days = min(max(int(wanted), 1), MAX_DAYS) if wanted.isdecimal() and len(wanted) < 4 else 7
        since = midnight(days)
        figures = self._usage.figures(since)
        if not figures.questions:
            await self._desk.post.answer(update, notice(words.figures_none.format(days=days)))
            return
        await self._desk.post.picture(update, draw_days(figures.days, since), words.chart_caption)
        language = self._desk.language_of(asker_of(update).person_id)
        await self._desk.post.answer(update, notice(self._text(figures, since, days, language)))

    def _text(self, figures: Figures, since: int, days: int, language: Language) -> str:
        words, reasons = office_texts(language), dict(zip(REASONS, reading_texts(language).reasons, strict=True))
        lines = [
            words.figures.format(
                days=days,
                questions=figures.questions,
                people=figures.people,
                unanswered=figures.unanswered,
                median=_seconds(figures.median),
                slow=_seconds(figures.slow),
            )
        ]
        silent = self._usage.unanswered(since, MAX_LISTED)
        lines += [words.unanswered_heading] if silent else []
        lines += [f"– {_short(question.text)} ({moment(question.at)})" for question in silent]
        disliked = self._answers.disliked(since)[:MAX_LISTED]
        lines += [words.disliked_heading] if disliked else []
        lines += [
            f"– {_short(q.question)}" + (f" ({reasons.get(q.reason, q.reason).lower()})" if q.reason else "")
            for q in disliked
        ]
        return "\n".join(lines)


def midnight(days: int) -> int:
    """Return when the first of the last days began, today included, in the office's own time."""
    today = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return int((today - timedelta(days=days - 1)).timestamp())


def _seconds(milliseconds: float) -> str:
    return f"{milliseconds / 1000:.2f}".replace(".", ",")


def _short(text: str) -> str:
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1].rstrip() + "…"
