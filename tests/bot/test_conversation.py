"""The conversation by itself: questions, buttons, languages, follow-ups, access; no channel in sight."""

from __future__ import annotations

import pytest

from bot.actions import AskOtherwise, ChooseLanguage, CitePlace, OpenParagraph, SendFile, ShowRelated, StartAnew, TurnTo
from bot.conversation import Conversation, Manners
from bot.memory import Asker, Memory
from bot.opened import MAX_NEIGHBOUR, MAX_PARAGRAPH
from bot.reply import CopyText, Note, Quote, Reply, Statement, Understood
from bot.state import State
from bot.texts import texts
from corpus.model import PUBLIC, ParagraphId
from retrieval.answer import Language
from tests.support.fake_assistant import TEXTS, FakeAssistant, paragraphs

ANH = Asker(1, 1)
VI, EN = texts(Language.VIETNAMESE), texts(Language.ENGLISH)


@pytest.fixture
def assistant() -> FakeAssistant:
    return FakeAssistant()


@pytest.fixture
def memory() -> Memory:
    return Memory(State())


@pytest.fixture
def conversation(assistant: FakeAssistant, memory: Memory) -> Conversation:
    return Conversation(assistant, memory, Manners(Language.VIETNAMESE, 200))


def said(reply: Reply) -> str:
    return "\n".join(part.text for part in reply.parts if isinstance(part, Statement | Note | Quote))


def test_a_greeting_and_thanks_are_returned_and_nothing_is_looked_up(
    conversation: Conversation, assistant: FakeAssistant, memory: Memory
) -> None:
    assert conversation.ask(ANH, "Chào em ạ") == conversation.greet(ANH)
    assert said(conversation.ask(ANH, "cảm ơn em nhiều")) == VI.welcome
    assert (assistant.asked, memory.previous_questions(ANH)) == ([], ())


def test_a_question_reaches_the_engine_with_the_asker_s_access(
    conversation: Conversation, assistant: FakeAssistant
) -> None:
    reply = conversation.ask(ANH, "  trồng bao nhiêu\n rừng? ")
    assert said(reply).startswith("1.250 ha")
    asked = assistant.asked[0]
    assert (asked.question, asked.previous) == ("trồng bao nhiêu rừng?", ())
    assert (asked.levels, asked.language) == (frozenset({PUBLIC}), None)


def test_levels_come_from_the_policy(assistant: FakeAssistant, memory: Memory) -> None:
    manners = Manners(Language.VIETNAMESE, 200, lambda asker: frozenset({f"unit {asker.person_id}"}))
    conversation = Conversation(assistant, memory, manners)
    conversation.ask(Asker(5, 6), "rừng nào")
    assert assistant.asked[0].levels == {"unit 6"}


def test_a_follow_up_hears_what_was_asked_before(conversation: Conversation, assistant: FakeAssistant) -> None:
    conversation.ask(ANH, "rừng trồng năm nào")
    reply = conversation.ask(ANH, "kế hoạch đó số mấy")
    assert assistant.asked[-1].previous == ("rừng trồng năm nào",)
    assert isinstance(reply.parts[0], Understood)


def test_a_repeated_question_does_not_follow_up_itself(conversation: Conversation, assistant: FakeAssistant) -> None:
    conversation.ask(ANH, "rừng trồng năm nào")
    conversation.ask(ANH, "rừng trồng năm nào")
    assert assistant.asked[-1].previous == ()


def test_starting_anew_forgets_the_conversation(conversation: Conversation, assistant: FakeAssistant) -> None:
    conversation.ask(ANH, "rừng trồng năm nào")
    reply = conversation.act(ANH, StartAnew())
    assert (reply.toast, said(reply)) == (True, VI.forgotten)
    conversation.ask(ANH, "kế hoạch đó số mấy")
    assert assistant.asked[-1].previous == ()


def test_a_question_beyond_the_limit_is_told_both_numbers(conversation: Conversation, assistant: FakeAssistant) -> None:
    reply = conversation.ask(ANH, "rừng " * 2000)
    assert said(reply) == "Câu hỏi dài 10000 ký tự, giới hạn là 200. Đề nghị hỏi ngắn hơn."
    assert assistant.asked == []


