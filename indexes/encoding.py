"""Giving every passage its vector."""

from __future__ import annotations

from tqdm import tqdm

from indexes.hit import Encoder
from indexes.passage_store import PassageStore

TOGETHER = 1024
"""Passages that are put in order of length together, so that a batch holds texts of about one length."""
KEPT = 128
"""Passages after which their vectors are kept and the bar moves: a process that is killed loses no more."""


def encode_waiting(passages: PassageStore, encoder: Encoder, *, progress: bool) -> int:
    """Encode the passages that have no vector; returns how many they were.

    Args:
        progress: show a bar on the standard error stream while it is a terminal.
    """
    total = passages.waiting()
    quiet = None if progress else True  # None: quiet unless on a terminal
    with tqdm(total=total, unit=" passages", disable=quiet, leave=False) as bar:
        while texts := passages.next_waiting(TOGETHER):
            by_length = sorted(texts, key=lambda text: -len(text.text))
            for start in range(0, len(by_length), KEPT):
                part = by_length[start : start + KEPT]
                passages.put_vectors(part, encoder.encode_passages([text.text for text in part]))
                bar.update(len(part))
    return total
