"""The same conversation in a terminal."""

from __future__ import annotations

import pytest

from bot.chat import Chat
from bot.conversation import Conversation, Manners
from bot.memory import Memory
from bot.state import State
from bot.terminal import Style
from bot.texts import texts
from retrieval.answer import Language
from tests.support.fake_assistant import TEXTS, FakeAssistant

VI, EN = texts(Language.VIETNAMESE), texts(Language.ENGLISH)


def talk(*lines: str, examples: tuple[str, ...] = (), assistant: FakeAssistant | None = None) -> str:
    written: list[str] = []
    library = assistant or FakeAssistant()
    conversation = Conversation(library, Memory(State()), Manners(Language.VIETNAMESE, 200))
    Chat(conversation, written.append, Style(500)).run(lines, examples=examples, echo=True)
    return "\n".join(written)


def test_a_question_is_answered_and_its_source_opened_by_number() -> None:
    shown = talk("trồng bao nhiêu rừng?\n", "1\n")
    assert "1.250 ha (trồng bao nhiêu rừng?) ①" in shown
    assert "▏ “…trồng 1.250 ha rừng & chăm sóc <rừng cũ>…” ①" in shown
    assert VI.chat_open.format(numbers="1") in shown
    opened = shown.partition("> 1\n")[2]
    assert all(f"▏ “{text}”" in opened for text in TEXTS[:3])


def test_a_number_without_a_source_says_so() -> None:
    assert VI.chat_no_source.format(number=1) in talk("1")
    assert VI.chat_no_source.format(number=9) in talk("rừng", "9")
    assert VI.chat_no_source.format(number=1) in talk("rừng", "/help", "1")


def test_a_superscript_digit_is_no_number_and_no_crash() -> None:
    assert VI.question_unreadable in talk("²")
    assert VI.chat_no_source.format(number=2) in talk("٢")  # an Arabic-Indic two is a decimal digit


def test_an_open_paragraph_is_paged_both_ways_to_the_end() -> None:
    shown = talk("rừng", "1", "+", "+", "+", "-")
    pages = shown.split("\n> ")[2:]
    titles = ["Mục I, đoạn 2", "Mục I, đoạn 3", "Mục I, đoạn 4", VI.chat_no_page, "Mục I, đoạn 3"]
    assert [page.split("\n")[1].startswith(title) for page, title in zip(pages, titles, strict=True)] == [True] * 5
    assert VI.chat_turn in pages[0]
    assert VI.chat_no_page in talk("+")


def test_nearest_paragraphs_can_be_opened_too() -> None:
    shown = talk("sao Hỏa", "2")
    assert VI.chat_open.format(numbers="1–2") in shown
    assert TEXTS[3] in shown.partition("> 2")[2]


def test_examples_come_first_and_the_rest_after() -> None:
    shown = talk("rừng c", examples=("rừng a", "rừng b"))
    order = [shown.index(text) for text in (VI.chat_examples, "> rừng a", "> rừng b", VI.chat_hint, "> rừng c")]
    assert order == sorted(order)


@pytest.mark.parametrize("word", ["/quit", "/exit", "/q", " /quit \n"])
def test_a_word_ends_it(word: str) -> None:
    assert "rừng" not in talk(word, "rừng")


def test_the_end_of_the_input_ends_it() -> None:
    assert talk() == VI.chat_hint + "\n"


def test_commands_are_those_of_telegram() -> None:
    assert EN.language_set in talk("/language en")
    assert VI.choose_language in talk("/language")
    assert VI.greeting.split("\n")[0] in talk("/start")
    assert VI.examples[0] in talk("/help")
    assert VI.unknown_command in talk("/khongco")


def test_a_follow_up_works_as_in_telegram() -> None:
    assistant = FakeAssistant()
    assert VI.understood in talk("rừng năm nào", "kế hoạch đó số mấy", assistant=assistant)


@pytest.mark.parametrize("line", ["a", "\x00\x01", "?"])
def test_a_question_without_words_gets_one_sentence(line: str) -> None:
    assert VI.question_unreadable in talk(line)


def test_a_failing_engine_does_not_end_the_conversation(caplog: pytest.LogCaptureFixture) -> None:
    def break_down() -> None:
        raise RuntimeError("the index is gone")

    shown = talk("hỏng", "rừng", assistant=FakeAssistant(behaviours={"hỏng": break_down}))
    assert VI.failed in shown
    assert "1.250 ha (rừng)" in shown
    assert "the index is gone" in caplog.text


def test_a_reader_that_has_gone_ends_the_conversation() -> None:
    def refuse(text: str) -> None:
        raise BrokenPipeError(text)

    conversation = Conversation(FakeAssistant(), Memory(State()), Manners(Language.VIETNAMESE, 200))
    with pytest.raises(BrokenPipeError):
        Chat(conversation, refuse, Style()).run(["rừng"])


def test_what_is_typed_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in talk("rừng \x1b[2J\x07")


def test_blank_lines_are_passed_over() -> None:
    assert talk("", "  ", "\n") == VI.chat_hint + "\n"