@pytest.mark.parametrize("question", ["", " ", "a", "?", "\x00\x01\x02", "…"])
def test_a_question_without_words_gets_one_sentence(conversation: Conversation, question: str) -> None:
    assert said(conversation.ask(ANH, question)) == VI.question_unreadable


def paging(reply: Reply) -> list[TurnTo]:
    return [button.action for button in reply.actions if isinstance(button.action, TurnTo)]


def test_an_opened_paragraph_stands_between_its_neighbours(conversation: Conversation) -> None:
    held = paragraphs()
    reply = conversation.act(ANH, OpenParagraph(held[1].id))
    assert not reply.replaces
    quotes = [part for part in reply.parts if isinstance(part, Quote)]
    assert [quote.text for quote in quotes] == list(TEXTS[:3])
    assert [quote.caption for quote in quotes] == [VI.before, VI.this, VI.after]
    assert "I. MỤC TIÊU" in said(reply)
    assert paging(reply) == [TurnTo(held[0].id), TurnTo(held[2].id)]
    assert {type(button.action) for button in reply.actions} == {TurnTo, SendFile, CitePlace, ShowRelated}


def test_paging_stops_at_both_ends(conversation: Conversation) -> None:
    held = paragraphs()
    first, last = (conversation.act(ANH, TurnTo(p.id)) for p in (held[0], held[-1]))
    assert first.replaces
    assert paging(first) == [TurnTo(held[1].id)]
    assert paging(last) == [TurnTo(held[-2].id)]


def test_a_long_paragraph_and_long_neighbours_are_cut_and_say_so(memory: Memory) -> None:
    long = tuple(f"{name} " * 9000 for name in ("một", "hai", "ba"))
    conversation = Conversation(FakeAssistant(long), memory, Manners(Language.VIETNAMESE, 200))
    reply = conversation.act(ANH, OpenParagraph(paragraphs(long)[1].id))
    before, whole, after = (part for part in reply.parts if isinstance(part, Quote))
    assert len(before.text) <= MAX_NEIGHBOUR
    assert (before.cut_before, before.cut_after) == (True, False)
    assert long[0].endswith(before.text)
    assert len(whole.text) <= MAX_PARAGRAPH
    assert whole.cut_after
    assert (after.cut_before, after.cut_after) == (False, True)
    assert f"{len(long[1])} ký tự" in said(reply)


def test_a_paragraph_that_is_gone_is_said_to_be_gone(conversation: Conversation) -> None:
    assert said(conversation.act(ANH, OpenParagraph(ParagraphId("fedcba9876543210")))) == VI.gone


def test_buttons_survive_a_new_snapshot(memory: Memory) -> None:
    library = FakeAssistant()
    conversation = Conversation(library, memory, Manners(Language.VIETNAMESE, 200))
    action = conversation.ask(ANH, "rừng").actions[0].action
    assert not isinstance(action, CopyText)
    library.texts = (*TEXTS[1:], "Đoạn mới.")
    assert TEXTS[1] in said(conversation.act(ANH, action))


def test_an_unknown_button_says_so_in_passing(conversation: Conversation) -> None:
    reply = conversation.act(ANH, None)
    assert (reply.toast, said(reply)) == (True, VI.old_button)


def test_the_chosen_language_reaches_the_engine_and_the_texts(
    conversation: Conversation, assistant: FakeAssistant
) -> None:
    offered = conversation.languages(ANH)
    assert [button.action for button in offered.actions] == [ChooseLanguage(language) for language in Language]
    reply = conversation.act(ANH, ChooseLanguage(Language.ENGLISH))
    assert (reply.replaces, said(reply)) == (True, EN.language_set)
    conversation.ask(ANH, "rừng")
    assert assistant.asked[-1].language is Language.ENGLISH
    assert said(conversation.greet(ANH)).split("\n") == EN.greeting.split("\n")


def test_without_a_choice_the_bot_follows_the_language_of_the_last_answer(conversation: Conversation) -> None:
    assert said(conversation.greet(ANH)).startswith("Chào anh/chị")
    conversation.ask(ANH, "which forest")
    assert said(conversation.act(ANH, AskOtherwise())).split("\n") == EN.how_to_ask.split("\n")


def test_help_shows_examples(conversation: Conversation) -> None:
    text = said(conversation.help(ANH))
    assert all(example in text for example in VI.examples)
