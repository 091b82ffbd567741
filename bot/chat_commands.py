"""The commands of the terminal: those of Telegram, by the same names, as far as one person alone can use them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from bot.conversation import Conversation
from bot.drafting import ReadFile
from bot.memory import Asker
from bot.reply import Reply, sentence
from retrieval.answer import Language

HERE = Asker(0, 0)
"""The one person at the terminal."""
CHECK = frozenset({"/soat", "/check"})
"""Takes further lines when it stands alone."""
Command = Callable[[str], Reply]


class ChatCommands:
    """What a line that begins with a stroke does.

    Args:
        read: reads a draft from a file; without it only pasted lines are checked.
    """

    def __init__(self, conversation: Conversation, read: ReadFile | None = None) -> None:
        self._conversation = conversation
        self._read = read
        self._known = self._commands()

    def run(self, command: str, argument: str) -> Reply:
        """Return what a command leads to."""
        known = self._known.get(command)
        if known is None:
            return self._conversation.say(HERE, lambda words: words.unknown_command)
        return known(argument)

    def check(self, draft: str) -> Reply:
        """Check pasted lines, or the file of that name."""
        drafting, path = self._conversation.drafting, Path(draft.strip("\"'"))
        if "\n" in draft or len(draft) > 500 or not path.is_file():
            return drafting.check_text(HERE, draft)
        if self._read is None:
            return sentence(drafting.words(HERE).draft_reader_missing)
        return drafting.check_file(HERE, path, self._read)

    def _commands(self) -> Mapping[str, Command]:
        conversation, learning = self._conversation, self._conversation.learning
        drafting = conversation.drafting
        known: dict[str, Command] = {
            "/start": lambda _: conversation.greet(HERE),
            "/help": lambda _: conversation.help(HERE, alone=True),
            "/language": self._language,
            "/hoi": self._ask,
            "/ask": self._ask,
            **dict.fromkeys(CHECK, self.check),
        }
        for names, work in (
            (("/cancu", "/canhcu", "/basis"), drafting.basis),
            (("/sodo", "/map"), drafting.map),
            (("/sosanh", "/compare"), drafting.compare),
            (("/tiendo", "/timeline"), drafting.timeline),
        ):
            known |= dict.fromkeys(names, lambda argument, work=work: work(HERE, argument))
        if learning is not None:
            known |= dict.fromkeys(("/batdau", "/tour"), lambda _: learning.tour(HERE))
            known |= dict.fromkeys(("/viettat", "/glossary"), lambda argument: learning.glossary(HERE, argument))
            known["/quiz"] = lambda _: learning.quiz(HERE)
            known["/kiemtra"] = lambda argument: self.check(argument) if argument else learning.quiz(HERE)
        return known

    def _language(self, argument: str) -> Reply:
        if argument in {language.value for language in Language}:
            return self._conversation.choose_language(HERE, Language(argument))
        return self._conversation.languages(HERE)

    def _ask(self, argument: str) -> Reply:
        if argument:
            return self._conversation.ask(HERE, argument)
        return self._conversation.say(HERE, lambda words: words.ask_usage.format(example=words.examples[0]))
