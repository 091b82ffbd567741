"""Use is counted without keeping more than the office needs, and logged as hashes."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.memory import Asker
from bot.state import State
from bot.usage import Figures, Usage, _at
from retrieval.answer import Outcome

DAY = 86_400


class Clock:
    """A clock that the test moves."""

    now = 100.0 * DAY

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def state() -> Iterator[State]:
    opened = State()
    yield opened
    opened.close()


def ask(usage: Usage, person: int, question: str, *, answered: bool, milliseconds: float = 100.0) -> None:
    usage.note(Asker(person, person), question, Outcome.ANSWERED if answered else Outcome.NOT_FOUND, milliseconds)


def test_questions_are_counted_by_day_and_outcome(state: State) -> None:
    clock = Clock()
    usage = Usage(state, clock=clock)
    since = clock.now
    ask(usage, 7, "rừng", answered=True)
    ask(usage, 7, "sao Hỏa", answered=False)
    clock.now += 2 * DAY
    ask(usage, 8, "sao Mộc", answered=False, milliseconds=900.0)
    figures = usage.figures(since)
    assert (figures.questions, figures.unanswered, figures.people) == (3, 2, 2)
    assert (figures.median, figures.slow) == (100.0, 900.0)
    assert [(day.answered, day.unanswered) for day in figures.days] == [(1, 1), (0, 0), (0, 1)]
    assert usage.figures(clock.now + 1).questions == 0


def test_the_words_of_answered_questions_are_not_kept(state: State) -> None:
    clock = Clock()
    usage = Usage(state, clock=clock)
    ask(usage, 7, "rừng", answered=True)
    ask(usage, 7, "sao Hỏa", answered=False)
    ask(usage, 8, "sao Hỏa", answered=False)
    with state.transaction() as db:
        assert "rừng" not in repr(db.execute("SELECT * FROM used").fetchall())
    assert [question.text for question in usage.unanswered(0, 10)] == ["sao Hỏa"]
    clock.now += 10 * DAY
    usage.prune(5 * DAY)
    assert usage.figures(0).questions == 0


@pytest.mark.parametrize("open_log", [False, True])
def test_the_log_holds_hashes_unless_a_setting_says_otherwise(
    state: State, caplog: pytest.LogCaptureFixture, open_log: bool
) -> None:
    usage = Usage(state, open_log=open_log)
    with caplog.at_level(logging.INFO):
        ask(usage, 70_007, "rừng của riêng tôi", answered=True)
        ask(usage, 70_007, "rừng của riêng tôi", answered=True)
    assert ("rừng của riêng tôi" in caplog.text) is open_log
    assert ("70007" in caplog.text) is open_log
    first, second = caplog.messages
    assert first == second  # one can still see that it is the same person and question


def test_without_use_the_figures_are_empty(state: State) -> None:
    assert Usage(state, clock=Clock()).figures(100.0 * DAY) == Figures(
        0, 0, 0, 0.0, 0.0, Usage(state, clock=Clock()).figures(100.0 * DAY).days
    )


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=50), st.sampled_from([0.5, 0.95]))
def test_a_share_of_the_values_is_no_larger_than_the_figure(values: list[float], share: float) -> None:
    found = _at(sorted(values), share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values)
    assert sum(value < found for value in values) < share * len(values)
