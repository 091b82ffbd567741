"""Commands of the learner, and the answers to quizzes, as updates of Telegram."""

from __future__ import annotations

from telegram import Update
from telegram.ext import CommandHandler, PollAnswerHandler, filters

from bot.handlers import Context, Handlers, TelegramApplication
from bot.learning import Learning
from bot.progress import Progress


class LearningCommands:
    """/batdau, /viettat and /kiemtra."""

    def __init__(self, learning: Learning, handlers: Handlers, progress: Progress) -> None:
        self._learning = learning
        self._handlers = handlers
        self._progress = progress

    def register(self, application: TelegramApplication) -> None:
        """Connect the commands; before those that take whatever is left."""
        new = filters.UpdateType.MESSAGE
        application.add_handler(CommandHandler(("batdau", "tour"), self.tour, new))
        application.add_handler(CommandHandler(("viettat", "glossary"), self.glossary, new))
        application.add_handler(CommandHandler(("kiemtra", "quiz"), self.quiz, new))
        application.add_handler(PollAnswerHandler(self.voted))

    async def tour(self, update: Update, _context: Context) -> None:
        """Show the fields of work."""
        await self._handlers.reply_with(update, self._learning.tour)

    async def glossary(self, update: Update, context: Context) -> None:
        """Explain an abbreviation."""
        asked = " ".join(context.args or [])
        await self._handlers.reply_with(update, lambda asker: self._learning.glossary(asker, asked))

    async def quiz(self, update: Update, _context: Context) -> None:
        """Ask a question to practise on."""
        await self._handlers.reply_with(update, self._learning.quiz)

    async def voted(self, update: Update, _context: Context) -> None:
        """Keep what was chosen; Telegram itself shows whether it is right."""
        answer = update.poll_answer
        if answer is not None and answer.user is not None and answer.option_ids:
            self._progress.answer_quiz(answer.poll_id, answer.user.id, answer.option_ids[0])
