"""What a search returns, and what every index promises."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.model import ParagraphId

Vectors = NDArray[np.float32]
"""Row vectors of length 1, shape (texts, dimension)."""


class Hit(NamedTuple):
    """A paragraph and its raw score; results are ordered by ``(-score, paragraph_id)``.

    A question makes some five hundred of them, and a named tuple is made in a fraction of the time.
    """

    paragraph_id: ParagraphId
    score: float


class Encoder(Protocol):
    """Turns text into vectors of length 1."""

    @property
    def fingerprint(self) -> str:
        """Changes whenever the vectors would (model, weights, prefixes, length)."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return one vector a question, shape (len(texts), dimension)."""
        ...

    def encode_passages(self, texts: Sequence[str], *, progress: bool = False) -> Vectors:
        """Return one vector a paragraph, shape (len(texts), dimension)."""
        ...


def ranked(hits: Iterable[Hit], limit: int) -> tuple[Hit, ...]:
    """Return the best ``limit`` hits in the total order ``(-score, paragraph_id)``."""
    by_id = sorted(hits, key=attrgetter("paragraph_id"))
    return tuple(sorted(by_id, key=attrgetter("score"), reverse=True)[:limit])  # equal scores stay in order
