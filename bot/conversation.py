"""The conversation itself: a question or a button in, a reply out. It knows no channel.

Everything here is synchronous and may run in any thread; Telegram and the
terminal translate in both directions.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.actions import Action, AskOtherwise, ChooseLanguage, OpenParagraph, StartAnew, TurnTo
from bot.assistant import Assistant
from bot.cited import paragraph_in
from bot.compose import answer_reply, shown_paragraphs, with_judging
from bot.courtesy import Courtesy, courtesy_of
from bot.desk import Desk
from bot.drafting import Drafting
from bot.learning import Learning
from bot.memory import Asker, Memory
from bot.opened import opened_reply
from bot.replied import digest_of
from bot.reply import Button, Reply, Statement, sentence
from bot.resources import Resources
from bot.texts import Texts, texts
from config.errors import QuestionError
from corpus.model import PUBLIC, ParagraphId
from retrieval.answer import Language


def everyone_reads_public(_asker: Asker) -> frozenset[str]:
    """Return the access levels of an asker where no policy says otherwise."""
    return frozenset({PUBLIC})


@dataclass(frozen=True, slots=True)
class Manners:
    """How a conversation is led.

    Attributes:
        language: of replies until someone chooses or asks in another one.
        max_question: longest question in characters.
        levels: access levels of an asker.
    """

    language: Language
    max_question: int
    levels: Callable[[Asker], frozenset[str]] = everyone_reads_public


class Conversation:
    """Leads the conversations of all askers over the library as it is at each question."""

    def __init__(
        self, assistant: Assistant, memory: Memory, manners: Manners, resources: Resources | None = None
    ) -> None:
        self._assistant = assistant
        self._memory = memory
        self._manners = manners
        self._resources = resources or Resources()
        self._desk = Desk(assistant, manners.levels, self._resources)
        answers, links = self._resources.answers, self._resources.links
        self.drafting = Drafting(assistant, manners.levels, self.language, answers=answers, links=links)
        progress = self._resources.progress
        self.learning = Learning(assistant, manners.levels, self.language, progress) if progress is not None else None

    def greet(self, asker: Asker) -> Reply:
        """Return the reply to a newcomer."""
        return _paragraphs(self.words(asker).greeting)

    def help(self, asker: Asker, *, alone: bool = False) -> Reply:
        """Return how to ask, with examples.

        Args:
            alone: the asker sits at a terminal, where there are no other chats and nothing is sent unasked.
        """
        words = self.words(asker)
        here = () if alone else (words.help_inline,)
        own = () if alone else (words.help_own,)
        said = (words.help, *here, words.help_commands, *own)
        return _paragraphs("\n".join((*said, words.examples_heading, *(f"– {e}" for e in words.examples))))

    def ask(self, asker: Asker, question: str) -> Reply:
        """Return the answer to a question, which may follow up the ones before it."""
        limit = self._manners.max_question
        if len(question) > limit:
            return self.say(asker, lambda words: words.question_too_long.format(length=len(question), limit=limit))
        courtesy = courtesy_of(question)
        if courtesy is not None:
            return self.greet(asker) if courtesy is Courtesy.GREETING else self.say(asker, lambda words: words.welcome)
        asked = " ".join(question.split())
        levels = self._manners.levels(asker)
        previous = self._memory.previous_questions(asker)
        try:
            answer = self._assistant.ask(
                asked,
                previous=previous[:-1] if previous[-1:] == (asked,) else previous,
                levels=levels,
                language=self._memory.chosen_language(asker),
            )
        except QuestionError:
            return self.say(asker, lambda words: words.question_unreadable)
        if not levels or not levels <= self._manners.levels(asker):  # blocked, or less trusted, in the meantime
            return self.say(asker, lambda words: words.access_lost)
        if self._resources.usage is not None:
            self._resources.usage.note(asker, asked, answer.outcome, answer.took_ms)
        self._memory.remember(asker, asked, answer.language)
        answers, links = self._resources.answers, self._resources.links
        reply = answer_reply(answer, links.to if links is not None else None)
        if answers is None:
            return reply
        number = answers.add(asker, answer.understood_as or asked, answer.language, shown_paragraphs(answer))
        return with_judging(reply, answer, number)

    def retract(self, asker: Asker, digest: str) -> None:
        """Take a question that was changed since out of what a follow-up refers to; see :mod:`bot.replied`."""
        self._memory.retract(asker, lambda question: digest_of(question) == digest)

    def act(self, asker: Asker, action: Action | None) -> Reply:
        """Return what a pressed button leads to; None is a button of which nothing is known."""
        match action:
            case OpenParagraph(paragraph_id):
                return self._open(asker, paragraph_id, replaces=False)
            case TurnTo(paragraph_id):
                return self._open(asker, paragraph_id, replaces=True)
            case ChooseLanguage(language):
                return self.choose_language(asker, language)
            case AskOtherwise():
                return _paragraphs(self.words(asker).how_to_ask)
            case StartAnew():
                self._memory.forget(asker)
                return Reply((Statement(self.words(asker).forgotten),), toast=True)
            case _ if action is not None:
                found = self._desk.act(asker, action, self.language(asker)) or self._learned(asker, action)
                return found if found is not None else Reply((Statement(self.words(asker).old_button),), toast=True)
            case _:
                return Reply((Statement(self.words(asker).old_button),), toast=True)

    def follow(self, asker: Asker, payload: str) -> Reply | None:
        """Return what a link leads to, or None for a parameter that is no link of the bot."""
        paragraph_id = paragraph_in(payload)
        if paragraph_id is None:
            return None
        language = self.language(asker)
        around = self._assistant.around(paragraph_id, levels=self._manners.levels(asker), before=1, after=1)
        return self._desk.follow(asker, paragraph_id, language) if around is None else opened_reply(around, language)

    def languages(self, asker: Asker) -> Reply:
        """Return the question which language the replies shall have."""
        buttons = tuple(Button(texts(language).language_name, ChooseLanguage(language)) for language in Language)
        return Reply((Statement(self.words(asker).choose_language),), (buttons,))

    def choose_language(self, asker: Asker, language: Language) -> Reply:
        """Reply in ``language`` from now on."""
        self._memory.choose_language(asker, language)
        return Reply((Statement(texts(language).language_set),), replaces=True)

    def _learned(self, asker: Asker, action: Action) -> Reply | None:
        found = self.drafting.act(asker, action)
        return found or (self.learning.act(asker, action) if self.learning is not None else None)

    def say(self, asker: Asker, choose: Callable[[Texts], str]) -> Reply:
        """Return one sentence in the asker's language."""
        return sentence(choose(self.words(asker)))

    def words(self, asker: Asker) -> Texts:
        """Return the texts in the chosen language, else that of the last answer, else the default."""
        return texts(self.language(asker))

    def language(self, asker: Asker) -> Language:
        """Return the chosen language, else that of the last answer, else the default."""
        memory = self._memory
        return memory.chosen_language(asker) or memory.last_language(asker) or self._manners.language

    def _open(self, asker: Asker, paragraph_id: ParagraphId, *, replaces: bool) -> Reply:
        levels = self._manners.levels(asker)
        around = self._assistant.around(paragraph_id, levels=levels, before=1, after=1)
        if around is None:
            return self.say(asker, lambda words: words.gone)
        return opened_reply(around, self.language(asker), replaces=replaces)


def _paragraphs(text: str) -> Reply:
    return Reply(tuple(Statement(line) for line in text.split("\n")))
