"""Candidates are read from the store as they are looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from corpus.model import ParagraphId
from indexes.hit import Hit
from retrieval.evidence.candidates import Candidate, Candidates
from tests.support.hand_made import paragraph

HITS = tuple(Hit(ParagraphId(f"bc-{number}"), 1 - number / 100) for number in range(60))


def test_candidates_are_read_in_order_no_sooner_than_needed_and_only_once() -> None:
    asked: list[ParagraphId] = []

    def read(hits: Sequence[Hit]) -> Iterator[Candidate]:
        asked.extend(hit.paragraph_id for hit in hits)
        for hit in hits:
            number = int(hit.paragraph_id.split("-")[1])
            if number % 10:  # every tenth is gone
                yield Candidate(paragraph("bc", number, "chữ"), hit.score)

    candidates = Candidates(HITS, read)
    first = list(islice(candidates, 10))
    assert len(asked) < len(HITS)
    every = list(candidates)
    assert every[:10] == first
    assert [candidate.paragraph.id for candidate in every] == [
        hit.paragraph_id for number, hit in enumerate(HITS) if number % 10
    ]
    assert list(candidates) == every
    assert asked == [hit.paragraph_id for hit in HITS]
