"""Paragraphs that a search found, in order, read from the store as they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Paragraph
from indexes.hit import Hit

_AT_A_TIME = 25
"""Candidates that are read from the store together."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph found for a question.

    Attributes:
        score: fused score from 0 to 1 among the candidates of this question; it stays when a reranker changes
            their order.
        dense: cosine of question and paragraph, or 0 where the dense side did not find it.
    """

    paragraph: Paragraph
    score: float
    dense: float = 0.0


class Candidates:
    """Candidates, best first, read some at a time as they are looked at: a question looks at twenty of a hundred.

    May be gone over several times; what was read stays.
    """

    def __init__(self, hits: Sequence[Hit], read: Callable[[Sequence[Hit]], Iterable[Candidate]]) -> None:
        self._parts = (read(hits[start : start + _AT_A_TIME]) for start in range(0, len(hits), _AT_A_TIME))
        self._read: list[Candidate] = []

    def __iter__(self) -> Iterator[Candidate]:
        position = 0
        while True:
            while position < len(self._read):
                yield self._read[position]
                position += 1
            part = next(self._parts, None)
            if part is None:
                return
            self._read.extend(part)
