"""Updates are received once, kept until answered, and erased with the answer."""

from __future__ import annotations

from pathlib import Path

from bot.inbox import KEEP_SECONDS, Inbox, Pending
from bot.state import State, open_state


def test_an_update_is_accepted_once(tmp_path: Path) -> None:
    state = open_state(tmp_path)
    inbox = Inbox(state, 7)
    assert inbox.accept(1, "{}")
    assert not inbox.accept(1, "{}")
    inbox.finish(1)
    assert not inbox.accept(1, "{}")
    assert Inbox(state, 8).accept(1, "{}")  # another bot counts its own updates
    state.close()


def test_what_is_not_finished_is_found_after_a_restart(tmp_path: Path) -> None:
    state = open_state(tmp_path)
    inbox = Inbox(state, 7)
    for number in (3, 1, 2):
        inbox.accept(number, f'{{"n": {number}}}')
    inbox.begin(1)
    inbox.begin(1)
    inbox.finish(2)
    state.close()
    again = open_state(tmp_path)
    assert Inbox(again, 7).pending() == (Pending(1, '{"n": 1}', 2), Pending(3, '{"n": 3}', 0))
    assert Inbox(again, 8).pending() == ()
    again.close()


def test_what_an_answered_update_said_is_erased(tmp_path: Path) -> None:
    state = open_state(tmp_path)
    inbox = Inbox(state, 7)
    inbox.accept(1, '{"text": "bí mật nhỏ"}')
    inbox.finish(1)
    with state.transaction() as db:
        assert db.execute("SELECT payload FROM inbox").fetchall() == [(None,)]
    state.close()


def test_an_update_that_the_process_survived_is_not_held_against_it() -> None:
    now = 1_000_000.0
    inbox = Inbox(State(), 7, lambda: now)
    inbox.accept(1, "{}")
    inbox.begin(1)
    inbox.survived(1)
    now += 90
    assert inbox.pending() == (Pending(1, "{}", 0),)
    assert (inbox.age(1), inbox.age(2)) == (90, 0)


def test_sent_messages_are_counted_for_the_update() -> None:
    inbox = Inbox(State(), 7)
    inbox.accept(1, "{}")
    assert inbox.sent(1) == 0
    inbox.count_sent(1)
    inbox.count_sent(1)
    assert inbox.sent(1) == 2
    assert inbox.sent(99) == 0


def test_numbers_go_when_telegram_cannot_repeat_them_and_never_before_an_answer() -> None:
    now = 1_000_000.0
    inbox = Inbox(State(), 7, lambda: now)
    inbox.accept(1, "{}")
    inbox.accept(2, "{}")
    inbox.finish(1)
    now += KEEP_SECONDS + 1
    inbox.prune()
    assert inbox.accept(1, "{}")
    assert not inbox.accept(2, "{}")
