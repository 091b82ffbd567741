"""Work that goes on beside the question comes out as if it had been done in its place."""

from __future__ import annotations

import threading

import pytest

from retrieval.begun import begin


def test_the_result_is_waited_for_and_may_be_asked_for_again() -> None:
    go = threading.Event()
    waiting = begin(lambda: go.wait(10))
    go.set()
    assert [waiting(), waiting()] == [True, True]


def test_what_is_raised_is_raised_to_whoever_waits() -> None:
    def fail() -> None:
        raise KeyError("đã xóa")

    waiting = begin(fail)
    with pytest.raises(KeyError, match="đã xóa"):
        waiting()
