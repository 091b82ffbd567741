"""Giving every passage its vector."""

from __future__ import annotations

from tqdm import tqdm

from indexes.hit import Encoder
from indexes.passage_store import PassageStore

TOGETHER = 1024
"""Passages after which their vectors are kept, so that a process that is killed loses no more."""


def encode_waiting(passages: PassageStore, encoder: Encoder, *, progress: bool) -> int:
    """Encode the passages that have no vector; returns how many they were.

    Args:
        progress: show a bar on the standard error stream while it is a terminal.
    """
    total = passages.waiting()
    quiet = None if progress else True  # None: quiet unless on a terminal
    with tqdm(total=total, unit=" passages", disable=quiet, leave=False) as bar:
        while texts := passages.next_waiting(TOGETHER):
            passages.put_vectors(texts, encoder.encode_passages([text.text for text in texts]))
            bar.update(len(texts))
    return total
