"""The first candidates in a new order, after fusion and before evidence, where a reranker is set.

Only the order changes, and with it which candidates are looked through: scores
and cosines stay those of the search, so that the confidence of an answer means
what it was calibrated to mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from retrieval.evidence.candidates import Candidate


class Reranker(Protocol):
    """Reads a question and passages together."""

    def scores(self, question: str, passages: Sequence[str]) -> tuple[float, ...]:
        """Return how well each passage answers, higher is better."""
        ...


@dataclass(frozen=True, slots=True)
class Reranking:
    """How candidates are put in a new order.

    Attributes:
        pairs: candidates that are read with the question; those behind them keep their places.
        restore: puts back the diacritics of a question typed without them, which a reranker needs as an encoder does.
    """

    reranker: Reranker
    pairs: int
    restore: Callable[[str], str] = str

    def __call__(self, question: str, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
        """Yield the same candidates, the first ones by falling score of the reranker; equal ones keep their order."""
        left = iter(candidates)
        read = tuple(islice(left, self.pairs))
        scores = self.reranker.scores(self.restore(question), [_passage(candidate) for candidate in read])
        for place in sorted(range(len(read)), key=lambda place: (-scores[place], place)):
            yield read[place]
        yield from left


def _passage(candidate: Candidate) -> str:
    """Return a paragraph below the headings above it, without which "2. Mức hỗ trợ" says nothing."""
    return "\n".join((*candidate.paragraph.headings, candidate.paragraph.text))
