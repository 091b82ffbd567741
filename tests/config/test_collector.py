"""The processes of the project let the collector run seldom."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from config.collector import collect_at_rest, collect_between_answers, collect_seldom
from config.command_line import run

PYTHONS = (700, 10, 10)


@pytest.fixture(autouse=True)
def thresholds() -> Iterator[tuple[int, int, int]]:
    """Begin with Python's own thresholds, and leave the collector of the test run as it was: other tests open engines."""
    before = gc.get_threshold()
    gc.set_threshold(*PYTHONS)
    yield PYTHONS
    gc.set_threshold(*before)


def test_the_youngest_objects_are_gone_over_less_often(thresholds: tuple[int, int, int]) -> None:
    collect_seldom()
    assert gc.get_threshold()[0] > 10 * thresholds[0]
    assert gc.get_threshold()[1:] == thresholds[1:]
    assert gc.isenabled()


@pytest.fixture
def collections() -> Iterator[list[int]]:
    """Note the generations that are collected, of nothing to begin with."""
    noted: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            noted.append(info["generation"])

    gc.collect()
    gc.callbacks.append(note)
    yield noted
    gc.callbacks.remove(note)


def test_while_answers_are_waited_for_nothing_is_collected_and_at_rest_it_is(collections: list[int]) -> None:
    collect_between_answers()
    collect_at_rest()
    kept = [[number] for number in range(30_000)]
    assert collections == []
    collect_at_rest()
    assert collections == [0]
    del kept


def test_without_any_rest_it_is_collected_nevertheless(collections: list[int]) -> None:
    collect_between_answers()
    kept = [[number] for number in range(300_000)]
    assert len(collections) >= 2
    del kept


def test_at_rest_the_old_ones_have_their_turn_too(collections: list[int]) -> None:
    collect_between_answers()
    for _ in range(13):
        kept = [[number] for number in range(30_000)]
        collect_at_rest()
        del kept
    assert 1 in collections
    assert collections.count(0) > collections.count(1)


def test_a_command_runs_under_it() -> None:
    with pytest.raises(SystemExit) as ended:
        run(lambda: gc.get_threshold()[0])
    assert ended.value.code == gc.get_threshold()[0]
    assert gc.get_threshold()[0] > 700
