"""The conversation in a terminal: the same replies, sources opened by their number, all else by a letter."""

from __future__ import annotations

import logging
import string
from collections.abc import Callable, Iterable

from bot.actions import Action, OpenParagraph, StartReading, TurnTo
from bot.chat_commands import CHECK, HERE, ChatCommands
from bot.conversation import Conversation
from bot.drafting import ReadFile
from bot.kept_files import KeptFiles
from bot.progress import Progress
from bot.reply import Button, CopyText, Quiz, Reply, Statement, sentence
from bot.terminal import Style, printable, render_text
from retrieval.source_marks import number_of

_PAGES = frozenset({"-", "+"})
_LEAVE = frozenset({"/quit", "/exit", "/q"})
_POLL = "terminal {number}"

_LOG = logging.getLogger(__name__)


class Chat:
    """One person's conversation in a terminal.

    Args:
        files: takes pictures and files of replies.
        read: reads drafts from files.
        progress: keeps how quizzes were answered.
    """

    def __init__(
        self,
        conversation: Conversation,
        write: Callable[[str], None],
        style: Style,
        *,
        files: KeptFiles | None = None,
        read: ReadFile | None = None,
        progress: Progress | None = None,
    ) -> None:
        self._conversation = conversation
        self._commands = ChatCommands(conversation, read)
        self._write = write
        self._style = style
        self._files = files or KeptFiles()
        self._progress = progress
        self._sources: dict[int, Action] = {}
        self._pages: dict[str, Action] = {}
        self._choices: dict[str, Button] = {}
        self._quiz: Quiz | None = None
        self._quizzes = 0
        self._pasted: list[str] | None = None

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
            if self._pasted is not None:
                self._paste(line.rstrip("\r\n"))
            elif line.strip():
                self._turn(line.strip(), echo=echo)
        if self._pasted:
            self._paste("")

    def _turn(self, line: str, *, echo: bool) -> None:
        if echo:
            self._write(f"> {printable(line)}")
        self._answer(lambda: self._reply(line))

    def _paste(self, line: str) -> None:
        """Take one more line of a draft; a blank one ends it."""
        if line.strip() and self._pasted is not None:
            self._pasted.append(line)
            return
        draft, self._pasted = "\n".join(self._pasted or ()), None
        self._answer(lambda: self._shown(self._commands.check(draft)))

    def _answer(self, work: Callable[[], str]) -> None:
        try:
            reply = work()
        except Exception:
            # One failed question must not end the conversation; the log says what it was.
            _LOG.exception("A question failed")
            reply = self._conversation.words(HERE).failed
        self._write(reply + "\n")

    def _reply(self, line: str) -> str:
        if line.isdecimal() and len(line) <= 2:
            return self._open(int(line)) if self._quiz is None else self._vote(self._quiz, int(line))
        if line in _PAGES:
            return self._turn_page(line)
        if line in self._choices:
            return self._choose(self._choices[line])
        if line in CHECK:
            self._pasted = []
            return self._conversation.words(HERE).chat_paste
        if line.startswith("/"):
            command, _, argument = line.partition(" ")
            return self._shown(self._commands.run(command, argument.strip()))
        return self._shown(self._conversation.ask(HERE, line))

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

    def _choose(self, button: Button) -> str:
        """Do what a button does; what it would copy is written out."""
        if isinstance(button.action, CopyText):
            return printable(button.action.text)
        reply = self._conversation.act(HERE, button.action)
        return self._with_files(reply, render_text(reply, self._style)) if reply.toast else self._shown(reply)

    def _vote(self, quiz: Quiz, number: int) -> str:
        """Say whether an option of a quiz is right."""
        words = self._conversation.words(HERE)
        if not 1 <= number <= len(quiz.options):
            return words.chat_no_option.format(count=len(quiz.options))
        self._quiz = None
        if self._progress is not None:
            poll = _POLL.format(number=self._quizzes)
            self._progress.put_quiz(poll, HERE.chat_id, HERE.person_id, quiz.correct)
            self._progress.answer_quiz(poll, HERE.person_id, number - 1)
        verdict = words.chat_right if number - 1 == quiz.correct else words.chat_wrong
        return render_text(sentence(f"{verdict} {quiz.explanation}"), self._style)

    def _opened(self, reply: Reply) -> str:
        """Return an open paragraph with hints on what to do next; the numbers stay those of the answer."""
        words = self._conversation.words(HERE)
        labels = {words.previous: "-", words.next: "+"}
        self._pages = {
            labels[button.label]: button.action
            for button in reply.actions
            if button.label in labels and isinstance(button.action, TurnTo)
        }
        return "\n".join(filter(None, (render_text(reply, self._style), words.chat_turn, self._offer(reply))))

    def _shown(self, reply: Reply) -> str:
        """Return the reply with hints on its sources, whose numbers are remembered, and on what else may be done."""
        opened = _numbered(reply)
        self._sources, self._pages = opened, {}
        lines = [self._with_files(reply, render_text(reply, self._style))]
        self._quiz = reply.attachment if isinstance(reply.attachment, Quiz) else None
        if self._quiz is not None:
            self._quizzes += 1
            lines += [printable(self._quiz.question), *(f"{n}. {o}" for n, o in enumerate(self._quiz.options, 1))]
            lines.append(self._conversation.words(HERE).chat_vote)
        elif opened:
            first, last = min(opened), max(opened)
            numbers = str(first) if first == last else f"{first}–{last}"
            lines.append(self._conversation.words(HERE).chat_open.format(numbers=numbers))
        lines.append(self._offer(reply))
        return "\n".join(filter(None, lines))

    def _offer(self, reply: Reply) -> str:
        """Remember the buttons that no number opens, each under a letter; return the line that says so."""
        others = [
            button for button in reply.actions if not isinstance(button.action, OpenParagraph | StartReading | TurnTo)
        ]
        self._choices = dict(zip(string.ascii_lowercase, others, strict=False))
        if not self._choices:
            return ""
        offered = " · ".join(f"{letter} {button.label}" for letter, button in self._choices.items())
        hint = self._conversation.words(HERE).chat_choose.format(choices=offered)
        return render_text(Reply((Statement(hint),)), self._style)

    def _with_files(self, reply: Reply, text: str) -> str:
        """Return the words with the path of what came with them."""
        path = self._files.path_of(reply.attachment) if reply.attachment is not None else None
        if path is None:
            return text
        return "\n".join(filter(None, (text, self._conversation.words(HERE).chat_file.format(path=path))))


def _numbered(reply: Reply) -> dict[int, Action]:
    """Return what the buttons open that bear a number, under that number."""
    found: dict[int, Action] = {}
    for button in reply.actions:
        if isinstance(button.action, OpenParagraph | StartReading):
            found.setdefault(number_of(button.label) or len(found) + 1, button.action)
    return found
