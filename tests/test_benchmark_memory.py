"""The memory that a benchmark tells of a process is that of this process."""

from __future__ import annotations

import multiprocessing

import numpy as np

from tests.benchmarks.memory import peak_memory

LARGE = 300
"""Megabytes, more than a process holds that has only begun."""


def held_and_let_go(megabytes: int) -> float:
    """Return the peak of this process after it has held so much and let go of it."""
    large = np.ones(megabytes * 131_072)
    del large
    return peak_memory()


def test_the_peak_counts_what_was_let_go_of_again_and_not_what_the_parent_held() -> None:
    parent = held_and_let_go(2 * LARGE)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        little = pool.apply(peak_memory)
        much = pool.apply(held_and_let_go, (LARGE,))
    assert parent > 2 * LARGE
    assert little < LARGE
    assert LARGE < much < 2 * LARGE
