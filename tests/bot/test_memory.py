"""What is remembered of a conversation, how long, and for whom."""

from __future__ import annotations

import pytest

from bot.memory import MAX_AGE_SECONDS, MAX_QUESTIONS, Asker, Memory
from bot.state import State
from retrieval.answer import Language

ANH, CHI = Asker(1, 1), Asker(2, 2)


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def memory(clock: Clock) -> Memory:
    return Memory(State(), clock)


def test_a_language_is_kept_for_the_chat(memory: Memory) -> None:
    assert memory.chosen_language(ANH) is None
    memory.choose_language(ANH, Language.ENGLISH)
    memory.choose_language(ANH, Language.VIETNAMESE)
    assert memory.chosen_language(ANH) is Language.VIETNAMESE
    assert memory.chosen_language(Asker(1, 99)) is Language.VIETNAMESE
    assert memory.chosen_language(CHI) is None


def test_questions_are_kept_in_order_for_their_asker_only(memory: Memory) -> None:
    memory.remember(ANH, "một", Language.VIETNAMESE)
    memory.remember(Asker(1, 5), "khác", Language.VIETNAMESE)
    memory.remember(ANH, "two", Language.ENGLISH)
    assert memory.previous_questions(ANH) == ("một", "two")
    assert memory.last_language(ANH) is Language.ENGLISH
    assert memory.previous_questions(CHI) == ()
    assert memory.last_language(CHI) is None


def test_no_more_questions_are_kept_than_follow_ups_need(memory: Memory) -> None:
    for number in range(10):
        memory.remember(ANH, f"câu {number}", Language.VIETNAMESE)
    assert memory.previous_questions(ANH) == tuple(f"câu {n}" for n in range(10 - MAX_QUESTIONS, 10))


def test_a_repetition_counts_once(memory: Memory) -> None:
    memory.remember(ANH, "một", Language.VIETNAMESE)
    memory.remember(ANH, "một", Language.VIETNAMESE)
    assert memory.previous_questions(ANH) == ("một",)


def test_old_questions_are_neither_used_nor_kept(clock: Clock) -> None:
    state = State()
    memory = Memory(state, clock)
    memory.remember(ANH, "cũ", Language.VIETNAMESE)
    clock.now += MAX_AGE_SECONDS + 1
    assert memory.previous_questions(ANH) == ()
    memory.forget_old()
    with state.transaction() as db:
        assert db.execute("SELECT count(*) FROM asked").fetchone() == (0,)


def test_forgetting_takes_one_asker_only(memory: Memory) -> None:
    memory.remember(ANH, "một", Language.VIETNAMESE)
    memory.remember(CHI, "hai", Language.VIETNAMESE)
    memory.forget(ANH)
    assert memory.previous_questions(ANH) == ()
    assert memory.previous_questions(CHI) == ("hai",)
