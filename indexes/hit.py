"""What a search returns, and what every index promises."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.model import ParagraphId

Vectors = NDArray[np.float32]
"""Row vectors of length 1, shape (texts, dimension)."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph and its raw score; results are ordered by ``(-score, paragraph_id)``."""

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
    return tuple(sorted(hits, key=lambda hit: (-hit.score, hit.paragraph_id))[:limit])
