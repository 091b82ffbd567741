"""The conversation in a terminal: the same replies, sources opened by their number."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

from bot.actions import Action, OpenParagraph, TurnTo
from bot.conversation import Conversation
from bot.memory import Asker
from bot.reply import Reply
from bot.terminal import Style, printable, render_text
from retrieval.answer import Language

HERE = Asker(0, 0)
"""The one person at the terminal."""
_PAGES = frozenset({"-", "+"})
_LEAVE = frozenset({"/quit", "/exit", "/q"})

_LOG = logging.getLogger(__name__)


class Chat:
    """One person's conversation in a terminal."""

    def __init__(self, conversation: Conversation, write: Callable[[str], None], style: Style) -> None:
        self._conversation = conversation
        self._write = write
        self._style = style
        self._sources: dict[int, Action] = {}
        self._pages: dict[str, Action] = {}

    def run(self, lines: Iterable[str], *, examples: tuple[str, ...] = (), echo: bool = False) -> None:
        """Answer example questions, then line after line until the lines end or one says /quit.

        Args:
            echo: write each line before its reply, where the terminal does not show it.
        """
        words = self._conversation.words(HERE)
        if examples:
            self._write(words.chat_examples + "\n")
        for example in examples:
            self._turn(example, echo=True)
        self._write(self._conversation.words(HERE).chat_hint + "\n")
        for line in lines:
            if line.strip() in _LEAVE:
                return
            if line.strip():
                self._turn(line.strip(), echo=echo)

    def _turn(self, line: str, *, echo: bool) -> None:
        if echo:
            self._write(f"> {printable(line)}")
        try:
            reply = self._reply(line)
        except Exception:
            # One failed question must not end the conversation; the log says what it was.
            _LOG.exception("A question failed")
            reply = self._conversation.words(HERE).failed
        self._write(reply + "\n")

    def _reply(self, line: str) -> str:
        if line.isdecimal() and len(line) <= 2:
            return self._open(int(line))
        if line in _PAGES:
            return self._turn_page(line)
        if line.startswith("/"):
            command, _, argument = line.partition(" ")
            return self._shown(self._command(command, argument.strip()))
        return self._shown(self._conversation.ask(HERE, line))

    def _command(self, command: str, argument: str) -> Reply:
        conversation = self._conversation
        if command == "/start":
            return conversation.greet(HERE)
        if command == "/help":
            return conversation.help(HERE)
        if command == "/language" and argument in {language.value for language in Language}:
            return conversation.choose_language(HERE, Language(argument))
        if command == "/language":
            return conversation.languages(HERE)
        return conversation.say(HERE, lambda words: words.unknown_command)

    def _open(self, number: int) -> str:
        action = self._sources.get(number)
        if action is None:
            words = self._conversation.words(HERE)
            return words.chat_no_source.format(number=number)
        return self._opened(self._conversation.act(HERE, action))

    def _turn_page(self, sign: str) -> str:
        action = self._pages.get(sign)
        if action is None:
            return self._conversation.words(HERE).chat_no_page
        return self._opened(self._conversation.act(HERE, action))

    def _opened(self, reply: Reply) -> str:
        """Return an open paragraph with a hint on paging; the numbers stay those of the answer."""
        words = self._conversation.words(HERE)
        labels = {words.previous: "-", words.next: "+"}
        self._pages = {
            labels[button.label]: button.action
            for button in reply.actions
            if button.label in labels and isinstance(button.action, TurnTo)
        }
        return f"{render_text(reply, self._style)}\n{words.chat_turn}"

    def _shown(self, reply: Reply) -> str:
        """Return the reply with a hint on its sources, whose numbers are remembered."""
        opened = [button.action for button in reply.actions if isinstance(button.action, OpenParagraph)]
        self._sources, self._pages = dict(enumerate(opened, 1)), {}
        text = render_text(reply, self._style)
        if not opened:
            return text
        numbers = "1" if len(opened) == 1 else f"1–{len(opened)}"
        return f"{text}\n{self._conversation.words(HERE).chat_open.format(numbers=numbers)}"
