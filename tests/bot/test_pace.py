"""Questions are counted for each person and for all, and room comes back with time."""

from __future__ import annotations

import pytest

from bot.pace import Pace


class Clock:
    """A clock that the test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_one_person_asks_so_many_a_minute_and_waits_as_long_as_he_is_told() -> None:
    clock = Clock()
    pace = Pace(3, 100, clock)
    assert [pace.wait(7, update) for update in range(4)] == [0, 0, 0, 20]
    assert pace.wait(8, 10) == 0
    clock.now += 20
    assert pace.wait(7, 11) == 0
    assert pace.wait(7, 12) > 0


def test_everyone_together_is_bounded_too() -> None:
    pace = Pace(100, 5, Clock())
    assert [pace.wait(person, person) for person in range(6)] == [0, 0, 0, 0, 0, 12]


def test_an_update_that_is_tried_again_is_counted_once() -> None:
    pace = Pace(1, 10, Clock())
    assert [pace.wait(7, 1), pace.wait(7, 1), pace.wait(7, 2), pace.wait(7, 2)] == [0, 0, 60, 60]


@pytest.mark.parametrize("minutes", [1, 30])
def test_room_does_not_pile_up(minutes: int) -> None:
    clock = Clock()
    pace = Pace(2, 100, clock)
    clock.now += 60 * minutes
    assert [pace.wait(7, update) for update in range(3)] == [0, 0, 30]
