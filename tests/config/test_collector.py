"""The processes of the project let the collector run seldom."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from config.collector import collect_seldom
from config.command_line import run


@pytest.fixture(autouse=True)
def thresholds() -> Iterator[tuple[int, int, int]]:
    """Leave the collector of the test run as it was."""
    before = gc.get_threshold()
    yield before
    gc.set_threshold(*before)


def test_the_youngest_objects_are_gone_over_less_often(thresholds: tuple[int, int, int]) -> None:
    collect_seldom()
    assert gc.get_threshold()[0] > 10 * thresholds[0]
    assert gc.get_threshold()[1:] == thresholds[1:]
    assert gc.isenabled()


def test_a_command_runs_under_it() -> None:
    with pytest.raises(SystemExit) as ended:
        run(lambda: gc.get_threshold()[0])
    assert ended.value.code == gc.get_threshold()[0]
    assert gc.get_threshold()[0] > 700
